"""Rows of figures of one office that are those of another one.

How seldom two figures agree by chance follows from their digits (`checks/data/repeats.py`): the
digits that agree beyond the first of each number are counted.  More offices make more pairs, and
so as many more digits are asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from math import log10
from typing import Final

from lkjip_docgen.across.sheet import Series, Sheet, Told
from lkjip_docgen.checks import ENOUGH, LIMITS, free_digits
from lkjip_docgen.findings.codes import across as codes
from lkjip_docgen.idn import format_decimal, in_a_row
from lkjip_docgen.quantity import written_places
from lkjip_docgen.records import Record

_SHARED_BY: Final = 4
"""From so many offices on, a figure that more than half of them have is a common one."""
_MOST_PAIRED: Final = 60
"""Offices with one figure that are held against each other; more have it for another reason."""
_HALF: Final = 3
"""Digits more that a row needs of which only half agrees."""
_SHOWN: Final = 3


class _Row(Record):
    """A row of figures with the office that has it."""

    office: str
    series: Series


class Copy(Record):
    """A row that agrees with one of another office, in these figures, and in so many digits."""

    one: _Row
    other: _Row
    alike: tuple[str, ...]
    digits: int

    @property
    def whole(self) -> bool:
        """Whether all figures agree that both have."""
        return len(self.alike) == len(self.one.series.values.keys() & self.other.series.values)


def copied(sheets: Sequence[Sheet], apart: Iterable[frozenset[str]] = ()) -> Iterator[Told]:
    """Figures of a section that are those of another office, each section and pair once.

    `apart` are pairs of folders that are one office: those are copies as a whole.
    """
    same_office = set(apart)
    by_kind: dict[str, list[_Row]] = {}
    for sheet in sheets:
        for series in sheet.series:
            by_kind.setdefault(series.kind, []).append(_Row(sheet.folder, series))
    needed = ENOUGH + log10(max(1, len(sheets) * (len(sheets) - 1) / 2))
    sections: dict[tuple[str, str, str, str], list[Copy]] = {}
    for rows in by_kind.values():
        for copy in _copies(rows, needed, len(sheets)):
            if frozenset((copy.one.office, copy.other.office)) not in same_office:
                sections.setdefault(_section(copy), []).append(copy)
    yield from _one_a_cluster(sections)


def _section(copy: Copy) -> tuple[str, str, str, str]:
    one, other = copy.one, copy.other
    return (one.office, other.office, one.series.section, other.series.section)


def _copies(rows: Sequence[_Row], needed: float, offices: int) -> Iterator[Copy]:
    """Rows of one kind that agree in more digits than chance gives."""
    holders: defaultdict[tuple[str, Decimal], list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for name, value in row.series.values.items():
            if value not in LIMITS and free_digits(value):
                holders[name, value].append(number)
    alike: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for (name, _), found in holders.items():
        if not _is_common(found, rows, offices):
            for pair in combinations(found, 2):
                alike[pair].append(name)
    for (first, second), names in alike.items():
        copy = _copy(rows[first], rows[second], names, needed)
        if copy is not None:
            yield copy


def _is_common(found: Sequence[int], rows: Sequence[_Row], offices: int) -> bool:
    """Whether so many offices have a figure that none has it from another one."""
    if len(found) < _SHARED_BY:
        return False
    having = len({rows[number].office for number in found})
    return having > _MOST_PAIRED or (having >= _SHARED_BY and having * 2 > offices)


def _copy(one: _Row, other: _Row, names: Sequence[str], needed: float) -> Copy | None:
    if one.office == other.office:
        return None
    values = one.series.values
    digits = sum(map(free_digits, {values[name] for name in names}))
    unlike = sum(
        value != other.series.values[name] and value not in LIMITS
        for name, value in values.items()
        if name in other.series.values
    )
    if digits < needed or 2 * len(names) < unlike:
        return None
    if len(names) <= 2 * unlike and (digits < needed + _HALF or len(names) < unlike):
        return None
    return Copy(one, other, tuple(sorted(names)), digits)


def _one_a_cluster(sections: Mapping[tuple[str, str, str, str], list[Copy]]) -> Iterator[Told]:
    """Each copied section at the later office; of several with one origin, the first is named."""
    done: set[tuple[str, str]] = set()
    for (_, later, _, section), copies in sorted(sections.items()):
        if (later, section) not in done:
            done.add((later, section))
            yield _told(sorted(copies, key=lambda copy: -copy.digits))


def _told(copies: Sequence[Copy]) -> Told:
    first = copies[0]
    here, there = first.other, first.one
    count = sum(len(copy.alike) for copy in copies)
    all_ = sum(
        len(copy.one.series.values.keys() & copy.other.series.values.keys()) for copy in copies
    )
    how = f"Semua {count} angka" if count == all_ else f"{count} dari {all_} angka"
    message = (
        f"{how} {here.series.label} sama dengan milik kantor lain ({there.office}): "
        f"{_examples(first)}."
    )
    return Told(
        codes.ANGKA_DISALIN,
        here.office,
        here.series.spot,
        message,
        "Bandingkan keduanya dengan sumbernya: salah satu tersalin dari berkas kantor lain. Bila "
        "memang sama, terima temuan ini dengan alasannya.",
        ((there.office, there.series.spot),),
        either=True,
    )


def _examples(copy: Copy) -> str:
    values = copy.other.series.values
    numbers = sorted((values[name] for name in copy.alike), key=free_digits, reverse=True)
    shown = [format_decimal(value, written_places(value)) for value in numbers[:_SHOWN]]
    return "antara lain " + in_a_row(shown) if len(numbers) > _SHOWN else in_a_row(shown)
