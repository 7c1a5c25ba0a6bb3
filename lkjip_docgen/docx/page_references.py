"""Page numbers in the lists of contents and references of a file: read, and set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lkjip_docgen.docx.fields import Field, fields_in
from lkjip_docgen.docx.flow import keep_blanks, visible
from lkjip_docgen.docx.xml import Element

_PAGEREF = re.compile(r"PAGEREF\s+(\S+)")
_PAGE = re.compile(r"\d+|[ivxlc]+")
_PAGE_AT_END = re.compile(r"\t(\d+|[ivxlc]+)\s*$")


def printed_pages(root: Element) -> dict[str, str]:
    """The page that each bookmark is said to stand on."""
    return {name: field.result for name, field in _references(root)}


def set_pages(root: Element, pages: Mapping[str, str]) -> None:
    """Write page numbers into the results of the fields that show them."""
    for name, field in _references(root):
        if name in pages:
            _show(field.texts, pages[name])


def adopt_pages(shown: Element, *others: Element) -> None:
    """Let versions of a paragraph refer to the pages that it shows, in their order.

    Page numbers are counted by whoever lays out the text: one that differs is nobody's edit.
    Nothing happens where the paragraph refers to more or fewer pages, or shows none.
    """
    pages = _shown_pages(shown)
    for other in others:
        fields = [field for _, field in _references(other)]
        if len(fields) != len(pages):
            continue
        for field, page in zip(fields, pages, strict=True):
            if _PAGE.fullmatch(page):
                _show(field.texts, page)


def _shown_pages(paragraph: Element) -> list[str]:
    """The pages that a paragraph refers to; of a line without fields the one at its end."""
    if pages := [field.result.strip() for _, field in _references(paragraph)]:
        return pages
    match = _PAGE_AT_END.search(visible(paragraph))
    return [match[1]] if match else []


def _references(root: Element) -> Iterator[tuple[str, Field]]:
    """The bookmark of each PAGEREF field that shows something, and the field."""
    for field in fields_in(root):
        match = _PAGEREF.search(field.instruction)
        if match and field.texts:
            yield match[1], field


def _show(texts: list[Element], words: str) -> None:
    texts[0].text = words
    keep_blanks(texts[0])
    for other in texts[1:]:
        other.text = ""
