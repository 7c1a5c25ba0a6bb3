"""Tables as strings: one pass over the rows, no objects a cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, pairwise, repeat

from lkjip_docgen.document import (
    Align,
    Cell,
    CellLine,
    Inlines,
    ListKind,
    Row,
    RowRole,
    Table,
    TableLook,
    fitted_columns,
    is_near_end,
    is_near_start,
    light_ink_on,
    may_break,
    opens_group,
    plain_text,
    reads_from_top,
    signed_from,
    split_at_breaks,
    stays_whole,
)
from lkjip_docgen.docx import TWIPS_PER_CM, attribute, paragraph, styles
from lkjip_docgen.records import MutableRecord, Record, field, replace
from lkjip_docgen.word.book import Book, Room
from lkjip_docgen.word.inlines import RunLook, inlines
from lkjip_docgen.word.lists import ListPlace
from lkjip_docgen.word.paragraphs import KEEP_NEXT, caption, source

_CARDS = (  # white lines part the grounds of cards: Word and LibreOffice draw them alike
    '<w:tblBorders><w:insideH w:val="single" w:sz="48" w:space="0" w:color="FFFFFF"/>'
    '<w:insideV w:val="single" w:sz="48" w:space="0" w:color="FFFFFF"/></w:tblBorders>'
)
_CARD_MARGINS = (
    '<w:tblCellMar><w:top w:w="85" w:type="dxa"/><w:left w:w="142" w:type="dxa"/>'
    '<w:bottom w:w="57" w:type="dxa"/><w:right w:w="113" w:type="dxa"/></w:tblCellMar>'
)
_NARROW = (  # cell margins of compact tables
    '<w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>'
)

_ROOMY = (
    '<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/></w:tblCellMar>'
)


def table(node: Table, book: Book, room: Room, *, held: bool = False) -> str:
    """A table with its caption above and its source below; never two that touch.

    `held` keeps its end on the page of what follows (signatures); its beginning may stand before.
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


class _Span(Record):
    """What a cell still covers of the rows below it; `ground` as of the cell."""

    rows: int
    width: int
    ground: str


class _Frame(MutableRecord):
    """What the rows of one table share."""

    book: Book
    widths: list[int]
    aligns: list[str]
    suffix: str  # of the cell styles
    styles: Mapping[str, str]  # of cells by alignment
    look: TableLook
    upright: str  # where the cells of the body stand in their rows, if not as the style says
    spans: dict[int, _Span] = field(default_factory=dict)  # by the column where each begins


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
    whole_from = _whole_from(node, held)
    lines = [_properties(node, sum(frame.widths)), _columns(frame.widths)]
    for number, row in enumerate(rows):
        lines.append(_row(row, _line(node, number, whole_from, held, frame), frame))
    return f"{''.join(lines)}</w:tbl>"


def _whole_from(node: Table, held: bool) -> int:
    """The first row of the body from which a table stays on one page to its end."""
    if held:
        return signed_from(node)
    return 0 if stays_whole(node) else len(node.rows)


def _frame(node: Table, book: Book, room: Room) -> _Frame:
    plain = node.look is TableLook.PLAIN
    points = book.style.huruf.ukuran_tabel
    widths = fitted_columns(node, room.width / TWIPS_PER_CM, points)
    return _Frame(
        book,
        column_widths(widths, room.width),
        [column.align.value for column in node.columns],
        styles.COMPACT if node.compact and not plain else "",
        styles.PLAIN_CELL if plain else styles.CELL,
        node.look,
        '<w:vAlign w:val="top"/>' if reads_from_top(node) else "",
    )


