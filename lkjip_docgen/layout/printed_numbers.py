"""From physical pages to printed page numbers, by the sections of the .docx."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from lkjip_docgen.document import numbering
from lkjip_docgen.docx import DOCUMENT, Element, bookmarks, child, parse_xml, section_of, w, whole
from lkjip_docgen.records import Record


class _Section(Record):
    """How a section numbers its pages; `start` None continues the count."""

    format: str
    start: int | None
    bookmarks: tuple[str, ...]

    def known(self, pages: Mapping[str, int]) -> dict[str, int]:
        """Those of its bookmarks whose physical page is known, each with it."""
        return {name: pages[name] for name in self.bookmarks if name in pages}

    def printed(self, number: int) -> str:
        """A page number as the section prints it."""
        return roman(number) if self.format == "lowerRoman" else str(number)


def printed_numbers(docx: Path, pages: Mapping[str, int]) -> dict[str, str]:
    """The number printed on the page of each bookmark: "iv", "27".

    `pages` gives physical pages from 1.  A section that restarts numbering is
    taken to begin on the page of its first bookmark, so such a section must
    open with one (a heading does).
    """
    printed: dict[str, str] = {}
    shift = 0  # from the physical to the printed number
    for section in _sections(docx):
        known = section.known(pages)
        if section.start is not None and known:
            shift = section.start - min(known.values())
        printed |= {name: section.printed(page + shift) for name, page in known.items()}
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
    kind = child(properties, "pgNumType")
    if kind is None:
        return _Section("decimal", None, tuple(names))
    first = None if kind.get(w("start")) is None else whole(kind, w("start"), 1)
    return _Section(kind.get(w("fmt"), "decimal"), first, tuple(names))


def roman(number: int) -> str:
    """A page number in lower-case Roman numerals; numbers below 1 stay Arabic."""
    return numbering.roman(number).lower() if number >= 1 else str(number)
