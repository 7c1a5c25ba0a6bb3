"""The Perjanjian Kinerja of a project, as Word and PDF files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from lkjip_docgen.document import Marker, Report, markers_of, reserve_signatures
from lkjip_docgen.findings import Finding, LkjipError, Severity, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.jobs.drafting import Progress
from lkjip_docgen.model import TAHUNAN, Laporan, PerjanjianKinerja
from lkjip_docgen.narrative import PART, TEMPLATE, compose_agreement
from lkjip_docgen.output import FOLDER, Outputs, slug, target_file
from lkjip_docgen.records import Record, field, replace
from lkjip_docgen.resources import template
from lkjip_docgen.sign import make_fields, refuse_signed
from lkjip_docgen.source import Project, load_project
from lkjip_docgen.style import Style, load_style

_PAGE = "perjanjian.html"


class AgreementResult(Record):
    """The files written, what the office still has to supply, and the warnings.

    `problems` says why a wanted format was not made.
    """

    files: tuple[Path, ...]
    markers: tuple[Marker, ...]
    findings: tuple[Finding, ...] = ()
    problems: tuple[Finding, ...] = ()


class Wanted(Record):
    """Which agreement: of which year (None: the reported one), version, and for whom.

    `versi` None is the one in force: the amended one where there is one.
    `single` leaves out the superior: the statement of one party alone.
    `reserve` keeps a marked place for each electronic signature.
    """

    tahun: int | None = None
    versi: str | None = None
    single: bool = False
    reserve: bool = False


IN_FORCE = Wanted()


def build_agreement(
    path: Path | str,
    out: Path | str | None = None,
    wanted: Wanted = IN_FORCE,
    formats: Sequence[str] = ("docx", "pdf"),
    final: bool = False,
    progress: Progress = lambda text: None,
    outputs: Outputs | None = None,
) -> AgreementResult:
    """Write an agreement of a project as Word and PDF files, where `outputs` allows it.

    `out` is a folder, or a file name in one of the formats; without it the
    folder `keluaran` of the project.  Raises `LkjipError` when there is no such
    agreement, a final one has gaps, or no file could be made; a format that
    cannot be made here does not keep the other from being made.  A signed PDF
    is never replaced.
    """
    progress("Membaca data")
    project = load_project(path, TAHUNAN)  # one that was signed after the period is one too
    agreement = find_agreement(project.laporan, wanted)
    style = load_style(project.root)
    progress("Menyusun perjanjian kinerja")
    report = _measured(project, agreement, wanted)
    markers = markers_of(report)
    if final and markers:
        raise LkjipError(_gaps(markers))
    job = _Job(project, report, style, final, outputs or Outputs())
    place = Path(out) if out is not None else project.root / FOLDER
    name = _file_name(project.laporan, agreement, wanted)
    targets = {k: target_file(place, name, f".{k}", WRITERS) for k in WRITERS if k in formats}
    job.write_all(targets, progress)
    findings = (*project.findings, *job.remarks)
    return AgreementResult(tuple(job.files), markers, findings, tuple(job.problems))


class _Job(Record):
    """A composed agreement, and what has come of writing it."""

    project: Project
    report: Report
    style: Style
    final: bool
    outputs: Outputs
    files: list[Path] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)
    problems: list[Finding] = field(default_factory=list)

    def write_all(self, targets: Mapping[str, Path], progress: Progress) -> None:
        """Write the agreement in every format that is wanted; `LkjipError` when none can be."""
        self.outputs.reads(*self.project.files())
        self.outputs.stays_in(self.project.root)
        for kind, target in targets.items():
            progress(f"Menulis {target.name}")
            self._write(kind, target)
        if not self.files:
            raise LkjipError(self.problems)

    def _write(self, kind: str, target: Path) -> None:
        """Write the agreement in one format, or remember why it could not be."""
        try:
            refuse_signed(target)
            self.outputs.check(target)
            self.outputs.write(target, partial(WRITERS[kind], self))
        except LkjipError as error:
            self.problems.extend(error.findings)
        else:
            self.files.append(target)


def find_agreement(laporan: Laporan, wanted: Wanted) -> PerjanjianKinerja:
    """The agreement that is wanted; `LkjipError` naming those there are when it is not there."""
    year = laporan.dokumen.tahun if wanted.tahun is None else wanted.tahun
    for version in (wanted.versi,) if wanted.versi else ("perubahan", "awal"):
        found = _agreement(laporan, year, version)
        if found is not None:
            return found
    raise _no_agreement(year, wanted.versi, laporan.perjanjian_kinerja)


def _agreement(laporan: Laporan, year: int, version: str) -> PerjanjianKinerja | None:
    for agreement in laporan.perjanjian_kinerja:
        if (agreement.tahun, agreement.versi) == (year, version):
            return agreement
    return None


def _no_agreement(
    year: int, versi: str | None, agreements: Sequence[PerjanjianKinerja]
) -> LkjipError:
    known = ", ".join(f"{a.tahun} ({a.versi})" for a in agreements)
    what = f"tahun {year} versi {versi}" if versi else f"tahun {year}"
    return problem(
        codes.PERJANJIAN_TIDAK_ADA,
        f"Perjanjian kinerja {what} tidak ada dalam data.",
        suggestion=f"Yang ada: {known}. Tambahkan pada `perjanjian_kinerja`, "
        "atau pilih yang lain dengan --year dan --version.",
        path="perjanjian_kinerja",
    )


def _measured(project: Project, agreement: PerjanjianKinerja, wanted: Wanted) -> Report:
    from lkjip_docgen.measures import measure

    hasil = measure(project.laporan)
    report = compose_agreement(project, hasil, agreement, single=wanted.single)
    return reserve_signatures(report, (PART,)) if wanted.reserve else report


def _file_name(laporan: Laporan, agreement: PerjanjianKinerja, wanted: Wanted) -> str:
    amended = "-perubahan" if agreement.versi == "perubahan" else ""
    alone = "-pihak-pertama" if wanted.single else ""
    return f"PK-{slug(laporan.kantor.nama_singkat)}-{agreement.tahun}{amended}{alone}"


def _write_docx(job: _Job, target: Path) -> None:
    from lkjip_docgen.word import write_report

    own = template(TEMPLATE, job.project.root)
    write_report(job.report, own, job.style, {}, target, is_draft=not job.final)


def _write_pdf(job: _Job, target: Path) -> None:
    from lkjip_docgen.pdf import write_pdf

    named = replace(job.report, context=job.report.context | {"warna": job.style.warna})
    root = job.project.root
    job.remarks.extend(
        write_pdf(named, job.style, {}, target, final=job.final, project=root, name=_PAGE)
    )
    make_fields(target)


WRITERS: dict[str, Callable[[_Job, Path], None]] = {"docx": _write_docx, "pdf": _write_pdf}


def _gaps(markers: tuple[Marker, ...]) -> list[Finding]:
    return [
        Finding(
            codes.BELUM_DIISI,
            Severity.ERROR,
            f"{marker.text}.",
            suggestion="Lengkapi datanya, atau buat rancangan tanpa --final.",
        )
        for marker in dict.fromkeys(markers)
    ]
