"""Monthly survey tables and e-Monev tables: from CSV or Excel cells to the model's shape."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import TypedDict

from lkjip_docgen.findings import Finding, LkjipError, Severity, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.idn import MONTHS_SHORT, read_month
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Number, Place
from lkjip_docgen.source.csv_reader import (
    Cell,
    Cells,
    IsHead,
    Sheet,
    fitted,
    number,
    number_finding,
    ragged_finding,
    read_csv,
    unprintable_finding,
)

_SURVEY_HEAD = "Judul tabel: unsur;Jan;Feb;...;Des (boleh diawali kolom kelompok)."
_MONTHS_OF_A_HEAD = 6
_NUMBERING = ("no", "no.", "nomor")
_TOTALS = ("jumlah", "total", "rata-rata", "rata rata", "rerata", "jumlah nilai", "nilai rata-rata")
USUAL_EMONEV = "e-Monev"
"""What the sheet of an e-Monev table is usually called."""

_NAMES = ("unsur", "variabel")
_EMONEV_HEAD = "Judul tabel: bulan;anggaran;pelaksanaan."
_WITH_SHEET = lazy_pattern(r"(?P<file>.*\.(?:xlsx|xlsm|xls|csv))#(?P<sheet>.*)", re.IGNORECASE)


def file_and_sheet(name: str) -> tuple[str, str]:
    """A table as the data file names it: `a.xlsx#Lembar2` is the sheet Lembar2 of a.xlsx."""
    found = _WITH_SHEET.fullmatch(name.strip())
    return (found["file"], found["sheet"].strip()) if found else (name.strip(), "")


class Unsur(TypedDict):
    """An element of a survey, in the shape of the model's `NilaiBulan`."""

    nama: str
    kelompok: str | None
    nilai: list[Number | None]


class Tabel(TypedDict):
    """A survey table, in the shape of the model's `TabelBulanan`."""

    unsur: list[Unsur]
    nilai: list[Number | None]
    responden: list[Number | None]
    kelompok: list[str]


class Bulan(TypedDict):
    """A month of an e-Monev table, in the shape of the model's `BulanEmonev`."""

    bulan: int
    anggaran: Number | None
    pelaksanaan: Number | None


def read_survey(
    path: Path,
    value_name: str,
    usual: str = "",
    *,
    sheet: str = "",
    year: int | None = None,
    tell: Callable[[Finding], None] | None = None,
) -> Tabel:
    """A monthly survey table in the shape of `TabelBulanan`.

    One row an element, then the rows `value_name` ("Nilai SKM") and
    "Responden".  Empty cells and "-" are missing (None).  What survey
    applications put around it does no harm: lines of title above, a column
    of numbers, means and sums at the right and below.  In an Excel file it is
    the sheet called `sheet`; without it `usual`, else the one with such a
    table.  Months that say a year must say `year`, where it is known.  Raises
    `LkjipError` with every problem of the file.
    """
    found = read_sheet(path, is_survey_head, usual, sheet)
    if tell is not None:
        for note in _notes_below(found):
            tell(note)
    return _Survey(found, value_name, year).table()


def read_emonev(path: Path, *, sheet: str = "", year: int | None = None) -> list[Bulan]:
    """The months of an e-Monev table, each in the shape of `BulanEmonev`.

    `sheet` and `year` as for `read_survey`.  Raises `LkjipError` with every
    problem of the file.
    """
    return _Emonev(read_sheet(path, is_emonev_head, USUAL_EMONEV, sheet), year).months()


def is_survey_head(texts: Sequence[str]) -> bool:
    """Whether a row holds at least half a year of months; numbers only beside "unsur"."""
    months = list(filter(_is_month, texts))
    if not any(map(_heads_names, texts)):
        months = [text for text in months if not text.strip().isdigit()]
    return len(months) >= _MONTHS_OF_A_HEAD


def _heads_names(text: str) -> bool:
    """Whether a text is the heading of the names of the elements."""
    return text.strip().casefold() in _NAMES


def is_emonev_head(texts: Sequence[str]) -> bool:
    """Whether a row holds the headings of an e-Monev table."""
    return {text.strip().casefold() for text in texts} >= {"bulan", "anggaran", "pelaksanaan"}


