"""How much it tells that two offices have one figure: the digits that chance need not give."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from math import log10
from typing import Final

from lkjip_docgen.across.sheet import Series, Sheet
from lkjip_docgen.checks import ENOUGH, free_digits
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import written_places
from lkjip_docgen.records import Record

_KNOWN: Final = 6
"""Figures in one place of a row from which on it is known how far they lie apart."""
_NEAREST: Final = 4
"""How many neighbours of a figure tell that."""
_ANY: Final = 99.0
_EVEN: Final = 4
"""Figures from which on it is seen that they grow evenly."""
_OF_A_RESULT: Final = frozenset({"indikator.riwayat", "indikator.triwulan"})
"""What an indicator has beside the figures that its result comes from."""
_INDICATOR: Final = lazy_pattern(r"indikator\[(\d+)\]")


class Row(Record):
    """A row of figures with the office that has it, and the result of its indicator now."""

    office: str
    series: Series
    now: Decimal | None = None


def needed_digits(offices: int) -> float:
    """Digits that have to agree: with more offices there are more pairs, and more coincidences."""
    return ENOUGH + log10(max(1, offices * (offices - 1) / 2))


def rows_by_kind(sheets: Iterable[Sheet]) -> dict[str, list[Row]]:
    """The rows of all offices by what could be copied into one another."""
    found: dict[str, list[Row]] = {}
    for sheet in sheets:
        for series in sheet.series:
            row = Row(sheet.folder, series, _result(sheet, series))
            found.setdefault(series.kind, []).append(row)
    return found


def _result(sheet: Sheet, series: Series) -> Decimal | None:
    """The result of the indicator that a row belongs to; None where it belongs to none."""
    of_indicator = _INDICATOR.match(series.section)
    if of_indicator is None or int(of_indicator[1]) >= len(sheet.indicators):
        return None
    result = sheet.indicators[int(of_indicator[1])].figures.get("realisasi")
    return None if result is None else result.value


class Peers:
    """What all offices have in one place of a row."""

    def __init__(self, values: list[Decimal]) -> None:
        self._values = sorted(values)
        self._last = Decimal(1).scaleb(-max(written_places(value) for value in values))

    def digits(self, value: Decimal) -> float:
        """In how many digits a value might as well have been another one; many of too few.

        The steps to its nearest neighbours are as likely as it is, all together as likely as the
        share of offices that have one of them.
        """
        count = len(self._values)
        if count < _KNOWN:
            return _ANY
        at = bisect_left(self._values, value)
        around = self._values[max(0, at - _NEAREST) : at + _NEAREST + 2]
        away = sorted(abs(other - value) for other in around)[_NEAREST]
        near = bisect_right(self._values, value + away) - bisect_left(self._values, value - away)
        steps = 2 * int(away / self._last) + 1
        return max(0.0, log10(steps * count / near))


def peers_of(rows: Sequence[Row]) -> dict[str, Peers]:
    """The figures of all offices by their place in a row."""
    by_name: defaultdict[str, list[Decimal]] = defaultdict(list)
    for row in rows:
        for name, value in row.series.values.items():
            by_name[name].append(value)
    return {name: Peers(values) for name, values in by_name.items()}


def telling(name: str, value: Decimal, peers: Mapping[str, Peers]) -> float:
    """How many digits of a figure tell something."""
    return min(free_digits(value), peers[name].digits(value))


def grows_evenly(values: Sequence[Decimal]) -> bool:
    """Whether each figure is as much more than the one before, as a twelfth each month is."""
    if len(values) < _EVEN:
        return False
    steps = [second - first for first, second in pairwise(values)]
    return max(steps) - min(steps) <= abs(steps[0]) / 10


def is_of_the_ministry(one: Row, other: Row) -> bool:
    """Whether years of two offices may be those of an indicator that the ministry measures.

    Its result is the same now, too.
    """
    return one.series.kind in _OF_A_RESULT and one.now is not None and one.now == other.now
