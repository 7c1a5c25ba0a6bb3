"""The pages that people set up for a stretch of the text: its blocks stay on such pages.

What a section of pages is like stands in its last paragraph.  When the data
move that paragraph, drop it, or move another one, the section has to end
behind the last of those blocks that stand on its pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from itertools import pairwise

from lxml import etree

from lkjip_docgen.docx import Element, child, section_of, take_out, w


class Pages:
    """On which pages each block of a text stands, while blocks come, go and move.

    It does nothing where people have set up no pages: then the sections are
    those that the program made.
    """

    def __init__(self, body: Element, base: Sequence[Element], file: Sequence[Element]) -> None:
        self._last = child(body, "sectPr")
        if self._last is None:  # a cell, a header
            self._are_of_people = False
            return
        here, generated = _ends(file), _ends(base)
        ends = [here.get(block) for block in file]
        made = sum(block in generated for block in base)
        self._are_of_people = len(ends) - ends.count(None) > made
        self._sections = dict(zip(file, self._read(ends), strict=True))
        self._ended = set(file).intersection(here)
        self._followers = dict(pairwise(file))
        self._begun: set[Element] = set()

    def _read(self, ends: Sequence[Element | None]) -> list[Element | None]:
        """The section of each block: the first that ends in it or behind it."""
        found: list[Element | None] = []
        section = self._last
        for end in reversed(ends):
            section = end if end is not None else section
            found.append(section)
        return found[::-1]

    def settle(self, order: Sequence[Element]) -> None:
        """Let every section end behind the last of its blocks, in their new order."""
        if not self._are_of_people:
            return
        self._place_new(order)
        _take_out_ends(order)
        for block, following in pairwise(order):
            section = self._sections[block]
            if section is not None and self._parts(block, following):
                _end(block, self._stretch(section))
        if order:
            self._finish(self._sections[order[-1]])

    def _finish(self, section: Element | None) -> None:
        """Let the text end on the pages of its last block."""
        last = self._last
        if last is None or section is None or section is last:
            return
        parent = last.getparent()
        if parent is not None:
            parent.replace(last, self._stretch(section))

    def _place_new(self, order: Sequence[Element]) -> None:
        """A new block stands with the one before it; behind the end of a section, with the next."""
        before: Element | None = None
        for position, block in enumerate(order):
            if block not in self._sections:
                beside = self._neighbour(before, order[position:])
                self._sections[block] = self._last if beside is None else self._sections[beside]
            before = block

    def _neighbour(self, before: Element | None, behind: Sequence[Element]) -> Element | None:
        """The block that a new one between others stands with; None where there is no other."""
        if before is not None and before not in self._ended:
            return before
        return next((block for block in behind if block in self._sections), before)

    def _parts(self, block: Element, following: Element) -> bool:
        """Whether a section ends between two blocks."""
        mine, other = self._sections[block], self._sections[following]
        if mine is other or mine is None or other is None:
            return False
        return self._followers.get(block) is following or _look(mine) != _look(other)

    def _stretch(self, section: Element) -> Element:
        """The section; once more where others stand in between, its pages then counted on."""
        if section not in self._begun and section is not self._last:
            self._begun.add(section)
            return section
        return _counted_on(section)


def _ends(blocks: Sequence[Element]) -> dict[Element, Element]:
    """The properties of each section of a text by the paragraph that it ends with."""
    found: dict[Element, Element] = {}
    for section in blocks[0].getroottree().iter(w("sectPr")) if blocks else ():
        properties = section.getparent()
        paragraph = None if properties is None else properties.getparent()
        if paragraph is not None:
            found.setdefault(paragraph, section)
    return found


def _take_out_ends(blocks: Sequence[Element]) -> None:
    """Take out the properties of the sections that end with some blocks."""
    for block in blocks:
        end = section_of(block)
        if end is not None:
            take_out(end)


def _counted_on(section: Element) -> Element:
    copy = deepcopy(section)
    numbers = child(copy, "pgNumType")
    if numbers is not None and w("start") in numbers.attrib:
        del numbers.attrib[w("start")]
    return copy


def _look(section: Element) -> bytes:
    """What a section says of its pages."""
    return bytes(etree.tostring(section, method="c14n", exclusive=True))


def _end(block: Element, section: Element) -> None:
    """End a section with a block; with an empty paragraph behind a table."""
    holder = block
    if block.tag != w("p"):
        holder = etree.Element(w("p"))
        block.addnext(holder)
    properties = child(holder, "pPr")
    if properties is None:
        properties = etree.Element(w("pPr"))
        holder.insert(0, properties)
    change = child(properties, "pPrChange")
    if change is None:
        properties.append(section)
    else:
        change.addprevious(section)
