"""How the items of a changed list stand beside those of the old one, for a text edited in place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from lkjip_docgen.identity import identities
from lkjip_docgen.identity import match as match_identities


def match(old: Sequence[object], new: Sequence[object]) -> dict[int, int]:
    """The old position of each new item that was there before, wherever it stood."""
    found = {n: o for o, n in match_identities(identities(old), identities(new))}
    rewritten = {n: o for o, n in _between(old, new, _rising(sorted(found.items())))}
    taken = set(found.values())
    return found | {n: o for n, o in rewritten.items() if n not in found and o not in taken}


def origins(old: Sequence[object], new: Sequence[object]) -> list[int | None]:
    """The old position of each item of the new list; None of one that is written anew.

    Items that are others now, as many as stood between the same neighbours, are
    written over those: that is a matter of lines, comments and empty keys, and
    says nothing about what is which.
    """
    found = match(old, new)
    taken = set(found.values())
    written_over: dict[int, int] = {}
    for gone, come in _stretches(_rising(sorted(found.items())), len(old), len(new)):
        left = [o for o in gone if o not in taken]
        right = [n for n in come if n not in found]
        if len(left) == len(right):
            written_over.update(zip(right, left, strict=True))
    return [found.get(n, written_over.get(n)) for n in range(len(new))]


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
