"""From the old text of a data file and its new values to the new text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lkjip_docgen.editing.alignment import origins
from lkjip_docgen.editing.emit import WIDTH, block_lines
from lkjip_docgen.editing.keys import Order, add_key, remove_key
from lkjip_docgen.editing.list_items import New, Places, dash
from lkjip_docgen.editing.list_items import arrange as arrange_items
from lkjip_docgen.editing.nodes import Entry, Node, node_at, parse
from lkjip_docgen.editing.sameness import is_empty, same, says_none, unsaid
from lkjip_docgen.editing.text_edits import Draft
from lkjip_docgen.editing.values_in_place import clear, replace, replace_block, replace_value
from lkjip_docgen.records import Record
from lkjip_docgen.records import replace as replace_fields
from lkjip_docgen.source import Path_


def rewrite(
    text: str,
    old: Mapping[str, object],
    new: Mapping[str, object],
    order: Order,
    comments: Mapping[Path_, Sequence[str]] | None = None,
) -> str:
    """The text with the values of `new` where they differ from `old`, which it holds now.

    Comments, order, quotes and line breaks of everything else stay.  A key
    that is new comes after the one that precedes it in `order`.  `comments`
    are lines to put above the key or list item at a path of `old`.
    """
    editor = _Editor(Draft(text), dict(comments or {}))
    editor.section(parse(text), _Change(old, new, order, ()))
    return editor.draft.result()


def put(text: str, data: Mapping[str, object], path: Path_, value: object, order: Order) -> str:
    """The text, which holds `data`, with another value at one path.

    Nothing beside it is compared or touched.  Sections that are not there yet
    are written; a list item must be.  None empties a key, whose line stays; `[]` is
    written, for it says that there is none.
    """
    editor = _Editor(Draft(text), {})
    editor.put(parse(text), _Change(data, data, order, ()), path, value)
    return editor.draft.result()


def put_items(
    text: str, data: Mapping[str, object], path: Path_, items: Sequence[object], order: Order
) -> str:
    """The text, which holds `data`, with other items in the list at a path.

    Each is written over the one that stands in its place, whatever that is; those that are more
    come after the last.  The list has items, and none goes.
    """
    editor = _Editor(Draft(text), {})
    change = _Change(data, data, order, ())
    for step in path:
        change = change.of_item(step, step) if isinstance(step, int) else change.of_key(step)
    editor.items(node_at(parse(text), path), change.to(items))
    return editor.draft.result()


def arrange(text: str, path: Path_, places: Places) -> str:
    """The text with the items of the list at a path in another order, some gone, some new."""
    editor = _Editor(Draft(text), {})
    editor.arrange(node_at(parse(text), path), places)
    return editor.draft.result()


def drop(text: str, path: Path_) -> str:
    """The text without the key at a path, whose section has others."""
    *above, key = path
    draft = Draft(text)
    remove_key(draft, node_at(parse(text), tuple(above)), str(key))
    return draft.result()


class _Change(Record):
    """A value before and after, at a path of the old data; `order` is that of the keys below."""

    old: object
    new: object
    order: Order
    path: Path_

    def to(self, new: object) -> _Change:
        """The same place with another new value."""
        return replace_fields(self, new=new)

    @property
    def place(self) -> int:
        """The position of an item in its list."""
        step = self.path[-1]
        assert isinstance(step, int)
        return step

    @property
    def nothing(self) -> bool:
        """Whether both say the same."""
        return same(self.old, self.new) and not (
            unsaid(self.old, self.new) or says_none(self.old, self.new)
        )

    @property
    def empties(self) -> bool:
        """Whether nothing is left of what was there; a section then keeps its empty keys."""
        if isinstance(self.new, Mapping) or not is_empty(self.new):
            return False
        if self.new == []:
            return False
        return not is_empty(self.old) or unsaid(self.old, self.new)

    @property
    def items(self) -> tuple[list[object], list[object]]:
        """The items before and after, of what was a list and still is one."""
        return _items(self.old), _items(self.new)

    def of_key(self, key: str) -> _Change:
        """The change of a key in a section."""
        old = _keys(self.old).get(key)
        new = _keys(self.new).get(key, old if is_empty(old) else None)
        return _Change(old, new, self.order.get(key, {}), (*self.path, key))

    def of_item(self, was: int, now: int) -> _Change:
        """The change of an item in a list, by its places before and after."""
        old, new = self.items
        return _Change(old[was], new[now], self.order, (*self.path, was))


class _Editor(Record):
    """Brings the values of a text to what they shall be."""

    draft: Draft
    comments: Mapping[Path_, Sequence[str]]

    def section(self, node: Node, change: _Change) -> None:
        """Bring a section to its new values."""
        for key, entry in node.entries.items():
            below = change.of_key(key)
            self._comment(entry.start, entry.column, below.path)
            if not below.nothing or self._comments_below(below.path):
                self._entry(node, entry, below)
        for key, value in _missing(node, change.new):
            add_key(self.draft, node, key, value, change.order)

    def put(self, node: Node, change: _Change, path: Path_, value: object) -> None:
        """Write a value at a path below a section or list."""
        step, *below = path
        rest = tuple(below)
        if isinstance(step, int):
            self._put_item(node, change.of_item(step, step), rest, value)
        elif step not in node.entries:
            add_key(self.draft, node, step, nested(rest, value), change.order)
        else:
            self._put_entry(node, node.entries[step], change.of_key(step), rest, value)

    def _put_item(self, parent: Node, change: _Change, path: Path_, value: object) -> None:
        item = parent.items[change.place]
        if path and item.kind != "scalar":
            self.put(item, change, path, value)
        else:
            self._value(parent, item, change.to(nested(path, value)), parent.column)

    def _put_entry(
        self, section: Node, entry: Entry, change: _Change, path: Path_, value: object
    ) -> None:
        if path and entry.value.kind != "scalar":
            self.put(entry.value, change, path, value)
        elif is_empty(value) and isinstance(value, list) and value:  # an item to be filled in
            replace_value(self.draft, section, entry, nested(path, value))
        else:
            self._entry(section, entry, change.to(nested(path, value)))

    def _entry(self, section: Node, entry: Entry, change: _Change) -> None:
        node = entry.value
        if change.empties:
            clear(self.draft, section, entry)
        elif _stays_list(node, change) and not (node.items and change.new):
            self._scalar(section, entry, change)
        elif _stays_section(node, change) or _stays_list(node, change):
            self._value(section, node, change, entry.column)
        else:
            self._scalar(section, entry, change)

    def _value(self, parent: Node, node: Node, change: _Change, column: int) -> None:
        if _stays_section(node, change):
            self.section(node, change)
        elif _stays_list(node, change):
            self._list(node, change)
        elif not change.nothing:
            replace(self.draft, parent, node, change.new, column)

    def _scalar(self, section: Node, entry: Entry, change: _Change) -> None:
        """Write the value of a key anew as a whole."""
        if not change.nothing:
            replace_value(self.draft, section, entry, change.new)

    def _list(self, node: Node, change: _Change) -> None:
        old, new = change.items
        was = origins(old, new)
        kept = {o: n for n, o in enumerate(was) if o is not None}
        self._kept_items(node, change, kept)
        if kept or node.flow:
            places = [New(new[n]) if o is None else o for n, o in enumerate(was)]
            self.arrange(node, places)
        else:
            replace_block(self.draft, node, block_lines(change.new, WIDTH - node.column))

    def items(self, node: Node, change: _Change) -> None:
        """Write the items of a list over those that stand there, by their places."""
        _, new = change.items
        there = range(len(node.items))
        self._kept_items(node, change, {place: place for place in there})
        self.arrange(node, [*there, *(New(item) for item in new[len(there) :])])

    def _kept_items(self, node: Node, change: _Change, kept: Mapping[int, int]) -> None:
        for was, item in enumerate(node.items):
            self._comment(dash(self.draft, node, item), node.column, (*change.path, was))
            if was in kept:
                self._value(node, item, change.of_item(was, kept[was]), node.column)

    def arrange(self, node: Node, places: Places) -> None:
        """Bring the items of a list into another order, if it is another."""
        if list(places) != list(range(len(node.items))):
            arrange_items(self.draft, node, places)

    # --- comments ------------------------------------------------------------

    def _comment(self, start: int, column: int, path: Path_) -> None:
        lines = self.comments.get(path, ())
        if lines:
            indent = " " * column
            text = "".join(f"{indent}# {comment}{self.draft.newline}" for comment in lines)
            self.draft.insert(self.draft.line_start(start), text)

    def _comments_below(self, path: Path_) -> bool:
        return any(len(p) > len(path) and p[: len(path)] == path for p in self.comments)


def _stays_section(node: Node, change: _Change) -> bool:
    return node.kind == "section" and isinstance(change.new, Mapping)


def _stays_list(node: Node, change: _Change) -> bool:
    return node.kind == "list" and isinstance(change.new, list)


def _missing(node: Node, new: object) -> Iterator[tuple[str, object]]:
    """The keys with a value that a section of the text does not have."""
    for key, value in _keys(new).items():
        if key not in node.entries and (value == [] or not is_empty(value)):
            yield key, value


def _keys(section: object) -> Mapping[str, object]:
    """The keys of a section; none of one that is empty."""
    return section if isinstance(section, Mapping) else {}


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def nested(path: Path_, value: object) -> object:
    """Sections, one in the other, with a value at a path."""
    for step in reversed(path):
        value = {step: value}
    return value