def read_sheet(path: Path, is_head: IsHead, usual: str, sheet: str) -> Sheet:
    """A table in a CSV or an Excel file: there in `sheet`, else in `usual` (see `read_xlsx`)."""
    if is_workbook(path):
        from lkjip_docgen.source.xlsx_reader import Wanted, read_xlsx  # openpyxl is an extra

        return read_xlsx(path, is_head, Wanted(sheet, usual))
    if sheet:
        raise problem(
            codes.LEMBAR_TABEL,
            f"Berkas CSV tidak mempunyai lembar `{sheet}`.",
            Place(str(path)),
            f"Tulis `tabel: {path.name}` saja; lembar disebut hanya untuk berkas .xlsx.",
        )
    return read_csv(path, is_head)


def is_workbook(path: Path) -> bool:
    """Whether a table file is one of Excel, by its name."""
    return path.suffix.lower() in (".xlsx", ".xlsm", ".xls")


def _is_month(text: str) -> bool:
    try:
        read_month(text)
    except ValueError:
        return False
    return True


def _is_people_row(label: str) -> bool:
    return label in ("responden", "jumlah responden")


class _Table:
    """A sheet being read; problems are collected, not raised one by one."""

    def __init__(self, sheet: Sheet, year: int | None) -> None:
        self.sheet = sheet
        self.year = year
        cells = chain(sheet.head, *sheet.rows)
        self.findings = list(filter(None, map(unprintable_finding, cells)))
        self.rows = list(filter(None, map(self._fitted, sheet.rows)))

    def add(self, code: str, message: str, place: Place, suggestion: str) -> None:
        self.findings.append(Finding(code, Severity.ERROR, message, place, "", suggestion))

    def number(self, cell: Cell) -> Number | None:
        try:
            return number(cell)
        except ValueError as error:
            self.findings.append(number_finding(cell, error))
            return None

    def month(self, cell: Cell) -> int | None:
        try:
            month, year = read_month(cell.text)
        except ValueError:
            self.add(
                codes.BULAN_TABEL,
                f"Bulan `{cell.text}` tidak dikenal.",
                cell.place,
                f"Pakai nama bulan: {', '.join(MONTHS_SHORT)}.",
            )
            return None
        if year is not None and self.year is not None and year != self.year:
            self.add(
                codes.BULAN_TABEL,
                f"Bulan `{cell.text}` bukan bulan tahun {self.year}.",
                cell.place,
                f"Perbaiki tahunnya, atau tulis nama bulannya saja: {MONTHS_SHORT[month - 1]}.",
            )
        return month

    def once(self, cells: list[tuple[int, Cell]]) -> None:
        """Report a month that occurs again."""
        seen: set[int] = set()
        for month, cell in cells:
            if month in seen:
                message = f"Bulan `{cell.text}` ditulis lebih dari sekali."
                self.add(codes.BULAN_TABEL, message, cell.place, "Hapus salah satunya.")
            seen.add(month)

    def finish(self) -> None:
        if self.findings:
            raise LkjipError(self.findings)

    def _fitted(self, row: Cells) -> Cells:
        """The row without empty cells beyond the header; () when its length is wrong."""
        cells = fitted(row, len(self.sheet.head))
        if not cells:
            self.findings.append(ragged_finding(self.sheet, row))
        return cells


def _first_of(titles: Sequence[str], wanted: Collection[str]) -> int | None:
    """The position of the first of the titles that is wanted."""
    for position, title in enumerate(titles):
        if title in wanted:
            return position
    return None


