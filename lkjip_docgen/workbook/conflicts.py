"""Says where a data file and a workbook were changed to different things."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from lkjip_docgen.editing import is_empty, plain
from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.idn import format_date
from lkjip_docgen.place import Place
from lkjip_docgen.source import Path_, Places, dotted
from lkjip_docgen.workbook.merging import Conflict
from lkjip_docgen.workbook.month_tables import Grid, MonthTable

_REMEDY = (
    "Yang dipakai isi berkas. Tulis nilai yang benar di sana, "
    "atau ulangi dengan --take workbook bila buku kerja yang benar."
)
_LONGEST = 60


def data_conflict(conflict: Conflict, lines: Places, cells: Mapping[Path_, Place]) -> Finding:
    """A conflict about a value of the data file, at its line, with the cell."""
    found = (cells.get(conflict.cell_path[:end]) for end in range(len(conflict.cell_path), 0, -1))
    cell = next((place.cell for place in found if place is not None), None)
    path = dotted(conflict.path)
    return Finding(
        codes.BERUBAH_DI_DUA_TEMPAT,
        Severity.ERROR,
        f"`{path}` diubah di dua tempat: {_told(conflict.data)} di berkas data, "
        f"{_told(conflict.workbook)} di buku kerja{f' ({cell})' if cell else ''}.",
        lines.value(conflict.path),
        path,
        _REMEDY,
    )


def table_conflict(block: MonthTable, conflict: Conflict, grid: Grid, place: Place) -> Finding:
    """A conflict about a cell of a monthly table, or about its rows."""
    if conflict.path:
        row, column = (int(step) for step in conflict.path)
        name = " ".join(str(part) for part in grid.rows[row][: grid.labels] if part is not None)
        where = f"Sel {name}, {grid.fields[column].label}"
        values = f"{_told(conflict.data)} di {block.file}, {_told(conflict.workbook)} di buku kerja"
    else:
        where, values = "Baris tabel", f"di {block.file} dan di buku kerja"
    return Finding(
        codes.BERUBAH_DI_DUA_TEMPAT,
        Severity.ERROR,
        f"{where} pada `{block.title}` diubah di dua tempat: {values}.",
        place,
        dotted(block.path),
        _REMEDY,
    )


def _told(value: object) -> str:
    if is_empty(value):
        return "kosong"
    if isinstance(value, dict | list | tuple):
        return "isi lain"
    return f"`{spelt(value)}`"


def spelt(value: object) -> str:
    """A number, date, yes or no, or text as an officer writes it, long ones cut."""
    if isinstance(value, Decimal):
        return plain(value).replace(".", ",")
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return format_date(value)
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
