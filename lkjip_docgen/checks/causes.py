"""One cause, one finding: what follows from a value that is itself found wrong stands with it.

A rule that is a `culprit` points at the value that is wrong.  Whatever contradicts that value, or
a number made from it, has the same cause and will be gone when it is mended: a survey cell ten
times too large is also out of its mean, changes the year's result and makes true sentences false.
What else is said of that very value has the same cause too.  What the office has accepted explains
nothing: there the value is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lkjip_docgen.checks.ends import Ends, Origin
from lkjip_docgen.checks.mending import Mending
from lkjip_docgen.checks.rule import Made, Other
from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.place import Place
from lkjip_docgen.records import replace
from lkjip_docgen.source import Path_

_RANK = {severity: rank for rank, severity in enumerate(Severity)}


def told_once(
    findings: Iterable[Finding], made: Mapping[Finding, Made], ends: Ends, mending: Mending
) -> list[Finding]:
    """The findings, each cause once: the finding of a wrong value holds what follows from it.

    It follows where it is gone once the value is mended (`_Group.cause_of`).  A finding that holds
    an error is one.  Findings that no rule made stand by themselves.
    """
    group = _Group(findings, made, ends)
    for first, *others in group.at_one_value():
        for other in others:
            group.join(first, other)
    for root, number in group.rooted(mending):
        group.put_below(root, number)
    for number, explaining in group.explained():
        cause = group.cause_of(number, explaining, mending)
        if cause is not None:
            group.put_below(cause, number)
    return group.heads()


class _Group:
    """Findings, the strongest first, and which of them stands for which."""

    def __init__(
        self, findings: Iterable[Finding], made: Mapping[Finding, Made], ends: Ends
    ) -> None:
        def strength(finding: Finding) -> tuple[object, ...]:
            source = made.get(finding)
            is_culprit = source is not None and source.rule.culprit
            return _RANK[finding.severity], not is_culprit, finding.sort_key()

        self._findings = sorted(findings, key=strength)
        self._made = [made.get(finding) for finding in self._findings]
        self._above = list(range(len(self._findings)))
        self._ends = ends

    def at_one_value(self) -> Iterator[list[int]]:
        """The findings about the very same value, where one of them is that it is wrong.

        And those about the very same words of a text or cell of a table, whatever they are.
        """
        values: dict[tuple[Place, Path_], list[int]] = {}
        for number, finding in enumerate(self._findings):
            source = self._made[number]
            if finding.place is not None and source is not None and source.problem.path:
                values.setdefault((finding.place, source.problem.path), []).append(number)
        for numbers in values.values():
            if any(self._is_culprit(n) for n in numbers) or all(self._is_exact(n) for n in numbers):
                yield numbers

    def rooted(self, mending: Mending) -> Iterator[tuple[int, int]]:
        """Each finding that is gone with another year or day of the report, after that one's."""
        for cause, source in enumerate(self._made):
            if source is None or not source.rule.root or not mending.is_known(source):
                continue
            for number, other in enumerate(self._made):
                if number != cause and other is not None and mending.takes_away(source, other):
                    yield cause, number

    def explained(self) -> Iterator[tuple[int, list[int]]]:
        """Each finding that depends on values found wrong, with the findings of those."""
        culprits = self._culprits()
        known: dict[int, frozenset[int]] = {}

        def among(value: Other) -> frozenset[int]:
            """The culprits that a value depends on; numbers come by many times."""
            if id(value) not in known:
                origins = self._ends.origins(value)
                known[id(value)] = frozenset(n for at in origins for n in culprits.get(at, ()))
            return known[id(value)]

        for number, source in enumerate(self._made if culprits else ()):
            if source is not None:
                values = (*source.problem.others, *source.problem.sources)
                found = {one for value in values for one in among(value)} - {number}
                if found:
                    yield number, sorted(found)

    def _is_culprit(self, number: int) -> bool:
        source = self._made[number]
        return source is not None and source.rule.culprit

    def _is_exact(self, number: int) -> bool:
        """Whether a finding points at words of a text or at a cell, not at a value as a whole."""
        source = self._made[number]
        return source is not None and source.problem.place is not None

    def _culprits(self) -> dict[Origin, list[int]]:
        """The findings of wrong values by their places, and by every section around them."""
        found: dict[Origin, list[int]] = {}
        for number, source in enumerate(self._made):
            if source is not None and source.rule.culprit:
                path, place = source.problem.path, self._findings[number].place
                origins: list[Origin] = [path[:end] for end in range(1, len(path) + 1)]
                if place is not None:
                    origins.append(place)
                for origin in origins:
                    found.setdefault(origin, []).append(number)
        return found

    def is_graver(self, one: int, other: int) -> bool:
        """Whether a finding matters more than another one."""
        first, second = self._findings[one], self._findings[other]
        return _RANK[first.severity] < _RANK[second.severity]

    def join(self, one: int, other: int) -> None:
        """Let what stands for the first stand for the second too."""
        first, second = self._head(one), self._head(other)
        if self.is_graver(second, first):
            first, second = second, first
        self._above[second] = first

    def cause_of(self, number: int, explaining: list[int], mending: Mending) -> int | None:
        """Which of several wrong values a finding follows from; None where that is not clear.

        Proved is the one whose mending takes it away.  Without a proof it is the only one there
        is, or the first of those of which nobody knows how to mend them, unless the finding
        matters more or is a question.
        """
        made, unknown = self._made[number], []
        for culprit in explaining:
            cause = self._made[culprit]
            if made is None or cause is None:
                continue
            if not mending.is_known(cause):
                unknown.append(culprit)
            elif mending.takes_away(cause, made):
                return culprit
        if self._findings[number].severity is Severity.HINT:
            return None
        unproved = explaining if len(explaining) == 1 else unknown
        return next((one for one in unproved if not self.is_graver(number, one)), None)

    def put_below(self, cause: int, number: int) -> None:
        """Let what stands for the first stand for the second, whichever matters more."""
        head, other = self._head(cause), self._head(number)
        if head != other:
            self._above[other] = head

    def _head(self, number: int) -> int:
        while self._above[number] != number:
            number = self._above[number]
        return number

    def heads(self) -> list[Finding]:
        """The findings that stand for themselves, each with those that it stands for."""
        below: dict[int, list[Finding]] = {}
        for number, finding in enumerate(self._findings):
            if (head := self._head(number)) != number:
                below.setdefault(head, []).append(finding)
        return [
            _with_consequences(finding, below[number]) if number in below else finding
            for number, finding in enumerate(self._findings)
            if self._above[number] == number
        ]


def _with_consequences(finding: Finding, below: list[Finding]) -> Finding:
    """A finding with those that follow from it; as grave as the gravest of them."""
    gravest = min((finding, *below), key=lambda one: _RANK[one.severity])
    return replace(finding, severity=gravest.severity, same_cause=tuple(below))
