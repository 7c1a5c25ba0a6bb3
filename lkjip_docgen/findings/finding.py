"""A finding is data: what is wrong, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from lkjip_docgen.findings.source_lines import figure_at
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record


class Severity(StrEnum):
    """How much a finding matters: an error forbids a final report."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class End(Record):
    """Another end of what a finding is about: where the value stands that it contradicts."""

    place: Place | None
    path: str = ""


class Finding(Record):
    """One problem, in words for the person who can mend it.

    `code` is stable (`LK001`); `path` is the data path (`anggaran.versi[0].pagu`);
    `message` and `suggestion` are Indonesian sentences.  `others` are the other ends of a
    contradiction; `same_cause` the findings that will be gone when this one is mended.
    An error can be accepted only where it is `acceptable`.  `also` are the data paths of what
    else it speaks of, where it is about several things at once.
    """

    code: str
    severity: Severity
    message: str
    place: Place | None = None
    path: str = ""
    suggestion: str = ""
    others: tuple[End, ...] = ()
    same_cause: tuple[Finding, ...] = ()
    acceptable: bool = False
    also: tuple[str, ...] = ()

    @property
    def figure(self) -> str:
        """The number or date that stands at its place now; "" where there is none."""
        return figure_at(self.place) if self.place is not None else ""

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order by file, line and column, so that output is stable."""
        place = self.place or Place("")
        return (place.file, place.line, place.column, self.code, self.message)


class Accepted(Record):
    """A warning or hint that the office lets stand, with its reason."""

    finding: Finding
    alasan: str


class LkjipError(Exception):
    """A job cannot go on; carries the findings that say why."""

    def __init__(self, findings: Finding | Iterable[Finding]) -> None:
        self.findings = (findings,) if isinstance(findings, Finding) else tuple(findings)
        super().__init__("; ".join(f.message for f in self.findings))
