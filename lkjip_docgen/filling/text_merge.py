"""Changes to a text made again in the text as somebody else has it now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from lkjip_docgen.records import Record


class _Hunk(Record):
    """Lines `start` up to `end` that become others."""

    start: int
    end: int
    lines: tuple[str, ...]


def carried_over(before: str, after: str, now: str) -> str | None:
    """The text `now` with the changes that led from `before` to `after`.

    None where the lines of such a change, or those beside it, are others in `now`.
    """
    old, new, current = (text.splitlines(keepends=True) for text in (before, after, now))
    blocks = _matcher(old, current).get_matching_blocks()
    lines = list(current)
    for hunk in reversed(list(_hunks(old, new))):
        shift = _shift(hunk, len(old), [(block.a, block.b, block.size) for block in blocks])
        if shift is None:
            return None
        lines[hunk.start + shift : hunk.end + shift] = hunk.lines
    return "".join(lines)


def _hunks(old: Sequence[str], new: Sequence[str]) -> Iterator[_Hunk]:
    for kind, start, end, begin, stop in _matcher(old, new).get_opcodes():
        if kind != "equal":
            yield _Hunk(start, end, tuple(new[begin:stop]))


def _matcher(one: Sequence[str], other: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, one, other, autojunk=False)


def _shift(hunk: _Hunk, length: int, blocks: Sequence[tuple[int, int, int]]) -> int | None:
    """How far the lines of a change, with a neighbour on each side, have moved as one."""
    first, last = max(hunk.start - 1, 0), min(hunk.end + 1, length)
    for old, now, size in blocks:
        if old <= first and last <= old + size:
            return now - old
    return None
