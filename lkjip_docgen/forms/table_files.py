"""What stands in the table files beside the data, as rows of texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.forms.form_parts import FormColumn, FormRow
from lkjip_docgen.idn import MONTHS, MONTHS_SHORT, could_part_thousands, has_decimal_point
from lkjip_docgen.model import Kind
from lkjip_docgen.records import Record, replace
from lkjip_docgen.source import (
    USUAL_EMONEV,
    Path_,
    at,
    decode,
    delimiter,
    file_and_sheet,
    grids_in,
    head_position,
    is_emonev_head,
    is_survey_head,
    is_workbook,
    locate,
    own_table_head,
    read_bytes,
    records,
)

_OLD_EXCEL: Final = (
    "Tabel ini disimpan dalam bentuk Excel yang tidak dapat diisi di sini, {}. Simpan di Excel "
    "sebagai Buku Kerja Excel (.xlsx), tanpa makro dan tanpa kata sandi, lalu pilih berkas itu "
    "pada isian di atas."
)
_IN_EXCEL: Final = " Ubah di Excel, lalu simpan; perubahannya langsung terbaca di sini."
_NAMES: Final = frozenset({"unsur", "kelompok", "variabel", "nama", "bulan", "uraian"})
"""The headings of columns of a table of months that hold words."""


_QUOTED: Final = re.compile(r"`([^`\n]*)`")
_ELEMENTS: Final = ("Unsur 1", "Unsur 2", "Unsur 3")
"""What the elements of a survey are called until somebody names them."""


class Asked(Record):
    """Which table of a file a section means: what its headings are known by, and its sheet.

    `usual` is what the sheet is called where the data name none.
    """

    is_head: Callable[[Sequence[str]], bool] | None = None
    sheet: str = ""
    usual: str = ""


class TableFile(Record):
    """A table file; `top` and `left` are the row and the column of the file with the first cell.

    `sheet` is that of a workbook; `fixed` are the cells of its rows that must stay, by their
    place in `rows`, each with its formula or the reason.
    """

    file: str
    columns: tuple[FormColumn, ...] = ()
    rows: tuple[FormRow, ...] = ()
    top: int = 0
    left: int = 0
    sheet: str = ""
    problem: str = ""
    lacking: bool = False
    """Whether a month has no value; tables of the office's own have no months."""


def table_file(root: Path, name: str, pattern: str, section: object) -> TableFile:
    """The file that a field names; `pattern` is that of the section with the field."""
    file, sheet = file_and_sheet(name)
    if not file.lower().endswith((".csv", ".tsv", ".txt", ".xlsx")):
        return TableFile(file, problem=_OLD_EXCEL.format(file))
    try:
        if is_workbook(Path(file)):
            return _read_book(root, file, _asked(pattern, section, sheet))
        return _read(root, file, _head_for(pattern))
    except LkjipError as error:
        return TableFile(file, problem=_told(error.findings[0].message))


def _told(message: str) -> str:
    """A message for people who see no keys: names between the quotes of a text."""
    return _QUOTED.sub(r"“\1”", message).replace("folder proyek", "folder laporan")


def empty_table(data: Mapping[str, object], path: Path_) -> tuple[str, bytes]:
    """An empty table of months for the field at a path: a name for its file, and what it holds."""
    section = at(data, path[:-1])
    said = section if isinstance(section, Mapping) else {}
    if path[0] == "emonev":
        rows = [["bulan", "anggaran", "pelaksanaan"], *([month, "", ""] for month in MONTHS)]
        return "emonev.csv", _lines(rows)
    names = (*_ELEMENTS, str(said.get("nama_nilai") or "Nilai"), "Responden")
    head = ["unsur", *MONTHS_SHORT]
    kode = str(at(data, (*path[:2], "kode")) or "indikator")
    return f"survei-{kode}.csv", _lines([head, *([name, *[""] * 12] for name in names)])


