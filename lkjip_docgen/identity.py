"""Which is which: an item of a list is known by what it is, never by where it stands.

`keys` names the items of a list, `match` finds the items of one list in
another, and `same_quantities` does so for the numbers of two reports, whose
paths are made of such keys.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from hashlib import sha1
from heapq import nlargest

NAMED_BY: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("alasan", ("kode", "di")),  # an accepted finding: its kode is that of a rule
    ("kode", ("kode",)),
    ("dokumen", ("dokumen", "tahun", "versi")),
    ("besaran", ("besaran", "di")),
    ("peran", ("peran",)),
    ("lingkup", ("lingkup", "unit")),
    ("indikator", ("indikator",)),  # in an agreement: the kode of what is measured
    ("nama", ("nama",)),
    ("judul", ("judul",)),
    ("tujuan", ("tujuan",)),
    ("jenis", ("jenis",)),
    ("tingkat", ("tingkat",)),
    ("bulan", ("bulan",)),
    ("tahun", ("tahun", "versi")),
)
"""What names an item: the first field that it has decides which fields make its name."""

_LONGEST = 40  # characters of a key
_DIGEST = 8
_SIGNS = {
    "<": " kurang ",
    ">": " lebih ",
    "≤": " sampai ",
    "≥": " mulai ",
    "+": " plus ",
    "%": " persen ",
    "&": " dan ",
}
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")

# How alike two items must be to be one that was renamed.  `_ALONE` holds where no
# other item of either list is left to be confused with.
_NAME_ENOUGH = 0.8
_NAME_ENOUGH_ALONE = 0.6
_CONTENT_ENOUGH = 0.7
_CONTENT_ENOUGH_ALONE = 0.5
_TELLING = 4  # characters that two contents must share to tell anything
_MARGIN = 0.1  # by which the best must be better than the next


@dataclass(frozen=True, slots=True)
class Identity:
    """What an item is known by.

    `key` is unique in its list; `base` is the same for items of one name.
    `name` is in plain words.  `content` is all that the item says: each a
    place in the item and a value.  `kind` says which fields name it.
    """

    key: str
    base: str
    name: str
    content: frozenset[tuple[str, str]] = frozenset()
    kind: str = ""


Pair = tuple[int, int]
"""The position of an item in the old and in the new list."""


# --- keys --------------------------------------------------------------------------


def keys(items: Iterable[object], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """A readable key for each item, which no other item changes.

    An item may be a section of the data (model or mapping), or a text.  The
    second of one name has `--2` after it, which no name alone can have; so
    has one whose name is in `taken`, the words that a path uses beside it.
    """
    return tuple(key for _, (key, _, _, _) in _keyed(items, taken))


def key_of(item: object, items: Sequence[object]) -> str:
    """The key of an item of that list; `LookupError` where it is not in it."""
    for key, other in zip(keys(items), items, strict=True):
        if other is item:
            return key
    raise LookupError(f"{item!r} is not in the list")


def identities(items: Iterable[object], taken: Iterable[str] = ()) -> tuple[Identity, ...]:
    """Each item with what it is known by."""
    return tuple(
        Identity(key, base, plain(name), _content(item), kind)
        for item, (key, base, name, kind) in _keyed(items, taken)
    )


def _keyed(
    items: Iterable[object], taken: Iterable[str]
) -> Iterator[tuple[object, tuple[str, str, str, str]]]:
    """Each item with its key, the base of the key, its name as written and its kind."""
    seen = Counter(taken)
    for item in items:
        kind, names = _named(item)
        name = " ".join(names)
        base = slug(name)
        seen[base] += 1
        yield item, (base if seen[base] == 1 else f"{base}--{seen[base]}", base, name, kind)


def slug(name: str) -> str:
    """A name as part of a path: lower case, digits and hyphens.

    Capitals, blanks, quotes and punctuation do not matter.  A name that is
    long, or that has letters of another script, is told apart by a digest.
    """
    words = plain(name)
    folded = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    short = "-".join(folded.split())
    if short.isdecimal() and not _YEAR.fullmatch(short):
        short = f"no-{short}"  # never to be taken for a position
    lost = any(ord(letter) > 0x24F for letter in words)  # beyond Latin letters with accents
    if short and len(short) <= _LONGEST and not lost:
        return short
    digest = sha1(words.encode(), usedforsecurity=False).hexdigest()[:_DIGEST]
    room = _LONGEST - _DIGEST - 1
    head = short[: room + 1].rpartition("-")[0] if len(short) > room else short
    return f"{head or short[:room] or 'butir'}-{digest}"


def plain(text: str) -> str:
    """A text in small letters and single blanks, without punctuation."""
    text = unicodedata.normalize("NFKC", text).casefold()
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    text = text.replace("'", "").replace("’", "").replace("`", "")
    return " ".join(re.sub(r"[\W_]+", " ", text).split())


def _named(item: object) -> tuple[str, list[str]]:
    """Which fields name the item, and what they say."""
    if isinstance(item, str):
        return "teks", [item]
    for mark, fields in NAMED_BY:
        if _word(item, mark):
            words = [_word(item, name) for name in fields]
            return mark, [word for word in words if word]
    return "", [text for _, text in sorted(_leaves(item, ""))]


def _word(item: object, name: str) -> str:
    """A field as text; "" where the item has none, or one that is no single value."""
    value = _fields(item).get(name)
    return "" if value is None or _is_compound(value) else str(value).strip()


def _fields(item: object) -> Mapping[str, object]:
    if isinstance(item, Mapping):
        return item
    return getattr(item, "__dict__", {})


def _is_compound(value: object) -> bool:
    if isinstance(value, str | Decimal | int | float | date):
        return False
    return isinstance(value, Mapping | list | tuple) or hasattr(value, "__dict__")


def _content(item: object) -> frozenset[tuple[str, str]]:
    return frozenset(() if isinstance(item, str) else _leaves(item, ""))


def _leaves(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Every single value below, with the names of the fields that lead to it."""
    if value is None:
        return
    if isinstance(value, list | tuple):
        for item in value:
            yield from _leaves(item, path)
    elif not _is_compound(value):
        text = str(value).strip()
        if text:
            yield path, text
    else:
        for name, below in _fields(value).items():
            yield from _leaves(below, f"{path}.{name}")


