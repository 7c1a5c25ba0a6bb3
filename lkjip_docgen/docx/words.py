"""The words of a Word paragraph as a reader sees them, its numbers and references known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from lkjip_docgen.comparison.recorder import Hole
from lkjip_docgen.comparison.snapshot import Number
from lkjip_docgen.docx.xml import NAMESPACES, w

FindNumber = Callable[[Any, str], Number | None]
"""The number that a content control with this text prints, None for any other control."""

_MC = f"{{{NAMESPACES['mc']}}}"
# Struck by a tracked change, or a picture: nothing that a reader reads here.
_SKIPPED = {w("del"), w("moveFrom"), w("drawing"), w("pict"), w("object"), f"{_MC}AlternateContent"}
_BLANKS = {w("tab"), w("br"), w("cr")}


def content_of(paragraph: Any, find: FindNumber) -> tuple[list[str | Hole], list[str]]:
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
        self._fields: list[bool] = []  # whether each open field has come to its result
        self._result: list[str] = []

    def read(self, parent: Any) -> None:
        """Read what stands in a paragraph, a run or whatever wraps runs."""
        for child in parent.iterchildren("*"):
            self._child(child)

    def close(self) -> None:
        """End a field that ends in a later paragraph."""
        if self._fields:
            self._fields.clear()
            self._end()

    def _child(self, child: Any) -> None:
        tag = child.tag
        if tag in _SKIPPED:
            return
        if tag == w("t"):
            self._put(child.text or "")
        elif tag in _BLANKS:
            self._put(" ")
        elif tag == w("noBreakHyphen"):
            self._put("-")
        elif tag == w("fldChar"):
            self._mark(child.get(w("fldCharType")))
        elif tag == w("footnoteReference"):
            self.notes.append(child.get(w("id"), ""))
        elif tag == w("sdt"):
            self._control(child)
        elif tag == w("fldSimple") or (tag == w("hyperlink") and child.get(w("anchor"))):
            self._put_hole(Hole(words(child)))
        else:
            self.read(child)

    def _control(self, control: Any) -> None:
        text = " ".join(words(control).split())
        number = self._find(control, text)
        if number is None:
            self.read(control)
        else:
            self._put_hole(Hole(text, number))

    def _mark(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()
            if not self._fields:
                self._end()

    def _end(self) -> None:
        self.pieces.append(Hole("".join(self._result)))
        self._result.clear()

    def _put(self, text: str) -> None:
        if self._fields:
            self._result.append(text)
        else:
            self.pieces.append(text)

    def _put_hole(self, hole: Hole) -> None:
        if self._fields:
            self._result.append(hole.text)
        else:
            self.pieces.append(hole)


def words(element: Any) -> str:
    """All words below an element, tracked deletions left out."""
    return "".join(_words(element))


def _words(element: Any) -> Iterator[str]:
    for child in element.iterchildren("*"):
        if child.tag == w("t"):
            yield child.text or ""
        elif child.tag in _BLANKS:
            yield " "
        elif child.tag not in _SKIPPED:
            yield from _words(child)
