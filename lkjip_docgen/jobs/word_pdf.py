"""The PDF of a Word report as people have edited it, from files to files."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.docx import DOCUMENT, Package, printed_pages, read_docx, set_pages, write_zip
from lkjip_docgen.findings import Finding, LkjipError, Severity, problem
from lkjip_docgen.findings.codes import word_pdf as codes
from lkjip_docgen.jobs.common import data_of
from lkjip_docgen.output import Outputs, refuse_open
from lkjip_docgen.place import Place
from lkjip_docgen.records import MutableRecord, Record, field

if TYPE_CHECKING:
    from lkjip_docgen.appendices import Appendix
    from lkjip_docgen.comparison import Snapshot
    from lkjip_docgen.layout import Options
    from lkjip_docgen.pdf import Enclosed, Facts, Gaps
    from lkjip_docgen.source import Project
    from lkjip_docgen.word_pdf import Place as SigningPlace

Progress = Callable[[str], None]

_LAYOUTS = 3  # a list of contents that grows by a page needs a second one
_SHOWN = 8  # of what differs
_EXPORT: Options = {
    "SelectPdfVersion": 3,  # PDF/A-3
    "UseTaggedPDF": True,
    "PDFUACompliance": True,
    "ExportNotes": False,
    "ExportNotesInMargin": False,
    "ExportFormFields": False,
    "ReduceImageResolution": False,
    "Quality": 90,
}


class WordPdf(Record):
    """The PDF, the places to sign in it, what is attached, what is missing, what is doubtful."""

    file: Path
    places: tuple[str, ...]
    attached: tuple[str, ...]
    markers: int
    findings: tuple[Finding, ...]


class _Job(MutableRecord):
    """A report on its way: as it was read, and what has been said of it."""

    report: Package
    final: bool
    snapshot: Snapshot
    facts: Facts
    remarks: list[Finding] = field(default_factory=list)

    def warn(self, code: str, message: str, remedy: str = "") -> None:
        """Remark on something that does not stand in the way."""
        place = Place(str(self.report.path))
        self.remarks.append(Finding(code, Severity.WARNING, message, place, "", remedy))


def word_pdf(
    report: Path,
    data: Path | None = None,
    out: Path | None = None,
    progress: Progress = lambda text: None,
    outputs: Outputs | None = None,
    *,
    final: bool = False,
    reserve_signature: bool = False,
) -> WordPdf:
    """Make the PDF of a Word report as it is now, edits and all.

    `out` is the PDF or a folder; without it the PDF stands beside the report.
    The data (found beside the report unless named) travel inside where they
    agree with it; `outputs` says what may be written over.  Raises
    `LkjipError` for what has to be settled in Word first, and where
    LibreOffice is missing or fails; nothing is written then.
    """
    from lkjip_docgen.comparison import from_docx
    from lkjip_docgen.sign import refuse_signed
    from lkjip_docgen.word_pdf import facts_of, markers, refusals

    target = _target(report, out)
    refuse_open(report)  # what is not saved yet would be missed
    refuse_signed(target)
    outputs = outputs or pdf_outputs(report)
    outputs.check(target)
    soffice = _tools()
    progress("Membaca laporan")
    package = Package(read_docx(report), report)
    job = _Job(package, final, from_docx(report), facts_of(package))
    if standing := refusals(package, final=final):
        raise LkjipError(standing)
    missing = len(markers(package))
    _mind_contents(job)
    _mind_comments(job)
    _mind_reaches(job)
    progress("Membaca data")
    project = _project(job, data)
    files = _files(job, project)
    if project is not None:
        outputs.reads(*project.files())
        outputs.stays_in(project.root)
        outputs.check(target)
    appendices = _appendices(job, project)
    places, appendices = _prepare(job, appendices, reserve_signature)
    progress("Menata PDF dengan LibreOffice")
    with tempfile.TemporaryDirectory(prefix="lkjip-", ignore_cleanup_errors=True) as work:
        pdf = _lay_out(job, soffice, Path(work))
        progress("Melengkapi PDF")
        names = _finish(job, pdf, files, appendices, places)
        outputs.write(target, lambda aside: _copy(pdf, aside), sealed=False)
    attached = tuple(file.name for file in files)
    return WordPdf(target, names, attached, missing, tuple(job.remarks))


def pdf_outputs(report: Path, *, overwrite: bool = False) -> Outputs:
    """What the PDF of a report may be written over: earlier ones, as it holds the edits."""
    return Outputs(report, made_from=report, overwrite=overwrite)


def _copy(source: Path, target: Path) -> None:
    target.write_bytes(source.read_bytes())


def _tools() -> str:
    """LibreOffice, and the library that completes its PDF."""
    from lkjip_docgen.layout import find_soffice

    soffice = find_soffice()
    if soffice is None:
        raise _missing(
            "LibreOffice tidak ditemukan",
            "Pasang LibreOffice (https://id.libreoffice.org; Debian/Ubuntu: sudo apt install "
            "libreoffice-writer), atau sebutkan programnya pada LKJIP_SOFFICE. Tanpa LibreOffice, "
            "PDF dapat disimpan dari Word, tetapi tanpa tempat tanda tangan dan lampiran data.",
        )
    if find_spec("pikepdf") is None:
        raise _missing("pikepdf belum terpasang", 'Pasang dengan: pip install "lkjip-docgen[pdf]".')
    return soffice


def _missing(what: str, remedy: str) -> LkjipError:
    message = f"PDF dari dokumen Word tidak dapat dibuat: {what}."
    return problem(codes.ALAT_TIDAK_ADA, message, suggestion=remedy)


def _target(report: Path, out: Path | None) -> Path:
    if out is None:
        return report.with_suffix(".pdf")
    return out if out.suffix.lower() == ".pdf" else out / f"{report.stem}.pdf"


def _mind_contents(job: _Job) -> None:
    from lkjip_docgen.word_pdf import stale_entries

    if stale := stale_entries(job.report):
        more = f"; dan {len(stale) - _SHOWN} lagi" if len(stale) > _SHOWN else ""
        job.warn(
            codes.DAFTAR_ISI_TERTINGGAL,
            f"Daftar dalam {job.report.path.name} tertinggal: {'; '.join(stale[:_SHOWN])}{more}.",
            "Di Word tekan Ctrl+A, lalu F9 (perbarui seluruh tabel), simpan, lalu ulangi.",
        )


def _mind_comments(job: _Job) -> None:
    from lkjip_docgen.word_pdf import other_comments

    if number := other_comments(job.report):
        job.remarks.append(
            Finding(
                codes.KOMENTAR,
                Severity.HINT,
                f"{number} komentar dalam {job.report.path.name} tidak ikut ke PDF.",
                Place(str(job.report.path)),
            )
        )


def _mind_reaches(job: _Job) -> None:
    """Say what is left out of the PDF: the layout follows no link and runs nothing."""
    from lkjip_docgen.docx.outside import findings_of, missed, reaches

    found = missed(job.report, reaches(job.report))
    job.remarks += findings_of(job.report, found, "tidak ikut ke PDF", Severity.WARNING)


def _project(job: _Job, data: Path | None) -> Project | None:
    """The data of the report; None where none are named and none usable are found."""
    from lkjip_docgen.source import load_project

    if data is not None:
        return load_project(data)
    folder = data_of(job.report.path)
    if not (folder / "laporan.yaml").is_file():
        return None
    try:
        return load_project(folder)
    except LkjipError as error:
        job.warn(
            codes.DATA_BERBEDA,
            f"Data di {folder} tidak dilampirkan pada PDF: {len(error.findings)} temuan.",
            "Periksa dengan `lkjip check`, lalu ulangi.",
        )
        return None


def _files(job: _Job, project: Project | None) -> tuple[Enclosed, ...]:
    """What travels inside: the data where they agree with the report, and what the report says."""
    from lkjip_docgen.jobs.formats import content, sources_of
    from lkjip_docgen.measures import measure
    from lkjip_docgen.pdf import enclosed

    said = content(job.snapshot)
    if project is None:
        return (said,)
    hasil = measure(project.laporan)
    if not _agree(job, project):
        return (said,)
    return (*map(enclosed, sources_of(project, hasil)), said)


def _agree(job: _Job, project: Project) -> bool:
    """Whether the report is of these data and prints no other numbers; else why not is said."""
    from lkjip_docgen.comparison import compare, from_report, with_unprinted
    from lkjip_docgen.measures import measure
    from lkjip_docgen.narrative import compose

    hasil = measure(project.laporan)
    theirs = with_unprinted(from_report(compose(project, hasil)), hasil)
    differences = compare(theirs, job.snapshot)
    name = project.data_file.name
    if differences.remarks:
        job.warn(
            codes.DATA_BERBEDA,
            f"{name} tidak dilampirkan pada PDF: {' '.join(differences.remarks)}",
            "Sebutkan data laporan ini sesudah nama berkasnya.",
        )
        return False
    changed = [c.number.label for c in differences.numbers if c.old and c.new]
    if changed:
        more = f" dan {len(changed) - _SHOWN} lagi" if len(changed) > _SHOWN else ""
        job.warn(
            codes.DATA_BERBEDA,
            f"{name} tidak dilampirkan pada PDF karena {len(changed)} angka dalam "
            f"{job.report.path.name} berbeda: {'; '.join(changed[:_SHOWN])}{more}.",
            "Bila data yang benar: `lkjip refresh`; angka yang diketik di Word tetap, jadi ketik "
            "kembali yang benar. Bila Word yang benar: `lkjip pull`. Rinciannya dengan "
            "`lkjip diff`.",
        )
    return not changed


def _appendices(job: _Job, project: Project | None) -> tuple[Appendix, ...]:
    from lkjip_docgen.appendices import read_appendices
    from lkjip_docgen.word_pdf import has_dividers

    if not has_dividers(job.report):
        return ()
    if project is None:
        path = job.report.path
        raise problem(
            codes.LAMPIRAN_TANPA_DATA,
            f"{path.name} menyebut lampiran yang dimuat dalam PDF, tetapi datanya tidak ditemukan.",
            path,
            f'Sebutkan data laporan itu: `lkjip pdf "{path}" FOLDER`.',
        )
    appendices, remarks = read_appendices(project)
    job.remarks += remarks
    return appendices


def _prepare(
    job: _Job, appendices: Sequence[Appendix], reserve: bool
) -> tuple[list[SigningPlace], tuple[Appendix, ...]]:
    """Make the report ready for the layout; its places to sign, and the appendices it holds."""
    from lkjip_docgen.word_pdf import put_sheets, signing_places, simplify

    simplify(job.report)
    places = signing_places(job.report, reserve=reserve)
    return places, put_sheets(job.report, appendices)


def _lay_out(job: _Job, soffice: str, work: Path) -> Path:
    """The PDF by LibreOffice, the page numbers in its lists those of its own pages."""
    from lkjip_docgen.layout import DESTINATIONS, UnavailableError, pages_of, to_pdf

    docx = work / "laporan.docx"
    root = job.report.tree(DOCUMENT)
    try:
        for _ in range(_LAYOUTS):
            write_zip(docx, job.report.result())
            pdf = to_pdf(soffice, docx, work, {**_EXPORT, **DESTINATIONS})
            printed, pages = printed_pages(root), pages_of(docx, pdf)
            if all(pages.get(name, page) == page for name, page in printed.items()):
                break
            set_pages(root, pages)
    except UnavailableError as error:
        raise problem(
            codes.TATA_LETAK_GAGAL,
            f"PDF dari {job.report.path.name} tidak jadi: {error}.",
            job.report.path,
            "Ulangi. Bila tetap gagal, buka dan simpan berkas itu di Word, atau perbarui "
            "LibreOffice.",
        ) from error
    return pdf


def _finish(
    job: _Job,
    pdf: Path,
    files: Sequence[Enclosed],
    appendices: Sequence[Appendix],
    places: Sequence[SigningPlace],
) -> tuple[str, ...]:
    """Complete the PDF in place; the names of the places to sign."""
    import pikepdf

    from lkjip_docgen.appendices import fill_sheets
    from lkjip_docgen.pdf import draft_mark, finishing, tagging
    from lkjip_docgen.sign import make_fields
    from lkjip_docgen.style import load_style
    from lkjip_docgen.word_pdf import mark_places, spoken_charts, spoken_formulas

    with pikepdf.open(pdf, allow_overwriting_input=True) as document:
        gaps = tagging.repair(document, spoken_formulas(job.report), spoken_charts(job.report))
        _mind_gaps(job, gaps)
        finishing.describe(document, job.facts, accessible=not gaps)
        finishing.settle(document)
        finishing.attach(document, files, job.facts.created)
        if not job.final:
            draft_mark.mark_draft(document, load_style(_look_of(job.report.path)))
        mark_places(document, places)
        document.save(
            pdf, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
    fill_sheets(pdf, appendices, whole=False)
    return make_fields(pdf)


def _look_of(report: Path) -> Path | None:
    """The project whose look the mark takes on; never that of a folder one happens to stand in."""
    folder = data_of(report)
    return folder if folder in report.resolve().parents else None


def _mind_gaps(job: _Job, gaps: Gaps) -> None:
    if not gaps:
        return
    said = []
    if gaps.pictures:
        said.append(f"{gaps.pictures} gambar tanpa teks alternatif")
    if gaps.skipped:
        said.append(f"{gaps.skipped} judul yang melompati tingkat")
    job.warn(
        codes.TIDAK_SEPENUHNYA_TERBACA,
        f"PDF belum dapat dibaca sepenuhnya oleh pembaca layar (PDF/UA): {' dan '.join(said)}.",
        "Di Word: klik kanan gambar, Edit Teks Alternatif; pakai gaya Judul berurutan.",
    )
