"""Monthly tables that the office keeps in Excel files: changed cells go back into their cells."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.place import Place
from lkjip_docgen.source import Book, Wanted, head_position, open_book, sheet_of, stored
from lkjip_docgen.workbook.month_tables import Grid, MonthTable
from lkjip_docgen.workbook.months import changed_rows, columns_of, label_text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_LOST = ("xl/drawings/", "xl/charts/", "xl/pivotTables/", "xl/externalLinks/", "xl/media/")
"""Parts of a workbook that would be lost when it is written again."""


def rewrite_xlsx(block: MonthTable, path: Path, raw: bytes, old: Grid, new: Grid) -> bytes:
    """The bytes of the Excel file, which were `raw`, with the values of `new`.

    Everything else in it stays.
    Raises `LkjipError` where that is not certain: rows that come or go,
    formulas, pictures and charts.  The office then changes the file itself.
    """
    book = open_book(path, raw)
    sheet = sheet_of(book, block.is_head, Wanted(block.sheet, block.usual))
    if not new.names_rows_as(old):
        raise _by_hand(path, block, "baris tabel bertambah, berkurang, atau berganti nama")
    kept = book.with_formulas()
    if _has_formulas(kept):
        raise _by_hand(path, block, "berkas itu memuat rumus")
    if _has_pictures(raw):
        raise _by_hand(path, block, "berkas itu memuat gambar atau grafik")
    _change_values(kept[sheet], book, block, old, new)
    stream = BytesIO()
    kept.save(stream)
    return stream.getvalue()


def _has_pictures(raw: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        return any(name.startswith(_LOST) for name in archive.namelist())


def _has_formulas(kept: Workbook) -> bool:
    return any(
        cell.data_type == "f"
        for sheet in kept.worksheets
        for row in sheet.iter_rows()  # open_book has seen to it that there are not too many
        for cell in row
    )


def _change_values(sheet: Worksheet, book: Book, block: MonthTable, old: Grid, new: Grid) -> None:
    texts = list(book.texts(sheet.title))
    head = head_position(texts, block.is_head)
    columns = columns_of(texts[head], new)
    positions = _positions(texts, head, columns[: new.labels], block)
    for change in changed_rows(old, new):
        label = tuple(map(label_text, change.label))
        position = positions.get(block.row_name(label))
        if position is None:
            raise _by_hand(book.file, block, f"baris {' '.join(label).strip()} tidak ada di sana")
        for column, value in change.cells:
            cell = sheet.cell(position + 1, columns[column] + 1)
            cell.value = stored(value, cell.number_format)


def _positions(
    texts: Sequence[Sequence[str]], head: int, names: Sequence[int], block: MonthTable
) -> dict[tuple[str, ...], int]:
    """The position of each row below the head, by what tells it from the others."""
    found: dict[tuple[str, ...], int] = {}
    for position, row in enumerate(texts[head + 1 :], head + 1):
        found[block.row_name(tuple(row[column].strip() for column in names))] = position
    return found


def _by_hand(path: Path | str, block: MonthTable, why: str) -> LkjipError:
    return problem(
        codes.TIDAK_TERMUAT,
        f"`{block.title}` tidak dapat ditulis kembali ke {block.file_name}: {why}.",
        Place(str(path)),
        f"Ubah {block.file_name} langsung di Excel, lalu kembalikan isian lembar itu seperti "
        "semula.",
    )
