"""Small rows of another office that prove something only together: three years, two counts.

The digits of all rows of two offices are added up.  That they were looked for in so many rows is
taken off again, as of a part of one row.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import comb, log10
from typing import Final

from lkjip_docgen.across.copied_rows import Copy
from lkjip_docgen.across.how_telling import Row, is_of_the_ministry
from lkjip_docgen.across.linked import linked
from lkjip_docgen.across.offices_named import offices_named
from lkjip_docgen.across.sheet import Spot, Told
from lkjip_docgen.findings.codes import across as codes
from lkjip_docgen.idn import format_decimal, in_a_row
from lkjip_docgen.quantity import written_places

_FEWEST: Final = 2
"""Rows that are added up, at least."""
_MORE: Final = 1
"""Digits more than a single row needs."""
_SHOWN: Final = 3

Node = tuple[str, str]


def small_rows(
    weak: Iterable[Copy],
    by_kind: Mapping[str, Sequence[Row]],
    needed: float,
    told: Collection[Node],
) -> Iterator[Told]:
    """Pairs of offices, or more of them, with several small rows alike; `told` is known already."""
    counts = _counts(by_kind)
    sure: dict[tuple[str, str], list[Copy]] = {}
    for pair, copies in _by_pair(weak, told).items():
        kept = _once_each(_own(copies))
        if len(kept) >= _FEWEST and _together(kept, pair, counts) >= needed + _MORE:
            sure[pair] = kept
    for offices in linked(sure):
        yield _told(offices, sure)


def _counts(by_kind: Mapping[str, Sequence[Row]]) -> dict[str, Counter[str]]:
    """How many rows of each kind an office has."""
    counts: dict[str, Counter[str]] = {}
    for kind, rows in by_kind.items():
        for row in rows:
            counts.setdefault(row.office, Counter())[kind] += 1
    return counts


def _by_pair(weak: Iterable[Copy], told: Collection[Node]) -> dict[tuple[str, str], list[Copy]]:
    found: defaultdict[tuple[str, str], list[Copy]] = defaultdict(list)
    for copy in weak:
        if (copy.other.office, copy.other.series.section) not in told:
            found[copy.one.office, copy.other.office].append(copy)
    return found


def _own(copies: Sequence[Copy]) -> list[Copy]:
    """The copies without the years of an indicator that the ministry measures.

    Where the figures are alike as well that a result comes from, it is measured by one of both.
    """
    measured = {
        copy.other.series.section.partition(".")[0]
        for copy in copies
        if copy.other.series.kind.startswith("indikator.pengukuran")
    }
    return [
        copy
        for copy in copies
        if copy.other.series.section.partition(".")[0] in measured
        or not is_of_the_ministry(copy.one, copy.other)
    ]


def _once_each(copies: Sequence[Copy]) -> list[Copy]:
    """The surest copies, no row of either office twice, and no figures twice."""
    kept: list[Copy] = []
    seen: set[object] = set()
    for copy in sorted(copies, key=lambda each: (-each.sure, each.other.series.section)):
        values = frozenset(copy.other.series.values[name] for name in copy.alike)
        marks = {("one", copy.one.series.spots), ("other", copy.other.series.spots), values}
        if not marks & seen:
            seen |= marks
            kept.append(copy)
    return kept


def _together(
    copies: Sequence[Copy], pair: tuple[str, str], counts: Mapping[str, Counter[str]]
) -> float:
    """The digits of all, less those that the choice among all rows gives."""
    one, other = (counts[office] for office in pair)
    rows = sum(one[kind] * other[kind] for kind in one)
    chosen = log10(comb(max(rows, len(copies)), len(copies)))
    return sum(copy.sure for copy in copies) - chosen


def _told(offices: Sequence[str], sure: Mapping[tuple[str, str], Sequence[Copy]]) -> Told:
    """The finding at the last of the offices, at the first of its rows."""
    last = offices[-1]
    ends = [(pair, copy) for pair, copies in sure.items() if pair[0] in offices for copy in copies]
    here = [copy for pair, copy in ends if pair[1] == last]
    rows = {copy.other.series.section: copy for copy in reversed(here)}
    copies = sorted(rows.values(), key=lambda copy: copy.other.series.section)
    first = copies[0]
    labels = [f"{copy.other.series.label} ({_figures(copy)})" for copy in copies]
    others = {first.one.office: first.one.series.spots[0]}
    for pair, copy in ends:
        others.setdefault(pair[0], copy.one.series.spots[0])
        others.setdefault(pair[1], copy.other.series.spots[0])
    others.pop(last, None)
    return Told(
        codes.ANGKA_DISALIN,
        last,
        _first(first),
        f"Angka pada {len(labels)} bagian bersama-sama sama dengan milik "
        f"{_whose(sorted(others))}: {in_a_row(labels)}.",
        "Bandingkan semuanya dengan sumbernya: folder ini mungkin dibuat dari folder kantor lain. "
        "Bila memang sama, terima temuan ini dengan alasannya.",
        tuple(sorted(others.items())),
        either=True,
    )


def _whose(offices: Sequence[str]) -> str:
    if len(offices) == 1:
        return f"kantor lain ({offices[0]})"
    return f"{len(offices)} kantor lain ({offices_named(offices)})"


def _first(copy: Copy) -> Spot:
    series = copy.other.series
    names = list(series.values)
    return series.spots[min(names.index(name) for name in copy.alike)]


def _figures(copy: Copy) -> str:
    values = list(dict.fromkeys(copy.other.series.values[name] for name in copy.alike))
    shown = [format_decimal(value, written_places(value)) for value in values[:_SHOWN]]
    return in_a_row(shown)
