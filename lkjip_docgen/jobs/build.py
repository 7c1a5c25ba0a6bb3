"""The report of a project in the formats that are wanted: from data to files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.cache import project_cache
from lkjip_docgen.charts import drawing_process
from lkjip_docgen.document import Marker, Report, markers_of
from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.jobs.common import report_name
from lkjip_docgen.jobs.drafting import Progress, measure_and_compose, with_places_to_sign
from lkjip_docgen.jobs.formats import FORMATS, Job, sources_of, write
from lkjip_docgen.output import FOLDER, Outputs, target_file
from lkjip_docgen.records import Record, replace
from lkjip_docgen.source import Project, load_project
from lkjip_docgen.style import load_style

if TYPE_CHECKING:
    from lkjip_docgen.charts import DrawingProcess
    from lkjip_docgen.checks import CheckResult
    from lkjip_docgen.layout import PageNumbers
    from lkjip_docgen.measures import Hasil
    from lkjip_docgen.pdf import Enclosed
    from lkjip_docgen.style import Style


class BuildResult(Record):
    """The files written, what the office still has to supply, and the warnings.

    `layout` says which program laid out the pages whose numbers stand in the
    lists of contents of the .docx, or why there are none; `problems` why a
    wanted format was not made.  `checked` are the findings of a check, where one was made.
    """

    files: tuple[Path, ...]
    markers: tuple[Marker, ...]
    findings: tuple[Finding, ...] = ()
    layout: PageNumbers | None = None
    problems: tuple[Finding, ...] = ()
    checked: tuple[Finding, ...] = ()


class BuildWish(Record):
    """How a report is wanted; see `build`.  `checked` asks for a check, which final ones have."""

    out: Path | str | None = None
    formats: Sequence[str] = ("docx",)
    final: bool = False
    update_on_open: bool = False
    with_layout: bool = True
    reserve_signature: bool = False
    attach_workpaper: bool = False
    checked: bool = False


def build(  # noqa: PLR0913 (the wishes of a command, by name)
    path: Path | str,
    out: Path | str | None = None,
    formats: Sequence[str] = ("docx",),
    final: bool = False,
    progress: Progress = lambda text: None,
    *,
    update_on_open: bool = False,
    with_layout: bool = True,
    reserve_signature: bool = False,
    attach_workpaper: bool = False,
    outputs: Outputs | None = None,
    periode: str = "",
) -> BuildResult:
    """Build the report of a project as docx, pdf or html.

    `out` is a folder, or the name of a file whose ending is one of the
    formats; without it the folder `keluaran` of the project.  A final report
    has neither markers nor findings that are errors, nor notes `PERIKSA` in its data.

    `update_on_open` has Word bring its fields up to date when it opens the
    file; without `with_layout` the lists of contents of the .docx get no page
    numbers, which saves the time of laying it out; `reserve_signature` leaves
    an anchor and an empty place for an electronic signature, and asserts none;
    `attach_workpaper` puts the working paper of the report inside its PDF, before
    anybody signs it, and is a `ValueError` without a PDF.

    `periode` asks for the report of another period than the data name: "semester 1".

    A file that somebody changed, or that this program did not write, stays as
    it is, unless `outputs` keeps a copy of it first.

    A format that cannot be made here does not keep the others from being
    made: see `BuildResult.problems`.  Raises `LkjipError` when the data or a
    template stands in the way; earlier outputs are then intact.
    """
    wish = BuildWish(
        out, formats, final, update_on_open, with_layout, reserve_signature, attach_workpaper
    )
    _mind(wish)
    progress("Membaca data")
    with drawing_process(_kept_charts(Path(path))) as drawing:
        project = load_project(path, periode)
        return build_read(project, wish, progress, outputs, drawing)


def _mind(wish: BuildWish) -> None:
    if unknown := set(wish.formats) - set(FORMATS):
        raise ValueError(f"format tidak dikenal: {', '.join(sorted(unknown))}")
    if wish.attach_workpaper and "pdf" not in wish.formats:
        raise ValueError("kertas kerja hanya dapat dilampirkan pada PDF")


def build_read(
    project: Project,
    wish: BuildWish,
    progress: Progress = lambda text: None,
    outputs: Outputs | None = None,
    drawing: DrawingProcess | None = None,
) -> BuildResult:
    """Build the report of a project that was read; see `build`."""
    style = load_style(project.root)
    hasil, report = measure_and_compose(project, progress)
    markers = markers_of(report)
    found = _checked(project, hasil, report) if wish.final or wish.checked else None
    if wish.final and found is not None:
        standing = [*_errors(project, found), *_gaps(project, hasil, report)]
        if standing:
            raise LkjipError(standing)
    paper = partial(_workpaper, project, hasil, report, style, found)
    if wish.reserve_signature:
        report = with_places_to_sign(report)
    job = Job(
        project=project,
        report=report,
        style=style,
        sources=sources_of(project, hasil),
        final=wish.final,
        update_on_open=wish.update_on_open,
        with_layout=wish.with_layout,
        reserve_signature=wish.reserve_signature,
        progress=progress,
        outputs=outputs or Outputs(refreshable=True),
        enclosed=paper if wish.attach_workpaper else None,
        drawing=drawing,
    )
    job.outputs.reads(*project.files(), *job.sources)
    job.outputs.stays_in(project.root)
    files, problems = _write(job, wish.out, wish.formats)
    findings = (*project.findings, *job.remarks)
    checked = found.findings if found is not None else ()
    return BuildResult(files, markers, findings, job.layout, problems, tuple(checked))


def _kept_charts(path: Path) -> Path | None:
    """Where the charts of a project are kept, before it is read; None where there is none."""
    if not path.exists():
        return None
    return project_cache(path if path.is_dir() else path.parent, "grafik")


def _checked(project: Project, hasil: Hasil, report: Report) -> CheckResult:
    from lkjip_docgen.checks import check

    return check(project, hasil, composed=lambda: report)


def _workpaper(
    project: Project, hasil: Hasil, report: Report, style: Style, found: CheckResult | None
) -> Enclosed:
    """The working paper, as it travels inside the PDF."""
    from lkjip_docgen.jobs.workpaper import enclosed_workpaper, workpaper_of

    return enclosed_workpaper(project, workpaper_of(project, hasil, report, style, found))


def _errors(project: Project, found: CheckResult) -> list[Finding]:
    """What makes the report untrue or impossible, or waits to be looked at: it cannot be final."""
    errors = [finding for finding in found.findings if finding.severity is Severity.ERROR]
    waiting = sorted(_waiting(project, found.findings), key=Finding.sort_key)
    return [*errors, *(replace(finding, severity=Severity.ERROR) for finding in waiting)]


def _waiting(project: Project, found: Iterable[Finding]) -> set[Finding]:
    """Notes that nobody has looked at, and pictures that are not there."""
    from lkjip_docgen.checks import LEFT

    notes = {finding for finding in found if finding.code == LEFT}
    pictures = {f for f in project.findings if f.code == codes.GAMBAR_TIDAK_ADA}
    return notes | pictures


def _write(
    job: Job, out: Path | str | None, formats: Sequence[str]
) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """The files written, and why others were not; raises when there is none."""
    name = report_name(job.project.laporan)
    place = Path(out) if out is not None else job.project.root / FOLDER
    targets = {kind: target_file(place, name, f".{kind}") for kind in FORMATS if kind in formats}
    files, problems = write(job, targets)
    if not files:
        raise LkjipError(problems)
    return files, problems


def _gaps(project: Project, hasil: Hasil, report: Report) -> list[Finding]:
    """A finding for the gaps of every item of the data; the first one says what to do."""
    from lkjip_docgen.checks import as_finding, in_groups, unfilled

    groups = in_groups(unfilled(report, project, hasil), project.laporan)
    findings = [as_finding(group) for group in groups]
    if findings:
        remedy = (
            "Lengkapi datanya, atau nyatakan apa yang memang tidak ada atau tidak dipakai kantor. "
            "Tanpa --final, laporan dibuat sebagai rancangan; `lkjip check --rinci` menyebut "
            "tiap isian satu per satu."
        )
        findings[0] = replace(findings[0], suggestion=remedy)
    return findings
