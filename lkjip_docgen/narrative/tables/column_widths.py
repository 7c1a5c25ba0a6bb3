"""How wide the columns of a table are that nobody has designed, and on which page it fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import ceil

from lkjip_docgen.document import TEXT_CM, TURNED_TEXT_CM
from lkjip_docgen.records import Record

_LETTER, _SMALL_LETTER = 0.2, 0.165  # centimetres of a letter in a cell, and in small type
_MARGINS, _SMALL_MARGINS = 0.45, 0.25  # of a cell, left and right
_MOST = 34  # letters of a line of words, however long the text
_LEAST = 12  # letters that a column of words can be narrowed to, if no word is longer
_HEAD_LINES = 3
_MANY_ROWS = 15  # two parts of so many take more than an upright page


class Width(Record):
    """What a column needs, in letters: at best, and at least; or centimetres as typed."""

    best: float
    least: float
    typed: float | None = None

    def at_best(self, *, small: bool) -> float:
        """Centimetres with room."""
        return self._of(self.best, small)

    def at_least(self, *, small: bool) -> float:
        """Centimetres in which no word and no number is broken."""
        return self._of(self.least, small)

    def _of(self, letters: float, small: bool) -> float:
        if self.typed is not None:
            return self.typed
        if small:
            return letters * _SMALL_LETTER + _SMALL_MARGINS
        return letters * _LETTER + _MARGINS


class Fit(Record):
    """On which page a table stands, in which type, and which columns stand in which part."""

    widths: tuple[float, ...]  # centimetres of every column
    wide: bool
    compact: bool
    parts: tuple[tuple[int, ...], ...]


def wanted(title: str, texts: Sequence[str], typed: Decimal | None) -> Width:
    """The width of a column with this heading and these cells."""
    longest = max(map(len, texts), default=0)
    word = max((len(word) for text in texts for word in text.split()), default=0)
    heads = [len(word) for word in title.split()]
    head = max(*heads, ceil(len(title) / _HEAD_LINES), 3)
    best = max(head, word, min(longest, _MOST))
    least = max(*heads, word, min(longest, _LEAST), 3)
    return Width(best, min(best, least), None if typed is None else float(typed))


def fit(columns: Sequence[Width], leading: int, rows: int = _MANY_ROWS) -> Fit:
    """The first of the pages that holds all columns, else parts that repeat the `leading` ones.

    Two parts of few `rows` stand upright one below the other: a turned page would be half empty,
    and the one before it too.
    """
    every = tuple(range(len(columns)))
    for small in (False, True):
        if sum(column.at_least(small=small) for column in columns) <= TEXT_CM:
            return Fit(_shared(columns, TEXT_CM, small=small), False, small, (every,))
    best = tuple(column.at_best(small=True) for column in columns)
    repeated = min(leading, len(columns) - 1)
    upright = tuple(_parts(best, repeated, TEXT_CM))
    if rows < _MANY_ROWS and len(upright) == 2 and all(map(_is_narrow, _taken(best, upright))):
        return Fit(best, False, True, upright)
    if sum(column.at_least(small=True) for column in columns) <= TURNED_TEXT_CM:
        return Fit(_shared(columns, TURNED_TEXT_CM, small=True), True, True, (every,))
    return Fit(best, True, True, tuple(_parts(best, repeated, TURNED_TEXT_CM)))


def _taken(widths: Sequence[float], parts: Sequence[Sequence[int]]) -> Iterator[float]:
    """How wide the columns of each part are together."""
    return (sum(widths[column] for column in part) for part in parts)


def _is_narrow(width: float) -> bool:
    """Whether columns of such a width stand on an upright page."""
    return width <= TEXT_CM


def _shared(columns: Sequence[Width], page: float, *, small: bool) -> tuple[float, ...]:
    """What each column gets of a page: what it needs at least, and its share of the rest."""
    least = [column.at_least(small=small) for column in columns]
    more = [c.at_best(small=small) - low for c, low in zip(columns, least, strict=True)]
    left, wished = page - sum(least), sum(more)
    share = min(1.0, left / wished) if wished else 0.0
    return tuple(low + extra * share for low, extra in zip(least, more, strict=True))


def _parts(needs: Sequence[float], leading: int, page: float) -> Iterator[tuple[int, ...]]:
    """The columns of each part: the leading ones, then as many as fit, evenly parted."""
    room = max(page - sum(needs[:leading]), max(needs))
    count = ceil(sum(needs[leading:]) / room)
    even = sum(needs[leading:]) / count
    part: list[int] = []
    for number in range(leading, len(needs)):
        taken = sum(needs[n] for n in part)
        if part and (taken + needs[number] > room or taken >= even):
            yield (*range(leading), *part)
            part = []
        part.append(number)
    yield (*range(leading), *part)
