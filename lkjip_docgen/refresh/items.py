"""What a block, row or cell of a text is known by."""

from __future__ import annotations

import re
from typing import Any

from lkjip_docgen.docx.blocks import words
from lkjip_docgen.docx.flow import visible
from lkjip_docgen.docx.xml import NAMESPACES, w
from lkjip_docgen.refresh.alignment import Item

_P = w("p")
_NAME = re.compile(r"_Toc\d{12}")  # those of Word itself have nine digits
_LIST_PAGE = re.compile(r"\t[\divxlc]*$")
_DOC_NAME = f"{{{NAMESPACES['wp']}}}docPr"


def item(element: Any) -> Item:
    """What a block, row or cell is known by."""
    kind = element.tag.rsplit("}", 1)[-1]
    if element.tag != _P:
        return Item(kind, words(element))
    text = visible(element)
    names = tuple(
        mark.get(w("name"), "")
        for mark in element.iter(w("bookmarkStart"))
        if _NAME.fullmatch(mark.get(w("name"), ""))
    )
    names += tuple(f"gambar:{mark.get('name')}" for mark in element.iter(_DOC_NAME))
    if _LIST_PAGE.search(text):  # a line of a list of contents: its page is not its name
        return Item("daftar", _LIST_PAGE.sub("", text))
    return Item(kind, text, names)
