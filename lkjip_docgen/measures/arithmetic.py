"""The few kinds of arithmetic that every measure uses, with missing values kept missing.

Every function starts from published values (they are exact or rounded
already) and returns a quantity that names its inputs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import chain

from lkjip_docgen.quantity import (
    Quantity,
    Status,
    Unit,
    computed,
    given,
    round_half_up,
    written_places,
)

HUNDRED = Decimal(100)
_MOST_PLACES = 20  # a quotient has 28 digits; the numbers of the data have 15

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
        _complete_sum([item for item in items if item.status is not Status.TIDAK_BERLAKU]),
        unit,
        label,
        formula="jumlah semua rincian",
        inputs=tuple(items),
        places=_most_places(items),
        satuan=items[0].satuan if items else "",
    )


def _complete_sum(items: Sequence[Quantity]) -> Decimal | None:
    return sum_of(items) if items and all_known(items) else None


def _most_places(items: Iterable[Quantity]) -> int:
    return max((item.places for item in items), default=0)


def all_known(items: Iterable[Quantity]) -> bool:
    """Whether every quantity has a value."""
    return all(item.ada for item in items)


def sum_of(items: Iterable[Quantity]) -> Decimal:
    """The sum of quantities that have values, exactly."""
    return sum((item.nilai for item in items), Decimal(0))


def sum_of_products(pairs: Iterable[tuple[Quantity, Quantity]]) -> Decimal:
    """The sum of products of quantities that have values, exactly."""
    return sum((one.nilai * other.nilai for one, other in pairs), Decimal(0))


def mean_of(pairs: Sequence[tuple[Quantity, Quantity]]) -> Decimal | None:
    """The mean of values by weights, of which the weight is named first.

    None without any, or where a weight or a value is missing.
    """
    if not pairs or not all_known(flat(pairs)):
        return None
    return sum_of_products(pairs) / sum_of(weight for weight, _ in pairs)


def flat(pairs: Iterable[tuple[Quantity, Quantity]]) -> tuple[Quantity, ...]:
    """The quantities of pairs in their order, as the inputs of what is computed from them."""
    return tuple(chain.from_iterable(pairs))


def percent(
    path: str, part: Quantity, whole: Quantity, label: str, formula: str, places: int = 2
) -> Quantity:
    """`part` over `whole` in percent, published with `places` decimals.

    It gets more of them where fewer would round it to 100, see
    `telling_places`.  0 over 0 is "belum dilaksanakan"; any other number over
    0 cannot be compared.
    """
    value, status = _quotient(part, whole)
    value = None if value is None else value * HUNDRED
    return computed(
        path,
        value,
        Unit.PERSEN,
        label,
        formula=formula,
        inputs=(part, whole),
        places=telling_places(value, places),
        status=status,
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
    value, status = _quotient(part, whole)
    return computed(
        path,
        None if value is None else value * per,
        Unit.JUMLAH,
        label,
        formula=formula,
        inputs=(part, whole),
        places=places,
        status=status,
    )


def _quotient(part: Quantity, whole: Quantity) -> tuple[Decimal | None, Status | None]:
    """`part` over `whole`, or why there is none although both are known."""
    if not (part.ada and whole.ada):
        return None, None
    if whole.nilai:
        return part.nilai / whole.nilai, None
    return None, Status.TIDAK_SEBANDING if part.nilai else Status.BELUM_DILAKSANAKAN


def telling_places(percent: Decimal | None, places: int = 2) -> int:
    """The decimals, `places` or more, with which a percentage other than 100 does not print as 100.

    99.998 needs three: as 100,00% it would say that a target is met that is not.
    """
    if percent is None or percent == HUNDRED:
        return places
    while round_half_up(percent, places) == HUNDRED and places < _MOST_PLACES:
        places += 1
    return places


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
        value.nilai - other.nilai if both else None,
        _CHANGE.get(value.unit, value.unit),
        label,
        formula=formula or "nilai kini − nilai pembanding",
        inputs=(value, other),
        places=max(value.places, other.places) if both else value.places,
        satuan=value.satuan,
    )


def growth(path: str, now: Quantity, before: Quantity, label: str) -> Quantity:
    """The relative change against `before`, in percent; not comparable against 0.

    What fell by nearly all of it does not print as fallen by 100,00%.
    """
    value, status = None, None
    if now.ada and before.ada:
        if before.nilai:
            value = (now.nilai - before.nilai) / before.nilai * HUNDRED
        else:
            status = Status.TIDAK_SEBANDING
    return computed(
        path,
        value,
        Unit.PERSEN,
        label,
        formula="(tahun ini − tahun lalu) ÷ tahun lalu × 100%",
        inputs=(now, before),
        places=telling_places(None if value is None else abs(value)),
        status=status,
    )


def given_weight(path: str, weight: Decimal, nama: str) -> Quantity:
    """A weight in percent, with as many decimals as the rule or the office wrote."""
    return given(path, weight, Unit.PERSEN, f"Bobot {nama}", places=written_places(weight))


def decimals(values: Iterable[Decimal], least: int = 2) -> int:
    """How many decimals write every one of `values` exactly, at least `least`."""
    exponents = [value.normalize().as_tuple().exponent for value in values]
    return max([least, *(-e for e in exponents if isinstance(e, int))])
