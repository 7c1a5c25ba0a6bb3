"""One report in each of its formats: what is prepared for a format, and how it is written."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen import __version__
from lkjip_docgen.document.tree import Heading, Report
from lkjip_docgen.document.walk import charts_of
from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.output import make_folder, write_aside
from lkjip_docgen.resources import template
from lkjip_docgen.source import Project
from lkjip_docgen.style import Style
from lkjip_docgen.user_cache import user_cache

if TYPE_CHECKING:
    from lkjip_docgen.layout import Engine, PageNumbers

Progress = Callable[[str], None]
"""Told what is being done, in a few Indonesian words."""


@dataclass(slots=True)
class Job:
    """A composed report and how it is wanted; writing it adds `remarks` and `layout`.

    `sources` are the data files that the report's numbers come from.
    """

    project: Project
    report: Report
    style: Style
    sources: tuple[Path, ...]
    final: bool
    update_on_open: bool
    with_layout: bool
    reserve_signature: bool
    progress: Progress
    remarks: list[Finding] = field(default_factory=list, init=False)
    layout: PageNumbers | None = field(default=None, init=False)


def write_docx(job: Job, target: Path) -> None:
    """The Word file, its page numbers found by a layout."""
    from lkjip_docgen.layout import libreoffice, page_numbers
    from lkjip_docgen.word import prepare

    pictures = _pictures(job, "png")
    job.progress("Menulis dokumen Word")
    look = template("laporan.docx", job.project.root)
    draft = prepare(job.report, look, job.style, pictures)
    if job.with_layout:
        job.progress("Menata halaman")
    engines = (libreoffice(draft.save), _own_layout(job)) if job.with_layout else ()
    layout = page_numbers(draft.digest(), engines, cache(job.project.root, "halaman"))
    write_aside(
        target,
        lambda aside: draft.save(aside, layout.pages, update_on_open=job.update_on_open),
    )
    job.layout = layout


def _own_layout(job: Job) -> Engine:
    """The report's own PDF as the layout, for where there is no LibreOffice."""
    from lkjip_docgen.layout import Engine, UnavailableError, pages_of_own_pdf
    from lkjip_docgen.word import page_bookmark, static_bookmark

    def pages() -> dict[str, str]:
        chapters = (b for part in job.report.parts for b in part.blocks if isinstance(b, Heading))
        first = next((block.id for block in chapters if block.numbered), None)
        if first is None:
            raise UnavailableError("laporan belum mempunyai bab")
        with tempfile.TemporaryDirectory(prefix="lkjip-") as work:
            target = Path(work, "laporan.pdf")
            try:
                _lay_out_pdf(job, job.report, target)
            except LkjipError as error:
                raise UnavailableError(error.findings[0].message.rstrip(".")) from error
            return pages_of_own_pdf(target, first, page_bookmark, static_bookmark)

    return Engine("tata letak PDF program ini", __version__, pages)


def write_pdf(job: Job, target: Path) -> None:
    """The PDF, laid out without Word; the data files travel inside it."""
    from lkjip_docgen import pdf
    from lkjip_docgen.appendices import fill_sheets, read_appendices, reserve_sheets
    from lkjip_docgen.sign.places import make_fields
    from lkjip_docgen.sign.state import refuse_signed

    pdf.require()  # before charts are drawn and folders made
    refuse_signed(target)
    appendices, remarks = read_appendices(job.project)
    job.remarks += remarks
    report = reserve_sheets(job.report, appendices)

    def write(aside: Path) -> None:
        job.remarks += _lay_out_pdf(job, report, aside)
        fill_sheets(aside, appendices)
        if job.reserve_signature:
            make_fields(aside)

    write_aside(target, write)


def _lay_out_pdf(job: Job, report: Report, target: Path) -> tuple[Finding, ...]:
    from lkjip_docgen import pdf

    pdf.require()
    pictures = _pictures(job, "svg")
    job.progress("Menata PDF")
    return pdf.write_pdf(
        report,
        job.style,
        pictures,
        target,
        final=job.final,
        project=job.project.root,
        attachments=job.sources,
    )


def write_html(job: Job, target: Path) -> None:
    """The same pages for a browser, in one file."""
    from lkjip_docgen import pdf

    pictures = _pictures(job, "svg")
    job.progress("Menulis HTML")
    write_aside(
        target,
        lambda aside: pdf.write_html(
            job.report, job.style, pictures, aside, final=job.final, project=job.project.root
        ),
    )


WRITERS: dict[str, Callable[[Job, Path], None]] = {
    "docx": write_docx,
    "pdf": write_pdf,
    "html": write_html,
}
"""The formats of a report, in the order in which they are written."""


def cache(root: Path, name: str) -> Path:
    """Where what is costly to make is kept: in the project, else in the user's cache."""
    try:
        return make_folder(root / ".lkjip" / name)
    except LkjipError:
        digest = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]
        folder = user_cache(digest, name)
        if folder is None:
            raise
        return folder


def _pictures(job: Job, kind: str) -> dict[str, Path]:
    """The files of the report's charts, drawn where their data changed."""
    from lkjip_docgen.charts import render

    charts = charts_of(job.report)
    job.progress(f"Menyiapkan {len(charts)} grafik")
    # A folder a kind: each keeps its own list of what is up to date.
    drawn = render(charts, job.style, cache(job.project.root, f"grafik/{kind}"), (kind,))
    return {chart.id: chart.files[kind] for chart in drawn}
