"""The working paper of a report: its data, its numbers as formulas, its findings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.jobs.common import report_name
from lkjip_docgen.jobs.drafting import Progress, measure_and_compose
from lkjip_docgen.jobs.formats import sources_of
from lkjip_docgen.output import FOLDER, Outputs, target_file
from lkjip_docgen.records import replace
from lkjip_docgen.source import load_project
from lkjip_docgen.style import load_style

if TYPE_CHECKING:
    from lkjip_docgen.checks import CheckResult
    from lkjip_docgen.document import Report
    from lkjip_docgen.measures import Hasil
    from lkjip_docgen.pdf import Enclosed
    from lkjip_docgen.source import Project
    from lkjip_docgen.style import Style

_NAME = "Kertas-Kerja"


def write_workpaper(
    data: Path | str,
    out: Path | str | None = None,
    progress: Progress = lambda text: None,
    outputs: Outputs | None = None,
    *,
    periode: str = "",
) -> Path:
    """Write the working paper of a data file or project folder, and return its path.

    `out` is a folder or an .xlsx file; without it the folder `keluaran` of the project.  A
    working paper that somebody has open, or has written into, stays as it is.  Raises
    `LkjipError` where the data or a template stands in the way, XlsxWriter is not installed,
    or `outputs` refuses the file.
    """
    progress("Membaca data")
    project = load_project(data, periode)
    place = Path(out) if out is not None else project.root / FOLDER
    target = target_file(place, workpaper_name(project), ".xlsx", ("xlsx",))
    outputs = outputs or Outputs()
    outputs.reads(*project.files())
    outputs.stays_in(project.root)
    outputs.check(target)
    hasil, report = measure_and_compose(project, progress)
    outputs.reads(*sources_of(project, hasil))
    outputs.check(target)
    progress("Menulis kertas kerja")
    content = workpaper_of(project, hasil, report, load_style(project.root))
    outputs.write_bytes(target, content)
    return target


def workpaper_name(project: Project) -> str:
    """What the file is called: "Kertas-Kerja-LKjIP-Tanjungpandan-2023"."""
    return f"{_NAME}-{report_name(project.laporan)}"


def workpaper_of(
    project: Project,
    hasil: Hasil,
    report: Report,
    style: Style,
    found: CheckResult | None = None,
) -> bytes:
    """The working paper of a report that is composed already, as a file.

    `found` is what the checks found, where they have run already; else they run here, and what the
    report still marks as missing stands below it, for a final report waits for that too.  Raises
    `LkjipError` where XlsxWriter is not installed.
    """
    from lkjip_docgen.checks import as_finding, check, in_groups, unfilled
    from lkjip_docgen.workpaper import Paper, printed_in, require, workpaper_bytes

    require()  # before all is checked
    if found is None:
        found = check(project, hasil, composed=lambda: report)
        gaps = in_groups(unfilled(report, project, hasil), project.laporan)
        found = replace(found, findings=(*found.findings, *map(as_finding, gaps)))
    return workpaper_bytes(Paper(project, hasil, report, printed_in(report), found, style))


def enclosed_workpaper(project: Project, content: bytes) -> Enclosed:
    """A working paper as it travels inside the PDF of its report."""
    from lkjip_docgen.pdf import Enclosed

    name = f"{workpaper_name(project)}.xlsx"
    return Enclosed(name, f"Kertas kerja angka laporan: {name}", content, "Supplement")
