"""Everything that is found about a data file, whether it can be read and measured or not."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.checks import CheckResult, Elsewhere, check
from lkjip_docgen.compiled_patterns import compiled_once
from lkjip_docgen.findings import Finding, LkjipError, problem
from lkjip_docgen.findings.codes import acceptance as codes
from lkjip_docgen.findings.codes.data import LETAK_BAGIAN
from lkjip_docgen.jobs.check_beside import Beside
from lkjip_docgen.markdown_tree import parsed_once
from lkjip_docgen.measures import Hasil, measure
from lkjip_docgen.records import replace
from lkjip_docgen.source import Places, Project, dotted, load_project
from lkjip_docgen.unsaved import standing_for

if TYPE_CHECKING:
    from lkjip_docgen.document import Report


def check_project(path: Path | str, periode: str = "", beside: Beside | None = None) -> CheckResult:
    """Read, measure and check a data file or project folder, for its period or another one.

    `beside` is another process at work on the same (`checked_beside`).

    Data that cannot be read give the findings of reading alone; nothing is
    raised for what is wrong with them.
    """
    try:
        project = load_project(path, periode)
    except LkjipError as error:
        return CheckResult(error.findings)
    return check_read(project, elsewhere=beside.elsewhere() if beside is not None else None)


def check_read(
    project: Project,
    made: tuple[Hasil, Report] | None = None,
    before_rule: Callable[[], None] = lambda: None,
    elsewhere: Elsewhere | None = None,
) -> CheckResult:
    """Measure and check a project that was read; `made` is its report where that is composed.

    `before_rule` and `elsewhere` as in `check`.
    """
    try:
        hasil, report = made or (measure(project.laporan), None)
        return _with_misplaced(_Composing(project, hasil, report), before_rule, elsewhere)
    except LkjipError as error:  # budget scores that no rule knows: look at all the rest
        without = project.laporan.model_copy(update={"smart": None, "ikpa": None})
        known = _placed(error.findings, project.places)
        return check(project, measure(without), known, before_rule=before_rule)


@contextmanager
def as_edited(file: Path, text: bytes) -> Iterator[Path]:
    """The project of a file whose text an editor has not saved yet, as what to check.

    While this lasts, the file reads as `text`; nothing is written.  Raises `LkjipError` where
    there is no such folder.
    """
    if not file.parent.is_dir():
        raise problem(
            codes.TANPA_FOLDER,
            f"Folder `{file.parent}` tidak ada.",
            suggestion="Sebutkan berkas di dalam folder proyeknya, dengan jalur lengkap.",
        )
    is_data = file.suffix.lower() in (".yaml", ".yml")
    with standing_for(file, text):
        yield file if is_data else file.parent


@contextmanager
def quick_to_begin(data: Path) -> Iterator[None]:
    """For a process that checks `data` once: patterns and texts come as an earlier one read them.

    `data` is a data file or a project folder.
    """
    with compiled_once(), parsed_once(data if data.is_dir() else data.parent):
        yield


class _Composing:
    """A report that is composed when somebody asks for it, and once."""

    def __init__(self, project: Project, hasil: Hasil, report: Report | None) -> None:
        self.project = project
        self.hasil = hasil
        self._known = report

    def report(self) -> Report | None:
        """The report; None where it cannot be made."""
        return self._made[0]

    @property
    def problems(self) -> tuple[Finding, ...]:
        """What stands in the way of it."""
        return self._made[1]

    @cached_property
    def _made(self) -> tuple[Report | None, tuple[Finding, ...]]:
        from lkjip_docgen.narrative import compose

        if self._known is not None:
            return self._known, ()
        try:
            return compose(self.project, self.hasil), ()
        except LkjipError as error:
            return None, error.findings


def _with_misplaced(
    composing: _Composing, before_rule: Callable[[], None], elsewhere: Elsewhere | None
) -> CheckResult:
    """What is found, with what only the composed report tells: own parts without a place in it.

    Composing is for offices that have such parts; what else stands in its way is told to who
    asks for the report (`with_hindrances`).
    """
    project = composing.project
    result = check(
        project,
        composing.hasil,
        composed=composing.report,
        before_rule=before_rule,
        elsewhere=elsewhere,
    )
    if result.subject is not None:
        subject = dataclasses.replace(result.subject, in_the_way=lambda: composing.problems)
        result = replace(result, subject=subject)
    if not project.laporan.bagian_tambahan:
        return result
    misplaced = [found for found in composing.problems if found.code == LETAK_BAGIAN]
    findings = sorted([*result.findings, *misplaced], key=Finding.sort_key)
    return replace(result, findings=tuple(findings))


def _placed(findings: Iterable[Finding], places: Places) -> tuple[Finding, ...]:
    """The findings of measuring, which know a path and not always its place."""
    known = {dotted(path): place for path, place in places.values.items()}
    return tuple(replace(f, place=known.get(f.path, f.place)) for f in findings)
