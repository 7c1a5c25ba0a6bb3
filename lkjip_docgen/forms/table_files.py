"""What stands in the table files beside the data, as rows of texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.forms.form_parts import FormColumn, FormRow
from lkjip_docgen.model import Kind
from lkjip_docgen.records import Record
from lkjip_docgen.source import (
    decode,
    delimiter,
    file_and_sheet,
    head_position,
    is_emonev_head,
    is_survey_head,
    locate,
    read_bytes,
    records,
)

_EXCEL: Final = (
    "Tabel ini disimpan di Excel, {}. Buka berkas itu di folder laporan, ubah, lalu simpan; "
    "perubahannya langsung terbaca di sini. Supaya dapat diisi di jendela ini, simpan lembarnya "
    "sebagai CSV UTF-8, lalu pilih berkas CSV itu pada isian di atas."
)
_NAMES: Final = frozenset({"unsur", "kelompok", "variabel", "nama", "bulan", "uraian"})
"""The headings of columns of a table of months that hold words."""


class TableFile(Record):
    """A table file; `top` is the number of the record that the first row is."""

    file: str
    columns: tuple[FormColumn, ...] = ()
    rows: tuple[FormRow, ...] = ()
    top: int = 0
    problem: str = ""
    lacking: bool = False
    """Whether a month has no value; tables of the office's own have no months."""


def table_file(root: Path, name: str, pattern: str) -> TableFile:
    """The file that a field names; `pattern` is that of the section with the field."""
    file, _ = file_and_sheet(name)
    if not file.lower().endswith((".csv", ".tsv", ".txt")):
        return TableFile(file, problem=_EXCEL.format(file))
    try:
        return _read(root, file, _head_for(pattern))
    except LkjipError as error:
        return TableFile(file, problem=error.findings[0].message)


def _head_for(pattern: str) -> Callable[[Sequence[str]], bool] | None:
    """What tells the head of a table of months; None for a table of the office's own."""
    if pattern == "emonev":
        return is_emonev_head
    return is_survey_head if pattern.endswith("pengukuran") else None


def _read(root: Path, file: str, is_head: Callable[[Sequence[str]], bool] | None) -> TableFile:
    path = locate(root, file)
    text = decode(path, read_bytes(path), or_cp1252=True)
    known = is_head or _any_words
    lines = records(path, text, delimiter(text, known))
    fields = [row.fields for row in lines]
    if not fields:
        return TableFile(file, problem="Tabel ini masih kosong.")
    head = head_position(fields, known)
    columns = tuple(_column(title, is_head is not None) for title in fields[head])
    width = len(columns)
    rows = [_row(number, cells, width) for number, cells in enumerate(fields[head + 1 :])]
    return TableFile(file, columns, tuple(rows), head + 1, lacking=_lacks(columns, rows))


def _lacks(columns: Sequence[FormColumn], rows: Sequence[FormRow]) -> bool:
    """Whether a cell for a number is empty in a row that has a name."""
    numbers = [place for place, column in enumerate(columns) if column.kind is Kind.ANGKA]
    named = (row for row in rows if any(row.texts))
    return any(not row.texts[place] for row in named for place in numbers)


def _any_words(texts: Sequence[str]) -> bool:
    return any(text.strip() for text in texts)


def _column(title: str, of_months: bool) -> FormColumn:
    words = not of_months or title.strip().casefold() in _NAMES
    return FormColumn(title.strip(), Kind.TEKS if words else Kind.ANGKA)


def _row(number: int, cells: Sequence[str], width: int) -> FormRow:
    texts = tuple(cell.strip() for cell in cells[:width])
    texts += ("",) * (width - len(texts))
    return FormRow(str(number), (), texts[0], (), texts)
