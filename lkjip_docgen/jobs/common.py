"""What several jobs need: the data of a report, and what its files are called."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.model import TAHUNAN, periode_dalam
from lkjip_docgen.output import slug
from lkjip_docgen.source import load_project

if TYPE_CHECKING:
    from lkjip_docgen.docx import Origin
    from lkjip_docgen.model import Laporan
    from lkjip_docgen.source import Project

_DATA_FILE = "laporan.yaml"
_LONGEST_KIND = 30  # characters of a file name that say what kind of report it is


def data_of(report: Path) -> Path:
    """The project that a report was built in: its folder, or the one above `keluaran`."""
    above = report.resolve().parent  # a bare name has no folder above it
    for folder in (above, above.parent):
        if (folder / _DATA_FILE).is_file():
            return folder
    return Path()


def data_for(report: Path, origin: Origin, data: Path | None) -> Project:
    """The project of a report, for the period that the report is about."""
    return project_about(data if data is not None else data_of(report), origin.subject)


def project_about(data: Path, subject: str) -> Project:
    """A project for the period of a report of this subject.

    Data that name a period themselves are those of that period, whatever the report.
    """
    project = load_project(data)
    reported = periode_dalam(subject)
    if project.laporan.dokumen.periode != TAHUNAN or reported == TAHUNAN:
        return project
    return load_project(project.data_file, reported)


def report_name(laporan: Laporan) -> str:
    """What the files of a report are called: "LKjIP-Tanjungpandan-2023", "...-2023-semester-1"."""
    kind = slug(laporan.kosakata.laporan.pendek, "LKjIP", _LONGEST_KIND)
    part = laporan.periode.berkas
    name = f"{kind}-{slug(laporan.kantor.nama_singkat)}-{laporan.dokumen.tahun}"
    return f"{name}-{part}" if part else name
