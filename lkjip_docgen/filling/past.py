"""The states that a file had during a session, and which of them were written here.

Only what changed from one state to the next is kept, so that the first is still known after
thousands of changes: an editor may have had the file open since the morning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from lkjip_docgen.records import Record

MAX_STATES: Final = 10_000
MAX_BYTES: Final = 64 * 1024 * 1024  # of all that is kept of one file

Lines: TypeAlias = Sequence[Hashable]


class _Mark(NamedTuple):
    """A line, or two of which one follows the other."""

    line: Hashable
    after: tuple[Hashable] | None


Marks: TypeAlias = "Counter[_Mark]"
"""What a state consists of, however often each is in it."""


class By(Enum):
    """Who wrote a state of a file."""

    US = "us"
    OTHERS = "others"
    MERGE = "merge"
    """Here, to bring what was filled in into what others had just written."""


class Run(Record):
    """What a file held before and after changes that were made here."""

    before: bytes
    after: bytes


class _Change(Record):
    """The bytes `start` up to `end` of the state before, which were `old`, and are `new` now.

    `marks` are those that came, less those that went.
    """

    start: int
    old: bytes
    new: bytes
    marks: Marks

    @property
    def size(self) -> int:
        """The bytes that are kept."""
        return len(self.old) + len(self.new)


class Past:
    """The states of a file, the earliest first; `lines` tells what a state consists of."""

    def __init__(self, lines: Callable[[bytes], Lines]) -> None:
        self._lines = lines
        self._last = b""
        self._by: list[By] = []
        self._changes: list[_Change] = []  # one less than states
        self._size = 0

    def add(self, raw: bytes, by: By) -> None:
        """Note what the file holds from now on."""
        if self._by:
            change = self._change_to(raw)
            self._changes.append(change)
            self._size += change.size
        self._by.append(by)
        self._last = raw
        while len(self._by) > MAX_STATES or (self._changes and self._size > MAX_BYTES):
            del self._by[0]
            self._size -= self._changes.pop(0).size

    def _change_to(self, raw: bytes) -> _Change:
        start = _common(self._last, raw)
        end = _common_end(self._last, raw, start)
        marks = Counter(_marks(self._lines(raw)))
        marks.subtract(_marks(self._lines(self._last)))
        told = Counter({mark: count for mark, count in marks.items() if count})
        old, new = (text[start : len(text) - end] for text in (self._last, raw))
        return _Change(start, old, new, told)

    def own_since(self, found: bytes) -> tuple[list[Run], bool]:
        """What was changed here since the state that somebody else saved anew as `found`.

        And whether what they saved is that very state.  Their own changes are no part of it.
        """
        if not self._by:
            return [], False
        base = self._base_of(found)
        states = self._states_since(base)
        return list(_runs(states, self._by[base:])), states[0] == found

    def _base_of(self, found: bytes) -> int:
        """Which state `found` was made from: the one that it differs from in the fewest lines.

        Of several the earliest, for then more is taken for a change of two.
        """
        distances = list(self._distances(found))[::-1]
        return distances.index(min(distances))

    def _distances(self, found: bytes) -> Iterator[tuple[int, int]]:
        """How far each state is from `found`, the latest first: in lines, then in their order.

        An item that is moved is all of its lines elsewhere, but no line more or less.
        """
        apart = Counter(_marks(self._lines(self._last)))
        apart.subtract(_marks(self._lines(found)))
        lines = sum(abs(count) for mark, count in apart.items() if mark.after is None)
        pairs = sum(map(abs, apart.values())) - lines
        yield lines, pairs
        for change in reversed(self._changes):
            for mark, count in change.marks.items():
                there = apart[mark]
                apart[mark] = there - count
                more = abs(there - count) - abs(there)
                if mark.after is None:
                    lines += more
                else:
                    pairs += more
            yield lines, pairs

    def _states_since(self, base: int) -> list[bytes]:
        """The states from one on, the latest last."""
        states = [self._last]
        for change in reversed(self._changes[base:]):
            raw = states[-1]
            end = change.start + len(change.new)
            states.append(raw[: change.start] + change.old + raw[end:])
        return states[::-1]


def _runs(states: Sequence[bytes], by: Sequence[By]) -> Iterator[Run]:
    """The changes that were made here, without what others wrote between them.

    Where what had been filled in was brought into a text of others, that is no new change,
    unless that very text is the first state: those before it have the change already.
    """
    start = states[0]
    for number, (before, now) in enumerate(pairwise(states), 1):
        brought_in = by[number] is By.MERGE and number > 1
        if by[number] is By.OTHERS or brought_in:
            if start != before and not brought_in:
                yield Run(start, before)
            start = now
    if start != states[-1]:
        yield Run(start, states[-1])


def _marks(lines: Lines) -> Iterator[_Mark]:
    """Each line, and each pair of lines of which one follows the other."""
    yield from (_Mark(line, None) for line in lines)
    yield from (_Mark(line, (after,)) for line, after in pairwise(lines))


def _common(one: bytes, other: bytes) -> int:
    """How many bytes are the same at the beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(one: bytes, other: bytes, start: int) -> int:
    """How many bytes are the same at the end, behind those at the beginning."""
    return _common(one[start:][::-1], other[start:][::-1])
