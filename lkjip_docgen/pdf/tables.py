"""Tables as HTML: fixed columns, heads that repeat, rows that stay whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, repeat

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
    reads_from_top,
    signed_from,
    split_at_breaks,
    stays_whole,
)
from lkjip_docgen.pdf.inlines import inlines
from lkjip_docgen.pdf.markup import attribute, element
from lkjip_docgen.pdf.page import Page
from lkjip_docgen.pdf.paragraphs import HELD, caption, source

_ALIGNS = {Align.LEFT: "", Align.CENTER: "c", Align.RIGHT: "r"}
_ROLES = {
    RowRole.BODY: "",
    RowRole.GROUP: "kelompok",
    RowRole.SUBTOTAL: "subjumlah",
    RowRole.TOTAL: "jumlah",
}
_LEVEL_MM, _COMPACT_LEVEL_MM = 4, 2  # that a level is further from the edge
_LISTS = {
    ListKind.BULLET: '<ul class="sel">{}</ul>',
    ListKind.DECIMAL: '<ol class="sel">{}</ol>',
    ListKind.ALPHA: '<ol class="sel huruf">{}</ol>',
}


def table(node: Table, page: Page, *, held: bool = False) -> str:
    """A table with its caption above and its source below.

    One whose end is `held` on the page of what follows (signatures) may begin before it.
    """
    words = f"<caption>{caption(node.id, node.caption, page)}</caption>" if node.caption else ""
    grid = _Grid(node)
    head = _head(node.head, grid, page)
    whole_from = signed_from(node) if held else len(node.rows)
    body = "".join(_body(node, grid, page, whole_from))
    return (
        f'<div class="{_place_css(node)}" id="{attribute(node.id)}">'
        f'<table class="{_look_css(node)}"{_label(node)}>'
        f"{words}{_columns(node, page)}{head}<tbody>{body}</tbody></table>"
        f"{source(node.source, page)}</div>"
    )


def _place_css(node: Table) -> str:
    """The classes that say how a table stands in the text."""
    whole = " utuh" if stays_whole(node) else ""
    apart = node.look is TableLook.GRID or bool(node.caption)
    alone = " lepas" if apart else ""
    return f"tabel{whole}{alone}"


def _look_css(node: Table) -> str:
    """The classes that say how a table looks inside."""
    look = _LOOKS[node.look]
    css = {"padat": node.compact, "lapang": node.roomy, "atas": reads_from_top(node)}
    return " ".join([look, *(name for name, holds in css.items() if holds)])


_LOOKS = {TableLook.GRID: "kisi", TableLook.PLAIN: "polos", TableLook.CARDS: "kartu"}


def _label(node: Table) -> str:
    """The attribute that tells screen readers what a table is about."""
    spoken = attribute(node.summary)
    return f' aria-label="{spoken}"' if spoken else ""


def _columns(node: Table, page: Page) -> str:
    widths = fitted_columns(node, page.width_cm, page.style.huruf.ukuran_tabel)
    shares = (width / page.width_cm * 100 for width in widths)
    return "".join(f'<col style="width:{share:.3f}%">' for share in shares)


def _head(rows: Sequence[Row], grid: _Grid, page: Page) -> str:
    written = "".join(_row(row, _head_cell, grid, page) for row in rows)
    return f"<thead>{written}</thead>" if written else ""


def _body(node: Table, grid: _Grid, page: Page, whole_from: int) -> Iterator[str]:
    for number, row in enumerate(node.rows):
        grid.rows_left = len(node.rows) - number
        keep = HELD if number >= whole_from or _is_kept(node, number) else ""
        write = _group_cell if row.role is RowRole.GROUP else _body_cell
        yield _row(row, write, grid, page, keep)


def _is_kept(node: Table, number: int) -> bool:
    """Whether a row stays with the next one: neither stands alone."""
    if is_near_start(node, number):
        return True
    return is_near_end(node, number) or opens_group(node, number)


class _Grid:
    """Which columns the cells of the next row fall into."""

    def __init__(self, node: Table) -> None:
        self.look = node.look
        self.named = node.look is not TableLook.GRID  # the first cell names its row
        self.level_mm = _COMPACT_LEVEL_MM if node.compact else _LEVEL_MM
        self.rows_left = 0  # of the body, the one that is written too
        self._aligns = [column.align for column in node.columns]
        self._covered: dict[int, int] = {}  # column: rows still covered from above

    def place(self, row: Row) -> Iterator[tuple[Cell, int]]:
        """The cells of a row, each with its first column."""
        covered = self._next_covered()
        column = 0
        for cell in row.cells:
            while column in covered:
                column += 1
            yield cell, column
            if cell.rowspan > 1:
                span = range(column, column + cell.colspan)
                self._covered |= dict.fromkeys(span, cell.rowspan - 1)
            column += cell.colspan

    def _next_covered(self) -> set[int]:
        """The columns of the next row that cells from above cover."""
        covered = {column for column, left in self._covered.items() if left > 0}
        self._covered = {column: self._covered[column] - 1 for column in covered}
        return covered

    def is_last(self, cell: Cell) -> bool:
        """Whether a cell of a row above the last one reaches down to the end of the body."""
        return 1 < self.rows_left <= cell.rowspan

    def align(self, column: int) -> Align:
        """The alignment of a column."""
        return self._aligns[min(column, len(self._aligns) - 1)]


_Write = Callable[[Cell, int, _Grid, Page], str]
"""Writes a cell that begins in a column."""


def _row(row: Row, write: _Write, grid: _Grid, page: Page, keep: str = "") -> str:
    css = _classes(_ROLES[row.role], keep, "panjang" if may_break(row, grid.look) else "")
    cells = "".join([write(cell, column, grid, page) for cell, column in grid.place(row)])
    return f"<tr{css}>{cells}</tr>"


def _head_cell(cell: Cell, column: int, grid: _Grid, page: Page) -> str:
    """A cell of the head, which names its columns."""
    css = _classes(_edge(column))
    scope = "colgroup" if cell.colspan > 1 else "col"
    return f'<th{css}{_spans(cell)} scope="{scope}">{_content(cell, page)}</th>'


def _group_cell(cell: Cell, column: int, grid: _Grid, page: Page) -> str:
    """A cell of a row that names the rows below it: left, whatever its column is."""
    return _cell(cell, column, cell.align or Align.LEFT, grid, page)


def _body_cell(cell: Cell, column: int, grid: _Grid, page: Page) -> str:
    return _cell(cell, column, cell.align or grid.align(column), grid, page)


def _cell(cell: Cell, column: int, align: Align, grid: _Grid, page: Page) -> str:
    dark = light_ink_on(page.style.warna.of(cell.ground))
    css = _classes(
        _ALIGNS[align],
        _edge(column),
        "tebal" if cell.bold else "",
        "gelap" if dark else "",
        "akhir" if grid.is_last(cell) else "",
    )
    marks = f"{css}{_spans(cell)}{_ground(cell, page)}"
    content = _indented(cell, _content(cell, page), grid)
    if grid.named and column == 0:
        return f'<th{marks} scope="row">{content}</th>'
    return f"<td{marks}>{content}</td>"


def _indented(cell: Cell, content: str, grid: _Grid) -> str:
    """The content of a cell, as far from the edge as its level asks for."""
    if not cell.indent:
        return content
    return f'<div style="padding-left:{grid.level_mm * cell.indent}mm">{content}</div>'


def _ground(cell: Cell, page: Page) -> str:
    """The attribute with the colour of a cell."""
    color = page.style.warna.of(cell.ground)
    return f' style="background-color:#{color}"' if color else ""


def _classes(*names: str) -> str:
    """The attribute with those of the classes that are not empty."""
    css = " ".join(filter(None, names))
    return f' class="{css}"' if css else ""


def _edge(column: int) -> str:
    """The class of cells at the edge of the table."""
    return "" if column else "tepi"


def _spans(cell: Cell) -> str:
    across = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    return f'{across} rowspan="{cell.rowspan}"' if cell.rowspan > 1 else across


def _content(cell: Cell, page: Page) -> str:
    if cell.items is not None and cell.content:
        return _list(cell.content, cell.items, page)
    if cell.lines:
        return _lines(cell, page)
    return inlines(cell.content, page)


def _list(content: Inlines, kind: ListKind, page: Page) -> str:
    items = "".join(f"<li>{inlines(item, page)}</li>" for item in split_at_breaks(content))
    return _LISTS[kind].format(items)


_LINES = {
    CellLine.BODY: "",
    CellLine.LABEL: "label-kartu",
    CellLine.FIGURE: "angka-kartu",
    CellLine.LOW: "angka-kartu kurang",
    CellLine.NOTE: "rincian-kartu",
    CellLine.ALERT: "rincian-kartu kurang",
}


def _lines(cell: Cell, page: Page) -> str:
    """The lines of a cell, each in the class of what it is."""
    kinds = chain(cell.lines, repeat(cell.lines[-1]))
    parted = zip(kinds, split_at_breaks(cell.content), strict=False)
    return "".join(element("p", inlines(content, page), _LINES[kind]) for kind, content in parted)
