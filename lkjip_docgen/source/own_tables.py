"""The tables of the office's own parts: from CSV or Excel cells to columns with a format."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

from pydantic_core import PydanticCustomError

from lkjip_docgen.findings import Finding, LkjipError, Severity, near, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.idn import plain_name
from lkjip_docgen.model import SUMMABLE, FormatKolom, IsiKolom, IsiTabel, Rata, Sel, parse_number
from lkjip_docgen.place import Number, Place
from lkjip_docgen.records import Record, replace
from lkjip_docgen.source.cell_formats import Shape, odd_cell, shape_of, value_in
from lkjip_docgen.source.csv_reader import (
    Cell,
    Cells,
    IsHead,
    Sheet,
    fitted,
    ragged_finding,
    unprintable_finding,
)
from lkjip_docgen.source.files import locate
from lkjip_docgen.source.month_tables import file_and_sheet, is_workbook, read_sheet
from lkjip_docgen.source.paths import OWN_PARTS, Path_, Places, at, dotted, select

if TYPE_CHECKING:
    from lkjip_docgen.source.xlsx_reader import Book

MAX_ROWS: Final = 1_000
MAX_COLUMNS: Final = 60
_MOST_DECIMALS: Final = 10
_LISTED: Final = 12  # columns in a message
_FORMATS: Final[tuple[FormatKolom, ...]] = get_args(FormatKolom)
_LEAST_WIDTH: Final = Decimal("0.5")
_MOST_WIDTH: Final = 40  # centimetres; a page on its side offers less
_TOTALS: Final = frozenset(  # what a row is called that sums or averages those above it
    (
        *("jumlah", "total", "jumlah total", "total jumlah", "grand total", "jumlah seluruhnya"),
        *("jumlah keseluruhan", "total keseluruhan", "rata-rata", "rata rata", "rerata"),
    )
)
_NUMBERS: Final = (*SUMMABLE, "persen")

Row = dict[str, object]


def own_tables_in(data: object) -> Iterator[tuple[Path_, Row]]:
    """The tables of the office's own parts as the data have them, each with its path."""
    for section in OWN_PARTS:
        for path, table in select(data, f"{section}.isi[].tabel"):
            if isinstance(table, dict):
                yield path, table


def own_charts_in(data: object) -> Iterator[tuple[Path_, Row]]:
    """The charts of the office's own parts as the data have them, each with its path."""
    for section in OWN_PARTS:
        for path, chart in select(data, f"{section}.isi[].grafik"):
            if isinstance(chart, dict):
                yield path, chart


class OwnTables:
    """Puts the tables of files in the place of the names of these files."""

    def __init__(self, root: Path, places: Places) -> None:
        self._root = root
        self._places = places
        self._books: dict[Path, Book] = {}  # of several tables many stand in one workbook
        self.findings: list[Finding] = []
        self.failed: set[Path_] = set()

    def insert(self, data: object) -> None:
        """Replace `berkas` of each own table in `data`, and of each chart that has a file."""
        for path, table in chain(own_tables_in(data), own_charts_in(data)):
            name = table.get("berkas")
            if isinstance(name, str) and name.strip():
                self._insert(table, name.strip(), (*path, "berkas"))

    def _insert(self, table: Row, name: str, path: Path_) -> None:
        try:
            sheet = self._sheet(table, name, path)
            reader = _Reader(table, sheet, path[:-1], self._places)
            table["berkas"] = reader.table(name)
            self.findings += reader.warnings
        except LkjipError as error:
            self.failed.add(path)
            self.findings += [replace(f, path=f.path or dotted(path)) for f in error.findings]

    def _sheet(self, table: Row, name: str, path: Path_) -> Sheet:
        file, behind = file_and_sheet(name)
        found = _located(self._root, file, self._places.value(path))
        wanted = table.get("lembar")
        sheet = wanted.strip() if isinstance(wanted, str) else behind
        read = self._read(found, _head_of(table, found), sheet)
        if found in self._books:
            _mind_hidden(self._books[found], read, _named_columns(table))
        return read

    def _read(self, file: Path, is_head: IsHead, sheet: str) -> Sheet:
        try:
            return self._table(file, is_head, sheet)
        except LkjipError as error:
            found = [
                replace(f, suggestion=f.suggestion.replace("`tabel: ", "`berkas: "))
                for f in error.findings
            ]
            raise LkjipError(found) from None

    def _table(self, file: Path, is_head: IsHead, sheet: str) -> Sheet:
        if not is_workbook(file):
            return read_sheet(file, is_head, "", sheet)
        from lkjip_docgen.source.xlsx_reader import Wanted, open_book, table_in  # an extra

        if file not in self._books:
            self._books[file] = open_book(file)
        return table_in(self._books[file], is_head, Wanted(sheet))


