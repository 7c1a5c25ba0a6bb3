"""Rows of figures of one office that are those of another one.

How seldom two figures agree by chance follows from their digits (`checks/data/repeats.py`): the
digits that agree beyond the first of each number are counted, and none of those that the figures
of all offices have in common anyway (17,40 to 17,59 differ in one digit and a bit).  More offices
make more pairs, and so as many more digits are asked for; and so does a row of which only a part
agrees, by the number of such parts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from math import comb, log10
from typing import Final

from lkjip_docgen.across.sheet import Series, Sheet, Told
from lkjip_docgen.checks import ENOUGH, LIMITS, free_digits
from lkjip_docgen.findings.codes import across as codes
from lkjip_docgen.idn import format_decimal, in_a_row
from lkjip_docgen.place import Place
from lkjip_docgen.quantity import written_places
from lkjip_docgen.records import Record

_SHARED_BY: Final = 4
"""From so many offices on, a figure that more than half of them have is a common one."""
_MOST_PAIRED: Final = 60
"""Rows with one figure that are held against each other; more have it for another reason."""
_KNOWN: Final = 6
"""Figures in one place of a row from which on it is known how far they lie apart."""
_NEAREST: Final = 4
"""How many neighbours of a figure tell that."""
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
    digits: float


def copied(sheets: Sequence[Sheet]) -> Iterator[Told]:
    """Figures of a section that are those of another office, each section of an office once."""
    by_kind: dict[str, list[_Row]] = {}
    for sheet in sheets:
        for series in sheet.series:
            by_kind.setdefault(series.kind, []).append(_Row(sheet.folder, series))
    needed = ENOUGH + log10(max(1, len(sheets) * (len(sheets) - 1) / 2))
    sections: dict[_Section, list[Copy]] = {}
    for rows in by_kind.values():
        for copy in _copies(rows, needed, len(sheets)):
            sections.setdefault(_section(copy), []).append(copy)
    parts = _sections_of(sheets)
    for copies in _surest(sections):
        first = copies[0]
        here = parts[first.other.office, first.other.series.section]
        there = parts[first.one.office, first.one.series.section]
        yield _told(copies, len(here), sum(there.get(key) == value for key, value in here.items()))


def _sections_of(sheets: Iterable[Sheet]) -> dict[tuple[str, str], dict[tuple[str, str], Decimal]]:
    """All figures of each section of each office, by their row and place in it."""
    found: defaultdict[tuple[str, str], dict[tuple[str, str], Decimal]] = defaultdict(dict)
    for sheet in sheets:
        for series in sheet.series:
            rows = {(series.kind, name): value for name, value in series.values.items()}
            found[sheet.folder, series.section].update(rows)
    return found


_Section = tuple[str, str, str, str]
"""Two offices, the earlier first, and a section of each."""


def _section(copy: Copy) -> _Section:
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
    digits: defaultdict[tuple[int, int], float] = defaultdict(float)
    peers = _peers_of(rows)
    for (name, value), found in holders.items():
        if len(found) < 2 or _is_common(found, rows, offices):
            continue
        telling = _telling(name, value, peers)
        for pair in combinations(found, 2):
            alike[pair].append(name)
            digits[pair] += telling
    for pair, names in alike.items():
        if digits[pair] >= needed:
            copy = _copy(rows[pair[0]], rows[pair[1]], names, peers, needed)
            if copy is not None:
                yield copy


_ANY: Final = 99.0


class _Peers:
    """What all offices have in one place of a row."""

    def __init__(self, values: list[Decimal]) -> None:
        self._values = sorted(values)
        self._last = Decimal(1).scaleb(-max(written_places(value) for value in values))

    def digits(self, value: Decimal) -> float:
        """In how many digits a value might as well have been another one; `_ANY` of too few.

        The steps to its nearest neighbours are as likely as it is, all together as likely as the
        share of offices that have one of them.
        """
        count = len(self._values)
        if count < _KNOWN:
            return _ANY
        at = bisect_left(self._values, value)
        around = self._values[max(0, at - _NEAREST) : at + _NEAREST + 2]
        away = sorted(abs(other - value) for other in around)[_NEAREST]
        near = bisect_right(self._values, value + away) - bisect_left(self._values, value - away)
        steps = 2 * int(away / self._last) + 1
        return max(0.0, log10(steps * count / near))


def _peers_of(rows: Sequence[_Row]) -> dict[str, _Peers]:
    """The figures of all offices by their place in a row."""
    by_name: defaultdict[str, list[Decimal]] = defaultdict(list)
    for row in rows:
        for name, value in row.series.values.items():
            by_name[name].append(value)
    return {name: _Peers(values) for name, values in by_name.items()}


def _telling(name: str, value: Decimal, peers: Mapping[str, _Peers]) -> float:
    """How many digits of a figure tell something."""
    return min(free_digits(value), peers[name].digits(value))


def _is_common(found: Sequence[int], rows: Sequence[_Row], offices: int) -> bool:
    """Whether so many offices have a figure that none has it from another one."""
    if len(found) < _SHARED_BY:
        return False
    if len(found) > _MOST_PAIRED:
        return True
    having = len({rows[number].office for number in found})
    return having >= _SHARED_BY and having * 2 > offices


def _copy(
    one: _Row, other: _Row, names: Sequence[str], peers: Mapping[str, _Peers], needed: float
) -> Copy | None:
    """The copy, where so much agrees; a figure that comes several times counts once."""
    if one.office == other.office:
        return None
    values = one.series.values
    telling = {values[name]: _telling(name, values[name], peers) for name in names}
    digits = sum(telling.values())
    unlike = sum(
        value != other.series.values[name] and value not in LIMITS
        for name, value in values.items()
        if name in other.series.values
    )
    chosen = log10(comb(len(names) + unlike, unlike))  # so many ways there are to agree in these
    if digits - chosen < needed or len(names) < unlike:
        return None
    return Copy(one, other, tuple(sorted(names)), digits)


def _surest(sections: Mapping[_Section, list[Copy]]) -> Iterator[list[Copy]]:
    """Of each section of a later office the copies of that office from which it has most."""
    best: dict[tuple[str, str], list[Copy]] = {}
    for (_, later, _, section), copies in sorted(sections.items()):
        known = best.get((later, section))
        if known is None or _digits_of(copies) > _digits_of(known):
            best[later, section] = copies
    for copies in best.values():
        yield sorted(copies, key=lambda copy: -copy.digits)


def _digits_of(copies: Iterable[Copy]) -> float:
    return sum(copy.digits for copy in copies)


def _told(copies: Sequence[Copy], figures: int, count: int) -> Told:
    """The finding at the later office, with how many of the figures of its section agree."""
    first = min(copies, key=lambda copy: copy.other.series.spot.place or Place(""))
    here, there = first.other, first.one
    how = f"Semua {count} angka" if count == figures else f"{count} dari {figures} angka"
    message = (
        f"{how} {here.series.label} sama dengan milik kantor lain ({there.office}): "
        f"{_examples(copies[0])}."
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
