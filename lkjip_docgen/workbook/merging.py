"""Three-way merging: what the workbook changed, in data that may have changed since the export."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from lkjip_docgen.editing import is_empty, match, same
from lkjip_docgen.records import MutableRecord, Record, field
from lkjip_docgen.source import Path_

_Side = TypeVar("_Side")
_Kind = TypeVar("_Kind")


class Conflict(Record):
    """A value that was changed to one thing in the data file and to another in the workbook.

    `path` leads to it in the merged data, `cell_path` in the workbook's.
    """

    path: Path_
    cell_path: Path_
    data: object
    workbook: object


class Merger(MutableRecord):
    """Merges; of a conflict the data file's value stays, or the workbook's with `take_workbook`."""

    take_workbook: bool = False
    conflicts: list[Conflict] = field(default_factory=list)

    def data(self, base: object, ours: object, theirs: object) -> dict[str, object]:
        """Both sides' changes to `base`: the data file now (`ours`) and the workbook (`theirs`)."""
        merged = self.value(base, ours, theirs, (), ()) or {}
        assert isinstance(merged, dict)
        return merged

    def value(self, base: object, ours: object, theirs: object, path: Path_, cell: Path_) -> object:
        """One value, section or list with both sides' changes."""
        if same(theirs, base) or same(theirs, ours):
            return ours
        if same(ours, base):
            return theirs
        sides = _Sides(base, ours, theirs)
        if (sections := sides.each_as(dict)) is not None:
            return self._section(sections, path, cell)
        if (lists := sides.each_as(list)) is not None:
            return self._list(_Lists.of(lists), path, cell)
        return self.choose(ours, theirs, path, cell)

    def choose(self, ours: _Side, theirs: _Side, path: Path_, cell: Path_) -> _Side:
        """The value that stands where both sides changed it."""
        if self.take_workbook:
            return theirs
        self.conflicts.append(Conflict(path, cell, ours, theirs))
        return ours

    def _section(
        self, sides: _Sides[dict[str, object]], path: Path_, cell: Path_
    ) -> dict[str, object]:
        merged: dict[str, object] = {}
        for key in dict.fromkeys((*sides.ours, *sides.theirs)):
            base, ours, theirs = (side.get(key) for side in sides)
            value = self.value(base, ours, theirs, (*path, key), (*cell, key))
            if not is_empty(value):
                merged[key] = value
        return merged

    def _list(self, lists: _Lists, path: Path_, cell: Path_) -> list[object]:
        """The items of the data file in their order, with those that the workbook added."""
        merged = lists.take_added(_BEGINNING)
        for position in range(len(lists.ours)):
            merged += self._kept(lists, position, (*path, len(merged)), cell)
            counterpart = lists.counterpart(position)
            if counterpart is not None:
                merged += lists.take_added(counterpart)
        for position in lists.dropped_but_changed():
            theirs = lists.theirs[position]
            merged += _present(self.choose(None, theirs, path, (*cell, position)))
        for before in tuple(lists.added):  # behind items that the data file dropped
            merged += lists.take_added(before)
        return merged

    def _kept(self, lists: _Lists, position: int, path: Path_, cell: Path_) -> list[object]:
        """An item of the data file as it is after merging; [] where the workbook took it out."""
        item = lists.ours[position]
        origin = lists.our_base.get(position)
        if origin is None:
            return [item]  # new in the data file
        counterpart = lists.counterpart(position)
        if counterpart is None:
            unchanged = same(lists.base[origin], item)
            return [] if unchanged else _present(self.choose(item, None, path, cell))
        theirs = lists.theirs[counterpart]
        return [self.value(lists.base[origin], item, theirs, path, (*cell, counterpart))]