def _located(root: Path, name: str, place: Place | None) -> Path:
    """The file of a table; `LkjipError` at the place that names it."""
    try:
        return locate(root, name)
    except LkjipError as error:
        raise LkjipError([replace(f, place=place) for f in error.findings]) from None


def _head_of(table: Row, file: Path) -> IsHead:
    """What the row of headings is known by: the columns that are to be printed.

    Where none are named it is the first row that holds anything; of a CSV file that is the
    first one anyway, and what parts its cells is found by counting.
    """
    is_told = is_workbook(file) or any(True for _ in select(table, "kolom[].nama"))
    return own_table_head(table) if is_told else lambda _: False


def own_table_head(table: Mapping[str, object]) -> IsHead:
    """What tells the headings in a workbook: the columns named, else that anything stands there."""
    names = {plain_name(str(name)) for _, name in select(table, "kolom[].nama")}
    if names:
        return lambda texts: names <= set(map(plain_name, texts))
    return lambda texts: any(text.strip() for text in texts)


def _named_columns(table: Row) -> set[str]:
    """The columns of a table or a chart that the office names; none where all are meant."""
    names = chain(select(table, "kolom[].nama"), select(table, "kategori"), select(table, "seri[]"))
    return {plain_name(str(name)) for _, name in names}


def _mind_hidden(book: Book, table: Sheet, named: set[str]) -> None:
    """Raise `LkjipError` for rows and columns that would be printed and that Excel hides."""
    head = [cell for cell in table.head if not named or plain_name(cell.text) in named]
    rows = [row[0] for row in table.rows]
    if findings := [*book.hidden(rows, "Baris"), *book.hidden(head, "Kolom")]:
        raise LkjipError(findings)


