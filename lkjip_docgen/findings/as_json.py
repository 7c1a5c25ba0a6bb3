"""Findings as JSON, for editors and scripts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from lkjip_docgen.findings.as_text import shown_path
from lkjip_docgen.findings.finding import Accepted, End, Finding, Severity
from lkjip_docgen.findings.source_lines import written_at
from lkjip_docgen.place import Place
from lkjip_docgen.visible import shortened


def render_json(
    findings: Sequence[Finding],
    accepted: Sequence[Accepted] = (),
    more: Mapping[str, object] | None = None,
) -> str:
    """`{"findings": [...], "accepted": [...], "summary": {"error": n, "warning": n, "hint": n}}`.

    File, line, column, cell and quote are null for a finding without a place; an accepted
    finding has its `reason` and is not counted in the summary.  `more` are further keys.
    """
    counts = Counter(finding.severity for finding in findings)
    body = {
        "findings": [finding_as_data(f) for f in findings],
        "accepted": [{**finding_as_data(a.finding), "reason": a.alasan} for a in accepted],
        "summary": {str(severity): counts[severity] for severity in Severity},
        **(more or {}),
    }
    return json.dumps(body, ensure_ascii=False, indent=2)


def finding_as_data(finding: Finding) -> dict[str, object]:
    """A finding with all that is known of it, for JSON."""
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        **_end(finding),
        "message": shortened(finding.message),
        "suggestion": shortened(finding.suggestion),
        "others": [_end(end) for end in finding.others],
        "same_cause": [finding_as_data(found) for found in finding.same_cause],
    }


def _end(end: Finding | End) -> dict[str, object]:
    """Where something stands, and what is written there."""
    place = end.place
    quote = written_at(place) if place is not None else ""
    return {
        **place_as_data(place),
        "end_column": place.column + len(quote) if place and quote else None,
        "quote": quote or None,
        "path": end.path,
    }


def place_as_data(place: Place | None) -> dict[str, object]:
    """Where something stands, for JSON: file, line, column and cell; null for nowhere."""
    if place is None:
        return dict.fromkeys(("file", "line", "column", "cell"))
    return {
        "file": shown_path(place.file),
        "line": place.line,
        "column": place.column,
        "cell": place.cell,
    }


def to_line(finding: Finding) -> str:
    """A finding on one line, for a program that shows it; `from_line` reads it."""
    place = finding.place
    body = {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": shortened(finding.message),
        "suggestion": shortened(finding.suggestion),
        "path": finding.path,
        "place": None if place is None else [place.file, place.line, place.column, place.cell],
        "acceptable": finding.acceptable,
        "also": finding.also,
    }
    return json.dumps(body)


def from_line(line: str) -> Finding:
    """The finding that `to_line` wrote."""
    body = json.loads(line)
    place = body["place"]
    return Finding(
        body["code"],
        Severity(body["severity"]),
        body["message"],
        None if place is None else Place(*place),
        body["path"],
        body["suggestion"],
        acceptable=body["acceptable"],
        also=tuple(body["also"]),
    )
