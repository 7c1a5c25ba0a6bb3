"""Everything that is found about a data file, whether it can be read and measured or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.checks import CheckResult, check
from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.measures import measure
from lkjip_docgen.source import Places, Project, dotted, load_project

if TYPE_CHECKING:
    from lkjip_docgen.document import Report
    from lkjip_docgen.measures import Hasil


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
        return check(project, hasil, composed=once_composed(project, hasil))
    except LkjipError as error:  # budget scores that no rule knows: look at all the rest
        without = project.laporan.model_copy(update={"smart": None, "ikpa": None})
        return check(project, measure(without), _placed(error.findings, project.places))


def once_composed(project: Project, hasil: Hasil) -> Callable[[], Report | None]:
    """The report of a project, composed when it is asked for; None where that is impossible."""

    @cache
    def composed() -> Report | None:
        from lkjip_docgen.narrative import compose

        try:
            return compose(project, hasil)
        except LkjipError:  # a template that `build` will tell about
            return None

    return composed


def _placed(findings: Iterable[Finding], places: Places) -> tuple[Finding, ...]:
    """The findings of measuring, which know a path and not always its place."""
    known = {dotted(path): place for path, place in places.values.items()}
    return tuple(replace(f, place=known.get(f.path, f.place)) for f in findings)