class _Survey(_Table):
    """A monthly survey table."""

    def __init__(self, sheet: Sheet, value_name: str, year: int | None) -> None:
        super().__init__(_without_footer(sheet), year)
        self._value_name = value_name
        titles = [cell.text.casefold() for cell in sheet.head]
        self._ignored = [i for i, title in enumerate(titles) if title in (*_NUMBERING, *_TOTALS)]
        self._group = _first_of(titles, {"kelompok"})
        self._name = _first_of(titles, _NAMES)

    def table(self) -> Tabel:
        if self._name is None:
            message = "Judul tabel tidak memuat kolom `unsur` atau `variabel`."
            self.add(codes.SUSUNAN_TABEL, message, self.sheet.place, _SURVEY_HEAD)
            raise LkjipError(self.findings)
        columns = self._months()
        rows = list(self.rows)
        values = self._take(rows, self._is_value_row, self._value_name)
        people = self._take(rows, _is_people_row, "Responden")
        elements = [self._element(row, columns) for row in rows if not self._is_total(row)]
        if not elements:
            message = "Tabel tidak memuat satu pun unsur."
            self.add(codes.SUSUNAN_TABEL, message, self.sheet.place, _SURVEY_HEAD)
        table: Tabel = {
            "unsur": elements,
            "nilai": self._numbers(values, columns),
            "responden": self._people(people, columns),
            "kelompok": _groups(elements),
        }
        self.finish()
        return table

    def _months(self) -> dict[int, int]:
        """Column of every month."""
        found = list(self._month_heads())
        columns: dict[int, int] = {}
        for month, position in found:
            columns.setdefault(month, position)
        self.once([(month, self.sheet.head[position]) for month, position in found])
        missing = [MONTHS_SHORT[m - 1] for m in range(1, 13) if m not in columns]
        if missing and not self.findings:
            self.add(
                codes.BULAN_TABEL,
                f"Kolom bulan belum ada: {', '.join(missing)}.",
                self.sheet.head[0].place,
                "Tulis dua belas kolom bulan; kosongkan sel bulan yang belum ada nilainya.",
            )
        return columns

    def _month_heads(self) -> Iterator[tuple[int, int]]:
        """The months of the head, each with its column."""
        for position, cell in enumerate(self.sheet.head):
            if position not in (self._group, self._name, *self._ignored):
                month = self.month(cell)
                if month is not None:
                    yield month, position

    def _label(self, row: Cells) -> str:
        assert self._name is not None
        return row[self._name].text or self._label_beside(row)

    def _label_beside(self, row: Cells) -> str:
        """The words in a column beside the names, where merged cells leave the label of a row."""
        for position in (self._group, *self._ignored):
            text = "" if position is None else row[position].text
            if text and not text[0].isdigit():
                return text
        return ""

    def _is_total(self, row: Cells) -> bool:
        return self._label(row).casefold().rstrip(" :") in _TOTALS

    def _is_value_row(self, label: str) -> bool:
        return label == self._value_name.casefold()

    def _take(self, rows: list[Cells], wanted: Callable[[str], bool], name: str) -> Cells | None:
        """Remove the special row from `rows`; a finding when it is missing or repeated."""
        found = [row for row in rows if wanted(self._label(row).casefold())]
        for row in found:
            rows.remove(row)
        if len(found) == 1:
            return found[0]
        remedy = f"Tulis satu baris `{name}` di akhir tabel."
        if name == self._value_name:
            remedy += " Bila namanya lain, samakan dengan `nama_nilai` pada berkas data."
        if found:
            message, place = f"Baris `{name}` ditulis lebih dari sekali.", found[1][0].place
        else:
            message, place = f"Baris `{name}` tidak ada.", self.sheet.place
        self.add(codes.BARIS_KHUSUS, message, place, remedy)
        return None

    def _element(self, row: Cells, columns: dict[int, int]) -> Unsur:
        assert self._name is not None
        name = row[self._name]
        group = None if self._group is None else row[self._group]
        self._mind_name(name)
        if group is not None:
            self._mind_group(group)
        return {
            "nama": name.text,
            "kelompok": None if group is None else group.text,
            "nilai": self._numbers(row, columns),
        }

    def _mind_name(self, name: Cell) -> None:
        """Report an element without a name, or with one that Excel has changed."""
        if not name.text:
            self.add(
                codes.SUSUNAN_TABEL,
                "Nama unsur pada baris ini kosong.",
                name.place,
                "Isi nama unsur, atau hapus baris ini.",
            )
        if name.made:
            self.add(
                codes.SUSUNAN_TABEL,
                f"Nama unsur tersimpan sebagai {name.made} ({name.text}).",
                name.place,
                "Ubah format sel menjadi Teks, lalu ketik ulang namanya.",
            )

    def _mind_group(self, group: Cell) -> None:
        """Report an element without a group where the table has groups."""
        if not group.text:
            self.add(
                codes.SUSUNAN_TABEL,
                "Kelompok unsur pada baris ini kosong.",
                group.place,
                "Isi nama kelompok pada setiap baris unsur, atau hapus kolom kelompok.",
            )

    def _numbers(self, row: Cells | None, columns: dict[int, int]) -> list[Number | None]:
        if row is None:
            return [None] * 12
        found = {month: self.number(row[column]) for month, column in sorted(columns.items())}
        return [found.get(month) for month in range(1, 13)]

    def _people(self, row: Cells | None, columns: dict[int, int]) -> list[Number | None]:
        for column in columns.values():
            if row is not None and row[column].is_percent:
                self.findings.append(_percent_of_people(row[column]))
        return self._numbers(row, columns)


