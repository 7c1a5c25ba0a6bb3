"""Reads whatever two reports may be compared in."""

from __future__ import annotations

import re
from pathlib import Path

from lkjip_docgen.comparison.snapshot import Snapshot
from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import comparing as codes
from lkjip_docgen.records import replace

_DATA = (".yaml", ".yml")
_BACKUP = re.compile(r"(\.[\d-]+)?\.bak$", re.IGNORECASE)


def is_data(path: Path) -> bool:
    """Whether a path names the data of a report, and not a report."""
    return path.is_dir() or _kind(path) in _DATA


def read_snapshot(path: Path, periode: str = "") -> Snapshot:
    """What a data file or project folder, a .docx or a .pdf of this program says.

    Data that name no period tell of `periode`, where one is wanted.
    Raises `LkjipError` for anything else, and for a file that cannot be read.
    """
    return replace(_read(path, periode), file=path.resolve().name)


def _read(path: Path, periode: str) -> Snapshot:
    if is_data(path):
        return _from_data(path, periode)
    kind = _kind(path)
    if kind in (".docx", ".doc"):
        from lkjip_docgen.comparison.from_docx import from_docx

        return from_docx(path)
    if kind == ".pdf":
        from lkjip_docgen.comparison.from_pdf import from_pdf

        return from_pdf(path)
    raise problem(
        codes.JENIS_BERKAS,
        f"{path.name} tidak ada, atau jenisnya tidak dapat dibandingkan.",
        path,
        "Sebutkan berkas data atau folder proyek, atau laporan .docx atau .pdf buatan program ini.",
    )


def _kind(path: Path) -> str:
    """The suffix of a file; of a backup (`LKjIP.docx.20250110-091500.bak`) that of what it kept."""
    kept = _BACKUP.sub("", path.name)
    return Path(kept).suffix.lower() if path.is_file() else path.suffix.lower()


def _from_data(path: Path, periode: str) -> Snapshot:
    from lkjip_docgen.comparison.from_report import from_report, with_unprinted
    from lkjip_docgen.measures import figures_of_lower_units, measure
    from lkjip_docgen.narrative import compose
    from lkjip_docgen.source import load_project

    project = load_project(path)
    if periode and project.laporan.periode.tahunan:
        project = load_project(path, periode)
    hasil = measure(project.laporan)
    report = from_report(compose(project, hasil))
    return with_unprinted(report, hasil, figures_of_lower_units(project.laporan))
