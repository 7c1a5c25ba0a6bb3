"""Reads Excel workbooks (.xlsx) safely: bounded, and with a finding for what misleads."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from lkjip_docgen.file_kinds import EXCEL, kind_of
from lkjip_docgen.findings import Finding, LkjipError, Severity, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record
from lkjip_docgen.source import xlsx_limits
from lkjip_docgen.source.csv_reader import Cell, Cells, IsHead, Sheet, head_position
from lkjip_docgen.source.files import read_bytes
from lkjip_docgen.source.xlsx_borders import without_borders
from lkjip_docgen.source.xlsx_cells import is_rupiah, made_of, shown, value_of
from lkjip_docgen.source.xlsx_limits import MAX_COLUMNS, MAX_ROWS

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_MAX_AREA = 400_000  # cells of all sheets, empty ones between others too
_MAX_TEXTS = 20_000_000  # characters of all cells; a text that cells share counts for each
_NAMES = 8  # of sheets that a message lists
_MACROS = "xl/vbaProject.bin"
_FORMULA = re.compile(rb"<(?:[^\s<>/]*:)?f[\s/>]")  # with the prefix of a namespace, too
_SAVE = "Simpan di Excel sebagai Buku Kerja Excel (.xlsx), tanpa makro dan tanpa kata sandi."


class Book(Record):
    """A workbook: openpyxl's sheets with the values of formulas, and where the formulas are."""

    file: str
    values: Workbook
    sheets: Mapping[str, Worksheet]
    computed: Mapping[str, frozenset[tuple[int, int]]]  # by sheet: rows and columns
    content: bytes

    def with_formulas(self) -> Workbook:
        """The workbook with its formulas instead of their values, to be changed and saved."""
        return _loaded(BytesIO(self.content), data_only=False)

    @property
    def names(self) -> list[str]:
        """The names of the sheets that hold cells, in their order."""
        return [str(sheet.title) for sheet in self.values.worksheets]

    def place(self, sheet: str, row: int, column: int) -> Place:
        """A cell as a place: `Anggaran!C5`."""
        from openpyxl.utils import get_column_letter

        return Place(self.file, row, column, f"{sheet}!{get_column_letter(column)}{row}")

    def value(self, sheet: str, row: int, column: int) -> object:
        """The value of a cell as its format shows it (`xlsx_cells.value_of`).

        Raises `LkjipError` for a formula in error or without a value.
        """
        cell = self.sheets[sheet].cell(row, column)
        if cell.data_type == "e":
            raise problem(
                codes.RUMUS_GALAT,
                f"Sel memuat galat {cell.value}.",
                self.place(sheet, row, column),
                "Perbaiki rumusnya, atau ketik nilainya.",
            )
        computed = (row, column) in self.computed[sheet]
        if cell.value is None and computed and cell.data_type != "str":  # no empty text either
            raise problem(
                codes.RUMUS_GALAT,
                "Rumus pada sel ini belum dihitung.",
                self.place(sheet, row, column),
                "Buka buku kerja di Excel, lalu simpan; atau ketik nilainya.",
            )
        if cell.value is None:
            return None
        return value_of(cell.value, cell.number_format, computed=computed)

    def cell(self, sheet: str, row: int, column: int) -> Cell:
        """A cell as the cell of a table; raises `LkjipError` as `value`."""
        value = self.value(sheet, row, column)
        place = self.place(sheet, row, column)
        if value is None:
            return Cell("", place)
        form = self.sheets[sheet].cell(row, column).number_format
        return Cell(shown(value, form), place, made_of(value), is_rupiah(form))

    def texts(self, sheet: str) -> Iterator[list[str]]:
        """What the rows of a sheet show."""
        for row in self.sheets[sheet].iter_rows():
            yield ["" if c.value is None else shown(c.value, c.number_format) for c in row]

    def troubles(self, sheet: str) -> Iterator[Finding]:
        """Findings about a sheet as a whole: that it is hidden."""
        cells = self.sheets[sheet]
        if cells.sheet_state != "visible":
            yield Finding(
                codes.LEMBAR_TERSEMBUNYI,
                Severity.ERROR,
                f"Lembar `{sheet}` disembunyikan.",
                self.place(sheet, 1, 1),
                "",
                "Tampilkan lembar itu, atau hapus bila tidak diperlukan.",
            )

    def hidden(self, cells: Sequence[Cell], kind: str) -> Iterator[Finding]:
        """Findings about those of cells whose row ("Baris") or column ("Kolom") is hidden."""
        if not cells:
            return
        sheet = (cells[0].place.cell or "").rpartition("!")[0]
        numbers = _hidden_rows(self.sheets[sheet]) if kind == "Baris" else ()
        letters = _hidden_columns(self.sheets[sheet]) if kind == "Kolom" else ()
        for cell in cells:
            if cell.place.line in numbers or cell.place.column in letters:
                yield Finding(
                    codes.LEMBAR_TERSEMBUNYI,
                    Severity.ERROR,
                    f"{kind} ini disembunyikan di Excel, mungkin oleh penyaring.",
                    cell.place,
                    "",
                    "Tampilkan di Excel lalu simpan, atau hapus bila tidak diperlukan.",
                )

    def merged(self, sheet: str, first: int, last: int, allowed: int = 0) -> Iterator[Finding]:
        """Findings about merged cells that touch the rows `first` to `last`.

        Cells of one row that are merged from column `allowed` on do no harm.
        """
        for cells in self.sheets[sheet].merged_cells.ranges:
            if cells.min_row == cells.max_row and cells.min_col == allowed:
                continue
            if cells.min_row <= last and first <= cells.max_row:
                yield Finding(
                    codes.SEL_GABUNGAN,
                    Severity.ERROR,
                    f"Sel {cells.coord} digabung.",
                    self.place(sheet, cells.min_row, cells.min_col),
                    "",
                    "Pisahkan sel yang digabung, lalu isi setiap sel.",
                )


