"""The few kinds of arithmetic that every measure uses, with missing values kept missing.

Every function starts from published values (they are exact or rounded
already) and returns a quantity that names its inputs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import chain

from lkjip_docgen.operation import (
    Absent,
    Choose,
    CountEntries,
    CountKnown,
    Highest,
    Input,
    Lowest,
    Span,
    Sum,
    SumOfApplicable,
    SumOfKnown,
    SumOfProducts,
    Term,
    WhereKnown,
)
from lkjip_docgen.quantity import Quantity, Status, Unit, computed, given, written_places
from lkjip_docgen.rounding import Telling

_FIRST, _SECOND = Input(0), Input(1)


def _quotient(per: int) -> Term:
    """The first input over the second, times `per`; there is none over 0."""
    return Choose(
        _SECOND.equals(0),
        Choose(_FIRST.equals(0), Absent(Status.BELUM_DILAKSANAKAN), Absent(Status.TIDAK_SEBANDING)),
        _FIRST / _SECOND * per,
    )


PERCENT = _quotient(100)
"""The first input over the second in percent; 0 over 0 is "belum dilaksanakan"."""
DIFFERENCE: Term = _FIRST - _SECOND
_GROWTH = Choose(
    _SECOND.equals(0), Absent(Status.TIDAK_SEBANDING), (_FIRST - _SECOND) / _SECOND * 100
)
WEIGHTED: Term = _FIRST * _SECOND / 100
"""A value by its weight in percent, of which the weight comes first."""
_WEIGHTS, _VALUES = Span(0, None, 2), Span(1, None, 2)
WEIGHTED_MEAN: Term = Choose(
    CountEntries().equals(0),
    Absent(),
    WhereKnown(SumOfProducts(_WEIGHTS, _VALUES) / Sum(_WEIGHTS)),
)
"""The mean of values by weights, all of them needed: of pairs of which the weight comes first."""
WEIGHTED_MEAN_OF_KNOWN: Term = Choose(
    CountKnown(_WEIGHTS, _VALUES).equals(0),
    Absent(),
    SumOfProducts(_WEIGHTS, _VALUES) / SumOfKnown(_WEIGHTS, _VALUES),
)
"""The same of those pairs that are known."""

_CHANGE = {
    Unit.PERSEN: Unit.POIN_PERSENTASE,
    Unit.INDEKS: Unit.POIN,
    Unit.NILAI: Unit.POIN,
    Unit.PREDIKAT: Unit.TINGKAT,
}


def total(path: str, items: Sequence[Quantity], unit: Unit, label: str) -> Quantity:
    """The sum of `items`; missing as soon as one of them is missing, or if there are none.

    An item that does not apply is no part of the sum.
    """
    return computed(
        path,
        SumOfApplicable(),
        unit,
        label,
        formula="jumlah semua rincian",
        inputs=tuple(items),
        places=_most_places(items),
        satuan=items[0].satuan if items else "",
    )


def _most_places(items: Iterable[Quantity]) -> int:
    return max((item.places for item in items), default=0)


def all_known(items: Iterable[Quantity]) -> bool:
    """Whether every quantity has a value."""
    return all(item.ada for item in items)


def sum_of(items: Iterable[Quantity]) -> Decimal:
    """The sum of quantities that have values, exactly."""
    return sum((item.nilai for item in items), Decimal(0))


def flat(pairs: Iterable[tuple[Quantity, Quantity]]) -> tuple[Quantity, ...]:
    """The quantities of pairs in their order, as the inputs of what is computed from them."""
    return tuple(chain.from_iterable(pairs))


def percent(
    path: str, part: Quantity, whole: Quantity, label: str, formula: str, places: int = 2
) -> Quantity:
    """`part` over `whole` in percent, published with `places` decimals.

    It gets more of them where fewer would round it to 100, see
    `Telling`.  0 over 0 is "belum dilaksanakan"; any other number over
    0 cannot be compared.
    """
    return computed(
        path,
        PERCENT,
        Unit.PERSEN,
        label,
        formula=formula,
        inputs=(part, whole),
        places=Telling(places),
    )


def rate(
    path: str,
    part: Quantity,
    whole: Quantity,
    label: str,
    formula: str,
    per: int,
    places: int,
) -> Quantity:
    """How many of `part` there are to each `per` of `whole`, a plain number of `places` decimals.

    It is missing where a percentage would be.
    """
    return computed(
        path,
        _quotient(per),
        Unit.JUMLAH,
        label,
        formula=formula,
        inputs=(part, whole),
        places=places,
    )


def absorption(path: str, realisasi: Quantity, pagu: Quantity, label: str) -> Quantity:
    """Spending over ceiling, in percent."""
    return percent(path, realisasi, pagu, label, "realisasi ÷ pagu × 100%")


def difference(
    path: str, value: Quantity, other: Quantity, label: str, formula: str = ""
) -> Quantity:
    """`value` minus `other`, in points for an index and percentage points for a percentage."""
    both = value.ada and other.ada
    return computed(
        path,
        DIFFERENCE,
        _CHANGE.get(value.unit, value.unit),
        label,
        formula=formula or "nilai kini − nilai pembanding",
        inputs=(value, other),
        places=max(value.places, other.places) if both else value.places,
        satuan=value.satuan,
    )


def range_of(
    path: str, items: Sequence[Quantity], label: str, formula: str = "tertinggi − terendah"
) -> Quantity:
    """How far the highest of some quantities of one kind, all known, lies above the lowest."""
    return computed(
        path,
        Highest() - Lowest(),
        _CHANGE.get(items[0].unit, items[0].unit),
        label,
        formula=formula,
        inputs=tuple(items),
        places=_most_places(items),
        satuan=items[0].satuan,
    )


def growth(path: str, now: Quantity, before: Quantity, label: str) -> Quantity:
    """The relative change against `before`, in percent; not comparable against 0.

    What fell by nearly all of it does not print as fallen by 100,00%.
    """
    return computed(
        path,
        _GROWTH,
        Unit.PERSEN,
        label,
        formula="(tahun ini − tahun lalu) ÷ tahun lalu × 100%",
        inputs=(now, before),
        places=Telling(unsigned=True),
    )


def given_weight(path: str, weight: Decimal, nama: str) -> Quantity:
    """A weight in percent, with as many decimals as the rule or the office wrote."""
    return given(path, weight, Unit.PERSEN, f"Bobot {nama}", places=written_places(weight))


def decimals(values: Iterable[Decimal], least: int = 2) -> int:
    """How many decimals write every one of `values` exactly, at least `least`."""
    exponents = [value.normalize().as_tuple().exponent for value in values]
    return max([least, *(-e for e in exponents if isinstance(e, int))])
