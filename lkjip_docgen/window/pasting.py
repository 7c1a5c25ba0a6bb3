"""Cells as they are typed or pasted into a grid of the data: read, placed by their headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from lkjip_docgen.filling import Workspace
from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import window as codes
from lkjip_docgen.forms import FormColumn, FormField, FormGroup, new_items, read
from lkjip_docgen.model import Kind
from lkjip_docgen.source import at
from lkjip_docgen.window.form_index import gone

Rows: TypeAlias = Sequence[Sequence[str]]

_UNIT: Final = re.compile(r"\s*\([^()]*\)\s*$")
_NUMBERS_OF_ROWS: Final = frozenset({"", "no", "no.", "nomor"})
"""Headings of columns that only number the rows."""

_NOTHING_IN_BOOKS: Final = re.compile(r"\s+[-–]\s+|\s*-?\s*Rp\.?\s*[-–]\s*", re.IGNORECASE)
"""How the formats of Excel for accounts show a cell that holds 0: `  -  `, ` Rp-   `."""


def into_items(workspace: Workspace, group: FormGroup, corner: tuple[int, int], rows: Rows) -> None:
    """Cells from `corner` on; rows beyond the last are added.  All are read before any is set.

    A first row that names columns of the grid is no row of its own: what stands below each
    heading belongs into the column of that name.
    """
    if not group.rows:
        raise gone()
    top, left = corner
    headed = _columns_named(group, rows)
    if headed is None:
        _refuse_what_has_no_place(group, top, left, rows)
        columns: Sequence[int | None] = range(left, len(group.columns))
    else:
        columns, rows = headed, rows[1:]
        _refuse_what_has_no_place(group, top, 0, [row[:1] for row in rows])
    is_one = len(rows) == 1 and len(rows[0]) == 1
    values = [
        _row_read(group, top + number, columns, texts, said="" if is_one else _nth(number))
        for number, texts in enumerate(rows)
    ]
    over = values[: max(len(group.rows) - top, 0)]
    if group.rows[0].path[:-1] == group.path and isinstance(group.rows[0].path[-1], int):
        more = values[len(over) :] if group.can_add else []
        workspace.fill(group.path, top, [*over, *new_items(workspace.data, group.path, more)])
        return
    with workspace.together():  # sections side by side
        for row, each in zip(group.rows[top:], over, strict=False):
            workspace.set(row.path, {**_mapping(at(workspace.data, row.path)), **each})


def value_of(field: FormField, typed: str) -> object:
    """What was typed as a value; the error says at which field it cannot be read."""
    try:
        return read(field, typed) if typed.strip() else None
    except LkjipError as error:
        first = error.findings[0]
        raise problem(first.code, first.message, first.place, first.suggestion, field.id) from None


# --- headings ----------------------------------------------------------------------------


def _columns_named(group: FormGroup, rows: Rows) -> list[int | None] | None:
    """The column of each heading, None for one that numbers the rows; None where it is no head."""
    if not any(text.strip() for row in rows[1:] for text in row):
        return None
    known = {_plain(column.label): number for number, column in enumerate(group.columns)}
    heads = [_plain(text) for text in rows[0]]
    named = [known[head] for head in heads if head in known]
    rest = [head for head in heads if head not in known and head not in _NUMBERS_OF_ROWS]
    if rest or len(named) < min(2, len(group.columns)) or len(set(named)) < len(named):
        return None
    return [known.get(head) for head in heads]


def without_heading(group: FormGroup, left: int, rows: Sequence[list[str]]) -> list[list[str]]:
    """Rows for a table file without a first one that repeats the headings above them."""
    named = _columns_named(group, rows)
    repeats = named == list(range(left, left + len(rows[0])))
    return list(rows[1:] if repeats else rows)


def _plain(heading: str) -> str:
    """A heading without its unit, however it is written."""
    return " ".join(_UNIT.sub("", heading).split()).casefold()


# --- cells -------------------------------------------------------------------------------


def _row_read(
    group: FormGroup, number: int, columns: Sequence[int | None], texts: Sequence[str], said: str
) -> dict[str, object]:
    """The values of a pasted row by their keys; a row beyond the last is like the last.

    `said` tells which of several rows it is, where one of its cells cannot be read.
    """
    row = group.rows[min(number, len(group.rows) - 1)]
    return {
        str(row.fields[column].path[-1]): _cell(
            row.fields[column], group.columns[column], text, said
        )
        for column, text in zip(columns, texts, strict=False)
        if column is not None
    }


def _cell(field: FormField, column: FormColumn, typed: str, said: str) -> object:
    if said and field.kind in _COUNTED and _NOTHING_IN_BOOKS.fullmatch(typed):
        typed = "0"
    try:
        return value_of(field, typed)
    except LkjipError as error:
        if not said:
            raise
        first = error.findings[0]
        message = f"{said}, kolom {column.label}: {first.message}"
        raise problem(first.code, message, first.place, first.suggestion, field.id) from None


_COUNTED: Final = (Kind.RUPIAH, Kind.CACAH, Kind.ANGKA)


def _nth(number: int) -> str:
    return f"Baris ke-{number + 1} yang ditempel"


def _refuse_what_has_no_place(group: FormGroup, top: int, left: int, rows: Rows) -> None:
    """Raise `LkjipError` where cells would fall off the lower or the right edge."""
    filled = [number for number, row in enumerate(rows, 1) if any(map(str.strip, row))]
    below = top + max(filled, default=0) - len(group.rows)
    beside = max(left + len(row) - len(group.columns) for row in rows)
    too_low = below > 0 and not group.can_add
    room = max(len(group.columns) - left, 0)
    if too_low or any(any(map(str.strip, row[room:])) for row in rows):
        raise problem(
            codes.JAWABAN,
            f"Yang ditempel melewati tepi tabel: {below} baris ke bawah."
            if too_low
            else f"Yang ditempel melewati tepi tabel: {beside} kolom ke kanan.",
            suggestion="Salin angkanya saja, tanpa judul, lalu tempel mulai sel yang tepat.",
            path=group.id,
        )


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}
