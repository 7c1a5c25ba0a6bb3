"""What a sheet is made of: forms of single values, tables of lists, month tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from lkjip_docgen.model import Field, Kind, Names
from lkjip_docgen.records import Record
from lkjip_docgen.workbook.month_tables import MonthTable


class Cells(Protocol):
    """Where cells are, for formulas."""

    def here(self, label: str) -> str:
        """The cell of the same row under a heading."""

    def column(self, block: str, label: str) -> str:
        """All cells under a heading of a table, with the name of its sheet."""

    def value(self, label: str) -> object:
        """The value exported into the same row under a heading."""

    def annual(self, kode: object) -> str:
        """The cell with the yearly value of an indicator's survey, or nothing."""


class Computed(Record):
    """A protected column whose cells are formulas."""

    label: str
    kind: Kind
    formula: Callable[[Cells], str]
    note: str


class Form(Record):
    """Single values of one section, a line each."""

    title: str
    path: Names
    fields: tuple[Field, ...]


class Level(Record):
    """One list in a chain of lists; `keys` tell its items apart and stand in every row.

    The items of a list of texts have a single field without names.  With `refers` the list is
    one that another table holds: its keys only say which item a row belongs to.
    """

    path: Names
    keys: tuple[Field, ...]
    fields: tuple[Field, ...]
    refers: bool = False


class Table(Record):
    """A list, or lists in lists, a row for each item of the innermost.

    With `reference` the first level is a list that another table holds; its
    keys only say which item the row belongs to.
    """

    title: str
    levels: tuple[Level, ...]
    computed: tuple[Computed, ...] = ()
    reference: bool = False

    @property
    def columns(self) -> tuple[Field, ...]:
        """The input columns from left to right."""
        return tuple(f for level in self.levels for f in (*level.keys, *level.fields))


class Tree(Record):
    """Units under units: the first column says how deep a row stands."""

    title: str
    path: Names
    below: str  # the key that holds the items one level down
    fields: tuple[Field, ...]


Block = Form | Table | Tree | MonthTable


class Sheet(Record):
    """A sheet and its blocks from top to bottom; `earlier` is what older workbooks call it."""

    name: str
    blocks: tuple[Block, ...]
    earlier: str = ""


CODES: Mapping[str, tuple[str, str]] = {
    "Indikator": ("Indikator kinerja", "Kode"),
    "Indikator: indikator": ("Indikator kinerja", "Kode"),
    "Sasaran": ("Perjanjian kinerja", "Sasaran: kode"),
    "Versi": ("Versi anggaran", "Kode"),
    "Anggaran": ("Versi anggaran", "Kode"),
    "Program": ("Kegiatan dan realisasi", "Program"),
    "Bagian": ("Bagian tambahan", "Judul"),
    "Subbagian": ("Subbagian", "Subbagian: judul"),
    "Tabel": ("Bagian tambahan", "Tabel: judul"),
    "Tabel subbagian": ("Subbagian", "Tabel: judul"),
}
"""Headings that name something, with the table and heading where it is listed."""

OPEN = {"Program": "Kegiatan dan rincian anggaran, dengan nama atau kodenya, boleh juga."}
"""Those of them that may name something else too, and what."""
