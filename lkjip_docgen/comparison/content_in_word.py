"""The words of a Word paragraph as a reader sees them, its numbers and references known."""

from __future__ import annotations

import re
from collections.abc import Callable

from lkjip_docgen.comparison.recorder import Hole
from lkjip_docgen.comparison.snapshot import Number
from lkjip_docgen.docx import JOINED, OBJECT, Control, Element, Fields, printed, visible, w

FindNumber = Callable[[Control, str], Number | None]
"""The number that a content control with this text prints, None for any other control."""

# As a reader sees them: blanks are all alike, a hyphen that holds words together is one too,
# a blank that does so as well, and what is no text says nothing here.
_READ = str.maketrans({"\t": " ", "\n": " ", JOINED: " ", "\u2011": "-", OBJECT: None})

_WORD_OF_LABEL = re.compile(r"(?:Tabel|Gambar) $")


def content_of(paragraph: Element, find: FindNumber) -> tuple[list[str | Hole], list[str]]:
    """The pieces of a paragraph, and the ids of the footnotes that it marks.

    The result of a field (a cross reference, a page number) is a hole.
    """
    reader = _Reader(find)
    reader.read(paragraph)
    reader.close()
    return reader.pieces, reader.notes


class _Reader:
    def __init__(self, find: FindNumber) -> None:
        self.pieces: list[str | Hole] = []
        self.notes: list[str] = []
        self._find = find
        self._fields = Fields()
        self._result: list[str] = []  # of the outermost open field

    def read(self, parent: Element) -> None:
        """Read what stands in a paragraph, a run or whatever wraps runs."""
        for element in parent.iterchildren("*"):
            self._element(element)

    def close(self) -> None:
        """End a field that ends in a later paragraph."""
        if self._fields.open:
            self._end()

    def _element(self, element: Element) -> None:
        _READERS.get(element.tag, _Reader._plain)(self, element)

    def _note(self, element: Element) -> None:
        self.notes.append(element.get(w("id"), ""))

    def _field(self, element: Element) -> None:
        self._put(Hole(_words(element)))

    def _link(self, element: Element) -> None:
        """A link into the report itself is a cross reference; any other is but words."""
        if element.get(w("anchor")):
            self._field(element)
        else:
            self._plain(element)

    def _plain(self, element: Element) -> None:
        text = printed(element)
        if text is None:
            self.read(element)
        elif text:
            self._put(text.translate(_READ))

    def _control(self, element: Element) -> None:
        control = Control(element)
        text = " ".join(_words(control.element).split())
        number = self._find(control, text)
        if number is None:
            self.read(control.element)
        else:
            self._put(Hole(text, number))

    def _mark(self, mark: Element) -> None:
        ended = self._fields.read(mark)
        if ended is not None and not self._fields.open:
            self._end()

    def _end(self) -> None:
        result = "".join(self._result)
        self.pieces.append(Hole(self._taken_word(result) + result))
        self._result.clear()

    def _taken_word(self, number: str) -> str:
        """The word before the number of a label, which a reference prints with it."""
        before = self.pieces[-1] if self.pieces else ""
        if isinstance(before, Hole) or not number[-1:].isdigit():
            return ""
        word = _WORD_OF_LABEL.search(before)
        if word is None:
            return ""
        self.pieces[-1] = before[: word.start()]
        return word[0]

    def _put(self, piece: str | Hole) -> None:
        if not self._fields.open:
            self.pieces.append(piece)
        elif not self._fields.hidden:
            self._result.append(piece if isinstance(piece, str) else piece.text)


_READERS: dict[str, Callable[[_Reader, Element], None]] = {
    w("fldChar"): _Reader._mark,
    w("footnoteReference"): _Reader._note,
    w("sdt"): _Reader._control,
    w("fldSimple"): _Reader._field,
    w("hyperlink"): _Reader._link,
}


def _words(element: Element) -> str:
    return visible(element).translate(_READ)
