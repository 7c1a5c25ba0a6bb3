"""Findings are shown in the order in which they are worth mending."""

from __future__ import annotations

from lkjip_docgen.findings import Finding, Severity, most_rewarding_first
from lkjip_docgen.place import Place

ERROR, WARNING, HINT = Severity


def found(code: str, severity: Severity, line: int = 1, resolves: int = 0) -> Finding:
    below = tuple(Finding("LK433", WARNING, f"Berbeda {n}.") for n in range(resolves))
    place = Place("laporan.yaml", line)
    return Finding(code, severity, "Keliru.", place, same_cause=below)


def test_errors_come_first_then_warnings_then_hints() -> None:
    mixed = [found("LK104", HINT), found("LK400", ERROR), found("LK114", WARNING)]
    assert [one.severity for one in most_rewarding_first(mixed)] == [ERROR, WARNING, HINT]


def test_what_resolves_most_comes_before_what_resolves_nothing() -> None:
    mixed = [found("LK105", WARNING), found("LK460", WARNING, resolves=2)]
    assert [one.code for one in most_rewarding_first(mixed)] == ["LK460", "LK105"]


def test_what_misleads_most_comes_before_what_only_looks_bad() -> None:
    codes = ["LK412", "LK505", "LK451", "LK441", "LK433", "LK226"]
    mixed = [found(code, WARNING) for code in codes]
    assert [one.code for one in most_rewarding_first(mixed)] == [
        *("LK226", "LK433", "LK441", "LK505", "LK451", "LK412"),
    ]


def test_findings_of_one_weight_stand_by_code_and_then_by_place() -> None:
    mixed = [found("LK412", WARNING, 9), found("LK412", WARNING, 2), found("LK411", WARNING, 5)]
    ordered = most_rewarding_first(mixed)
    assert [(one.code, one.place and one.place.line) for one in ordered] == [
        *(("LK411", 5), ("LK412", 2), ("LK412", 9)),
    ]
