"""What follows from the values of a thing: differences, growth, what is left of a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import Final

from lkjip_docgen.checks.claims.klausa import Number
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity, Unit

PEOPLE: Final = (Unit.ORANG, Unit.RESPONDEN)
SHARED: Final = (Unit.JUMLAH, Unit.ORANG, Unit.RESPONDEN, Unit.RUPIAH)
"""What is counted or paid, and so may be parted."""
YEAR: Final = lazy_pattern(r"\b20\d\d\b")


def derived(
    meant: Sequence[Quantity], number: Number, *, changed: bool, by_one: bool = False
) -> Iterator[Decimal]:
    """What follows from the values of a thing: differences, growth, what is left of a whole."""
    if number.jenis == "cacah" and not changed:
        return
    for one, other in _comparable(_given(meant)):
        if number.jenis == "cacah" and not {one.unit, other.unit} <= {*SHARED, *PEOPLE}:
            continue
        first, last = one.nilai, other.nilai
        if number.jenis != "persen" or changed:
            yield last - first
        if number.jenis == "persen" and first and (changed or one.unit in SHARED):
            yield from ((last - first) * 100 / first, last * 100 / first)
    if by_one and number.jenis in ("poin", "desimal"):
        yield from _effects_of_one(meant)
    if changed and number.jenis == "cacah":
        yield from _counts_of_other_years(meant)


def _comparable(values: Iterable[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """The values that a text may subtract or divide, both ways round.

    They are years of one measure, or the result and the target of a year.
    """
    groups: defaultdict[tuple[Unit, str, str], list[Quantity]] = defaultdict(list)
    for quantity in values:
        measure = _measure_of(quantity)
        groups[quantity.unit, measure, ""].append(quantity)
        if measure in _OF_A_PLAN:
            groups[quantity.unit, "", f"/{_year_in(quantity)}"].append(quantity)
    for group in groups.values():
        yield from permutations(group, 2)


_OF_A_PLAN: Final = frozenset({"Target", "Realisasi", "Pagu"})


def _measure_of(quantity: Quantity) -> str:
    """The measure of a quantity; "" of what is counted for itself."""
    word = quantity.label.split(" ", 1)[0]
    return word if word in _MEASURED else ""


_MEASURED = frozenset({"Target", "Realisasi", "Pagu", "Serapan", "Capaian", "Nilai", "Responden"})


def _year_in(quantity: Quantity) -> str:
    return "".join(YEAR.findall(quantity.path)[:1])


def _given(meant: Sequence[Quantity]) -> list[Quantity]:
    """The first values that say how much something is, not how it changed."""
    found = [q for q in meant if q.unit not in (Unit.POIN, Unit.POIN_PERSENTASE)]
    return [q for q in found if not q.label.startswith("Perubahan")][:_MANY]


_MANY = 40
"""Of how many values the differences are looked at."""


def _counts_of_other_years(found: Sequence[Quantity]) -> Iterator[Decimal]:
    """How many of today's whole the percentages of other years were, where that is a count.

    And by how many today's count differs from that.
    """
    now = {
        (q.inputs[0].nilai, q.inputs[1].nilai)
        for q in found
        if len(q.inputs) == 2 and all(i.ada for i in q.inputs)
    }
    for share in found:
        if share.unit is not Unit.PERSEN or share.inputs or not share.ada:
            continue
        for part, whole in now:
            count = (share.nilai * whole / 100).quantize(Decimal(1))
            if whole and abs(count * 100 / whole - share.nilai) <= _AS_PRINTED:
                yield from (count, part - count)


_AS_PRINTED = Decimal("0.005")
"""Half of the last digit of a percentage with two decimals."""


def _effects_of_one(found: Iterable[Quantity]) -> Iterator[Decimal]:
    """By how much one more of what is counted changes a quotient."""
    for quantity in found:
        if len(quantity.inputs) == 2 and quantity.inputs[0].ada and quantity.inputs[0].nilai:
            yield quantity.nilai / quantity.inputs[0].nilai
