"""What reads each kind of file: a refusal (`LkjipError`) is an answer, any other error is not."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lkjip_docgen.findings import LkjipError


@dataclass(frozen=True)
class Desk:
    """Where an input is tried: a sound project of its own, and a folder for single files."""

    project: Path
    folder: Path

    def put(self, name: str, data: bytes) -> Path:
        """Write a single file."""
        path = self.folder / name
        path.write_bytes(data)
        return path


class DamagedError(Exception):
    """A refused input changed a file that was there before."""


def intact(work: Callable[[], object], folder: Path) -> None:
    """Do the work; where it is refused, every file of the folder must be as it was."""
    before = _digests(folder)
    try:
        work()
    except LkjipError:
        if _digests(folder) != before:
            raise DamagedError(str(folder)) from None
        raise


def _digests(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def yaml(desk: Desk, data: bytes) -> None:
    """The data file."""
    from lkjip_docgen.measures import measure
    from lkjip_docgen.source import load_project

    (desk.project / "laporan.yaml").write_bytes(data)
    measure(load_project(desk.project).laporan)


def csv(desk: Desk, data: bytes) -> None:
    """A monthly table."""
    from lkjip_docgen.source.month_tables import read_emonev, read_survey

    path = desk.put("tabel.csv", data)
    for read in (lambda: read_emonev(path), lambda: read_survey(path, "Nilai SK")):
        try:
            read()
        except LkjipError:
            continue


def xlsx(desk: Desk, data: bytes) -> None:
    """A monthly table in Excel."""
    from lkjip_docgen.source.month_tables import read_survey

    read_survey(desk.put("tabel.xlsx", data), "Nilai SK")


def workbook(desk: Desk, data: bytes) -> None:
    """A workbook that comes back."""
    from lkjip_docgen.jobs.workbook import import_workbook

    path = desk.put("isian.xlsx", data)
    intact(lambda: import_workbook(path, desk.project), desk.project)


def toml(desk: Desk, data: bytes) -> None:
    """The look of a project."""
    from lkjip_docgen.pdf.look import variables
    from lkjip_docgen.style import load_style

    (desk.project / "gaya.toml").write_bytes(data)
    variables(load_style(desk.project))


def picture(desk: Desk, data: bytes) -> None:
    """A picture that `check` accepts can be put into Word and onto a page."""
    from lkjip_docgen.pictures import inspect, prepare

    path = desk.put("gambar.png", data)
    inspect(path, path.name)
    try:
        prepare(path, 9.0)
    except LkjipError as error:
        raise AssertionError("accepted by check, refused by build") from error


def appendix(desk: Desk, data: bytes) -> None:
    """A PDF that `check` accepts gives its pages to the report."""
    from lkjip_docgen.appendices.merge import foreign
    from lkjip_docgen.pdf_of_others.facts import look

    path = desk.put("lampiran.pdf", data)
    if "refused" in look(str(path)):
        return
    with foreign(path) as source:
        for page in source.pages:
            page.as_form_xobject()


def record(desk: Desk, data: bytes) -> None:
    """A report in PDF, as `diff` reads it."""
    from lkjip_docgen.comparison.record import FILE
    from lkjip_docgen.pdf_of_others.record import attached

    attached(str(desk.put("laporan.pdf", data)), FILE)


def docx(desk: Desk, data: bytes) -> None:
    """What `diff`, `pull` and `refresh` read of a report."""
    from lkjip_docgen.comparison.from_docx import from_docx
    from lkjip_docgen.jobs.pull import find_corrections

    path = desk.put("laporan.docx", data)
    from_docx(path)
    find_corrections(path, desk.project)


def refresh(desk: Desk, data: bytes) -> None:
    """A report that gets new numbers."""
    from lkjip_docgen.jobs.refresh import Wish
    from lkjip_docgen.jobs.refresh import refresh as renew

    path = desk.put("laporan.docx", data)
    intact(lambda: renew(path, desk.project, wish=Wish(with_layout=False)), desk.folder)


def narrative(desk: Desk, data: bytes) -> None:
    """A chapter of a project of its own."""
    from lkjip_docgen.api import compose_report
    from lkjip_docgen.source import load_project

    folder = desk.project / "templates" / "narasi"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kata-pengantar.md").write_bytes(data)
    compose_report(load_project(desk.project))


def signed(desk: Desk, data: bytes) -> None:
    """A PDF whose signatures are looked at."""
    from lkjip_docgen.sign.verify import verify

    verify(desk.put("bertanda.pdf", data))


TARGETS: dict[str, tuple[Callable[[Desk, bytes], None], str, int]] = {
    "yaml": (yaml, "yaml", 16),
    "csv": (csv, "csv", 16),
    "xlsx": (xlsx, "xlsx", 10),
    "workbook": (workbook, "workbook", 2),
    "toml": (toml, "toml", 16),
    "picture": (picture, "picture", 12),
    "appendix": (appendix, "appendix", 12),
    "record": (record, "record", 5),
    "docx": (docx, "docx", 5),
    "refresh": (refresh, "docx", 1),
    "narrative": (narrative, "narrative", 2),
    "signed": (signed, "signed", 3),
}
"""Each target: the function, the kind of its seeds, and how often it is drawn."""

LIMITED = {"record"}
"""Targets that the program calls in a process with limits of its own (`lkjip_docgen.limited`)."""


def fresh(desk: Desk, project: Path) -> None:
    """The desk as it was before the first input."""
    shutil.rmtree(desk.project, ignore_errors=True)
    shutil.rmtree(desk.folder, ignore_errors=True)
    shutil.copytree(project, desk.project)
    desk.folder.mkdir(parents=True)
