"""Cells that are pasted into items of the data: all are read before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lkjip_docgen.filling import Workspace
from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import window as codes
from lkjip_docgen.forms import FormField, FormGroup, new_items, read
from lkjip_docgen.source import at
from lkjip_docgen.window.form_index import gone


def into_items(
    workspace: Workspace, group: FormGroup, top: int, left: int, rows: Sequence[Sequence[str]]
) -> None:
    """Pasted cells; rows beyond the last are added.  All are read before anything is set."""
    if not group.rows:
        raise gone()
    _refuse_what_has_no_place(group, top, left, rows)
    read_rows = [
        {str(field.path[-1]): read_typed(field, typed) for field, typed in cells}
        for cells in _pasted(group, top, left, rows)
    ]
    over = read_rows[: max(len(group.rows) - top, 0)]
    if group.rows[0].path[:-1] == group.path and isinstance(group.rows[0].path[-1], int):
        more = read_rows[len(over) :] if group.can_add else []
        workspace.fill(group.path, top, [*over, *new_items(workspace.data, group.path, more)])
        return
    with workspace.together():  # sections side by side
        for row, values in zip(group.rows[top:], over, strict=False):
            workspace.set(row.path, {**_mapping(at(workspace.data, row.path)), **values})


def _refuse_what_has_no_place(
    group: FormGroup, top: int, left: int, rows: Sequence[Sequence[str]]
) -> None:
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


def _pasted(
    group: FormGroup, top: int, left: int, rows: Sequence[Sequence[str]]
) -> Iterator[Iterator[tuple[FormField, str]]]:
    """The cells of each pasted row with their fields; a row beyond the last is like the last."""
    for number, texts in enumerate(rows, top):
        row = group.rows[min(number, len(group.rows) - 1)]
        yield zip(row.fields[left:], texts, strict=False)


def read_typed(field: FormField, typed: str) -> object:
    """What was typed as a value; the error says at which field it cannot be read."""
    try:
        return read(field, typed) if typed.strip() else None
    except LkjipError as error:
        first = error.findings[0]
        raise problem(first.code, first.message, first.place, first.suggestion, field.id) from None
