"""One report in each of its formats: what is prepared for a format, and how it is written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen import __version__
from lkjip_docgen.cache import project_cache
from lkjip_docgen.document import Heading, Report
from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.jobs.drafting import Progress, pictures, word_draft
from lkjip_docgen.output import Outputs
from lkjip_docgen.records import MutableRecord, Record, field
from lkjip_docgen.source import Project
from lkjip_docgen.style import Style, faces

if TYPE_CHECKING:
    from lkjip_docgen.charts import DrawingProcess
    from lkjip_docgen.comparison import Snapshot
    from lkjip_docgen.layout import Engine, PageNumbers
    from lkjip_docgen.measures import Hasil
    from lkjip_docgen.pdf import Composed, Enclosed, LayoutProcess
    from lkjip_docgen.word import Draft


class Job(MutableRecord):
    """A composed report and how it is wanted; writing it adds `remarks` and `layout`.

    `sources` are the data files that the report's numbers come from, `outputs`
    says what may be written over, `enclosed` makes what travels inside the PDF
    beside the data (None: nothing), `drawings` are the kinds of pictures ("png",
    "svg") that its formats need, `drawing` is where they may be drawn, and `pdf`
    is where its own PDF is being laid out, if it is.
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
    outputs: Outputs
    enclosed: Callable[[], Enclosed] | None = None
    drawing: DrawingProcess | None = None
    remarks: list[Finding] = field(default_factory=list)
    layout: PageNumbers | None = None
    drawings: set[str] = field(default_factory=set)
    pdf: LayoutProcess | None = None


def write_docx(job: Job, target: Path) -> None:
    """The Word file, its page numbers found by a layout."""
    from lkjip_docgen.layout import page_numbers

    draft, remarks = word_draft(
        job.project,
        job.report,
        job.style,
        job.progress,
        job.drawings,
        job.drawing,
        is_draft=not job.final,
    )
    job.remarks += remarks
    if job.with_layout:
        job.progress("Menata halaman")
    engines = (_libreoffice(draft), _own_layout(job, draft)) if job.with_layout else ()
    layout = page_numbers(draft.digest(), engines, project_cache(job.project.root, "halaman"))
    job.outputs.write(
        target,
        lambda aside: draft.save(aside, layout.pages, update_on_open=job.update_on_open),
    )
    job.layout = layout


def _libreoffice(draft: Draft) -> Engine:
    """LibreOffice as the layout: a formula is as high whatever its digits."""
    from lkjip_docgen.layout import libreoffice, shape

    return libreoffice(draft.save, lambda: shape(draft.entries, formulas_too=True))


def _own_layout(job: Job, draft: Draft) -> Engine:
    """The report's own PDF as the layout, for where there is no LibreOffice."""
    from lkjip_docgen.docx import page_bookmark, static_bookmark
    from lkjip_docgen.layout import Engine, UnavailableError, pages_of_own_pdf, shape

    def pages() -> dict[str, str]:
        chapters = (b for part in job.report.parts for b in part.blocks if isinstance(b, Heading))
        first = next((block.id for block in chapters if block.numbered), None)
        if first is None:
            raise UnavailableError("laporan belum mempunyai bab")
        try:
            pdf = _own_pdf(job)
        except LkjipError as error:
            raise UnavailableError(error.findings[0].message.rstrip(".")) from error
        return pages_of_own_pdf(pdf, first, page_bookmark, static_bookmark)

    version = f"{__version__}|{_weasyprint()}|{faces.state()}|{_own_look(job.project)}"
    name = "tata letak PDF program ini"
    return Engine(name, version, pages, lambda: shape(draft.entries, formulas_too=False))


def _weasyprint() -> str:
    """What changes when another WeasyPrint is installed."""
    with suppress(PackageNotFoundError):
        return version_of("weasyprint")
    return ""


def _own_look(project: Project) -> str:
    """What changes when a project looks otherwise as PDF and not as Word file."""
    digest = hashlib.sha256()
    for file in sorted((project.root / "templates" / "html").rglob("*")):
        if file.is_file():
            digest.update(f"{file.name}\0".encode("utf-8", "surrogateescape"))
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _own_pdf(job: Job) -> bytes:
    """The report laid out as PDF; the one that is being made anyway, where it is the same."""
    from lkjip_docgen.pdf import lay_out, require

    if job.pdf is not None:
        return job.pdf.result()[0]
    require()
    return lay_out(_page(job, job.report))[0]


def begin_pdf(job: Job, target: Path, process: LayoutProcess) -> Callable[[], None]:
    """Have `process` lay the PDF out; what is given back waits for it and writes the file.

    Raises `LkjipError` for what stands in the way already now.
    """
    from lkjip_docgen.appendices import fill_sheets, read_appendices, reserve_sheets
    from lkjip_docgen.sign import make_fields

    process.require()  # before charts are drawn and folders made
    enclosed = (job.enclosed(),) if job.enclosed is not None else ()
    appendices, remarks = read_appendices(job.project)
    job.remarks += remarks
    report = reserve_sheets(job.report, appendices)
    process.give(_page(job, report, enclosed))
    if report is job.report:
        job.pdf = process

    def write(aside: Path) -> None:
        job.progress("Menata PDF")
        pdf, remarks = process.result()
        job.remarks += remarks
        aside.write_bytes(pdf)
        fill_sheets(aside, appendices)
        if job.reserve_signature:
            make_fields(aside)

    return lambda: job.outputs.write(target, write)


