"""Page numbers in the lists of contents and references of a file: read, and set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lkjip_docgen.docx.fields import Field, fields_in
from lkjip_docgen.docx.flow import keep_blanks
from lkjip_docgen.docx.xml import Element

_PAGEREF = re.compile(r"PAGEREF\s+(\S+)")


def printed_pages(root: Element) -> dict[str, str]:
    """The page that each bookmark is said to stand on."""
    return {name: field.result for name, field in _references(root)}


def set_pages(root: Element, pages: Mapping[str, str]) -> None:
    """Write page numbers into the results of the fields that show them."""
    for name, field in _references(root):
        if name in pages:
            _show(field.texts, pages[name])


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
