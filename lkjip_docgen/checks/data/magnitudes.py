"""By how many places the comma of a number seems to have slipped, judged by its neighbours.

What is usual in a series is taken from the series alone.  Numbers are looked at by their
logarithms: a lost or added digit, thousands for rupiah, a fraction for a percentage move a
number by whole powers of ten, away from all others.  It is taken for a slip where the gap
between the number and the nearest of the others is more than three times as wide as all of them
together are with the comma set right.  Of a step of ten, a quarter is then left for what varies
by itself (a factor of 1,8); a series that moves more than that says nothing about steps of ten.

The others must be at least two, for one alone does not show what is usual.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import log10
from statistics import median
from typing import Final

from lkjip_docgen.idn import format_decimal
from lkjip_docgen.place import Predikat

_FURTHEST: Final = 6  # rupiah for millions
_FEWEST: Final = 2  # others that say what is usual
_CLEAR: Final = 3  # gaps as wide as this many times the series are none of its own
_TENTH: Final = 10
NEAR: Final = 5
"""Up to how many times as large or small as the nearest other a number has no clear gap: one of
three quarters of a step of ten is three times as wide as what is then left of the step."""


def slip(
    value: Decimal | None,
    others: Iterable[Decimal | None],
    *,
    fewest: int = _FEWEST,
    tight: bool = False,
) -> int:
    """By how many places a number is too large (positive) or too small; 0 for none.

    Others that are unknown, not positive, or the same number written again, are left out.
    What is `tight` has to lie where the others are: a step of ten may be what happened, but
    hardly one that ends there.
    """
    if value is None or isinstance(value, Predikat) or value <= 0:
        return 0
    known = [other for other in others if other is not None and _counts(other, value)]
    if len(known) < fewest or min(known) <= NEAR * value <= NEAR**2 * max(known):
        return 0
    logs = [log10(other) for other in known]
    here = log10(value)
    gap = max(here - max(logs), min(logs) - here)
    sign = 1 if here > max(logs) else -1
    width, places = min(
        (_width([*logs, here - sign * places]), places) for places in range(1, _FURTHEST + 1)
    )
    stray = tight and width > 2 * _width(logs)
    return sign * places if gap > _CLEAR * width and not stray else 0


def _width(logs: Sequence[float]) -> float:
    return max(logs) - min(logs)


class Others:
    """The numbers of a long series, of which each can be left out quickly."""

    def __init__(self, values: Iterable[Decimal | None]) -> None:
        self._sorted = sorted(value for value in values if value is not None)

    def without(self, value: Decimal) -> list[Decimal]:
        """The lowest and the highest of what is `usual` among the others than one of them."""
        left = bisect_left(self._sorted, value)
        count = len(self._sorted) - 1
        cut = (count + 1) // _TENTH
        ends = [cut, count - 1 - cut] if count > 1 else []
        return [self._sorted[end if end < left else end + 1] for end in ends]


def usual(values: Iterable[Decimal | None]) -> list[Decimal]:
    """Numbers without a tenth at either end: a single odd one does not say what is usual."""
    known = sorted(value for value in values if value is not None)
    cut = (len(known) + 1) // _TENTH
    return known[cut : len(known) - cut]


def _counts(other: Decimal, value: Decimal) -> bool:
    """Whether a number says something about the size of another one."""
    return not isinstance(other, Predikat) and other > 0 and other != value


def away(value: Decimal, others: Iterable[Decimal | None]) -> float:
    """How many powers of ten lie between a positive number and the middle of others; 0 of none."""
    logs = [log10(other) for other in others if other is not None and other > 0]
    return abs(log10(value) - median(logs)) if logs else 0.0


def told(places: int) -> str:
    """A slip in words: "10 kali lebih besar", "1.000 kali lebih kecil"."""
    factor = format_decimal(Decimal(10) ** abs(places))
    return f"{factor} kali lebih {'besar' if places > 0 else 'kecil'}"
