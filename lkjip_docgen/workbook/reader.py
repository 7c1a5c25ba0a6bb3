"""Reads the sheets of a workbook back into data; every mistake becomes a finding."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from lkjip_docgen.findings import Finding, LkjipError, Severity, near
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.idn import MONTHS_SHORT, read_month
from lkjip_docgen.model import Field
from lkjip_docgen.place import Place
from lkjip_docgen.records import MutableRecord, Record, field
from lkjip_docgen.source import Book, shown
from lkjip_docgen.workbook.absent import put_in_place
from lkjip_docgen.workbook.cells import CellError, read
from lkjip_docgen.workbook.earlier import WHOLE, Exported
from lkjip_docgen.workbook.layout import GUIDE
from lkjip_docgen.workbook.month_tables import Grid, MonthTable
from lkjip_docgen.workbook.origin import SHEET as ORIGIN
from lkjip_docgen.workbook.plan import ANNUAL, DEPTH_FIELD, FIRST_ROW, RESULT
from lkjip_docgen.workbook.rows import Gathered, Row, Value
from lkjip_docgen.workbook.sheet_parts import Block, Form, Sheet, Table, Tree

_AGAIN = (
    "Kembalikan seperti semula; atau ekspor dengan nama lain "
    "(`lkjip workbook export FOLDER -o BARU.xlsx`), lalu salin isian Anda ke sana."
)


_SHORT_MONTHS = frozenset(MONTHS_SHORT)


class Reading(MutableRecord):
    """What a workbook says: the data, the monthly tables by file name, and the mistakes."""

    gathered: Gathered = field(default_factory=Gathered)
    grids: dict[str, Grid] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def read_book(
    book: Book,
    sheets: Sequence[Sheet],
    grids: Mapping[str, Grid],
    exported: Exported = WHOLE,
) -> Reading:
    """Read every sheet; `grids` are the monthly tables as they are now, for their columns.

    A workbook may lack what was nowhere filled in when it was `exported`.
    """
    reading = Reading()
    known = [sheet.name for sheet in sheets]
    needed = [sheet.name for sheet in sheets if not exported.may_lack_sheet(sheet)]
    reading.findings += [*_unknown_sheets(book, known), *_missing_sheets(book, needed)]
    for sheet in sheets:
        if sheet.name in book.names:
            _SheetReader(book, sheet, grids, exported, reading).read()
    reading.findings += put_in_place(reading.gathered)
    for value, label in reading.gathered.unknown:
        reading.findings.append(_unknown_code(value, label))
    for value, label in reading.gathered.contradictions:
        reading.findings.append(_contradiction(value, label))
    reading.findings.sort(key=lambda f: (book.names.index(_sheet_of(f)), f.sort_key()))
    return reading


def _sheet_of(finding: Finding) -> str:
    cell = finding.place.cell if finding.place and finding.place.cell else ""
    return cell.rpartition("!")[0]


def _unknown_code(value: Value, label: str) -> Finding:
    if value.value is None:
        message, hint = f"Kolom `{label}` pada baris ini kosong.", "Isi kodenya."
    else:
        message = f"{label} `{value.value}` tidak ada pada daftarnya."
        hint = "Pilih kode yang ada, atau tambahkan lebih dahulu pada daftarnya."
    return Finding(codes.RUJUKAN, Severity.ERROR, message, value.place, "", hint)


def _contradiction(value: Value, label: str) -> Finding:
    message = f"`{label}` berbeda dengan baris di atasnya."
    hint = "Samakan isinya dengan baris di atas, atau kosongkan."
    if label == DEPTH_FIELD.label:
        message = f"Tingkat {value.value} melompati tingkat di antaranya."
        hint = "Tulis paling banyak satu tingkat lebih dalam daripada baris di atas."
    return Finding(codes.BARIS_BERTENTANGAN, Severity.ERROR, message, value.place, "", hint)


def _unknown_sheets(book: Book, known: Sequence[str]) -> Iterator[Finding]:
    """Findings about sheets that are unknown, hidden or too large."""
    for name in book.names:
        if name == ORIGIN:
            continue
        if name not in (*known, GUIDE):
            yield _unknown_sheet(book, name, known)
        yield from book.troubles(name)


def _unknown_sheet(book: Book, name: str, known: Sequence[str]) -> Finding:
    missing = [other for other in known if other not in book.names]
    message = f"Lembar `{name}` tidak dikenal."
    remedy = f"{near(name, missing)} Kembalikan namanya, atau hapus lembar itu.".lstrip()
    return _structure(message, book.place(name, 1, 1), remedy)


def _missing_sheets(book: Book, known: Sequence[str]) -> Iterator[Finding]:
    """Findings about sheets that are not there."""
    for name in known:
        if name not in book.names:
            place = book.place(book.names[0], 1, 1)
            yield _structure(f"Lembar `{name}` tidak ada.", place, _AGAIN)


def _structure(message: str, place: Place, suggestion: str) -> Finding:
    return Finding(codes.SUSUNAN_BUKU_KERJA, Severity.ERROR, message, place, "", suggestion)


class _SheetReader(Record):
    """Reads one sheet."""

    book: Book
    sheet: Sheet
    grids: Mapping[str, Grid]
    exported: Exported
    reading: Reading

    def read(self) -> None:
        """Find the blocks by their titles and read each."""
        tops = self._tops()
        last_row = min(self.book.sheets[self.sheet.name].max_row, 10_000)
        for position, (block, top) in enumerate(tops):
            following = tops[position + 1][1] if position + 1 < len(tops) else last_row + 1
            self._block(block, top, following - 1)

    def _tops(self) -> list[tuple[Block, int]]:
        """The row of the title of each block that is there."""
        cells = self.book.sheets[self.sheet.name]
        rows = range(FIRST_ROW, min(cells.max_row, 10_000) + 1)
        titles = [self._text(row, 1) for row in rows]
        found: list[tuple[Block, int]] = []
        start = FIRST_ROW
        for block in self.sheet.blocks:
            try:
                top = FIRST_ROW + titles.index(block.title, start - FIRST_ROW)
            except ValueError:
                if self.exported.may_lack_block(block):
                    continue
                message = f"Judul bagian `{block.title}` tidak ada di kolom A."
                self._add(_structure(message, self._place(start, 1), _AGAIN))
                continue
            found.append((block, top))
            start = top + 2
        return found

    def _block(self, block: Block, top: int, last: int) -> None:
        self.reading.findings += self.book.merged(
            self.sheet.name, top, last, allowed=2 if isinstance(block, Form) else 0
        )
        gathered = self.reading.gathered
        if isinstance(block, Form):
            gathered.form(block, self._form(block, top, last))
        elif isinstance(block, Table):
            computed = [column.label for column in block.computed]
            gathered.table(block, self._rows(block, block.columns, computed, top, last))
        elif isinstance(block, Tree):
            gathered.tree(block, self._rows(block, (DEPTH_FIELD, *block.fields), (), top, last))
        else:
            self._months(block, top, last)

    def _form(self, form: Form, top: int, last: int) -> list[Value]:
        """The value of each field, those without a row empty; findings for strange rows."""
        found = self._rows_of(form, top, last)
        labels = [field.label for field in form.fields]
        return [found.get(label) or self._without_row(form, label, top) for label in labels]

    def _rows_of(self, form: Form, top: int, last: int) -> dict[str, Value]:
        """The values of the rows that a form has, by label."""
        missing = {field.label: field for field in form.fields}
        known = tuple(missing)
        found: dict[str, Value] = {}
        for row in range(top + 1, last + 1):
            label = self._text(row, 1)
            if label in missing:
                found[label] = self._value(row, 2, missing.pop(label))
            elif label or self._raw(row, 2) is not None:
                message = f"Baris `{label}` tidak dikenal pada bagian `{form.title}`."
                self._add(_structure(message, self._place(row, 1), _remedy(label, known)))
        return found

    def _without_row(self, form: Form, label: str, top: int) -> Value:
        """The value of a field whose row is gone, which is a finding."""
        message = f"Baris `{label}` tidak ada pada bagian `{form.title}`."
        place = self._place(top, 1)
        if not self.exported.may_lack(form, label):
            self._add(_structure(message, place, _AGAIN))
        return Value(None, place)

    def _rows(
        self, block: Block, fields: Sequence[Field], computed: Sequence[str], top: int, last: int
    ) -> list[Row]:
        """The rows of a table by heading; empty ones too."""
        columns = self._columns(block, fields, computed, top + 1, last)
        return [self._row(row, fields, columns) for row in range(top + 2, last + 1)]

    def _row(self, row: int, fields: Sequence[Field], columns: Mapping[str, int]) -> Row:
        """The values of a row by heading, empty where the column is missing."""
        values = dict.fromkeys((one.label for one in fields), Value(None, self._place(row, 1)))
        for one in fields:
            if one.label in columns:
                values[one.label] = self._value(row, columns[one.label], one)
        return values

    def _columns(
        self, block: Block, fields: Sequence[Field], computed: Sequence[str], head: int, last: int
    ) -> dict[str, int]:
        """The column of each heading; findings for missing and for unknown ones."""
        known = frozenset(field.label for field in fields)
        missing = set(known)
        found: dict[str, int] = {}
        for column in range(1, min(self.book.sheets[self.sheet.name].max_column, 200) + 1):
            label = self._heading(head, column, known)
            if label in missing:
                missing.remove(label)
                found[label] = column
            elif label not in computed and self._filled(column, head + 1, last):
                self._add(_unknown_column(label, self._place(head, column), missing))
        for label in sorted(missing):
            if self.exported.may_lack(block, label):
                continue
            message = f"Kolom `{label}` tidak ada."
            self._add(_structure(message, self._place(head, 1), _AGAIN))
        return found

    def _heading(self, head: int, column: int, known: Collection[str]) -> str:
        """The heading of a column; of a month also where Excel has made a date of it."""
        label = self._text(head, column)
        if label in known or not set(known) >= _SHORT_MONTHS:
            return label
        try:
            return MONTHS_SHORT[read_month(label)[0] - 1]
        except ValueError:
            return label

    def _filled(self, column: int, first: int, last: int) -> bool:
        return any(self._raw(row, column) is not None for row in range(first, last + 1))

    def _months(self, block: MonthTable, top: int, last: int) -> None:
        before = self.grids[block.file]
        told = len(self.reading.findings)
        rows = self._rows(block, before.fields, (ANNUAL,), top, self._last_month_row(top, last))
        for row in rows:
            self.reading.gathered.places.setdefault(block.path, next(iter(row.values())).place)
        if len(self.reading.findings) > told:
            return
        grid = _grid(rows, before.fields)
        if any(name[-1] is None for name in grid.row_names):
            message = f"Ada baris tanpa nama pada `{block.title}`."
            self._add(_structure(message, self._place(top, 1), "Isi nama setiap baris."))
            return
        self.reading.grids[block.file] = grid

    def _last_month_row(self, top: int, last: int) -> int:
        """The last row of a monthly table, before the line with its result."""
        for row in range(top + 2, last + 1):
            if self._text(row, 1) == RESULT:
                return row - 1
        return last

    def _value(self, row: int, column: int, field: Field) -> Value:
        place = self._place(row, column)
        try:
            return Value(read(self.book.value(self.sheet.name, row, column), field), place)
        except LkjipError as error:
            self.reading.findings += error.findings
        except CellError as error:
            self._add(Finding(error.code, Severity.ERROR, str(error), place, "", error.suggestion))
        return Value(None, place)

    def _text(self, row: int, column: int) -> str:
        """What a cell shows, for titles and headings."""
        cell = self.book.sheets[self.sheet.name].cell(row, column)
        return "" if cell.value is None else shown(cell.value, cell.number_format)

    def _raw(self, row: int, column: int) -> object:
        return self.book.sheets[self.sheet.name].cell(row, column).value

    def _place(self, row: int, column: int) -> Place:
        return self.book.place(self.sheet.name, row, column)

    def _add(self, finding: Finding) -> None:
        self.reading.findings.append(finding)


def _says(row: Row) -> bool:
    """Whether anything stands in a row."""
    return any(value.value is not None for value in row.values())


def _grid(rows: Sequence[Row], fields: tuple[Field, ...]) -> Grid:
    """The rows in which anything stands."""
    return Grid(fields, tuple(_values(row, fields) for row in rows if _says(row)))


def _values(row: Row, fields: Sequence[Field]) -> tuple[object, ...]:
    return tuple(row[field.label].value for field in fields)


def _unknown_column(label: str, place: Place, missing: Collection[str]) -> Finding:
    message = f"Kolom `{label}` tidak dikenal." if label else "Kolom tanpa judul."
    return _structure(message, place, _remedy(label, missing))


def _remedy(label: str, known: Iterable[str]) -> str:
    return f"{near(label, known)} Kembalikan judulnya, atau hapus isinya.".lstrip()
