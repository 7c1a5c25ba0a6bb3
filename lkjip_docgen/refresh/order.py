"""In which order the parts of the merged text stand: that of the data, but for what people moved.

Three orders meet: that of the report as generated, of the file, and of the new
data.  A part is a block of a text or a row of a table, known by where it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lkjip_docgen.refresh.alignment import rising

Part = tuple[str, int]
"""A part of the file (`("file", 3)`) or one that is new in the data (`("data", 7)`)."""


@dataclass(frozen=True, slots=True)
class Orders:
    """Where each part of the old report stands in the file and in the data.

    `file` and `data` are the levels of the parts there: 0 for all but headings.
    """

    to_file: Mapping[int, int]
    to_data: Mapping[int, int]
    file: Sequence[int]
    data: Sequence[int]
    _from_data: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_from_data", {j: i for i, j in self.to_data.items()})

    def part(self, j: int) -> Part | None:
        """What stands for a part of the new report; None for one that people took out."""
        if j not in self._from_data:
            return "data", j
        there = self.to_file.get(self._from_data[j])
        return None if there is None else ("file", there)

    def moved_by_people(self) -> set[int]:
        """The parts of the file that no longer stand in the order of the old report."""
        kept = {there for _, there in rising(dict(self.to_file))}
        return set(self.to_file.values()) - kept

    def moved_by_data(self) -> set[int]:
        """The parts of the file that the data want at another place."""
        kept = {i for i, _ in rising(dict(self.to_data))}
        return {n for i, n in self.to_file.items() if i in self.to_data and i not in kept}

    def replaced(self, gone: Container[int], skipped: Container[int]) -> dict[int, Part]:
        """For parts of the file that leave it what the data have put in their very place.

        Only where as many come as go between two parts that stay, each of the same level.
        """
        leaving, coming = self._leaving(gone), self._coming(skipped)
        found: dict[int, Part] = {}
        for before, old in leaving.items():
            new = coming.get(before, [])
            if [self.file[n] for n in old] == [self.data[j] for j in new]:
                found.update((n, ("data", j)) for n, j in zip(old, new, strict=True))
        return found

    def _leaving(self, gone: Container[int]) -> dict[int | None, list[int]]:
        """The parts of the file that leave it, by what the data have before them."""
        found: dict[int | None, list[int]] = defaultdict(list)
        before: int | None = None
        for i in sorted({*self.to_file, *self.to_data}):
            if i in self.to_data:
                before = i
            elif self.to_file[i] in gone:
                found[before].append(self.to_file[i])
        return found

    def _coming(self, skipped: Container[int]) -> dict[int | None, list[int]]:
        """The new parts of the data, by what is before them."""
        found: dict[int | None, list[int]] = defaultdict(list)
        before: int | None = None
        for j in range(len(self.data)):
            if j in self._from_data:
                before = self._from_data[j]
            elif j not in skipped:
                found[before].append(j)
        return found

    def level(self, part: Part) -> int:
        """The level of a heading, 0 for any other part."""
        side, position = part
        return self.file[position] if side == "file" else self.data[position]


class _Chain:
    """A row of parts that others are put into."""

    def __init__(self) -> None:
        self._next: dict[Part | None, Part | None] = {None: None}

    def __contains__(self, part: Part) -> bool:
        return part in self._next

    def put(self, part: Part, after: Part | None) -> None:
        """Put a part behind another, or first."""
        self._next[part] = self._next[after]
        self._next[after] = part

    def following(self, part: Part | None) -> Part | None:
        """The part behind another."""
        return self._next[part]

    def __iter__(self) -> Iterator[Part]:
        part = self._next[None]
        while part is not None:
            yield part
            part = self._next[part]


def merged_order(orders: Orders, gone: Container[int], skipped: Container[int]) -> list[Part]:
    """The parts of the merged text in order.

    `gone` are parts of the file that leave it; `skipped` are new parts of the
    data that are not to come in.
    """
    chain = _Chain()
    last: Part | None = None
    for part in _ordered_by_data(orders, gone, skipped):
        if part not in chain:
            chain.put(part, last)
            last = part
    _put_parts_of_people(chain, orders, gone, orders.replaced(gone, skipped))
    return list(chain)


def _ordered_by_data(
    orders: Orders, gone: Container[int], skipped: Container[int]
) -> Iterator[Part]:
    """The parts that stand as the data have them: those that people moved do not."""
    moved = orders.moved_by_people()
    for part in filter(None, map(orders.part, range(len(orders.data)))):
        is_moved = part[0] == "file" and part[1] in moved
        if not is_moved and not _stays_out(part, gone, skipped):
            yield part


def _stays_out(part: Part, gone: Container[int], skipped: Container[int]) -> bool:
    side, position = part
    return position in (gone if side == "file" else skipped)


def _put_parts_of_people(
    chain: _Chain, orders: Orders, gone: Container[int], replaced: Mapping[int, Part]
) -> None:
    """People's own parts, and those that they moved, behind what precedes them in the file.

    Behind what takes the place of it, where the data have replaced it.
    """
    late = orders.moved_by_data()
    last: Part | None = None
    for n in range(len(orders.file)):
        part: Part = ("file", n)
        if n in gone:
            last = replaced.get(n, last)
            continue
        if part not in chain:
            chain.put(part, _place(chain, orders, last, part, late))
        last = part


def _place(
    chain: _Chain, orders: Orders, last: Part | None, part: Part, late: Container[int]
) -> Part | None:
    """What a part of people's comes behind.

    A heading of theirs lets pass what the data have brought to the section
    before it, for that would stand under another heading otherwise.
    """
    level = orders.level(part)
    following = chain.following(last)
    while level and following is not None and _passes(orders, following, level, late):
        last, following = following, chain.following(following)
    return last


def _passes(orders: Orders, part: Part, level: int, late: Container[int]) -> bool:
    brought = part[0] == "data" or part[1] in late
    own_level = orders.level(part)
    return brought and (not own_level or own_level > level)
