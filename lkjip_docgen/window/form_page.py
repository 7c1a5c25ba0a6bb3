"""What the templates of a section ask while they show it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import quote

from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.forms import FormColumn, FormField, FormGroup, FormItem, FormSection
from lkjip_docgen.model import Kind
from lkjip_docgen.window.finding_places import FindingPlaces

LEVELS = {
    Severity.ERROR: "Kesalahan",
    Severity.WARNING: "Peringatan",
    Severity.HINT: "Saran",
}
"""What people call how much a finding matters."""

_NUMBERS = (*(kind for kind in Kind if kind.numeric), Kind.ANGKA_TERCETAK)
_OWN = "indikator"  # its list is changed in the section of that name; others show more of its items


def is_number(part: FormField | FormColumn) -> bool:
    """Whether a field or column holds numbers, which stand below one another."""
    return part.kind in _NUMBERS and not part.choices


def can_accept(finding: Finding) -> bool:
    """Whether an office may let a finding stand with a reason."""
    return finding.severity is not Severity.ERROR or finding.acceptable


class SectionView:
    """A section with what was found in it."""

    def __init__(
        self, section: FormSection, findings: Sequence[Finding], places: FindingPlaces
    ) -> None:
        self.section = section
        self._found: dict[str, list[Finding]] = {}
        for finding in findings:
            spot = places.spot(finding.path)
            if spot.section == section.id:
                self._found.setdefault(spot.part, []).append(finding)

    def findings_at(self, id: str) -> Sequence[Finding]:
        """What was found at one part of the section."""
        return self._found.get(id, ())

    def notes_in(self, item: FormItem) -> int:
        """How much was found in an item of a list."""
        inside = (f"{item.id}.", f"{item.id}[")
        return sum(
            len(found)
            for id, found in self._found.items()
            if id == item.id or id.startswith(inside)
        )

    def is_fixed(self, group: FormGroup) -> bool:
        """Whether the items of a list are added, moved and removed in another section."""
        return group.id == _OWN and self.section.id != _OWN

    def facts(self, file_url: Callable[[str], str]) -> dict[str, object]:
        """What the templates take by name."""
        return {
            "section": self.section,
            "findings_at": self.findings_at,
            "notes_in": self.notes_in,
            "is_fixed": self.is_fixed,
            "is_number": is_number,
            "can_accept": can_accept,
            "tingkat": LEVELS,
            "file_url": lambda name: file_url(quote(name)),
        }
