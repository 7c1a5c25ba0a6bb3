"""A budget of any depth in a workbook, and workbooks made before a budget could have it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import budget_trees as trees
import pytest
from buku import Buku

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.jobs.workbook import export_workbook, import_workbook
from lkjip_docgen.source import load_project

SHEET, TITLE = "Kegiatan", "Kegiatan dan realisasi"


def exported(folder: Path, **changes: Any) -> tuple[Path, Buku]:
    """The dinas with changes to its budget, and its workbook."""
    root = trees.buat(folder / "dinas", trees.budget_of_a_dinas() | changes)
    target = root / "buku.xlsx"
    export_workbook(root, target)
    return root, Buku(target)


def roads(root: Path) -> tuple[Any, ...]:
    laporan = load_project(root).laporan
    return laporan.anggaran.versi[0].program[1].kegiatan[0].rincian


def test_a_sub_kegiatan_is_changed_and_another_added(tmp_path: Path) -> None:
    root, buku = exported(tmp_path)
    sub = [buku.sel(SHEET, TITLE, row, "Rincian 1: nama").value for row in range(1, 21)]
    row = sub.index("Pembangunan Jalan") + 1
    buku.sel(SHEET, TITLE, row, "Rincian 1: pagu").value = 210_000_000
    for label, value in (
        ("Versi", "dpa-perubahan"),
        ("Program", "Program Baru"),
        ("Kegiatan: nama", "Kegiatan Baru"),
        ("Rincian 1: nama", "Sub Kegiatan Baru"),
        ("Rincian 1: pagu", 5),
    ):
        buku.sel(SHEET, TITLE, 21, label).value = value
    import_workbook(buku.simpan(), root)

    assert roads(root)[0].pagu == 210_000_000
    assert roads(root)[1].pagu == 400_000_000
    added = load_project(root).laporan.anggaran.versi[0].program[-1]
    assert (added.nama, added.kegiatan[0].rincian[0].pagu) == ("Program Baru", 5)


def test_sums_count_the_innermost_part_of_a_row(tmp_path: Path) -> None:
    _, buku = exported(tmp_path)
    formula = buku.sel(SHEET, TITLE, 1, "Pagu baris").value
    whole = buku.sel("Anggaran", "Versi anggaran", 1, "Jumlah pagu").value

    assert formula.startswith("=IF(ISNUMBER(IF(")
    column = buku.sel(SHEET, TITLE, 1, "Pagu baris").column_letter
    assert f"'Kegiatan'!${column}$" in whole


def test_a_budget_of_mixed_depth_comes_back_as_it_was(tmp_path: Path) -> None:
    mixed = [
        {"nama": "Program Tanpa Kegiatan", "pagu": 11, "realisasi": 1},
        *trees.of_a_satker(),
        {"nama": "Program Penyelenggaraan Jalan", "kegiatan": [{"nama": "K", "pagu": 5}]},
    ]
    root, buku = exported(tmp_path, versi=[trees.version(mixed, "dpa-perubahan")])
    before = load_project(root).laporan

    import_workbook(buku.simpan(), root)

    assert load_project(root).laporan == before


@pytest.fixture
def plain(tmp_path: Path) -> tuple[Path, Buku]:
    row = {"nama": "Program Penyelenggaraan Jalan", "kegiatan": [{"nama": "K", "pagu": 5}]}
    return exported(tmp_path, versi=[trees.version([row], "dpa-perubahan")], sumber_dana=[])


def without_column(buku: Buku, sheet: str, title: str, label: str) -> Path:
    buku.lembar(sheet).delete_cols(buku.kolom(sheet, title, label))
    return buku.simpan()


def test_a_workbook_made_before_a_column_existed_is_taken(plain: tuple[Path, Buku]) -> None:
    root, buku = plain
    before = load_project(root).laporan

    import_workbook(
        without_column(buku, "Indikator kinerja", "Indikator kinerja", "Anggaran: pagu"), root
    )

    assert load_project(root).laporan == before


def test_a_column_that_held_something_is_missed(plain: tuple[Path, Buku]) -> None:
    root, buku = plain
    with pytest.raises(LkjipError) as raised:
        import_workbook(
            without_column(buku, "Indikator kinerja", "Indikator kinerja", "Program"), root
        )
    assert [f.code for f in raised.value.findings] == ["LK074"]


def test_a_row_made_before_a_field_existed_is_taken(plain: tuple[Path, Buku]) -> None:
    root, buku = plain
    sheet = buku.lembar("Dokumen laporan")
    cell = buku.isian("Dokumen laporan", "Dokumen", "Batas data: penerimaan")
    sheet.cell(cell.row, 1).value = None
    before = (root / "laporan.yaml").read_bytes()

    import_workbook(buku.simpan(), root)

    assert (root / "laporan.yaml").read_bytes() == before
