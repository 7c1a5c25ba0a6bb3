"""What is missing in the data, told briefly: a line a code while there is much of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkjip_docgen.findings.finding import Finding
from lkjip_docgen.findings.registry import meanings
from lkjip_docgen.patterns import lazy_pattern

_MISSING = lazy_pattern(r"LK5(0[1-9]|1[0-9]|24)")
"""Codes of what the guidelines ask for and the data do not hold yet."""

MANY = 10
"""From so many of these findings on each code is told in a line."""


def is_missing(code: str) -> bool:
    """Whether a finding of this code says that a part asked for by the guidelines is missing."""
    return _MISSING.fullmatch(code) is not None


def folded(findings: Iterable[Finding]) -> tuple[list[Finding], dict[str, list[Finding]]]:
    """The findings to be shown each by itself, and those of what is missing by their codes.

    While little is missing all of them are shown by themselves.
    """
    listed = list(findings)
    missing = [finding for finding in listed if is_missing(finding.code)]
    if len(missing) < MANY:
        return listed, {}
    by_code: dict[str, list[Finding]] = {}
    for finding in missing:
        by_code.setdefault(finding.code, []).append(finding)
    return [finding for finding in listed if not is_missing(finding.code)], by_code


def in_a_line(code: str, findings: Iterable[Finding]) -> str:
    """What a code means, how often it was found, and on which lines."""
    found = list(findings)
    lines = ", ".join(map(str, sorted(set(_lines(found)))))
    count = f"{len(found)} isian" if len(found) > 1 else "1 isian"
    meaning = meanings().get(code, "Belum diisi")
    return f"{code} {meaning}: {count}{f', baris {lines}' if lines else ''}."


def _lines(findings: Iterable[Finding]) -> Iterator[int]:
    return (finding.place.line for finding in findings if finding.place is not None)
