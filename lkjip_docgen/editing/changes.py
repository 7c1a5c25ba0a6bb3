"""From the old text of a data file and its new values to the new text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lkjip_docgen.editing.alignment import align
from lkjip_docgen.editing.emit import WIDTH, block_lines, flow, scalar_lines
from lkjip_docgen.editing.nodes import Entry, Node, parse
from lkjip_docgen.editing.values import is_empty, same, unsaid

Order = Mapping[str, Any]
"""The keys of a section in their usual order, each with the order below it."""

_HEADER = re.compile(r"[|>][-+0-9]*")


def rewrite(
    text: str,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    order: Order,
    comments: Mapping[tuple[str | int, ...], Sequence[str]] | None = None,
) -> str:
    """The text with the values of `new` where they differ from `old`, which it holds now.

    Comments, order, quotes and line breaks of everything else stay.  A key
    that is new comes after the one that precedes it in `order`.  `comments`
    are lines to put above the key or list item at a path of `old`.
    """
    editor = _Editor(text, dict(comments or {}))
    editor.section(parse(text), old, new, order, ())
    return editor.result()


@dataclass(slots=True)
class _Editor:
    text: str
    comments: Mapping[tuple[str | int, ...], Sequence[str]]
    _edits: list[tuple[int, int, str]] = field(default_factory=list)
    _newline: str = ""

    def __post_init__(self) -> None:
        self._newline = "\r\n" if "\r\n" in self.text else "\n"

    def result(self) -> str:
        """The text with every edit in place."""
        parts, position = [], 0
        for start, end, new in sorted(self._edits, key=lambda edit: edit[:2]):
            parts += [self.text[position:start], new]
            position = max(position, end)
        return "".join([*parts, self.text[position:]])

    def section(
        self,
        node: Node,
        old: Mapping[str, Any],
        new: Mapping[str, Any],
        order: Order,
        path: tuple[str | int, ...],
    ) -> None:
        """Bring a section to its new values."""
        for key, entry in node.entries.items():
            self._comment(entry.start, entry.column, (*path, key))
            value, was = new.get(key), old.get(key)
            open_again = key in new and unsaid(was, value)
            if same(value, was) and not open_again and not self._comments_below((*path, key)):
                continue
            is_gone = is_empty(value) and (open_again or not is_empty(was))
            if is_gone and not isinstance(value, Mapping):
                self._clear(node, entry)
            else:
                self._value(node, entry, was, value, order.get(key, {}), (*path, key))
        for key, value in new.items():
            if key not in node.entries and not is_empty(value):
                self._add_key(node, key, value, order)

    def _value(
        self,
        parent: Node,
        entry: Entry,
        old: Any,
        new: Any,
        order: Order,
        path: tuple[str | int, ...],
    ) -> None:
        node = entry.value
        if node.kind == "section" and isinstance(new, Mapping):
            self.section(node, old or {}, new, order, path)
        elif node.kind == "list" and isinstance(new, list) and node.items:
            self._list(node, old, new, order, path)
        elif not same(old, new):
            self._replace(parent, node, new, entry.column)

    def _list(
        self, node: Node, old: list[Any], new: list[Any], order: Order, path: tuple[str | int, ...]
    ) -> None:
        pairs = align(old, new)
        if node.flow and any(None in pair for pair in pairs):
            self._edits.append((node.start, node.end, flow(new)))
            return
        kept = {was: now for was, now in pairs if was is not None and now is not None}
        for was, item in enumerate(node.items):
            self._comment(self._dash(node, item), node.column, (*path, was))
            if was in kept:
                self._item(node, item, old[was], new[kept[was]], order, (*path, was))
        gone = [was for was in range(len(node.items)) if was not in kept]
        if len(gone) == len(node.items):
            self._replace_block(node, block_lines(new, WIDTH - node.column))
            return
        for was in gone:
            self._remove_item(node, was)
        before: int | None = None
        for was_, now in pairs:
            if was_ is None and now is not None:
                self._insert_item(node, before, new[now])
            elif was_ is not None and now is not None:
                before = was_

    def _item(
        self,
        parent: Node,
        node: Node,
        old: Any,
        new: Any,
        order: Order,
        path: tuple[str | int, ...],
    ) -> None:
        if node.kind == "section" and isinstance(new, Mapping):
            self.section(node, old or {}, new, order, path)
        elif node.kind == "list" and isinstance(new, list):
            self._list(node, old, new, order, path)
        elif not same(old, new):
            self._replace(parent, node, new, parent.column)

    # --- single values -------------------------------------------------------

    def _replace(self, parent: Node, node: Node, new: Any, column: int) -> None:
        """Another value in the place of `node`, whose key or dash stands at `column`."""
        if parent.flow:
            self._edits.append((node.start, node.end, self._gap(node) + flow(new)))
            return
        if isinstance(new, dict | list):
            self._replace_by_block(node, new, column)
            return
        head_end, body_end = self._span(node)
        block = node.style in ("|", ">")
        first, *rest = scalar_lines(new, node.column, column + 2, block=block)
        written = self._gap(node) + first
        self._edits.append((node.start, head_end, written))
        self._align_comment(head_end, len(written) - (head_end - node.start))
        line_end = self._line_end(head_end)
        if rest or body_end > line_end:
            self._edits.append((line_end, max(body_end, line_end), self._lines(rest, column + 2)))

    def _span(self, node: Node) -> tuple[int, int]:
        """Where the first line of a scalar ends (before its comment), and where the whole ends."""
        if node.style in ("|", ">"):
            found = _HEADER.match(self.text, node.start)
            return (found.end() if found else node.start, node.end)
        if node.kind == "scalar":
            return (node.end, node.end)
        if node.flow:
            return (node.end, node.end)
        return (node.start, node.end)

    def _replace_by_block(self, node: Node, new: Any, column: int) -> None:
        lines = block_lines(new, WIDTH - column - 2)
        if node.block:
            self._replace_block(node, lines)
            return
        if node.end > node.start:
            start = node.start - 1 if self.text[node.start - 1 : node.start] == " " else node.start
            self._edits.append((start, node.end, ""))
        end = self._line_end(node.end)
        self._edits.append((end, end, self._lines(lines, column + 2)))

    def _replace_block(self, node: Node, lines: Sequence[str]) -> None:
        text = self._lines(lines, node.column)[len(self._newline) + node.column :]
        self._edits.append((node.start, self._line_end(node.end), text))

    def _clear(self, section: Node, entry: Entry) -> None:
        """Empty a key: its value goes, and its line stays where people look for it."""
        node = entry.value
        if section.flow:
            self._edits.append((node.start, node.end, ""))
        elif node.kind == "scalar" or node.flow:
            head_end, body_end = self._span(node)
            start = node.start - 1 if self.text[node.start - 1 : node.start] == " " else node.start
            self._edits.append((start, head_end, ""))
            self._align_comment(head_end, start - head_end)
            line_end = self._line_end(head_end)
            if body_end > line_end:
                self._edits.append((line_end, body_end, ""))
        else:
            self._edits.append((self._line_end(entry.end), self._line_end(node.end), ""))

    def _align_comment(self, end: int, longer: int) -> None:
        """Leave a comment in its column when the value before it, up to `end`, gets longer."""
        blanks = re.compile(r" {2,}(?=#)").match(self.text, end)
        if blanks is not None and longer:
            width = max(2, len(blanks.group()) - longer)
            self._edits.append((*blanks.span(), " " * width))

    # --- new keys ------------------------------------------------------------

    def _add_key(self, section: Node, key: str, value: Any, order: Order) -> None:
        before = self._predecessor(section, key, order)
        if section.flow:
            self._add_flow_key(section, key, value, before)
            return
        column = next(iter(section.entries.values())).column
        lines = self._entry_lines(key, value, column)
        if before is None:
            first = next(iter(section.entries.values())).start
            text = self._lines(lines, column)[len(self._newline) + column :]
            self._edits.append((first, first, f"{text}{self._newline}{' ' * column}"))
            return
        end = self._placeholder(section, key, column)
        if end is None:
            end = self._end_with_comments(section.entries[before].value.end, column + 1)
        self._edits.append((end, end, self._lines(lines, column)))

    def _add_flow_key(self, section: Node, key: str, value: Any, before: str | None) -> None:
        pair = flow({key: value})[1:-1]
        if before is not None:
            end = section.entries[before].value.end
            self._edits.append((end, end, f", {pair}"))
        else:
            comma = ", " if section.entries else ""
            self._edits.append((section.start + 1, section.start + 1, pair + comma))

    def _entry_lines(self, key: str, value: Any, column: int) -> list[str]:
        if isinstance(value, dict | list):
            return block_lines({key: value}, WIDTH - column)
        first, *rest = scalar_lines(value, column + len(key) + 2, column + 2)
        return [f"{key}: {first}".rstrip(), *(f"  {line}" if line else "" for line in rest)]

    def _predecessor(self, section: Node, key: str, order: Order) -> str | None:
        """The key of the section that should stand before a new one."""
        known = list(order)
        if key not in known:
            return list(section.entries)[-1] if section.entries else None
        earlier = known[: known.index(key)]
        found = [name for name in section.entries if name in earlier]
        return found[-1] if found else None

    def _placeholder(self, section: Node, key: str, column: int) -> int | None:
        """The end of a line `# key:` of the section, which marks the place of a key left out."""
        first = min(entry.start for entry in section.entries.values())
        last = self._end_with_comments(section.end, column)
        pattern = re.compile(rf"^ {{{column}}}# ?{re.escape(key)}:.*$", re.MULTILINE)
        found = pattern.search(self.text, self._line_start(first), last)
        return None if found is None else self._line_end(found.start())

    # --- list items ----------------------------------------------------------

    def _insert_item(self, parent: Node, before: int | None, value: Any) -> None:
        lines = self._item_lines(parent, value)
        blank = [""] if self._spaced(parent) else []
        if before is None:
            start = self._line_start(self._dash(parent, parent.items[0]))
            text = self._lines([*lines, *blank, ""], parent.column)[len(self._newline) :]
            self._edits.append((start, start, text))
            return
        end = self._end_with_comments(parent.items[before].end, parent.column + 1)
        self._edits.append((end, end, self._lines([*blank, *lines], parent.column)))

    def _item_lines(self, parent: Node, value: Any) -> list[str]:
        """A new item, on one line where its neighbours are."""
        full = isinstance(value, dict) and None not in value.values()
        if full and all(item.flow for item in parent.items):
            line = f"- {flow(value)}"
            if len(line) + parent.column <= WIDTH:
                return [line]
        return block_lines([value], WIDTH - parent.column)

    def _remove_item(self, parent: Node, position: int) -> None:
        item = parent.items[position]
        start = self._line_start(self._dash(parent, item))
        end = self._end_with_comments(item.end, parent.column + 1)
        if position + 1 < len(parent.items):
            following = self._line_start(self._dash(parent, parent.items[position + 1]))
            between = self.text[end:following]
            end = following if not between.strip() else end + len(self._newline)
            self._edits.append((start, end, ""))
            return
        while start and not self.text[self._line_start(start - 1) : start].strip():
            start = self._line_start(start - 1)
        self._edits.append((self._before_newline(start), end, ""))

    def _spaced(self, parent: Node) -> bool:
        """Whether blank lines stand between the items."""
        starts = [self._line_start(self._dash(parent, item)) for item in parent.items[1:]]
        return any(not self.text[self._line_start(s - 1) : s].strip() for s in starts)

    def _dash(self, parent: Node, item: Node) -> int:
        """Where the dash of a block item stands; a flow item has none."""
        if parent.flow:
            return item.start
        line = self._line_start(item.start)
        while self.text[line : line + parent.column + 1] != " " * parent.column + "-":
            if not line or self.text[line : line + parent.column].strip():
                return self.text.rfind("-", 0, item.start)  # a list inside a list, `- - a`
            line = self._line_start(line - 1)
        return line + parent.column

    # --- text ----------------------------------------------------------------

    def _comment(self, start: int, column: int, path: tuple[str | int, ...]) -> None:
        lines = self.comments.get(path, ())
        if lines:
            line = self._line_start(start)
            indent = " " * column
            text = "".join(f"{indent}# {comment}{self._newline}" for comment in lines)
            self._edits.append((line, line, text))

    def _comments_below(self, path: tuple[str | int, ...]) -> bool:
        return any(len(p) > len(path) and p[: len(path)] == path for p in self.comments)

    def _gap(self, node: Node) -> str:
        """The space after a colon or dash that had no value."""
        empty = node.start == node.end and self.text[node.start - 1 : node.start] in (":", "-")
        return " " if empty else ""

    def _lines(self, lines: Sequence[str], column: int) -> str:
        """Lines to insert after the end of a line."""
        indent = " " * column
        return "".join(
            f"{self._newline}{indent}{line}" if line else self._newline for line in lines
        )

    def _line_start(self, position: int) -> int:
        return self.text.rfind("\n", 0, position) + 1

    def _line_end(self, position: int) -> int:
        """The end of the line, before its line break."""
        end = self.text.find("\n", position)
        end = len(self.text) if end < 0 else end
        return end - 1 if end > position and self.text[end - 1 : end] == "\r" else end

    def _before_newline(self, position: int) -> int:
        """The end of the line before the one that begins here."""
        return self._line_end(self._line_start(position - 1)) if position else 0

    def _end_with_comments(self, position: int, column: int) -> int:
        """The end of the line, or of comments below it at `column` or deeper."""
        end = self._line_end(position)
        pattern = re.compile(rf"(\r?\n {{{column},}}#[^\r\n]*)+")
        found = pattern.match(self.text, end)
        return end if found is None else found.end()
