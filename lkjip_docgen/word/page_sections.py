"""Sections: page geometry, and landscape pages between upright ones."""

from __future__ import annotations

import copy
import re

from lxml import etree

from lkjip_docgen.docx import Element, child, paragraph, styles, w, whole
from lkjip_docgen.word.book import Room
from lkjip_docgen.word.running_heads import Chapter, RunningHeads

_USUAL = {"w": 11906, "h": 16838}  # A4, in twips
_MARGIN = 1440
_BEFORE = tuple(  # what comes before the margins in the order of the format
    w(name)
    for name in ("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz")
)
_DECLARATION = re.compile(r' xmlns:\w+="[^"]*"')
_NEEDLESS = re.compile(
    re.escape(paragraph(styles.AFTER_TABLE, ""))
    + rf'(?=<w:p\b[^>]*><w:pPr><w:pStyle w:val="(?:{styles.SECTION_END}"/><w:sectPr'
    + rf'|(?:{styles.PART_TITLE}|{styles.HEADINGS[0]})"))'
)


def rooms(properties: Element) -> tuple[Room, Room]:
    """The room of a section's text, upright and on a page laid on its side."""
    width, height = _size(properties)
    top, right, bottom, left = _margins(properties)
    upright = Room(width - left - right, height - top - bottom)
    return upright, Room(upright.height, upright.width)


def without_needless_space(text: str) -> str:
    """A text without the space behind what ends a section or a part: it could fill a page alone."""
    return _NEEDLESS.sub("", text)


class Breaks:
    """The section breaks of one section of the template.

    The first break carries what the template gave the section (headers, first
    page number); later ones go on from it.  Where the heads name the chapter,
    each chapter begins a section with heads of its own.
    """

    def __init__(self, properties: Element, heads: RunningHeads) -> None:
        self._properties = properties
        self._heads = heads
        self._names_chapters = heads.follow(properties)
        self._chapter: Chapter | None = None  # one that the heads do not name yet
        self._done = False
        self._wide = False
        self._filled = False

    def before(self, wide: bool, chapter: Chapter | None = None) -> str:
        """What has to stand before content of an orientation: a break, or nothing.

        `chapter` is one that the content begins with.
        """
        begins = self._names_chapters and chapter is not None
        needed = self._filled and (wide != self._wide or begins)
        out = paragraph(styles.SECTION_END, "", self._string()) if needed else ""
        self._done = self._done or needed
        self._wide, self._filled = wide, True
        if begins:
            self._chapter = chapter
        return out

    def finish(self) -> None:
        """Let the section's own properties describe its last stretch."""
        final = self._current()
        parent = self._properties.getparent()
        if parent is not None:
            parent.replace(self._properties, final)

    def _string(self) -> str:
        text = etree.tostring(self._current(), encoding="unicode", with_tail=False)
        return _DECLARATION.sub("", text)

    def _current(self) -> Element:
        properties = copy.deepcopy(self._properties)
        if self._done:
            _continue(properties)
        if self._chapter is not None:
            self._name(properties, self._chapter)
            self._chapter = None
        if self._wide:
            _turn(properties)
        return properties

    def _name(self, properties: Element, chapter: Chapter) -> None:
        """Let the heads of a section name a chapter."""
        for reference in self._heads.references(self._properties, chapter):
            for old in properties.findall(w("headerReference")):
                if old.get(w("type")) == reference.get(w("type")):
                    properties.remove(old)
            properties.insert(0, reference)


def _continue(properties: Element) -> None:
    for name in ("headerReference", "footerReference"):
        for reference in properties.findall(w(name)):
            properties.remove(reference)
    number = child(properties, "pgNumType")
    if number is not None and w("start") in number.attrib:
        del number.attrib[w("start")]


def _turn(properties: Element) -> None:
    """Lay the page on its side; the binding margin moves to the top, as Word does it."""
    width, height = _size(properties)
    top, right, bottom, left = _margins(properties)
    size = _part(properties, "pgSz")
    size.set(w("w"), str(height))
    size.set(w("h"), str(width))
    size.set(w("orient"), "landscape")
    margins = _part(properties, "pgMar")
    for name, value in (("top", left), ("right", top), ("bottom", right), ("left", bottom)):
        margins.set(w(name), str(value))


def _size(properties: Element) -> tuple[int, int]:
    size = _part(properties, "pgSz")
    return _twips(size, "w"), _twips(size, "h")


def _margins(properties: Element) -> tuple[int, int, int, int]:
    margins = _part(properties, "pgMar")
    top, right, bottom, left = (
        abs(_twips(margins, name)) for name in ("top", "right", "bottom", "left")
    )
    return top, right, bottom, left


def _twips(element: Element, name: str) -> int:
    """A measure of the page; that of a page that Word begins with where the template has none."""
    return whole(element, w(name), _USUAL.get(name, _MARGIN))


def _part(properties: Element, name: str) -> Element:
    """The size or the margins of a section, which a template may have left out."""
    found = child(properties, name)
    if found is None:
        found = etree.Element(w(name))
        properties.insert(sum(1 for _ in properties.iterchildren(*_BEFORE)), found)
    return found
