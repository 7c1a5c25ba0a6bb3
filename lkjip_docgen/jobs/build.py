"""What the commands do, for use from Python: load a project, build its report, draw its charts."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.building import FORMATS, Job, Progress, draw_all, sources_of, write
from lkjip_docgen.document.signing import reserve_signatures
from lkjip_docgen.document.tree import Marker, Report
from lkjip_docgen.document.walk import charts_of, markers_of, placed_markers
from lkjip_docgen.findings import Finding, LkjipError, Severity, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.output import (
    FOLDER,
    Outputs,
    make_folder,
    refuse_elsewhere,
    slug,
    target_file,
)
from lkjip_docgen.source import Project, load_project
from lkjip_docgen.style import load_style

if TYPE_CHECKING:
    from lkjip_docgen.charts import Drawn
    from lkjip_docgen.layout import PageNumbers
    from lkjip_docgen.measures import Hasil

_SIGNED = ("kata_pengantar",)  # the parts of a report that are signed


@dataclass(frozen=True, slots=True)
class BuildResult:
    """The files written, what the office still has to supply, and the warnings.

    `layout` says which program laid out the pages whose numbers stand in the
    lists of contents of the .docx, or why there are none; `problems` why a
    wanted format was not made.
    """

    files: tuple[Path, ...]
    markers: tuple[Marker, ...]
    findings: tuple[Finding, ...] = ()
    layout: PageNumbers | None = None
    problems: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartsResult:
    """The charts with the files that show them now, and why others were not written."""

    charts: tuple[Drawn, ...]
    problems: tuple[Finding, ...] = ()


def load(path: Path | str) -> Project:
    """Read and check a data file, or the `laporan.yaml` of a project folder.

    Raises `LkjipError` with every finding at once.
    """
    return load_project(path)


def build(
    path: Path | str,
    out: Path | str | None = None,
    formats: Sequence[str] = ("docx",),
    final: bool = False,
    progress: Progress = lambda text: None,
    *,
    update_on_open: bool = False,
    with_layout: bool = True,
    reserve_signature: bool = False,
    outputs: Outputs | None = None,
) -> BuildResult:
    """Build the report of a project as docx, pdf or html.

    `out` is a folder, or the name of a file whose ending is one of the
    formats; without it the folder `keluaran` of the project.  A final report
    has neither markers nor findings that are errors, nor notes `PERIKSA` in its data.

    `update_on_open` has Word bring its fields up to date when it opens the
    file; without `with_layout` the lists of contents of the .docx get no page
    numbers, which saves the time of laying it out; `reserve_signature` leaves
    an anchor and an empty place for an electronic signature, and asserts none.

    A file that somebody changed, or that this program did not write, stays as
    it is, unless `outputs` keeps a copy of it first.

    A format that cannot be made here does not keep the others from being
    made: see `BuildResult.problems`.  Raises `LkjipError` when the data or a
    template stands in the way; earlier outputs are then intact.
    """
    if unknown := set(formats) - set(FORMATS):
        raise ValueError(f"format tidak dikenal: {', '.join(sorted(unknown))}")
    progress("Membaca data")
    project = load_project(path)
    style = load_style(project.root)
    progress("Menghitung capaian")
    hasil = _measure(project)
    progress("Menyusun naskah")
    report = _compose(project, hasil)
    markers = markers_of(report)
    if final and (standing := [*_errors(project, hasil), *_unfilled(report)]):
        raise LkjipError(standing)
    if reserve_signature:
        report = reserve_signatures(report, _SIGNED)
    job = Job(
        project,
        report,
        style,
        sources_of(project, hasil),
        final,
        update_on_open,
        with_layout,
        reserve_signature,
        progress,
        outputs or Outputs(refreshable=True),
    )
    job.outputs.reads(*project.files(), *job.sources)
    job.outputs.stays_in(project.root)
    files, problems = _write(job, out, formats)
    findings = (*project.findings, *job.remarks)
    return BuildResult(files, markers, findings, job.layout, problems)


def _errors(project: Project, hasil: Hasil) -> list[Finding]:
    """What makes the report untrue or impossible, or waits to be looked at: it cannot be final."""
    from lkjip_docgen.checks import check
    from lkjip_docgen.checks.catatan import LEFT

    found = check(project, hasil).findings
    waiting = {f for f in found if f.code == LEFT}
    waiting |= {f for f in project.findings if f.code == codes.GAMBAR_TIDAK_ADA}
    notes = [replace(f, severity=Severity.ERROR) for f in sorted(waiting, key=Finding.sort_key)]
    return [*(f for f in found if f.severity is Severity.ERROR), *notes]


def _write(
    job: Job, out: Path | str | None, formats: Sequence[str]
) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """The files written, and why others were not; raises when there is none."""
    laporan = job.project.laporan
    name = f"LKjIP-{slug(laporan.kantor.nama_singkat)}-{laporan.dokumen.tahun}"
    place = Path(out) if out is not None else job.project.root / FOLDER
    targets = {kind: target_file(place, name, f".{kind}") for kind in FORMATS if kind in formats}
    files, problems = write(job, targets)
    if not files:
        raise LkjipError(problems)
    return files, problems


def _measure(project: Project) -> Hasil:
    from lkjip_docgen.measures import measure

    return measure(project.laporan)


def _compose(project: Project, hasil: Hasil) -> Report:
    from lkjip_docgen.narrative import compose

    return compose(project, hasil)


def compose_report(project: Project) -> Report:
    """Measure and compose: from a project to the document tree of its report."""
    return _compose(project, _measure(project))


def draw_charts(
    path: Path | str,
    out: Path | str | None = None,
    only: str | None = None,
    progress: Progress = lambda text: None,
    outputs: Outputs | None = None,
) -> ChartsResult:
    """Draw the charts as PNG and SVG into `out` (default `keluaran/grafik` of the project).

    Only charts whose data or style changed are drawn again.  Files that are
    not this program's stay as they are, see `ChartsResult.problems`.  Raises
    `LkjipError` for an `only` that is no chart of the report.
    """
    progress("Membaca data")
    project = load_project(path)
    charts = charts_of(compose_report(project))
    if only is not None:
        charts = tuple(chart for chart in charts if chart.id == only) or _no_chart(
            only, [chart.id for chart in charts]
        )
    folder = Path(out) if out is not None else project.root / FOLDER / "grafik"
    progress(f"Menggambar {len(charts)} grafik")
    drawn = draw_all(charts, load_style(project.root), project.root, ("png", "svg"))
    outputs = outputs or Outputs()
    outputs.reads(*project.files())
    outputs.stays_in(project.root)
    refuse_elsewhere(project.root, folder)
    problems: list[Finding] = []
    make_folder(folder)
    copies = [_copied(chart, folder, outputs, problems) for chart in drawn]
    return ChartsResult(tuple(copies), tuple(problems))


def _copied(chart: Drawn, folder: Path, outputs: Outputs, problems: list[Finding]) -> Drawn:
    """The files of a chart in the folder that is wanted; why some are not goes to `problems`."""
    files: dict[str, Path] = {}
    changed = False
    for kind, source in chart.files.items():
        target = folder / source.name
        try:
            changed |= outputs.write_bytes(target, source.read_bytes())
            files[kind] = target
        except LkjipError as error:
            problems += error.findings
    return replace(chart, files=files, redrawn=changed)


def _unfilled(report: Report) -> list[Finding]:
    counts = Counter((marker.text, title) for title, marker in placed_markers(report))
    lines = [
        f"{text}{f' ({times} tempat)' if times > 1 else ''}{f', pada “{title}”' if title else ''}."
        for (text, title), times in counts.items()
    ]
    remedy = "Lengkapi datanya, atau buat rancangan tanpa --final."
    return [
        Finding(
            codes.BELUM_DIISI,
            Severity.ERROR,
            line,
            suggestion=remedy if line is lines[0] else "",
        )
        for line in lines
    ]


def _no_chart(name: str, known: list[str]) -> tuple[()]:
    near = difflib.get_close_matches(name, known, 1, 0.5)
    hint = f"Mungkin maksud Anda `{near[0]}`. " if near else ""
    raise problem(
        codes.GRAFIK_TIDAK_DIKENAL,
        f"Grafik `{name}` tidak ada dalam laporan ini.",
        suggestion=f"{hint}Grafik yang ada: {', '.join(sorted(known))}.",
    )
