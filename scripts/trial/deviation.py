"""What the referee calls wrong."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import asdict, dataclass

from trial.reading import Atom

_WIDTH = 160


@dataclass(frozen=True)
class Deviation:
    """One thing that a user would call wrong: what was to be there, and what is."""

    kind: str
    place: str
    expected: str
    found: str

    def line(self) -> str:
        """For people."""
        return f"{self.kind} | {self.place} | expected {self.expected} | found {self.found}"

    def json(self) -> dict[str, str]:
        """For programs."""
        return asdict(self)


def short(text: str) -> str:
    """At most a line of it."""
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"


def say(atoms: Sequence[Atom]) -> str:
    """Some blocks as a line."""
    parts = [
        f"{a.kind}{'🖼' + ','.join(a.pictures) if a.pictures else ''} {a.text!r}" for a in atoms
    ]
    return short(" · ".join(parts)) if parts else "nothing"


Hunk = tuple[int, int, int, int]


def hunks(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Hunk]:
    """Where two sequences differ: stretches of the one and of the other."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    matcher = difflib.SequenceMatcher(
        None, old[start : len(old) - end], new[start : len(new) - end], autojunk=False
    )
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield a + start, b + start, c + start, d + start


def pairs(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    """The positions that two sequences have in common."""
    a = c = 0
    for old_start, old_end, new_start, new_end in [
        *hunks(old, new),
        (len(old), len(old), len(new), len(new)),
    ]:
        yield from zip(range(a, old_start), range(c, new_start), strict=True)
        a, c = old_end, new_end


def _common(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    length = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        length += 1
    return length


def sequences(
    kind: str,
    expected: Sequence[Atom],
    found: Sequence[Atom],
    key: Callable[[Atom], Hashable],
    allowed: Counter[Hashable] | None = None,
) -> list[Deviation]:
    """Where the sequence of blocks is not the one that is expected.

    `allowed` are those that may stand there beyond it, and how often.
    """
    left, right = [key(a) for a in expected], [key(a) for a in found]
    spare = Counter(allowed or {})
    result = []
    for a, b, c, d in hunks(left, right):
        extra = []
        for atom in found[c:d]:
            if spare[key(atom)] > 0:
                spare[key(atom)] -= 1
            else:
                extra.append(atom)
        if b > a or extra:
            place = (expected[a:b] or extra)[0].heading
            result.append(Deviation(kind, place, say(expected[a:b]), say(extra)))
    return result


def lists(kind: str, expected: Sequence[str], found: Sequence[str]) -> list[Deviation]:
    """Where two lists of words differ."""
    return [
        Deviation(kind, "", short(str(list(expected[a:b]))), short(str(list(found[c:d]))))
        for a, b, c, d in hunks(expected, found)
    ]
