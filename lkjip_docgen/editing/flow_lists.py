"""Lists in brackets, `[a, b]`, to which items come or from which they go."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkjip_docgen.editing.nodes import Node
from lkjip_docgen.editing.text_edits import Draft, Part
from lkjip_docgen.records import Record

_SAME_LINE = re.compile(r"[ \t]*,?[ \t]*(#[^\r\n]*)?")
_BREAK = re.compile(r"\r?\n[ \t]*")


class _Item(Record):
    """An item as written, with the comment behind it and those on lines of their own above it."""

    part: Part
    above: tuple[str, ...] = ()
    behind: str = ""


def arrange_flow(draft: Draft, node: Node, places: Sequence[int | str]) -> None:
    """Make a list in brackets anew of its items and of new ones, laid out as it was."""
    inner = (node.start + 1, node.end - 1)
    if not places or not node.items:
        draft.replace(*inner, ", ".join(map(str, places)))
        return
    gaps = _gaps(draft, node)
    if any("#" in gap for gap in gaps):
        parts = _line_by_line(draft, node, gaps, places)
    else:
        parts = _as_laid_out(node, gaps, places)
    draft.rearrange(*inner, parts)


def _gaps(draft: Draft, node: Node) -> list[str]:
    """What stands before the first item, between each two, and behind the last."""
    ends = [node.start + 1, *(item.end for item in node.items)]
    starts = [*(item.start for item in node.items), node.end - 1]
    return [draft.text[end:start] for end, start in zip(ends, starts, strict=True)]


def _as_laid_out(node: Node, gaps: Sequence[str], places: Sequence[int | str]) -> list[Part]:
    """The items with what parted them; what parts more of them is as between the last two."""
    first, *between, last = gaps
    parts: list[Part] = [first]
    for number, place in enumerate(places):
        if number:
            usual = between[-1] if between else ", "
            parts.append(between[number - 1] if number <= len(between) else usual)
        parts.append(_part(node, place))
    return [*parts, last]


def _part(node: Node, place: int | str) -> Part:
    return place if isinstance(place, str) else (node.items[place].start, node.items[place].end)


def _line_by_line(
    draft: Draft, node: Node, gaps: Sequence[str], places: Sequence[int | str]
) -> list[Part]:
    """The items on lines of their own, each with its comments."""
    above, behind = _comments(gaps)
    breaks = [found[0] for gap in gaps[:-1] if (found := _BREAK.search(gap))]
    indent = breaks[0] if breaks else f"{draft.newline}{' ' * (node.column + 1)}"
    parts: list[Part] = list(_spaced(behind[0]))
    for number, place in enumerate(places, 1):
        own = place if isinstance(place, int) else None
        parts += [f"{indent}{line}" for line in ([] if own is None else above[own])]
        comma = "," if number < len(places) or "," in gaps[-1].partition("#")[0] else ""
        parts += [indent, _part(node, place), comma]
        parts += [] if own is None else _spaced(behind[own + 1])
    left = [f"{indent}{line}" for line in above[-1]]
    closing = _BREAK.findall(gaps[-1])
    return [*parts, *left, closing[-1] if closing else draft.newline + " " * node.column]


def _spaced(comment: str) -> list[str]:
    return [f"  {comment}"] if comment else []


def _comments(gaps: Sequence[str]) -> tuple[list[list[str]], list[str]]:
    """Of each gap, the comments on lines of their own, and the one on the line where it begins."""
    above, behind = [], []
    for gap in gaps:
        found = _SAME_LINE.match(gap)
        end = found.end() if found else 0
        behind.append((found and found[1]) or "")
        lines = (line.strip() for line in gap[end:].splitlines())
        above.append([line for line in lines if line.startswith("#")])
    return above, behind
