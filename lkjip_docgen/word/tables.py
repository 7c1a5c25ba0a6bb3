"""Tables as strings: one pass over the rows, no objects a cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from lkjip_docgen.document import (
    Cell,
    ListKind,
    Row,
    RowRole,
    Table,
    TableLook,
    may_break,
    plain_text,
    split_at_breaks,
    stays_whole,
)
from lkjip_docgen.docx import attribute, paragraph, styles
from lkjip_docgen.records import MutableRecord, Record, field
from lkjip_docgen.word.book import Book, Room
from lkjip_docgen.word.inlines import inlines
from lkjip_docgen.word.lists import ListPlace
from lkjip_docgen.word.paragraphs import KEEP_NEXT, caption, source

_NARROW = (  # cell margins of compact tables
    '<w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>'
)


def table(node: Table, book: Book, room: Room, *, held: bool = False) -> str:
    """A table with its caption above and its source below; never two that touch.

    `held` keeps its end on the page of what follows (signatures).
    """
    out = []
    if node.caption:
        out.append(caption(node.id, node.caption, styles.CAPTION, book, keep=True))
    elif break_before := book.take_break():
        out.append(paragraph(styles.SECTION_END, "", break_before))
    out.append(_grid(node, book, room, held))
    after = paragraph(styles.AFTER_TABLE, "", KEEP_NEXT if held else "")
    out.append(source(node.source, book) if node.source else after)
    return "".join(out)


class _Frame(MutableRecord):
    """What the rows of one table share."""

    book: Book
    widths: list[int]
    aligns: list[str]
    suffix: str  # of the cell styles
    styles: Mapping[str, str]  # of cells by alignment
    shaded: bool
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)  # column: rows left, width


class _Line(Record):
    """What the cells of one row share."""

    head: bool
    bold: bool
    keep: str  # keeps the row with the next one
    shade: str
    align: str  # "" where each column has its own


def _grid(node: Table, book: Book, room: Room, held: bool) -> str:
    frame = _frame(node, book, room)
    rows = [*node.head, *node.rows]
    whole = stays_whole(rows)
    lines = [_properties(node, sum(frame.widths)), _columns(frame.widths)]
    for number, row in enumerate(rows):
        lines.append(_row(row, _line(node, number, whole, held, frame), frame))
    return f"{''.join(lines)}</w:tbl>"


def _frame(node: Table, book: Book, room: Room) -> _Frame:
    grid = node.look is TableLook.GRID
    return _Frame(
        book,
        column_widths([column.weight for column in node.columns], room.width),
        [column.align.value for column in node.columns],
        styles.COMPACT if node.compact and grid else "",
        styles.CELL if grid else styles.PLAIN_CELL,
        grid,
    )


def column_widths(weights: Sequence[float], total: int) -> list[int]:
    """Whole widths in proportion to the weights that add up to `total` exactly."""
    whole = sum(weights)
    edges = [round(sum(weights[:i]) / whole * total) for i in range(len(weights) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _properties(node: Table, width: int) -> str:
    name = styles.PLAIN_TABLE if node.look is TableLook.PLAIN else styles.TABLE
    first = int(bool(node.head))
    final = int(bool(node.rows) and node.rows[-1].role is RowRole.TOTAL)
    margins = _NARROW if node.compact else ""
    look = f"{0x0600 | 0x20 * first | 0x40 * final:04X}"
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{name}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{margins}<w:tblLook w:val="{look}" w:firstRow="{first}"'
        f' w:lastRow="{final}" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        f' w:noVBand="1"/>{_spoken(node)}</w:tblPr>'
    )


def _spoken(node: Table) -> str:
    """What screen readers say of a table: its title, and what it is about."""
    title = attribute(plain_text(node.caption))
    summary = attribute(node.summary or plain_text(node.caption))
    spoken = f'<w:tblCaption w:val="{title}"/>' if title else ""
    return f'{spoken}<w:tblDescription w:val="{summary}"/>' if summary else spoken


def _columns(widths: Sequence[int]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def _line(node: Table, number: int, whole: bool, held: bool, frame: _Frame) -> _Line:
    head = number < len(node.head)
    role = RowRole.BODY if head else node.rows[number - len(node.head)].role
    return _Line(
        head=head,
        bold=role is not RowRole.BODY,
        keep=KEEP_NEXT if _is_kept(node, number, whole, held) else "",
        shade=_shade(role, head, frame),
        align="left" if role is RowRole.GROUP else "",
    )


def _is_kept(node: Table, number: int, whole: bool, held: bool) -> bool:
    """Whether a row stays with what follows: heads, the row below them, the last but one."""
    last = len(node.head) + len(node.rows) - 1
    if number == last:
        return held or bool(node.source)
    return whole or number <= len(node.head) or number == last - 1


def _shade(role: RowRole, head: bool, frame: _Frame) -> str:
    """Direct shading, also of rows that the table style knows.

    Many readers know no conditions of table styles, and would show the white
    letters of a head on white.
    """
    plain = role is RowRole.BODY and not head
    if plain or not frame.shaded:
        return ""
    colors = frame.book.style.warna
    fill = colors.utama if head else colors.muda
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def _row(row: Row, line: _Line, frame: _Frame) -> str:
    cells: list[str] = []
    waiting = iter(row.cells)
    column = 0
    while column < len(frame.widths):
        if column in frame.spans:
            xml, width = _covered(column, line, frame)
        else:
            cell = next(waiting, None) or Cell((), colspan=_free(column, frame))
            if cell.rowspan > 1:
                frame.spans[column] = (cell.rowspan - 1, cell.colspan)
            xml, width = _cell(cell, column, line, frame), cell.colspan
        cells.append(xml)
        column += width
    return f"<w:tr>{_row_properties(row, line)}{''.join(cells)}</w:tr>"


def _row_properties(row: Row, line: _Line) -> str:
    properties = "" if may_break(row) else "<w:cantSplit/>"
    properties += "<w:tblHeader/>" if line.head else ""
    return f"<w:trPr>{properties}</w:trPr>" if properties else ""


def _free(column: int, frame: _Frame) -> int:
    """The number of columns from here to the next one covered from above."""
    end = column + 1
    while end < len(frame.widths) and end not in frame.spans:
        end += 1
    return end - column


def _covered(column: int, line: _Line, frame: _Frame) -> tuple[str, int]:
    """The cell that continues one of the row above, and its width in columns."""
    left, width = frame.spans.pop(column)
    if left > 1:
        frame.spans[column] = (left - 1, width)
    properties = _cell_properties(column, width, "<w:vMerge/>", line, frame)
    style = styles.CELL_HEAD if line.head else frame.styles["left"]
    return f"<w:tc>{properties}{paragraph(style + frame.suffix, '', line.keep)}</w:tc>", width


def _cell_properties(column: int, span: int, merge: str, line: _Line, frame: _Frame) -> str:
    width = sum(frame.widths[column : column + span])
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{merge}{line.shade}</w:tcPr>'


def _cell(cell: Cell, column: int, line: _Line, frame: _Frame) -> str:
    merge = '<w:vMerge w:val="restart"/>' if cell.rowspan > 1 else ""
    properties = _cell_properties(column, cell.colspan, merge, line, frame)
    bold = line.bold or (cell.bold and not line.head)
    if cell.items is not None and cell.content:
        return f"<w:tc>{properties}{_cell_list(cell, cell.items, bold, line, frame)}</w:tc>"
    style = _cell_style(cell, column, line, frame)
    content = inlines(cell.content, frame.book, bold=bold)
    return f"<w:tc>{properties}{paragraph(style, content, line.keep + _indent(cell))}</w:tc>"


_LEVEL = 227  # twentieths of a point to a level: 4 mm


def _indent(cell: Cell) -> str:
    return f'<w:ind w:left="{_LEVEL * cell.indent}"/>' if cell.indent else ""


def _cell_style(cell: Cell, column: int, line: _Line, frame: _Frame) -> str:
    if line.head:
        return styles.CELL_HEAD + frame.suffix
    align = cell.align.value if cell.align else line.align or frame.aligns[column]
    return frame.styles[align] + frame.suffix


def _cell_list(cell: Cell, kind: ListKind, bold: bool, line: _Line, frame: _Frame) -> str:
    bullet = frame.book.lists.start(kind, ListPlace.CELL)
    style, properties = bullet.style + frame.suffix, line.keep + bullet.numbering
    return "".join(
        paragraph(style, inlines(item, frame.book, bold=bold), properties)
        for item in split_at_breaks(cell.content)
    )
