"""What forms are made of: sections, groups, items, rows and fields."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from lkjip_docgen.model import Kind
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

GroupKind = Literal["form", "list", "grid"]
"""Single values; a list whose items have forms of their own; a list or table file as rows."""

Accepts = Literal["", "gambar", "pdf", "tabel"]
"""Which kind of file of the project folder a field names; "" for what is no file."""


Format = Literal["", "kode", "nip", "warna"]
"""The form that a text has to have: a code, the number of an employee, a colour."""


class State(StrEnum):
    """What stands at a path."""

    FILLED = "terisi"
    EMPTY = "kosong"
    NONE = "memang tidak ada"
    """An empty list, `[]`: the office says that there is nothing to list."""
    ABSENT = "tidak berlaku"
    """Declared not to apply, with a reason."""

    @property
    def answered(self) -> bool:
        """Whether nothing is left to ask."""
        return self is not State.EMPTY


class Choice(Record):
    """A word of the data that a field may hold, and what people read in its place."""

    value: str
    label: str


class Offer(Record):
    """Something that can be made for a field and then named by it; `title` is what for."""

    id: str
    title: str


class FormField(Record):
    """One value of the data.

    `path` leads to it in the data, `id` is the same as findings write it.  `required` says that
    the data are no report without it, `asked` that a report marks it as missing or a guideline
    asks for it; other fields may stay empty.  `usual` is what holds while it is empty, as text.
    Items of a list (`Kind.DAFTAR`) are of the kind `items`.  A field of a kind that is no choice
    (`Kind.PILIHAN`) has `choices` where it names something that stands elsewhere in the data;
    `offer` is there where nothing of that kind is yet.

    `text` is the value as an Indonesian writes it; of a choice it is the word of the data.
    """

    path: Path_
    id: str
    label: str
    kind: Kind
    help: str = ""
    unit: str = ""
    example: str = ""
    source: str = ""
    choices: tuple[Choice, ...] = ()
    items: Kind = Kind.TEKS
    accepts: Accepts = ""
    format: Format = ""
    required: bool = False
    asked: bool = False
    long: bool = False
    may_be_absent: bool = False
    usual: str = ""
    text: str = ""
    state: State = State.EMPTY
    reason: str = ""
    offer: Offer | None = None


class FormItem(Record):
    """An item of a list; `title` is what people call it."""

    id: str
    path: Path_
    title: str
    groups: tuple[FormGroup, ...]


class FormColumn(Record):
    """A column of a grid."""

    label: str
    kind: Kind = Kind.TEKS
    help: str = ""
    unit: str = ""
    example: str = ""
    choices: tuple[Choice, ...] = ()
    required: bool = False


class FormRow(Record):
    """A row of a grid: its fields where it is an item of the data, texts alone in a table file.

    `fixed` says of the cells of a workbook that must stay why: their formula, which begins with
    "=", or words; "" for a cell to type into.
    """

    id: str
    path: Path_
    title: str
    fields: tuple[FormField, ...] = ()
    texts: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    state: State = State.FILLED
    reason: str = ""


class FormGroup(Record):
    """Fields that belong together, or a list.

    A `form` has `fields`, a `list` has `items`, a `grid` has `columns` and `rows`.  `path` is
    that of the section or list.  A grid of a table file names it in `file`, and that of a
    workbook its `sheet`; `top` and `left` are where its first cell is, counted from 0 at the top
    of the file or sheet.  A file that cannot be filled in has no rows, and `problem` says why.

    `state` is that of the whole section or list; `asked` as for a field.  `offers` are for fields
    elsewhere that may name a new item of the list.
    """

    id: str
    path: Path_
    title: str
    kind: GroupKind
    help: str = ""
    source: str = ""
    fields: tuple[FormField, ...] = ()
    items: tuple[FormItem, ...] = ()
    columns: tuple[FormColumn, ...] = ()
    rows: tuple[FormRow, ...] = ()
    can_add: bool = False
    can_move: bool = False
    offers: tuple[Offer, ...] = ()
    file: str = ""
    top: int = 0
    left: int = 0
    sheet: str = ""
    problem: str = ""
    required: bool = False
    asked: bool = False
    may_be_absent: bool = False
    state: State = State.FILLED
    reason: str = ""

    @property
    def table(self) -> str:
        """The table file, with the sheet behind it."""
        return f"{self.file}#{self.sheet}" if self.sheet else self.file


class FormSection(Record):
    """A page of the forms; of what it asks for (`asked`), `filled` have been answered."""

    id: str
    title: str
    help: str
    groups: tuple[FormGroup, ...]
    filled: int
    asked: int
