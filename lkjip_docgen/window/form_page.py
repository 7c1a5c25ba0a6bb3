"""What the templates of a section ask while they show it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lkjip_docgen.forms import FormColumn, FormField, FormGroup, FormItem, FormSection
from lkjip_docgen.jobs import AtField
from lkjip_docgen.model import Kind
from lkjip_docgen.window.finding_places import FindingPlaces
from lkjip_docgen.window.unanswered import is_waiting

_NUMBERS = (*(kind for kind in Kind if kind.numeric), Kind.ANGKA_TERCETAK)
_OWN = "indikator"  # its list is changed in the section of that name; others show more of its items


def is_number(part: FormField | FormColumn) -> bool:
    """Whether a field or column holds numbers, which stand below one another."""
    return part.kind in _NUMBERS and not part.choices


class SectionView:
    """A section with what was found in it."""

    def __init__(
        self, section: FormSection, found: Sequence[AtField], places: FindingPlaces
    ) -> None:
        self.section = section
        self._found: dict[str, list[AtField]] = {}
        for each in found:
            spot = places.spot(each.field)
            if spot.section == section.id:
                self._found.setdefault(spot.part, []).append(each)

    def findings_at(self, id: str) -> Sequence[AtField]:
        """What was found at one part of the section."""
        return self._found.get(id, ())

    def notes_in(self, item: FormItem) -> int:
        """How much was found in an item of a list."""
        inside = (f"{item.id}.", f"{item.id}[")
        found = (
            each
            for id, notes in self._found.items()
            if id == item.id or id.startswith(inside)
            for each in notes
        )
        return sum(not each.reason for each in found)

    def is_fixed(self, group: FormGroup) -> bool:
        """Whether the items of a list are added, moved and removed in another section."""
        return group.id == _OWN and self.section.id != _OWN

    def needs_work(self, item: FormItem) -> bool:
        """Whether an item has something unanswered, or something wrong."""
        return is_waiting(item.groups) or bool(self.notes_in(item))

    def may_be_dropped(self, group: FormGroup) -> bool:
        """Whether a section that offices may do without holds nothing but what is to be said."""
        unsaid = any(field.asked and not field.state.answered for field in group.fields)
        known = group.state.answered or group.required or not group.path
        return unsaid and not known and not group.asked

    def is_in_force(self, group: FormGroup, last: bool) -> bool:
        """Whether an item is the version of a budget that holds at the end of the year."""
        return last and group.id == "anggaran.versi"

    def facts(self, picture_url: Callable[[str], str]) -> dict[str, object]:
        """What the templates take by name."""
        return {
            "section": self.section,
            "findings_at": self.findings_at,
            "notes_in": self.notes_in,
            "needs_work": self.needs_work,
            "may_be_dropped": self.may_be_dropped,
            "is_in_force": self.is_in_force,
            "is_fixed": self.is_fixed,
            "is_number": is_number,
            "picture_url": picture_url,
        }
