"""Three texts that share an ancestor: where the data changed it, where people did, where both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from lkjip_docgen.records import Record


class Hunk(Record):
    """A stretch that the data changed: positions in the three texts.

    `edited` says that people changed it too.
    """

    base: tuple[int, int]
    file: tuple[int, int]
    data: tuple[int, int]
    edited: bool


def hunks(base: Sequence[str], file: Sequence[str], data: Sequence[str]) -> list[Hunk]:
    """What the data changed, in order; positions count characters of the joined tokens."""
    ours, theirs = _changes(base, file), _changes(base, data)
    ends = [[0, *accumulate(map(len, tokens))] for tokens in (base, file, data)]
    found = []
    for low, high, edits, updates in _clusters(ours, theirs):
        if not updates:
            continue
        in_file = _image(ours, low, high, edits)
        in_data = _image(theirs, low, high, updates)
        found.append(
            Hunk(
                (ends[0][low], ends[0][high]),
                (ends[1][in_file[0]], ends[1][in_file[1]]),
                (ends[2][in_data[0]], ends[2][in_data[1]]),
                bool(edits),
            )
        )
    return found


_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_Change = tuple[int, int, int]  # from, to, growth


def _changes(a: Sequence[str], b: Sequence[str]) -> list[_Change]:
    """What changed from one text to the other; a number meets the number in its place."""
    matcher = SequenceMatcher(None, _masked(a), _masked(b), autojunk=False)
    found: list[_Change] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(a[i1:i2], b[j1:j2], strict=True)
            found += [(n, n + 1, 0) for n, (old, new) in enumerate(pairs, i1) if old != new]
        else:
            found.append((i1, i2, (j2 - j1) - (i2 - i1)))
    return found


def _masked(tokens: Sequence[str]) -> list[str]:
    return [_NUMBER.sub("0", token) for token in tokens]


def _clusters(
    ours: list[_Change], theirs: list[_Change]
) -> list[tuple[int, int, list[_Change], list[_Change]]]:
    """Changes of both sides, those joined that touch the same stretch."""
    found: list[tuple[int, int, list[_Change], list[_Change]]] = []
    for change, own in _in_order(ours, theirs):
        low, high, _ = change
        if found and _meet(found[-1][0], found[-1][1], low, high):
            before, end, edits, updates = found.pop()
            cluster = (before, max(end, high), edits, updates)
        else:
            cluster = (low, high, [], [])
        (cluster[2] if own else cluster[3]).append(change)
        found.append(cluster)
    return found


def _in_order(ours: list[_Change], theirs: list[_Change]) -> list[tuple[_Change, bool]]:
    """The changes of both sides as they come in the base, each with whether it is ours."""
    return sorted([(change, True) for change in ours] + [(change, False) for change in theirs])


def _meet(low: int, high: int, start: int, end: int) -> bool:
    return start < high or (low == high == start == end)


def _image(changes: list[_Change], low: int, high: int, inside: list[_Change]) -> tuple[int, int]:
    """Where a stretch of the base is in the other text."""
    before = _growth(change for change in changes if change not in inside and change[1] <= low)
    return low + before, high + before + _growth(inside)


def _growth(changes: Iterable[_Change]) -> int:
    return sum(growth for _, _, growth in changes)
