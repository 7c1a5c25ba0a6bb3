"""What a working paper is made of, and the workbook while its sheets are written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from lkjip_docgen.checks import CheckResult, absent_at
from lkjip_docgen.document import Report
from lkjip_docgen.docx import tag_of
from lkjip_docgen.measures import Hasil, data_path
from lkjip_docgen.model import Laporan
from lkjip_docgen.place import Place
from lkjip_docgen.quantity import Quantity, Status
from lkjip_docgen.records import Record
from lkjip_docgen.source import Project
from lkjip_docgen.style import Style
from lkjip_docgen.workpaper.cell_ranges import FIRST_ROW
from lkjip_docgen.workpaper.looks import Looks
from lkjip_docgen.workpaper.printed import Printed
from lkjip_docgen.workpaper.told import place_in, within

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_A4: Final = 9
_MARGIN: Final = 0.5  # inches
_LINE: Final = 12.75  # points
_SMALL_LINE: Final = 12.0
_TALLEST: Final = 400.0
"""Excel shows rows of at most 409 points."""
_PER_UNIT: Final = 1.22
"""Letters of ordinary text on a unit of column width, at the size of the sheets."""
_SMALLER: Final = 1.12
"""How much more stands in a column in small letters."""
_INDENT: Final = 1.0
"""What the room at the left edge takes of a column."""
_SMALL_KINDS: Final = frozenset(("small", "path", "linked"))
_LONGEST: Final = 32_000
"""A cell holds 32,767 characters."""


class Paper(Record):
    """A report with all that its working paper tells: its data, numbers, places and findings."""

    project: Project
    hasil: Hasil
    report: Report
    printed: Mapping[str, Printed]
    found: CheckResult
    style: Style

    @property
    def laporan(self) -> Laporan:
        """What the office wrote."""
        return self.project.laporan

    def place(self, place: Place | None) -> str:
        """A place in the files of the project, as people find it: "laporan.yaml, baris 667"."""
        return place_in(place, self.project.root)

    def place_of(self, quantity: Quantity) -> str:
        """Where a number stands, or is to be written where there is none."""
        if quantity.place is not None or quantity.status is Status.ADA:
            return self.place(quantity.place)
        path = data_path(quantity.path, self.laporan)
        return self.place(absent_at(self.project, path)) if path else ""


class Column(Record):
    """A column of a sheet: its heading, its width in characters and how its texts look."""

    title: str
    width: float
    look: str = "text"


class Sheet:
    """One sheet with its headings, set up for printing; rows are written from top to bottom."""

    def __init__(self, book: Book, name: str, title: str, hint: str, columns: Sequence[Column]):
        self.name = name
        self.columns = columns
        self.row = 0
        self._height = _LINE
        self._book = book
        self.raw: Worksheet = book.raw.add_worksheet(name)
        for n, column in enumerate(columns):
            self.raw.set_column(n, n, column.width, book.looks.of("plain"))
        self._set_up()
        self.raw.write_string(self.row, 0, title, book.looks.of("title"))
        self.row += 1
        self.raw.merge_range(self.row, 0, self.row, len(columns) - 1, "", book.looks.of("hint"))
        self.raw.write_string(self.row, 0, hint, book.looks.of("hint"))
        self._height = _LINE * _lines(hint, sum(column.width for column in columns))
        self.end_row()
        self.row += 1

    def _set_up(self) -> None:
        self.raw.set_landscape()
        self.raw.set_paper(_A4)
        self.raw.fit_to_pages(1, 0)
        self.raw.set_margins(_MARGIN, _MARGIN, _MARGIN, 0.6)
        self.raw.set_footer(f"&L&8{self._book.footer}&C&8&A&R&8Halaman &P dari &N")
        self.raw.hide_gridlines(2)

    def head(self, frozen: int = 0) -> None:
        """The row of headings: it stays in sight, with `frozen` columns, and on each page."""
        for n, column in enumerate(self.columns):
            self.raw.write_string(self.row, n, column.title, self._book.looks.of("head"))
        self.raw.repeat_rows(self.row)
        self._height = _LINE * max(_lines(column.title, column.width) for column in self.columns)
        self.end_row()
        self.raw.freeze_panes(self.row, frozen)

    def filtered(self) -> None:
        """Let people choose rows by what stands in a column, once all rows are written."""
        self.raw.autofilter(FIRST_ROW - 1, 0, self.row - 1, len(self.columns) - 1)

    def block(self, title: str) -> None:
        """A row that says what the rows below are about."""
        look = self._book.looks.of("block")
        self.raw.write_string(self.row, 0, _writable(title), look)
        for n in range(1, len(self.columns)):
            self.raw.write_blank(self.row, n, None, look)
        self.row += 1

    def text(self, column: int, text: str, look: str = "") -> None:
        """A text in the current row; whatever it begins with, it is no formula."""
        kind = look or self.columns[column].look
        self.raw.write_string(self.row, column, _writable(text), self._book.looks.of(kind))
        self._height = max(self._height, _height(text, self.columns[column].width, kind))

    def end_row(self) -> None:
        """Go on to the next row; this one is as high as its longest text needs."""
        if self._height > _LINE:
            self.raw.set_row(self.row, min(_TALLEST, self._height))
        self._height = _LINE
        self.row += 1


def _writable(text: str) -> str:
    """A text as a cell holds it: cut where it is too long, without halves of characters."""
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST]}…"
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def told_label(quantity: Quantity, hasil: Hasil) -> str:
    """What a number is called in the report, and below it where that alone does not tell."""
    more = within(quantity, hasil)
    return f"{quantity.label}\n{more}" if more else quantity.label


def told_path(path: str, printed: Printed | None) -> str:
    """A path, and below it the tag that it has in the report where that is another."""
    tag = tag_of(path)
    return path if printed is None or tag == path else f"{path}\n{tag}"


def _height(text: str, width: float, kind: str) -> float:
    """The points that a text takes in a column, by how it looks."""
    if kind == "again":  # on one line, cut off where it ends
        return _SMALL_LINE
    if kind in _SMALL_KINDS:
        return _SMALL_LINE * _lines(text, (width - _INDENT) * _SMALLER)
    return _LINE * _lines(text, width - _INDENT)


def _lines(text: str, width: float) -> int:
    """The lines that a text takes in a column; a word that is wider than it is broken."""
    room = max(1, int(width * _PER_UNIT))
    return sum(_lines_of(line, room) for line in text.split("\n"))


def _lines_of(line: str, room: int) -> int:
    """The lines of a text without breaks: it goes on to a new one at a blank or behind a hyphen."""
    lines, used = 1, 0
    for piece in re.split(r"(?<=[ -])", line):
        needed = len(piece.rstrip(" "))
        if used and used + needed > room:
            lines, used = lines + 1, 0
        lines += max(0, used + needed - 1) // room
        used = (used + len(piece) - 1) % room + 1 if used + len(piece) else 0
    return lines


class Book:
    """The workbook that is being written."""

    def __init__(self, raw: Workbook, paper: Paper) -> None:
        self.raw = raw
        self.paper = paper
        self.looks = Looks(raw, paper.style)

    @cached_property
    def footer(self) -> str:
        """What stands at the foot of each page, the sign of Excel's codes doubled."""
        laporan = self.paper.laporan
        name = f"Kertas kerja {laporan.kosakata.laporan.pendek} {laporan.kantor.nama_singkat}"
        return f"{name} {laporan.dokumen.tahun}".replace("&", "&&")[:120]

    def sheet(self, name: str, title: str, hint: str, columns: Sequence[Column]) -> Sheet:
        """A new sheet behind the others."""
        return Sheet(self, name, title, hint, columns)
