"""Monthly tables that the office keeps in Excel files: changed cells go back into their cells."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.idn.dates import parse_month, read_month
from lkjip_docgen.place import Place
from lkjip_docgen.source import codes
from lkjip_docgen.source.csv_reader import IsHead
from lkjip_docgen.source.files import problem
from lkjip_docgen.source.tables import is_emonev_head, is_survey_head
from lkjip_docgen.source.xlsx_cells import stored
from lkjip_docgen.source.xlsx_reader import Book, Wanted, open_book, sheet_of
from lkjip_docgen.workbook.blocks import Months
from lkjip_docgen.workbook.months import Grid, columns_of

_LOST = ("xl/drawings/", "xl/charts/", "xl/pivotTables/", "xl/externalLinks/", "xl/media/")
"""Parts of a workbook that would be lost when it is written again."""


def rewrite_xlsx(block: Months, path: Path, raw: bytes, old: Grid, new: Grid) -> bytes:
    """The bytes of the Excel file, which were `raw`, with the values of `new`.

    Everything else in it stays.
    Raises `LkjipError` where that is not certain: rows that come or go,
    formulas, pictures and charts.  The office then changes the file itself.
    """
    book = open_book(path, raw)
    sheet = sheet_of(book, _is_head(block), Wanted(block.sheet, block.usual))
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


def _is_head(block: Months) -> IsHead:
    return is_survey_head if block.kode else is_emonev_head


def _change_values(sheet: Any, book: Book, block: Months, old: Grid, new: Grid) -> None:
    rows = list(book.texts(sheet.title))
    head = next(i for i, row in enumerate(rows) if _is_head(block)(row))
    columns = columns_of(rows[head], new)
    names, values = columns[: new.labels], columns[new.labels :]
    known = {_name(row, names, block): i for i, row in enumerate(rows) if i > head}
    for was, now in zip(old.rows, new.rows, strict=True):
        label = tuple("" if part is None else str(part) for part in now[: new.labels])
        row = known.get(label if block.kode else (str(parse_month(label[0])),))
        for column, before, after in zip(values, was[new.labels :], now[new.labels :], strict=True):
            if before == after:
                continue
            if row is None:
                raise _by_hand(
                    book.file, block, f"baris {' '.join(label).strip()} tidak ada di sana"
                )
            cell = sheet.cell(row + 1, column + 1)
            cell.value = stored(after, cell.number_format)


def _name(row: Sequence[str], columns: Sequence[int], block: Months) -> tuple[str, ...]:
    """What the row is called; a month of e-Monev by its number."""
    label = tuple(row[column].strip() for column in columns)
    if block.kode:
        return label
    try:
        return (str(read_month(label[0])[0]),)
    except ValueError:
        return label


def _by_hand(path: Path | str, block: Months, why: str) -> LkjipError:
    return problem(
        codes.TIDAK_TERMUAT,
        f"`{block.title}` tidak dapat ditulis kembali ke {block.file_name}: {why}.",
        Place(str(path)),
        f"Ubah {block.file_name} langsung di Excel, lalu kembalikan isian lembar itu seperti "
        "semula.",
    )
