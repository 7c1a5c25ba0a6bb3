"""Which item of one list is which item of another: by name, by words, by place."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ALIKE = 0.5
_MOVED = 0.7
_TELLING = 20  # characters: shorter texts occur too often to know a moved item by


@dataclass(frozen=True, slots=True)
class Item:
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


def align(a: Sequence[Item], b: Sequence[Item], *, moves: bool = False) -> dict[int, int]:
    """Pairs of positions in `a` and `b`; `moves` finds items in another order too."""
    pairs: dict[int, int] = {}
    _by_sequence(a, b, pairs, [item.key for item in a], [item.key for item in b])
    _by_name(a, b, pairs)
    if moves:
        _by_unique_words(a, b, pairs)
    _in_gaps(a, b, pairs)
    if moves:
        _moved_and_edited(a, b, pairs)
    return pairs


def _by_sequence(
    a: Sequence[Item],
    b: Sequence[Item],
    pairs: dict[int, int],
    left: list[Hashable],
    right: list[Hashable],
) -> None:
    for i, j, size in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        pairs.update(zip(range(i, i + size), range(j, j + size), strict=True))


def _by_name(a: Sequence[Item], b: Sequence[Item], pairs: dict[int, int]) -> None:
    """An item that carries a name of its own is that item, whatever its words are now."""
    left = _named(a)
    right = _named(b)
    taken = {j: i for i, j in pairs.items()}
    for name, i in left.items():
        j = right.get(name)
        if j is None or pairs.get(i) == j or a[i].kind != b[j].kind:
            continue
        if j in taken:
            pairs.pop(taken[j], None)
        pairs[i] = j
        taken = {j: i for i, j in pairs.items()}


def _named(items: Sequence[Item]) -> dict[str, int]:
    counts = Counter(name for item in items for name in item.names)
    return {name: i for i, item in enumerate(items) for name in item.names if counts[name] == 1}


def _by_unique_words(a: Sequence[Item], b: Sequence[Item], pairs: dict[int, int]) -> None:
    left, right = _unique(a, set(pairs)), _unique(b, set(pairs.values()))
    for key, i in left.items():
        if key in right:
            pairs[i] = right[key]


def _unique(items: Sequence[Item], taken: set[int]) -> dict[Hashable, int]:
    free = [i for i in range(len(items)) if i not in taken and len(items[i].text) >= _TELLING]
    counts = Counter(items[i].key for i in free)
    return {items[i].key: i for i in free if counts[items[i].key] == 1}


def _in_gaps(a: Sequence[Item], b: Sequence[Item], pairs: dict[int, int]) -> None:
    """What is left between two pairs in order: by words without numbers, place, likeness."""
    fixed = _rising(pairs)
    bounds = [(-1, -1), *fixed, (len(a), len(b))]
    for (i1, j1), (i2, j2) in itertools.pairwise(bounds):
        taken = set(pairs.values())
        left = [i for i in range(i1 + 1, i2) if i not in pairs]
        right = [j for j in range(j1 + 1, j2) if j not in taken]
        if left and right:
            _match_gap(a, b, left, right, pairs)


def _rising(pairs: dict[int, int]) -> list[tuple[int, int]]:
    """The pairs that keep the order of both lists (those that moved are left out)."""
    ordered = sorted(pairs.items())
    best: list[int] = []  # indices into `ordered` of the smallest ends
    before = [-1] * len(ordered)
    for index, (_, j) in enumerate(ordered):
        low, high = 0, len(best)
        while low < high:
            middle = (low + high) // 2
            if ordered[best[middle]][1] < j:
                low = middle + 1
            else:
                high = middle
        before[index] = best[low - 1] if low else -1
        best[low : low + 1] = [index]
    chain = []
    index = best[-1] if best else -1
    while index >= 0:
        chain.append(ordered[index])
        index = before[index]
    return chain[::-1]


def _match_gap(
    a: Sequence[Item], b: Sequence[Item], left: list[int], right: list[int], pairs: dict[int, int]
) -> None:
    found: dict[int, int] = {}
    _by_sequence(a, b, found, [a[i].masked for i in left], [b[j].masked for j in right])
    bounds = [(-1, -1), *sorted(found.items()), (len(left), len(right))]
    for (i1, j1), (i2, j2) in itertools.pairwise(bounds):
        _match_rest(a, b, left[i1 + 1 : i2], right[j1 + 1 : j2], pairs)
    pairs.update((left[i], right[j]) for i, j in found.items())


def _match_rest(
    a: Sequence[Item], b: Sequence[Item], left: list[int], right: list[int], pairs: dict[int, int]
) -> None:
    same_kinds = [a[i].kind for i in left] == [b[j].kind for j in right]
    if same_kinds and all(_may_be_one(a[i], b[j]) for i, j in zip(left, right, strict=True)):
        pairs.update(zip(left, right, strict=True))
        return
    start = 0
    for i in left:
        score, j = max(((likeness(a[i], b[j]), -j) for j in right[start:]), default=(0.0, 0))
        if score >= _ALIKE:
            pairs[i] = -j
            start = right.index(-j) + 1


def _may_be_one(a: Item, b: Item) -> bool:
    """Whether two items in the same place can be one: short ones have nothing else to tell."""
    short = len(a.text) < _TELLING and len(b.text) < _TELLING
    return short or likeness(a, b) >= _ALIKE / 2


def _moved_and_edited(a: Sequence[Item], b: Sequence[Item], pairs: dict[int, int]) -> None:
    taken = set(pairs.values())
    free = [j for j in range(len(b)) if j not in taken and len(b[j].text) >= _TELLING]
    for i in range(len(a)):
        if i in pairs or len(a[i].text) < _TELLING or not free:
            continue
        score, j = max((likeness(a[i], b[j]), -j) for j in free)
        if score >= _MOVED:
            pairs[i] = -j
            free.remove(-j)


def likeness(a: Item, b: Item) -> float:
    """How alike the words of two items of a kind are, from 0 to 1; numbers do not count."""
    if a.kind != b.kind:
        return 0.0
    left, right = a.masked[1].split(), b.masked[1].split()
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE / 2 or matcher.quick_ratio() < _ALIKE / 2:
        return 0.0
    return matcher.ratio()
