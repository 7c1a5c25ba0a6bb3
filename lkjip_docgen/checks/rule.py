"""What a rule is, what it looks at, and the list of all rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from lkjip_docgen.document import Report
from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.findings import code as enter
from lkjip_docgen.measures import Hasil
from lkjip_docgen.model import Laporan
from lkjip_docgen.place import Place
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_, Project


@dataclass(frozen=True, slots=True)
class Subject:
    """A project with its results, as rules look at it.

    `composed` gives the report as it will be printed, for what only that shows; None where
    it cannot be made, or nobody has it.  `in_the_way` tells what then keeps it from being made.
    """

    project: Project
    laporan: Laporan
    hasil: Hasil
    composed: Callable[[], Report | None] = field(default=lambda: None, compare=False)
    in_the_way: Callable[[], tuple[Finding, ...]] = field(default=tuple, compare=False)

    def place(self, path: Path_) -> Place | None:
        """Where the value at a data path was written, else the section around it."""
        return self.project.places.value(path)


Other = Path_ | Place | Quantity | Decimal
"""Another end of a problem; of a `Decimal` that is no `Number` nobody knows where it stands."""


class Problem(Record):
    """What a rule reports; its code and severity are the rule's own.

    `path` is a data path (`("anggaran", "versi", 0)`); `place` overrides the
    place found there, for values that came from a table file.  `others` are the other
    ends of a contradiction: data paths, places, or the numbers it was held against, which
    know where they, or the figures they come from, were written.  `sources` are further
    values that it depends on, which are not told: where one of them is itself found wrong,
    the problem is told with that finding.  `meant` are the values that the figure at its place
    should have instead, as far as the rule knows, the likeliest first; `gap` is how far the two
    ends of a sum are apart.
    """

    path: Path_
    message: str
    suggestion: str = ""
    place: Place | None = None
    others: tuple[Other, ...] = ()
    sources: tuple[Other, ...] = ()
    meant: tuple[Decimal | int | date, ...] = ()
    gap: Decimal | None = None


Check = Callable[[Subject], Iterable[Problem]]


class Rule(Record):
    """A rule: its stable code, how much it matters, and the function that looks."""

    code: str
    severity: Severity
    title: str  # one Indonesian line, what the code means
    check: Check
    tahunan: bool = False  # whether it is about what only a report of a whole year has
    culprit: bool = False  # whether it points at the value itself that is wrong
    root: bool = False  # whether any finding at all may follow from that value
    acceptable: bool = False  # of an error, whether the office may know better


class Made(Record):
    """What a finding was made from: a problem of a rule."""

    rule: Rule
    problem: Problem


RULES: dict[str, Rule] = {}


def rule(
    code: str,
    severity: Severity,
    title: str,
    *,
    tahunan: bool = False,
    culprit: bool = False,
    root: bool = False,
    acceptable: bool = False,
) -> Callable[[Check], Check]:
    """Register a rule under its code, which it defines: `ValueError` when the code is taken.

    One that is `tahunan` asks for what only a report of a whole year has.  A `culprit` points
    at a value that is itself wrong: what contradicts the value is told with it (`causes.py`).  A
    `root` is a culprit from whose value any finding may follow, as the year of the report.
    An error is beyond doubt and cannot be accepted, unless it is `acceptable`: then it forbids
    a final report until the office accepts it, place by place.
    """
    enter(code, title)

    def remember(check: Check) -> Check:
        RULES[code] = Rule(code, severity, title, check, tahunan, culprit or root, root, acceptable)
        return check

    return remember
