"""Working papers as another program computes them: LibreOffice, from formulas alone."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from remembered_reports import written_once

from lkjip_docgen.editing import NewNumber, with_numbers
from lkjip_docgen.jobs import write_workpaper
from lkjip_docgen.measures import Hasil, measure
from lkjip_docgen.operation import Status
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.source import load_project

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
WORDS = frozenset(status for status in Status if status is not Status.ADA)
INPUT, COMPUTED = "Masukan", "Hitungan"
PATH, VALUE = 3, 4
PRINTED, DIFFERENCE, COMPLETE, UNROUNDED, DECIMALS = 5, 6, 9, 10, 11
"""The columns of both sheets, from 1."""


def paper_once(folder: Path, target: Path) -> Path:
    """The working paper of a project at `target`; made once for all folders alike."""
    _, content = written_once(folder, "kertas-kerja", lambda: write_workpaper(folder, target))
    target.write_bytes(content)
    return target


def recalculated(books: Mapping[str, Workbook], work: Path) -> dict[str, Workbook]:
    """The workbooks with the results of their formulas, by one LibreOffice.

    openpyxl writes formulas without results, so nothing that we say ourselves is left.
    """
    if (office := shutil.which("soffice")) is None:
        pytest.skip("LibreOffice tidak terpasang")
    profile = work / "lo" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    files = []
    for name, book in books.items():
        files.append(work / f"{name}.xlsx")
        book.save(files[-1])
    subprocess.run(
        [office, f"-env:UserInstallation=file://{work}/lo", "--headless", "--convert-to",
         "xlsx", "--outdir", str(work / "hasil"), *map(str, files)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return {name: load_workbook(work / "hasil" / f"{name}.xlsx", data_only=True) for name in books}


def rows(book: Workbook, sheet: str) -> dict[str, int]:
    """The row of each path on a sheet."""
    found = book[sheet]
    return {
        str(found.cell(row, PATH).value).partition("\n")[0]: row
        for row in range(5, found.max_row + 1)
        if found.cell(row, PATH).value
    }


def results(book: Workbook, column: int = VALUE) -> dict[str, Decimal | str]:
    """What the formulas give, by path: a number, or the word for why there is none."""
    sheet = book[COMPUTED]
    return {
        path: _value(sheet.cell(row, column).value) for path, row in rows(book, COMPUTED).items()
    }


def _value(value: object) -> Decimal | str:
    if isinstance(value, int | float):
        return Decimal(f"{value:.15g}")
    return str(value)


def write(book: Workbook, values: Mapping[str, Decimal]) -> None:
    """Type other values into the inputs."""
    where = rows(book, INPUT)
    for path, value in values.items():
        book[INPUT].cell(where[path], VALUE).value = float(value)


def retyped(folder: Path, values: Mapping[str, Decimal]) -> Hasil:
    """What the data of a project give once other values are typed into its files."""
    quantities = measure(load_project(folder).laporan).quantities()
    by_file = defaultdict(list)
    for path, value in values.items():
        place = quantities[path].place
        assert place is not None
        by_file[Path(place.file)].append(NewNumber(place, quantities[path].nilai, value))
    for file, numbers in by_file.items():
        file.write_bytes(with_numbers(file, file.read_bytes(), numbers))
    return measure(load_project(folder).laporan)


def expected(quantity: Quantity) -> Decimal | str:
    """What the cell of a quantity should give: its value, or the word for why there is none."""
    return str(quantity.status) if quantity.value is None else quantity.value


def formulas(book: Workbook) -> Iterable[tuple[str, str]]:
    """Every formula of the sheet of results, with its cell."""
    for row in book[COMPUTED].iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.data_type == "f":
                yield cell.coordinate, cell.value


REFERENCE = re.compile(r"\$[A-Z]+\$?\d+|\b[a-z][A-Za-z0-9]*_[A-Za-z0-9_]+\b")
"""A cell or the name of one in a formula."""
