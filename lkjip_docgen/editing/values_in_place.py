"""Puts another value in the place of one in the text, or takes it away."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkjip_docgen.editing.emit import WIDTH, block_lines, flow, scalar_lines
from lkjip_docgen.editing.nodes import Entry, Node
from lkjip_docgen.editing.text_edits import Draft

_MARGIN = re.compile(r" *")
_HEADER = re.compile(r"[|>][-+0-9]*")
_BEFORE_COMMENT = re.compile(r" {2,}(?=#)")


def replace(draft: Draft, parent: Node, node: Node, new: object, column: int) -> None:
    """Another value in the place of `node`, whose key or dash stands at `column`."""
    if parent.flow:
        draft.replace(node.start, node.end, _gap(draft, node) + flow(new))
    elif isinstance(new, dict | list) and new:
        _replace_by_block(draft, node, new, column)
    else:
        _replace_by_scalar(draft, node, new, column)


def replace_value(draft: Draft, section: Node, entry: Entry, new: object) -> None:
    """Another value of a key; what begins below the key makes place for what stands behind it."""
    if not entry.value.block or (isinstance(new, dict | list) and new):
        replace(draft, section, entry.value, new, entry.column)
        return
    clear(draft, section, entry)
    colon = draft.text.index(":", entry.end) + 1
    first, *rest = _lines_of(new, None, entry.column, colon - draft.line_start(colon) + 1)
    draft.insert(colon, f" {first}")
    draft.insert(draft.line_end(colon), draft.added(rest, entry.column + 2))
    if rest:
        _lift_comments(draft, entry.start, draft.line_end(entry.value.end), entry.column + 2)


def replace_block(draft: Draft, node: Node, lines: Sequence[str]) -> None:
    """Other lines in the place of a section or list of block lines."""
    draft.replace(node.start, draft.line_end(node.end), draft.begun(lines, node.column))


def clear(draft: Draft, section: Node, entry: Entry) -> None:
    """Empty a key: its value goes, and its line stays where people look for it."""
    node = entry.value
    if section.flow:
        draft.replace(node.start, node.end, "")
    elif node.block:
        draft.replace(draft.line_end(entry.end), draft.line_end(node.end), "")
    else:
        _clear_line(draft, node)


def _clear_line(draft: Draft, node: Node) -> None:
    head_end, body_end = _span(draft, node)
    start = _with_blank_before(draft, node)
    draft.replace(start, head_end, "")
    _align_comment(draft, head_end, start - head_end)
    line_end = draft.line_end(head_end)
    if body_end > line_end:
        draft.replace(line_end, body_end, "")


def _replace_by_scalar(draft: Draft, node: Node, new: object, column: int) -> None:
    first, *rest = _lines_of(new, node, column, node.column)
    if node.block:
        end = draft.line_end(node.end)
        draft.replace(node.start, end, first + draft.added(rest, column + 2))
        return
    head_end, body_end = _span(draft, node)
    written = _gap(draft, node) + first
    draft.replace(node.start, head_end, written)
    _align_comment(draft, head_end, len(written) - (head_end - node.start))
    line_end = draft.line_end(head_end)
    if rest or body_end > line_end:
        draft.replace(line_end, max(body_end, line_end), draft.added(rest, column + 2))
    if rest:
        _lift_comments(draft, node.start, max(body_end, line_end), column + 2)


def _lift_comments(draft: Draft, start: int, end: int, indent: int) -> None:
    """Put comments below a text of several lines, which would be part of it, above its line.

    The text begins at `start` and ends at `end`; its lines are indented by `indent`.
    """
    pattern = re.compile(rf"((?:\r?\n[ \t]*(?=\r?\n))*\r?\n {{{indent},}}#[^\r\n]*)+")
    found = pattern.match(draft.text, end)
    if found is None:
        return
    line = draft.line_start(start)
    margin = _MARGIN.match(draft.text, line)
    lines = (text.strip() for text in found.group().splitlines())
    lifted = (f"{margin.group() if margin else ''}{text}{draft.newline}" for text in lines if text)
    draft.replace(end, found.end(), "")
    draft.insert(line, "".join(lifted))


def _lines_of(new: object, before: Node | None, column: int, begin: int) -> list[str]:
    """A scalar, or a list without items, in the manner of the value before it.

    Its key or dash stands at `column`, and it begins at the column `begin`.
    """
    if isinstance(new, dict | list):
        return [flow(new)]
    in_block = before is not None and _is_block_scalar(before)
    return scalar_lines(new, begin, column + 2, block=in_block)


def _replace_by_block(
    draft: Draft, node: Node, new: dict[str, object] | list[object], column: int
) -> None:
    lines = block_lines(new, WIDTH - column - 2)
    if node.block:
        replace_block(draft, node, lines)
        return
    head_end, body_end = _span(draft, node)
    if head_end > node.start:
        draft.replace(_with_blank_before(draft, node), head_end, "")
    line_end = draft.line_end(head_end)
    draft.replace(line_end, max(body_end, line_end), draft.added(lines, column + 2))


def _span(draft: Draft, node: Node) -> tuple[int, int]:
    """Where the first line of a value ends (before its comment), and where the whole ends."""
    if _is_block_scalar(node):
        found = _HEADER.match(draft.text, node.start)
        return (found.end() if found else node.start, node.end)
    return (node.start if node.block else node.end, node.end)


def _is_block_scalar(node: Node) -> bool:
    return node.style in ("|", ">")


def _align_comment(draft: Draft, end: int, longer: int) -> None:
    """Leave a comment in its column when the value before it, up to `end`, gets longer."""
    blanks = _BEFORE_COMMENT.match(draft.text, end)
    if blanks is not None and longer:
        width = max(2, len(blanks.group()) - longer)
        draft.replace(*blanks.span(), " " * width)


def _with_blank_before(draft: Draft, node: Node) -> int:
    """Where a value begins, with the space that parts it from its colon or dash."""
    return node.start - 1 if draft.before(node.start) == " " else node.start


def _gap(draft: Draft, node: Node) -> str:
    """The space after a colon or dash that had no value."""
    empty = node.start == node.end and draft.before(node.start) in (":", "-")
    return " " if empty else ""
