"""From the old text of a data file and its new values to the new text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lkjip_docgen.editing.alignment import Pair, align
from lkjip_docgen.editing.emit import WIDTH, block_lines, flow
from lkjip_docgen.editing.keys import Order, add_key
from lkjip_docgen.editing.list_items import dash, insert_item, remove_item
from lkjip_docgen.editing.nodes import Entry, Node, parse
from lkjip_docgen.editing.sameness import is_empty, same, unsaid
from lkjip_docgen.editing.text_edits import Draft
from lkjip_docgen.editing.values_in_place import clear, replace, replace_block
from lkjip_docgen.records import Record
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


class _Change(Record):
    """A value before and after, at a path of the old data; `order` is that of the keys below."""

    old: object
    new: object
    order: Order
    path: Path_

    @property
    def nothing(self) -> bool:
        """Whether both say the same."""
        return same(self.old, self.new) and not unsaid(self.old, self.new)

    @property
    def empties(self) -> bool:
        """Whether nothing is left of what was there; a section then keeps its empty keys."""
        if isinstance(self.new, Mapping) or not is_empty(self.new):
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

    def _entry(self, section: Node, entry: Entry, change: _Change) -> None:
        node = entry.value
        if change.empties:
            clear(self.draft, section, entry)
        elif _stays_list(node, change) and not node.items:
            self._scalar(section, node, change, entry.column)
        else:
            self._value(section, node, change, entry.column)

    def _value(self, parent: Node, node: Node, change: _Change, column: int) -> None:
        if _stays_section(node, change):
            self.section(node, change)
        elif _stays_list(node, change):
            self._list(node, change)
        else:
            self._scalar(parent, node, change, column)

    def _scalar(self, parent: Node, node: Node, change: _Change, column: int) -> None:
        """Write a value anew as a whole; its key or dash stands at `column`."""
        if not change.nothing:
            replace(self.draft, parent, node, change.new, column)

    def _list(self, node: Node, change: _Change) -> None:
        pairs = align(*change.items)
        if node.flow and any(None in pair for pair in pairs):
            self.draft.replace(node.start, node.end, flow(change.new))
            return
        kept = dict(_kept(pairs))
        self._kept_items(node, change, kept)
        if kept:
            self._other_items(node, change, kept, pairs)
        else:
            replace_block(self.draft, node, block_lines(change.new, WIDTH - node.column))

    def _kept_items(self, node: Node, change: _Change, kept: Mapping[int, int]) -> None:
        for was, item in enumerate(node.items):
            self._comment(dash(self.draft, node, item), node.column, (*change.path, was))
            if was in kept:
                self._value(node, item, change.of_item(was, kept[was]), node.column)

    def _other_items(
        self, node: Node, change: _Change, kept: Mapping[int, int], pairs: Sequence[Pair]
    ) -> None:
        """Take out the items that are no more, and put the new ones in."""
        for was in range(len(node.items)):
            if was not in kept:
                remove_item(self.draft, node, was)
        _, new = change.items
        for before, now in _inserted(pairs):
            insert_item(self.draft, node, before, new[now])

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
        if key not in node.entries and not is_empty(value):
            yield key, value


def _kept(pairs: Sequence[Pair]) -> Iterator[tuple[int, int]]:
    """The places before and after of each item that stays."""
    for was, now in pairs:
        if was is not None and now is not None:
            yield was, now


def _inserted(pairs: Sequence[Pair]) -> Iterator[tuple[int | None, int]]:
    """The place of each new item, with the old place of the one that stays before it."""
    before: int | None = None
    for was, now in pairs:
        if was is None and now is not None:
            yield before, now
        elif now is not None:
            before = was


def _keys(section: object) -> Mapping[str, object]:
    """The keys of a section; none of one that is empty."""
    return section if isinstance(section, Mapping) else {}


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []
