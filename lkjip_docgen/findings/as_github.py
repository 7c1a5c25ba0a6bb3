"""Findings as workflow commands, which GitHub shows beside the line they are about."""

from __future__ import annotations

from collections.abc import Iterable

from lkjip_docgen.findings.as_text import MOST_ENDS, shown_path, told_ends, told_message, told_with
from lkjip_docgen.findings.finding import Finding, Severity
from lkjip_docgen.visible import one_line

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def render_github(findings: Iterable[Finding]) -> str:
    """One `::warning file=...,line=...,col=...,title=LK114::message` a finding.

    Escapes follow the workflow command format: `%`, line ends, and in
    properties also `:` and `,`.
    """
    return "\n".join(_command(finding) for finding in findings)


def _command(finding: Finding) -> str:
    properties = {**_where(finding), "title": finding.code}
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    message = " ".join(one_line(text) for text in _sentences(finding) if text)
    return f"::{_COMMANDS[finding.severity]} {told}::{_data(message)}"


def _sentences(finding: Finding) -> list[str]:
    ends = [f"Ujung lain: {told}." for told in told_ends(finding.others)[:MOST_ENDS]]
    with_it = [f"Sebab yang sama: {told_with(found)}" for found in finding.same_cause[:MOST_ENDS]]
    return [told_message(finding), finding.suggestion, *ends, *with_it]


def _where(finding: Finding) -> dict[str, str]:
    place = finding.place
    if place is None:
        return {}
    return {"file": shown_path(place.file), "line": str(place.line), "col": str(place.column)}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(one_line(text)).replace(":", "%3A").replace(",", "%2C")
