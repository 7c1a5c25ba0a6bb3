"""A workbook in the hands of an officer: find a cell, change it, save."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.merge import MergedCellRange
from openpyxl.worksheet.worksheet import Worksheet
from remembered_reports import written_once

from lkjip_docgen.jobs.workbook import export_workbook
from lkjip_docgen.output import Outputs


def exported_once(folder: Path, target: Path | None = None) -> Path:
    """The workbook of a project, for tests that change it; exported once for all folders alike.

    The program knows each as its own output.
    """
    place = target or folder / "laporan.xlsx"
    _, content = written_once(folder, "buku-kerja", lambda: export_workbook(folder, place))
    Outputs().write_bytes(place, content)
    return place


def opened(path: Path) -> Workbook:
    """A workbook as openpyxl loads it, but for the borders of merged cells.

    Those take more than half of the time, and say nothing.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MergedCellRange, "format", _bare)
        return load_workbook(path)


def _bare(area: MergedCellRange) -> None:
    """The cells under the first one, which hold nothing and cannot be written to."""
    for row, column in list(area.cells)[1:]:
        area.ws._cells[row, column] = MergedCell(area.ws, row, column)


class Buku:
    """An exported workbook that a test changes before it is imported."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = opened(path)

    def lembar(self, name: str) -> Worksheet:
        return self.book[name]

    def judul(self, sheet: str, title: str) -> int:
        """The row of the title of a block."""
        rows = range(4, self.lembar(sheet).max_row + 1)
        return next(r for r in rows if self.lembar(sheet).cell(r, 1).value == title)

    def kolom(self, sheet: str, title: str, label: str) -> int:
        """The column under a heading of a table."""
        head = self.judul(sheet, title) + 1
        cells = self.lembar(sheet)[head]
        return next(cell.column for cell in cells if cell.value == label)

    def sel(self, sheet: str, title: str, number: int, label: str) -> Any:
        """The cell in the row `number` (from 1) of a table, under a heading."""
        row = self.judul(sheet, title) + 1 + number
        return self.lembar(sheet).cell(row, self.kolom(sheet, title, label))

    def isian(self, sheet: str, title: str, label: str) -> Any:
        """The cell beside a label of a form."""
        start = self.judul(sheet, title)
        rows = range(start + 1, self.lembar(sheet).max_row + 1)
        row = next(r for r in rows if self.lembar(sheet).cell(r, 1).value == label)
        return self.lembar(sheet).cell(row, 2)

    def banyak(self, sheet: str, title: str, label: str) -> int:
        """How many rows of a table are filled in."""
        number = 1
        while self.sel(sheet, title, number, label).value is not None:
            number += 1
        return number - 1

    def simpan(self) -> Path:
        self.book.save(self.path)
        return self.path