def _hidden_rows(sheet: Worksheet) -> frozenset[int]:
    return frozenset(row for row, shape in sheet.row_dimensions.items() if shape.hidden)


def _hidden_columns(sheet: Worksheet) -> frozenset[int]:
    """The hidden columns; neighbours of one look are kept together in a workbook."""
    hidden = [shape for shape in sheet.column_dimensions.values() if shape.hidden]
    return frozenset(column for shape in hidden for column in range(shape.min, shape.max + 1))


def require_excel(path: Path) -> None:
    """Raise `LkjipError` unless the library for Excel files is installed."""
    try:
        import openpyxl
    except ModuleNotFoundError:
        raise problem(
            codes.PUSTAKA_EXCEL,
            "Membaca dan menulis buku kerja Excel memerlukan pustaka tambahan.",
            Place(str(path)),
            'Pasang dengan: pip install "lkjip-docgen[excel]"',
        ) from None
    del openpyxl


def open_book(path: Path, raw: bytes | None = None) -> Book:
    """Open a workbook; raises `LkjipError` for anything that is no sound .xlsx file.

    `raw` is what to take instead of the bytes of the file.
    """
    raw = read_bytes(path) if raw is None else raw
    parts = _sound(path, raw)
    sound = xlsx_limits.packed(parts)
    require_excel(path)
    try:
        values = _loaded(xlsx_limits.packed(without_borders(parts)), data_only=True)
    except Exception:  # openpyxl raises many kinds of errors on broken files
        raise _unlike(path, raw) from None
    _mind_extent(path, values)  # before anything goes through the rows
    try:
        computed = _computed(parts, sound, values)
    except Exception:
        raise _unlike(path, raw) from None
    sheets = {str(sheet.title): sheet for sheet in values.worksheets}
    return Book(str(path), values, sheets, computed, sound.getvalue())


def _loaded(sound: BytesIO, *, data_only: bool, read_only: bool = False) -> Workbook:
    from openpyxl import load_workbook

    with warnings.catch_warnings():  # about features of Excel that are not kept
        warnings.simplefilter("ignore")
        return load_workbook(sound, read_only, data_only=data_only, keep_links=False)


def _computed(
    parts: Mapping[str, bytes], sound: BytesIO, values: Workbook
) -> dict[str, frozenset[tuple[int, int]]]:
    """The cells of each sheet of `values` that hold a formula.

    Going through a sheet once takes half as long as loading it a second time, and most
    sheets have no formula.
    """
    book = _loaded(sound, data_only=False, read_only=True)
    found: dict[str, frozenset[tuple[int, int]]] = {}
    for sheet, loaded in zip(book.worksheets, values.worksheets, strict=True):
        if _holds_no_formula(parts.get(getattr(sheet, "_worksheet_path", ""))):
            found[str(loaded.title)] = frozenset()
            continue
        sheet.reset_dimensions()  # what a sheet says of its size is not believed
        last = (loaded.max_row, loaded.max_column)
        found[str(loaded.title)] = _formulas_of(sheet, last) - _covered(loaded)
    return found


