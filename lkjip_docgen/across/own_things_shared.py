"""What only one office can have, in the data of two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lkjip_docgen.across.offices_named import offices_named
from lkjip_docgen.across.sheet import Mark, Picture, Sheet, Spot, Told
from lkjip_docgen.findings.codes import across as codes
from lkjip_docgen.identity import plain
from lkjip_docgen.idn import in_a_row

_SHARED_BY: Final = 4
"""From so many offices on, what more than half of them have is given to all."""
_NAMED: Final = 3
_ABOUT_MANY: Final = 3
"""Offices from which on one letter that says something else of each is no copy."""
_REMEDY: Final = "Periksa mana yang keliru. Bila memang sama, terima temuan ini dengan alasannya."


def shared_marks(sheets: Sequence[Sheet]) -> Iterator[Told]:
    """Addresses and numbers of letters of two offices, and the NIP of a head in two of them."""
    found: dict[tuple[str, str], list[tuple[str, Mark]]] = {}
    for sheet in sheets:
        for mark in sheet.marks:
            found.setdefault((mark.kind, mark.key), []).append((sheet.folder, mark))
    for (kind, _), holders in found.items():
        rows = _one_an_office(holders)
        if len(rows) < 2 or (kind != "NIP" and _is_of_many(rows, sheets)):
            continue
        if kind == "NIP":
            yield from _of_a_head(rows)
        else:
            first = rows[0][1]
            message = f"{kind[:1].upper()}{kind[1:]} {first.shown} juga dipakai kantor lain"
            spots = [(folder, mark.spot) for folder, mark in rows]
            yield _told(codes.IDENTITAS_SAMA, message, spots)


def _one_an_office(holders: Sequence[tuple[str, Mark]]) -> list[tuple[str, Mark]]:
    """The first of each office."""
    rows: dict[str, Mark] = {}
    for folder, mark in holders:
        rows.setdefault(folder, mark)
    return sorted(rows.items())


def _is_of_many(rows: Sequence[tuple[str, Mark]], sheets: Sequence[Sheet]) -> bool:
    """Whether a mark is given to all offices, or is of one letter about several of them."""
    about = [mark.tells for _, mark in rows]
    is_about_each = len(rows) >= _ABOUT_MANY and all(about) and len(set(about)) == len(about)
    return is_about_each or _is_of_all(rows, sheets)


def _is_of_all(rows: Sequence[object], sheets: Sequence[Sheet]) -> bool:
    return len(rows) >= _SHARED_BY and len(rows) * 2 > len(sheets)


def _of_a_head(rows: Sequence[tuple[str, Mark]]) -> Iterator[Told]:
    """One NIP of several people; or one who heads several offices and stands in for none."""
    people = {plain(mark.of_whom) for _, mark in rows}
    first = rows[0][1]
    spots = [(folder, mark.spot) for folder, mark in rows]
    if len(people) > 1:
        names = [f"{mark.of_whom} ({folder})" for folder, mark in rows[:_NAMED]]
        left = len(rows) - len(names)
        who = in_a_row([*names, f"{left} orang lain"] if left else names)
        count = "dua" if len(rows) == 2 else "beberapa"
        message = f"NIP {first.shown} dipakai {count} orang: {who}."
        *others, (office, spot) = spots
        yield Told(codes.IDENTITAS_SAMA, office, spot, message, _REMEDY, tuple(others), either=True)
    elif sum(not mark.acting for _, mark in rows) > 1:
        message = f"{first.of_whom} (NIP {first.shown}) memimpin pula kantor lain"
        yield _told(codes.IDENTITAS_SAMA, message, spots)


def shared_pictures(sheets: Sequence[Sheet]) -> Iterator[Told]:
    """One picture in the reports of several offices; what most of them have only of an event."""
    found: dict[str, dict[str, Picture]] = {}
    for sheet in sheets:
        for picture in sheet.pictures:
            found.setdefault(picture.digest, {}).setdefault(sheet.folder, picture)
    for holders in found.values():
        rows = sorted(holders.items())
        of_event = any(picture.of_event for _, picture in rows)
        if len(rows) < 2 or (_is_of_all(rows, sheets) and not of_event):
            continue
        message = f"Gambar {rows[-1][1].name} sama dengan gambar kantor lain"
        spots = [(folder, picture.spot) for folder, picture in rows]
        yield _told(codes.GAMBAR_SAMA, message, spots)


def _told(code: str, what: str, spots: Sequence[tuple[str, Spot]]) -> Told:
    """At the last of the offices, with the others as the other ends."""
    *others, (office, spot) = spots
    names = [folder for folder, _ in others]
    where = offices_named(names)
    return Told(code, office, spot, f"{what} ({where}).", _REMEDY, tuple(others), either=True)
