"""Working papers opened to be looked at: their sheets as rows of texts."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from lkjip_docgen.checks import check
from lkjip_docgen.jobs.workpaper import workpaper_of
from lkjip_docgen.measures import measure
from lkjip_docgen.narrative.compose import compose
from lkjip_docgen.source import Project
from lkjip_docgen.style import load_style

REVIEW, FINDINGS = "Lembar Reviu", "Temuan"
HEAD = 4
"""The row of the headings of every sheet, from 1."""


def book_of(project: Project) -> Workbook:
    """The working paper of a project."""
    hasil = measure(project.laporan)
    report = compose(project, hasil)
    found = check(project, hasil, composed=lambda: report)
    content = workpaper_of(project, hasil, report, load_style(), found)
    return load_workbook(BytesIO(content))


def rows_below(sheet: Worksheet) -> list[tuple[Cell, ...]]:
    """The rows below the headings, which tell something."""
    rows = sheet.iter_rows(min_row=HEAD + 1)
    return [row for row in rows if any(cell.value is not None for cell in row)]
