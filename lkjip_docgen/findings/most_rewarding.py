"""The order in which findings are worth mending: for people, who begin at the top."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lkjip_docgen.findings.finding import Finding, Severity

_RANK = {severity: rank for rank, severity in enumerate(Severity)}
_WEIGHTS: Final = (
    (range(1, 100), 0),  # what could not be read hides everything else
    (range(100, 300), 1),  # a wrong number, year, agreement or signature would be printed
    (range(431, 436), 2),  # a sentence would say what the numbers do not
    (range(461, 500), 2),
    (range(400, 410), 2),  # a placeholder, an instruction or a repetition would be read
    (range(421, 425), 3),  # a wrong name, place or regulation
    (range(441, 448), 3),
    (range(500, 530), 4),  # a part is missing: much work, and nobody is misled
    (range(451, 461), 5),  # pictures
    (range(410, 451), 6),  # language: the rest of this range
)
_LEAST = 7
"""Questions, and what has no weight of its own."""


def most_rewarding_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors, warnings, hints; among these what resolves most, then what misleads most.

    Findings of one weight stand in the order of their codes, then of the files.
    """
    return sorted(findings, key=_reward)


def _reward(finding: Finding) -> tuple[object, ...]:
    return (
        _RANK[finding.severity],
        -len(finding.same_cause),
        _weight(int(finding.code[2:])),
        finding.code,
        finding.sort_key(),
    )


def _weight(number: int) -> int:
    return next((weight for codes, weight in _WEIGHTS if number in codes), _LEAST)
