"""From physical pages to printed page numbers, by the sections of the .docx."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


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
    with zipfile.ZipFile(docx) as package, package.open("word/document.xml") as part:
        body = etree.parse(part, etree.XMLParser(resolve_entities=False)).getroot()[0]
    names: list[str] = []
    for block in body:
        names += [mark.get(f"{_W}name", "") for mark in block.iter(f"{_W}bookmarkStart")]
        properties = block if block.tag == f"{_W}sectPr" else block.find(f"{_W}pPr/{_W}sectPr")
        if properties is not None:
            numbering = properties.find(f"{_W}pgNumType")
            attributes = {} if numbering is None else numbering.attrib
            start = attributes.get(f"{_W}start")
            yield _Section(
                format=str(attributes.get(f"{_W}fmt", "decimal")),
                start=None if start is None else int(start),
                bookmarks=tuple(names),
            )
            names = []


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
