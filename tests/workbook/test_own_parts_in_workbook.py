"""The office's own parts in a workbook: a row for each piece, the columns of tables below."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from proyek import Proyek, proyek

from lkjip_docgen.jobs.workbook import export_workbook, import_workbook

__all__ = ["proyek"]

PARTS = """\
bagian_tambahan:
  - judul: Layanan
    kode: layanan
    dalam: Penutup
    isi:
      - uraian: Layanan diberikan di dua kecamatan.
      - tabel:
          judul: Layanan menurut Kecamatan
          berkas: layanan.csv
          kolom:
            - {nama: Kecamatan, lebar: 4}
            - {nama: Loket, format: bilangan}
          jumlah: {kolom: [Loket]}
      - uraian: Loket baru dibuka.
    bagian:
      - judul: Keliling
        isi:
          - tabel:
              judul: Layanan Keliling
              berkas: layanan.csv
              kolom: [{nama: Kecamatan}]
"""
SHEET = "Bagian tambahan dan lampiran"


@pytest.fixture
def workbook(proyek: Proyek) -> Path:
    proyek.tulis("Kecamatan;Loket\nUtara;3\nSelatan;4\n", "layanan.csv")
    proyek.tambah(PARTS)
    return export_workbook(proyek.root)


def change(workbook: Path, cells: dict[str, str]) -> None:
    """Write another text into the cells that hold one of these."""
    book = load_workbook(workbook)
    for row in book[SHEET].iter_rows():
        for cell in row:
            if cell.value in cells:
                cell.value = cells[str(cell.value)]
    book.save(workbook)


def test_what_was_exported_comes_back_as_it_was(proyek: Proyek, workbook: Path) -> None:
    before = proyek.data.read_bytes()
    change(workbook, {"Sari Contoh": "Sari Contoh"})

    assert import_workbook(workbook, proyek.root).files == ()
    assert proyek.data.read_bytes() == before


def test_a_part_its_table_and_its_columns_are_changed_there(proyek: Proyek, workbook: Path) -> None:
    change(
        workbook,
        {
            "Penutup": "Capaian",
            "Loket baru dibuka.": "Dua loket baru dibuka.",
            "bilangan": "desimal",
            "Layanan Keliling": "Layanan Mobil Keliling",
        },
    )
    result = import_workbook(workbook, proyek.root)
    text = proyek.data.read_text(encoding="utf-8")

    assert result.conflicts == ()
    expected = PARTS
    for old, new in (
        ("dalam: Penutup", "dalam: Capaian"),
        ("uraian: Loket baru", "uraian: Dua loket baru"),
        ("bilangan", "desimal"),
        ("Layanan Keliling", "Layanan Mobil Keliling"),
    ):
        expected = expected.replace(old, new)
    assert text.endswith(expected)


def test_columns_of_a_table_that_is_not_there_are_told_by_cell(
    proyek: Proyek, workbook: Path
) -> None:
    from lkjip_docgen.findings import LkjipError

    book = load_workbook(workbook)
    sheet = book[SHEET]
    cell = next(c for row in sheet.iter_rows() for c in row if c.value == "Layanan Keliling")
    cell.value = "Layanan Lain"
    book.save(workbook)

    with pytest.raises(LkjipError) as caught:
        import_workbook(workbook, proyek.root)
    (finding,) = caught.value.findings
    assert finding.place is not None
    assert finding.place.cell is not None
    assert finding.place.cell.startswith(f"{SHEET}!")
