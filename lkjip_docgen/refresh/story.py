"""The body of a text as blocks, rows and cells with what each is known by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lkjip_docgen.refresh.alignment import Item
from lkjip_docgen.refresh.text import visible
from lkjip_docgen.word.xml import NAMESPACES, w

_P, _TBL, _TR, _TC = w("p"), w("tbl"), w("tr"), w("tc")
_NAME = re.compile(r"_Toc\d{12}")  # those of Word itself have nine digits
_WRAPPERS = {w(name) for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}
_LIST_PAGE = re.compile(r"\t[\divxlc]*$")
_DOC_NAME = f"{{{NAMESPACES['wp']}}}docPr"


def blocks(container: Any) -> list[Any]:
    """The paragraphs and tables of a body, cell or note, whatever wraps them."""
    return list(_children(container, (_P, _TBL)))


def rows(table: Any) -> list[Any]:
    """The rows of a table."""
    return list(_children(table, (_TR,)))


def cells(row: Any) -> list[Any]:
    """The cells of a row."""
    return list(_children(row, (_TC,)))


def _children(parent: Any, wanted: tuple[str, ...]) -> Iterator[Any]:
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, wanted)


def words(element: Any) -> str:
    """The visible words of a block, row or cell."""
    if element.tag == _P:
        return visible(element)
    if element.tag == _TBL:
        return "\n".join(words(row) for row in rows(element))
    if element.tag == _TR:
        return "\t".join(words(cell) for cell in cells(element))
    return "\n".join(words(block) for block in blocks(element))


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


def style(paragraph: Any) -> str:
    """The identifier of the style of a paragraph."""
    found = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if found is None else str(found.get(w("val"), ""))


def columns(table: Any) -> int:
    """The number of columns of the grid."""
    grid = table.find(w("tblGrid"))
    return 0 if grid is None else len(grid)
