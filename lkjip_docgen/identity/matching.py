"""Which item of one list is which of another, though items moved, came, went or were renamed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest

from lkjip_docgen.identity.keys import NAMED_BY, YEAR, Identity, plain
from lkjip_docgen.records import Record

Pair = tuple[int, int]
"""The position of an item in the old and in the new list."""


class _Enough(Record):
    """From which likeness of names, or of contents, on two items are one that was renamed."""

    name: float
    content: float


_AMONG_OTHERS = _Enough(name=0.8, content=0.7)
_ALONE = _Enough(name=0.6, content=0.5)  # no other item of either list to be confused with
_TELLING = 4  # characters that two contents must share to tell anything
_MARGIN = 0.1  # by which the best must be better than the next


def match(old: Sequence[Identity], new: Sequence[Identity]) -> list[Pair]:
    """Which old item is which new one, in the order of the new list.

    Items of one key are the same wherever they stand.  What is left is the
    same under another name where it is alike and nothing else is: by its
    content, or by a name that is nearly the same.  A year is never another.
    """
    pairs = list(_by_name(old, new))
    left = _others(old, (o for o, _ in pairs))
    right = _others(new, (n for _, n in pairs))
    pairs += renamed(old, new, left, right, stayed=[new[n] for _, n in pairs])
    return sorted(pairs, key=lambda pair: pair[1])


def _others(items: Sequence[Identity], known: Iterable[int]) -> list[int]:
    """The positions of the items that are not known yet."""
    taken = set(known)
    return [position for position in range(len(items)) if position not in taken]


def _by_name(old: Sequence[Identity], new: Sequence[Identity]) -> Iterator[Pair]:
    before, after = _positions(old), _positions(new)
    for base, here in after.items():
        yield from _same_name(old, new, before.get(base, []), here)


def _positions(items: Sequence[Identity]) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position, item in enumerate(items):
        found[item.kind, item.base].append(position)
    return found


def _same_name(
    old: Sequence[Identity], new: Sequence[Identity], left: list[int], right: list[int]
) -> Iterator[Pair]:
    """Pairs items of one name: those that say the same, or of one year, before the rest."""
    left, right = list(left), list(right)
    for alike in (_says_the_same, _is_of_one_year):
        for n in tuple(right):
            equal = next((o for o in left if alike(old[o], new[n])), None)
            if equal is not None:
                left.remove(equal)
                right.remove(n)
                yield equal, n
    yield from zip(left, right, strict=False)


def _says_the_same(one: Identity, other: Identity) -> bool:
    return one.content == other.content


def _is_of_one_year(one: Identity, other: Identity) -> bool:
    years = [{said for said in item.content if said[0] == ".tahun"} for item in (one, other)]
    return bool(years[0]) and years[0] == years[1]


class _Likeness(Record):
    """How alike two items are, from 0 to 1, and whether that is enough."""

    score: float
    enough: bool


def renamed(
    old: Sequence[Identity],
    new: Sequence[Identity],
    left: Iterable[int],
    right: Iterable[int],
    *,
    stayed: Sequence[Identity] = (),
    of_data: bool = True,
) -> list[Pair]:
    """Items under another name, where there is no doubt which.

    `stayed` are those of the new list that are known already: what is a copy of
    one of them is new, however alike it is to what went.  `of_data`: they are
    items of data, not of paths.  The only two left, of which nothing but a name
    is known, are the same then.
    """
    before = {o: _Form(old[o]) for o in left}
    after = {n: _Form(new[n]) for n in right}
    found = _beyond_doubt(dict(_Others(before, after, of_data).likenesses()))
    models = [_Form(item) for item in stayed] if found else []
    return [(o, n) for o, n in found if not _is_copy(before[o], after[n], models)]


def _is_copy(gone: _Form, come: _Form, stayed: Iterable[_Form]) -> bool:
    """Whether a new item says more of what one that stayed says than of what went."""
    own, _ = _content_likeness(gone.values, come.values)
    others = (
        _content_likeness(one.values, come.values)[0]
        for one in stayed
        if one.item.kind == come.item.kind
    )
    return max(others, default=0) > own + _MARGIN


class _Others:
    """The items that no name pairs, each compared with each of the other list."""

    def __init__(
        self, before: Mapping[int, _Form], after: Mapping[int, _Form], of_data: bool
    ) -> None:
        self._before = before
        self._after = after
        self._of_data = of_data
        self._sizes = _sizes(before), _sizes(after)

    def likenesses(self) -> Iterator[tuple[Pair, _Likeness]]:
        """How alike two items are, of those that can be compared at all."""
        for o, one in self._before.items():
            for n, other in self._after.items():
                if one.item.kind == other.item.kind:
                    yield (o, n), self._of_one_kind(one, other)
                elif self._of_data:  # an item that was given a code, say, is named by that now
                    yield (o, n), _whole_likeness(one, other)

    def _of_one_kind(self, one: _Form, other: _Form) -> _Likeness:
        alone = all(size[one.item.kind] == 1 for size in self._sizes)
        found = _likeness(one, other, _ALONE if alone else _AMONG_OTHERS)
        if alone and self._of_data and _only_named(one, other):
            return _Likeness(found.score, enough=True)
        return found


def _sizes(forms: Mapping[int, _Form]) -> Counter[str]:
    """How many items of each kind there are."""
    return Counter(form.item.kind for form in forms.values())


def _beyond_doubt(table: Mapping[Pair, _Likeness]) -> list[Pair]:
    """The pairs that are alike enough, and clearly more so than either is to any other."""
    of_old: dict[int, list[float]] = defaultdict(list)
    of_new: dict[int, list[float]] = defaultdict(list)
    for (o, n), found in table.items():
        of_old[o].append(found.score)
        of_new[n].append(found.score)
    best_of_old, best_of_new = _two_best(of_old), _two_best(of_new)
    enough = ((pair, found.score) for pair, found in table.items() if found.enough)
    return [
        (o, n)
        for (o, n), score in enough
        if _clear(score, best_of_old[o]) and _clear(score, best_of_new[n])
    ]


def _two_best(scores: Mapping[int, list[float]]) -> dict[int, list[float]]:
    return {item: nlargest(2, all_scores) for item, all_scores in scores.items()}


def _clear(score: float, best: Sequence[float]) -> bool:
    """Whether a score is the best, by a margin, of those of which `best` are the two highest."""
    return score == best[0] and (len(best) == 1 or score >= best[1] + _MARGIN)


@dataclass(slots=True)
class _Form:
    """An item prepared to be compared with many."""

    item: Identity
    letters: Counter[str] = field(init=False)
    marks: frozenset[str] = field(init=False)
    years: frozenset[str] = field(init=False)
    whole: frozenset[tuple[str, str]] = field(init=False)
    values: frozenset[tuple[str, str]] = field(init=False)  # besides what names it

    def __post_init__(self) -> None:
        name = self.item.name
        self.letters = Counter(name[i : i + 2] for i in range(max(1, len(name) - 1)))
        self.marks = frozenset(filter(_tells_apart, name.split()))
        self.years = frozenset(YEAR.findall(f"{self.item.base} {name}"))
        self.whole = frozenset((place, plain(value)) for place, value in self.item.content)
        self.values = _without_name(self.whole, self.item.kind)


def _tells_apart(word: str) -> bool:
    """Whether a word is short or a number: "III a" and "III b", 2022 and 2023."""
    return len(word) < 3 or not word.isalpha()


def _without_name(said: frozenset[tuple[str, str]], kind: str) -> frozenset[tuple[str, str]]:
    """What an item says besides what names it."""
    names = {f".{name}" for name in dict(NAMED_BY).get(kind, ())}
    return frozenset((place, value) for place, value in said if place not in names)


def _likeness(one: _Form, other: _Form, enough: _Enough) -> _Likeness:
    if one.years != other.years:
        return _Likeness(0, enough=False)
    name = _name_likeness(one, other)
    if _only_named(one, other):
        return _Likeness(name, name >= _AMONG_OTHERS.name)
    content, shared = _content_likeness(one.values, other.values)
    by_content = content >= enough.content and shared >= _TELLING
    return _Likeness((name + content) / 2, name >= enough.name or by_content)


def _whole_likeness(one: _Form, other: _Form) -> _Likeness:
    content, shared = _content_likeness(one.whole, other.whole)
    return _Likeness(content, content >= _ALONE.content and shared >= _TELLING)


def _only_named(one: _Form, other: _Form) -> bool:
    return not one.values and not other.values and one.years == other.years


def _name_likeness(one: _Form, other: _Form) -> float:
    """The share of letters that two names have in common; 0 where a number or mark differs."""
    if one.marks != other.marks:
        return 0
    both = (one.letters & other.letters).total()
    return 2 * both / (one.letters.total() + other.letters.total())


def _content_likeness(
    one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]
) -> tuple[float, int]:
    """The share of what two items say that both say, by its length; and how much that is."""
    shared = _length(one & other)
    return shared / max(1, _length(one | other)), shared


def _length(values: Iterable[tuple[str, str]]) -> int:
    return sum(len(value) for _, value in values)
