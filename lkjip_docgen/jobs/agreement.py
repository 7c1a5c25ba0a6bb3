"""The Perjanjian Kinerja of a project, as Word and PDF files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from lkjip_docgen.document.signing import reserve_signatures
from lkjip_docgen.document.tree import Marker, Report
from lkjip_docgen.document.walk import markers_of
from lkjip_docgen.findings import Finding, LkjipError, Severity, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.jobs.drafting import Progress
from lkjip_docgen.model.laporan import Laporan
from lkjip_docgen.model.renstra import PerjanjianKinerja
from lkjip_docgen.narrative.agreement import PART, TEMPLATE, compose_agreement
from lkjip_docgen.output import FOLDER, Outputs, slug, target_file
from lkjip_docgen.resources import template
from lkjip_docgen.sign.places import make_fields
from lkjip_docgen.sign.state import refuse_signed
from lkjip_docgen.source import Project, load_project
from lkjip_docgen.style import Style, load_style

_PAGE = "perjanjian.html"


@dataclass(frozen=True, slots=True)
class AgreementResult:
    """The files written, what the office still has to supply, and the warnings.

    `problems` says why a wanted format was not made.
    """

    files: tuple[Path, ...]
    markers: tuple[Marker, ...]
    findings: tuple[Finding, ...] = ()
    problems: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
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
    project = load_project(path)
    agreement = find_agreement(project.laporan, wanted)
    style = load_style(project.root)
    progress("Menyusun perjanjian kinerja")
    report = _measured(project, agreement, wanted)
    markers = markers_of(report)
    if final and markers:
        raise LkjipError(_gaps(markers))
    outputs = outputs or Outputs()
    outputs.reads(*project.files())
    outputs.stays_in(project.root)
    name = _file_name(project.laporan, agreement, wanted)
    place = Path(out) if out is not None else project.root / FOLDER
    files: list[Path] = []
    remarks: list[Finding] = []
    problems: list[Finding] = []
    for kind in (kind for kind in WRITERS if kind in formats):
        target = target_file(place, name, f".{kind}", WRITERS)
        progress(f"Menulis {target.name}")
        try:
            refuse_signed(target)
            outputs.check(target)
            make = partial(WRITERS[kind], project, report, style, remarks, final)
            outputs.write(target, make)
        except LkjipError as error:
            problems += error.findings
        else:
            files.append(target)
    if not files:
        raise LkjipError(problems)
    findings = (*project.findings, *remarks)
    return AgreementResult(tuple(files), markers, findings, tuple(problems))


def find_agreement(laporan: Laporan, wanted: Wanted) -> PerjanjianKinerja:
    """The agreement that is wanted; `LkjipError` naming those there are when it is not there."""
    year = laporan.dokumen.tahun if wanted.tahun is None else wanted.tahun
    versions = (wanted.versi,) if wanted.versi else ("perubahan", "awal")
    agreements = laporan.perjanjian_kinerja
    for version in versions:
        for agreement in agreements:
            if (agreement.tahun, agreement.versi) == (year, version):
                return agreement
    known = ", ".join(f"{a.tahun} ({a.versi})" for a in agreements)
    what = f"tahun {year}" + (f" versi {wanted.versi}" if wanted.versi else "")
    raise problem(
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


def _write_docx(
    project: Project,
    report: Report,
    style: Style,
    remarks: list[Finding],
    final: bool,
    target: Path,
) -> None:
    from lkjip_docgen.word import write_report

    write_report(report, template(TEMPLATE, project.root), style, {}, target)


def _write_pdf(
    project: Project,
    report: Report,
    style: Style,
    remarks: list[Finding],
    final: bool,
    target: Path,
) -> None:
    from lkjip_docgen.pdf import write_pdf

    named = replace(report, context=report.context | {"warna": style.warna})
    remarks += write_pdf(named, style, {}, target, final=final, project=project.root, name=_PAGE)
    make_fields(target)


WRITERS: dict[str, Callable[[Project, Report, Style, list[Finding], bool, Path], None]] = {
    "docx": _write_docx,
    "pdf": _write_pdf,
}


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
