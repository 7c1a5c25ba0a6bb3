"""What each page typed last into each field: its own earlier text is no change of somebody else.

Pages send what is typed in pieces, and their last words when they are closed, perhaps before
an earlier piece was answered.  Of a long text only what differs from an earlier piece is sent.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from lkjip_docgen.records import Record

_MOST: Final = 200  # fields that are remembered
_PIECES: Final = 4  # of each


class Piece(Record):
    """A text as a page sent it, by its number on that page, and the value that was written."""

    number: int
    text: str
    value: object = None

    def spliced(self, start: int, end: int, text: str) -> str:
        """It with a text in the place of its characters `start` up to `end`.

        Characters are counted as browsers do, in units of UTF-16.
        """
        units = self.text.encode("utf-16-le", "surrogatepass")
        new = text.encode("utf-16-le", "surrogatepass")
        joined = units[: 2 * start] + new + units[2 * end :]
        return joined.decode("utf-16-le", "replace")


class TypedPieces:
    """The last pieces of every page and field."""

    def __init__(self) -> None:
        self._pieces: OrderedDict[tuple[str, str], list[Piece]] = OrderedDict()

    def note(self, page: str, place: str, piece: Piece) -> None:
        """Remember what was written."""
        pieces = self._pieces.setdefault((page, place), [])
        pieces.append(piece)
        del pieces[:-_PIECES]
        self._pieces.move_to_end((page, place))
        while len(self._pieces) > _MOST:
            self._pieces.popitem(last=False)

    def last(self, page: str, place: str) -> Piece | None:
        """What a page wrote last into a field."""
        pieces = self._pieces.get((page, place))
        return pieces[-1] if pieces else None

    def earlier(self, page: str, place: str, number: int) -> Piece | None:
        """An earlier piece by its number; None where it is not known any more."""
        pieces = self._pieces.get((page, place), ())
        return next((each for each in pieces if each.number == number), None)

    def forget(self) -> None:
        """Forget everything: items stand elsewhere now."""
        self._pieces.clear()
