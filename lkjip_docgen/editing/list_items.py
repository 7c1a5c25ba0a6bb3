"""Adds items to a list of the text, and takes items out of it."""

from __future__ import annotations

from lkjip_docgen.editing.emit import WIDTH, block_lines, flow
from lkjip_docgen.editing.nodes import Node
from lkjip_docgen.editing.text_edits import Draft


def insert_item(draft: Draft, parent: Node, before: int | None, value: object) -> None:
    """Write a new item after the one at the position `before`; None puts it first."""
    lines = _item_lines(parent, value)
    blank = [""] if _spaced(draft, parent) else []
    if before is None:
        start = draft.line_start(dash(draft, parent, parent.items[0]))
        text = draft.added([*lines, *blank, ""], parent.column)[len(draft.newline) :]
        draft.insert(start, text)
        return
    end = draft.end_with_comments(parent.items[before].end, parent.column + 1)
    draft.insert(end, draft.added([*blank, *lines], parent.column))


def remove_item(draft: Draft, parent: Node, position: int) -> None:
    """Take an item out, with its comments and the blank line that parted it from a neighbour."""
    item = parent.items[position]
    start = draft.line_start(dash(draft, parent, item))
    end = draft.end_with_comments(item.end, parent.column + 1)
    if position + 1 < len(parent.items):
        following = draft.line_start(dash(draft, parent, parent.items[position + 1]))
        apart = draft.is_blank(end, following)
        draft.replace(start, following if apart else end + len(draft.newline), "")
        return
    while start and _blank_line_before(draft, start):
        start = draft.line_start(start - 1)
    draft.replace(draft.end_of_line_before(start), end, "")


def dash(draft: Draft, parent: Node, item: Node) -> int:
    """Where the dash of a block item stands; a flow item has none."""
    if parent.flow:
        return item.start
    line = draft.line_start(item.start)
    while draft.text[line : line + parent.column + 1] != " " * parent.column + "-":
        if not line or not draft.is_blank(line, line + parent.column):
            return draft.text.rfind("-", 0, item.start)  # a list inside a list, `- - a`
        line = draft.line_start(line - 1)
    return line + parent.column


def _item_lines(parent: Node, value: object) -> list[str]:
    """A new item, on one line where its neighbours are."""
    if _is_full(value) and all(item.flow for item in parent.items):
        line = f"- {flow(value)}"
        if len(line) + parent.column <= WIDTH:
            return [line]
    return block_lines([value], WIDTH - parent.column)


def _is_full(value: object) -> bool:
    """Whether every key of a section has a value."""
    return isinstance(value, dict) and None not in value.values()


def _spaced(draft: Draft, parent: Node) -> bool:
    """Whether blank lines stand between the items."""
    starts = (draft.line_start(dash(draft, parent, item)) for item in parent.items[1:])
    return any(_blank_line_before(draft, start) for start in starts)


def _blank_line_before(draft: Draft, start: int) -> bool:
    return draft.is_blank(draft.line_start(start - 1), start)
