"""Values to points: round ticks and the axis that carries them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TypeVar

from lkjip_docgen.records import Record

_T = TypeVar("_T")
_INTERVALS = 5
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


class Ticks(Record):
    """Round values at equal steps that enclose the data."""

    values: tuple[Decimal, ...]
    zoomed: bool

    @property
    def low(self) -> Decimal:
        """Where the axis begins."""
        return self.values[0]

    @property
    def high(self) -> Decimal:
        """Where the axis ends."""
        return self.values[-1]

    def labels(self, size: Decimal) -> list[tuple[Decimal, int]]:
        """Each value in units of `size`, with the decimals that all of them need."""
        scaled = [(v / size).normalize() for v in self.values]
        places = max(map(_decimals, scaled))
        return [(v, places) for v in scaled]


def _decimals(value: Decimal) -> int:
    """The digits of a number after its comma."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def ticks(
    values: Iterable[Decimal],
    *,
    from_zero: bool = True,
    whole: bool = False,
    limit: Decimal | None = None,
    room: Decimal = Decimal(0),
) -> Ticks:
    """Round ticks that enclose `values`, or an axis from 0 to 1 when there are none.

    The axis holds zero unless `from_zero` is False and all values lie well on
    one side of it (the lowest beyond half of the highest); `zoomed` says that it
    does not.  `whole` forbids ticks between whole numbers.  The axis ends at
    `limit`, unless a value lies beyond.  An axis that does not begin at zero begins at
    least `room` of the range below the lowest value, but on the same side of zero.
    """
    data = list(values) or [Decimal(0), Decimal(1)]
    low, high = _range(data, from_zero, room)
    step = _round_step((high - low) / _INTERVALS, whole)
    first = int((low / step).to_integral_value(ROUND_FLOOR))
    last = int((high / step).to_integral_value(ROUND_CEILING))
    marks = [step * k for k in range(first, last + 1)]
    if limit is not None and max(data) <= limit:
        marks = _ended(marks, limit, step)
    return Ticks(tuple(marks), not from_zero and first > 0)


def _range(data: Sequence[Decimal], from_zero: bool, room: Decimal) -> tuple[Decimal, Decimal]:
    """What the axis has to hold: never nothing, and zero too unless all lies well beside it."""
    low, high = min(data), max(data)
    if 0 <= low * 2 <= high:
        from_zero = True
    if not from_zero:
        low, high = _stretched(low, high, room)
    if from_zero or low <= 0:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    return low, low + 1 if low == high else high


def _ended(marks: list[Decimal], limit: Decimal, step: Decimal) -> list[Decimal]:
    """Ticks that end at a limit among them; the one before goes where it would stand too close."""
    if not marks[0] < limit < marks[-1]:
        return marks
    kept = [mark for mark in marks if mark < limit]
    if len(kept) > 1 and limit - kept[-1] < step / 2:
        kept.pop()
    return [*kept, limit]


def _stretched(low: Decimal, high: Decimal, room: Decimal) -> tuple[Decimal, Decimal]:
    if low == high:
        margin = abs(low) / 20 or Decimal(1)
        return low - margin, high + margin
    start = low - (high - low) * room
    return (max(start, Decimal(0)) if low >= 0 else start), high


def _round_step(rough: Decimal, whole: bool) -> Decimal:
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(power * s for s in _STEPS if power * s >= rough)
    if not whole:
        return step
    return max(step.to_integral_value(ROUND_CEILING), Decimal(1))


class Scale(Record):
    """A straight map of `low..high` onto `start..end` points."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def at(self, value: Decimal) -> float:
        """The position of `value` in points."""
        share = float((value - self.low) / (self.high - self.low))
        return self.start + share * (self.end - self.start)


def spread(
    count: int, groups: tuple[str, ...], start: float, end: float
) -> tuple[list[float], float]:
    """Centres of `count` equal slots from `start` to `end`, and the width of a slot.

    Half a slot is left free where the group changes.
    """
    shifts = [0.0]
    for i in range(1, count):
        shifts.append(shifts[-1] + (0.5 if groups and groups[i] != groups[i - 1] else 0.0))
    slot = (end - start) / (count + shifts[-1])
    return [start + slot * (i + 0.5 + shift) for i, shift in enumerate(shifts)], slot


def runs(items: Sequence[_T]) -> list[tuple[_T, int, int]]:
    """Consecutive equal items as (item, first index, index after the last)."""
    found: list[tuple[_T, int, int]] = []
    for i, name in enumerate(items):
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1], i + 1)
        else:
            found.append((name, i, i + 1))
    return found
