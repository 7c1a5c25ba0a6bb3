"""Cells that were filled in here, in a table that others saved without them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

from lkjip_docgen.filling.in_words import EMPTY
from lkjip_docgen.filling.outside import Conflict
from lkjip_docgen.filling.tables import Table, same_cell, table_of
from lkjip_docgen.filling.text_merge import carried_over
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record, replace

_SHOWN: Final = 50
_NUMBER = lazy_pattern(r"[-+]?[\d.,]*%?")


class MergedTable(Record):
    """The table of others with the cells that were filled in here, and what both changed."""

    raw: bytes
    conflicts: tuple[Conflict, ...] = ()


def rows_of(path: Path, raw: bytes) -> list[tuple[str, ...]]:
    """The rows of a table whatever program wrote them; none of what cannot be read."""
    try:
        rows = table_of(path, raw).rows
    except LkjipError:
        return []
    return [_trimmed(row) for row in rows]


def merged_table(path: Path, name: str, base: bytes, mine: bytes, theirs: bytes) -> MergedTable:
    """The table of others with what was changed here since `base`.

    Where both changed a cell theirs stands.  Where rows came or went here, the lines that
    were changed are changed in theirs; where that does not go, all of theirs stands.
    """
    try:
        then, own, now = (table_of(path, raw) for raw in (base, mine, theirs))
    except LkjipError:
        return MergedTable(theirs, (_whole(path, name, mine, theirs),))
    if len(then.rows) != len(own.rows):
        return _with_rows(path, name, base, mine, theirs)
    where = _rows_now(then, now)
    conflicts: list[Conflict] = []
    for row, column in _changed(then, own):
        text = _cell(own, row, column)
        there = where.get(row)
        if there is None:
            conflicts.append(_conflict(path, name, own, row, column, text, ""))
            continue
        found = _cell(now, there, column)
        if same_cell(found, _cell(then, row, column)):
            now = table_of(path, now.with_cells(there, column, [[text]]))
        elif not same_cell(found, text):
            conflicts.append(_conflict(path, name, now, there, column, text, found))
    return MergedTable(now.raw, tuple(conflicts))


def table_conflicts(path: Path, name: str, mine: bytes, theirs: bytes) -> tuple[Conflict, ...]:
    """Where two states of a table differ, cell by cell; as a whole where rows or many differ."""
    try:
        own, now = (table_of(path, raw) for raw in (mine, theirs))
    except LkjipError:
        return (_whole(path, name, mine, theirs),)
    if len(own.rows) != len(now.rows):
        return (_whole(path, name, mine, theirs),)
    cells = list(_changed(now, own))
    if len(cells) > _SHOWN:
        return (_whole(path, name, mine, theirs),)
    return tuple(
        _conflict(path, name, now, *cell, _cell(own, *cell), _cell(now, *cell)) for cell in cells
    )


def _with_rows(path: Path, name: str, base: bytes, mine: bytes, theirs: bytes) -> MergedTable:
    """The table of others with the lines that came, went or changed here."""
    text = carried_over(*(raw.decode("latin-1") for raw in (base, mine, theirs)))
    raw = theirs if text is None else text.encode("latin-1")
    kept = Counter(rows_of(path, raw))
    then, own, now = (Counter(rows_of(path, side)) for side in (base, mine, theirs))
    if text is None or kept != now + (own - then) - (then - own):
        return MergedTable(theirs, (_whole(path, name, mine, theirs),))
    return MergedTable(raw)


def _changed(then: Table, own: Table) -> Iterator[tuple[int, int]]:
    """The cells that were changed here."""
    for number, (before, after) in enumerate(zip(then.rows, own.rows, strict=True)):
        for column in range(max(len(before), len(after))):
            if not same_cell(_in(before, column), _in(after, column)):
                yield number, column


def cell_now(conflict: Conflict, path: Path, raw: bytes | None) -> Conflict:
    """A conflict with what stands in its cell, or in the whole table, as it is now."""
    if isinstance(conflict.value, bytes):
        return replace(conflict, their_value=raw)
    match conflict.path:
        case (int(row), int(column)) if raw is not None and raw != conflict.table:
            pass
        case _:
            return conflict
    try:
        then, now = table_of(path, conflict.table), table_of(path, raw)
    except LkjipError:
        return conflict
    there = row_now(then, now, row)
    if there is None:
        return replace(conflict, theirs=EMPTY, their_value="")
    found = _cell(now, there, column)
    return replace(
        conflict, path=(there, column), theirs=found or EMPTY, their_value=found, table=raw
    )


def row_now(then: Table, now: Table, row: int) -> int | None:
    """Where a row of an earlier state of a table stands; None where it is gone."""
    return _rows_now(then, now).get(row)


def _rows_now(then: Table, now: Table) -> dict[int, int]:
    """Where each row stands in another state of the table, by the words in it."""
    before, after = (list(map(_words, table.rows)) for table in (then, now))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return {
        block.a + step: block.b + step
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }


def _words(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell for cell in row if not _NUMBER.fullmatch(cell))


def _trimmed(row: Sequence[str]) -> tuple[str, ...]:
    """A row without empty cells at its end, which Excel adds."""
    cells = list(row)
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _cell(table: Table, row: int, column: int) -> str:
    return _in(table.rows[row], column)


def _in(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""


def _conflict(
    path: Path, name: str, table: Table, row: int, column: int, mine: str, theirs: str
) -> Conflict:
    """That a cell was changed to two things."""
    heading = _in(table.rows[table.head], column) or f"ke-{column + 1}"
    label = " ".join(_words(table.rows[row])) or f"baris {row + 1}"
    return Conflict(
        id="",
        file=name,
        path=(row, column),
        title=f"{name} › {label}, kolom {heading}",
        mine=mine or EMPTY,
        theirs=theirs or EMPTY,
        value=mine,
        their_value=theirs,
        place=Place(str(path), table.records[row].line if row < len(table.records) else 1),
        table=table.raw,
    )


def _whole(path: Path, name: str, mine: bytes, theirs: bytes) -> Conflict:
    """That a table as a whole was changed to two things."""
    return Conflict(
        id="",
        file=name,
        path=(),
        title=f"Tabel {name}",
        mine="Isi dari jendela ini",
        theirs="Isi berkas sekarang",
        value=mine,
        their_value=theirs,
        place=Place(str(path)),
    )
