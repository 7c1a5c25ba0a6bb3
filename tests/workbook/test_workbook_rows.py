"""Rows of a table become data again, each item under the one it belongs to."""

from __future__ import annotations

from typing import Any

from lkjip_docgen.place import Place
from lkjip_docgen.workbook.layout import sheets_of
from lkjip_docgen.workbook.rows import Gathered, Value, table_rows
from lkjip_docgen.workbook.sheet_parts import Table


def through_the_sheets(data: dict[str, Any], *titles: str) -> Gathered:
    """What is gathered from the rows that some tables have for the data."""
    gathered = Gathered()
    for sheet in sheets_of(data):
        for table in sheet.blocks:
            if isinstance(table, Table) and table.title in titles:
                rows = table_rows(table, data)
                labels = [field.label for field in table.columns]
                cells = [{x: Value(row.get(x), Place("buku.xlsx")) for x in labels} for row in rows]
                gathered.table(table, cells)
    return gathered


def test_a_program_of_the_same_name_stays_in_its_own_budget_version() -> None:
    first = {"nama": "Program", "kegiatan": [{"nama": "Layanan", "pagu": 100}]}
    later = {"nama": "Program", "kegiatan": [{"nama": "Layanan", "pagu": 120}]}
    versions = [{"kode": "awal", "program": [first]}, {"kode": "akhir", "program": [later]}]
    data = {"anggaran": {"versi": versions}}

    gathered = through_the_sheets(data, "Versi anggaran", "Kegiatan dan realisasi")

    assert gathered.data == data
    assert gathered.unknown == gathered.contradictions == []
