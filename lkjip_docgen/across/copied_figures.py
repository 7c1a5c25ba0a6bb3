"""Rows of figures of one office that are those of another one.

How seldom two figures agree by chance follows from their digits (`checks/data/repeats.py`): the
digits that agree beyond the first of each number are counted, and none of those that the figures
of all offices have in common anyway (17,40 to 17,59 differ in one digit and a bit).  More offices
make more pairs, and so as many more digits are asked for; and so does a row of which only a part
agrees, by the number of such parts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from lkjip_docgen.across.copied_rows import Copy, copied_rows
from lkjip_docgen.across.how_telling import needed_digits, rows_by_kind
from lkjip_docgen.across.linked import linked
from lkjip_docgen.across.offices_named import offices_named
from lkjip_docgen.across.shared_forms import MOST
from lkjip_docgen.across.sheet import Sheet, Spot, Told
from lkjip_docgen.across.shifted_rows import shifted_rows
from lkjip_docgen.across.small_rows import small_rows
from lkjip_docgen.checks import ENOUGH, free_digits
from lkjip_docgen.findings.codes import across as codes
from lkjip_docgen.idn import format_decimal, in_a_row
from lkjip_docgen.quantity import written_places
from lkjip_docgen.records import Record

_SHOWN: Final = 3
_REMEDY: Final = (
    "Bandingkan keduanya dengan sumbernya: salah satu tersalin dari berkas kantor lain. Bila "
    "memang sama, terima temuan ini dengan alasannya."
)
_REMEDY_OF_MANY: Final = (
    "Bandingkan semuanya dengan sumbernya: angka ini milik paling banyak satu kantor. Bila memang "
    "sama, terima temuan ini dengan alasannya di salah satu kantor itu."
)

Node = tuple[str, str]
"""An office and a section of it."""


_Key = tuple[str, str]
"""A figure of a section: the kind of its row, and what it is called there."""


class _Figure(Record):
    """A figure of a section with its place."""

    value: Decimal
    spot: Spot


class _Part(Record):
    """A section of an office: what it is called, and its figures by their row and place in it."""

    label: str
    figures: dict[_Key, _Figure]


def copied(sheets: Sequence[Sheet]) -> Iterator[Told]:
    """Figures that are those of another office: each cause once, with all that have them."""
    needed = needed_digits(len(sheets))
    by_kind = rows_by_kind(sheets)
    sections: dict[tuple[Node, Node], list[Copy]] = {}
    weak: list[Copy] = []
    for rows in by_kind.values():
        for copy in copied_rows(rows, len(sheets)):
            if copy.proves(needed):
                sections.setdefault(_nodes(copy), []).append(copy)
            else:
                weak.append(copy)
    links = {pair: frozenset(map(_kind, sections[pair])) for pair in _surest(sections)}
    told = {node for pair in links for node in pair}
    parts = _parts_of(sheets, frozenset(told))
    for group in linked(links):
        yield from _told(group, links, parts)
    for shift in shifted_rows(by_kind, needed):
        here = (shift.other.office, shift.other.series.section)
        if here not in told:
            told.add(here)
            yield shift.told()
    yield from small_rows(weak, by_kind, needed, told)


def _nodes(copy: Copy) -> tuple[Node, Node]:
    one, other = copy.one, copy.other
    return (one.office, one.series.section), (other.office, other.series.section)


def _kind(copy: Copy) -> str:
    return copy.other.series.kind


def _surest(sections: Mapping[tuple[Node, Node], list[Copy]]) -> Iterator[tuple[Node, Node]]:
    """Of each section of a later office that of an earlier one of which it has most."""
    best: dict[Node, tuple[float, Node]] = {}
    for (earlier, later), copies in sorted(sections.items(), key=lambda item: item[0]):
        sure = sum(copy.sure for copy in copies)
        if later not in best or sure > best[later][0]:
            best[later] = (sure, earlier)
    yield from ((earlier, later) for later, (_, earlier) in best.items())


def _parts_of(sheets: Iterable[Sheet], wanted: frozenset[Node]) -> Mapping[Node, _Part]:
    found: defaultdict[Node, dict[_Key, _Figure]] = defaultdict(dict)
    labels: dict[Node, str] = {}
    for sheet in sheets:
        for series in sheet.series:
            node = (sheet.folder, series.section)
            if node not in wanted:
                continue
            labels.setdefault(node, series.label)
            for (name, value), spot in zip(series.values.items(), series.spots, strict=True):
                found[node][series.kind, name] = _Figure(value, spot)
    return {node: _Part(labels[node], figures) for node, figures in found.items()}


# --- what is said ----------------------------------------------------------------------------


def _told(
    group: Sequence[Node],
    links: Mapping[tuple[Node, Node], frozenset[str]],
    parts: Mapping[Node, _Part],
) -> Iterator[Told]:
    """One finding for all sections with the same figures; else one for each two of them.

    `links` tell which kinds of rows are surely copied.
    """
    inside = [pair for pair in links if pair[1] in group]
    if len(group) == 2:
        yield _of_two(*inside[0], links[inside[0]], parts)
        return
    usual = _usual([parts[node] for node in group])
    if sum(map(free_digits, set(usual.values()))) >= ENOUGH:
        kinds = frozenset(kind for pair in inside for kind in links[pair])
        yield _of_many(group, usual, kinds, parts)
        return
    for earlier, later in inside:
        yield _of_two(earlier, later, links[earlier, later], parts)


def _usual(parts: Sequence[_Part]) -> Mapping[_Key, Decimal]:
    """The figures that most of the sections have alike."""
    held: defaultdict[_Key, Counter[Decimal]] = defaultdict(Counter)
    for part in parts:
        for key, figure in part.figures.items():
            held[key][figure.value] += 1
    first = {key: values.most_common(1)[0] for key, values in held.items()}
    return {key: value for key, (value, count) in first.items() if count >= MOST * len(parts)}


def _shared(parts: Sequence[_Part]) -> list[_Key]:
    """The figures that all sections have alike."""
    first, *others = (part.figures for part in parts)
    return [
        key
        for key, figure in first.items()
        if all(key in other and other[key].value == figure.value for other in others)
    ]


def _of_two(earlier: Node, later: Node, kinds: frozenset[str], parts: Mapping[Node, _Part]) -> Told:
    """The finding at the later office, with how many of the figures of its section agree."""
    here, there = parts[later], parts[earlier]
    shared = _shared([here, there])
    message = (
        f"{_how_many(shared, here)} {here.label} sama dengan milik kantor lain ({earlier[0]}): "
        f"{_examples(shared, here)}."
    )
    others = ((earlier[0], _first(shared, kinds, there)),)
    return _finding(later[0], _first(shared, kinds, here), message, _REMEDY, others)


def _of_many(
    group: Sequence[Node],
    usual: Mapping[_Key, Decimal],
    kinds: frozenset[str],
    parts: Mapping[Node, _Part],
) -> Told:
    """The finding at the last office, with all the others as its other ends."""
    alike = {
        node: [key for key, value in usual.items() if _has(parts[node], key, value)]
        for node in group
    }
    *others, last = group
    here = parts[last]
    offices = list(dict.fromkeys(office for office, _ in group))
    all_ = all(len(keys) == len(usual) for keys in alike.values())
    how = _how_many(alike[last], here) if all_ else "Sebagian besar angka"
    message = (
        f"{how} {here.label} sama pada {len(offices)} kantor "
        f"({offices_named(offices)}): {_examples(alike[last], here)}."
    )
    ends = tuple((node[0], _first(alike[node], kinds, parts[node])) for node in others)
    return _finding(last[0], _first(alike[last], kinds, here), message, _REMEDY_OF_MANY, ends)


def _has(part: _Part, key: _Key, value: Decimal) -> bool:
    return key in part.figures and part.figures[key].value == value


def _finding(
    office: str, spot: Spot, message: str, remedy: str, others: tuple[tuple[str, Spot], ...]
) -> Told:
    return Told(codes.ANGKA_DISALIN, office, spot, message, remedy, others, either=True)


def _how_many(shared: Sequence[object], part: _Part) -> str:
    count, all_ = len(shared), len(part.figures)
    if count < all_:
        return f"{count} dari {all_} angka"
    return "Kedua angka" if count == 2 else f"Semua {count} angka"


def _first(shared: Sequence[_Key], kinds: frozenset[str], part: _Part) -> Spot:
    """Where the first figure of the copied rows stands that is alike."""
    alike = [part.figures[key] for key in shared if key[0] in kinds]
    spots = [figure.spot for figure in alike if free_digits(figure.value)]
    spots = spots or [figure.spot for figure in part.figures.values()]
    return min(spots, key=lambda spot: (spot.place is None, spot.place, spot.path))


def _examples(shared: Sequence[_Key], part: _Part) -> str:
    """The figures that tell most."""
    values = list(dict.fromkeys(part.figures[key].value for key in shared))
    numbers = sorted(values, key=free_digits, reverse=True)
    shown = [format_decimal(value, written_places(value)) for value in numbers[:_SHOWN]]
    return "antara lain " + in_a_row(shown) if len(numbers) > _SHOWN else in_a_row(shown)
