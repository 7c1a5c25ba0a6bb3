"""Tables in CSV files and workbooks: cells and rows written where they stand, in their manner."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import Final, Protocol, TypeAlias

from lkjip_docgen.editing import cell_extents
from lkjip_docgen.filling import problems
from lkjip_docgen.idn import could_part_thousands
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record
from lkjip_docgen.source import (
    BookGrid,
    CsvRow,
    clean,
    decode,
    delimiter,
    grids_in,
    head_position,
    inert,
    is_emonev_head,
    is_survey_head,
    is_workbook,
    records,
    text_of,
)
from lkjip_docgen.workbook import encoded_as, shown_as, with_typed

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


class Table(Protocol):
    """A table in a file, a CSV file or a sheet of a workbook.

    What changes it gives the bytes of the file as they are to be by then.
    """

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def raw(self) -> bytes:
        """What the file holds."""

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """What the cells say."""

    @property
    def head(self) -> int:
        """Which row holds the headings."""

    @property
    def fixed(self) -> Collection[tuple[int, int]]:
        """The cells that nobody may type into."""

    def place(self, row: int) -> Place:
        """Where a row stands."""

    def holding(self, raw: bytes) -> Table:
        """The same table in other bytes of its file."""

    def with_cells(self, top: int, left: int, rows: Rows) -> bytes:
        """With other cells; rows and columns that it lacks are added."""

    def with_row(self, position: int, cells: Sequence[str]) -> tuple[bytes, Rows]:
        """With one row more at a position, and what its cells are to say."""

    def without_row(self, position: int) -> tuple[bytes, Rows]:
        """With one row less, and what its cells are to say."""

    def meant_by(self, top: int, left: int, new: Rows) -> Rows:
        """What its cells are to say once others are written over them."""

    def says(self, meant: Rows) -> bool:
        """Whether it says what it should."""


class CsvTable(Record):
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

    @property
    def fixed(self) -> Collection[tuple[int, int]]:
        """No cell: people may type into all of them."""
        return ()

    def place(self, row: int) -> Place:
        """Where a row stands."""
        is_there = row < len(self.records)
        return Place(str(self.path), self.records[row].line if is_there else 1)

    def holding(self, raw: bytes) -> CsvTable:
        """The same table in other bytes of its file."""
        return _csv_table(self.path, raw)

    def meant_by(self, top: int, left: int, new: Rows) -> Rows:
        """What its cells are to say once others are written over them."""
        return meant_by(self.rows, top, left, list(map(partial(map, typed), new)))

    def says(self, meant: Rows) -> bool:
        """Whether it says what it should; empty cells at the ends of rows count for nothing."""
        pairs = zip_longest(self.rows, meant, fillvalue=())
        return all(_same_row(row, wanted, self.sign) for row, wanted in pairs)

    def with_cells(self, top: int, left: int, rows: Rows) -> bytes:
        """The bytes of the file with other cells; rows and columns that it lacks are added."""
        lines = [record.text for record in self.records]
        width = max(len(record.fields) for record in self.records) if self.records else 0
        for number, cells in enumerate(rows, top):
            texts = list(map(typed, cells))
            if number < len(self.records):
                lines[number] = self._line_with(self.records[number], left, texts)
            else:
                blank = [""] * left
                lines += [self._line([""] * max(width, 1))] * (number - len(lines))
                lines.append(self._line(_padded([*blank, *texts], width)))
        return self._bytes(lines)

    def with_row(self, position: int, cells: Sequence[str]) -> tuple[bytes, Rows]:
        """The bytes of the file with one row more at a position, and what it says then."""
        lines = [record.text for record in self.records]
        width = max((len(record.fields) for record in self.records), default=0)
        lines.insert(position, self._line(_padded(list(map(typed, cells)), width)))
        meant = [*self.rows[:position], cells, *self.rows[position:]]
        return self._bytes(lines), meant

    def without_row(self, position: int) -> tuple[bytes, Rows]:
        """The bytes of the file with one row less, and what it says then."""
        left = [record.text for n, record in enumerate(self.records) if n != position]
        return self._bytes(left), [*self.rows[:position], *self.rows[position + 1 :]]

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


def _csv_table(path: Path, raw: bytes) -> CsvTable:
    text = decode(path, raw, or_cp1252=True)
    sign = delimiter(text, _is_head)
    newline = "\r\n" if "\r\n" in text else "\n"
    return CsvTable(path, raw, tuple(records(path, text, sign)), sign, newline)


class BookTable(Record):
    """A sheet of a workbook, from its first row and column on.

    No row ever moves in it, for formulas and charts elsewhere may name its cells: a new one
    stands below the last, and one that is taken out is emptied.
    """

    path: Path
    raw: bytes
    sheet: str

    @property
    def _grid(self) -> BookGrid:
        return grids_in(self.path, self.raw).grids.get(self.sheet) or BookGrid(self.sheet)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """What the cells show."""
        return self._grid.rows

    @property
    def head(self) -> int:
        """Which row holds the headings: one that is known, else the first with two texts."""
        rows = self.rows
        filled = (number for number, row in enumerate(rows) if sum(map(bool, row)) > 1)
        return head_position(rows, _is_head) or next(filled, 0)

    @property
    def fixed(self) -> Collection[tuple[int, int]]:
        """The cells with formulas, and others that Excel knows by what they hold."""
        return self._grid.fixed

    def place(self, row: int) -> Place:
        """Where a row stands."""
        return Place(str(self.path), row + 1, 1, f"{self.sheet}!A{row + 1}")

    def holding(self, raw: bytes) -> BookTable:
        """The same sheet in other bytes of its file."""
        return BookTable(self.path, raw, self.sheet)

    def with_cells(self, top: int, left: int, rows: Rows) -> bytes:
        """The bytes of the workbook with other cells; raises as `workbook.with_typed`."""
        raw = with_typed(self.path, self.raw, self.sheet, _spots(top, left, rows))
        if grids_in(self.path, raw).formulas != grids_in(self.path, self.raw).formulas:
            raise problems.cell_not_as_meant(self.path)
        return raw

    def with_row(self, position: int, cells: Sequence[str]) -> tuple[bytes, Rows]:
        """The bytes of the workbook with a row below the last, and what the sheet shows then."""
        return self._with(len(self.rows), [cells])

    def without_row(self, position: int) -> tuple[bytes, Rows]:
        """The bytes of the workbook with nothing in a row, and what the sheet shows then."""
        return self._with(position, [[""] * len(self.rows[position])])

    def _with(self, row: int, cells: Rows) -> tuple[bytes, Rows]:
        return self.with_cells(row, 0, cells), self.meant_by(row, 0, cells)

    def meant_by(self, top: int, left: int, new: Rows) -> Rows:
        """What its cells are to show once others are written over them."""
        found = shown_as(self.path, self.raw, self.sheet, _spots(top, left, new))
        rows = self.rows
        for (row, column), text in found.items():
            rows = tuple(map(tuple, meant_by(rows, row, column, [[text]])))
        return rows

    def says(self, meant: Rows) -> bool:
        """Whether it says what it should; what formulas come to is not looked at."""
        fixed = self.fixed
        return all(
            found == wanted or (row, column) in fixed
            for row, pair in enumerate(zip_longest(self.rows, meant, fillvalue=()))
            for column, (found, wanted) in enumerate(zip_longest(*pair, fillvalue=""))
        )


def _spots(top: int, left: int, rows: Rows) -> dict[tuple[int, int], str]:
    """Cells by row and column."""
    return {
        (row, column): typed(text)
        for row, cells in enumerate(rows, top)
        for column, text in enumerate(cells, left)
    }


def table_of(path: Path, raw: bytes, sheet: str = "") -> Table:
    """The table that bytes of a file are; `LkjipError` for what is none.

    Of a workbook it is the sheet of that name, else the first.
    """
    ending = path.suffix.lower()
    if ending == ".xlsx":
        names = grids_in(path, raw).names
        return BookTable(path, raw, sheet or next(iter(names), ""))
    if ending not in ENDINGS:
        raise problems.only_in_excel(path) if is_workbook(path) else problems.no_table(path)
    return _csv_table(path, raw)


def meant_by(rows: Rows, top: int, left: int, new: Iterable[Iterable[str]]) -> list[list[str]]:
    """The cells of a table with others written over them."""
    found = [list(row) for row in rows]
    for number, cells in enumerate(map(list, new), top):
        found += [[] for _ in range(number + 1 - len(found))]
        row = found[number]
        row += [""] * (left + len(cells) - len(row))
        row[left : left + len(cells)] = cells
    return found


def same_cell(one: str, other: str) -> bool:
    """Whether two cells say the same, a number with a comma as one with a point."""
    return one == other or (_with_point(one) or one) == (_with_point(other) or other)


def same_cells(rows: Rows, others: Rows) -> bool:
    """Whether two rectangles of cells say the same."""
    pairs = zip_longest(rows, others, fillvalue=())
    return all(
        same_cell(typed(one), typed(other))
        for row, wanted in pairs
        for one, other in zip_longest(row, wanted, fillvalue="")
    )


def _same_row(row: Sequence[str], wanted: Sequence[str], sign: str) -> bool:
    pairs = zip_longest(row, wanted, fillvalue="")
    return all(one == other or (sign == "," and same_cell(one, other)) for one, other in pairs)


def _is_head(texts: Sequence[str]) -> bool:
    return is_survey_head(texts) or is_emonev_head(texts)


def typed(text: str) -> str:
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
