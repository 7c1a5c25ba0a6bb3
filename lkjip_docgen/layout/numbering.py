"""From physical pages to printed page numbers, by the sections of the .docx."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lkjip_docgen.docx.blocks import section_of
from lkjip_docgen.docx.fields import bookmarks
from lkjip_docgen.docx.reading import DOCUMENT
from lkjip_docgen.docx.xml import Element, child, parse_xml, w, whole


@dataclass(frozen=True, slots=True)
class _Section:
    """How a section numbers its pages; `start` None continues the count."""

    format: str
    start: int | None
    bookmarks: tuple[str, ...]


def printed_numbers(docx: Path, pages: Mapping[str, int]) -> dict[str, str]:
    """The number printed on the page of each bookmark: "iv", "27".

    `pages` gives physical pages from 1.  A section that restarts numbering is
    taken to begin on the page of its first bookmark, so such a section must
    open with one (a heading does).
    """
    printed: dict[str, str] = {}
    anchor_page, anchor_number = 1, 1
    for section in _sections(docx):
        known = [pages[name] for name in section.bookmarks if name in pages]
        if section.start is not None and known:
            anchor_page, anchor_number = min(known), section.start
        for name in section.bookmarks:
            if name in pages:
                number = anchor_number + pages[name] - anchor_page
                printed[name] = roman(number) if section.format == "lowerRoman" else str(number)
    return printed


def _sections(docx: Path) -> Iterator[_Section]:
    with zipfile.ZipFile(docx) as package:
        body = child(parse_xml(package.read(DOCUMENT)), "body")
    names: list[str] = []
    for block in () if body is None else body:
        names += bookmarks(block)
        properties = block if block.tag == w("sectPr") else section_of(block)
        if properties is not None:
            yield _section(properties, names)
            names = []


def _section(properties: Element, names: list[str]) -> _Section:
    numbering = child(properties, "pgNumType")
    if numbering is None:
        return _Section("decimal", None, tuple(names))
    first = None if numbering.get(w("start")) is None else whole(numbering, w("start"), 1)
    return _Section(numbering.get(w("fmt"), "decimal"), first, tuple(names))


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """A page number in lower-case Roman numerals; numbers below 1 stay Arabic."""
    if number < 1:
        return str(number)
    out = ""
    for size, letters in _ROMAN:
        count, number = divmod(number, size)
        out += letters * count
    return out
