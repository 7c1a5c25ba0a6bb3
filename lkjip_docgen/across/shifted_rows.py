"""Rows of figures of another office that were copied one place too far: January into February."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from math import log10
from typing import Final

from lkjip_docgen.across.how_telling import Row, grows_evenly, peers_of, telling
from lkjip_docgen.across.sheet import Told
from lkjip_docgen.checks import LIMITS, free_digits
from lkjip_docgen.findings.codes import across as codes
from lkjip_docgen.idn import format_decimal, in_a_row
from lkjip_docgen.quantity import written_places
from lkjip_docgen.records import Record

_IN_A_ROW: Final = 3
"""Figures that follow each other, by which rows are brought together."""
_MOST_PAIRED: Final = 60
_SHOWN: Final = 3


class Shift(Record):
    """Figures that follow each other in both rows, but not in the same places."""

    one: Row
    other: Row
    starts: tuple[int, int]
    length: int

    @property
    def is_in_place(self) -> bool:
        """Whether the figures are called the same, and only one of the rows begins later."""
        at, there = self.starts
        return list(self.one.series.values)[at] == list(self.other.series.values)[there]

    def told(self) -> Told:
        """The finding at the later office."""
        here, there = self.other.series, self.one.series
        at_there, at_here = self.starts
        values = list(here.values.values())[at_here : at_here + self.length]
        shown = [format_decimal(value, written_places(value)) for value in values[:_SHOWN]]
        place = here.spots[at_here].place
        in_table = place is not None and place.cell is not None
        moved = f"bergeser {abs(at_here - at_there)} kolom" if in_table else "di tempat lain"
        return Told(
            codes.ANGKA_DISALIN,
            self.other.office,
            here.spots[at_here],
            f"{self.length} angka {here.label} sama dengan milik kantor lain "
            f"({self.one.office}), {moved}: antara lain {in_a_row(shown)}.",
            "Bandingkan keduanya dengan sumbernya: salah satu tersalin dari berkas kantor lain. "
            "Bila memang sama, terima temuan ini dengan alasannya.",
            ((self.one.office, there.spots[at_there]),),
            either=True,
        )


def shifted_rows(by_kind: Mapping[str, Sequence[Row]], needed: float) -> Iterator[Shift]:
    """The rows with a part of another office's in other places, the longest of each first."""
    found: list[tuple[float, Shift]] = []
    for rows in by_kind.values():
        found += _of_kind(rows, needed)
    found.sort(key=lambda each: (-each[0], each[1].other.office, each[1].one.office))
    yield from (shift for _, shift in found)


def _of_kind(rows: Sequence[Row], needed: float) -> Iterator[tuple[float, Shift]]:
    """What has places that follow each other: months, years."""
    peers = None
    for (one, other), starts in _near(rows).items():
        first, second = rows[one], rows[other]
        shift = _longest(first, second, starts)
        if first.office == second.office or shift.is_in_place:
            continue
        if peers is None:
            peers = peers_of(rows)
        at = shift.starts[1]
        names = list(second.series.values)[at : at + shift.length]
        values = second.series.values
        if grows_evenly([values[name] for name in names]):
            continue
        tells: dict[Decimal, float] = {values[n]: telling(n, values[n], peers) for n in names}
        sure = sum(tells.values()) - 2 * log10(len(values))  # so many places to begin at
        if sure >= needed:
            yield sure, shift


def _near(rows: Sequence[Row]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Pairs of rows with the same few figures in other places, and those places."""
    where: defaultdict[tuple[Decimal | None, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, row in enumerate(rows):
        values = [value if _tells(value) else None for value in row.series.values.values()]
        for at in range(len(values) - _IN_A_ROW + 1):
            some = tuple(values[at : at + _IN_A_ROW])
            if None not in some and len(set(some)) == _IN_A_ROW:
                where[some].append((number, at))
    found: defaultdict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for spots in where.values():
        if not 2 <= len(spots) <= _MOST_PAIRED:
            continue
        for number, (one, at) in enumerate(spots):
            for other, there in spots[number + 1 :]:
                if other != one and at != there:
                    found[one, other].append((at, there))
    return found


def _tells(value: Decimal) -> bool:
    return value not in LIMITS and bool(free_digits(value))


def _longest(one: Row, other: Row, starts: Sequence[tuple[int, int]]) -> Shift:
    """The longest part that both have, of those that begin with the same few figures."""
    first, second = list(one.series.values.values()), list(other.series.values.values())
    best = (0, 0, 0)
    for at, there in starts:
        length = 0
        while (
            at + length < len(first)
            and there + length < len(second)
            and first[at + length] == second[there + length]
        ):
            length += 1
        best = max(best, (length, at, there))
    return Shift(one, other, (best[1], best[2]), best[0])
