"""Which item of one list is which item of another: by name, by words, by place."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Container, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ALIKE = 0.5
_MOVED = 0.7
_TELLING = 20  # characters: shorter texts occur too often to know a moved item by


class Item(NamedTuple):
    """What an item is known by: its kind, its words, and names that it carries."""

    kind: str
    text: str
    names: tuple[str, ...] = ()

    @property
    def key(self) -> Hashable:
        """Kind and words, blanks aside."""
        return self.kind, " ".join(self.text.split())

    @property
    def masked(self) -> tuple[str, str]:
        """The same without the numbers, which new data may change."""
        return self.kind, _NUMBER.sub("0", " ".join(self.text.split()))


Pairs = dict[int, int]


def align(a: Sequence[Item], b: Sequence[Item], *, moves: bool = False) -> Pairs:
    """Pairs of positions in `a` and `b`; `moves` finds items in another order too."""
    left, right = _keys(a), _keys(b)
    if left == right:
        return {position: position for position in range(len(a))}
    pairs = _matching(left, right)
    _by_name(a, b, pairs)
    if moves:
        _by_unique_words(a, b, pairs)
    _in_gaps(a, b, pairs)
    if moves:
        _moved_and_edited(a, b, pairs)
    return pairs


def _keys(items: Sequence[Item]) -> list[Hashable]:
    return [item.key for item in items]


def _matching(left: Sequence[Hashable], right: Sequence[Hashable]) -> Pairs:
    if _changed_in_place(left, right):
        return {i: i for i, key in enumerate(left) if key == right[i]}
    found: Pairs = {}
    for i, j, size in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        found.update(zip(range(i, i + size), range(j, j + size), strict=True))
    return found


def _changed_in_place(left: Sequence[Hashable], right: Sequence[Hashable]) -> bool:
    """Whether what differs differs place by place, and is nowhere in the other list.

    There is one best matching then, which need not be searched for.
    """
    if len(left) != len(right):
        return False
    changed = _differing(left, right)
    gone, come = {old for old, _ in changed}, {new for _, new in changed}
    return gone.isdisjoint(right) and come.isdisjoint(left)


def _differing(
    left: Sequence[Hashable], right: Sequence[Hashable]
) -> list[tuple[Hashable, Hashable]]:
    """What stands in the same place of two lists and is not the same."""
    return [(old, new) for old, new in zip(left, right, strict=True) if old != new]


def _by_name(a: Sequence[Item], b: Sequence[Item], pairs: Pairs) -> None:
    """An item that carries a name of its own is that item, whatever its words are now."""
    taken = {j: i for i, j in pairs.items()}
    for i, j in _same_names(a, b):
        if pairs.get(i) != j:
            _part(i, j, pairs, taken)
            pairs[i] = j
            taken[j] = i


def _part(i: int, j: int, pairs: Pairs, taken: Pairs) -> None:
    """Part two items from those that they were paired with."""
    other = taken.pop(j, None)
    if other is not None:
        pairs.pop(other, None)
    before = pairs.get(i)
    if before is not None:
        taken.pop(before, None)


def _same_names(a: Sequence[Item], b: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """The items of a kind that carry the same name, which no other carries."""
    right = _named(b)
    for name, i in _named(a).items():
        j = right.get(name)
        if j is not None and a[i].kind == b[j].kind:
            yield i, j


def _named(items: Sequence[Item]) -> dict[str, int]:
    counts = Counter(name for item in items for name in item.names)
    return {name: i for i, item in enumerate(items) for name in item.names if counts[name] == 1}


def _by_unique_words(a: Sequence[Item], b: Sequence[Item], pairs: Pairs) -> None:
    left, right = _unique(a, set(pairs)), _unique(b, set(pairs.values()))
    for key, i in left.items():
        if key in right:
            pairs[i] = right[key]


def _unique(items: Sequence[Item], taken: set[int]) -> dict[Hashable, int]:
    free = _telling(items, taken)
    counts = Counter(items[i].key for i in free)
    return {items[i].key: i for i in free if counts[items[i].key] == 1}


def _telling(items: Sequence[Item], taken: set[int]) -> list[int]:
    """The positions that are not taken, of items that are long enough to be known by."""
    return [i for i in range(len(items)) if i not in taken and len(items[i].text) >= _TELLING]


def _in_gaps(a: Sequence[Item], b: Sequence[Item], pairs: Pairs) -> None:
    """What is left between two pairs in order: by words without numbers, place, likeness."""
    bounds = [(-1, -1), *rising(pairs), (len(a), len(b))]
    for in_a, in_b in _gaps(bounds):
        left, right = _free(in_a, pairs), _free(in_b, set(pairs.values()))
        if left and right:
            _match_gap(a, b, left, right, pairs)


def _free(positions: range, taken: Container[int]) -> list[int]:
    return [position for position in positions if position not in taken]


def _gaps(bounds: Sequence[tuple[int, int]]) -> Iterator[tuple[range, range]]:
    """What stands between two pairs in order, where both lists have something there."""
    for (i1, j1), (i2, j2) in itertools.pairwise(bounds):
        if i2 > i1 + 1 and j2 > j1 + 1:
            yield range(i1 + 1, i2), range(j1 + 1, j2)


def rising(pairs: Pairs) -> list[tuple[int, int]]:
    """The longest run of pairs that keeps the order of both lists: those left out moved."""
    ordered = sorted(pairs.items())
    ends: list[int] = []  # the smallest position in b that ends a run of each length
    last: list[int] = []  # the index into `ordered` of that pair
    before: list[int] = []
    for index, (_, j) in enumerate(ordered):
        length = bisect_left(ends, j)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [j]
        last[length : length + 1] = [index]
    chain: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(ordered[index])
        index = before[index]
    return chain[::-1]


def _match_gap(
    a: Sequence[Item], b: Sequence[Item], left: list[int], right: list[int], pairs: Pairs
) -> None:
    found = _matching([a[i].masked for i in left], [b[j].masked for j in right])
    bounds = [(-1, -1), *sorted(found.items()), (len(left), len(right))]
    for (i1, j1), (i2, j2) in itertools.pairwise(bounds):
        _match_rest(a, b, left[i1 + 1 : i2], right[j1 + 1 : j2], pairs)
    pairs.update((left[i], right[j]) for i, j in found.items())


def _match_rest(
    a: Sequence[Item], b: Sequence[Item], left: list[int], right: list[int], pairs: Pairs
) -> None:
    if _fit(a, b, left, right):
        pairs.update(zip(left, right, strict=True))
        return
    start = 0
    for i in left:
        found = _most_alike(a[i], b, right[start:])
        if found is not None and found[0] >= _ALIKE:
            pairs[i] = found[1]
            start = right.index(found[1]) + 1


def _fit(a: Sequence[Item], b: Sequence[Item], left: list[int], right: list[int]) -> bool:
    """Whether each of some items can be the one in the same place of the others."""
    if [a[i].kind for i in left] != [b[j].kind for j in right]:
        return False
    return all(_may_be_one(a[i], b[j]) for i, j in zip(left, right, strict=True))


def _may_be_one(a: Item, b: Item) -> bool:
    """Whether two items in the same place can be one: short ones have nothing else to tell."""
    short = len(a.text) < _TELLING and len(b.text) < _TELLING
    return short or likeness(a, b) >= _ALIKE / 2


def _moved_and_edited(a: Sequence[Item], b: Sequence[Item], pairs: Pairs) -> None:
    free = _telling(b, set(pairs.values()))
    for i in _telling(a, set(pairs)):
        found = _most_alike(a[i], b, free)
        if found is not None and found[0] >= _MOVED:
            pairs[i] = found[1]
            free.remove(found[1])


def most_alike(positions: Sequence[int], score: Callable[[int], float]) -> tuple[float, int] | None:
    """The highest score and the first position that has it; None where there is no position."""
    best: tuple[float, int] | None = None
    for position in positions:
        value = score(position)
        if best is None or value > best[0]:
            best = value, position
    return best


def _most_alike(
    item: Item, others: Sequence[Item], positions: Sequence[int]
) -> tuple[float, int] | None:
    """The same for the likeness of an item to those at some positions."""
    return most_alike(positions, lambda j: likeness(item, others[j]))


def likeness(a: Item, b: Item) -> float:
    """How alike the words of two items of a kind are, from 0 to 1; numbers do not count."""
    if a.kind != b.kind:
        return 0.0
    left, right = a.masked[1].split(), b.masked[1].split()
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE / 2 or matcher.quick_ratio() < _ALIKE / 2:
        return 0.0
    return matcher.ratio()