class _Sides(NamedTuple, Generic[_Side]):
    """What one place holds at the export, in the data file now, and in the workbook."""

    base: _Side
    ours: _Side
    theirs: _Side

    def each_as(self, kind: type[_Kind]) -> _Sides[_Kind] | None:
        """The sides as that kind of thing, an empty one for nothing; None where one is another."""
        filled = (kind() if side is None else side for side in self)
        kept = [side for side in filled if isinstance(side, kind)]
        return _Sides(*kept) if len(kept) == len(self) else None


_BEGINNING = -1
"""The position before the first item of a list."""


class _Lists(Record):
    """A list on the three sides, and which item of one is which of another."""

    base: list[object]
    ours: list[object]
    theirs: list[object]
    our_base: Mapping[int, int]  # positions in `base`, by those in `ours`
    their_base: Mapping[int, int]  # the same for `theirs`
    their_of: Mapping[int, int]  # positions in `theirs`, by those in `base`
    added: dict[int, list[int]]  # of the workbook, not taken yet, by the item before them
    own_added: list[int]  # of the data file, not known to be of the workbook too

    @classmethod
    def of(cls, sides: _Sides[list[object]]) -> _Lists:
        """The lists with their items matched."""
        our_base = match(sides.base, sides.ours)
        their_base = match(sides.base, sides.theirs)
        their_of = {base: position for position, base in their_base.items()}
        added = _added(sides.theirs, their_base)
        own_added = [position for position in range(len(sides.ours)) if position not in our_base]
        return cls(*sides, our_base, their_base, their_of, added, own_added)

    def counterpart(self, position: int) -> int | None:
        """Where the workbook has an item of the data file; None where only one of them has it."""
        origin = self.our_base.get(position)
        return None if origin is None else self.their_of.get(origin)

    def take_added(self, before: int) -> list[object]:
        """What the workbook added behind an item, without what the data file was given too."""
        items = [self.theirs[position] for position in self.added.pop(before, ())]
        return [item for item in items if not self._is_ours(item)]

    def dropped_but_changed(self) -> Iterator[int]:
        """Positions of items that are gone from the data file and changed in the workbook."""
        kept = set(self.our_base.values())
        for position, origin in self.their_base.items():
            if origin not in kept and not same(self.base[origin], self.theirs[position]):
                yield position

    def _is_ours(self, item: object) -> bool:
        """Whether the data file was given the same item too; each of its items counts once."""
        own = next((p for p in self.own_added if same(item, self.ours[p])), None)
        if own is not None:
            self.own_added.remove(own)
        return own is not None


def _present(item: object) -> list[object]:
    """The item, if there is one, as a list."""
    return [] if item is None else [item]


def _added(theirs: Sequence[object], known: Mapping[int, int]) -> dict[int, list[int]]:
    """Items that the workbook added, by the item before them."""
    found: dict[int, list[int]] = {}
    before = _BEGINNING
    for position in range(len(theirs)):
        if position in known:
            before = position
        else:
            found.setdefault(before, []).append(position)
    return found


Rows = tuple[tuple[object, ...], ...]
"""A monthly table: names at the left, then numbers."""


def merge_rows(base: Rows, ours: Rows, theirs: Rows, labels: int, merger: Merger) -> Rows:
    """A monthly table with both sides' changes, cell by cell where the rows are the same.

    Paths of conflicts are the position of the row and of the cell.
    """
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    names = _names(base, labels)
    if names != _names(ours, labels) or names != _names(theirs, labels):
        return merger.choose(ours, theirs, (), ())
    return tuple(_merged_rows(base, ours, theirs, merger))


def _names(rows: Rows, labels: int) -> list[tuple[object, ...]]:
    return [row[:labels] for row in rows]


def _merged_rows(
    base: Rows, ours: Rows, theirs: Rows, merger: Merger
) -> Iterator[tuple[object, ...]]:
    for number, rows in enumerate(zip(base, ours, theirs, strict=True)):
        yield tuple(
            merger.value(*cells, (number, column), (number, column))
            for column, cells in enumerate(zip(*rows, strict=True))
        )
