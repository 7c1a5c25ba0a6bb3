"""How far a project is: the one place that counts, for every page that tells a number.

What is asked for is either still missing or answered; of what is answered some may wait for
somebody to look at it, since the program prepared that part (a note stands over it).  Whoever types
there sees more answered at once, and what waits is told beside it.  What a field tells by itself,
that it is empty, is counted there and not once more as a finding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from lkjip_docgen.checks import LEFT
from lkjip_docgen.findings import Severity
from lkjip_docgen.forms import FormSection, asked_in
from lkjip_docgen.jobs import AtField
from lkjip_docgen.records import Record, replace
from lkjip_docgen.window.finding_places import FindingPlaces
from lkjip_docgen.window.in_form_words import is_gap

LEVELS: Final = {
    Severity.ERROR: "Kesalahan",
    Severity.WARNING: "Peringatan",
    Severity.HINT: "Saran",
}
"""What people call how much a finding matters, the gravest first."""


class Chapter(Record):
    """A section in the list of all: how much of what it asks is answered, and what is wrong.

    `unmarked` are those of the answered that stand in a part which the program prepared, until
    somebody marks it.  `checked` is False where nobody looked (yet) whether anything is wrong.
    """

    id: str
    title: str
    answered: int
    asked: int
    unmarked: int = 0
    notes: int = 0
    errors: int = 0
    checked: bool = True

    @property
    def missing(self) -> int:
        """How much is still to be answered."""
        return self.asked - self.answered

    @property
    def done(self) -> bool:
        """Whether nothing is left to do here."""
        open = self.missing or self.unmarked or self.notes or self.errors
        return self.checked and bool(self.asked) and not open


class Standing(Record):
    """How far a project is in one state of its data and of what was found in them.

    `told` are the findings that are told as such, open and accepted; `notes` those of the program
    that wait for somebody to look at a prepared part.  `known` is False before the first check.
    `stops` keep even a draft from being made, also those that their empty fields tell; with
    `whole` False they kept the check itself from going on.
    """

    chapters: tuple[Chapter, ...]
    told: tuple[AtField, ...]
    notes: tuple[AtField, ...]
    known: bool
    stops: tuple[AtField, ...] = ()
    whole: bool = True

    @property
    def asked(self) -> int:
        """How much the report asks for."""
        return sum(each.asked for each in self.chapters)

    @property
    def answered(self) -> int:
        """How much of it has an answer."""
        return sum(each.answered for each in self.chapters)

    @property
    def unmarked(self) -> int:
        """How much of the answered stands in parts that nobody has marked as looked at."""
        return sum(each.unmarked for each in self.chapters)

    @property
    def missing(self) -> int:
        """How much of it has no answer."""
        return sum(each.missing for each in self.chapters)

    @property
    def open(self) -> tuple[AtField, ...]:
        """The findings that nobody has accepted."""
        return tuple(each for each in self.told if not each.reason)

    @property
    def errors(self) -> int:
        """How many findings forbid a final report."""
        return sum(map(_is_error, self.open))

    @property
    def remarks(self) -> int:
        """How many findings may be accepted."""
        return len(self.open) - self.errors

    @property
    def final(self) -> bool:
        """Whether nothing keeps the report from being final."""
        return not (self.missing or self.errors or self.notes or self.stops)

    @property
    def clean(self) -> bool:
        """Whether a check that went to its end found nothing to tell."""
        return self.known and self.whole and not (self.open or self.stops)


def standing(
    sections: Sequence[FormSection],
    found: Sequence[AtField],
    places: FindingPlaces,
    *,
    known: bool,
    whole: bool = True,
) -> Standing:
    """Count what there is; `found` is what the last check found, nothing before the first."""
    notes = tuple(each for each in found if each.finding.code == LEFT and not each.reason)
    told = tuple(
        each
        for each in found
        if each not in notes and not (is_gap(each.finding) and places.waits(each.finding.path))
    )
    wrong = Counter(
        places.spot(each.field).section for each in told if _is_error(each) and not each.reason
    )
    noted = Counter(places.spot(each.field).section for each in notes)
    paths = [each.finding.path for each in notes if each.finding.path]
    chapters = (_chapter(each, paths, noted[each.id], wrong[each.id]) for each in sections)
    stops = tuple(each for each in found if each.stops)
    if not (known and whole):
        chapters = (replace(each, checked=False) for each in chapters)
    return Standing(tuple(chapters), told, notes, known, stops, whole)


def _chapter(section: FormSection, notes: Sequence[str], noted: int, wrong: int) -> Chapter:
    """How far a section is; `notes` are the paths of everything that waits to be looked at."""
    answered = [id for id, state in asked_in(section) if state.answered]
    unmarked = sum(_is_under(id, notes) for id in answered)
    counted = len(answered), section.asked, unmarked
    return Chapter(section.id, section.title, *counted, noted, wrong)


def _is_under(id: str, notes: Sequence[str]) -> bool:
    """Whether a part is what a note is about, or stands in it."""
    return any(id == note or id.startswith((f"{note}.", f"{note}[", f"{note}#")) for note in notes)


def _is_error(each: AtField) -> bool:
    return each.finding.severity is Severity.ERROR


def in_order(found: Sequence[AtField]) -> Iterator[tuple[str, list[AtField]]]:
    """Findings by how much they matter, then the accepted ones, each group with its title."""
    for severity, title in LEVELS.items():
        rows = [each for each in found if each.finding.severity is severity and not each.reason]
        if rows:
            yield title, rows
    accepted = [each for each in found if each.reason]
    if accepted:
        yield "Diterima", accepted
