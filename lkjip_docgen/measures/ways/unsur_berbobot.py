"""Weighted elements asked of one or more kinds of respondents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from lkjip_docgen.identity import keys
from lkjip_docgen.idn import format_decimal
from lkjip_docgen.measures.arithmetic import (
    WEIGHTED,
    WEIGHTED_MEAN,
    decimals,
    flat,
    given_weight,
    total,
)
from lkjip_docgen.measures.respondents import exceeds, survey_and_holder
from lkjip_docgen.measures.results import HasilBerbobot, HasilKelompok, HasilUnsurBobot, Rincian
from lkjip_docgen.measures.subject import Subject
from lkjip_docgen.measures.ways.base import CountedBy, Parts, Result, Way
from lkjip_docgen.model import KelompokResponden, Skala, UnsurBerbobot, UnsurBobot
from lkjip_docgen.operation import Absent, Choose, CountTrue, Input, Span, Sum, Term
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Quantity, Status, Unit, computed, given, written_places
from lkjip_docgen.rounding import HUNDRED, Exact

_BY_WEIGHTS: Final = Choose(Sum(Span(0, None, 2)) > 0, WEIGHTED_MEAN, Absent())
_VALUE, _PEOPLE = Input(0), Input(1)
_OF_ONE: Final[Term] = Choose(CountTrue((_PEOPLE <= 0,)).equals(0), _VALUE, Absent(Status.KOSONG))
"""The value of a group; nothing if it is known that nobody was asked."""


class WeightedElements(Way[UnsurBerbobot]):
    """Elements with weights, asked of one or more kinds of respondents."""

    model = UnsurBerbobot

    def computes(self) -> bool:
        """Yes."""
        return True

    def measure(self, subject: Subject, label: str) -> Result:
        """What follows from the elements, else the result that was given."""
        return Result(*measure_weighted(subject, self.ukur, label))

    def source(self, rincian: Rincian | None) -> str:
        """The survey and who runs it; whoever gave the result where it was given."""
        if isinstance(rincian, HasilBerbobot) and rincian.dihitung:
            return survey_and_holder(self.ukur.nama, self.ukur.penyelenggara)
        return self.ukur.sumber_hasil or ""

    def is_answered(self) -> bool:
        """Yes: a survey."""
        return True

    def counted_by(self) -> Iterator[CountedBy]:
        """The weights of the elements."""
        rows = [row for group in self.ukur.kelompok for row in group.unsur]
        weights = (
            f"{row.nama} {format_decimal(row.bobot, written_places(row.bobot))}%" for row in rows
        )
        yield CountedBy("bobot unsur", ("kelompok", 0, "unsur", 0, "bobot"), "; ".join(weights))

    def scales(self) -> Mapping[str, Skala]:
        """That of the result."""
        return {"skala_hasil": self.ukur.skala_hasil}

    def parts(self) -> Sequence[Parts]:
        """The elements of each kind of respondents."""
        return [
            Parts(
                tuple(("kelompok", k, "unsur", n, "nama") for n in range(len(group.unsur))),
                tuple(("", row.nama) for row in group.unsur),
            )
            for k, group in enumerate(self.ukur.kelompok)
        ]

    def part_counts(self) -> set[int]:
        """The elements of each kind of respondents."""
        return {len(group.unsur) for group in self.ukur.kelompok}

    def given_results(self) -> Mapping[str, Number | None]:
        """The result that stands where elements are missing."""
        return {"hasil": self.ukur.hasil}

    def superseded(self, rincian: Rincian | None) -> Number | None:
        """The given result, where the elements give one."""
        computed = isinstance(rincian, HasilBerbobot) and rincian.dihitung
        return self.ukur.hasil if computed else None


def measure_weighted(
    subject: Subject, ukur: UnsurBerbobot, label: str
) -> tuple[Quantity, HasilBerbobot]:
    """The result of a weighted survey and how it came about.

    With one kind of respondents its value is the result; several are
    combined by their number of respondents, and a kind with none at all
    does not count.  Where a value or number that this needs is missing the
    result given directly (`hasil`) stands.
    """
    groups = tuple(_group(subject, group) for group in ukur.kelompok)
    result = _combine(subject, groups, label)
    dihitung = result.ada
    if not dihitung:
        why = ukur.tak_berlaku("hasil") or _nothing_applies(groups)
        result = subject.given("realisasi", ukur.hasil, label, alasan=why)
    respondents = tuple(group.responden for group in groups)
    people = total(
        f"{subject.path}.jumlah_responden", respondents, Unit.RESPONDEN, "Jumlah responden"
    )
    return result, HasilBerbobot(groups, people, dihitung)


def _nothing_applies(groups: Iterable[HasilKelompok]) -> str:
    """The reason that the office gave for elements of which none has a value; "" for others."""
    values = [unsur.nilai for group in groups for unsur in group.unsur]
    declared = all(value.status is Status.TIDAK_BERLAKU for value in values)
    return values[0].alasan if declared else ""


def _group(subject: Subject, group: KelompokResponden) -> HasilKelompok:
    path = f"{subject.path}.kelompok.{group.kode}"
    unsur = _elements(subject, group)
    people = given(
        f"{path}.responden",
        group.responden,
        Unit.RESPONDEN,
        f"Responden {group.nama}",
        as_of=subject.day,
        alasan=group.tak_berlaku("responden"),
    )
    return HasilKelompok(
        kode=group.kode,
        nama=group.nama,
        unsur=unsur,
        jumlah_bobot=total(
            f"{path}.jumlah_bobot",
            [u.bobot for u in unsur],
            Unit.PERSEN,
            f"Jumlah bobot {group.nama}",
        ),
        nilai=_group_value(subject, group, unsur),
        responden=people,
        minimum_responden=_minimum(path, group),
        cukup=_suffice(people, group.minimum_responden),
        populasi=_population(path, group),
        lebih=exceeds(people, group.populasi),
    )


def _minimum(path: str, group: KelompokResponden) -> Quantity | None:
    if group.minimum_responden is None:
        return None
    label = f"Responden minimum {group.nama}"
    return given(f"{path}.minimum_responden", group.minimum_responden, Unit.RESPONDEN, label)


def _population(path: str, group: KelompokResponden) -> Quantity | None:
    if group.populasi is None:
        return None
    return given(f"{path}.populasi", group.populasi, Unit.ORANG, f"Populasi {group.nama}")


def _suffice(people: Quantity, least: Decimal | None) -> bool | None:
    """Whether enough people have answered; None where that is not known."""
    if least is None or not people.ada:
        return None
    return people.nilai >= least


def _elements(subject: Subject, group: KelompokResponden) -> tuple[HasilUnsurBobot, ...]:
    places = decimals(filter(None, map(_product, group.unsur)))
    return tuple(
        _element(subject, f"kelompok.{group.kode}.unsur.{key}", unsur, places)
        for key, unsur in zip(keys(group.unsur), group.unsur, strict=True)
    )


def _product(unsur: UnsurBobot) -> Decimal | None:
    """What an element brings into the value of its group; None without a value."""
    return None if unsur.nilai is None else unsur.bobot * unsur.nilai / HUNDRED


def _element(subject: Subject, name: str, unsur: UnsurBobot, places: int) -> HasilUnsurBobot:
    """An element, its product printed with `places` decimals."""
    path = f"{subject.path}.{name}"
    bobot = given_weight(f"{path}.bobot", unsur.bobot, unsur.nama)
    value = subject.given(
        f"{name}.nilai", unsur.nilai, unsur.nama, alasan=unsur.tak_berlaku("nilai")
    )
    weighted = computed(
        f"{path}.tertimbang",
        WEIGHTED,
        subject.unit,
        f"{unsur.nama} tertimbang",
        formula="bobot × nilai",
        inputs=(bobot, value),
        places=Exact(places),
    )
    return HasilUnsurBobot(unsur.nama, bobot, value, weighted)


def _group_value(
    subject: Subject, group: KelompokResponden, unsur: tuple[HasilUnsurBobot, ...]
) -> Quantity:
    pairs = [(u.bobot, u.nilai) for u in unsur]
    return computed(
        f"{subject.path}.kelompok.{group.kode}.nilai",
        _BY_WEIGHTS,
        subject.unit,
        f"Nilai {group.nama}",
        formula="Σ(bobot × nilai) ÷ Σ bobot",
        inputs=flat(pairs),
        places=subject.desimal,
        satuan=subject.satuan,
    )


def _combine(subject: Subject, groups: tuple[HasilKelompok, ...], label: str) -> Quantity:
    """The value of the only group that was asked, or the mean of several by respondents."""
    asked = [g for g in groups if _was_asked(g)]
    if len(asked) == 1:
        operasi, formula = _OF_ONE, f"nilai {asked[0].nama}"
        inputs: tuple[Quantity, ...] = (asked[0].nilai, asked[0].responden)
    else:
        operasi = _BY_WEIGHTS
        formula = "Σ(nilai kelompok × responden) ÷ Σ responden"
        inputs = flat((g.responden, g.nilai) for g in asked)
    return computed(
        f"{subject.path}.realisasi",
        operasi,
        subject.unit,
        label,
        formula=formula,
        inputs=inputs,
        places=subject.desimal,
        satuan=subject.satuan,
    )


def _was_asked(group: HasilKelompok) -> bool:
    """Whether a group has respondents, as far as is known."""
    return not group.responden.ada or group.responden.nilai > 0


def _shown(number: Decimal) -> str:
    return format_decimal(number, written_places(number))
