"""Monthly tables (survey, e-Monev): as rows of a sheet, and back into their CSV files."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import StringIO
from pathlib import Path

from lkjip_docgen.editing import plain
from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.idn import read_month, written_decimals
from lkjip_docgen.records import Record
from lkjip_docgen.source import (
    CsvRow,
    decode,
    delimiter,
    head_position,
    inert,
    locate,
    read_bytes,
    records,
    text_of,
)
from lkjip_docgen.workbook.month_tables import Grid, MonthTable
from lkjip_docgen.workbook.sheet_parts import Sheet


def grids_of(sheets: Sequence[Sheet], root: Path) -> dict[str, Grid]:
    """The monthly tables that have a sheet, by file name; `LkjipError` for every broken one."""
    found: dict[str, Grid] = {}
    findings: list[Finding] = []
    for block in months_of(sheets):
        try:
            found[block.file] = block.read(root)
        except LkjipError as error:
            findings += error.findings
    if findings:
        raise LkjipError(findings)
    return found


def months_of(sheets: Iterable[Sheet]) -> list[MonthTable]:
    """The monthly tables among the blocks."""
    return [block for sheet in sheets for block in sheet.blocks if isinstance(block, MonthTable)]


# --- back into the CSV file ----------------------------------------------------


def rewrite_csv(block: MonthTable, path: Path, raw: bytes, old: Grid, new: Grid) -> bytes:
    """The bytes of the CSV file, which were `raw`, with the values of `new`.

    Where the same rows remain, only the cells that changed are written anew;
    lines above and below the table, further columns and the way numbers are
    written stay.  Where rows come or go, the table is written in the plain
    layout.  Separator, line breaks and encoding stay in any case.
    """
    text = decode(path, raw, or_cp1252=True)
    sign = delimiter(text, block.is_head)
    written = records(path, text, sign)
    head = head_position((record.fields for record in written), block.is_head)
    style = _style_of(text, sign)
    changed = _cells_anew(written, head, style, old, new) if new.names_rows_as(old) else None
    return encoded_as(changed or _table_anew(written[head], style, new), raw)


def empty_csv(block: MonthTable, root: Path) -> bytes:
    """The bytes of a table file for the next year: the same rows, no numbers.

    An Excel table becomes a CSV file.
    """
    full = block.read(root)
    blank = [None] * (len(full.fields) - full.labels)
    empty = Grid(full.fields, tuple((*row[: full.labels], *blank) for row in full.rows))
    path = locate(root, block.file_name)
    if path.suffix.lower() == ".csv":
        return rewrite_csv(block, path, read_bytes(path), full, empty)
    head = CsvRow(1, "", tuple(field.label for field in full.fields))
    return _table_anew(head, _Style(";", "\n", ","), empty).encode("utf-8")


class _Style(Record):
    """How a CSV file is written."""

    sign: str
    newline: str
    point: str  # the decimal sign

    def number(self, value: Decimal | None, like: str = "") -> str:
        """A number with as many decimals as the text it replaces, or as it needs."""
        if value is None:
            return ""
        text = plain(Decimal(value))
        like, sign = (like.rstrip("% "), "%") if like.endswith("%") else (like, "")
        decimals = len(text.partition(".")[2])
        before = written_decimals(like)
        if before > decimals:
            text = format(Decimal(value), f".{before}f")
        return f"{text.replace('.', self.point)}{sign}"

    def line(self, fields: Sequence[str]) -> str:
        """A row with its line break."""
        stream = StringIO()
        csv.writer(stream, delimiter=self.sign, lineterminator=self.newline).writerow(
            map(inert, fields)
        )
        return stream.getvalue()


class ChangedRow(Record):
    """The cells of a row that changed: their column in the grid, and their new value."""

    label: tuple[object, ...]  # what names the row
    cells: tuple[tuple[int, Decimal | None], ...]


def changed_rows(old: Grid, new: Grid) -> Iterator[ChangedRow]:
    """Where a grid differs from an earlier one with the same rows."""
    for was, now in zip(old.rows, new.rows, strict=True):
        pairs = enumerate(zip(was, now, strict=True))
        cells = tuple(
            (column, _number(after)) for column, (before, after) in pairs if before != after
        )
        if cells:
            yield ChangedRow(now[: new.labels], cells)


def _number(cell: object) -> Decimal | None:
    """What a cell beside the names of a row holds."""
    return cell if isinstance(cell, Decimal) else None


def _cells_anew(
    written: Sequence[CsvRow], head: int, style: _Style, old: Grid, new: Grid
) -> str | None:
    """The file with changed cells; None when a row cannot be told from another."""
    columns = columns_of(written[head].fields, new)
    labels = columns[: new.labels]
    below = enumerate(written[head + 1 :], head + 1)
    rows = {_label(row.fields, labels): position for position, row in below}
    lines = [row.text for row in written]
    for change in changed_rows(old, new):
        position = rows.get(tuple(map(label_text, change.label)))
        if position is None:
            return None
        lines[position] = _line_anew(written[position], columns, change, style)
    return "".join(lines)


def _line_anew(record: CsvRow, columns: Sequence[int], change: ChangedRow, style: _Style) -> str:
    """A line of the file with the changed cells; it ends as it did."""
    fields = list(record.fields)
    for position, value in change.cells:
        column = columns[position]
        fields[column] = style.number(value, fields[column])
    line = style.line(fields)
    ended = record.text.endswith(("\n", "\r"))
    return line if ended else line.removesuffix(style.newline)


def _style_of(text: str, sign: str) -> _Style:
    newline = "\r\n" if "\r\n" in text else "\n"
    return _Style(sign, newline, "." if sign == "," else ",")


def _table_anew(head: CsvRow, style: _Style, grid: Grid) -> str:
    titles = {_title(title): title.strip() for title in head.fields}
    names = [titles.get(_title(field.label), field.label.lower()) for field in grid.fields]
    lines = [style.line(names)]
    for row in grid.rows:
        texts = map(label_text, row[: grid.labels])
        numbers = map(style.number, map(_number, row[grid.labels :]))
        lines.append(style.line([*texts, *numbers]))
    return "".join(lines)


def columns_of(head: Sequence[str], grid: Grid) -> list[int]:
    """The column, from 0, of each field of the grid under the headings of a file."""
    titles = [_title(title) for title in head]
    return [titles.index(_title(field.label)) for field in grid.fields]


def _title(text: str) -> str | int:
    """A heading, however it is spelt: a month as its number."""
    word = text.strip().casefold()
    try:
        return read_month(word)[0]
    except ValueError:
        return "unsur" if word == "variabel" else word


def _label(fields: Sequence[str], columns: Sequence[int]) -> tuple[str, ...]:
    return tuple(text_of(fields[i]) if i < len(fields) else "" for i in columns)


def label_text(label: object) -> str:
    """A part of a row's name as text."""
    return "" if label is None else str(label)


def encoded_as(text: str, before: bytes) -> bytes:
    """The text in the encoding that the file had."""
    if before.startswith(b"\xef\xbb\xbf"):
        return text.encode("utf-8-sig")
    try:
        before.decode("utf-8")
    except UnicodeDecodeError:
        return text.encode("cp1252" if _fits(text) else "utf-8")
    return text.encode("utf-8")


def _fits(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