def without_figures(table: IsiTabel) -> bytes:
    """A CSV file of the same rows and columns with their words, and no numbers and days."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow([column.nama for column in table.kolom])
    for row in table.baris:
        cells = zip(row, table.kolom, strict=True)
        writer.writerow([c.teks if column.format == "teks" else "" for c, column in cells])
    return text.getvalue().encode("utf-8")


class _Wish(Record):
    """A column that the office wants printed, what it says of it, and where."""

    position: int
    said: Row
    path: Path_


class _Reader:
    """One table being read; problems are collected, not raised one by one."""

    def __init__(self, table: Row, sheet: Sheet, path: Path_, places: Places) -> None:
        self._table = table
        self._sheet = sheet
        self._path = path
        self._places = places
        self._errors: list[Finding] = []
        self._unfilled: set[str] = set()
        self.warnings: list[Finding] = []

    def table(self, file: str) -> IsiTabel:
        """The table; raises `LkjipError` with every problem of it."""
        self._mind_size()
        self._mind_head()
        rows = list(self._rows())
        self._finish()
        wishes = list(self._wishes())
        self._unfilled = self._still_to_be_filled(wishes, rows)
        columns = [self._column(wish, [row[wish.position] for row in rows]) for wish in wishes]
        self._mind_total([column for column, _ in columns])
        self._mind_total_rows(columns[0][1] if columns else [])
        self._finish()
        cells = zip(*(cells for _, cells in columns), strict=True)
        return IsiTabel(file, tuple(column for column, _ in columns), tuple(cells))

    def _finish(self) -> None:
        if self._errors:
            raise LkjipError(self._errors)

    def _error(self, code: str, message: str, place: Place | None, suggestion: str) -> None:
        """Remember what is wrong with the file."""
        self._errors.append(Finding(code, Severity.ERROR, message, place, "", suggestion))

    def _error_at(self, code: str, message: str, path: Path_, suggestion: str) -> None:
        """Remember what is wrong with the data that ask for the table."""
        place = self._places.value(path)
        self._errors.append(Finding(code, Severity.ERROR, message, place, dotted(path), suggestion))

    # --- the table as a whole ------------------------------------------------------

    def _mind_size(self) -> None:
        rows, columns = len(self._sheet.rows), len(self._sheet.head)
        if rows > MAX_ROWS or columns > MAX_COLUMNS:
            raise problem(
                codes.BERKAS_TERLALU_BESAR,
                f"Tabel ini {rows} baris dan {columns} kolom; paling banyak {MAX_ROWS} baris dan "
                f"{MAX_COLUMNS} kolom.",
                self._sheet.place,
                "Ringkas isinya, bagi menjadi beberapa berkas, atau lampirkan sebagai PDF.",
            )
        if not rows:
            raise problem(
                codes.BERKAS_KOSONG,
                "Tabel ini hanya berisi judul kolom.",
                self._sheet.place,
                "Isi baris-baris datanya di bawah judul kolom.",
            )

    def _mind_head(self) -> None:
        """Each column has a heading, and no two have the same."""
        seen: set[str] = set()
        for number, cell in enumerate(self._sheet.head, start=1):
            name = plain_name(cell.text)
            if not name:
                message = f"Kolom ke-{number} tidak berjudul."
                self._error(codes.KOLOM_TABEL, message, cell.place, "Isi judul kolomnya.")
            elif name in seen:
                message = f"Judul kolom `{cell.text}` ditulis lebih dari sekali."
                self._error(codes.KOLOM_TABEL, message, cell.place, "Beri judul yang berbeda.")
            seen.add(name)

    def _rows(self) -> Iterator[Cells]:
        """The rows that fit under the head; the others are told."""
        width = len(self._sheet.head)
        self._errors += filter(None, map(unprintable_finding, chain(*self._sheet.rows)))
        for row in self._sheet.rows:
            cells = fitted(row, width)
            if cells:
                yield cells
            else:
                self._errors.append(ragged_finding(self._sheet, row))

    # --- columns -------------------------------------------------------------------

    def _wishes(self) -> Iterator[_Wish]:
        """The columns to print: those that are named, else all."""
        said = at(self._table, ("kolom",))
        wanted = [item for item in said if isinstance(item, dict)] if isinstance(said, list) else []
        if not wanted:
            yield from (_Wish(n, {}, self._path) for n in range(len(self._sheet.head)))
        for number, item in enumerate(wanted):
            path = (*self._path, "kolom", number, "nama")
            position = self._position(item.get("nama"), path)
            if position is not None:
                yield _Wish(position, item, path[:-1])

    def _position(self, name: object, path: Path_) -> int | None:
        """Where a column stands in the file; a finding where there is none."""
        titles = [cell.text for cell in self._sheet.head]
        folded = list(map(plain_name, titles))
        if name is None:
            return None  # the model says so
        wanted = plain_name(str(name))
        if wanted in folded:
            return folded.index(wanted)
        message = f"Kolom `{name}` tidak ada pada {Path(self._sheet.place.file).name}."
        self._error_at(codes.KOLOM_TABEL, message, path, instead_of(str(name), titles))
        return None

    def _column(self, wish: _Wish, cells: list[Cell]) -> tuple[IsiKolom, list[Sel]]:
        title = self._sheet.head[wish.position].text
        shape = self._shape(wish, title, cells)
        values = [self._value(cell, shape) for cell in cells]
        said = wish.said
        column = IsiKolom(
            nama=title,
            judul=_text(said.get("judul")) or title,
            format=shape.format,
            desimal=shape.desimal,
            rata=_rata(said.get("rata"), shape),
            lebar=self._within(wish, "lebar", _LEAST_WIDTH, _MOST_WIDTH),
        )
        return column, values

    def _shape(self, wish: _Wish, title: str, cells: list[Cell]) -> Shape:
        """The format of a column: as the office says, else as its cells are."""
        wanted = next((known for known in _FORMATS if known == wish.said.get("format")), None)
        if wanted is None and self._is_summed(title) and not any(cell.text for cell in cells):
            wanted = "bilangan"  # its numbers are still missing
        shape = shape_of(title, cells, wanted)
        if shape.stray is not None:
            self.warnings.append(_stray(title, shape.stray))
        places = self._within(wish, "desimal", Decimal(0), _MOST_DECIMALS)
        return shape if places is None else replace(shape, desimal=int(places))

    def _within(self, wish: _Wish, key: str, least: Decimal, most: int) -> Number | None:
        """A number that the office says of a column, where it can be printed so."""
        found = _said_number(wish.said.get(key))
        if found is None or least <= found <= most:
            return found
        path = (*wish.path, key)
        message = f"`{key}` harus {str(least).replace('.', ',')} sampai {most}."
        hint = "Perbaiki angkanya, atau hapus supaya ditentukan program."
        place = self._places.value(path)
        self._errors.append(
            Finding(codes.DI_LUAR_RENTANG, Severity.ERROR, message, place, dotted(path), hint)
        )
        return None

    def _value(self, cell: Cell, shape: Shape) -> Sel:
        try:
            return value_in(cell, shape)
        except LkjipError as error:
            self._errors += error.findings
            return Sel(cell.text, None, cell.place)

    # --- the row of totals -----------------------------------------------------------

    def _mind_total(self, columns: Sequence[IsiKolom]) -> None:
        """The columns that are summed are there and hold numbers; the first one names the row."""
        total = at(self._table, ("jumlah",))
        if not isinstance(total, dict):
            return
        named = [
            ((*self._path, "jumlah", key, number), name)
            for key in ("kolom", "rata_rata")
            for number, name in enumerate(_listed(total.get(key)))
        ]
        for path, name in named:
            self._mind_summed(path, name, columns)
        if not named and not any(column.format in SUMMABLE for column in columns):
            self._no_total((*self._path, "jumlah"), "Tabel ini tidak mempunyai kolom bilangan.")

    def _mind_total_rows(self, names: Sequence[Sel]) -> None:
        """No row of a table that is summed is a sum itself: it would count twice."""
        total = at(self._table, ("jumlah",))
        if not isinstance(total, dict):
            return
        called = _TOTALS | {plain_name(_text(total.get("judul")))} - {""}
        for cell in names:
            if plain_name(cell.teks.rstrip(" :")) in called:
                self._error(
                    codes.BUKAN_JUMLAH,
                    f"Baris `{cell.teks}` akan ikut dijumlahkan bersama baris di atasnya.",
                    cell.place,
                    "Hapus baris itu dari berkasnya: program menghitungnya. Bila berkas tetap "
                    "memuatnya, hapus `jumlah` dari tabel ini.",
                )

    def _still_to_be_filled(self, wishes: Sequence[_Wish], rows: Sequence[Cells]) -> set[str]:
        """The empty columns of a table that sums all its numbers while it has none yet.

        So is a table in the folder of a new year.
        """
        if not isinstance(at(self._table, ("jumlah",)), dict) or self._summed_by_name():
            return set()
        filled, empty = False, set()
        for wish in wishes[1:]:
            title = self._sheet.head[wish.position].text
            cells = [row[wish.position] for row in rows]
            if any(cell.text for cell in cells):
                filled = filled or shape_of(title, cells, None).format in SUMMABLE
            else:
                empty.add(title)
        return set() if filled else empty

    def _summed_by_name(self) -> list[str]:
        """The columns that the office names to be summed or averaged."""
        return [
            name
            for key in ("kolom", "rata_rata")
            for name in _listed(at(self._table, ("jumlah", key)))
        ]

    def _is_summed(self, title: str) -> bool:
        """Whether the office has a column summed or averaged."""
        if title in self._unfilled:
            return True
        total = at(self._table, ("jumlah",))
        names = total.values() if isinstance(total, dict) else ()
        return any(plain_name(title) in map(plain_name, _listed(named)) for named in names)

    def _mind_summed(self, path: Path_, name: str, columns: Sequence[IsiKolom]) -> None:
        titles = [column.nama for column in columns]
        found = next((c for c in columns if plain_name(c.nama) == plain_name(name)), None)
        if found is None:
            self._no_total(path, f"Kolom `{name}` tidak ada pada tabel.", instead_of(name, titles))
        elif found.format not in _NUMBERS:
            self._no_total(path, self._why_not_summed(name, found), _ONLY_NUMBERS)
        elif found is columns[0]:
            message = f"Kolom `{name}` di tepi kiri memuat sebutan baris jumlah."
            self._no_total(path, message, "Letakkan kolom itu sesudah kolom yang berisi sebutan.")

    def _why_not_summed(self, name: str, column: IsiKolom) -> str:
        """What is told of a column of words, with the first cell that makes it one."""
        position = [cell.text for cell in self._sheet.head].index(column.nama)
        cell = odd_cell([row[position] for row in self._rows()])
        if cell is None:
            return f"Kolom `{name}` tidak berisi angka yang dapat dijumlahkan."
        where = f"{Path(cell.place.file).name}, {cell.place.cell or f'baris {cell.place.line}'}"
        return f"Kolom `{name}` tidak berisi angka saja: `{cell.text[:40]}` pada {where}."

    def _no_total(self, path: Path_, message: str, suggestion: str = "") -> None:
        hint = suggestion or "Hapus `jumlah`, atau sebutkan kolom yang berisi angka."
        self._error_at(codes.BUKAN_JUMLAH, message, path, hint)


_ONLY_NUMBERS = (
    "Perbaiki sel yang bukan angka, tulis - pada sel yang memang tidak ada nilainya, atau hapus "
    "kolom itu dari `jumlah`."
)


def _listed(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def instead_of(column: str, known: Sequence[str]) -> str:
    """What to write instead of a column that is not there."""
    listed = ", ".join(f"`{name}`" for name in known[:_LISTED])
    return near(column, known) or f"Kolom yang ada: {listed}."


def _stray(title: str, cell: Cell) -> Finding:
    return Finding(
        codes.SEL_BUKAN_ANGKA,
        Severity.WARNING,
        f"Kolom `{title}` dicetak sebagai teks karena `{cell.text[:40]}` bukan angka.",
        cell.place,
        "",
        "Tulis angkanya, atau - bila memang tidak ada; bila kolom itu memang teks, tulis "
        "`format: teks` pada `kolom`.",
    )


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _rata(said: object, shape: Shape) -> Rata:
    known: tuple[Rata, ...] = get_args(Rata)
    return next((rata for rata in known if rata == said), shape.rata)


def _said_number(said: object) -> Number | None:
    """A number of the data file; None where it is none, which the model tells."""
    try:
        return None if said is None else parse_number(said)
    except PydanticCustomError:
        return None
