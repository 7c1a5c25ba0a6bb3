"""From data to the rows of a sheet and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from lkjip_docgen.editing import is_empty
from lkjip_docgen.model import Field, Names
from lkjip_docgen.place import Place
from lkjip_docgen.records import MutableRecord, Record, field
from lkjip_docgen.source import Path_, at
from lkjip_docgen.workbook.sheet_parts import Form, Level, Table, Tree

DEPTH = "Tingkat"
"""The heading of a tree's first column."""


# --- from data to rows ---------------------------------------------------------


def form_values(form: Form, data: object) -> list[object]:
    """The values of a form, one for each field."""
    section = at(data, form.path)
    return [at(section, field.names) for field in form.fields]


def table_rows(table: Table, data: object) -> list[dict[str, object]]:
    """The rows of a table, each by heading."""
    first, *rest = table.levels
    rows: list[dict[str, object]] = []
    for item in _items(data, first.path):
        below = list(_rows(item, rest))
        if table.reference and is_empty(below) and is_empty(_cells(first.fields, item)):
            continue
        rows += _with(first, item, below)
    return rows


def _rows(item: object, levels: Sequence[Level]) -> Iterator[dict[str, object]]:
    if levels:
        first, *rest = levels
        for child in _items(item, first.path):
            below = list(_rows(child, rest))
            if below or not first.refers:
                yield from _with(first, child, below)


def _with(level: Level, item: object, below: list[dict[str, object]]) -> list[dict[str, object]]:
    """Keys in every row, the other values in the first."""
    first, *further = below or [{}]
    keys = _cells(level.keys, item)
    return [
        {**keys, **_cells(level.fields, item), **first},
        *({**keys, **row} for row in further),
    ]


def _cells(fields: Sequence[Field], item: object) -> dict[str, object]:
    return {field.label: at(item, field.names) for field in fields}


def tree_rows(tree: Tree, data: object) -> list[dict[str, object]]:
    """The rows of a tree, from above down, each with its depth."""
    return list(_branches(tree, _items(data, tree.path), 1))


def _branches(tree: Tree, items: Sequence[object], depth: int) -> Iterator[dict[str, object]]:
    for item in items:
        yield {DEPTH: depth, **_cells(tree.fields, item)}
        yield from _branches(tree, _items(item, (tree.below,)), depth + 1)


def _items(data: object, path: Names) -> list[object]:
    found = at(data, path)
    return found if isinstance(found, list) else []


# --- from rows to data ---------------------------------------------------------


class Value(Record):
    """What a cell holds, as data, and where it stands."""

    value: object
    place: Place


Row = Mapping[str, Value]

Keys = Sequence[tuple[Names, object]]
"""What tells an item from the others: where in it, and the value."""


class Item(NamedTuple):
    """An item of a list in the data, and the path to it."""

    path: Path_
    data: object


class _Branch(NamedTuple):
    """A list of units in a tree, and the path to it."""

    path: Path_
    items: list[object]


