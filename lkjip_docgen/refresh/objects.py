"""What stands in a paragraph and is no text: drawings, footnotes, formulas."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lkjip_docgen.docx import NAMESPACES, Element, Package, w
from lkjip_docgen.refresh.drawings import Drawings
from lkjip_docgen.refresh.items import formula_words
from lkjip_docgen.refresh.outcome import Kind
from lkjip_docgen.refresh.place import Where
from lkjip_docgen.refresh.sides import Work

_M = f"{{{NAMESPACES['m']}}}"
_NOTE = w("footnoteReference")

MergeNote = Callable[[Element, Element, Element, Where], None]


class Objects:
    """Merges the objects of a paragraph, each with its own counterpart."""

    def __init__(self, work: Work, merge_note: MergeNote) -> None:
        self._base, self._file, self._data = work.sides.base, work.sides.file, work.sides.data
        self._drawings = Drawings(work)
        self._ledger = work.ledger
        self._merge_note = merge_note

    def merge(self, base: Element, file: Element, data: Element, where: Where) -> None:
        """Take over the objects that the data changed."""
        if next(base.iter(w("drawing"), _NOTE, f"{_M}oMath"), None) is None:
            return
        self._drawings.merge(base, file, data, where)
        self._notes(base, file, data, where)
        self._formulas(base, file, data, where)

    # --- footnotes ---------------------------------------------------------------

    def _notes(self, base: Element, file: Element, data: Element, where: Where) -> None:
        before, mine, now = (
            _notes_of(self._base, base),
            _notes_of(self._file, file),
            _notes_of(self._data, data),
        )
        if not len(before) == len(mine) == len(now):
            return
        for old, there, new in zip(before, mine, now, strict=True):
            if old is not None and there is not None and new is not None:
                self._merge_note(old, there, new, where)

    # --- formulas ----------------------------------------------------------------

    def _formulas(self, base: Element, file: Element, data: Element, where: Where) -> None:
        old, there, new = _formulas(base), _formulas(file), _formulas(data)
        if len(old) != len(new):
            return
        for i, formula in enumerate(old):
            if _words(formula) == _words(new[i]):
                continue
            if len(there) != len(old):
                self._ledger.note(Kind.GONE, where, _words(formula), _words(new[i]))
            else:
                self._formula(formula, there[i], new[i], where)

    def _formula(self, old: Element, there: Element, new: Element, where: Where) -> None:
        said = _words(old), _words(there), _words(new)
        was, here, wanted = formula_words(old), formula_words(there), formula_words(new)
        if here == wanted:
            return
        if here == was:
            self._ledger.note(Kind.TEXT, where, said[0], said[2])
        elif self._ledger.decide(where, said, there, _putting_back(new, old)) != "data":
            return
        parent = there.getparent()
        if parent is not None:
            parent.replace(there, deepcopy(new))


def _putting_back(new: Element, old: Element) -> Callable[[], None]:
    def restore() -> None:
        parent = new.getparent()
        if parent is not None:
            parent.replace(new, deepcopy(old))

    return restore


def _notes_of(package: Package, paragraph: Element) -> list[Element | None]:
    """The notes of a paragraph; None for a mark without one."""
    return [package.notes().get(mark.get(w("id"), "")) for mark in paragraph.iter(_NOTE)]


def _formulas(paragraph: Element) -> list[Element]:
    return list(paragraph.iter(f"{_M}oMath"))


def _words(formula: Element) -> str:
    return "".join("".join(text.text or "" for text in formula.iter(f"{_M}t")).split())
