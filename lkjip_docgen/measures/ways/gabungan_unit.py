"""What the units of an office reported, brought together by the rule that the office declared."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from lkjip_docgen.measures.achievement import Goal, verdicts
from lkjip_docgen.measures.arithmetic import WEIGHTED_MEAN_OF_KNOWN, flat
from lkjip_docgen.measures.results import HasilBarisUnit, HasilGabungan, Rincian
from lkjip_docgen.measures.subject import Subject
from lkjip_docgen.measures.ways.base import Result, Way
from lkjip_docgen.model import GabunganUnit, Skala
from lkjip_docgen.operation import (
    Absent,
    Choose,
    Chosen,
    CountEntries,
    CountKnown,
    CountTrue,
    Highest,
    Lowest,
    Span,
    SumOfKnown,
    Term,
)
from lkjip_docgen.quantity import Quantity, Status, Unit, computed, given
from lkjip_docgen.records import Record

Rows = Sequence[HasilBarisUnit]


class UnitResults(Way[GabunganUnit]):
    """The results of the units as one."""

    model = GabunganUnit

    def computes(self) -> bool:
        """Whether it is a mean; sums, counts and single results have the decimals of their kind."""
        return self.ukur.gabungan in ("tertimbang_responden", "rata_rata_capaian")

    def measure(self, subject: Subject, label: str) -> Result:
        """What they come to; missing where no unit has reported anything."""
        rows = subject.baris_unit
        if not rows:
            return Result(subject.given("realisasi", None, label))
        together = _RULES[self.ukur.gabungan](subject, rows)
        realisasi = together.quantity(subject, label)
        return Result(realisasi, _details(subject, self.ukur.gabungan, rows))

    def of_units(self) -> GabunganUnit | None:
        """The rule that the office declared."""
        return self.ukur

    def source(self, rincian: Rincian | None) -> str:
        """The reports of the units."""
        return "laporan kinerja unit" if isinstance(rincian, HasilGabungan) else ""

    def scales(self) -> Mapping[str, Skala]:
        """That of the result, where it was declared."""
        return {} if self.ukur.skala_hasil is None else {"skala_hasil": self.ukur.skala_hasil}


class _Together(Record):
    """An operation over figures of units, what it is in words, and how it is published."""

    operasi: Term
    formula: str
    inputs: tuple[Quantity, ...]
    places: int

    def quantity(self, subject: Subject, label: str) -> Quantity:
        """The result of the office."""
        return computed(
            f"{subject.path}.realisasi",
            self.operasi,
            subject.unit,
            label,
            formula=self.formula,
            inputs=self.inputs,
            places=self.places,
            satuan=subject.satuan,
        )


def _if_any(operasi: Term, span: Span) -> Term:
    """An operation over what is known; nothing where nothing is."""
    return Choose(CountKnown(span).equals(0), Absent(), operasi)


_ALL: Final = Span()
_PEOPLE, _VALUES = Span(0, None, 2), Span(1, None, 2)
"""The inputs of pairs of which the respondents come first."""


def _weighted(subject: Subject, rows: Rows) -> _Together:
    """The mean of the results by the respondents of each unit."""
    formula = "rata-rata realisasi unit, ditimbang dengan jumlah respondennya"
    return _Together(WEIGHTED_MEAN_OF_KNOWN, formula, _pairs(rows), subject.desimal)


def _pairs(rows: Rows) -> tuple[Quantity, ...]:
    """Respondents and result of each unit, one after the other."""
    return flat((_asked(row), row.realisasi) for row in rows)


def _results(rows: Rows) -> tuple[Quantity, ...]:
    return tuple(row.realisasi for row in rows)


def _asked(row: HasilBarisUnit) -> Quantity:
    """The respondents of a unit; missing where it names none."""
    if row.responden is not None:
        return row.responden
    path = f"{row.realisasi.path.removesuffix('.realisasi')}.responden"
    return given(path, None, Unit.RESPONDEN, f"Responden {row.nama}")


def _sum(subject: Subject, rows: Rows) -> _Together:
    results = _results(rows)
    places = max((one.places for one in results if one.ada), default=subject.desimal)
    return _Together(_if_any(SumOfKnown(), _ALL), "jumlah realisasi unit", results, places)


def _mean_of_achievements(subject: Subject, rows: Rows) -> _Together:
    mean = _if_any(SumOfKnown() / CountKnown(), _ALL)
    inputs = tuple(row.capaian for row in rows)
    return _Together(mean, "rata-rata capaian unit", inputs, subject.desimal)


def _worst(subject: Subject, rows: Rows) -> _Together:
    """The worst result; of a value to be held there is none that is worst."""
    known = tuple(row.realisasi for row in rows if row.realisasi.ada)
    if subject.polaritas == "stabil":
        return _Together(Absent(Status.TIDAK_SEBANDING), "realisasi terburuk", known, 0)
    worst: Term = Highest() if subject.polaritas == "minimum" else Lowest()
    places = max((one.places for one in known), default=subject.desimal)
    if not known:
        return _Together(Absent(), "realisasi unit yang terburuk", (), places)
    return _Together(Chosen(worst), "realisasi unit yang terburuk", known, places)


def _reached(subject: Subject, rows: Rows) -> _Together:
    """How many units reached their own targets."""
    goals = [(row.realisasi, Goal(row.target, row.sampai)) for row in rows]
    found, inputs = verdicts(goals, [row.polaritas for row in rows])
    met = CountTrue(tuple(verdict.is_met() for verdict in found))
    operasi = _if_any(met, Span(0, len(rows)))
    return _Together(operasi, "banyaknya unit yang mencapai target", inputs, 0)


_RULES: Final[Mapping[str, Callable[[Subject, Rows], _Together]]] = {
    "tertimbang_responden": _weighted,
    "jumlah": _sum,
    "rata_rata_capaian": _mean_of_achievements,
    "terburuk": _worst,
    "banyaknya_tercapai": _reached,
}


def _details(subject: Subject, rule: str, rows: Rows) -> HasilGabungan:
    """Who counts, and how many they are."""
    path = f"{subject.path}.unit"
    operasi, counted = _counting(rule, rows)
    banyaknya = _count(f"{path}.banyaknya", "Banyaknya unit", CountEntries(), _results(rows))
    dihitung = _count(f"{path}.dihitung", "Banyaknya unit yang dihitung", operasi, counted)
    responden = _respondents(path, rows) if rule == "tertimbang_responden" else None
    named = next((row for row in rows if row.kode), rows[0])
    called = named.singkat or subject.nama
    return HasilGabungan(rule, named.kode, called, tuple(rows), banyaknya, dihitung, responden)


def _counting(rule: str, rows: Rows) -> tuple[Term, tuple[Quantity, ...]]:
    """How those that count are counted: by what the rule needs of each."""
    if rule == "tertimbang_responden":
        return CountKnown(_PEOPLE, _VALUES), _pairs(rows)
    if rule == "rata_rata_capaian":
        return CountKnown(), tuple(row.capaian for row in rows)
    if rule == "banyaknya_tercapai":  # a target that is not known is not reached or missed
        return CountEntries(), tuple(row.realisasi for row in rows if not row.sebab)
    return CountKnown(), _results(rows)


def _count(path: str, label: str, operasi: Term, inputs: tuple[Quantity, ...]) -> Quantity:
    return computed(
        path,
        operasi,
        Unit.JUMLAH,
        label,
        formula=label.lower(),
        inputs=inputs,
        places=0,
        satuan="unit",
    )


def _respondents(path: str, rows: Rows) -> Quantity:
    """The people asked in the units that have a result."""
    return computed(
        f"{path}.responden",
        Choose(CountKnown(_PEOPLE, _VALUES).equals(0), Absent(), SumOfKnown(_PEOPLE, _VALUES)),
        Unit.RESPONDEN,
        "Jumlah responden unit",
        formula="jumlah responden unit yang dihitung",
        inputs=_pairs(rows),
        places=0,
    )
