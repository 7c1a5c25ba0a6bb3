"""A change to a text made again in the text as somebody else has it now."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import takewhile


def carried_over(before: str, after: str, now: str) -> str | None:
    """The text `now` with the change that led from `before` to `after`.

    None where the lines of that change, or those beside them, are others in `now`.
    """
    old, new, current = (text.splitlines(keepends=True) for text in (before, after, now))
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    found = _where(old, current, start, len(old) - end)
    if found is None:
        return None
    first, last = found
    return "".join([*current[:first], *new[start : len(new) - end], *current[last:]])


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines are the same at the beginning."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _where(
    old: Sequence[str], current: Sequence[str], start: int, end: int
) -> tuple[int, int] | None:
    """Where a stretch of lines, with a neighbour on each side, still stands."""
    wanted = max(start - 1, 0), min(end + 1, len(old))
    matcher = SequenceMatcher(None, old, current, autojunk=False)
    for block in matcher.get_matching_blocks():
        if block.a <= wanted[0] and wanted[1] <= block.a + block.size:
            shift = block.b - block.a
            return start + shift, end + shift
    return None
