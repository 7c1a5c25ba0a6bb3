"""Everything that is found about a data file, whether it can be read and measured or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from lkjip_docgen.checks import CheckResult, check
from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.findings.codes.data import LETAK_BAGIAN
from lkjip_docgen.measures import Hasil, measure
from lkjip_docgen.source import Places, Project, dotted, load_project


def check_project(path: Path | str) -> CheckResult:
    """Read, measure and check a data file or project folder.

    Data that cannot be read give the findings of reading alone; nothing is
    raised for what is wrong with them.
    """
    try:
        project = load_project(path)
    except LkjipError as error:
        return CheckResult(error.findings)
    try:
        hasil = measure(project.laporan)
        return _with_misplaced(check(project, hasil), project, hasil)
    except LkjipError as error:  # budget scores that no rule knows: look at all the rest
        without = project.laporan.model_copy(update={"smart": None, "ikpa": None})
        return check(project, measure(without), _placed(error.findings, project.places))


def _with_misplaced(result: CheckResult, project: Project, hasil: Hasil) -> CheckResult:
    """The result with what only the composed report tells: own parts that have no place in it.

    Composing is for offices that have such parts; what else stands in its way, `build` tells.
    """
    if not project.laporan.bagian_tambahan:
        return result
    from lkjip_docgen.narrative import compose

    try:
        compose(project, hasil)
    except LkjipError as error:
        found = (f for f in error.findings if f.code == LETAK_BAGIAN)
        findings = sorted([*result.findings, *found], key=Finding.sort_key)
        return replace(result, findings=tuple(findings))
    return result


def _placed(findings: Iterable[Finding], places: Places) -> tuple[Finding, ...]:
    """The findings of measuring, which know a path and not always its place."""
    known = {dotted(path): place for path, place in places.values.items()}
    return tuple(replace(f, place=known.get(f.path, f.place)) for f in findings)
