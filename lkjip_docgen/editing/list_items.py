"""Puts the items of a list of the text in another order, takes some out, and adds others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TypeAlias

from lkjip_docgen.editing.emit import WIDTH, block_lines, flow
from lkjip_docgen.editing.flow_lists import arrange_flow
from lkjip_docgen.editing.nodes import Node
from lkjip_docgen.editing.text_edits import Draft, Part
from lkjip_docgen.records import Record

_COMMENT_LINE = re.compile(r"[ \t]*#")


class New(Record):
    """An item that was not there before."""

    value: object


Places: TypeAlias = Sequence[int | New]
"""The items of a list in their new order: the position that each has now, or what is new."""


def arrange(draft: Draft, node: Node, places: Places) -> None:
    """Bring the items of a list into an order; those that are not named go.

    An item takes along its own comments: those in it, and those right above its dash.
    What stands above the first item is about the list, unless other items have such comments too.
    """
    kept = [place for place in places if isinstance(place, int)]
    if node.flow:
        arrange_flow(draft, node, [_flow_part(place, node) for place in places])
    elif kept == sorted(kept):
        _take_out(draft, node, kept)
        _insert(draft, node, list(_inserted(places)))
    else:
        _rearrange(draft, node, places)


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


def _flow_part(place: int | New, node: Node) -> int | str:
    return place if isinstance(place, int) else flow(place.value)


# --- in the order that they have -------------------------------------------------------


def _inserted(places: Places) -> Iterator[tuple[int | None, object]]:
    """Each new item, with the position of the one that stays before it."""
    before: int | None = None
    for place in places:
        if isinstance(place, int):
            before = place
        else:
            yield before, place.value


def _insert(draft: Draft, parent: Node, new: Sequence[tuple[int | None, object]]) -> None:
    """Write new items, each after the one at a position; None puts it first."""
    blank = [""] if new and _spaced(draft, parent) else []
    for before, group in groupby(new, key=itemgetter(0)):
        values = [value for _, value in group]
        if before is None:
            lines = [line for value in values for line in (*_item_lines(parent, value), *blank)]
            start, _ = _extent(draft, parent, 0)
            text = draft.added([*lines, ""], parent.column)[len(draft.newline) :]
            draft.insert(start, text)
        else:
            lines = [line for value in values for line in (*blank, *_item_lines(parent, value))]
            _, end = _extent(draft, parent, before)
            draft.insert(end, draft.added(lines, parent.column))


def _take_out(draft: Draft, parent: Node, kept: Sequence[int]) -> None:
    for position in sorted(set(range(len(parent.items))) - set(kept)):
        _remove_item(draft, parent, position)


def _remove_item(draft: Draft, parent: Node, position: int) -> None:
    """Take an item out, with its comments and the blank line that parted it from a neighbour."""
    start, end = _extent(draft, parent, position)
    if position + 1 < len(parent.items):
        following, _ = _extent(draft, parent, position + 1)
        apart = draft.is_blank(end, following)
        draft.replace(start, following if apart else end + len(draft.newline), "")
        return
    while start and _blank_line_before(draft, start):
        start = draft.line_start(start - 1)
    draft.replace(draft.end_of_line_before(start), end, "")


# --- in another order ------------------------------------------------------------------


def _rearrange(draft: Draft, node: Node, places: Places) -> None:
    """Make the lines of a list anew of those of its items."""
    extents = [_extent(draft, node, position) for position in range(len(node.items))]
    gaps = [draft.text[before:after] for (_, before), (after, _) in pairwise(extents)]
    parts: list[Part] = []
    for number, place in enumerate(places):
        parts += [_gap(draft, gaps, number - 1)] if number else []
        parts.append(extents[place] if isinstance(place, int) else _new_item(draft, node, place))
    parts += [gap.rstrip() for gap in gaps[max(len(places) - 1, 0) :] if gap.strip()]
    draft.rearrange(extents[0][0], extents[-1][1], parts)


def _gap(draft: Draft, gaps: Sequence[str], number: int) -> str:
    """What stands between two items: as before at that place, else as between the last two."""
    if number < len(gaps):
        return gaps[number]
    spaced = bool(gaps) and gaps[-1].count("\n") > 1
    return draft.newline * (2 if spaced else 1)


def _new_item(draft: Draft, node: Node, item: New) -> str:
    return draft.added(_item_lines(node, item.value), node.column).removeprefix(draft.newline)


# --- where an item stands --------------------------------------------------------------


def _extent(draft: Draft, parent: Node, position: int) -> tuple[int, int]:
    """The lines of an item with its comments: from the start of the first to the end of the last.

    The first item of a list in a list, `- - a`, begins on the line of its parent's dash.
    """
    item = parent.items[position]
    start = dash(draft, parent, item)
    line = draft.line_start(start)
    if draft.is_blank(line, start):
        start = line
        if position or _comments_lead(draft, parent):
            start = _with_comments_above(draft, parent, position)
    return start, _own_end(draft, item.end, parent.column + 1)


def _comments_lead(draft: Draft, parent: Node) -> bool:
    """Whether an item after the first has comments right above its dash."""
    return any(
        _with_comments_above(draft, parent, position) < _dash_line(draft, parent, position)
        for position in range(1, len(parent.items))
    )


def _dash_line(draft: Draft, parent: Node, position: int) -> int:
    return draft.line_start(dash(draft, parent, parent.items[position]))


def _with_comments_above(draft: Draft, parent: Node, position: int) -> int:
    """The start of the comment lines right above an item, those of the one before it left out."""
    before = _own_end(draft, parent.items[position - 1].end, parent.column + 1) if position else 0
    line = _dash_line(draft, parent, position)
    while line > before + len(draft.newline):
        above = draft.line_start(line - 1)
        if not _COMMENT_LINE.match(draft.text, above, line):
            break
        line = above
    return line


def _own_end(draft: Draft, position: int, column: int) -> int:
    """The end of an item, or of the comments below it that stand deeper than its dash."""
    end = draft.line_end(position)
    pattern = re.compile(rf"((?:\r?\n[ \t]*(?=\r?\n))*\r?\n {{{column},}}#[^\r\n]*)+")
    found = pattern.match(draft.text, end)
    return end if found is None else found.end()


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
    starts = (_extent(draft, parent, position)[0] for position in range(1, len(parent.items)))
    return any(_blank_line_before(draft, start) for start in starts)


def _blank_line_before(draft: Draft, start: int) -> bool:
    return draft.is_blank(draft.line_start(start - 1), start)
