"""Rows that many offices have alike, as when one folder was handed round as the beginning of all.

A figure that most offices have tells nothing by itself: it may be the ministry's.  A whole row of
months is nobody's but one office's, however many have it.  The years before belong to the
ministry where the result of this year is the same everywhere, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import Final

from lkjip_docgen.across.how_telling import Row, grows_evenly, is_of_the_ministry
from lkjip_docgen.checks import free_digits

_MANY: Final = 4
"""Offices from which on a row is one of many."""
_IN_A_ROW: Final = 3
"""Figures that follow each other, by which rows are brought together."""
_DIGITS: Final = 10
_FIGURES: Final = 5
_MANY_DIGITS: Final = 15
"""Digits and different figures of a row that is nobody else's; of amounts, fewer figures do."""
_OF_YEARS: Final = 5
"""Digits of three years of an indicator whose result now is another one."""
_OF_ALL: Final = "bagian_tambahan"
"""Tables of the office's own making, which may be a template's: fees, classes."""
_YEARS: Final = "indikator.riwayat"

_Figure = tuple[str, Decimal]


def rows_of_many(
    rows: Sequence[Row], wide: Collection[_Figure]
) -> Iterator[tuple[Row, Row, tuple[str, ...], float]]:
    """Each row with the first that it is alike: both, the figures and the digits that agree.

    `wide` are the figures that many offices have.
    """
    of_first: dict[int, int] = {}  # each row that was told, with the first that it is alike
    for together in _together(rows, wide):
        firsts = list(dict.fromkeys(of_first[n] for n in together if n in of_first))
        left = [number for number in together if number not in of_first]
        for number in left:
            first = next((one for one in firsts if _alike(rows[one], rows[number])), None)
            if first is not None:
                of_first[number] = first
        left = [number for number in left if number not in of_first]
        if len(left) < _MANY:
            continue
        alike = [left[0], *(n for n in left[1:] if _alike(rows[left[0]], rows[n]))]
        if len({rows[number].office for number in alike}) >= _MANY:
            of_first.update(dict.fromkeys(alike, left[0]))
    for number, first in of_first.items():
        one, other = sorted((rows[first], rows[number]), key=lambda row: row.office)
        if one.office != other.office:
            names = _alike(one, other)
            yield one, other, names, _digits(one, names)


def _together(rows: Sequence[Row], wide: Collection[_Figure]) -> list[list[int]]:
    """The rows with the same three figures one behind the other, the most first."""
    if not wide:
        return []
    found: defaultdict[tuple[_Figure, ...], list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        held = [figure for figure in row.series.values.items() if figure in wide]
        for at in range(len(held) - _IN_A_ROW + 1):
            found[tuple(held[at : at + _IN_A_ROW])].append(number)
    many = [numbers for numbers in found.values() if len(numbers) >= _MANY]
    return sorted(many, key=lambda numbers: (-len(numbers), numbers))


def _alike(one: Row, other: Row) -> tuple[str, ...]:
    """The figures that agree, where they are nobody's but one office's; else ()."""
    values, others = one.series.values, other.series.values
    shared = [name for name in values if name in others]
    names = tuple(name for name in shared if values[name] == others[name])
    if 2 * (len(shared) - len(names)) > len(names):
        return ()
    return names if _is_own(one, other, names) else ()


def _is_own(one: Row, other: Row, names: Sequence[str]) -> bool:
    listed = [one.series.values[name] for name in names]
    values, digits = set(listed), _digits(one, names)
    if one.series.kind.startswith(_OF_ALL) or grows_evenly(listed):
        return False
    if is_of_the_ministry(one, other):
        return False
    if one.series.kind == _YEARS:
        return len(values) >= _IN_A_ROW and digits >= _OF_YEARS
    return digits >= _MANY_DIGITS or (digits >= _DIGITS and len(values) >= _FIGURES)


def _digits(row: Row, names: Sequence[str]) -> float:
    values = {row.series.values[name] for name in names}
    return float(sum(map(free_digits, values)))
