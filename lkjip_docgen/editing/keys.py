"""Adds keys to a section of the text, each where people look for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

from lkjip_docgen.editing.emit import WIDTH, block_lines, flow, scalar_lines
from lkjip_docgen.editing.nodes import Entry, Node
from lkjip_docgen.editing.text_edits import Draft

Order: TypeAlias = Mapping[str, "Order"]
"""The keys of a section in their usual order, each with the order below it."""


def add_key(draft: Draft, section: Node, key: str, value: object, order: Order) -> None:
    """Write a new key after the one that precedes it in `order`."""
    before = _predecessor(section, key, order)
    if section.flow:
        _add_flow_key(draft, section, flow({key: value})[1:-1], before)
        return
    first = next(iter(section.entries.values()))
    lines = _entry_lines(key, value, first.column)
    if before is None:
        text = draft.begun(lines, first.column)
        draft.insert(first.start, f"{text}{draft.newline}{' ' * first.column}")
        return
    end = _placeholder(draft, section, key, first.column)
    if end is None:
        end = draft.end_with_comments(before.value.end, first.column + 1)
    draft.insert(end, draft.added(lines, first.column))


def _add_flow_key(draft: Draft, section: Node, pair: str, before: Entry | None) -> None:
    if before is not None:
        draft.insert(before.value.end, f", {pair}")
        return
    comma = ", " if section.entries else ""
    draft.insert(section.start + 1, pair + comma)


def remove_key(draft: Draft, section: Node, key: str) -> None:
    """Take a key out of a section that has others, with its value and the comments in that."""
    entries = list(section.entries.values())
    position = list(section.entries).index(key)
    entry = entries[position]
    if section.flow:
        if position:
            draft.replace(entries[position - 1].value.end, entry.value.end, "")
        else:
            draft.replace(entry.start, entries[1].start, "")
        return
    start = draft.line_start(entry.start)
    end = draft.end_with_comments(max(entry.end, entry.value.end), section.column + 1)
    if draft.is_blank(start, entry.start):
        at_top = start == 0
        end = end + len(draft.newline) if at_top else end
        draft.replace(draft.end_of_line_before(start), end, "")
    else:  # the first key of an item, behind its dash
        draft.replace(entry.start, entries[1].start, "")


def _entry_lines(key: str, value: object, column: int) -> list[str]:
    if isinstance(value, dict | list):
        return block_lines({key: value}, WIDTH - column)
    first, *rest = scalar_lines(value, column + len(key) + 2, column + 2)
    return [f"{key}: {first}".rstrip(), *(f"  {line}" if line else "" for line in rest)]


def _predecessor(section: Node, key: str, order: Order) -> Entry | None:
    """The entry of the section that should stand before a new one."""
    earlier = _earlier(key, order)
    found = [e for name, e in section.entries.items() if earlier is None or name in earlier]
    return found[-1] if found else None


def _earlier(key: str, order: Order) -> list[str] | None:
    """The keys that stand before this one; None of a key that has no usual place."""
    known = list(order)
    return known[: known.index(key)] if key in order else None


def _placeholder(draft: Draft, section: Node, key: str, column: int) -> int | None:
    """The end of a line `# key:` of the section, which marks the place of a key left out."""
    first = min(entry.start for entry in section.entries.values())
    last = draft.end_with_comments(section.end, column)
    pattern = re.compile(rf"^ {{{column}}}# ?{re.escape(key)}:.*$", re.MULTILINE)
    found = pattern.search(draft.text, draft.line_start(first), last)
    return None if found is None else draft.line_end(found.start())
