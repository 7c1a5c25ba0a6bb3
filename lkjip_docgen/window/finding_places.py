"""Where on the pages a finding belongs: beside its field, else at what holds it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from lkjip_docgen.forms import FormField, FormGroup, FormSection
from lkjip_docgen.records import Record
from lkjip_docgen.window.form_index import FormIndex
from lkjip_docgen.window.unanswered import is_gap_in, is_waiting

_STEP = re.compile(r"(?:\.[^.\[\]]+|\[\d+\]|[^.\[\]]+)$")


class Spot(Record):
    """A section and a part of it with its name; all are empty for what stands on no page.

    `item` is what the item or row is called in which it stands; "" for none.
    """

    section: str = ""
    part: str = ""
    label: str = ""
    item: str = ""


class FindingPlaces:
    """The parts of all sections by their ids, which are the paths that findings name."""

    def __init__(self, sections: Sequence[FormSection]) -> None:
        self.sections = sections
        self._spots: dict[str, Spot] = {}
        self._parts: dict[str, FormField | FormGroup | None] = {}
        for section in sections:
            index = FormIndex(section)
            for id in index.ids:
                self._spots.setdefault(id, Spot(section.id, id, index.label(id), index.item(id)))
                self._parts.setdefault(id, index.part(id))

    @property
    def ids(self) -> Collection[str]:
        """The ids of all parts."""
        return self._spots.keys()

    def part(self, path: str) -> FormField | FormGroup | None:
        """The field or group with this very path; None for none, and for an item of a list."""
        return self._parts.get(path)

    def waits(self, path: str) -> bool:
        """Whether what stands at a path, or something in it, is shown as still to be answered."""
        part = self.part(path)
        if isinstance(part, FormGroup):
            return is_waiting([part])
        return part is not None and is_gap_in(part)

    def exact(self, path: str) -> Spot | None:
        """The part with this very path."""
        return self._spots.get(path)

    def spot(self, path: str) -> Spot:
        """Where the field with this path is, else the nearest part that holds it."""
        found = (self._spots[each] for each in upwards(path) if each in self._spots)
        return next(found, Spot())


def upwards(path: str) -> Iterator[str]:
    """A data path and all that lead to it: `a[0].b`, `a[0]`, `a`."""
    while path:
        yield path
        shorter = _STEP.sub("", path)
        path = shorter if len(shorter) < len(path) else ""
