"""Whether a workbook holds entries that the data file does not have yet."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.source import open_book, read_yaml
from lkjip_docgen.workbook.importing import Import
from lkjip_docgen.workbook.merging import Merger
from lkjip_docgen.workbook.origin import read_origin


class Entries(Enum):
    """What a workbook holds that people filled in."""

    UNKNOWN = auto()  # no workbook of this program, or one whose values nobody changed
    PENDING = auto()  # entries that were not imported, or that cannot be
    IMPORTED = auto()  # it was imported, and says nothing that the data file does not


def entries_of(workbook: Path, data_file: Path) -> Entries:
    """What an import of the workbook would still have to do; nothing is written."""
    if not _knows_its_origin(workbook):
        return Entries.UNKNOWN
    job = Import(workbook, data_file, read_yaml(data_file), Merger())
    if _has_work(job):
        return Entries.PENDING
    return Entries.UNKNOWN if job.since is None else Entries.IMPORTED


def unreadable(workbook: Path, data_file: Path) -> tuple[Finding, ...] | None:
    """Why a workbook that was exported cannot be imported; None of any other Excel file.

    Nothing is written.
    """
    if not _knows_its_origin(workbook):
        return None
    try:
        Import(workbook, data_file, read_yaml(data_file), Merger()).contents()
    except LkjipError as error:
        return error.findings
    return ()


def _knows_its_origin(workbook: Path) -> bool:
    try:
        return read_origin(open_book(workbook)) is not None
    except LkjipError:
        return False


def _has_work(job: Import) -> bool:
    """Whether an import would change a file, or could not be done."""
    try:
        wanted = job.contents()
    except LkjipError:
        return True
    changes = any(file.read_bytes() != content for file, content in wanted.items())
    return changes or bool(job.conflicts)