def _lines(rows: Sequence[Sequence[str]]) -> bytes:
    return "".join(f"{';'.join(row)}\n" for row in rows).encode("utf-8")


def _head_for(pattern: str) -> Callable[[Sequence[str]], bool] | None:
    """What tells the head of a table of months; None for a table of the office's own."""
    if pattern == "emonev":
        return is_emonev_head
    return is_survey_head if pattern.endswith("pengukuran") else None


def _asked(pattern: str, section: object, sheet: str) -> Asked:
    """Which sheet of a workbook a section means, as the reader of reports chooses it."""
    said = section if isinstance(section, Mapping) else {}
    if pattern == "emonev":
        return Asked(is_emonev_head, sheet, USUAL_EMONEV)
    if pattern.endswith("pengukuran"):
        return Asked(is_survey_head, sheet, str(said.get("singkatan") or ""))
    return Asked(own_table_head(said), str(said.get("lembar") or "").strip() or sheet)


def _read(root: Path, file: str, is_head: Callable[[Sequence[str]], bool] | None) -> TableFile:
    path = locate(root, file)
    text = decode(path, read_bytes(path), or_cp1252=True)
    known = is_head or _any_words
    lines = records(path, text, delimiter(text, known))
    fields = [row.fields for row in lines]
    table = _table(TableFile(file), fields, known, is_head is not None)
    return replace(table, rows=tuple(_with_commas(row, table.columns) for row in table.rows))


def _with_commas(row: FormRow, columns: Sequence[FormColumn]) -> FormRow:
    """A row whose numbers have a comma, as people write them, where the file has a point."""
    pairs = zip(row.texts, columns, strict=True)
    shown = (_with_comma(text) if each.kind is Kind.ANGKA else text for text, each in pairs)
    return replace(row, texts=tuple(shown))


def _with_comma(text: str) -> str:
    is_meant = has_decimal_point(text.rstrip("%")) and not could_part_thousands(text.rstrip("%"))
    return text.replace(".", ",") if is_meant else text


def _table(
    table: TableFile,
    fields: Sequence[Sequence[str]],
    is_head: Callable[[Sequence[str]], bool],
    of_months: bool,
) -> TableFile:
    """With the rows below the head among all rows of the file."""
    if not fields:
        return replace(table, problem="Tabel ini masih kosong.")
    head = head_position(fields, is_head)
    columns = tuple(_column(title, of_months) for title in fields[head][table.left :])
    width = len(columns)
    cells = (row[table.left :] for row in fields[head + 1 :])
    rows = tuple(_row(number, each, width) for number, each in enumerate(cells))
    lacking = _lacks(columns, rows)
    return replace(table, columns=columns, rows=rows, top=head + 1, lacking=lacking)


def _read_book(root: Path, file: str, asked: Asked) -> TableFile:
    """A sheet of a workbook, with an empty row below the last for what is to be added."""
    path = locate(root, file)
    is_head = asked.is_head or _any_words
    grid = grids_in(path, read_bytes(path)).grid(is_head, asked.sheet, asked.usual)
    if grid.problem:
        return TableFile(file, sheet=grid.sheet, problem=grid.problem + _IN_EXCEL)
    rows = [*grid.rows, ("",) * len(grid.rows[0])] if grid.rows else []
    head = rows[head_position(rows, is_head)] if rows else ()
    left = next((place for place, title in enumerate(head) if title), 0)
    of_months = asked.is_head in (is_survey_head, is_emonev_head)
    table = _table(TableFile(file, left=left, sheet=grid.sheet), rows, is_head, of_months)
    made = (_fixed(row, table, grid.fixed) for row in table.rows)
    return replace(table, rows=tuple(made))


def _fixed(row: FormRow, table: TableFile, fixed: Mapping[tuple[int, int], str]) -> FormRow:
    """A row with what keeps its cells from being written."""
    number = int(row.id) + table.top
    places = range(table.left, table.left + len(row.texts))
    return replace(row, fixed=tuple(fixed.get((number, place), "") for place in places))


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
