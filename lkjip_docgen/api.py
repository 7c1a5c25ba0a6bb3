"""What the commands do, for use from Python: load a project, build its report, draw its charts."""

from __future__ import annotations

import difflib
import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.document.tree import Marker, Report
from lkjip_docgen.document.walk import charts_of, markers_of, placed_markers
from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.output import FOLDER, make_folder, slug, target_file, write_aside
from lkjip_docgen.resources import template
from lkjip_docgen.source import Project, codes, load_project
from lkjip_docgen.style import Style, load_style
from lkjip_docgen.user_cache import user_cache

if TYPE_CHECKING:
    from lkjip_docgen.charts import Drawn
    from lkjip_docgen.layout import PageNumbers
    from lkjip_docgen.word import Draft

Progress = Callable[[str], None]
"""Told what is being done, in a few Indonesian words."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """The files written, what the office still has to supply, and the warnings.

    `layout` says which program laid out the pages whose numbers stand in the
    lists of contents of the .docx, or why there are none.
    """

    files: tuple[Path, ...]
    markers: tuple[Marker, ...]
    findings: tuple[Finding, ...] = ()
    layout: PageNumbers | None = None


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
) -> BuildResult:
    """Build the report of a project.

    `out` is a folder or the name of a .docx file; without it the folder
    `keluaran` of the project.  A final report has no markers.
    `update_on_open` has Word bring its fields up to date when it opens the
    file.  Raises `LkjipError` when the data, a template or the output stands in the way;
    earlier outputs are then intact.
    """
    if unknown := set(formats) - {"docx"}:
        raise ValueError(f"format tidak dikenal: {', '.join(sorted(unknown))}")
    progress("Membaca data")
    project = load_project(path)
    style = load_style(project.root)
    report = compose_report(project, progress)
    markers = markers_of(report)
    if final and markers:
        raise LkjipError(_unfilled(report))
    name = f"LKjIP-{slug(project.laporan.kantor.nama_singkat)}-{project.laporan.dokumen.tahun}"
    target = target_file(Path(out) if out is not None else project.root / FOLDER, name, ".docx")
    draft, layout = _prepare_docx(project, report, style, progress)
    write_aside(
        target, lambda aside: draft.save(aside, layout.pages, update_on_open=update_on_open)
    )
    return BuildResult((target,), markers, project.findings, layout)


def compose_report(project: Project, progress: Progress = lambda text: None) -> Report:
    """Measure and compose: from a project to the document tree of its report."""
    from lkjip_docgen.measures import measure
    from lkjip_docgen.narrative import compose

    progress("Menghitung capaian")
    hasil = measure(project.laporan)
    progress("Menyusun naskah")
    return compose(project, hasil)


def draw_charts(
    path: Path | str,
    out: Path | str | None = None,
    only: str | None = None,
    progress: Progress = lambda text: None,
) -> tuple[Drawn, ...]:
    """Draw the charts as PNG and SVG into `out` (default `keluaran/grafik` of the project).

    Only charts whose data or style changed are drawn again.  Raises
    `LkjipError` for an `only` that is no chart of the report.
    """
    from lkjip_docgen.charts import render

    progress("Membaca data")
    project = load_project(path)
    charts = charts_of(compose_report(project, progress))
    if only is not None:
        charts = tuple(chart for chart in charts if chart.id == only) or _no_chart(
            only, [chart.id for chart in charts]
        )
    folder = Path(out) if out is not None else project.root / FOLDER / "grafik"
    progress(f"Menggambar {len(charts)} grafik")
    return tuple(render(charts, load_style(project.root), make_folder(folder), ("png", "svg")))


def _prepare_docx(
    project: Project, report: Report, style: Style, progress: Progress
) -> tuple[Draft, PageNumbers]:
    """Make the Word file, and find its page numbers by a layout."""
    from lkjip_docgen.charts import render
    from lkjip_docgen.layout import page_numbers
    from lkjip_docgen.word import prepare

    charts = charts_of(report)
    progress(f"Menyiapkan {len(charts)} grafik")
    drawn = render(charts, style, _cache(project.root, "grafik"), ("png",))
    pictures = {chart.id: chart.files["png"] for chart in drawn}
    look = template("laporan.docx", project.root)
    progress("Menulis dokumen Word")
    draft = prepare(report, look, style, pictures)
    progress("Menata halaman")
    return draft, page_numbers(draft.digest(), draft.save, _cache(project.root, "halaman"))


def _cache(root: Path, name: str) -> Path:
    """Where what is costly to make is kept: in the project, else in the user's cache."""
    try:
        return make_folder(root / ".lkjip" / name)
    except LkjipError:
        digest = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]
        folder = user_cache(digest, name)
        if folder is None:
            raise
        return folder


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
            suggestion=remedy if line is lines[-1] else "",
        )
        for line in lines
    ]


def _no_chart(name: str, known: list[str]) -> tuple[()]:
    near = difflib.get_close_matches(name, known, 1, 0.5)
    hint = f"Mungkin maksud Anda `{near[0]}`. " if near else ""
    raise LkjipError(
        Finding(
            codes.GRAFIK_TIDAK_DIKENAL,
            Severity.ERROR,
            f"Grafik `{name}` tidak ada dalam laporan ini.",
            suggestion=f"{hint}Grafik yang ada: {', '.join(sorted(known))}.",
        )
    )
