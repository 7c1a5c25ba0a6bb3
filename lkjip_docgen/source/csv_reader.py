"""Reads table files, CSV here, into rows of cells that know their place."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Final

from lkjip_docgen.findings import Finding, Severity, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.idn import AmbiguousNumberError, NotANumberError, read_number
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Number, Place
from lkjip_docgen.records import Record
from lkjip_docgen.source.files import decode, read_bytes
from lkjip_docgen.source.inert import meant
from lkjip_docgen.source.letters import clean, unprintable, unquoted

_SIGNS = ";\t,"
MAX_LINES = 10_000
MAX_COLUMNS = 200
MAX_CELL = 5_000  # characters
_LINE_ENDS = ("\n", "\r", "\x85", "\u2028", "\u2029")
_LINES_ABOVE = 20  # a header below so many lines is not looked for
_LONGEST = 40  # characters of a number, with its separators
FORMULA_IN_TEXT: Final = (
    "Ubah format sel menjadi Umum (General), klik selnya, tekan F2 lalu Enter, dan simpan; atau "
    "ketik angkanya."
)
_MISSING = {"", "-", "–", "—"}
_PERCENT = lazy_pattern(r"(?P<number>[^%]*[^%\s])\s*%")


class Cell(Record):
    """The text of a cell, stripped, and where it stands.

    `made` is what a spreadsheet has made of what was typed ("tanggal", "jam",
    "benar atau salah"); empty for texts and numbers.  `rupiah` says that its number
    format shows Rp before a number that was typed without it.
    """

    text: str
    place: Place
    made: str = ""
    rupiah: bool = False

    @property
    def is_percent(self) -> bool:
        """Whether the cell shows something with a percent sign behind it."""
        return self.text.endswith("%")


Cells = tuple[Cell, ...]


IsHead = Callable[[Sequence[str]], bool]
"""Whether the texts of a row are the headings of a table."""


class Sheet(Record):
    """A table: the header and the rows below it; blank lines are left out.

    `place` is where the table as a whole stands: the file, or the sheet in it.
    """

    place: Place
    head: Cells
    rows: tuple[Cells, ...]


class CsvRow(Record):
    """A row of a CSV file as it is written: its first line, its text and its fields."""

    line: int
    text: str
    fields: tuple[str, ...]


def read_csv(path: Path, is_head: IsHead) -> Sheet:
    """Read a CSV file parted by `;`, `,` or tabs, in UTF-8 or Windows-1252.

    The header is the first row that `is_head` knows; without one, the first
    row of all.  Raises `LkjipError` when the file cannot be read, is empty,
    or a quotation mark is never closed.
    """
    text = decode(path, read_bytes(path), or_cp1252=True)
    _mind_size(path, text)
    sign = delimiter(text, is_head)
    rows = records(path, text, sign)
    filled = [row for row in rows if any(map(str.strip, row.fields))]
    if not filled:
        raise problem(
            codes.BERKAS_KOSONG,
            "Tabel CSV kosong.",
            Place(str(path)),
            "Isi tabel dengan satu baris judul dan baris-baris datanya.",
        )
    start = head_position((row.fields for row in filled), is_head)
    head = _head(path, filled[start])
    _mind_commas(path, head, filled[start + 1 :], sign)
    titles = _titles(head, max(len(row.fields) for row in filled))
    rows_below = (tuple(_cells(str(path), row, titles)) for row in filled[start + 1 :])
    return Sheet(Place(str(path)), head, tuple(rows_below))


def _mind_commas(path: Path, head: Cells, rows: Sequence[CsvRow], sign: str) -> None:
    """Refuse a table whose numbers have decimal commas where commas part the columns.

    Which is which cannot be told any more: "17,50,17,42" may be two numbers or four.
    """
    torn = [row for row in rows if _is_torn(row, len(head))] if sign == "," else []
    if 2 * len(torn) > len(rows):
        raise problem(
            codes.SUSUNAN_TABEL,
            "Koma memisahkan kolom dan sekaligus menjadi koma desimal, sehingga kolom tabel ini "
            "tidak dapat dibedakan.",
            Place(str(path), torn[0].line),
            "Di Excel, simpan ulang sebagai buku kerja (.xlsx) dan sebut berkas itu pada `tabel`, "
            "atau sebagai CSV dengan pemisah titik koma (;).",
        )


def _is_torn(row: CsvRow, width: int) -> bool:
    """Whether a row has more fields than headings, and more of them are digits alone than fit."""
    fields = [field.strip() for field in row.fields]
    return len(fields) > width and sum(map(str.isdecimal, fields)) >= width


def head_position(rows: Iterable[Sequence[str]], is_head: IsHead) -> int:
    """The position of the first row of headings; 0 where there is none."""
    for position, texts in enumerate(rows):
        if is_head(texts):
            return position
    return 0


def _head(path: Path, row: CsvRow) -> Cells:
    """The headings, without the empty columns that Excel leaves at the end."""
    head = [
        Cell(text_of(field), Place(str(path), row.line, column))
        for column, field in _columns(row.fields)
    ]
    while not head[-1].text:
        head.pop()
    return tuple(head)


def text_of(field: str) -> str:
    """The text of a field of a CSV file, without what copying left in it unseen."""
    return meant(unquoted(clean(field).strip()).strip())


def unprintable_finding(cell: Cell) -> Finding | None:
    """What to say about a cell with a character that cannot be printed."""
    sign = unprintable(cell.text)
    if sign is None:
        return None
    return Finding(
        codes.BUKAN_TEKS,
        Severity.ERROR,
        f"Teks memuat karakter yang tidak dapat dicetak ({sign}).",
        cell.place,
        "",
        "Hapus karakter itu; biasanya ikut tersalin dari dokumen lain.",
    )


def number(cell: Cell) -> Number | None:
    """The number in a cell, with decimal comma or point; None where it is missing.

    98,21% is 98,21.  "1.816" is one thousand eight hundred sixteen to one
    reader and 1,816 to another; it raises `AmbiguousNumberError`, any other text
    that is no number `NotANumberError`.
    """
    text = cell.text
    if text in _MISSING:
        return None
    if len(text) > _LONGEST or cell.made:
        raise NotANumberError(text)
    if cell.is_percent and (found := _PERCENT.fullmatch(text)):
        text = found["number"]
    return Number(read_number(text, or_point=True), cell.place)


def number_finding(cell: Cell, error: ValueError) -> Finding:
    """What to say about a cell that `number` refused."""
    if isinstance(error, AmbiguousNumberError):
        return Finding(
            codes.ANGKA_RANCU,
            Severity.ERROR,
            f"Angka `{_short(cell.text)}` rancu: ribuan atau desimal?",
            cell.place,
            "",
            f"Tulis {cell.text.replace('.', ',')} untuk desimal, "
            f"atau {cell.text.replace('.', '')} untuk ribuan.",
        )
    if cell.made:
        return Finding(
            codes.SEL_BUKAN_ANGKA,
            Severity.ERROR,
            f"Isi sel tersimpan sebagai {cell.made} ({cell.text}), bukan angka.",
            cell.place,
            "",
            "Ubah format sel menjadi Angka (Number), lalu ketik ulang angkanya, misalnya 17,50.",
        )
    if cell.text.startswith("="):
        return Finding(
            codes.SEL_BUKAN_ANGKA,
            Severity.ERROR,
            f"Rumus `{_short(cell.text)}` tersimpan sebagai teks, sehingga tidak dihitung.",
            cell.place,
            "",
            FORMULA_IN_TEXT,
        )
    return Finding(
        codes.SEL_BUKAN_ANGKA,
        Severity.ERROR,
        f"`{_short(cell.text)}` bukan angka.",
        cell.place,
        "",
        "Tulis angka seperti 17,50; kosongkan sel bila nilainya belum ada.",
    )


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."


def fitted(row: Cells, width: int) -> Cells:
    """A row without empty cells beyond the header; () when its length is wrong."""
    cells = _cut(row, width)
    return cells if len(cells) == width else ()


def _cut(row: Cells, width: int) -> Cells:
    """A row without the empty cells beyond a width."""
    end = len(row)
    while end > width and not row[end - 1].text:
        end -= 1
    return row[:end]


def ragged_finding(sheet: Sheet, row: Cells) -> Finding:
    """What to say about a row that `fitted` refused."""
    width = len(sheet.head)
    return Finding(
        codes.PANJANG_BARIS,
        Severity.ERROR,
        f"Baris ini berisi {len(_cut(row, width))} kolom, sedangkan judul tabel {width} kolom.",
        Place(sheet.place.file, row[0].place.line),
        "",
        "Samakan banyaknya pemisah; pemisah di dalam teks diapit tanda kutip ganda.",
    )


def records(path: Path, text: str, sign: str) -> list[CsvRow]:
    """Every row of a CSV text parted by `sign`; `LkjipError` for a quotation mark left open."""
    _mind_size(path, text)
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=sign, strict=True)
    found, line = [], 1
    try:
        for row in reader:
            _mind_row(path, line, row)
            found.append(CsvRow(line, "".join(lines[line - 1 : reader.line_num]), tuple(row)))
            line = reader.line_num + 1
    except csv.Error as error:
        if "field larger" in str(error):
            _mind_row(path, line, ["x" * (MAX_CELL + 1)])
        raise problem(
            codes.SUSUNAN_TABEL,
            "Tanda kutip pada baris ini tidak ditutup atau salah letak.",
            Place(str(path), min(line, len(lines))),
            'Hapus tanda kutip ("), atau apit seluruh isi sel dengannya.',
        ) from None
    return found


def _mind_size(path: Path, text: str) -> None:
    """Refuse more lines than a table can have, before they are parted."""
    if sum(map(text.count, _LINE_ENDS)) > MAX_LINES:
        raise problem(
            codes.BERKAS_TERLALU_BESAR,
            f"Tabel CSV lebih dari {MAX_LINES} baris.",
            Place(str(path), MAX_LINES + 1),
            "Hapus baris yang bukan bagian tabel; tabel bulanan hanya perlu beberapa puluh baris.",
        )


def _mind_row(path: Path, line: int, row: Sequence[str]) -> None:
    """Refuse a row with too many columns, or with a cell that is no cell of a table."""
    place = Place(str(path), line)
    if len(row) > MAX_COLUMNS:
        raise problem(
            codes.BERKAS_TERLALU_BESAR,
            f"Baris ini berisi lebih dari {MAX_COLUMNS} kolom.",
            place,
            "Hapus kolom yang bukan bagian tabel.",
        )
    if any(len(field) > MAX_CELL for field in row):
        raise problem(
            codes.BERKAS_TERLALU_BESAR,
            f"Sebuah sel pada baris ini lebih dari {MAX_CELL} karakter.",
            place,
            "Periksa tanda kutip: satu yang tidak ditutup menelan baris-baris di bawahnya.",
        )


def delimiter(text: str, is_head: IsHead) -> str:
    """The sign that parts the headings; without any, the most frequent of the first line."""
    lines = list(filter(_holds_text, text.splitlines()[:_LINES_ABOVE]))
    for line, sign in product(lines, _SIGNS):
        if is_head([field.strip('" ') for field in line.split(sign)]):
            return sign
    return max(_SIGNS, key=lines[0].count) if lines else _SIGNS[0]


def _columns(row: Sequence[str]) -> Iterator[tuple[int, str]]:
    column = 1
    for field in row:
        yield column, field
        column += len(field) + 1


def _cells(file: str, row: CsvRow, titles: Sequence[str]) -> Iterator[Cell]:
    for (column, text), title in zip(_columns(row.fields), titles, strict=False):
        where = f"baris {row.line}, kolom {title}"
        yield Cell(text_of(text), Place(file, row.line, column, where))


def _titles(head: Cells, width: int) -> list[str]:
    """The headings of so many columns, the number of a column where it has none."""
    texts = [cell.text for cell in head] + [""] * (width - len(head))
    return [text or f"ke-{number}" for number, text in enumerate(texts, 1)]


def _holds_text(line: str) -> bool:
    return bool(line.strip(" \t\r\n;,"))
