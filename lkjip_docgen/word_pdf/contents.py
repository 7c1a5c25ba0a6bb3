"""Whether the lists of contents of a Word report say what the report says now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from lkjip_docgen.document import CONTENTS_DEPTH
from lkjip_docgen.docx import DOCUMENT, Package, printed_pages, styles, visible, w
from lkjip_docgen.word_pdf.outline import Styles, body_paragraphs, quoted

_LISTS = (*styles.CONTENTS, styles.CONTENTS_OF_CAPTIONS)
_PAGE_OF = re.compile(r"PAGEREF\s+(\S+)")


def stale_entries(report: Package) -> list[str]:
    """Headings that no list names, and entries whose heading or caption says something else.

    A report whose lists show no page numbers, or that has none, is not judged.
    """
    entries = _entries(report)
    if not printed_pages(report.tree(DOCUMENT)):
        return []
    return [*_missing(report, entries), *_outdated(report, entries)]


def _missing(report: Package, entries: dict[str, str]) -> Iterator[str]:
    known = Styles.of(report)
    for placed in body_paragraphs(report):
        level = styles.OUTLINE.get(known.style(placed.paragraph), CONTENTS_DEPTH + 1)
        words = quoted(visible(placed.paragraph))
        if level <= CONTENTS_DEPTH and words and not _names(placed.paragraph) & entries.keys():
            yield f"judul “{words}” tidak tercantum"


def _outdated(report: Package, entries: dict[str, str]) -> Iterator[str]:
    present: dict[str, str] = {}
    for placed in body_paragraphs(report):
        present |= dict.fromkeys(_names(placed.paragraph), visible(placed.paragraph))
    for name, entry in entries.items():
        if name not in present:
            yield f"“{quoted(entry)}” sudah tidak ada dalam laporan"
        elif _key(present[name]) not in _key(entry):
            yield f"“{quoted(entry)}” kini berjudul “{quoted(present[name])}”"


def _entries(report: Package) -> dict[str, str]:
    """What the lists say of each bookmark; references in the text to a page are none of theirs."""
    found = {}
    for paragraph in _lines(report):
        for instruction in paragraph.iter(w("instrText")):
            if match := _PAGE_OF.search(instruction.text or ""):
                found[match[1]] = visible(paragraph).rsplit("\t", 1)[0]
    return found


def _lines(report: Package) -> Iterator[etree._Element]:
    """The paragraphs of the lists of contents."""
    known = Styles.of(report)
    for placed in body_paragraphs(report):
        if known.style(placed.paragraph) in _LISTS:
            yield placed.paragraph


def _names(paragraph: etree._Element) -> set[str]:
    return {str(mark.get(w("name"))) for mark in paragraph.iter(w("bookmarkStart"))}


def _key(text: str) -> str:
    return "".join(text.split()).casefold()
