"""One number of a data file written anew, with everything around it left as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Protocol

import yaml
from pydantic_core import PydanticCustomError

from lkjip_docgen.editing.emit import flow
from lkjip_docgen.idn import MINUS, could_part_thousands, format_decimal
from lkjip_docgen.model import parse_number
from lkjip_docgen.place import Place
from lkjip_docgen.quantity import written_places
from lkjip_docgen.records import Record
from lkjip_docgen.source import (
    Cell,
    CsvRow,
    decode,
    delimiter,
    is_emonev_head,
    is_survey_head,
    number,
    records,
)

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
_BOM = b"\xef\xbb\xbf"

Read = Callable[[str], Decimal | None]
"""What a text of a data file says as a number, read as the program reads that file."""


class NumberNotThereError(Exception):
    """The number cannot be written; the message says why, for people."""


class NewNumber(Record):
    """A number to write: at which place, what stands there now, and what shall.

    With an `urutan` they are places on it, and its words are what is written.
    """

    place: Place
    old: Decimal
    new: Decimal
    urutan: tuple[str, ...] = ()


class Edit(Record):
    """Characters `start` up to `end` of a text, and what replaces them."""

    start: int
    end: int
    text: str


def with_numbers(file: Path, raw: bytes, numbers: Iterable[NewNumber]) -> bytes:
    """The bytes of a YAML or CSV file with other numbers at their places.

    Every place is that of the file as it is, also where several stand on one
    line.  Encoding, line breaks, quotes and the way a number is written (point or
    comma, thousands parted) stay.  Raises `NumberNotThereError` when a place
    does not hold the old number, or the file is of another kind.
    """
    text = text_of(file, raw)
    edits = [edit_of(file, text, number_) for number_ in numbers]
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        text = f"{text[: edit.start]}{edit.text}{text[edit.end :]}"
    return text.encode(_encoding(raw))


def text_of(file: Path, raw: bytes) -> str:
    """The text of a data file; `NumberNotThereError` for one that is no text."""
    if file.suffix.lower() not in (".yaml", ".yml", ".csv"):
        raise NumberNotThereError("berkas Excel tidak ditulis oleh program ini")
    return decode(file, raw, or_cp1252=file.suffix.lower() == ".csv")


def edit_of(file: Path, text: str, number_: NewNumber) -> Edit:
    """How the text of a file changes; `NumberNotThereError` when it cannot."""
    if file.suffix.lower() == ".csv":
        return _csv_edit(file, text, number_)
    return _yaml_edit(text, number_)


def _encoding(raw: bytes) -> str:
    if raw.startswith(_BOM):
        return "utf-8-sig"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


# --- YAML ------------------------------------------------------------------------


def _yaml_edit(text: str, number_: NewNumber) -> Edit:
    """The parser says where the scalar ends: in `{a: 1, b: 2}` no line does."""
    scalar = _scalar_at(text, number_.place)
    core = scalar.value.strip()
    begin = text.rfind(core, _index(scalar.start_mark), _index(scalar.end_mark))
    plain = not scalar.style
    if number_.urutan:
        return _word_edit(begin, core, number_, plain=plain)
    read = _read_plain if plain else _read_text
    if begin < 0 or read(core) != number_.old:
        raise NumberNotThereError("di tempat asalnya kini tertulis yang lain")
    new = _as_before(core, number_.new, read, ".")
    return Edit(begin, begin + len(core), _quoted_for_comma(core, new) if plain else new)


def _word_edit(begin: int, core: str, number_: NewNumber, *, plain: bool) -> Edit:
    """One word of an order in the place of another."""
    old, new = (number_.urutan[int(place) - 1] for place in (number_.old, number_.new))
    if begin < 0 or core.casefold() != old.casefold():
        raise NumberNotThereError("di tempat asalnya kini tertulis yang lain")
    return Edit(begin, begin + len(core), flow(new) if plain else new)


def _quoted_for_comma(old: str, new: str) -> str:
    """A plain number; in quotes where it gets a comma, which parts the pairs of `{a: 1, b: 2}`."""
    return f'"{new}"' if "," in new and "," not in old else new


def _scalar_at(text: str, place: Place) -> yaml.ScalarEvent:
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.ScalarEvent) and _begins_at(event.start_mark, place):
            return event
    raise NumberNotThereError("di tempat asalnya kini tertulis yang lain")


class _Mark(Protocol):
    """A position in a YAML text, counted from 0."""

    index: int
    line: int
    column: int


def _begins_at(mark: _Mark | None, place: Place) -> bool:
    return mark is not None and (mark.line + 1, mark.column + 1) == (place.line, place.column)


def _index(mark: _Mark | None) -> int:
    """The character of a mark; -1 of none, where nothing is found."""
    return -1 if mark is None else mark.index


def _read_plain(text: str) -> Decimal | None:
    if _PLAIN.fullmatch(text) and not could_part_thousands(text):
        return Decimal(text)
    return _read_text(text)


def _read_text(text: str) -> Decimal | None:
    try:
        return Decimal(parse_number(text))
    except PydanticCustomError:
        return None


# --- CSV -------------------------------------------------------------------------


def _csv_edit(file: Path, text: str, number_: NewNumber) -> Edit:
    sign = delimiter(text, _is_head)
    start, end = _cell_at(records(file, text, sign), sign, number_.place)
    quoted = text[start:end].strip().startswith('"')
    core = text[start:end].strip().strip('"').rstrip("% ").strip()
    begin = text.find(core, start, end)
    if _read_cell(core) != number_.old:
        raise NumberNotThereError("di tempat asalnya kini tertulis yang lain")
    new = _as_before(core, number_.new, _read_cell, "." if sign == "," else ",")
    return Edit(begin, begin + len(core), f'"{new}"' if sign in new and not quoted else new)


def _is_head(texts: Sequence[str]) -> bool:
    return is_survey_head(texts) or is_emonev_head(texts)


def _cell_at(rows: Iterable[CsvRow], sign: str, place: Place) -> tuple[int, int]:
    """Where the cell of a place is in the text, its quotation marks included.

    The column of a place counts the characters of the cells before it without
    their quotation marks, as the reader of tables does.
    """
    offset = 0
    for row in rows:
        found = _cell_of(row, sign, place.column) if row.line == place.line else None
        if found is not None:
            start, end = found
            return offset + start, offset + end
        offset += len(row.text)
    raise NumberNotThereError("di tempat asalnya kini tertulis yang lain")


def _cell_of(row: CsvRow, sign: str, wanted: int) -> tuple[int, int] | None:
    """Where the cell that begins at a column is in its row; None when none does."""
    column = 1
    for field, extent in zip(row.fields, cell_extents(row.text, sign), strict=False):
        if column == wanted:
            return extent
        column += len(field) + 1
    return None


def cell_extents(row: str, sign: str) -> list[tuple[int, int]]:
    """Start and end of each cell of a row as written."""
    cell = re.compile(rf'(?:"(?:[^"]|"")*")?[^{re.escape(sign)}\r\n]*')
    found: list[tuple[int, int]] = []
    start = 0
    while True:
        match = cell.match(row, start)
        end = start if match is None else match.end()
        found.append((start, end))
        if row[end : end + 1] != sign:
            return found
        start = end + 1


def _read_cell(text: str) -> Decimal | None:
    try:
        return number(Cell(text, Place("")))
    except ValueError:
        return None


# --- the way a number is written ----------------------------------------------------


def _as_before(old: str, new: Decimal, read: Read, point: str) -> str:
    """A number written as the one before it, where it then still says the same.

    "1.816" would say two things: a thousands separator that does so is left
    out.  `point` is the decimal sign where the old number shows none.
    """
    for form in _forms(old, new, point):
        if read(form) == new:
            return form
    shown = f"{new:f}".replace(".", ",")
    raise NumberNotThereError(f"{shown} tidak dapat ditulis dalam bentuk yang terbaca")


def _forms(old: str, new: Decimal, point: str) -> Iterator[str]:
    """The ways to write a number, the one most like the old one first."""
    if _parts_thousands(old):
        yield format_decimal(new, written_places(new)).replace(MINUS, "-")
    with_point = f"{new:f}"
    with_comma = with_point.replace(".", ",")
    had_comma = "," in old or (point == "," and "." not in old)
    yield from (with_comma, with_point) if had_comma else (with_point, with_comma)


def _parts_thousands(number: str) -> bool:
    return number.count(".") > 1 or ("." in number and "," in number)
