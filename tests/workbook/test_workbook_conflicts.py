"""How it is told that a data file and a workbook were changed to different things."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from lkjip_docgen.place import Place
from lkjip_docgen.source.yaml_reader import read_yaml
from lkjip_docgen.workbook.conflicts import data_conflict
from lkjip_docgen.workbook.merging import Conflict


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Decimal("3.12"), "`3,12`"),
        (Decimal(9_092_592), "`9092592`"),
        (True, "`ya`"),
        (False, "`tidak`"),
        (date(2031, 12, 28), "`28 Desember 2031`"),
        ("Kantor Wilayah", "`Kantor Wilayah`"),
        (None, "kosong"),
        ("", "kosong"),
        (["a"], "isi lain"),
    ],
)
def test_both_values_are_told_as_an_officer_writes_them(
    tmp_path: Path, value: object, told: str
) -> None:
    data = tmp_path / "laporan.yaml"
    data.write_text("kantor: {nama: Kantor}\n", encoding="utf-8")
    conflict = Conflict(("kantor", "nama"), ("kantor", "nama"), value, "lain")
    found = data_conflict(conflict, read_yaml(data).places, {})
    assert f"{told} di berkas data, `lain` di buku kerja." in found.message


def test_the_cell_is_that_of_the_nearest_thing_around_the_value_that_has_one(
    tmp_path: Path,
) -> None:
    data = tmp_path / "laporan.yaml"
    data.write_text("saran: [Satu]\n", encoding="utf-8")
    conflict = Conflict(("saran", 0), ("saran", 0), "Dua", "Tiga")
    cells = {("saran",): Place("buku.xlsx", cell="Saran!B4")}
    found = data_conflict(conflict, read_yaml(data).places, cells)
    assert "`Tiga` di buku kerja (Saran!B4)." in found.message
