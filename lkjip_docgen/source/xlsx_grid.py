"""The sheets of a workbook as grids of texts, and which of their cells nobody may type into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lkjip_docgen.records import Record
from lkjip_docgen.source.csv_reader import IsHead
from lkjip_docgen.source.xlsx_cells import is_percent, shown
from lkjip_docgen.source.xlsx_reader import Book, Wanted, open_book, sheet_of

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MAX_ROWS: Final = 1_000
MAX_COLUMNS: Final = 60
_DECIMALS: Final = 4  # of what a formula comes to, as far as it is shown
_MERGED: Final = "bagian dari sel gabungan"
_OF_A_TABLE: Final = "judul atau jumlah dari Tabel Excel"

Spot = tuple[int, int]
"""A cell by its row and its column, both counted from 0."""


class BookGrid(Record):
    """A sheet from its first row and column on; cells that hold nothing are "".

    `fixed` says of the cells that must stay as they are why: their formula, which begins with
    "=", or words.  `problem` says why nothing of the sheet can be changed; `rows` is empty then.
    """

    sheet: str
    rows: tuple[tuple[str, ...], ...] = ()
    fixed: Mapping[Spot, str] = {}
    problem: str = ""


class BookGrids(Record):
    """The sheets of a workbook by their names, in their order."""

    file: str
    grids: Mapping[str, BookGrid]
    formulas: Mapping[tuple[str, int, int], str]
    """By sheet, row and column the cells that formulas fill, also where nothing may be typed."""

    @property
    def names(self) -> list[str]:
        """The names of the sheets."""
        return list(self.grids)

    def texts(self, sheet: str) -> Iterator[list[str]]:
        """What the rows of a sheet show."""
        yield from map(list, self.grids[sheet].rows)

    def grid(self, is_head: IsHead, sheet: str = "", usual: str = "") -> BookGrid:
        """The sheet with a table, chosen as by the reader of reports; raises as `sheet_of`."""
        return self.grids[sheet_of(self, is_head, Wanted(sheet, usual))]


@lru_cache(maxsize=4)
def grids_in(path: Path, raw: bytes) -> BookGrids:
    """The sheets of the workbook that bytes are; raises `LkjipError` as `open_book`."""
    book = open_book(path, raw)
    formulas = _formulas(book)
    grids = {name: _grid(book, name, formulas.get(name, {})) for name in book.names}
    found = {
        (name, *spot): text for name, cells in formulas.items() for spot, text in cells.items()
    }
    return BookGrids(str(path), grids, found)


def _formulas(book: Book) -> dict[str, dict[Spot, str]]:
    """The formulas of each sheet that has some."""
    names = {name for name, cells in book.computed.items() if cells}
    if not names:
        return {}
    sheets = {str(sheet.title): sheet for sheet in book.with_formulas().worksheets}
    return {name: dict(_computed(sheets[name])) for name in names}


def _grid(book: Book, name: str, formulas: Mapping[Spot, str]) -> BookGrid:
    sheet = book.sheets[name]
    if sheet.protection.sheet:
        return BookGrid(name, problem=f"Lembar `{name}` dilindungi di Excel.")
    rows = _trimmed(_rows(book, name))
    if len(rows) > MAX_ROWS or max(map(len, rows), default=0) > MAX_COLUMNS:
        most = f"lebih dari {MAX_ROWS} baris atau {MAX_COLUMNS} kolom"
        return BookGrid(name, problem=f"Lembar `{name}` berisi {most}.")
    fixed = dict.fromkeys(_covered(sheet), _MERGED) | dict.fromkeys(_titles(sheet), _OF_A_TABLE)
    return BookGrid(name, rows, {**fixed, **formulas})


def _rows(book: Book, name: str) -> tuple[tuple[str, ...], ...]:
    """What the cells of a sheet show; what a formula comes to with a few decimals."""
    computed = book.computed[name]
    return tuple(
        tuple(
            _text(cell.value, cell.number_format, (row, column) in computed)
            for column, cell in enumerate(cells, 1)
        )
        for row, cells in enumerate(book.sheets[name].iter_rows(), 1)
    )


def _text(value: object, form: str, computed: bool) -> str:
    """What a cell shows."""
    if not computed or isinstance(value, bool) or not isinstance(value, int | float):
        return shown(value, form)
    return shown(round(value, _DECIMALS + 2 * is_percent(form)), form)


def _trimmed(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """The rows up to the last cell that shows something, to the right and below."""
    used = [place for row in rows for place, text in enumerate(row) if text]
    width = max(used, default=-1) + 1
    height = max((number for number, row in enumerate(rows, 1) if any(row)), default=0)
    return tuple(row[:width] for row in rows[:height])


def _covered(sheet: Worksheet) -> Iterator[Spot]:
    """The cells that lie under the first one of merged cells."""
    for area in sheet.merged_cells.ranges:
        yield from (
            (row - 1, column - 1) for row, column in area.cells if (row, column) != area.top[0]
        )


def _titles(sheet: Worksheet) -> Iterator[Spot]:
    """The headings and totals of Excel's own tables, which Excel knows by their texts."""
    from openpyxl.worksheet.cell_range import CellRange

    for table in sheet.tables.values():
        area = CellRange(table.ref)
        heads = 1 if table.headerRowCount is None else table.headerRowCount
        rows = [*area.rows]
        for row in [*rows[:heads], *rows[len(rows) - (table.totalsRowCount or 0) :]]:
            yield from ((number - 1, column - 1) for number, column in row)


def _computed(sheet: Worksheet) -> Iterator[tuple[Spot, str]]:
    """The cells with a formula, and those that one formula fills together, with what it is."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type != "f":
                continue
            formula = cell.value
            text = formula if isinstance(formula, str) else str(getattr(formula, "text", "") or "")
            text = text if text.startswith("=") else f"={text}"
            for spot in _filled_by(formula, (cell.row - 1, cell.column - 1)):
                yield spot, text


def _filled_by(formula: object, own: Spot) -> Iterator[Spot]:
    """The cells that a formula fills: its own, or the area of an array."""
    from openpyxl.worksheet.cell_range import CellRange

    yield own
    area = getattr(formula, "ref", None)
    if isinstance(area, str) and area:
        for row in CellRange(area).rows:
            yield from ((number - 1, column - 1) for number, column in row)
