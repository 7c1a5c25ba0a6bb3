"""Puts the parts of the merged text where they belong, in the file itself."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy

from lkjip_docgen.docx import Element, w
from lkjip_docgen.refresh.alignment import rising
from lkjip_docgen.refresh.children import Children
from lkjip_docgen.refresh.order import Part
from lkjip_docgen.refresh.page_setups import Pages
from lkjip_docgen.refresh.sides import Work
from lkjip_docgen.refresh.spanning import keep_fields_together, release_marks, remove_block

_FIRST = {w(name) for name in ("tblPr", "tblGrid", "tcPr", "trPr", "pPr", "footnotePr")}


class Placing:
    """The parts of one place of the file.  Where changes are tracked, what moves is shown as
    taken out at one place and put in at another.
    """

    def __init__(self, work: Work, parent: Element, children: Children) -> None:
        self._work = work
        self._parent = parent
        self._children = children
        self._standing: dict[int, Element] = dict(enumerate(children.file))
        self._marks: list[tuple[Element, Element]] = []  # what moved, and its copy
        self.inserted: dict[int, Element] = {}
        """The new parts of the data, as they stand in the file."""
        self.moved: list[int] = []
        """The parts of the file that stand at another place now."""

    def standing(self, n: int) -> Element:
        """The part of the file, where it stands now."""
        return self._standing[n]

    def place(self, order: Sequence[Part], gone: Container[int]) -> None:
        """Put the parts in order, the new ones too, and take out what is to go."""
        pages = Pages(self._parent, self._children.base, self._children.file)
        for n in range(len(self._children.file)):
            if n in gone:
                self._take_out(self._children.file[n])
        placed = self._in_order(order)
        if not self._work.revisions.tracks:  # else its first line might be refused
            keep_fields_together(placed)
            pages.settle(placed)

    def _in_order(self, order: Sequence[Part]) -> list[Element]:
        """Put each part behind the one before it, and tell which stands where."""
        stays = self._stays(order)
        last: Element | None = None
        placed: list[Element] = []
        for side, position in order:
            if side == "data":
                last = self._insert(position, last)
            elif position in stays:
                last = self._standing[position]
            else:
                last = self._move(position, last)
            placed.append(last)
        return placed

    def _insert(self, position: int, last: Element | None) -> Element:
        """Put a new part of the data behind another."""
        element = self._work.adoption.adopted(self._children.data[position])
        self.inserted[position] = element
        self._put(element, last)
        self._work.revisions.mark_inserted(element)
        return element

    def _stays(self, order: Sequence[Part]) -> set[int]:
        """The parts of the file that need not move."""
        file = [position for side, position in order if side == "file"]
        return {position for _, position in rising(dict(enumerate(file)))}

    def _move(self, position: int, last: Element | None) -> Element:
        self.moved.append(position)
        here = self._standing[position]
        if not self._work.revisions.tracks:
            self._put(here, last)
            return here
        copy = deepcopy(here)
        self._work.adoption.renumber(copy)
        self._put(copy, last)
        self._standing[position] = copy
        self._marks.append((here, copy))
        return copy

    def _put(self, element: Element, last: Element | None) -> None:
        if last is not None:
            _outermost(last, self._parent).addnext(element)
            return
        first = next((c for c in self._parent if c.tag not in _FIRST), None)
        if first is None:
            self._parent.append(element)
        else:
            first.addprevious(element)

    def _take_out(self, element: Element) -> None:
        if self._work.revisions.tracks:
            release_marks(element)
        if not self._work.revisions.mark_deleted(element):
            self._work.adoption.forget(element)
            remove_block(element)

    @contextmanager
    def quietly(self, n: int) -> Iterator[None]:
        """What moved is shown as new as a whole: inside of it nothing is tracked."""
        if all(copy is not self._standing[n] for _, copy in self._marks):
            yield
            return
        with self._work.revisions.untracked():
            yield

    def finish(self) -> None:
        """Show what moved as taken out and put in."""
        for here, copy in self._marks:
            self._work.revisions.mark_deleted(here)
            self._work.revisions.mark_inserted(copy)


def _outermost(element: Element, parent: Element) -> Element:
    """The element or the wrapper around it that it is the last of."""
    while True:
        above = element.getparent()
        if above is None or above is parent or element.getnext() is not None:
            return element
        element = above