def _percent_of_people(cell: Cell) -> Finding:
    return Finding(
        codes.SEL_BUKAN_ANGKA,
        Severity.ERROR,
        f"Jumlah responden `{cell.text}` berbentuk persen.",
        cell.place,
        "",
        "Tulis banyaknya orang, misalnya 30, dengan format sel Angka (Number).",
    )


def _notes_below(sheet: Sheet) -> Iterator[Finding]:
    """A warning for each remark below the table, which the report does not print."""
    for row in sheet.rows[len(_without_footer(sheet).rows) :]:
        note = next(cell for cell in row if cell.text)
        yield Finding(
            codes.CATATAN_TABEL,
            Severity.WARNING,
            f"Catatan di bawah tabel tidak dibaca: `{_short(note.text)}`.",
            note.place,
            "",
            "Tulis catatan itu pada uraian atau `bulan_kosong` di berkas data, lalu hapus baris "
            "ini; bila baris ini data, isi kolom bulannya di atas baris Responden.",
        )


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."


def _without_footer(sheet: Sheet) -> Sheet:
    """The sheet without the remarks below the table: rows with a single text."""
    rows = list(sheet.rows)
    people = list(map(_counts_people, rows))
    while any(people[:-1]) and not people[-1] and _is_remark(rows[-1]):
        rows.pop()
        people.pop()
    return Sheet(sheet.place, sheet.head, tuple(rows))


def _counts_people(row: Cells) -> bool:
    return any(_is_people_row(cell.text.casefold()) for cell in row)


def _is_remark(row: Cells) -> bool:
    """Whether a row holds a single text, or none."""
    return sum(bool(cell.text) for cell in row) <= 1


def _groups(elements: Sequence[Unsur]) -> list[str]:
    """The groups of the elements in their order, each once."""
    names = dict.fromkeys(element["kelompok"] for element in elements)
    return list(filter(None, names))


class _Emonev(_Table):
    """An e-Monev table: one row a month, cumulative percentages."""

    def months(self) -> list[Bulan]:
        titles = [cell.text.casefold() for cell in self.sheet.head]
        told = [title for title in titles if title not in _NUMBERING]
        if sorted(told) != ["anggaran", "bulan", "pelaksanaan"]:
            message = "Judul tabel `emonev` tidak dikenal."
            self.add(codes.SUSUNAN_TABEL, message, self.sheet.place, _EMONEV_HEAD)
            raise LkjipError(self.findings)
        dated = list(self._dated(titles))
        self.once([(month, row["bulan"]) for month, row in dated])
        months = [self._progress(*pair) for pair in sorted(dated, key=itemgetter(0))]
        self.finish()
        return months

    def _dated(self, titles: Sequence[str]) -> Iterator[tuple[int, dict[str, Cell]]]:
        """The month of each row that says one, and its cells by heading."""
        for row in self.rows:
            cells = dict(zip(titles, row, strict=True))
            month = self.month(cells["bulan"])
            if month is not None:
                yield month, cells

    def _progress(self, month: int, row: dict[str, Cell]) -> Bulan:
        return {
            "bulan": month,
            "anggaran": self.number(row["anggaran"]),
            "pelaksanaan": self.number(row["pelaksanaan"]),
        }
