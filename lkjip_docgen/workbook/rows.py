"""From data to the rows of a sheet and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lkjip_docgen.editing import is_empty
from lkjip_docgen.place import Place
from lkjip_docgen.source.paths import Path_
from lkjip_docgen.workbook.blocks import Form, Level, Table, Tree
from lkjip_docgen.workbook.fields import Field, Names

DEPTH = "Tingkat"
"""The heading of a tree's first column."""


# --- from data to rows ---------------------------------------------------------


def form_values(form: Form, data: Any) -> list[Any]:
    """The values of a form, one for each field."""
    section = at(data, form.path)
    return [at(section, field.names) for field in form.fields]


def table_rows(table: Table, data: Any) -> list[dict[str, Any]]:
    """The rows of a table, each by heading."""
    first, *rest = table.levels
    rows: list[dict[str, Any]] = []
    for item in _items(data, first.path):
        below = list(_rows(item, rest))
        if table.reference and is_empty(below) and is_empty(_cells(first.fields, item)):
            continue
        rows += _with(first, item, below)
    return rows


def _rows(item: Any, levels: Sequence[Level]) -> Iterator[dict[str, Any]]:
    if levels:
        first, *rest = levels
        for child in _items(item, first.path):
            yield from _with(first, child, list(_rows(child, rest)))


