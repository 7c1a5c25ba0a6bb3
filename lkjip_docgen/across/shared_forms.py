"""The forms in which offices have one thing, and which of them the others share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from lkjip_docgen.across.sheet import Fact
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.records import Record

MOST: Final = Fraction(2, 3)
"""The share of offices from which on the others are the odd ones."""
_SHOWN: Final = 4


class Entry(Record):
    """What one office says."""

    office: str
    fact: Fact


class Form(Record):
    """A form and the offices that have it."""

    entries: tuple[Entry, ...]

    @property
    def shown(self) -> str:
        """The form as the first of these offices writes it."""
        return self.entries[0].fact.shown


class Forms(Record):
    """All forms of one thing, the most frequent first; of as many the one that was first."""

    forms: tuple[Form, ...]
    offices: int

    def usual(self, least: Fraction = MOST) -> Form | None:
        """The form that so large a share of the offices have; None where none has it."""
        first = self.forms[0]
        many = len(first.entries)
        return first if many >= 2 and many >= least * self.offices else None

    def odd(self, usual: Form) -> Iterator[Entry]:
        """What the other offices say, in their order."""
        others = (entry for form in self.forms if form is not usual for entry in form.entries)
        return iter(sorted(others, key=lambda entry: entry.office))

    def listed(self) -> str:
        """The forms in a row: "persen" (3 kantor) dan "indeks" (2 kantor)."""
        told = [f"{form.shown} ({len(form.entries)} kantor)" for form in self.forms[:_SHOWN]]
        more = len(self.forms) - _SHOWN
        return in_a_row([*told, f"{more} bentuk lain"] if more > 0 else told)


def forms_of(entries: Iterable[Entry]) -> Forms:
    """Offices by what they say; an office comes once."""
    by_key: dict[str, list[Entry]] = {}
    listed: Sequence[Entry] = sorted(entries, key=lambda entry: entry.office)
    for entry in listed:
        by_key.setdefault(entry.fact.key, []).append(entry)
    forms = sorted(by_key.values(), key=lambda found: -len(found))
    return Forms(tuple(Form(tuple(found)) for found in forms), len(listed))
