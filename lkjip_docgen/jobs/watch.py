"""Rebuilding a report whenever a file of its project is saved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from lkjip_docgen.findings import Finding, LkjipError, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.output import FOLDER
from lkjip_docgen.project_files import refuse_linked_folders
from lkjip_docgen.records import Record

if TYPE_CHECKING:
    from lkjip_docgen.charts import Drawn
    from lkjip_docgen.output import Outputs

_PAUSE = 300  # milliseconds of quiet after which saving counts as done
_LONGEST = 1600  # milliseconds after which a busy folder is built anyway
_WAKE = 250  # milliseconds between looks
# What editors and office programs leave beside a file that they have open or save.
_PASSING = re.compile(
    r"\..*|~.*|#.*#|.*~|.*\.(?:tmp|temp|bak|swp|swx|part|crdownload|sementara|lock)|4913|.*\.bak.*",
    re.IGNORECASE,
)


class Round(Record):
    """One rebuild: which charts were redrawn, the files, what stands in the way, and the check.

    `problems` says why there is no report, or not in every wanted format.
    Times are in seconds, that of the charts included in `seconds`.
    """

    charts: tuple[Drawn, ...]
    files: tuple[Path, ...]
    problems: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    chart_seconds: float
    seconds: float

    @property
    def redrawn(self) -> tuple[str, ...]:
        """The ids of the charts that were drawn again."""
        return tuple(chart.id for chart in self.charts if chart.redrawn)


def rebuild(
    data: Path,
    out: Path | None = None,
    formats: Sequence[str] = ("docx",),
    charts_done: Callable[[tuple[Drawn, ...], float], None] = lambda charts, seconds: None,
    outputs: Outputs | None = None,
) -> Round:
    """Draw the charts, then write the report without page numbers, then check the data.

    `charts_done` is told as soon as the charts are there.  Nothing is raised
    for data or templates that are wrong at the moment: see `Round.problems`.
    """
    from lkjip_docgen.jobs.build import build
    from lkjip_docgen.jobs.check import check_project

    start = perf_counter()
    charts: tuple[Drawn, ...] = ()
    files: tuple[Path, ...] = ()
    chart_seconds = 0.0
    try:
        charts = _draw(data, formats)
        chart_seconds = perf_counter() - start
        charts_done(charts, chart_seconds)
        result = build(data, out, formats, with_layout=False, outputs=outputs)
        files, problems = result.files, result.problems
    except LkjipError as error:
        problems = error.findings
    seconds = perf_counter() - start
    findings = check_project(data).findings
    return Round(charts, files, problems, findings, chart_seconds, seconds)


def _draw(data: Path, formats: Sequence[str]) -> tuple[Drawn, ...]:
    from lkjip_docgen.document import charts_of
    from lkjip_docgen.jobs.drafting import draw, measure_and_compose
    from lkjip_docgen.jobs.formats import FORMATS
    from lkjip_docgen.source import load_project
    from lkjip_docgen.style import load_style

    project = load_project(data)
    kinds = tuple(sorted({FORMATS[kind] for kind in formats}))
    _, report = measure_and_compose(project, lambda text: None)
    return draw(project, charts_of(report), load_style(project.root), kinds)


def project_root(data: Path) -> Path:
    """The folder to watch; `LkjipError` when there are no data in it."""
    from lkjip_docgen.source import data_file, load_project

    file = data_file(data)
    if not file.is_file():
        load_project(data)  # says what is missing
    return file.resolve().parent


def matters(root: Path, out: Path | None, path: Path) -> bool:
    """Whether a changed file is one that the report is made from.

    Outputs, the program's own folder and files that other programs put there
    for a moment are not.
    """
    if out is not None and path.is_relative_to(out):
        return False
    if path == root or not path.is_relative_to(root):
        return False
    parts = path.relative_to(root).parts
    return parts[0] != FOLDER and not any(map(_PASSING.fullmatch, parts))


def saves(root: Path, out: Path | None = None) -> Iterator[frozenset[Path]]:
    """An empty set at once, then the changed files each time that something was saved.

    `root` is an absolute path, `out` where the outputs go.
    Watching begins before the first set is given, so that nothing saved during
    a rebuild is missed.  Raises `LkjipError` when the library is not installed,
    and for a folder below that is a link: the library would follow it.
    """
    try:
        from watchfiles import watch
    except ImportError:
        raise _no_library() from None

    refuse_linked_folders(root)
    place = None if out is None else out.resolve()

    def wanted(_change: object, path: str) -> bool:
        return matters(root, place, Path(path))

    first = True
    for changes in watch(
        root,
        watch_filter=wanted,
        debounce=_LONGEST,
        step=_PAUSE,
        rust_timeout=_WAKE,
        yield_on_timeout=True,
    ):
        if first or changes:
            first = False
            yield frozenset(Path(path) for _, path in changes)


def _no_library() -> LkjipError:
    return problem(
        codes.PUSTAKA_PANTAU,
        "Pustaka pemantau berkas (watchfiles) belum terpasang.",
        suggestion="Pasang dengan: pip install 'lkjip-docgen[watch]'",
    )
