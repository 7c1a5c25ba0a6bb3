"""How the items of a changed list stand beside those of the old one, for a text edited in place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from lkjip_docgen.identity import identities
from lkjip_docgen.identity import match as match_identities

Pair = tuple[int | None, int | None]
"""Positions of an item in the old and in the new list; None where it is not."""


def match(old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    """The old position of each new item that was there before, wherever it stood."""
    found = {n: o for o, n in match_identities(identities(old), identities(new))}
    rewritten = {n: o for o, n in _between(old, new, _rising(sorted(found.items())))}
    taken = set(found.values())
    return found | {n: o for n, o in rewritten.items() if n not in found and o not in taken}


def align(old: Sequence[Any], new: Sequence[Any]) -> list[Pair]:
    """Pairs in the order of the new list; removed items keep their place among them.

    A text keeps its order, so an item that moved past others is removed and
    inserted anew; as few are as can be.  Items that are others now, as many as
    stood between the same neighbours, are written over those: that is a matter
    of lines, comments and empty keys, and says nothing about what is which.
    """
    kept = _rising(sorted(match(old, new).items()))
    pairs: list[Pair] = []
    done_old = done_new = 0
    for n, o in [*kept, (len(new), len(old))]:
        pairs += _gap(range(done_old, o), range(done_new, n))
        pairs += [(o, n)] if n < len(new) else []
        done_old, done_new = o + 1, n + 1
    return pairs


def _gap(gone: Sequence[int], come: Sequence[int]) -> list[Pair]:
    if len(gone) == len(come):
        return list(zip(gone, come, strict=True))
    return [*((o, None) for o in gone), *((None, n) for n in come)]


def _between(
    old: Sequence[Any], new: Sequence[Any], kept: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Texts that were rewritten: as many as were there between the same neighbours.

    A text has nothing but its words to be known by, and nothing below it that
    could be taken for another's.
    """
    found: list[tuple[int, int]] = []
    done_old = done_new = 0
    for n, o in [*kept, (len(new), len(old))]:
        gone, come = range(done_old, o), range(done_new, n)
        if len(gone) == len(come) and all(isinstance(new[c], str) for c in come):
            found += [(g, c) for g, c in zip(gone, come, strict=True) if isinstance(old[g], str)]
        done_old, done_new = o + 1, n + 1
    return found


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs, given in order of the new list, that are in order of the old one too."""
    ends: list[int] = []  # the smallest old position that ends a run of each length
    last: list[int] = []  # the pair that has it
    before: list[int] = []  # the pair before each pair in its run
    for number, (_, o) in enumerate(pairs):
        length = bisect_left(ends, o)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [o]
        last[length : length + 1] = [number]
    found = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]
