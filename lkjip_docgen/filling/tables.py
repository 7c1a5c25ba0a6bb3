"""Tables in CSV files: cells and rows written where they stand, in the manner of the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Final, TypeAlias

from lkjip_docgen.editing import cell_extents
from lkjip_docgen.filling import problems
from lkjip_docgen.idn import could_part_thousands
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.source import (
    CsvRow,
    clean,
    decode,
    delimiter,
    head_position,
    inert,
    is_emonev_head,
    is_survey_head,
    records,
    text_of,
)
from lkjip_docgen.workbook import encoded_as

Rows: TypeAlias = Sequence[Sequence[str]]
ENDINGS: Final = (".csv", ".tsv", ".txt")
_COMMA_NUMBER = lazy_pattern(r"(-?)(\d{1,3}(?:\.\d{3})+|\d+),(\d+)(%?)")


class Cells(Record):
    """A table as it is in its file: every record, also those above its head, and where that is.

    `top` and `left` of what is written count these records and their cells, from 0.
    """

    file: str
    rows: tuple[tuple[str, ...], ...]
    head: int = 0


class Table(Record):
    """A CSV file: its bytes, its records as written, and the sign between cells."""

    path: Path
    raw: bytes
    records: tuple[CsvRow, ...]
    sign: str
    newline: str

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """What the cells say."""
        return tuple(tuple(map(text_of, record.fields)) for record in self.records)

    @property
    def head(self) -> int:
        """Which record holds the headings."""
        return head_position((record.fields for record in self.records), _is_head)

    def with_cells(self, top: int, left: int, rows: Rows) -> bytes:
        """The bytes of the file with other cells; rows and columns that it lacks are added."""
        lines = [record.text for record in self.records]
        width = max(len(record.fields) for record in self.records) if self.records else 0
        for number, cells in enumerate(rows, top):
            texts = list(map(_typed, cells))
            if number < len(self.records):
                lines[number] = self._line_with(self.records[number], left, texts)
            else:
                blank = [""] * left
                lines += [self._line([""] * max(width, 1))] * (number - len(lines))
                lines.append(self._line(_padded([*blank, *texts], width)))
        return self._bytes(lines)

    def with_row(self, position: int, cells: Sequence[str]) -> bytes:
        """The bytes of the file with one row more at a position."""
        lines = [record.text for record in self.records]
        width = max((len(record.fields) for record in self.records), default=0)
        lines.insert(position, self._line(_padded(list(map(_typed, cells)), width)))
        return self._bytes(lines)

    def without_row(self, position: int) -> bytes:
        """The bytes of the file with one row less."""
        return self._bytes([r.text for n, r in enumerate(self.records) if n != position])

    # --- as it is written -----------------------------------------------------------

    def _line_with(self, record: CsvRow, left: int, texts: Sequence[str]) -> str:
        """A record with other cells; those that say the same already stay as they are."""
        parts: list[str] = []
        end = 0
        extents = cell_extents(record.text, self.sign)
        for column, text in enumerate(texts, left):
            if column >= len(extents):
                break
            start, stop = extents[column]
            old = record.text[start:stop]
            if column < len(record.fields) and text_of(record.fields[column]) == text:
                continue
            parts += [record.text[end:start], self._cell(text, quoted=old.startswith('"'))]
            end = stop
        body = "".join([*parts, record.text[end:]])
        return self._with_more(body, left, texts, len(extents))

    def _with_more(self, line: str, left: int, texts: Sequence[str], count: int) -> str:
        """A line with the cells that lie beyond its end."""
        more = texts[max(count - left, 0) :]
        if not any(more):
            return line
        body = line.rstrip("\r\n")
        cells = [*[""] * max(left - count, 0), *map(self._cell, more)]
        return body + "".join(f"{self.sign}{cell}" for cell in cells) + line[len(body) :]

    def _line(self, texts: Sequence[str]) -> str:
        return self.sign.join(map(self._cell, texts)) + self.newline

    def _cell(self, text: str, quoted: bool = False) -> str:
        """A cell as the file writes it: with its decimal sign, and quotes where they are needed."""
        shown = inert(text)
        if self.sign == "," and (pointed := _with_point(shown)):
            return f'"{pointed}"' if quoted else pointed
        if quoted or self.sign in shown or '"' in shown:
            return '"' + shown.replace('"', '""') + '"'
        return shown

    def _bytes(self, lines: Sequence[str]) -> bytes:
        """The bytes of lines, each of which ends; the last as the last one did."""
        ended = [self._ended(line) for line in lines[:-1]]
        last = lines[-1] if lines else ""
        was_ended = not self.records or self.records[-1].text.endswith(("\n", "\r"))
        whole = last.rstrip("\r\n")
        end = (last[len(whole) :] or self.newline) if was_ended else ""
        return encoded_as("".join([*ended, whole, end]) if lines else "", self.raw)

    def _ended(self, line: str) -> str:
        return line if line.endswith(("\n", "\r")) else line + self.newline


def table_of(path: Path, raw: bytes) -> Table:
    """The table that bytes of a file are; `LkjipError` for what is none."""
    if path.suffix.lower() not in ENDINGS:
        is_excel = path.suffix.lower() in (".xlsx", ".xlsm", ".xls")
        raise problems.only_in_excel(path) if is_excel else problems.no_table(path)
    text = decode(path, raw, or_cp1252=True)
    sign = delimiter(text, _is_head)
    newline = "\r\n" if "\r\n" in text else "\n"
    return Table(path, raw, tuple(records(path, text, sign)), sign, newline)


def says(table: Table, meant: Rows) -> bool:
    """Whether a table says what it should; empty cells at the ends of rows count for nothing."""
    pairs = zip_longest(table.rows, meant, fillvalue=())
    return all(_same_row(row, wanted, table.sign) for row, wanted in pairs)


def meant_by(rows: Rows, top: int, left: int, new: Rows) -> list[list[str]]:
    """The cells of a table with others written over them."""
    found = [list(row) for row in rows]
    for number, cells in enumerate(new, top):
        found += [[] for _ in range(number + 1 - len(found))]
        row = found[number]
        row += [""] * (left + len(cells) - len(row))
        row[left : left + len(cells)] = map(_typed, cells)
    return found


def same_cell(one: str, other: str) -> bool:
    """Whether two cells say the same, a number with a comma as one with a point."""
    return one == other or (_with_point(one) or one) == (_with_point(other) or other)


def same_cells(rows: Rows, others: Rows) -> bool:
    """Whether two rectangles of cells say the same."""
    pairs = zip_longest(rows, others, fillvalue=())
    return all(
        same_cell(_typed(one), _typed(other))
        for row, wanted in pairs
        for one, other in zip_longest(row, wanted, fillvalue="")
    )


def _same_row(row: Sequence[str], wanted: Sequence[str], sign: str) -> bool:
    pairs = zip_longest(row, wanted, fillvalue="")
    return all(one == other or (sign == "," and same_cell(one, other)) for one, other in pairs)


def _is_head(texts: Sequence[str]) -> bool:
    return is_survey_head(texts) or is_emonev_head(texts)


def _typed(text: str) -> str:
    """A cell as it was typed or pasted, on one line and without what nobody sees."""
    return text_of(" ".join(clean(text).split()))


def _with_point(text: str) -> str:
    """A number with a decimal point, where that cannot be taken for one of thousands."""
    found = _COMMA_NUMBER.fullmatch(text)
    if found is None:
        return ""
    sign, whole, decimals, percent = found.groups()
    number = f"{sign}{whole.replace('.', '')}.{decimals}"
    return "" if could_part_thousands(number) else number + percent


def _padded(cells: list[str], width: int) -> list[str]:
    return cells + [""] * (width - len(cells))


def rectangle(rows: Rows, top: int, left: int, like: Rows) -> Iterator[tuple[str, ...]]:
    """What stands where a rectangle of cells is to be written."""
    for number, cells in enumerate(like, top):
        row = rows[number] if number < len(rows) else ()
        found = row[left : left + len(cells)]
        yield (*found, *[""] * (len(cells) - len(found)))
