"""The sheet "Masukan": every number of the data as it stands there, with where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from lkjip_docgen.place import Place
from lkjip_docgen.quantity import Quantity, Status
from lkjip_docgen.source import dotted
from lkjip_docgen.workpaper.arranging import Arrangement, Listed
from lkjip_docgen.workpaper.cell_places import INPUTS
from lkjip_docgen.workpaper.cell_ranges import Cells
from lkjip_docgen.workpaper.looks import number_code
from lkjip_docgen.workpaper.paper import Book, Column, Sheet, told_label, told_path
from lkjip_docgen.workpaper.told import remarks, source_of

_COLUMNS: Final = (
    Column("No.", 5, "count"),
    Column("Uraian", 34),
    Column("Jalur", 31, "path"),
    Column("Nilai", 18, "input"),
    Column("Satuan", 10),
    Column("Per tanggal", 11, "date"),
    Column("Letak dalam data", 28, "small"),
    Column("Sumber dan keterangan", 30, "small"),
    Column("Dicetak di", 26, "small"),
)
_HINT: Final = (
    "Setiap angka seperti tertulis dalam data kantor. Ubah nilai berlatar kuning untuk melihat "
    "akibatnya pada lembar Hitungan; data kantor sendiri tidak berubah karenanya. Nilai yang "
    "belum ada tertulis “belum diisi”, dan tidak pernah dihitung sebagai nol."
)


def write_inputs(book: Book, arrangement: Arrangement, cells: Cells) -> None:
    """Write the typed numbers, then the lists that formulas count."""
    sheet = book.sheet(INPUTS, "Masukan", _HINT, _COLUMNS)
    sheet.head(frozen=3)
    number = 0
    for block in arrangement.inputs:
        sheet.block(block.title)
        above = ""
        for quantity in block.rows:
            number += 1
            above = _write_number(book, sheet, quantity, number, above)
    places = _known_places(book) if arrangement.lists else {}
    for listed in arrangement.lists:
        sheet.block(f"Daftar {listed.path}")
        _write_list(book, sheet, listed, places)
    for path, name in arrangement.names.items():
        cell = cells.cell_at(path)
        if cell.sheet == INPUTS:
            book.raw.define_name(name, f"={cell.address}")
    _mark_missing(book, sheet)
    sheet.filtered()


def _write_number(book: Book, sheet: Sheet, quantity: Quantity, number: int, above: str) -> str:
    """Write a row; `above` are the remarks of the row before, which take one line if again."""
    paper = book.paper
    printed = paper.printed.get(quantity.path)
    sheet.raw.write_number(sheet.row, 0, number, book.looks.of("count"))
    sheet.text(1, told_label(quantity, paper.hasil))
    sheet.text(2, told_path(quantity.path, printed))
    if quantity.value is None:
        sheet.text(3, quantity.status, "input")
    else:
        look = book.looks.of("input", number_code(quantity))
        sheet.raw.write_number(sheet.row, 3, float(quantity.value), look)
    sheet.text(4, quantity.satuan or quantity.unit)
    if quantity.as_of is None:
        sheet.text(5, "", "count")
    else:
        sheet.raw.write_datetime(sheet.row, 5, quantity.as_of, book.looks.of("date"))
    sheet.text(6, paper.place_of(quantity))
    source = source_of(quantity.path, printed.source if printed else "", paper.laporan)
    told = remarks(quantity, source)
    sheet.text(7, told, "again" if told == above else "")
    sheet.text(8, str(printed) if printed else "–")
    sheet.end_row()
    return told


def _write_list(book: Book, sheet: Sheet, listed: Listed, places: Mapping[str, Place]) -> None:
    """The entries of a list; one empty row where it has none, which is counted as none."""
    for number, entry in enumerate(listed.entries):
        path = f"{listed.path}[{number}]"
        sheet.raw.write_number(sheet.row, 0, number + 1, book.looks.of("count"))
        sheet.text(1, f"Butir {number + 1}")
        sheet.text(2, path)
        if isinstance(entry, Decimal):
            sheet.raw.write_number(sheet.row, 3, float(entry), book.looks.of("input"))
        else:
            sheet.text(3, entry, "input_text")
        for column in (4, 5, 7, 8):
            sheet.text(column, "", "small")
        sheet.text(6, book.paper.place(places.get(path)))
        sheet.end_row()
    if not listed.entries:
        sheet.text(1, "Daftar ini kosong.")
        sheet.raw.write_blank(sheet.row, 3, None, book.looks.of("input_text"))
        sheet.end_row()


def _known_places(book: Book) -> dict[str, Place]:
    return {dotted(path): place for path, place in book.paper.project.places.values.items()}


def _mark_missing(book: Book, sheet: Sheet) -> None:
    """Let what is missing stand out, also when somebody fills it in or empties a cell."""
    words = [status for status in Status if status is not Status.ADA]
    for word in words:
        rule = {
            "type": "cell",
            "criteria": "==",
            "value": f'"{word}"',
            "format": book.looks.of("missing"),
        }
        sheet.raw.conditional_format(0, 3, sheet.row, 3, rule)
