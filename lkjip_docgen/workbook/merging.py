"""Three-way merging: what the workbook changed, in data that may have changed since the export."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lkjip_docgen.editing import is_empty, same
from lkjip_docgen.editing.alignment import match
from lkjip_docgen.source.paths import Path_


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that was changed to one thing in the data file and to another in the workbook.

    `path` leads to it in the merged data, `cell_path` in the workbook's.
    """

    path: Path_
    cell_path: Path_
    data: Any
    workbook: Any


@dataclass(slots=True)
class Merger:
    """Merges; of a conflict the data file's value stays, or the workbook's with `take_workbook`."""

    take_workbook: bool = False
    conflicts: list[Conflict] = field(default_factory=list)

    def data(self, base: Any, ours: Any, theirs: Any) -> dict[str, Any]:
        """Both sides' changes to `base`: the data file now (`ours`) and the workbook (`theirs`)."""
        merged: dict[str, Any] = self.value(base, ours, theirs, (), ()) or {}
        return merged

    def value(self, base: Any, ours: Any, theirs: Any, path: Path_, cell: Path_) -> Any:
        """One value, section or list with both sides' changes."""
        if same(theirs, base) or same(theirs, ours):
            return ours
        if same(ours, base):
            return theirs
        present = [side for side in (base, ours, theirs) if side is not None]
        if all(isinstance(side, Mapping) for side in present):
            return self._section(base or {}, ours or {}, theirs or {}, path, cell)
        if all(isinstance(side, list) for side in present):
            return self._list(base or [], ours or [], theirs or [], path, cell)
        return self.choose(ours, theirs, path, cell)

    def choose(self, ours: Any, theirs: Any, path: Path_, cell: Path_) -> Any:
        """The value that stands where both sides changed it."""
        if self.take_workbook:
            return theirs
        self.conflicts.append(Conflict(path, cell, ours, theirs))
        return ours

    def _section(
        self,
        base: Mapping[str, Any],
        ours: Mapping[str, Any],
        theirs: Mapping[str, Any],
        path: Path_,
        cell: Path_,
    ) -> dict[str, Any]:
        merged: dict[str, Any] = {}
        for key in dict.fromkeys((*ours, *theirs)):
            sides = (base.get(key), ours.get(key), theirs.get(key))
            value = self.value(*sides, (*path, key), (*cell, key))
            if not is_empty(value):
                merged[key] = value
        return merged

    def _list(
        self, base: list[Any], ours: list[Any], theirs: list[Any], path: Path_, cell: Path_
    ) -> list[Any]:
        """The items of the data file in their order, with those that the workbook added."""
        our_base = match(base, ours)
        their_base = match(base, theirs)
        their_of = {b: t for t, b in their_base.items()}
        added = _added(theirs, their_base)
        merged: list[Any] = []
        placed: set[int] = set()  # items of the workbook whose followers stand already

        def follow(after: int) -> None:
            for position in added.get(after, ()):
                if not any(same(theirs[position], item) for item in ours):
                    merged.append(theirs[position])
            placed.add(after)

        follow(-1)
        for position, item in enumerate(ours):
            b = our_base.get(position)
            t = None if b is None else their_of.get(b)
            here = (*path, len(merged))
            if b is None:
                merged.append(item)
            elif t is not None:
                merged.append(self.value(base[b], item, theirs[t], here, (*cell, t)))
                follow(t)
            elif not same(base[b], item):
                kept = self.choose(item, None, here, cell)
                merged += [] if kept is None else [kept]
        for t, b in their_base.items():
            if b not in our_base.values() and not same(base[b], theirs[t]):
                kept = self.choose(None, theirs[t], path, (*cell, t))
                merged += [] if kept is None else [kept]
        for after in added.keys() - placed:
            follow(after)
        return merged


def _added(theirs: Sequence[Any], known: Mapping[int, int]) -> dict[int, list[int]]:
    """Items that the workbook added, by the item before them (-1: none)."""
    found: dict[int, list[int]] = {}
    before = -1
    for position in range(len(theirs)):
        if position in known:
            before = position
        else:
            found.setdefault(before, []).append(position)
    return found


Rows = tuple[tuple[Any, ...], ...]
"""A monthly table: names at the left, then numbers."""


def merge_rows(base: Rows, ours: Rows, theirs: Rows, labels: int, merger: Merger) -> Rows:
    """A monthly table with both sides' changes, cell by cell where the rows are the same.

    Paths of conflicts are the position of the row and of the cell.
    """
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    names = [[row[:labels] for row in rows] for rows in (base, ours, theirs)]
    if names[0] != names[1] or names[0] != names[2]:
        kept: Rows = merger.choose(ours, theirs, (), ())
        return kept
    return tuple(_merged_rows(base, ours, theirs, merger))


def _merged_rows(base: Rows, ours: Rows, theirs: Rows, merger: Merger) -> Iterator[tuple[Any, ...]]:
    for number, rows in enumerate(zip(base, ours, theirs, strict=True)):
        yield tuple(
            merger.value(*cells, (number, column), (number, column))
            for column, cells in enumerate(zip(*rows, strict=True))
        )
