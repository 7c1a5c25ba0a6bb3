"""The body of a text as blocks, rows and cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lkjip_docgen.docx.flow import visible
from lkjip_docgen.docx.xml import w

_P, _TBL, _TR, _TC = w("p"), w("tbl"), w("tr"), w("tc")
_WRAPPERS = {w(name) for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}


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


def style(paragraph: Any) -> str:
    """The identifier of the style of a paragraph."""
    found = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if found is None else str(found.get(w("val"), ""))


def columns(table: Any) -> int:
    """The number of columns of the grid."""
    grid = table.find(w("tblGrid"))
    return 0 if grid is None else len(grid)
