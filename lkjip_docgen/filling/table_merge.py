"""Cells that were filled in here, in a table that others saved without them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import Final

from lkjip_docgen.filling.in_words import EMPTY, table_in_words
from lkjip_docgen.filling.outside import Conflict
from lkjip_docgen.filling.tables import Table, same_cell, table_of
from lkjip_docgen.filling.text_merge import carried_over
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record, replace
from lkjip_docgen.source import BookGrid, file_and_sheet, grids_in, is_workbook

_SHOWN: Final = 50
_NUMBER = lazy_pattern(r"[-+]?[\d.,]*%?")


class MergedTable(Record):
    """The table of others with the cells that were filled in here, and what both changed."""

    raw: bytes
    conflicts: tuple[Conflict, ...] = ()


def rows_of(path: Path, raw: bytes) -> list[tuple[str, ...]]:
    """The rows of a table whatever program wrote them; none of what cannot be read."""
    try:
        if is_workbook(path):
            grids = grids_in(path, raw).grids
            return [(name, *_trimmed(row)) for name, grid in grids.items() for row in grid.rows]
        return [_trimmed(row) for row in table_of(path, raw).rows]
    except LkjipError:
        return []


def merged_table(path: Path, name: str, base: bytes, mine: bytes, theirs: bytes) -> MergedTable:
    """The table of others with what was changed here since `base`.

    Where both changed a cell theirs stands.  Where rows came or went here, the lines that
    were changed are changed in theirs; where that does not go, all of theirs stands.
    """
    if is_workbook(path):
        return _merged_book(path, name, base, mine, theirs)
    try:
        then, own, now = (table_of(path, raw) for raw in (base, mine, theirs))
    except LkjipError:
        return MergedTable(theirs, (_whole(path, name, mine, theirs),))
    if len(then.rows) != len(own.rows):
        return _with_rows(path, name, base, mine, theirs)
    return _with_own_cells(name, then, own, now)


def _with_own_cells(name: str, then: Table, own: Table, now: Table) -> MergedTable:
    """The table of others with the cells that were changed here."""
    where = _rows_now(then, now)
    conflicts: list[Conflict] = []
    for row, column in _changed(then, own):
        text = _cell(own, row, column)
        there = where.get(row)
        if row >= len(then.rows):  # a row that was added below the last
            there = len(now.rows)
            where |= {row: there}
        if there is None:
            conflicts.append(_conflict(name, own, row, column, text, ""))
            continue
        found = _cell(now, there, column)
        if same_cell(found, _cell(then, row, column)):
            now = now.holding(now.with_cells(there, column, [[text]]))
        elif not same_cell(found, text):
            conflicts.append(_conflict(name, now, there, column, text, found))
    return MergedTable(now.raw, tuple(conflicts))


def _merged_book(path: Path, name: str, base: bytes, mine: bytes, theirs: bytes) -> MergedTable:
    """The workbook of others with the cells that were changed here, sheet by sheet."""
    both = MergedTable(theirs)
    try:
        before = grids_in(path, base)
        for sheet, grid in grids_in(path, mine).grids.items():
            if before.grids.get(sheet, BookGrid(sheet)).rows == grid.rows:
                continue
            sides = [table_of(path, raw, sheet) for raw in (base, mine, both.raw)]
            step = _with_own_cells(f"{name}#{sheet}", *sides)
            both = MergedTable(step.raw, (*both.conflicts, *step.conflicts))
    except LkjipError:
        return MergedTable(theirs, (_whole(path, name, mine, theirs),))
    return both


def table_conflicts(path: Path, name: str, mine: bytes, theirs: bytes) -> tuple[Conflict, ...]:
    """Where two states of a table differ, cell by cell; as a whole where rows or many differ."""
    try:
        if is_workbook(path):
            return tuple(_book_conflicts(path, name, mine, theirs))
        return _between(name, table_of(path, mine), table_of(path, theirs))
    except (LkjipError, _TooMuchError):
        return (_whole(path, name, mine, theirs),)


class _TooMuchError(Exception):
    """Two states of a table differ in rows, or in more cells than anybody would go through."""


def _between(name: str, own: Table, now: Table) -> tuple[Conflict, ...]:
    """Where two states of a table differ, cell by cell."""
    cells = list(_changed(now, own)) if len(own.rows) == len(now.rows) else []
    if len(own.rows) != len(now.rows) or len(cells) > _SHOWN:
        raise _TooMuchError
    return tuple(
        _conflict(name, now, *cell, _cell(own, *cell), _cell(now, *cell)) for cell in cells
    )


def _book_conflicts(path: Path, name: str, mine: bytes, theirs: bytes) -> Iterator[Conflict]:
    """Where two states of a workbook differ, sheet by sheet."""
    for sheet in grids_in(path, mine).names:
        own, now = (table_of(path, raw, sheet) for raw in (mine, theirs))
        yield from _between(f"{name}#{sheet}", own, now)


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
    fixed = own.fixed
    for number, (before, after) in enumerate(zip_longest(then.rows, own.rows, fillvalue=())):
        for column in range(max(len(before), len(after))):
            if (number, column) in fixed:
                continue  # what a formula comes to follows from other cells
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
        _, sheet = file_and_sheet(conflict.file)
        then, now = (table_of(path, each, sheet) for each in (conflict.table, raw))
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
    return _in(table.rows[row], column) if row < len(table.rows) else ""


def _in(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""


def _conflict(name: str, table: Table, row: int, column: int, mine: str, theirs: str) -> Conflict:
    """That a cell was changed to two things."""
    heading = _cell(table, table.head, column) or f"ke-{column + 1}"
    words = _words(table.rows[row]) if row < len(table.rows) else ()
    label = " ".join(words) or f"baris {row + 1}"
    return Conflict(
        id="",
        file=name,
        path=(row, column),
        title=f"{table_in_words(name)} › {label}, kolom {heading}",
        mine=mine or EMPTY,
        theirs=theirs or EMPTY,
        value=mine,
        their_value=theirs,
        place=table.place(row),
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
