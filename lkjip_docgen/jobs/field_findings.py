"""Findings beside the fields that they are about."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lkjip_docgen.checks import CheckResult
from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.records import Record


class AtField(Record):
    """A finding at a field: the one that it names, else the nearest section around it.

    "" is the data as a whole.  `others` are fields with the other ends of a contradiction,
    `acceptable` says whether the office may let it stand with a reason, and `reason` is the one
    that it gave.  `stops`: data with this give no report at all, not even a draft.  `figure` is the
    number or date that was looked at, for an acceptance of that one alone.
    """

    field: str
    finding: Finding
    others: tuple[str, ...] = ()
    acceptable: bool = False
    reason: str = ""
    stops: bool = False
    figure: str = ""


def at_fields(result: CheckResult, fields: Collection[str]) -> tuple[AtField, ...]:
    """The open findings, then those that the office accepts; `fields` are the ids of all fields.

    Without `fields` each stands at the path that it names.
    """
    return (*_open(result, fields), *_accepted(result, fields))


def _open(result: CheckResult, fields: Collection[str]) -> Iterator[AtField]:
    for finding in result.findings:
        yield AtField(
            nearest(finding.path, fields),
            finding,
            _others(finding, fields),
            _may_be_accepted(finding),
            figure=finding.figure,
        )


def _accepted(result: CheckResult, fields: Collection[str]) -> Iterator[AtField]:
    for entry in result.accepted:
        path = nearest(entry.finding.path, fields)
        others = _others(entry.finding, fields)
        yield AtField(path, entry.finding, others, acceptable=True, reason=entry.alasan)


def _others(finding: Finding, fields: Collection[str]) -> tuple[str, ...]:
    found = (nearest(end.path, fields) for end in finding.others)
    return tuple(dict.fromkeys(filter(None, found)))


def _may_be_accepted(finding: Finding) -> bool:
    return finding.acceptable or finding.severity is not Severity.ERROR


def nearest(path: str, known: Collection[str]) -> str:
    """The path itself, else the nearest one above it that is known; "" for none."""
    if not known:
        return path
    while path and path not in known:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return path
