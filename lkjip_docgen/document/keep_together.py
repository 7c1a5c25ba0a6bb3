"""What stays together on a page, whatever writes it."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_docgen.document.tree import (
    Block,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Row,
    SignatureBlock,
    Table,
    TableLook,
)
from lkjip_docgen.document.walk import plain_text

SHORT = 8  # a table of no more rows stays on one page,
MONTHLY = 15  # and so does one of so many lines: twelve months with head, sum and result
_LINE = 60  # characters that surely fit a line of most cells
SIGNED_LINES = 2  # of text, or more, that a signature block has above it on its page
_TEXT_LINE = 100  # characters that surely fill a line of text
_LONG_CELL = 700  # characters
_LONG_CARD = 2500  # of a card, which is one thing to the eye: about half a page


def stays_whole(table: Table) -> bool:
    """Whether a table is too small to be torn over two pages; one of cards may always be."""
    if table.look is TableLook.CARDS:
        return False
    rows = (*table.head, *table.rows)
    if len(rows) <= SHORT:
        return True
    return sum(map(_lines, rows)) <= MONTHLY


def may_break(row: Row, look: TableLook = TableLook.GRID) -> bool:
    """Whether a row has so much text in a cell that it may go on over the page."""
    return _longest(row) >= (_LONG_CARD if look is TableLook.CARDS else _LONG_CELL)


def _lines(row: Row) -> int:
    """How many lines a row surely fits."""
    return 1 + max(_longest(row) - 1, 0) // _LINE


def _longest(row: Row) -> int:
    """The characters of the cell that has most of them."""
    return max((len(plain_text(cell.content)) for cell in row.cells), default=0)


def held_by_signatures(nodes: Sequence[Block]) -> frozenset[int]:
    """The places of the blocks that stay with the signature block after them.

    A signature alone on a page could belong to any text: at least two lines go
    with it.
    """
    held: set[int] = set()
    for place, node in enumerate(nodes):
        if isinstance(node, SignatureBlock):
            held.update(_above(nodes, place))
    return frozenset(held)


def _above(nodes: Sequence[Block], place: int) -> list[int]:
    """The places before `place` whose blocks together have lines enough."""
    found: list[int] = []
    lines = 0
    for above in range(place - 1, -1, -1):
        node = nodes[above]
        if lines >= SIGNED_LINES or isinstance(node, Heading | PageBreak | SignatureBlock):
            break
        found.append(above)
        lines += _least_lines(node)
    return found


def _least_lines(node: Block) -> int:
    """How many lines a block has at least, as far as it matters here."""
    if isinstance(node, Paragraph):
        return 1 + len(plain_text(node.content)) // _TEXT_LINE
    if isinstance(node, Items):
        return len(node.items)
    return SIGNED_LINES
