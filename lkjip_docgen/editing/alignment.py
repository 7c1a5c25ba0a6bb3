"""How the items of a changed list stand beside those of the old one, for a text edited in place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from lkjip_docgen.identity import identities
from lkjip_docgen.identity import match as match_identities

Pair = tuple[int | None, int | None]
"""Positions of an item in the old and in the new list; None where it is not."""


def match(old: Sequence[object], new: Sequence[object]) -> dict[int, int]:
    """The old position of each new item that was there before, wherever it stood."""
    found = {n: o for o, n in match_identities(identities(old), identities(new))}
    rewritten = {n: o for o, n in _between(old, new, _rising(sorted(found.items())))}
    taken = set(found.values())
    return found | {n: o for n, o in rewritten.items() if n not in found and o not in taken}


def align(old: Sequence[object], new: Sequence[object]) -> list[Pair]:
    """Pairs in the order of the new list; removed items keep their place among them.

    A text keeps its order, so an item that moved past others is removed and
    inserted anew; as few are as can be.  Items that are others now, as many as
    stood between the same neighbours, are written over those: that is a matter
    of lines, comments and empty keys, and says nothing about what is which.
    """
    kept = _rising(sorted(match(old, new).items()))
    stretches = _stretches(kept, len(old), len(new))
    pairs: list[Pair] = []
    for (gone, come), stays in zip(stretches, [*kept, None], strict=True):
        pairs += _gap(gone, come)
        if stays is not None:
            n, o = stays
            pairs.append((o, n))
    return pairs


def _stretches(
    kept: Sequence[tuple[int, int]], old_length: int, new_length: int
) -> Iterator[tuple[range, range]]:
    """What stood in the old and stands in the new list before each item that stays, and at the end.

    Items that stay are given by their new and their old position.
    """
    done_old = done_new = 0
    for n, o in [*kept, (new_length, old_length)]:
        yield range(done_old, o), range(done_new, n)
        done_old, done_new = o + 1, n + 1


def _gap(gone: Sequence[int], come: Sequence[int]) -> list[Pair]:
    if len(gone) == len(come):
        return list(zip(gone, come, strict=True))
    return [*((o, None) for o in gone), *((None, n) for n in come)]


def _between(
    old: Sequence[object], new: Sequence[object], kept: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Texts that were rewritten: as many as were there between the same neighbours.

    A text has nothing but its words to be known by, and nothing below it that
    could be taken for another's.
    """
    for gone, come in _stretches(kept, len(old), len(new)):
        if len(gone) == len(come) and _are_texts(new, come):
            yield from ((o, n) for o, n in zip(gone, come, strict=True) if isinstance(old[o], str))


def _are_texts(items: Sequence[object], places: Iterable[int]) -> bool:
    return all(isinstance(items[place], str) for place in places)


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
