"""Where on the pages a finding belongs: beside its field, else at what holds it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from lkjip_docgen.forms import FormSection
from lkjip_docgen.records import Record
from lkjip_docgen.window.form_index import FormIndex

_STEP = re.compile(r"(?:\.[^.\[\]]+|\[\d+\]|[^.\[\]]+)$")


class Spot(Record):
    """A section and a part of it with its name; all are empty for what stands on no page."""

    section: str = ""
    part: str = ""
    label: str = ""


class FindingPlaces:
    """The parts of all sections by their ids, which are the paths that findings name."""

    def __init__(self, sections: Sequence[FormSection]) -> None:
        self.sections = sections
        self._spots: dict[str, Spot] = {}
        for section in sections:
            index = FormIndex(section)
            for id in index.ids:
                self._spots.setdefault(id, Spot(section.id, id, index.label(id)))

    @property
    def ids(self) -> Collection[str]:
        """The ids of all parts."""
        return self._spots.keys()

    def exact(self, path: str) -> Spot | None:
        """The part with this very path."""
        return self._spots.get(path)

    def spot(self, path: str) -> Spot:
        """Where the field with this path is, else the nearest part that holds it."""
        found = (self._spots[each] for each in _upwards(path) if each in self._spots)
        return next(found, Spot())


def _upwards(path: str) -> Iterator[str]:
    """A data path and all that lead to it: `a[0].b`, `a[0]`, `a`."""
    while path:
        yield path
        shorter = _STEP.sub("", path)
        path = shorter if len(shorter) < len(path) else ""