# --- matching ----------------------------------------------------------------------


def match(old: Sequence[Identity], new: Sequence[Identity]) -> list[Pair]:
    """Which old item is which new one, in the order of the new list.

    Items of one key are the same wherever they stand.  What is left is the
    same under another name where it is alike and nothing else is: by its
    content, or by a name that is nearly the same.  A year is never another.
    """
    pairs = [*_by_name(old, new)]
    left = [p for p in range(len(old)) if p not in {o for o, _ in pairs}]
    right = [p for p in range(len(new)) if p not in {n for _, n in pairs}]
    pairs += _renamed(old, new, left, right)
    return sorted(pairs, key=lambda pair: pair[1])


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


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How alike two items are, from 0 to 1, and whether that is enough."""

    score: float
    enough: bool


def _renamed(
    old: Sequence[Identity],
    new: Sequence[Identity],
    left: list[int],
    right: list[int],
    *,
    of_data: bool = True,
) -> list[Pair]:
    """Items under another name, where there is no doubt which.

    `of_data`: they are items of data, not of paths.  The only two left, of
    which nothing but a name is known, are the same then.
    """
    forms = {o: _Form(old[o]) for o in left}, {n: _Form(new[n]) for n in right}
    sizes = Counter(old[o].kind for o in left), Counter(new[n].kind for n in right)
    table: dict[Pair, _Likeness] = {}
    for o in left:
        for n in right:
            if old[o].kind != new[n].kind:
                if of_data:  # an item that was given a code, say, is named by that now
                    table[o, n] = _whole_likeness(forms[0][o], forms[1][n])
            else:
                alone = sizes[0][old[o].kind] == sizes[1][old[o].kind] == 1
                found = _likeness(forms[0][o], forms[1][n], alone=alone)
                if alone and of_data and _only_named(forms[0][o], forms[1][n]):
                    found = _Likeness(found.score, enough=True)
                table[o, n] = found
    return _beyond_doubt(table)


def _beyond_doubt(table: Mapping[Pair, _Likeness]) -> list[Pair]:
    """The pairs that are alike enough, and clearly more so than either is to any other."""
    scores: dict[tuple[int, int], list[float]] = defaultdict(list)  # by side and position
    for pair, found in table.items():
        for side in (0, 1):
            scores[side, pair[side]].append(found.score)
    best = {item: nlargest(2, all_scores) for item, all_scores in scores.items()}
    return [
        pair
        for pair, found in table.items()
        if found.enough and all(_clear(found.score, best[side, pair[side]]) for side in (0, 1))
    ]


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
        # "III a" and "III b", 2022 and 2023: what is short or a number tells items apart.
        self.marks = frozenset(w for w in name.split() if len(w) < 3 or not w.isalpha())
        self.years = frozenset(_YEAR.findall(f"{self.item.base} {name}"))
        names = {f".{name}" for name in dict(NAMED_BY).get(self.item.kind, ())}
        self.whole = frozenset((place, plain(value)) for place, value in self.item.content)
        self.values = frozenset(said for said in self.whole if said[0] not in names)


def _likeness(one: _Form, other: _Form, *, alone: bool) -> _Likeness:
    if one.years != other.years:
        return _Likeness(0, enough=False)
    name = _name_likeness(one, other)
    if not one.values and not other.values:
        return _Likeness(name, name >= _NAME_ENOUGH)
    content, shared = _content_likeness(one.values, other.values)
    by_name = name >= (_NAME_ENOUGH_ALONE if alone else _NAME_ENOUGH)
    enough = content >= (_CONTENT_ENOUGH_ALONE if alone else _CONTENT_ENOUGH)
    return _Likeness((name + content) / 2, by_name or (enough and shared >= _TELLING))


def _whole_likeness(one: _Form, other: _Form) -> _Likeness:
    content, shared = _content_likeness(one.whole, other.whole)
    return _Likeness(content, content >= _CONTENT_ENOUGH_ALONE and shared >= _TELLING)


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


# --- quantities --------------------------------------------------------------------

_POSITION = re.compile(r"(?<=\.)\d{1,2}(?=\.|$)")  # in a path of earlier versions
_LABEL = 64  # characters of a label that a Word file keeps


def same_quantities(
    old: Mapping[str, str],
    new: Mapping[str, str],
    *,
    old_values: Mapping[str, str] | None = None,
    new_values: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """The old path of each new one that has one, from the labels of both by path.

    All quantities of an item move together when it was renamed, which is told
    by labels and, where they are known, by values.  Earlier versions counted
    the items of a list: such a path is the quantity of the same label, where
    there is just one, and never the one at that position.
    """
    before, after = old_values or {}, new_values or {}
    found: dict[str, str] = {}
    _pair_nodes(_tree(old, before), _tree(new, after), found)
    gone = [path for path in old if path not in set(found.values())]
    come = [path for path in new if path not in found]
    return found | _counted(old, new, gone, come)


def candidates(path: str, known: Iterable[str]) -> tuple[str, ...]:
    """The paths that one of an earlier version, which counts items, may stand for now."""
    if not _POSITION.search(path):
        return ()
    form = _counted_form(path)
    return tuple(other for other in known if form.fullmatch(other))


@dataclass(slots=True)
class _Node:
    """A part of the tree of paths: the quantity that ends here, and what is below."""

    path: str = ""
    label: str = ""
    value: str = ""
    below: dict[str, _Node] = field(default_factory=dict)

    def leaves(self, way: str = "") -> Iterator[tuple[str, _Node]]:
        """Every quantity from here on, with the way to it."""
        if self.path:
            yield way, self
        for step, node in self.below.items():
            yield from node.leaves(f"{way}.{step}")


def _tree(labels: Mapping[str, str], values: Mapping[str, str]) -> _Node:
    root = _Node()
    for path, label in labels.items():
        node = root
        for step in path.split("."):
            node = node.below.setdefault(step, _Node())
        node.path, node.label, node.value = path, label[:_LABEL], values.get(path, "")
    return root


def _pair_nodes(old: _Node, new: _Node, found: dict[str, str]) -> None:
    """Pair the quantities below two nodes that are the same."""
    if old.path and new.path:
        found[new.path] = old.path
    same = [(step, step) for step in new.below if _is_same(old.below.get(step), step, new)]
    left = [step for step in old.below if step not in new.below]
    right = [step for step in new.below if step not in old.below]
    for before, after in (*same, *_renamed_nodes(old, new, left, right)):
        _pair_nodes(old.below[before], new.below[after], found)


def _is_same(old: _Node | None, step: str, new: _Node) -> bool:
    """Whether the step leads to the same on both sides; a position only if it is called so."""
    if old is None:
        return False
    return not _counts(step) or _called(old) == _called(new.below[step])


def _counts(step: str) -> bool:
    return step.isdecimal() and len(step) < 3


def _renamed_nodes(
    old: _Node, new: _Node, left: list[str], right: list[str]
) -> list[tuple[str, str]]:
    """The items among the steps of two nodes that were renamed."""
    left = [step for step in left if old.below[step].below and not _counts(step)]
    right = [step for step in right if new.below[step].below]
    before = [_item(step, old.below[step]) for step in left]
    after = [_item(step, new.below[step]) for step in right]
    every = list(range(len(left))), list(range(len(right)))
    pairs = _renamed(before, after, *every, of_data=False)
    return [(left[o], right[n]) for o, n in pairs]


def _item(step: str, node: _Node) -> Identity:
    """An item of a list by the quantities below it: their common words name it."""
    own = sorted(name for name, below in node.below.items() if below.path)
    values = frozenset((way, leaf.value) for way, leaf in node.leaves() if leaf.value)
    return Identity(step, step, _called(node), values, "|".join(own))


def _called(node: _Node) -> str:
    """The words that the labels of all quantities of an item have in common."""
    own = [below for below in node.below.values() if below.path]
    labels = [plain(leaf.label).split() for leaf in own or (n for _, n in node.leaves())]
    first, *rest = labels or [[]]
    return " ".join(word for word in first if all(word in label for label in rest))


def _counted(
    old: Mapping[str, str], new: Mapping[str, str], gone: list[str], come: list[str]
) -> dict[str, str]:
    """The new path of each old one that counts items, by a label that only one has."""
    before = _by_label(old, (path for path in gone if _POSITION.search(path)))
    after = _by_label(new, come)
    pairs = [
        (o, n)
        for label, olds in before.items()
        for o in olds
        for n in after.get(label, ())
        if _counted_form(o).fullmatch(n)
    ]
    lefts, rights = Counter(o for o, _ in pairs), Counter(n for _, n in pairs)
    return {n: o for o, n in pairs if lefts[o] == rights[n] == 1}


def _by_label(labels: Mapping[str, str], paths: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        found[plain(labels[path][:_LABEL])].append(path)
    return found


def _counted_form(path: str) -> re.Pattern[str]:
    """What a path that counts items may be called now: names stand where numbers stood."""
    return re.compile(r"[^.]+(?:\.[^.]+){0,2}".join(map(re.escape, _POSITION.split(path))))
