"""Rows of figures of one kind that two offices have alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from math import comb, log10
from typing import Final

from lkjip_docgen.across.how_telling import (
    Peers,
    Row,
    grows_evenly,
    is_of_the_ministry,
    peers_of,
    telling,
)
from lkjip_docgen.across.rows_of_many import rows_of_many
from lkjip_docgen.checks import LIMITS, free_digits
from lkjip_docgen.records import Record

SHARED_BY: Final = 4
"""From so many offices on, a figure that more than half of them have is a common one."""
_MOST_PAIRED: Final = 60
"""Rows with one figure that are held against each other; those of more are told by their rows."""
WEAK: Final = 2.5
"""Digits from which on a row is remembered that proves nothing by itself."""


class Copy(Record):
    """A row that agrees with one of another office: in these figures, and how surely.

    `sure` are the digits that agree, less those that the choice of a part of a row gives.  A row
    `of_many` is proven by how many have it.
    """

    one: Row
    other: Row
    alike: tuple[str, ...]
    sure: float
    of_many: bool = False

    def proves(self, needed: float) -> bool:
        """Whether so much is alike that it is a copy by itself."""
        if self.of_many:
            return True
        return self.sure >= needed and not is_of_the_ministry(self.one, self.other)


def copied_rows(rows: Sequence[Row], offices: int) -> Iterator[Copy]:
    """Rows of one kind that agree in more than a digit or two, the earlier office first."""
    holders = _holders(rows)
    peers = peers_of(rows)
    alike: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    digits: defaultdict[tuple[int, int], float] = defaultdict(float)
    for (name, value), found in holders.items():
        if _is_common(found, rows, offices):
            continue
        tells = telling(name, value, peers)
        for pair in combinations(found, 2):
            alike[pair].append(name)
            digits[pair] += tells
    for pair, names in alike.items():
        if digits[pair] >= WEAK:
            copy = _copy(rows[pair[0]], rows[pair[1]], names, peers)
            if copy is not None:
                yield copy
    wide = {figure for figure, found in holders.items() if len(found) >= SHARED_BY}
    for one, other, shared, surely in rows_of_many(rows, wide):
        yield Copy(one, other, shared, surely, of_many=True)


def _holders(rows: Sequence[Row]) -> dict[tuple[str, Decimal], list[int]]:
    """The rows that have a figure, of those that several have and that tell something."""
    holders: defaultdict[tuple[str, Decimal], list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for name, value in row.series.values.items():
            if value not in LIMITS and free_digits(value):
                holders[name, value].append(number)
    return {figure: found for figure, found in holders.items() if len(found) > 1}


def _is_common(found: Sequence[int], rows: Sequence[Row], offices: int) -> bool:
    """Whether so many offices have a figure that it alone tells nothing."""
    if len(found) < SHARED_BY:
        return False
    if len(found) > _MOST_PAIRED:
        return True
    having = len({rows[number].office for number in found})
    return having >= SHARED_BY and having * 2 > offices


def _copy(one: Row, other: Row, names: Sequence[str], peers: Mapping[str, Peers]) -> Copy | None:
    """The copy, where half of the row agrees; a figure that comes several times counts once."""
    if one.office == other.office:
        return None
    values = one.series.values
    unlike = sum(
        value != other.series.values[name] and value not in LIMITS
        for name, value in values.items()
        if name in other.series.values
    )
    same = [value for name, value in values.items() if other.series.values.get(name) == value]
    if len(names) < unlike or grows_evenly(same):
        return None
    tells = {values[name]: telling(name, values[name], peers) for name in names}
    chosen = log10(comb(len(names) + unlike, unlike))  # so many ways there are to agree in these
    sure = sum(tells.values()) - chosen
    return Copy(one, other, tuple(sorted(names)), sure) if sure >= WEAK else None
