"""Tables as HTML: fixed columns, heads that repeat, rows that stay whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lkjip_docgen.document.keeping import stays_whole
from lkjip_docgen.document.tree import (
    Align,
    Break,
    Cell,
    Column,
    Inlines,
    ListKind,
    Row,
    RowRole,
    Table,
    TableLook,
)
from lkjip_docgen.document.walk import plain_text
from lkjip_docgen.pdf.inlines import inlines
from lkjip_docgen.pdf.markup import attribute
from lkjip_docgen.pdf.page import Page
from lkjip_docgen.pdf.paragraphs import caption, source

_LONG_CELL = 700  # characters: a row with more text may break over pages
_ALIGNS = {Align.LEFT: "", Align.CENTER: "c", Align.RIGHT: "r"}
_ROLES = {
    RowRole.BODY: "",
    RowRole.GROUP: "kelompok",
    RowRole.SUBTOTAL: "subjumlah",
    RowRole.TOTAL: "jumlah",
}
_LISTS = {
    ListKind.BULLET: '<ul class="sel">{}</ul>',
    ListKind.DECIMAL: '<ol class="sel">{}</ol>',
    ListKind.ALPHA: '<ol class="sel huruf">{}</ol>',
}


def table(node: Table, page: Page) -> str:
    """A table with its caption above and its source below."""
    whole = " utuh" if stays_whole((*node.head, *node.rows)) else ""
    plain = node.look is TableLook.PLAIN
    look = "polos" if plain else "kisi"
    dense = " padat" if node.compact else ""
    alone = "" if plain or node.caption else " lepas"
    words = f"<caption>{caption(node.id, node.caption, page)}</caption>" if node.caption else ""
    spoken = attribute(node.summary)
    label = f' aria-label="{spoken}"' if spoken else ""
    columns = _columns(node.columns)
    grid = _Grid(node.columns, named=plain)
    head = "".join(_row(row, "th", grid, page, "") for row in node.head)
    head = f"<thead>{head}</thead>" if head else ""
    body = "".join(_body(node.rows, grid, page))
    return (
        f'<div class="tabel{whole}{alone}" id="{attribute(node.id)}">'
        f'<table class="{look}{dense}"{label}>{words}{columns}{head}<tbody>{body}</tbody></table>'
        f"{source(node.source, page)}</div>"
    )


def _columns(columns: Sequence[Column]) -> str:
    whole = sum(column.weight for column in columns)
    widths = (column.weight / whole * 100 for column in columns)
    return "".join(f'<col style="width:{width:.3f}%">' for width in widths)


def _body(rows: Sequence[Row], grid: _Grid, page: Page) -> Iterator[str]:
    last = len(rows) - 1
    for number, row in enumerate(rows):
        keep = "tahan" if number == last - 1 else ""  # the last row never stands alone
        yield _row(row, "td", grid, page, keep)


class _Grid:
    """Which columns the cells of the next row fall into; `named`: the first names the row."""

    def __init__(self, columns: Sequence[Column], *, named: bool) -> None:
        self.named = named
        self._aligns = [column.align for column in columns]
        self._covered: dict[int, int] = {}  # column: rows still covered from above

    def place(self, row: Row) -> Iterator[tuple[Cell, int]]:
        """The cells of a row, each with its first column."""
        covered = {c for c, left in self._covered.items() if left > 0}
        self._covered = {c: self._covered[c] - 1 for c in covered}
        column = 0
        for cell in row.cells:
            while column in covered:
                column += 1
            yield cell, column
            if cell.rowspan > 1:
                span = range(column, column + cell.colspan)
                self._covered |= dict.fromkeys(span, cell.rowspan - 1)
            column += cell.colspan

    def align(self, column: int) -> Align:
        """The alignment of a column."""
        return self._aligns[min(column, len(self._aligns) - 1)]


def _row(row: Row, tag: str, grid: _Grid, page: Page, keep: str) -> str:
    longest = max((len(plain_text(cell.content)) for cell in row.cells), default=0)
    names = (_ROLES[row.role], keep, "panjang" if longest >= _LONG_CELL else "")
    css = " ".join(filter(None, names))
    grouped = row.role is RowRole.GROUP
    cells = "".join(
        _cell(cell, tag, column, Align.LEFT if grouped else grid.align(column), grid.named, page)
        for cell, column in grid.place(row)
    )
    return f'<tr class="{css}">{cells}</tr>' if css else f"<tr>{cells}</tr>"


def _cell(cell: Cell, tag: str, column: int, align: Align, named: bool, page: Page) -> str:
    head = tag == "th"
    names = (
        "" if head else _ALIGNS[cell.align or align],
        "" if column else "tepi",
        "tebal" if cell.bold and not head else "",
    )
    css = " ".join(filter(None, names))
    marks = f' class="{css}"' if css else ""
    if cell.colspan > 1:
        marks += f' colspan="{cell.colspan}"'
    if cell.rowspan > 1:
        marks += f' rowspan="{cell.rowspan}"'
    if head:
        marks += ' scope="colgroup"' if cell.colspan > 1 else ' scope="col"'
    elif named and column == 0:
        tag, marks = "th", f'{marks} scope="row"'
    if cell.items is not None and cell.content:
        content = _list(cell.content, cell.items, page)
    else:
        content = inlines(cell.content, page)
    return f"<{tag}{marks}>{content}</{tag}>"


def _list(content: Inlines, kind: ListKind, page: Page) -> str:
    items = "".join(f"<li>{inlines(item, page)}</li>" for item in _split(content))
    return _LISTS[kind].format(items)


def _split(content: Inlines) -> list[Inlines]:
    """The stretches between line breaks, empty ones left out."""
    groups = groupby(content, lambda node: isinstance(node, Break))
    return [tuple(nodes) for is_break, nodes in groups if not is_break]
