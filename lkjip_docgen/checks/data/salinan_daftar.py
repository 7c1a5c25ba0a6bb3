"""Lists and comparisons that were copied from another unit, indicator or part of the report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from lkjip_docgen.checks.data.repeats import (
    ENOUGH,
    LIMITS,
    LOOK,
    Told,
    compared,
    copy_of,
    free_digits,
)
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.wording import angka
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import plain_name
from lkjip_docgen.model import TW, Laporan, Unit
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Number
from lkjip_docgen.source import Path_, dotted

_FEWEST_QUARTERS: Final = 3
_DIGITS: Final = 3  # of a result that two indicators of one unit seldom share by chance
_FEWEST_ITEMS: Final = 2  # of a list that two units seldom share as a whole


@rule("LK157", Severity.WARNING, "Angka indikator menyalin indikator lain", culprit=True)
def indikator_disalin(subject: Subject) -> Iterator[Problem]:
    """Quarters, and the result of another unit, that two indicators have alike."""
    yield from _quarters(subject.laporan)
    yield from _units_compared(subject.laporan)


def _quarters(laporan: Laporan) -> Iterator[Problem]:
    """Three quarters and more with the results of another indicator."""
    rows: list[Told] = []
    for number, model in enumerate(laporan.indikator):
        if model.triwulan is None:
            continue
        path: Path_ = ("indikator", number, "triwulan", "realisasi")
        figures = dict(zip(TW, model.triwulan.realisasi.urut, strict=True))
        told = Told(path, f"Realisasi triwulan {model.singkatan or model.nama}", figures)
        for before in rows:
            found = compared(told.angka, before.angka)
            if len(found.alike) >= _FEWEST_QUARTERS and found.digits >= ENOUGH and found.mostly:
                yield copy_of(told, before, found)
                break
        rows.append(told)


def _units_compared(laporan: Laporan) -> Iterator[Problem]:
    """One unit of which two indicators tell the same result, to two decimals."""
    seen: dict[tuple[str, int, Number], tuple[int, Path_]] = {}
    now = laporan.dokumen.tahun
    for number, model in enumerate(laporan.indikator):
        for n, row in enumerate(model.pembanding):
            value = row.realisasi
            if value is None or value in LIMITS or free_digits(value) < _DIGITS:
                continue
            here: Path_ = ("indikator", number, "pembanding", n, "realisasi")
            key = (plain_name(row.unit), row.tahun or now, value)
            first, there = seen.setdefault(key, (number, here))
            if first != number and plain_name(laporan.indikator[first].nama) != plain_name(
                model.nama
            ):
                other = laporan.indikator[first]
                yield Problem(
                    here,
                    f"Realisasi {row.unit} untuk {model.singkatan or model.nama} {angka(value)}, "
                    f"sama persis dengan yang untuk {other.singkatan or other.nama}.",
                    LOOK,
                    others=(there,),
                )


@rule("LK158", Severity.WARNING, "Daftar fungsi unit menyalin unit lain")
def fungsi_disalin(subject: Subject) -> Iterator[Problem]:
    """Two units with the same functions, all of them."""
    seen: dict[frozenset[str], tuple[Path_, Unit]] = {}
    for path, unit in _units(("organisasi", "unit"), subject.laporan.organisasi.unit):
        functions = frozenset(map(plain_name, unit.fungsi))
        if len(functions) < _FEWEST_ITEMS:
            continue
        there, first = seen.setdefault(functions, (path, unit))
        if there != path:
            yield Problem(
                (*path, "fungsi", 0),
                f"Semua fungsi {unit.nama} sama dengan fungsi {first.nama}.",
                "Salin fungsi tiap unit dari peraturan organisasi kantor.",
                others=((*there, "fungsi", 0),),
            )


def _units(path: Path_, units: Sequence[Unit]) -> Iterator[tuple[Path_, Unit]]:
    """Every unit with where it stands."""
    for n, unit in enumerate(units):
        yield (*path, n), unit
        yield from _units((*path, n, "unit"), unit.unit)


_PARTS: Final = {
    "aspek_strategis.butir.uraian": "segi penting kantor",
    "isu_strategis.butir.uraian": "masalah",
    "kesimpulan.isu": "masalah",
    "indikator.analisis.kendala": "masalah",
    "indikator.analisis.solusi": "jawaban",
    "indikator.analisis.rekomendasi": "jawaban",
    "saran": "jawaban",
    "langkah": "jawaban",
    "pembinaan.upaya": "jawaban",
    "renstra.upaya": "jawaban",
}
"""What each part of the report is asked for: what is an answer there is no problem here."""


@rule("LK159", Severity.WARNING, "Isi bagian lain disalin ke bagian ini")
def bukan_bagian_ini(subject: Subject) -> Iterator[Problem]:
    """An issue, word for word, where advice is asked for; one note for two quarters."""
    told: dict[str, Text] = {}
    for text in texts(subject):
        part = _PARTS.get(text.field)
        if part is None:
            continue
        first = told.setdefault(_plain(text.value), text)
        meant = _PARTS[first.field]
        if meant != part:
            yield problem(
                subject,
                text,
                0,
                f"Isi ini sama dengan {meant} pada `{dotted(first.path)}`, sedangkan di sini "
                f"diminta {part}.",
                "Tulis isi yang khas untuk bagian ini.",
                others=(first.path,),
            )
    yield from _obstacles_again(subject)
    yield from _notes_of_quarters(subject)


_WORD: Final = lazy_pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FEWEST_WORDS: Final = 5  # of an obstacle that is more than a catchword
_DENIED: Final = frozenset(
    (
        *("belum", "tidak", "kurang", "tanpa", "terbatas", "terbatasnya", "kurangnya", "masih"),
        *("minim", "rusak", "sulit", "terlambat", "rendah", "rendahnya", "lemah"),
    )
)
"""Words that tell of an obstacle, and of no cure for it."""


def _obstacles_again(subject: Subject) -> Iterator[Problem]:
    """A cure that says its obstacle once more, with one word changed."""
    told: defaultdict[Path_, list[tuple[Text, list[str]]]] = defaultdict(list)
    for text in texts(subject):
        if text.field not in ("indikator.analisis.kendala", "indikator.analisis.solusi"):
            continue
        words = _WORD.findall(text.value.lower())
        if text.field.endswith("kendala"):
            told[text.path[:2]].append((text, words))
        elif _DENIED.intersection(words) and len(words) >= _FEWEST_WORDS:
            first = next(
                (o for o, said in told[text.path[:2]] if _differ_in_one(said, words)), None
            )
            if first is not None:
                yield problem(
                    subject,
                    text,
                    0,
                    f"Solusi ini hampir sama dengan kendala pada `{dotted(first.path)}`.",
                    "Tulis apa yang dilakukan terhadap kendala itu.",
                    others=(first.path,),
                )


def _differ_in_one(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one word of two passages differs, in the same place."""
    if len(one) != len(other):
        return False
    return sum(first != second for first, second in zip(one, other, strict=True)) == 1


_LONG: Final = 40
"""Characters of a note that tells of one quarter; a shorter one may be said of all."""


def _notes_of_quarters(subject: Subject) -> Iterator[Problem]:
    seen: dict[tuple[Path_, str], Text] = {}
    for text in texts(subject):
        if not text.field.rpartition(".")[0].endswith("triwulan.keterangan"):
            continue
        first = seen.setdefault((text.path[:-1], _plain(text.value)), text)
        if first is not text and len(text.value) >= _LONG:
            yield problem(
                subject,
                text,
                0,
                f"Keterangan ini sama dengan keterangan pada `{dotted(first.path)}`.",
                "Tulis keterangan triwulan ini sendiri.",
                others=(first.path,),
            )


def _plain(words: str) -> str:
    return plain_name(words).rstrip(" .")
