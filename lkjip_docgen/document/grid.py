"""How large the pictures of one figure are that stand side by side: the same for every writer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import TypeVar

GAP_CM = 0.3
"""What parts two pictures side by side, in centimetres."""
_FLATTEST, _TALLEST = 0.5, 1.3  # height of the place of a picture for its width
_HIGHEST_CM = 9.0  # two of them and their caption fit a page

Shown = TypeVar("Shown")


def place_cm(across: int, width_cm: float) -> float:
    """The width of the place that each of so many pictures in a row has, in centimetres."""
    return (width_cm - GAP_CM * (across - 1)) / across


def sizes(ratios: Sequence[float], across: int, width_cm: float) -> list[tuple[float, float]]:
    """Width and height of each picture in centimetres, by its height for its width.

    All have places of one size, as tall as suits most of them, and keep their proportions in it.
    """
    wide = place_cm(across, width_cm)
    usual = median(ratios) if ratios else _FLATTEST
    high = min(wide * min(max(usual, _FLATTEST), _TALLEST), _HIGHEST_CM)
    return [(min(wide, high / ratio), min(wide * ratio, high)) for ratio in ratios]


def rows_of(shown: Sequence[Shown], across: int) -> Iterator[Sequence[Shown]]:
    """What stands side by side, row by row; the last one may have fewer."""
    for start in range(0, len(shown), across):
        yield shown[start : start + across]