class Gathered(MutableRecord):
    """Data put together from cells, the cell of every value, and rows that contradict."""

    data: dict[str, object] = field(default_factory=dict)
    places: dict[Path_, Place] = field(default_factory=dict)
    unknown: list[tuple[Value, str]] = field(default_factory=list)  # code, heading
    contradictions: list[tuple[Value, str]] = field(default_factory=list)

    def form(self, form: Form, values: Sequence[Value]) -> None:
        """Take in the values of a form, one for each field."""
        section = self._section(form.path)
        for known, value in zip(form.fields, values, strict=True):
            self._set(section, form.path, known.names, value)

    def table(self, table: Table, rows: Sequence[Row]) -> None:
        """Take in the rows of a table; rows without any value are left out."""
        open_items: list[Item] = []
        for row in _filled(rows):
            open_items = self._row(table, row, open_items)

    def tree(self, tree: Tree, rows: Sequence[Row]) -> None:
        """Take in the rows of a tree; a row without depth stands beside the one above."""
        open_lists: list[_Branch] = []
        for row in _filled(rows):
            depth = self._depth(row[DEPTH], len(open_lists))
            del open_lists[depth:]
            if len(open_lists) < depth:
                open_lists.append(self._branch(tree, open_lists))
            self._unit(tree, row, open_lists[-1])

    def _depth(self, typed: Value, above: int) -> int:
        """How deep a row of a tree stands, at most one level below the row above it."""
        depth = int(typed.value) if isinstance(typed.value, Decimal) else max(1, above)
        if 1 <= depth <= above + 1:
            return depth
        self.contradictions.append((typed, DEPTH))
        return above + 1

    def _branch(self, tree: Tree, above: Sequence[_Branch]) -> _Branch:
        if not above:
            return _Branch(tree.path, self._list(self.data, tree.path))
        path, items = above[-1]
        below: Path_ = (*path, len(items) - 1, tree.below)
        return _Branch(below, _list_in(items[-1], tree.below))

    def _unit(self, tree: Tree, row: Row, branch: _Branch) -> None:
        """Add the unit of a row to the list it belongs to."""
        unit: dict[str, object] = {}
        path = (*branch.path, len(branch.items))
        branch.items.append(unit)
        self.places[path] = row[DEPTH].place
        for known in tree.fields:
            self._set(unit, path, known.names, row[known.label])

    def _row(self, table: Table, row: Row, before: Sequence[Item]) -> list[Item]:
        """The items that the row belongs to, from the outermost in; `before`: of the row above."""
        opened: list[Item] = []
        above = iter(before)
        for number, level in enumerate(table.levels):
            last = next(above, None)
            refers = level.refers or (table.reference and not number)
            if refers and last is None and number and _is_blank(level, row):
                break
            item = self._known(level, row, last, opened if refers else None)
            if item is not None:
                self._agree(level, row, item)
            elif _is_blank(level, row):
                break  # a parent without items
            else:
                item = self._begin(level, row, opened)
            if not _is_same(item, last):
                above = iter(())  # what was open further in belongs to another item
            opened.append(item)
        return opened

    def _known(
        self, level: Level, row: Row, last: Item | None, referring: Sequence[Item] | None
    ) -> Item | None:
        """The item that the row refers to or goes on with; None where it begins one.

        `referring` are the items around one that is referred to; None where none is.
        """
        if referring is not None:
            return self._referred(level, row, last, referring)
        goes_on = last is not None and level.keys and _continues(level, row, last)
        return last if goes_on else None

    def _referred(self, level: Level, row: Row, last: Item | None, around: Sequence[Item]) -> Item:
        """The item that the row names, in the list of another table."""
        keys = _keys(level, row)
        if last is not None and all(value is None for _, value in keys):
            return last
        owner = around[-1] if around else Item((), self.data)
        found = _find(owner, level.path, keys)
        if found is not None:
            return found
        label = level.keys[0].label
        self.unknown.append((row[label], label))
        return Item(("?",), {})

    def _begin(self, level: Level, row: Row, above: Sequence[Item]) -> Item:
        base, owner = above[-1] if above else Item((), self.data)
        items = self._list(owner, level.path)
        path: Path_ = (*base, *level.path, len(items))
        fields = (*level.keys, *level.fields)
        self.places[path] = row[fields[0].label].place
        if fields[0].names == ():
            items.append(row[fields[0].label].value)
            return Item(path, items[-1])
        item: dict[str, object] = {}
        items.append(item)
        for known in fields:
            self._set(item, path, known.names, row[known.label])
        return Item(path, item)

    def _agree(self, level: Level, row: Row, item: Item) -> None:
        """A further row of an item may repeat its values or leave them out, not change them."""
        for known in level.fields:
            value = row[known.label]
            was = at(item.data, known.names)
            if is_empty(was):
                self._set(item.data, item.path, known.names, value)
            elif not is_empty(value.value) and value.value != was:
                self.contradictions.append((value, known.label))

    def _set(self, section: object, path: Path_, names: Names, value: Value) -> None:
        self.places[*path, *names] = value.place
        if is_empty(value.value):
            return
        for number, name in enumerate(names[:-1], 1):
            section = _section_in(section, name)
            self.places.setdefault((*path, *names[:number]), value.place)
        assert isinstance(section, dict)
        section[names[-1]] = value.value

    def _section(self, path: Names) -> dict[str, object]:
        section = self.data
        for name in path:
            section = _section_in(section, name)
        return section

    def _list(self, owner: object, path: Names) -> list[object]:
        for name in path[:-1]:
            owner = _section_in(owner, name)
        return _list_in(owner, path[-1])


def _find(owner: Item, path: Names, keys: Keys) -> Item | None:
    """The item of a list that has these keys; none has an empty one at the front."""
    if keys[0][1] is None:
        return None
    for number, item in enumerate(_items(owner.data, path)):
        if _has(item, keys):
            return Item((*owner.path, *path, number), item)
    return None


def _section_in(owner: object, name: str) -> dict[str, object]:
    """The section under a key of a section; a new one where there is none."""
    assert isinstance(owner, dict)
    found = owner.setdefault(name, {})
    assert isinstance(found, dict)
    return found


def _list_in(owner: object, name: str) -> list[object]:
    """The list under a key of a section; a new one where there is none."""
    assert isinstance(owner, dict)
    found = owner.setdefault(name, [])
    assert isinstance(found, list)
    return found


def _filled(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows in which anything stands."""
    for row in rows:
        if not all(is_empty(value.value) for value in row.values()):
            yield row


def _is_same(item: Item, other: Item | None) -> bool:
    return other is not None and item.path == other.path


def _is_blank(level: Level, row: Row) -> bool:
    """Whether a row says nothing about an item of the level."""
    return all(is_empty(row[known.label].value) for known in (*level.keys, *level.fields))


def _keys(level: Level, row: Row) -> Keys:
    return [(known.names, row[known.label].value) for known in level.keys]


def _has(item: object, keys: Keys) -> bool:
    return all(at(item, names) == value for names, value in keys)


def _continues(level: Level, row: Row, item: Item) -> bool:
    """Whether a row goes on with the item above: no keys, or the same ones."""
    keys = _keys(level, row)
    return all(is_empty(value) for _, value in keys) or _has(item.data, keys)