def _page(job: Job, report: Report, enclosed: tuple[Enclosed, ...] = ()) -> Composed:
    """The page of a report, with its charts, the data files and what it says attached."""
    from lkjip_docgen.pdf import compose_page

    return compose_page(
        report,
        job.style,
        _pictures(job, "svg"),
        final=job.final,
        project=job.project.root,
        attachments=(*job.sources, *enclosed, _content(job)),
    )


def _content(job: Job) -> Enclosed:
    from lkjip_docgen.comparison import from_report

    return content(from_report(job.report))


def content(snapshot: Snapshot) -> Enclosed:
    """What a report says, as a file inside its PDF that `lkjip diff` reads."""
    from lkjip_docgen.comparison import record
    from lkjip_docgen.pdf import Enclosed

    return Enclosed(record.FILE, record.DESCRIPTION, record.dump(snapshot))


def sources_of(project: Project, hasil: Hasil) -> tuple[Path, ...]:
    """The data file and the tables beside it that numbers of the report come from."""
    places = (quantity.place for quantity in hasil.quantities().values())
    tables = {Path(place.file) for place in places if place is not None}
    return (project.data_file, *sorted(tables - {project.data_file}))


def write_html(job: Job, target: Path) -> None:
    """The same pages for a browser, in one file."""
    from lkjip_docgen import pdf

    shown = _pictures(job, "svg")
    job.progress("Menulis HTML")
    job.outputs.write(
        target,
        lambda aside: pdf.write_html(
            job.report, job.style, shown, aside, final=job.final, project=job.project.root
        ),
    )


FORMATS = {"docx": "png", "pdf": "svg", "html": "svg"}
"""The formats of a report in the order in which they are listed, with the charts they show."""

_WRITERS: dict[str, Callable[[Job, Path], None]] = {"docx": write_docx, "html": write_html}


def write(job: Job, targets: Mapping[str, Path]) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Write each format to its target: the files, and why others were not made.

    The layout of the PDF takes longest, so it goes on in another process while
    the other formats are written here.
    """
    making = _Making(dict(targets))
    for kind, target in targets.items():  # before charts are drawn and pages laid out
        with making.attempt(kind):
            _require(job, kind, target)
    job.drawings |= {FORMATS[kind] for kind in making.wanted}
    with ExitStack() as stack:
        finish = _begun(job, making, stack)
        for kind, writer in _WRITERS.items():
            if kind in making.wanted:
                with making.attempt(kind):
                    writer(job, making.wanted[kind])
        with making.attempt("pdf"):
            finish()
    return making.files(), making.findings()


class _Making(Record):
    """The targets of the formats that are still wanted, and why others were given up."""

    wanted: dict[str, Path]
    problems: dict[str, tuple[Finding, ...]] = field(default_factory=dict)

    @contextmanager
    def attempt(self, kind: str) -> Iterator[None]:
        """Give a format up, and no other, when what is done for it fails."""
        try:
            yield
        except LkjipError as error:
            self.problems[kind] = error.findings
            del self.wanted[kind]

    def files(self) -> tuple[Path, ...]:
        """The targets that were not given up, in the order of the formats."""
        return tuple(self.wanted[kind] for kind in FORMATS if kind in self.wanted)

    def findings(self) -> tuple[Finding, ...]:
        """Why formats were given up, in the order of the formats."""
        return tuple(finding for kind in FORMATS for finding in self.problems.get(kind, ()))


def _begun(job: Job, making: _Making, stack: ExitStack) -> Callable[[], None]:
    """Have the PDF laid out, if one is wanted, as long as `stack` is open; what ends the work."""
    if "pdf" in making.wanted:
        from lkjip_docgen.pdf import layout_process

        process = stack.enter_context(layout_process(wanted=len(making.wanted) > 1))
        with making.attempt("pdf"):
            return begin_pdf(job, making.wanted["pdf"], process)
    return lambda: None


def _require(job: Job, kind: str, target: Path) -> None:
    """Raise `LkjipError` for a target that may not be written."""
    _refuse(job, target)
    if kind in ("pdf", "html"):
        _mind_edits(job, target)


def _mind_edits(job: Job, target: Path) -> None:
    """Say that people's edits in the Word file beside `target` are not in what is made here.

    What is final or goes to be signed is refused there: a signature under a
    text without the corrections cannot be taken back.
    """
    from lkjip_docgen.word_pdf import edits_beside

    to_sign = job.reserve_signature and target.suffix == ".pdf"
    binding = "final" if job.final else ("dengan tempat tanda tangan" if to_sign else "")
    finding = edits_beside(target, binding=binding)
    if finding is not None and binding:
        raise LkjipError(finding)
    if finding is not None:
        job.remarks.append(finding)


def _refuse(job: Job, target: Path) -> None:
    from lkjip_docgen.sign import refuse_signed

    refuse_signed(target)
    job.outputs.check(target)


def _pictures(job: Job, kind: str) -> Mapping[str, Path]:
    """The files of the report's charts, drawn where their data changed."""
    return pictures(
        job.project, job.report, job.style, kind, job.progress, job.drawings, job.drawing
    )