def column_widths(weights: Sequence[float], total: int) -> list[int]:
    """Whole widths in proportion to the weights that add up to `total` exactly."""
    whole = sum(weights)
    edges = [round(sum(weights[:i]) / whole * total) for i in range(len(weights) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _properties(node: Table, width: int) -> str:
    cards = node.look is TableLook.CARDS
    name = styles.TABLE if node.look is TableLook.GRID else styles.PLAIN_TABLE
    first = int(bool(node.head))
    final = int(bool(node.rows) and node.rows[-1].role is RowRole.TOTAL)
    margins = _CARD_MARGINS if cards else _NARROW if node.compact else _ROOMY * node.roomy
    look = f"{0x0600 | 0x20 * first | 0x40 * final:04X}"
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{name}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'{_CARDS * cards}<w:tblLayout w:type="fixed"/>{margins}'
        f'<w:tblLook w:val="{look}" w:firstRow="{first}"'
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


def _line(node: Table, number: int, whole_from: int, held: bool, frame: _Frame) -> _Line:
    head = number < len(node.head)
    role = RowRole.BODY if head else node.rows[number - len(node.head)].role
    return _Line(
        head=head,
        bold=role is not RowRole.BODY,
        keep=KEEP_NEXT if _is_kept(node, number, whole_from, held) else "",
        shade=_shade(role, head, frame),
        align="left" if role is RowRole.GROUP else "",
    )


def _is_kept(node: Table, number: int, whole_from: int, held: bool) -> bool:
    """Whether a row stays with what follows: heads, the one below, titles, those near the end."""
    last = len(node.head) + len(node.rows) - 1
    if number == last:
        return held or bool(node.source)
    if node.look is TableLook.CARDS:
        return False
    place = number - len(node.head)
    if place >= whole_from or place < 0 or is_near_start(node, place):
        return True
    return is_near_end(node, place) or opens_group(node, place)


def _shade(role: RowRole, head: bool, frame: _Frame) -> str:
    """Direct shading, also of rows that the table style knows.

    Many readers know no conditions of table styles, and would show the white
    letters of a head on white.
    """
    plain = role is RowRole.BODY and not head
    if plain or frame.look is not TableLook.GRID:
        return ""
    colors = frame.book.style.warna
    return _fill(colors.utama if head else colors.muda)


def _fill(color: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{color}"/>'


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
                frame.spans[column] = _Span(cell.rowspan - 1, cell.colspan, cell.ground)
            xml, width = _cell(cell, column, line, frame), cell.colspan
        cells.append(xml)
        column += width
    return f"<w:tr>{_row_properties(row, line, frame)}{''.join(cells)}</w:tr>"


def _row_properties(row: Row, line: _Line, frame: _Frame) -> str:
    properties = "" if may_break(row, frame.look) else "<w:cantSplit/>"
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
    span = frame.spans.pop(column)
    if span.rows > 1:
        frame.spans[column] = replace(span, rows=span.rows - 1)
    properties = _cell_properties(
        column,
        span.width,
        "<w:vMerge/>",
        _shading(span.ground, line, frame) + _upright(line, frame),
        frame,
    )
    style = styles.CELL_HEAD if line.head else frame.styles["left"]
    written = paragraph(style + frame.suffix, "", line.keep)
    return f"<w:tc>{properties}{written}</w:tc>", span.width


def _cell_properties(column: int, span: int, merge: str, shade: str, frame: _Frame) -> str:
    width = sum(frame.widths[column : column + span])
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{merge}{shade}</w:tcPr>'


def _shading(ground: str, line: _Line, frame: _Frame) -> str:
    """The ground of a cell, which goes before that of its row."""
    return _fill(frame.book.style.warna.of(ground)) if ground else line.shade


def _upright(line: _Line, frame: _Frame) -> str:
    """Where a cell stands in its row; heads are always as the style says."""
    return "" if line.head else frame.upright


def _cell(cell: Cell, column: int, line: _Line, frame: _Frame) -> str:
    merge = '<w:vMerge w:val="restart"/>' if cell.rowspan > 1 else ""
    shade = _shading(cell.ground, line, frame) + _upright(line, frame)
    properties = _cell_properties(column, cell.colspan, merge, shade, frame)
    return f"<w:tc>{properties}{_content(cell, column, line, frame)}</w:tc>"


def _content(cell: Cell, column: int, line: _Line, frame: _Frame) -> str:
    """The paragraphs of a cell."""
    look = _run_look(cell, column, line, frame)
    if cell.items is not None and cell.content:
        return _cell_list(cell, cell.items, look, line, frame)
    style = _cell_style(cell, column, line, frame)
    properties = line.keep + _indent(cell, frame)
    if cell.lines:
        return _card_lines(cell, look, style, properties, frame.book)
    return paragraph(style, inlines(cell.content, frame.book, look), properties)


_ROOM_CM = 0.45  # of a column that the margins of its cells take


def _run_look(cell: Cell, column: int, line: _Line, frame: _Frame) -> RunLook:
    """How runs look in a cell: in white where its ground is dark."""
    width = sum(frame.widths[column : column + cell.colspan]) / TWIPS_PER_CM
    ground = frame.book.style.warna.of(cell.ground)
    return RunLook(
        bold=line.bold or (cell.bold and not line.head),
        ink=light_ink_on(ground),
        limit=max(width - _ROOM_CM, _ROOM_CM),
    )


def _card_lines(cell: Cell, look: RunLook, style: str, properties: str, book: Book) -> str:
    """The lines of a cell, each a paragraph in the style of what it is."""
    kinds = chain(cell.lines, repeat(cell.lines[-1]))
    properties += _JUSTIFIED.get(cell.align or Align.LEFT, "")
    return "".join(
        _card_line(kind, content, look, style, properties, book)
        for kind, content in zip(kinds, split_at_breaks(cell.content), strict=False)
    )


def _card_line(
    kind: CellLine, content: Inlines, look: RunLook, style: str, properties: str, book: Book
) -> str:
    """A line: in a style of cards, which has the colour, or as the cells of the table are."""
    if kind is CellLine.BODY:
        return paragraph(style, inlines(content, book, look), properties)
    own = _LINE_STYLES[kind]
    if look.ink:
        own = own.removesuffix(styles.LOW) + styles.LIGHT
    return paragraph(own, inlines(content, book, replace(look, ink="")), properties)


_LINE_STYLES = {
    CellLine.LABEL: styles.CARD_LABEL,
    CellLine.FIGURE: styles.CARD_FIGURE,
    CellLine.LOW: styles.CARD_FIGURE + styles.LOW,
    CellLine.NOTE: styles.CARD_NOTE,
    CellLine.ALERT: styles.CARD_NOTE + styles.LOW,
}
_JUSTIFIED = {Align.CENTER: '<w:jc w:val="center"/>', Align.RIGHT: '<w:jc w:val="right"/>'}


_LEVEL = 227  # twentieths of a point to a level: 4 mm
_COMPACT_LEVEL = 113  # 2 mm, among small letters


def _indent(cell: Cell, frame: _Frame) -> str:
    level = _COMPACT_LEVEL if frame.suffix == styles.COMPACT else _LEVEL
    return f'<w:ind w:left="{level * cell.indent}"/>' if cell.indent else ""


def _cell_style(cell: Cell, column: int, line: _Line, frame: _Frame) -> str:
    if line.head:
        return styles.CELL_HEAD + frame.suffix
    align = cell.align.value if cell.align else line.align or frame.aligns[column]
    return frame.styles[align] + frame.suffix


def _cell_list(cell: Cell, kind: ListKind, look: RunLook, line: _Line, frame: _Frame) -> str:
    bullet = frame.book.lists.start(kind, ListPlace.CELL)
    style, properties = bullet.style + frame.suffix, line.keep + bullet.numbering
    return "".join(
        paragraph(style, inlines(item, frame.book, look), properties)
        for item in split_at_breaks(cell.content)
    )
