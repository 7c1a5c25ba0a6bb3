"""The same thing twice in a list, in other words or with other spaces."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from lkjip_docgen.checks.data.words_alike import sense_of, words_of
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import tempat
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import plain_name
from lkjip_docgen.measures.ways import measured_by
from lkjip_docgen.model import Laporan, SurveiBulanan, Unit
from lkjip_docgen.place import Place
from lkjip_docgen.source import Path_

_Entry = tuple[Path_, str]
"""Where an item stands, and its words."""

_Comparison = Callable[[str, str], bool]

_FEWEST: Final = 3  # words of sense in which two aims may be said to be one
_AKIN: Final = 0.85
"""The share of letters above which two words are forms of one: pemerintah, pemerintahan."""
_MOST: Final = 40
"""Items of a list that are compared; a longer one is a table."""


@rule("LK155", Severity.WARNING, "Satu hal ditulis dua kali dengan kata lain")
def dua_kali(subject: Subject) -> Iterator[Problem]:
    """Aims with the same words of sense, and names that are alike but for their spaces."""
    for aims in _aims(subject.laporan):
        yield from _pairs(aims, _say_the_same)
    for names in _names(subject.laporan):
        yield from _pairs(names, _differ_in_spaces)
    for number, way in measured_by(subject.laporan.indikator, SurveiBulanan):
        yield from _groups_of(number, way)


def _groups_of(number: int, way: SurveiBulanan) -> Iterator[Problem]:
    """Groups of the elements of a survey that are one under two names, so that it is torn."""
    first: dict[str, Place | None] = {}
    for row in way.tabel.unsur if way.tabel is not None else ():
        if row.kelompok:
            first.setdefault(row.kelompok, next(filter(None, map(tempat, row.nilai)), None))
    for (one, there), (other, here) in combinations(first.items(), 2):
        if _say_the_same(one, other) or _differ_in_spaces(one, other):
            yield Problem(
                ("indikator", number, "pengukuran", "tabel"),
                f"Kelompok “{other}” tampaknya sama dengan “{one}”, sehingga terbagi dua.",
                "Samakan penulisannya pada kolom kelompok.",
                here,
                others=(there,) if there is not None else (),
            )


def _aims(laporan: Laporan) -> Iterator[list[_Entry]]:
    """The lists of the plan; agreements have a rule of their own (LK282)."""
    plan = laporan.renstra
    for key in ("misi", "tujuan"):
        yield [(("renstra", key, n), text) for n, text in enumerate(getattr(plan, key))]
    path: Path_ = ("renstra", "sasaran_strategis")
    yield [((*path, n, "nama"), row.nama) for n, row in enumerate(plan.sasaran_strategis)]
    for n, row in enumerate(plan.sasaran_strategis):
        yield [((*path, n, "indikator", i), name) for i, name in enumerate(row.indikator)]


def _names(laporan: Laporan) -> Iterator[list[_Entry]]:
    """Units of one head, districts of one regency, and innovations."""
    yield from _units(("organisasi", "unit"), laporan.organisasi.unit)
    regions = laporan.kantor.wilayah_kerja
    for n, row in enumerate(regions.wilayah if regions is not None else ()):
        path: Path_ = ("kantor", "wilayah_kerja", "wilayah", n, "kecamatan")
        yield [((*path, i), name) for i, name in enumerate(row.kecamatan)]
    yield [(("inovasi", n, "nama"), row.nama) for n, row in enumerate(laporan.inovasi)]


def _units(path: Path_, units: Sequence[Unit]) -> Iterator[list[_Entry]]:
    yield [((*path, n, "nama"), unit.nama) for n, unit in enumerate(units)]
    for n, unit in enumerate(units):
        yield from _units((*path, n, "unit"), unit.unit)


def _pairs(rows: Sequence[_Entry], is_same: _Comparison) -> Iterator[Problem]:
    for (there, first), (here, second) in combinations(rows[:_MOST], 2):
        if plain_name(first) != plain_name(second) and is_same(first, second):
            yield Problem(
                here,
                f"“{second}” berarti sama dengan “{first}”.",
                "Salin rumusan keduanya dari dokumennya; hapus satu bila memang sama.",
                others=(there,),
            )


def _say_the_same(one: str, other: str) -> bool:
    """Whether two aims have the same words of sense, in whatever order, one form aside."""
    first, second = sense_of(one), sense_of(other)
    if min(len(first), len(second)) < _FEWEST:
        return False
    unlike = [first - second, second - first]
    if not any(unlike):
        return not _told_elsewhere(one, other)
    if len(unlike[0]) != 1 or len(unlike[1]) != 1 or len(first) == _FEWEST:
        return False
    (word,), (form,) = unlike
    return word[:_STEM] == form[:_STEM] and SequenceMatcher(None, word, form).ratio() >= _AKIN


_STEM: Final = 5  # letters with which two forms of a word begin
_LONG: Final = 7  # words from which LK289 tells of items with the same words


def _told_elsewhere(one: str, other: str) -> bool:
    return min(len(words_of(one)), len(words_of(other))) >= _LONG


def _differ_in_spaces(one: str, other: str) -> bool:
    return "".join(words_of(one)) == "".join(words_of(other))
