"""Units and decimals of indicators: what a quotient is told per, and digits beyond the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import angka
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_decimal, plain_name
from lkjip_docgen.measures import published_places, typed_numbers
from lkjip_docgen.measures.ways import measured_by
from lkjip_docgen.model import PENGALI, PERSEN, Laporan, Persentase
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import written_places
from lkjip_docgen.source import Path_

_PERCENT: Final = ("persen", "%")
_PER_MILLE: Final = lazy_pattern(r"‰|\bper\s?mil\b", re.IGNORECASE)
_PER_FIGURE: Final = lazy_pattern(r"\b(?:per|tiap|setiap)\s+(\d[\d.]*)", re.IGNORECASE)
_PER_WORDS: Final = {
    "per seratus ribu": 100_000,
    "per sepuluh ribu": 10_000,
    "per seribu": 1_000,
    "per sejuta": 1_000_000,
    "per satu juta": 1_000_000,
    "per seratus": 100,
}
"""The longer words first: "per seratus" begins another one."""


@rule("LK137", Severity.WARNING, "Satuan tidak sesuai dengan pengalinya")
def satuan_menyebut_pengali(subject: Subject) -> Iterator[Problem]:
    """A quotient that is multiplied by one number and told per another one."""
    laporan = subject.laporan
    for number, ukur in measured_by(laporan.indikator, Persentase):
        satuan = laporan.indikator[number].satuan
        named = _named(satuan)
        if named == ukur.per or (named is None and ukur.per == PERSEN):
            continue
        per = format_decimal(ukur.per)
        yield Problem(
            ("indikator", number, "satuan"),
            f"Hasil bagi “{ukur.pembilang}” dan “{ukur.penyebut}” dikalikan {per}, sedangkan "
            f"satuannya {satuan}.",
            _remedy(named, ukur.per),
            others=(("indikator", number, "pengukuran", "per"),),
        )


def _named(satuan: str) -> int | None:
    """What the words of a unit say that a figure is per: 1.000 of "per 1.000 kelahiran hidup"."""
    plain = plain_name(satuan)
    if plain in _PERCENT:
        return PERSEN
    if _PER_MILLE.search(plain):
        return 1_000
    if found := _PER_FIGURE.search(plain):
        return int(found[1].replace(".", ""))
    return next((number for words, number in _PER_WORDS.items() if words in plain), None)


def _remedy(named: int | None, per: int) -> str:
    """What to write; a unit may name what no quotient can be multiplied by ("per 50 orang")."""
    written = f"`satuan: per {format_decimal(per)} ...`" if per != PERSEN else "`satuan: persen`"
    if named not in PENGALI:
        return f"Tulis satuannya, misalnya {written}."
    return f"Tulis `per: {named}` pada `pengukuran`, atau {written}."


_KINDS: Final = (
    (lazy_pattern(r"^indeks\b"), ("persen", "%", "orang", "kegiatan", "dokumen", "laporan")),
    (lazy_pattern(r"^(?:persentase|prosentase|proporsi)\b"), ("indeks", "nilai", "orang")),
    (lazy_pattern(r"^(?:jumlah|banyaknya)\b"), ("persen", "%", "indeks")),
)
"""What a name begins with, and the units that such a figure cannot have."""


@rule("LK548", Severity.WARNING, "Satuan tidak sesuai dengan nama indikator")
def satuan_sesuai_nama(subject: Subject) -> Iterator[Problem]:
    """An index in percent, a percentage in people, a number of things in percent."""
    for path, name, unit in _told_units(subject.laporan):
        begun = plain_name(name)
        for begins, impossible in _KINDS:
            if begins.match(begun) and plain_name(unit) in impossible:
                yield Problem(
                    (*path, "satuan"),
                    f"“{name}” bersatuan {unit}.",
                    "Salin satuannya dari perjanjian kinerja, atau perbaiki nama indikatornya.",
                    others=((*path, "nama"),),
                )


_Told = tuple[Path_, str, str]
"""Where an indicator stands, its name, and its unit."""


def _told_units(laporan: Laporan) -> Iterator[_Told]:
    """The indicators of the report and of its agreements that have a unit of their own."""
    for number, row in enumerate(laporan.indikator):
        yield ("indikator", number), row.nama, row.satuan
    for n, agreement in enumerate(laporan.perjanjian_kinerja):
        for i, level in enumerate(agreement.tingkat):
            for j, goal in enumerate(level.sasaran):
                for k, told in enumerate(goal.indikator):
                    if told.satuan:
                        path: Path_ = ("perjanjian_kinerja", n, "tingkat", i, "sasaran", j)
                        yield (*path, "indikator", k), told.nama, told.satuan


@rule("LK138", Severity.HINT, "Angka dengan desimal lebih banyak daripada angka lain")
def desimal_seragam(subject: Subject) -> Iterator[Problem]:
    """A number with more digits than the numbers of its indicator are published with."""
    for number, indikator in enumerate(subject.laporan.indikator):
        places = published_places(indikator)
        for where, value in typed_numbers(indikator):
            written = written_places(value.normalize())
            if written > places:
                yield Problem(
                    ("indikator", number, *where),
                    f"{angka(value)} dicetak dengan {written} desimal, sedangkan angka lain "
                    f"indikator “{indikator.nama}” dengan {places} desimal.",
                    f"Tulis `desimal: {written}` pada indikator itu bila semuanya setepat itu; "
                    "bila tidak, bulatkan angkanya.",
                )
