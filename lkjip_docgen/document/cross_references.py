"""What a cross reference may lead to, and references put in the place of others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lkjip_docgen.document.tree import (
    Block,
    Blocks,
    Callout,
    Cell,
    Figure,
    Footnote,
    Heading,
    Inline,
    Inlines,
    Items,
    Paragraph,
    Reference,
    Row,
    Table,
)
from lkjip_docgen.document.walk import each_block
from lkjip_docgen.records import replace

Change = Callable[[Reference], Inline]
"""What stands in the place of a reference."""


def referable(blocks: Iterable[Block]) -> Iterator[str]:
    """The ids that a reference can print: headings, and tables and figures with a caption."""
    for block in each_block(blocks):
        if isinstance(block, Heading) or (isinstance(block, Table | Figure) and block.caption):
            yield block.id


def with_references(blocks: Blocks, change: Change) -> Blocks:
    """The blocks with each of their references changed; blocks without any are the same."""
    return tuple([_in_block(block, change) for block in blocks])


def _in_block(block: Block, change: Change) -> Block:
    match block:
        case Paragraph() | Heading():
            content = _in_inlines(block.content, change)
            return block if content is block.content else replace(block, content=content)
        case Items():
            items = tuple([with_references(item, change) for item in block.items])
            return block if _same(items, block.items) else replace(block, items=items)
        case Callout():
            inside = with_references(block.content, change)
            return block if _same(inside, block.content) else replace(block, content=inside)
        case Table():
            return _in_table(block, change)
        case Figure():
            return _in_figure(block, change)
    return block


def _in_figure(figure: Figure, change: Change) -> Figure:
    caption, source = _in_inlines(figure.caption, change), _in_inlines(figure.source, change)
    if caption is figure.caption and source is figure.source:
        return figure
    return replace(figure, caption=caption, source=source)


def _in_table(table: Table, change: Change) -> Table:
    head, rows = _in_rows(table.head, change), _in_rows(table.rows, change)
    caption, source = _in_inlines(table.caption, change), _in_inlines(table.source, change)
    new, old = (head, rows, caption, source), (table.head, table.rows, table.caption, table.source)
    if _same(new, old):
        return table
    return replace(table, head=head, rows=rows, caption=caption, source=source)


def _in_rows(rows: tuple[Row, ...], change: Change) -> tuple[Row, ...]:
    found = tuple([_in_row(row, change) for row in rows])
    return rows if _same(found, rows) else found


def _in_row(row: Row, change: Change) -> Row:
    cells = tuple([_in_cell(cell, change) for cell in row.cells])
    return row if _same(cells, row.cells) else replace(row, cells=cells)


def _in_cell(cell: Cell, change: Change) -> Cell:
    content = _in_inlines(cell.content, change)
    return cell if content is cell.content else replace(cell, content=content)


_MAY_REFER = frozenset((Reference, Footnote))


def _in_inlines(inlines: Inlines, change: Change) -> Inlines:
    if _MAY_REFER.isdisjoint(map(type, inlines)):  # nearly everywhere
        return inlines
    found = tuple([_in_inline(inline, change) for inline in inlines])
    return inlines if _same(found, inlines) else found


def _in_inline(inline: Inline, change: Change) -> Inline:
    if isinstance(inline, Reference):
        return change(inline)
    if isinstance(inline, Footnote):
        content = _in_inlines(inline.content, change)
        return inline if content is inline.content else replace(inline, content=content)
    return inline


def _same(new: tuple[object, ...], old: tuple[object, ...]) -> bool:
    """Whether nothing was changed: each part is the very same."""
    return all(one is other for one, other in zip(new, old, strict=True))