def _with(level: Level, item: Any, below: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Keys in every row, the other values in the first."""
    rows = below or [{}]
    keys = _cells(level.keys, item)
    return [
        {**keys, **(_cells(level.fields, item) if number == 0 else {}), **row}
        for number, row in enumerate(rows)
    ]


def _cells(fields: Sequence[Field], item: Any) -> dict[str, Any]:
    return {field.label: at(item, field.names) for field in fields}


def tree_rows(tree: Tree, data: Any) -> list[dict[str, Any]]:
    """The rows of a tree, from above down, each with its depth."""
    return list(_branches(tree, _items(data, tree.path), 1))


def _branches(tree: Tree, items: Sequence[Any], depth: int) -> Iterator[dict[str, Any]]:
    for item in items:
        yield {DEPTH: depth, **_cells(tree.fields, item)}
        yield from _branches(tree, _items(item, (tree.below,)), depth + 1)


def at(data: Any, names: Names) -> Any:
    """The value at a path of keys; None where there is none."""
    for name in names:
        data = data.get(name) if isinstance(data, Mapping) else None
    return data


def _items(data: Any, path: Names) -> list[Any]:
    found = at(data, path)
    return found if isinstance(found, list) else []


# --- from rows to data ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell holds, as data, and where it stands."""

    value: Any
    place: Place


Row = Mapping[str, Value]


@dataclass(slots=True)
class Gathered:
    """Data put together from cells, the cell of every value, and rows that contradict."""

    data: dict[str, Any] = field(default_factory=dict)
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
        open_items: list[tuple[Path_, Any]] = []
        for row in rows:
            if all(is_empty(value.value) for value in row.values()):
                continue
            open_items = self._row(table, row, open_items)

    def tree(self, tree: Tree, rows: Sequence[Row]) -> None:
        """Take in the rows of a tree; a row without depth stands beside the one above."""
        open_lists: list[tuple[Path_, list[Any]]] = []
        for row in rows:
            if all(is_empty(value.value) for value in row.values()):
                continue
            depth = row[DEPTH].value
            deepest = len(open_lists) + 1 if open_lists else 1
            level = int(depth) if depth is not None else max(1, deepest - 1)
            if not 1 <= level <= deepest:
                self.contradictions.append((row[DEPTH], DEPTH))
                level = deepest
            del open_lists[level:]
            if len(open_lists) < level:
                open_lists.append(self._branch(tree, open_lists))
            path, items = open_lists[-1]
            item: dict[str, Any] = {}
            items.append(item)
            here = (*path, len(items) - 1)
            self.places[here] = row[DEPTH].place
            for known in tree.fields:
                self._set(item, here, known.names, row[known.label])

    def _branch(
        self, tree: Tree, above: Sequence[tuple[Path_, list[Any]]]
    ) -> tuple[Path_, list[Any]]:
        if not above:
            return tree.path, self._list(self.data, tree.path)
        path, items = above[-1]
        below: Path_ = (*path, len(items) - 1, tree.below)
        return below, items[-1].setdefault(tree.below, [])

    def _row(
        self, table: Table, row: Row, before: list[tuple[Path_, Any]]
    ) -> list[tuple[Path_, Any]]:
        """The items that the row belongs to, from the outermost in."""
        opened: list[tuple[Path_, Any]] = []
        fresh = False  # a level above has another item than in the row before
        for depth, level in enumerate(table.levels):
            known = before[depth] if depth < len(before) and not fresh else None
            found: tuple[Path_, Any] | None = None
            if table.reference and depth == 0:
                found = self._referred(level, row, known)
                fresh = known is not None and found[0] != known[0]
            elif known is not None and level.keys and self._continues(level, row, known[1]):
                found = known
            values = [row[f.label] for f in (*level.keys, *level.fields)]
            if found is None:
                if all(is_empty(value.value) for value in values):
                    break  # a parent without items
                fresh = True
                found = self._begin(level, row, opened)
            elif level.fields:
                self._agree(level, row, found)
            opened.append(found)
        return opened

    def _referred(
        self, level: Level, row: Row, known: tuple[Path_, Any] | None
    ) -> tuple[Path_, Any]:
        """The item that the row names, in the list of another table."""
        codes = [(key.names, row[key.label].value) for key in level.keys]
        code = row[level.keys[0].label]
        if known is not None and all(value is None for _, value in codes):
            return known
        for number, item in enumerate(_items(self.data, level.path)):
            if code.value is not None and all(at(item, names) == value for names, value in codes):
                return (*level.path, number), item
        self.unknown.append((code, level.keys[0].label))
        return ("?",), {}

    def _continues(self, level: Level, row: Row, item: Any) -> bool:
        """Whether a row goes on with the item above: no keys, or the same ones."""
        keys = [(known.names, row[known.label].value) for known in level.keys]
        if all(is_empty(value) for _, value in keys):
            return True
        return all(at(item, names) == value for names, value in keys)

    def _begin(
        self, level: Level, row: Row, above: Sequence[tuple[Path_, Any]]
    ) -> tuple[Path_, Any]:
        base, owner = above[-1] if above else ((), self.data)
        items = self._list(owner, level.path)
        path: Path_ = (*base, *level.path, len(items))
        fields = (*level.keys, *level.fields)
        self.places[path] = row[fields[0].label].place
        if fields[0].names == ():
            items.append(row[fields[0].label].value)
            return path, items[-1]
        item: dict[str, Any] = {}
        items.append(item)
        for known in fields:
            self._set(item, path, known.names, row[known.label])
        return path, item

    def _agree(self, level: Level, row: Row, found: tuple[Path_, Any]) -> None:
        """A further row of an item may repeat its values or leave them out, not change them."""
        path, item = found
        for known in level.fields:
            value = row[known.label]
            was = at(item, known.names)
            if is_empty(was):
                self._set(item, path, known.names, value)
            elif not is_empty(value.value) and value.value != was:
                self.contradictions.append((value, known.label))

    def _set(self, section: dict[str, Any], path: Path_, names: Names, value: Value) -> None:
        self.places[*path, *names] = value.place
        if is_empty(value.value):
            return
        for number, name in enumerate(names[:-1], 1):
            section = section.setdefault(name, {})
            self.places.setdefault((*path, *names[:number]), value.place)
        section[names[-1]] = value.value

    def _section(self, path: Names) -> dict[str, Any]:
        section = self.data
        for name in path:
            section = section.setdefault(name, {})
        return section

    def _list(self, owner: dict[str, Any], path: Names) -> list[Any]:
        for name in path[:-1]:
            owner = owner.setdefault(name, {})
        found: list[Any] = owner.setdefault(path[-1], [])
        return found
