"""How much room texts take in a chart that Word will set: estimates, in points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from lkjip_docgen.document import Chart

POINTS_PER_CM: Final = 72 / 2.54
_LETTER: Final = 0.5  # of the size of type: the mean width of a letter, and a little more
_LINE: Final = 1.25
_MOST_LINES: Final = 5  # of a name below its columns
_BESIDE: Final = 48.0  # points beside the plot: the numbers of the axis and the margins


def width(text: str, size: float) -> float:
    """Of the longest line of a text."""
    return max(map(len, text.split("\n"))) * size * _LETTER


def lines(text: str, size: float, room: float) -> int:
    """How many lines a text takes in a room; each of its own lines is one at least."""
    letters = max(1, int(room / (size * _LETTER)))
    return sum(_lines_of(line, letters) for line in text.split("\n"))


def height(texts: Sequence[str], size: float, room: float) -> float:
    """Of the tallest of some texts, each in a room of its own."""
    return max((lines(text, size, room) for text in texts), default=0) * size * _LINE


def slot(chart: Chart) -> float:
    """The width that each category has."""
    return (chart.width_cm * POINTS_PER_CM - _BESIDE) / max(1, len(chart.categories))


def fits_below(chart: Chart, size: float = 9) -> bool:
    """Whether the names of the categories can stand below their columns."""
    room = slot(chart)
    words = (word for name in chart.categories for word in name.split())
    if any(width(word, size) > room for word in words):
        return False
    return all(lines(name, size, room) <= _MOST_LINES for name in chart.categories)


def _lines_of(line: str, letters: int) -> int:
    """A line broken between words, as programs do, in lines of so many letters."""
    count, used = 1, 0
    for word in line.split(" "):
        needed = len(word) + (1 if used else 0)
        if used + needed <= letters:
            used += needed
        else:
            count += bool(used)
            used = len(word)
    return max(count, math.ceil(len(line) / letters) if " " not in line else count)
