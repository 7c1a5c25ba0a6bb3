"""A finding as a page shows it: its sentences with links, and where its other ends are."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from lkjip_docgen.jobs import AtField
from lkjip_docgen.records import Record
from lkjip_docgen.window.finding_places import FindingPlaces, Spot
from lkjip_docgen.window.in_form_words import words_of
from lkjip_docgen.window.said import Said


class SaidFinding(Record):
    """What is said of a finding; `others` are the names and addresses of its other ends."""

    message: Markup
    remedy: Markup
    others: tuple[tuple[str, str], ...]


class FindingWords:
    """Says findings of one project."""

    def __init__(self, places: FindingPlaces, here: Callable[..., str]) -> None:
        self._places = places
        self._here = here
        self._said = Said(places, here)

    def __call__(self, found: AtField) -> SaidFinding:
        """What a page says of a finding."""
        path = found.finding.path
        part = self._places.part(path)
        message, remedy = words_of(found.finding, part, self._said.name(path))
        others = (self._places.spot(each) for each in found.others if each != found.field)
        return SaidFinding(
            self._said(message, path),
            self._said(remedy, path),
            tuple(
                (_name(spot), self._here("isi", f"{spot.section}#{spot.part}"))
                for spot in others
                if spot.label
            ),
        )


def _name(spot: Spot) -> str:
    """What a part is called, and in which item it stands: one of many is called "Nama"."""
    item = "" if spot.item == spot.label else spot.item
    return " › ".join(filter(None, (item, spot.label)))
