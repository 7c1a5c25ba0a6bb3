"""Monthly tables that the office keeps in Excel files: changed cells go back into their cells."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.place import Place
from lkjip_docgen.source.xlsx_cells import stored
from lkjip_docgen.source.xlsx_reader import Book, Wanted, open_book, sheet_of
from lkjip_docgen.workbook.month_tables import Grid, MonthTable
from lkjip_docgen.workbook.months import columns_of

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
    labels = [row[: old.labels] for row in old.rows]
    if labels != [row[: new.labels] for row in new.rows]:
        raise _by_hand(path, block, "baris tabel bertambah, berkurang, atau berganti nama")
    kept = book.with_formulas()
    if _has_formulas(kept):
        raise _by_hand(path, block, "berkas itu memuat rumus")
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        if any(name.startswith(_LOST) for name in archive.namelist()):
            raise _by_hand(path, block, "berkas itu memuat gambar atau grafik")
    _change_values(kept[sheet], book, block, old, new)
    stream = BytesIO()
    kept.save(stream)
    return stream.getvalue()


def _has_formulas(kept: Any) -> bool:
    return any(
        cell.data_type == "f"
        for sheet in kept.worksheets
        for row in sheet.iter_rows()  # open_book has seen to it that there are not too many
        for cell in row
    )


def _change_values(sheet: Any, book: Book, block: MonthTable, old: Grid, new: Grid) -> None:
    rows = list(book.texts(sheet.title))
    head = next(i for i, row in enumerate(rows) if block.is_head(row))
    columns = columns_of(rows[head], new)
    names, values = columns[: new.labels], columns[new.labels :]
    known = {
        block.row_name(tuple(row[column].strip() for column in names)): i
        for i, row in enumerate(rows)
        if i > head
    }
    for was, now in zip(old.rows, new.rows, strict=True):
        label = tuple("" if part is None else str(part) for part in now[: new.labels])
        row = known.get(block.row_name(label))
        for column, before, after in zip(values, was[new.labels :], now[new.labels :], strict=True):
            if before == after:
                continue
            if row is None:
                raise _by_hand(
                    book.file, block, f"baris {' '.join(label).strip()} tidak ada di sana"
                )
            cell = sheet.cell(row + 1, column + 1)
            cell.value = stored(after, cell.number_format)


def _by_hand(path: Path | str, block: MonthTable, why: str) -> LkjipError:
    return problem(
        codes.TIDAK_TERMUAT,
        f"`{block.title}` tidak dapat ditulis kembali ke {block.file_name}: {why}.",
        Place(str(path)),
        f"Ubah {block.file_name} langsung di Excel, lalu kembalikan isian lembar itu seperti "
        "semula.",
    )
