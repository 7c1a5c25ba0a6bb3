"""What stays together on a page, whatever writes it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from math import ceil

from lkjip_docgen.document.tree import (
    Block,
    Cell,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Row,
    RowRole,
    SignatureBlock,
    Table,
    TableLook,
)
from lkjip_docgen.document.walk import plain_text, split_at_breaks

SHORT = 10  # a table of no more lines stays on one page, its head and five rows of one or two,
GROUPED = 14  # and so does one of so many with titles between its rows, which is read as one
_ROW = 105  # characters of a table in a line from edge to edge, and of compact letters
_COMPACT_ROW = 126
_PADDING = 2  # characters that the edges of a cell take
_STANDING = 3  # lines of rows that are no scrap below the head of their table
_ABOVE_TOTAL = 2  # rows that stand above a total of several lines on its page
_ENDING = 5  # lines of two rows that may end a table on a page of their own
_SIGNED_ROWS = 16  # lines of the end of a table that stand above its signatures
SIGNED_LINES = 2  # of text, or more, that a signature block has above it on its page
_TEXT_LINE = 100  # characters that surely fill a line of text
_LONG_CELL = 700  # characters
_PROSE = 150  # characters of a cell that is read rather than looked up
_TALL = 5  # rows beside one cell, which a page may part
_LONG_CARD = 2500  # of a card, which is one thing to the eye: about half a page


def stays_whole(table: Table) -> bool:
    """Whether a table is too small to be torn over two pages; one of cards may always be."""
    if table.look is TableLook.CARDS:
        return False
    rows = (*table.head, *table.rows)
    grouped = any(row.role is RowRole.GROUP for row in table.rows)
    return _lines(table, rows) <= (GROUPED if grouped else SHORT)


def _lines(table: Table, rows: Sequence[Row]) -> int:
    """About how many lines the rows of a table take: of each row those of its fullest cell."""
    share = (_COMPACT_ROW if table.compact else _ROW) / sum(c.weight for c in table.columns)
    widths = [column.weight * share for column in table.columns]
    covered = [0] * len(widths)  # rows that a cell above still covers, by column
    return sum(_row_lines(row, widths, covered) for row in rows)


def _row_lines(row: Row, widths: Sequence[float], covered: list[int]) -> int:
    """The lines of a row; `covered` is brought up to date."""
    free = [column for column, rows in enumerate(covered) if not rows]
    covered[:] = [max(0, rows - 1) for rows in covered]
    most = 1
    for cell in row.cells:
        columns, free = free[: cell.colspan], free[cell.colspan :]
        for column in columns:
            covered[column] = cell.rowspan - 1
        if cell.rowspan == 1:
            most = max(most, _cell_lines(cell, sum(widths[column] for column in columns)))
    return most


def _cell_lines(cell: Cell, width: float) -> int:
    """Lines of a cell whose lines have about so many characters; one word takes one line."""
    letters = max(width - _PADDING, 1)
    parts = [plain_text(part) for part in split_at_breaks(cell.content)]
    return sum(ceil(len(part) / letters) if " " in part else 1 for part in parts)


def is_near_end(table: Table, row: int) -> bool:
    """Whether a row stays with the one below it so that a table does not end in a scrap.

    One row, or two of few lines, on a page of their own below a head said again look forgotten.
    Cards are things for themselves.
    """
    last = len(table.rows) - 1
    if table.look is TableLook.CARDS:
        return False
    if row == last - 1 or _leads_to_total(table, row):
        return True
    return row == last - 2 and _lines(table, table.rows[-2:]) < _ENDING and not _parted(table, row)


def _parted(table: Table, row: int) -> bool:
    """Whether the last rows below this one stand beside a cell of their own: they are whole."""
    return table.rows[row + 1].cells[0].rowspan >= len(table.rows) - row - 1 > 1


def _leads_to_total(table: Table, row: int) -> bool:
    """Whether a row is of a total of several lines at the end, or of the two rows before it."""
    totals = sum(1 for _ in takewhile(_is_total, reversed(table.rows)))
    return totals > 1 and len(table.rows) - totals - _ABOVE_TOTAL <= row < len(table.rows) - 1


def _is_total(row: Row) -> bool:
    return row.role is RowRole.TOTAL


def is_near_start(table: Table, row: int) -> bool:
    """Whether a row stays with the one below it so that no scrap stands at the foot of a page.

    The rows up to it have too few lines to say anything below the head.
    """
    if table.look is TableLook.CARDS or row + 1 >= _STANDING:
        return False
    return _lines(table, table.rows[: row + 1]) < _STANDING


def opens_group(table: Table, row: int) -> bool:
    """Whether a row begins what the one below it goes on with.

    So do a title, a cell beside both, and a sum in bold above the parts that it is of, which
    are not in bold, or stand a level below it.
    """
    found = table.rows[row]
    if found.role is RowRole.GROUP or any(cell.rowspan > 1 for cell in found.cells):
        return True
    if not _is_bold(found) or row + 1 == len(table.rows):
        return False
    below = table.rows[row + 1]
    return not _is_bold(below) or _level(below) > _level(found)


def _level(row: Row) -> int:
    """How many levels the name of a row stands below those at the edge."""
    return max((cell.indent for cell in row.cells), default=0)


def _is_bold(row: Row) -> bool:
    """Whether all of an ordinary row is in bold type."""
    return row.role is RowRole.BODY and all(cell.bold for cell in row.cells if cell.content)


def signed_from(table: Table) -> int:
    """The first of the last rows of a table that stand on the page of the signatures below it.

    They are the last groups that have lines enough, or all rows of a short table.
    """
    if stays_whole(table):
        return 0
    lines = 0
    for row in reversed(range(1, len(table.rows))):
        lines += _lines(table, (table.rows[row],))
        if lines >= _SIGNED_ROWS and _begins(table, row):
            return row
    return 0


def _begins(table: Table, row: int) -> bool:
    """Whether a table may be parted before a row: it opens a group, and no sum stands above."""
    return opens_group(table, row) and not opens_group(table, row - 1)


def may_break(row: Row, look: TableLook = TableLook.GRID) -> bool:
    """Whether a row has so much text in a cell that it may go on over the page."""
    return _longest(row) >= (_LONG_CARD if look is TableLook.CARDS else _LONG_CELL)


def reads_from_top(table: Table) -> bool:
    """Whether the cells of a table begin level with one another, not in the middle of their row.

    So it is where the eye enters at the top: rows of prose, and cells beside many rows.
    """
    return table.look is TableLook.GRID and any(
        cell.rowspan >= _TALL or len(plain_text(cell.content)) >= _PROSE
        for row in table.rows
        for cell in row.cells
    )


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
