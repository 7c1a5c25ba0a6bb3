"""Everything that is found across offices, and what of it they accept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from lkjip_docgen.across.copied_figures import copied
from lkjip_docgen.across.copied_prose import copied_passages
from lkjip_docgen.across.far_from_peers import far_indicators, far_offices
from lkjip_docgen.across.indicators_alike import differences, offices_apart, rules_of_offices
from lkjip_docgen.across.offices_twice import (
    copied_folders,
    of_one_time,
    other_times,
    same_offices,
    told_twice,
)
from lkjip_docgen.across.own_things_shared import shared_marks, shared_pictures
from lkjip_docgen.across.same_indicator import same_indicators
from lkjip_docgen.across.sheet import Sheet, Spot, Told
from lkjip_docgen.checks import accept
from lkjip_docgen.findings import Accepted, End, Finding, Severity, most_rewarding_first
from lkjip_docgen.findings.codes.across import ACROSS, GAMBAR_SAMA, KANTOR_GANDA, MENYIMPANG
from lkjip_docgen.records import Record, replace
from lkjip_docgen.source import Places, steps

_COPIES: Final = (copied, copied_passages, shared_marks, shared_pictures)
_HINTS: Final = frozenset({GAMBAR_SAMA, MENYIMPANG})
_OF_SECOND: Final = frozenset({KANTOR_GANDA})
"""What is found of the second folder of an office."""
_SAME_INSTITUTION: Final = 0.93


class Compared(Record):
    """What is found across offices, the most rewarding first, and what they let stand.

    `alone` are the folders of offices that have no peer: only copies were looked for in them.
    """

    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...] = ()
    alone: tuple[str, ...] = ()


def compare(sheets: Iterable[Sheet]) -> Compared:
    """Hold offices against each other; in whatever order they come."""
    ordered = sorted(sheets, key=lambda sheet: sheet.folder)
    pairs = same_offices(ordered)
    once = _once(ordered, pairs)
    peers = [alike for group in _groups(once) for alike in of_one_time(group)]
    found = [(told, _finding(told)) for told in _told(once, pairs, peers)]
    accepted, remarks = _accepted(found, ordered, {sheet.folder for sheet in once})
    let_stand = {id(finding) for finding, _ in accepted}
    is_open = [finding for _, finding in found if id(finding) not in let_stand]
    return Compared(
        tuple(most_rewarding_first([*is_open, *remarks])),
        tuple(Accepted(finding, reason) for finding, reason in accepted),
        tuple(alike[0].folder for alike in peers if len(alike) == 1) if len(once) > 1 else (),
    )


def _told(
    once: Sequence[Sheet],
    pairs: Sequence[tuple[Sheet, Sheet]],
    peers: Iterable[Sequence[Sheet]],
) -> list[Told]:
    found = [*told_twice(pairs)]
    for group in _groups(once):
        found += other_times(group)
    for alike in peers:
        found += _of_peers(alike)
    copies = [told for look in _COPIES for told in look(once)]
    return [*found, *copied_folders(copies, {sheet.folder: sheet for sheet in once})]


def _once(sheets: Sequence[Sheet], pairs: Iterable[tuple[Sheet, Sheet]]) -> list[Sheet]:
    """Each office once: all that its second folder holds is a copy, or will be looked at later."""
    second = {folder.folder for _, folder in pairs}
    return [sheet for sheet in sheets if sheet.folder not in second]


def _of_peers(peers: Sequence[Sheet]) -> Iterator[Told]:
    """What differs among offices of one kind that report on one time."""
    for group in same_indicators(peers):
        differing = differences(group)
        yield from differing
        yield from far_indicators(group, offices_apart(differing))
    yield from rules_of_offices(peers)
    yield from far_offices(peers)


def _groups(sheets: Sequence[Sheet]) -> list[list[Sheet]]:
    """Offices of one kind below one institution, however that is misspelt."""
    found: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        group = next((name for name in found if _is_same(name, sheet.group)), sheet.group)
        found.setdefault(group, []).append(sheet)
    return list(found.values())


def _is_same(one: str, other: str) -> bool:
    if one == other:
        return True
    first, second = one.split("/"), other.split("/")
    if first[:2] != second[:2] or len(first) != len(second):
        return False
    return SequenceMatcher(None, one, other).ratio() >= _SAME_INSTITUTION


# --- findings, and those that are accepted -------------------------------------------------


def _finding(told: Told) -> Finding:
    return Finding(
        code=told.code,
        severity=Severity.HINT if told.code in _HINTS else Severity.WARNING,
        message=told.message,
        place=told.spot.place,
        path=told.spot.path,
        suggestion=told.suggestion,
        others=tuple(End(spot.place, spot.path) for _, spot in told.ends),
        same_cause=tuple(_finding(below) for below in told.resolves),
    )


def _accepted(
    found: Sequence[tuple[Told, Finding]], sheets: Sequence[Sheet], compared: Collection[str]
) -> tuple[list[tuple[Finding, str]], list[Finding]]:
    """The findings that an office accepts which one of them is about, and useless acceptances.

    What a second folder of an office accepts of comparing is left alone: it was not compared.
    """
    accepted: dict[int, tuple[Finding, str]] = {}
    remarks: list[Finding] = []
    by_office: dict[str, list[tuple[Finding, Finding]]] = {}
    for told, finding in found:
        for office, spot in _owners(told):
            by_office.setdefault(office, []).append((_seen_from(finding, spot), finding))
    for sheet in sheets:
        if sheet.accepts:
            judged = ACROSS if sheet.folder in compared else _OF_SECOND
            let_stand, useless = _of_office(sheet, by_office.get(sheet.folder, []), judged)
            for finding, reason in let_stand:
                accepted.setdefault(id(finding), (finding, reason))
            remarks += useless
    return list(accepted.values()), remarks


def _owners(told: Told) -> Iterator[tuple[str, Spot]]:
    """The offices that may say that a finding is no mistake, each with its own end of it."""
    yield told.office, told.spot
    if told.alias and told.alias != told.spot.path:
        yield told.office, Spot(told.spot.place, told.alias)
    yield from told.too
    if told.either:
        yield from told.others


def _seen_from(finding: Finding, spot: Spot) -> Finding:
    """A finding as the office at one of its ends has it."""
    return replace(finding, place=spot.place, path=spot.path)


def _of_office(
    sheet: Sheet, rows: Sequence[tuple[Finding, Finding]], judged: Collection[str]
) -> tuple[list[tuple[Finding, str]], list[Finding]]:
    seen = [own for own, _ in rows]
    original: Mapping[Finding, Finding] = dict(rows)
    values = {
        steps(f"diterima[{number}].kode"): place
        for number, place in enumerate(sheet.accepts_at)
        if place is not None
    }
    is_open, accepted = accept(seen, sheet.accepts, Places(values), judged=judged.__contains__)
    remarks = [finding for finding in is_open if finding not in original]
    return [(original[one.finding], one.alasan) for one in accepted], remarks
