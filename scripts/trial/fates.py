"""What becomes of each block of the base: in the edited file, and in the new data."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from trial.deviation import hunks, pairs
from trial.reading import Atom

_LIKE = 0.5
_WORDY = 15  # letters of a cell that can be known by its words
_LABEL = re.compile(r"^(Tabel|Gambar) [A-Z0-9]+\.\d+(?= )")
_LAST_SIGNS = re.compile(r"(?:[;,] (?:dan|atau))?[.:;]*$")
_TOKEN = re.compile(r"(?:Rp\s?)?\d+(?:[.,:/]\d+)*%?|[^\W\d_]+|\s+|.", re.DOTALL)


def tokens(text: str) -> list[str]:
    """Words, figures, blanks and signs."""
    return _TOKEN.findall(text)


def is_figure(token: str) -> bool:
    """Whether a token is a figure."""
    return any(c.isdigit() for c in token)


def squeezed(text: str) -> str:
    """With single blanks."""
    return re.sub(r"\s+", " ", text).strip()


# --- the base against the new data --------------------------------------------------------------


def match(base: Sequence[Atom], fresh: Sequence[Atom]) -> dict[int, int]:
    """For blocks of the base their place in the fresh report, by what they say and where."""
    found = dict(pairs([_key(a) for a in base], [_key(a) for a in fresh]))
    _add_equal(base, fresh, found, lambda a: (_heading(a), a.face))
    _add_equal(base, fresh, found, _caption)
    _add_equal(base, fresh, found, lambda a: a.face if len(a.text) > 15 or a.pictures else None)
    _add_alike(base, fresh, found)
    _with_their_sections(base, fresh, found)
    _with_their_rows(base, fresh, found)
    return found


def _with_their_sections(
    base: Sequence[Atom], fresh: Sequence[Atom], found: dict[int, int]
) -> None:
    """What many sections repeat ("Analisis") is that of its own section, not of the next one."""
    mine, theirs = _sections(base), _sections(fresh)
    times = Counter(atom.face for atom in base) | Counter(atom.face for atom in fresh)
    for level in sorted(set(map(_level, base))):  # a section before what is in it
        here = [i for i, atom in enumerate(base) if _level(atom) == level]
        held = set(found.values())
        for i in [i for i in here if i in found]:
            j = found[i]
            home, there = found.get(mine[i], -1), theirs[j]
            strays = home != there and (home >= 0 or there in held)
            if strays and (base[i].face != fresh[j].face or times[base[i].face] > 1):
                del found[i]
        sectioned = [(found.get(mine[i], -1), i) for i in here]
        _add_equal_in(base, fresh, found, sectioned, theirs)


def _add_equal_in(
    base: Sequence[Atom],
    fresh: Sequence[Atom],
    found: dict[int, int],
    sectioned: Sequence[tuple[int, int]],
    theirs: Sequence[int],
) -> None:
    """Blocks (with the place of their section in the fresh report) that stand in it unchanged."""
    held = set(found.values())
    free: dict[Hashable, list[int]] = defaultdict(list)
    for j, atom in enumerate(fresh):
        if j not in held:
            free[theirs[j], atom.face].append(j)
    for home, i in sectioned:
        same = free.get((home, base[i].face))
        if home >= 0 and i not in found and same:
            found[i] = same.pop(0)


def _level(atom: Atom) -> int:
    """The level of a heading; that of all other blocks is below them."""
    if not (atom.kind == "p" and atom.is_heading):
        return 10
    return int(atom.style[-1]) if atom.style[-1].isdigit() else 1


def _sections(atoms: Sequence[Atom]) -> list[int]:
    """For each block the place of the heading that it stands under; -1 for none."""
    found: list[int] = []
    above: list[int] = []
    for place, atom in enumerate(atoms):
        while above and _level(atoms[above[-1]]) >= _level(atom):
            above.pop()
        found.append(above[-1] if above else -1)
        if _level(atom) < 10:
            above.append(place)
    return found


def _with_their_rows(base: Sequence[Atom], fresh: Sequence[Atom], found: dict[int, int]) -> None:
    """The number of a row ("5") is that of the row which its next cell is in, whatever it says."""
    numbers = [i for i, atom in enumerate(base) if atom.kind == "r" and atom.text.isdigit()]
    for i in numbers:
        found.pop(i, None)
    taken = set(found.values())
    for i in numbers:
        j = found.get(i + 1, 0) - 1
        if j >= 0 and j not in taken and fresh[j].kind == "r" and fresh[j].text.isdigit():
            found[i] = j
            taken.add(j)


def _heading(atom: Atom) -> str:
    return re.sub(r"^(?:BAB )?[0-9A-Za-z]+\.? ", "", atom.heading)


def _caption(atom: Atom) -> Hashable:
    """The words of a caption below a heading, whatever its number; None for what is none."""
    words, times = _LABEL.subn(r"\1 #", atom.text, count=1)
    return (_heading(atom), words) if times else None


def _key(atom: Atom) -> Hashable:
    return _heading(atom), atom.face, atom.style


def _add_equal(
    base: Sequence[Atom], fresh: Sequence[Atom], found: dict[int, int], key: object
) -> None:
    assert callable(key)
    taken = set(found.values())
    places: dict[Hashable, list[int]] = defaultdict(list)
    for j, atom in enumerate(fresh):
        if j not in taken and key(atom) is not None:
            places[key(atom)].append(j)
    for i, atom in enumerate(base):
        if i not in found and places.get(key(atom)):
            found[i] = places[key(atom)].pop(0)


def _add_alike(base: Sequence[Atom], fresh: Sequence[Atom], found: dict[int, int]) -> None:
    """In stretches that differ, those that are alike."""
    taken = set(found.values())
    for a, b, c, d in hunks([_key(x) for x in base], [_key(x) for x in fresh]):
        left = [i for i in range(a, b) if i not in found]
        right = [j for j in range(c, d) if j not in taken]
        if len(left) == len(right):
            _pair_up(base, fresh, left, right, found, taken)
        for i in left:
            if i in found:
                continue
            best = max(right, key=lambda j: _likeness(base[i], fresh[j]), default=None)
            if best is not None and _likeness(base[i], fresh[best]) >= _LIKE:
                found[i] = best
                right.remove(best)


def _pair_up(
    base: Sequence[Atom],
    fresh: Sequence[Atom],
    left: list[int],
    right: list[int],
    found: dict[int, int],
    taken: set[int],
) -> None:
    """Stretches of equal length, block by block: cells whose figure alone differs."""
    if all(base[i].kind == fresh[j].kind for i, j in zip(left, right, strict=True)):
        for i, j in zip(list(left), list(right), strict=True):
            if base[i].kind != "p" or base[i].pictures or _likeness(base[i], fresh[j]) >= _LIKE:
                found[i] = j
                taken.add(j)
                right.remove(j)


def _likeness(one: Atom, other: Atom) -> float:
    if (one.kind == "p") != (other.kind == "p") or one.style != other.style:
        return 0.0
    if one.pictures and other.pictures:
        return 1.0
    if one.kind != "p" and min(len(one.text), len(other.text)) < _WORDY:
        return 0.0  # figures and single words are like each other by chance
    if _goes_on(one.text, other.text) or _goes_on(other.text, one.text):
        return 1.0
    left = [t for t in tokens(one.text) if not t.isspace()]
    right = [t for t in tokens(other.text) if not t.isspace()]
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def _goes_on(text: str, longer: str) -> bool:
    """Whether the one is the beginning of the other, but for the end of an item of a list."""
    begins = _LAST_SIGNS.sub("", text)
    return len(begins) > _WORDY and longer.startswith(begins)


# --- the base against the edited file -----------------------------------------------------------


@dataclass
class Edited:
    """What people did to the blocks of the base.

    `home[i]` is the place of block i in the edited file; `copies` the places
    of further ones; `own` of blocks that are people's; `moved` marks that left
    their order; `deleted` marks that are gone.
    """

    atoms: Sequence[Atom]
    home: dict[int, int] = field(default_factory=dict)
    copies: list[tuple[int, int]] = field(default_factory=list)
    own: list[int] = field(default_factory=list)
    moved: set[int] = field(default_factory=set)
    deleted: set[int] = field(default_factory=set)

    def before(self, mark: int) -> int:
        """The generated block before one that was moved, of those that were not; -1 for none."""
        marks = (int(atom.mark) for atom in reversed(self.atoms[: self.home[mark]]) if atom.mark)
        return next((other for other in marks if other not in self.moved), -1)


def edited(base: Sequence[Atom], atoms: Sequence[Atom]) -> Edited:
    """Read it from the marks."""
    found = Edited(atoms)
    marked = [(int(a.mark), place) for place, a in enumerate(atoms) if a.mark]
    found.own = [place for place, a in enumerate(atoms) if not a.mark]
    in_order = _rising([mark for mark, _ in marked])
    for position in in_order:
        mark, place = marked[position]
        found.home[mark] = place
    for position, (mark, place) in enumerate(marked):
        if position in in_order:
            continue
        if mark in found.home:
            found.copies.append((mark, place))
        else:
            found.home[mark] = place
            found.moved.add(mark)
    found.deleted = set(range(len(base))) - set(found.home)
    return found


def _rising(numbers: Sequence[int]) -> set[int]:
    """The positions of a longest rising sequence."""
    tails: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for position, number in enumerate(numbers):
        at = bisect_left(tops, number)
        before.append(tails[at - 1] if at else -1)
        tails[at : at + 1] = [position]
        tops[at : at + 1] = [number]
    found: set[int] = set()
    position = tails[-1] if tails else -1
    while position >= 0:
        found.add(position)
        position = before[position]
    return found


# --- a sentence that both changed ---------------------------------------------------------------


def renewed(base: str, edited_: str, fresh: str) -> str | None:
    """A person's sentence with the new figures; None where more than figures would change.

    Also None where the person touched a figure that the data changed.
    """
    old, mine, new = tokens(base), tokens(edited_), tokens(fresh)
    if len(old) != len(new):
        return None
    changes = {}
    for n, (a, b) in enumerate(zip(old, new, strict=True)):
        if a != b:
            if not (is_figure(a) and is_figure(b)):
                return None
            changes[n] = b
    places = dict(pairs(old, mine))
    if not set(changes) <= set(places):
        return None
    for n, number in changes.items():
        mine[places[n]] = number
    return "".join(mine)
