"""The states that a file had during a session, and which of them were written here.

Only what changed from one state to the next is kept, so that the first is still known after
thousands of changes: an editor may have had the file open since the morning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence, Set
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
    after: Hashable | None


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


class Origin(Record):
    """What somebody else saved anew: what was changed here since they read the file.

    `goes_back` says that what they saved is that very state.  Where they may as well have read an
    earlier one, `doubtful` are all changes since that.
    """

    runs: tuple[Run, ...] = ()
    goes_back: bool = False
    doubtful: tuple[Run, ...] = ()


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
        self._marks: Marks = Counter()  # of the last state
        self._by: list[By] = []
        self._changes: list[_Change] = []  # one less than states
        self._size = 0
        self._forgotten = 0  # states that were before the first of these

    def add(self, raw: bytes, by: By) -> None:
        """Note what the file holds from now on."""
        marks = Counter(_marks(self._lines(raw)))
        if self._by:
            change = self._change_to(raw, marks)
            self._changes.append(change)
            self._size += change.size
        self._by.append(by)
        self._last, self._marks = raw, marks
        while len(self._by) > MAX_STATES or (self._changes and self._size > MAX_BYTES):
            del self._by[0]
            self._forgotten += 1
            self._size -= self._changes.pop(0).size

    def _change_to(self, raw: bytes, marks: Marks) -> _Change:
        start = _common(self._last, raw)
        end = _common_end(self._last, raw, start)
        apart = Counter(marks)
        apart.subtract(self._marks)
        told = Counter({mark: count for mark, count in apart.items() if count})
        old, new = (text[start : len(text) - end] for text in (self._last, raw))
        return _Change(start, old, new, told)

    @property
    def latest(self) -> int:
        """The number of the last state, which it keeps."""
        return self._forgotten + len(self._by) - 1

    def origin_since(self, number: int) -> Origin:
        """What was changed here since a state that somebody else is known to have read."""
        return Origin(self._own_since(max(number - self._forgotten, 0)))

    def origin_of(self, found: bytes) -> Origin:
        """What was changed here since the state that somebody else saved anew as `found`.

        Changes of others are no part of it.
        """
        if not self._by:
            return Origin()
        distances = list(self._distances(found))[::-1]
        first = distances.index(min(distances))
        base = self._last_like(first, distances)
        runs = self._own_since(base)
        if self._raws({base})[base] == found:
            return Origin(runs, goes_back=True)
        as_near = (
            number for number, (lines, _) in enumerate(distances) if lines == distances[first][0]
        )
        earlier = min(next(as_near), self._put_back(base, found))
        return Origin(runs, doubtful=self._own_since(earlier) if earlier < first else ())

    def _last_like(self, first: int, distances: Sequence[tuple[int, int]]) -> int:
        """Where the file was as in a state for the last time.

        What had been done until then was taken back, or told when others put the file back.
        """
        alike = {number for number, each in enumerate(distances) if each == distances[first]}
        raws = self._raws(alike)
        return max(number for number in alike if raws[number] == raws[first])

    def _put_back(self, base: int, found: bytes) -> int:
        """The state before the first change made here of which `found` has the lines from before.

        Where it has no more of them than the state it seems to be made from, it is that one.
        """
        there = Counter(self._lines(found))
        there.subtract(self._lines(self._raws({base})[base]))
        back = {line for line, count in there.items() if count > 0 and not _is_bare(line)}
        for number, change in enumerate(self._changes[:base]):
            gone = {mark.line for mark, n in change.marks.items() if n < 0 and mark.after is None}
            if self._by[number + 1] is By.US and not back.isdisjoint(gone):
                return number
        return base

    def _distances(self, found: bytes) -> Iterator[tuple[int, int]]:
        """How far each state is from `found`, the latest first: in lines, then in their order.

        An item that is moved is all of its lines elsewhere, but no line more or less.
        """
        apart = Counter(self._marks)
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

    def _own_since(self, base: int) -> tuple[Run, ...]:
        """The changes that were made here since a state, without those of others between them."""
        stretches = list(_stretches(self._by, base))
        raws = self._raws({number for stretch in stretches for number in stretch})
        found = (Run(raws[start], raws[end]) for start, end in stretches)
        return tuple(run for run in found if run.before != run.after)

    def _raws(self, numbers: Set[int]) -> dict[int, bytes]:
        """What the file held in some states."""
        found: dict[int, bytes] = {}
        raw = self._last
        for number in range(len(self._by) - 1, min(numbers, default=0) - 1, -1):
            if number in numbers:
                found[number] = raw
            if number:
                change = self._changes[number - 1]
                end = change.start + len(change.new)
                raw = raw[: change.start] + change.old + raw[end:]
        return found


def _stretches(by: Sequence[By], base: int) -> Iterator[tuple[int, int]]:
    """The first and last states of changes made here since a state.

    Where what had been filled in was brought into a text of others, that is no new change,
    unless that very text is the first state: those before it have the change already.
    """
    start = base
    for number in range(base + 1, len(by)):
        if by[number] is By.OTHERS:
            yield start, number - 1
            start = number
        elif by[number] is By.MERGE and number > base + 1:
            start = number
    yield start, len(by) - 1


def _marks(lines: Lines) -> Iterator[_Mark]:
    """Each line, and each pair of lines of which one follows the other."""
    yield from (_Mark(line, None) for line in lines)
    yield from (_Mark(line, after) for line, after in pairwise(lines))


def _is_bare(line: Hashable) -> bool:
    """Whether a line says nothing: blank, or the beginning of an item alone."""
    if isinstance(line, bytes):
        return line.strip() in (b"", b"-")
    return isinstance(line, tuple) and not any(line)


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