def _holds_no_formula(sheet: bytes | None) -> bool:
    """Whether no element `f` can stand in a part, as its bytes are."""
    if sheet is None or b"\0" in sheet:  # in an encoding of two bytes a letter
        return False
    return _FORMULA.search(sheet) is None


def _formulas_of(sheet: Worksheet, last: tuple[int, int]) -> frozenset[tuple[int, int]]:
    """The formula cells up to the `last` one: a row without cells may stand millions below."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        rows = sheet.iter_rows(max_row=last[0], max_col=last[1])
        cells = (cell for row in rows for cell in row if cell.data_type == "f")
        return frozenset((cell.row, cell.column) for cell in cells)


def _covered(sheet: Worksheet) -> set[tuple[int, int]]:
    """The cells that lie under the first one of merged cells: they hold nothing."""
    ranges = sheet.merged_cells.ranges
    return {cell for area in ranges for cell in area.cells if cell != area.top[0]}


class Wanted(Record):
    """Which sheet of a workbook holds a table.

    `sheet` is what the data file says; without it, the sheet called `usual`,
    else the only one with the headings of such a table.
    """

    sheet: str = ""
    usual: str = ""


class Sheets(Protocol):
    """What the sheets of a workbook say, however they are kept."""

    @property
    def file(self) -> str:
        """The workbook, for errors."""

    @property
    def names(self) -> list[str]:
        """The names of the sheets that hold cells, in their order."""

    def texts(self, sheet: str) -> Iterator[list[str]]:
        """What the rows of a sheet show."""


def sheet_of(book: Sheets, is_head: IsHead, wanted: Wanted) -> str:
    """The sheet that holds the table; the first one where none has its headings.

    Raises `LkjipError` where the sheet is not there, or where several could be it.
    """
    names = {name.casefold(): name for name in book.names}
    named = names.get((wanted.sheet or wanted.usual).casefold())
    if named is not None:
        return named
    if wanted.sheet:
        raise _no_sheet(book, wanted.sheet)
    return _sheet_with_head(book, is_head)


def _sheet_with_head(book: Sheets, is_head: IsHead) -> str:
    """The only sheet with the headings of a table; the first one where none has them."""
    if not book.names:
        raise _no_book(Path(book.file), "Buku kerja tidak memuat lembar berisi sel.")
    if len(book.names) == 1:
        return book.names[0]
    holding = _holding(book, is_head)
    if len(holding) > 1:
        raise _several_sheets(book, holding)
    return (holding or book.names)[0]


def _holding(book: Sheets, is_head: IsHead) -> list[str]:
    """The sheets with headings of such a table."""
    return [name for name in book.names if any(map(is_head, book.texts(name)))]


def _no_sheet(book: Sheets, name: str) -> LkjipError:
    return problem(
        codes.LEMBAR_TABEL,
        f"Lembar `{name}` tidak ada dalam berkas ini.",
        Place(book.file),
        f"Lembar yang ada: {_listed(book.names)}.",
    )


def _several_sheets(book: Sheets, names: Sequence[str]) -> LkjipError:
    return problem(
        codes.LEMBAR_TABEL,
        f"Tabel ada pada beberapa lembar: {_listed(names)}.",
        Place(book.file),
        f"Sebutkan lembarnya pada berkas data: `tabel: {Path(book.file).name}#{names[-1]}`.",
    )


def _listed(names: Sequence[str]) -> str:
    shown_names = ", ".join(f"`{name}`" for name in names[:_NAMES])
    return f"{shown_names}, ..." if len(names) > _NAMES else shown_names


def read_xlsx(path: Path, is_head: IsHead, wanted: Wanted) -> Sheet:
    """A table in a workbook: of the sheet that `sheet_of` chooses.

    The header is the first row that `is_head` knows; without one, the first
    row of all.  Numbers stand in the cells as Indonesians write them.
    """
    return table_in(open_book(path), is_head, wanted)


def table_in(book: Book, is_head: IsHead, wanted: Wanted) -> Sheet:
    """The same of a workbook that is open."""
    sheet = sheet_of(book, is_head, wanted)
    if troubles := [*chain.from_iterable(map(book.troubles, book.names))]:
        raise LkjipError(troubles)
    rows = _rows(book, sheet)
    if not rows:
        raise problem(
            codes.BERKAS_KOSONG,
            f"Lembar `{sheet}` kosong.",
            book.place(sheet, 1, 1),
            "Isi tabel dengan satu baris judul dan baris-baris datanya.",
        )
    start = head_position(map(_texts, rows), is_head)
    first, last = rows[start][0].place.line, rows[-1][0].place.line
    if merged := list(book.merged(sheet, first, last)):
        raise LkjipError(merged)
    return _table(rows[start], rows[start + 1 :])


def _texts(row: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in row]


def _table(head: Cells, rows: Sequence[Cells]) -> Sheet:
    """The columns under the headings; empty columns around them are left out."""
    filled = map(any, zip(*map(_texts, (head, *rows)), strict=True))
    columns = [position for position, holds in enumerate(filled) if holds]
    return Sheet(
        head[columns[0]].place,
        tuple(head[i] for i in columns),
        tuple(tuple(row[i] for i in columns) for row in rows),
    )


def _rows(book: Book, sheet: str) -> list[Cells]:
    """The rows that hold something; every cell in error is reported."""
    cells = book.sheets[sheet]
    rows: list[Cells] = []
    findings: list[Finding] = []
    width = cells.max_column
    for row in range(1, cells.max_row + 1):
        found = [_cell(book, (sheet, row, column), findings) for column in range(1, width + 1)]
        if any(_texts(found)):
            rows.append(tuple(found))
    if findings:
        raise LkjipError(findings)
    return rows


def _cell(book: Book, at: tuple[str, int, int], findings: list[Finding]) -> Cell:
    """A cell by sheet, row and column; an empty one, and its findings, where it is in error."""
    try:
        return book.cell(*at)
    except LkjipError as error:
        findings += error.findings
        return Cell("", book.place(*at))


def _sound(path: Path, raw: bytes) -> dict[str, bytes]:
    """The parts of the workbook, unless it is none, holds macros, or is too much to be loaded."""
    try:
        parts = xlsx_limits.sound_parts(raw)
    except xlsx_limits.UnsoundError:
        raise _unlike(path, raw) from None
    except xlsx_limits.TooLargeError as error:
        raise _too_large(path, str(error)) from None
    if _MACROS in parts or path.suffix.lower() == ".xlsm":
        raise _no_book(path, "Buku kerja memuat makro.")
    return parts


def _mind_reach(path: Path, sheet: Worksheet) -> None:
    """Refuse a sheet with something too far below or to the right, a remark beside no cell too."""
    if sheet.max_row > MAX_ROWS or sheet.max_column > MAX_COLUMNS:
        message = f"Lembar `{sheet.title}` lebih dari {MAX_ROWS} baris atau {MAX_COLUMNS} kolom."
        raise _too_large(path, message)


def _characters(value: object) -> int:
    return len(value) if isinstance(value, str) else 0


def _mind_extent(path: Path, book: Workbook) -> None:
    """Refuse a workbook whose tables span, or whose cells repeat, more than can be gone through.

    Cells far from each other span a large table, and many cells may share a
    long text, in a small file.
    """
    area, texts = _MAX_AREA, _MAX_TEXTS
    for sheet in book.worksheets:
        _mind_reach(path, sheet)
        area -= sheet.max_row * sheet.max_column
        if area < 0:
            raise _too_large(path, "Tabel dalam buku kerja terlalu luas.")
        for row in sheet.iter_rows():
            texts -= sum(_characters(cell.value) for cell in row)
        if texts < 0:
            raise _too_large(path, "Sel buku kerja memuat terlalu banyak teks.")


def _too_large(path: Path, message: str) -> LkjipError:
    return problem(
        codes.BERKAS_TERLALU_BESAR,
        message,
        Place(str(path)),
        "Hapus lembar, baris, dan kolom yang tidak diperlukan, juga yang kosong tetapi berformat.",
    )


def _unlike(path: Path, raw: bytes) -> LkjipError:
    """What is wrong with a file that is no workbook, or a damaged one."""
    kind = kind_of(raw)
    if not kind or kind == EXCEL:
        return _no_book(path, "Buku kerja rusak atau bukan buatan Excel.")
    return problem(
        codes.BUKAN_BUKU_KERJA,
        f"Berkas ini {kind}, bukan buku kerja Excel (.xlsx).",
        Place(str(path)),
        "Buka di Excel, lalu simpan dengan jenis Buku Kerja Excel (.xlsx).",
    )


def _no_book(path: Path, message: str) -> LkjipError:
    return problem(codes.BUKAN_BUKU_KERJA, message, Place(str(path)), _SAVE)
