"""The sheet "Hitungan": every computed number as a live formula, beside what was printed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, localcontext
from typing import Final

from lkjip_docgen.measures import PRECISION
from lkjip_docgen.operation import Absent, Status
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.workpaper.answers import Helpers
from lkjip_docgen.workpaper.arranging import Arrangement
from lkjip_docgen.workpaper.cell_places import COMPUTED
from lkjip_docgen.workpaper.cell_ranges import FIRST_ROW, Cells
from lkjip_docgen.workpaper.excel_formulas import (
    COMPLETE,
    PARTIAL,
    completeness,
    decimals,
    fixed_decimals,
    is_asked_of_all,
    quoted,
    unrounded,
)
from lkjip_docgen.workpaper.looks import exact_code, number_code
from lkjip_docgen.workpaper.paper import Book, Column, Sheet, told_label, told_path
from lkjip_docgen.workpaper.rules import Rules
from lkjip_docgen.workpaper.told import exact, how

_COLUMNS: Final = (
    Column("No.", 5, "count"),
    Column("Uraian", 29),
    Column("Jalur", 29, "path"),
    Column("Hasil", 17, "result"),
    Column("Tercetak", 17, "printed"),
    Column("Selisih", 8, "difference"),
    Column("Satuan", 11),
    Column("Cara menghitung", 25, "small"),
    Column("Masukan", 9, "small"),
    Column("Sebelum dibulatkan", 17, "step"),
    Column("Desimal", 8, "count"),
    Column("Aturan", 28, "small"),
    Column("Dicetak di", 24, "small"),
)
_HINT: Final = (
    "Setiap angka yang dihitung laporan, sebagai rumus hidup atas lembar Masukan. Pembulatan "
    "setengah ke atas pada desimal yang tercetak; langkah berikutnya memakai angka tercetak. "
    "Kolom Selisih bernilai 0 selama hasilnya sama dengan yang tercetak dalam laporan. Kolom "
    "Masukan berisi “lengkap”, atau “sebagian” bila ada bulan atau butir yang kosong: yang ada "
    "saja yang dihitung."
)
_COMPLETE, _UNROUNDED, _DECIMALS = 8, 9, 10
"""The columns of the steps that lead to a result."""


def write_computed(book: Book, arrangement: Arrangement, cells: Cells, helpers: Helpers) -> str:
    """Write the formulas; returns the range of the differences."""
    sheet = book.sheet(COMPUTED, "Hitungan", _HINT, _COLUMNS)
    sheet.head(frozen=3)
    rules = Rules(book.paper.laporan, book.paper.hasil)
    number = 0
    with localcontext(Context(prec=PRECISION)):
        for block in arrangement.computed:
            sheet.block(block.title)
            above = ""
            for quantity in block.rows:
                number += 1
                rule = rules.of(quantity.path)
                row = _Row(number, quantity, rule, again=rule == above)
                _write(book, sheet, row, cells, helpers)
                above = rule
    for path, name in arrangement.names.items():
        cell = cells.cell_at(path)
        if cell.sheet == COMPUTED:
            book.raw.define_name(name, f"={cell.address}")
    _mark(book, sheet)
    sheet.filtered()
    return f"{COMPUTED}!$F${FIRST_ROW + 1}:$F${sheet.row}"


class _Row:
    """A computed number with what the program itself finds at every step of it."""

    def __init__(self, number: int, quantity: Quantity, rule: str, *, again: bool) -> None:
        self.number = number
        self.quantity = quantity
        self.rule = rule
        self.again = again  # whether the row before has the same rule

    @property
    def completeness(self) -> str:
        """What the cell says of the inputs."""
        quantity = self.quantity
        if all(item.ada for item in quantity.inputs):
            return COMPLETE
        if not is_asked_of_all(quantity):
            return PARTIAL
        missing = [item.status for item in quantity.inputs if not item.ada]
        told = Status.TIDAK_BERLAKU if Status.TIDAK_BERLAKU in missing else missing[0]
        return COMPLETE if quantity.ada else told


def _write(book: Book, sheet: Sheet, row: _Row, cells: Cells, helpers: Helpers) -> None:
    quantity, printed = row.quantity, book.paper.printed.get(row.quantity.path)
    sheet.raw.write_number(sheet.row, 0, row.number, book.looks.of("count"))
    sheet.text(1, told_label(quantity, book.paper.hasil))
    sheet.text(2, told_path(quantity.path, printed))
    _write_steps(book, sheet, row, cells, helpers)
    _write_result(book, sheet, quantity)
    sheet.text(6, quantity.satuan or quantity.unit)
    sheet.text(7, how(quantity))
    sheet.text(11, row.rule, "again" if row.again else "")
    sheet.text(12, str(printed) if printed else "–")
    sheet.end_row()


def _write_steps(book: Book, sheet: Sheet, row: _Row, cells: Cells, helpers: Helpers) -> None:
    """Whether inputs lack, the number before it is rounded, and its decimals."""
    quantity, line = row.quantity, sheet.row + 1
    told = completeness(quantity, cells, helpers)
    if told:
        look = book.looks.of("small")
        sheet.raw.write_formula(sheet.row, _COMPLETE, f"={told}", look, row.completeness)
    else:
        sheet.text(_COMPLETE, COMPLETE)
    look, found = book.looks.of("step", exact_code(quantity)), exact(quantity)
    if isinstance(quantity.operasi, Absent):
        sheet.text(_UNROUNDED, quantity.status, "step")
    else:
        formula = unrounded(quantity, cells, f"$I{line}", helpers)
        value = found if isinstance(found, Status) else float(found)
        sheet.raw.write_formula(sheet.row, _UNROUNDED, f"={formula}", look, value)
    places = "" if quantity.pembulatan is None else decimals(quantity.pembulatan, f"$J{line}")
    look = book.looks.of("count")
    if places:
        sheet.raw.write_formula(sheet.row, _DECIMALS, f"={places}", look, quantity.places)
    else:
        sheet.raw.write_number(sheet.row, _DECIMALS, fixed_decimals(quantity), look)


def _write_result(book: Book, sheet: Sheet, quantity: Quantity) -> None:
    """The result, what was printed, and the difference of both."""
    line, code = sheet.row + 1, number_code(quantity)
    by_zero = quoted(Status.TIDAK_SEBANDING)
    told = f"IF(ISERROR($J{line}),{by_zero},$J{line})"
    result = f"=IF(ISNUMBER($J{line}),ROUND($J{line},$K{line}),{told})"
    value = quantity.status if quantity.value is None else float(quantity.value)
    sheet.raw.write_formula(sheet.row, 3, result, book.looks.of("result", code), value)
    if quantity.value is None:
        sheet.text(4, quantity.status)
    else:
        look = book.looks.of("printed", code)
        sheet.raw.write_number(sheet.row, 4, float(quantity.value), look)
    difference = (
        f"=IF(AND(ISNUMBER($D{line}),ISNUMBER($E{line})),ROUND($D{line}-$E{line},10),"
        f'IF($D{line}=$E{line},0,"berbeda"))'
    )
    look = book.looks.of("difference", "0.##########")
    sheet.raw.write_formula(sheet.row, 5, difference, look, 0)


def _rules(book: Book) -> Iterator[tuple[int, dict[str, object]]]:
    """Which column is marked, and how: texts in the place of numbers, and differences."""
    first = FIRST_ROW + 1
    missing, wrong = book.looks.of("missing"), book.looks.of("wrong")
    for letter, column in (("D", 3), ("J", _UNROUNDED)):
        asked = f"=ISTEXT(${letter}{first})"
        yield column, {"type": "formula", "criteria": asked, "format": missing}
    asked = f'=AND($A{first}<>"",ISNUMBER($A{first}),$F{first}<>0)'
    yield 5, {"type": "formula", "criteria": asked, "format": wrong}


def _mark(book: Book, sheet: Sheet) -> None:
    for column, rule in _rules(book):
        sheet.raw.conditional_format(FIRST_ROW, column, sheet.row, column, rule)
