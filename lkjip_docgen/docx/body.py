"""The body of a text as blocks, rows and cells, as it reads with every tracked change accepted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from lkjip_docgen.docx.flow import is_plain, visible
from lkjip_docgen.docx.xml import Element, child, q, value, w

_P, _TBL, _TR, _TC, _T = w("p"), w("tbl"), w("tr"), w("tc"), w("t")
_WRAPPERS = {w(name) for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}
_ALTERNATIVES, _FALLBACK = q("mc", "AlternateContent"), q("mc", "Fallback")
_BOX = w("txbxContent")
_STRUCK_ENDS = (w("del"), w("moveFrom"))


def blocks(container: Element) -> list[Element]:
    """The paragraphs and tables of a body, cell or note, whatever wraps them.

    Those that a tracked change takes out, or moves to elsewhere, are passed over.
    """
    found = list(_children(container, (_P, _TBL)))
    if next(container.iter(*_STRUCK_ENDS), None) is None:
        return found
    return [block for block in found if not _is_struck(block)]


def rows(table: Element) -> list[Element]:
    """The rows of a table, but for those that a tracked change takes out."""
    return [row for row in _children(table, (_TR,)) if not _is_struck_row(row)]


def cells(row: Element) -> list[Element]:
    """The cells of a row."""
    return list(_children(row, (_TC,)))


def paragraphs(container: Element) -> Iterator[Element]:
    """Every paragraph in the order in which it is read, those of tables and text boxes too."""
    for block in blocks(container):
        if block.tag == _P:
            yield block
            for box in boxes(block):
                yield from paragraphs(box)
            continue
        for cell in chain.from_iterable(map(cells, rows(block))):
            yield from paragraphs(cell)


def boxes(paragraph: Element) -> list[Element]:
    """The text boxes that hang on a paragraph, each once: old programs have a copy of their own."""
    found = (box for box in paragraph.iter(_BOX) if not is_copy(box))
    return [box for box in found if next(box.iterancestors(_P)) is paragraph]


def is_copy(element: Element) -> bool:
    """Whether an element belongs to the copy of a drawing or text box for old programs."""
    return next(element.iterancestors(_FALLBACK), None) is not None


def _children(parent: Element, wanted: tuple[str, ...]) -> Iterator[Element]:
    for element in parent:
        if element.tag in wanted:
            yield element
        elif element.tag in _WRAPPERS:
            yield from _children(element, wanted)
        elif element.tag == _ALTERNATIVES and len(element):
            yield from _children(element[0], wanted)  # the first is the one to prefer


def _is_struck(block: Element) -> bool:
    """Whether nothing of a block is left; the end of a section stays."""
    if block.tag == _TBL:
        found = list(_children(block, (_TR,)))
        return bool(found) and all(map(_is_struck_row, found))
    end = child(block, "pPr/rPr")  # the look of the mark that ends the paragraph
    if end is None or next(end.iterchildren(*_STRUCK_ENDS), None) is None:
        return False
    return section_of(block) is None and not visible(block)


def _is_struck_row(row: Element) -> bool:
    return child(row, "trPr/del") is not None


def words(element: Element) -> str:
    """The visible words of a block, row or cell."""
    if element.tag == _P:
        return visible(element)
    if element.tag == _TBL:
        tell = _plain_words if is_plain(element) else words
        return "\n".join(map(tell, rows(element)))
    if element.tag == _TR:
        return "\t".join(map(words, cells(element)))
    return "\n".join(map(words, blocks(element)))


def _plain_words(row: Element) -> str:
    """The same for a row in which all is plain, in one go."""
    parts: list[str] = []
    before_cell = before_paragraph = ""
    for element in row.iter(_TC, _P, _T):
        if element.tag == _T:
            parts.append(element.text or "")
        elif element.tag == _P:
            parts.append(before_paragraph)
            before_paragraph = "\n"
        else:
            parts.append(before_cell)
            before_cell, before_paragraph = "\t", ""
    return "".join(parts)


def style(paragraph: Element) -> str:
    """The identifier of the style of a paragraph."""
    return value(paragraph, "pPr/pStyle")


def section_of(block: Element) -> Element | None:
    """The properties of the section that ends with a paragraph."""
    return child(block, "pPr/sectPr")


def columns(table: Element) -> int:
    """The number of columns of the grid."""
    grid = child(table, "tblGrid")
    return 0 if grid is None else len(grid)
