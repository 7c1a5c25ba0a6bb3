"""What does not apply has a sheet of its own in the workbook, and comes back from there."""

from __future__ import annotations

import pytest
from buku import Buku, exported_once
from proyek import Proyek

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.jobs.workbook import import_workbook

SHEET, TITLE = "Tidak berlaku", "Isian yang tidak berlaku"

IKPA = """\
ikpa:
  tahunan:  # one row, with no year: nothing names it
    - komponen:
        revisi_dipa: 100
        belanja_kontraktual: {tidak_berlaku: Tanpa kontrak}
"""


@pytest.fixture
def buku(proyek: Proyek) -> Buku:
    """The workbook of a project with three values that do not apply."""
    text = proyek.data.read_text(encoding="utf-8")
    proyek.tulis(f"{text}smart:\n  tidak_berlaku: APBD\n{IKPA}")
    proyek.ganti("    pengukuran:\n", "    pembanding: {tidak_berlaku: Sendiri}\n    pengukuran:\n")
    return Buku(exported_once(proyek.root))


def test_each_value_is_named_with_its_reason(buku: Buku) -> None:
    rows = [
        tuple(buku.sel(SHEET, TITLE, number, label).value for label in ("Bagian", "Alasan"))
        for number in (1, 2, 3, 4)
    ]
    assert rows == [
        ("indikator.puas.pembanding", "Sendiri"),
        ("smart", "APBD"),
        ("ikpa.tahunan.1.komponen.belanja_kontraktual", "Tanpa kontrak"),
        (None, None),
    ]


def test_a_changed_reason_and_a_new_row_come_into_the_data_file(proyek: Proyek, buku: Buku) -> None:
    buku.sel(SHEET, TITLE, 1, "Alasan").value = "Hanya kantor ini"
    buku.sel(SHEET, TITLE, 4, "Bagian").value = "renstra.tata_nilai"
    buku.sel(SHEET, TITLE, 4, "Alasan").value = "Ditetapkan bersama"
    import_workbook(buku.simpan(), proyek.root)
    laporan = proyek.muat().laporan
    assert laporan.indikator[0].tak_berlaku("pembanding") == "Hanya kantor ini"
    assert laporan.renstra.tak_berlaku("tata_nilai") == "Ditetapkan bersama"
    assert laporan.tak_berlaku("smart") == "APBD"
    assert "{tidak_berlaku: Tanpa kontrak}" in proyek.data.read_text(encoding="utf-8")


def test_a_row_without_a_reason_is_told(proyek: Proyek, buku: Buku) -> None:
    buku.sel(SHEET, TITLE, 4, "Bagian").value = "renstra.tata_nilai"
    with pytest.raises(LkjipError) as caught:
        import_workbook(buku.simpan(), proyek.root)
    assert caught.value.findings[0].code == "LK522"


@pytest.mark.parametrize(
    ("part", "code", "told"),
    [
        ("indikator.lain.pembanding", "LK050", "tidak ada"),
        ("emonev", "LK523", "terisi pada lembar lain"),
        ("kantor.nama", "LK523", "terisi pada lembar lain"),
    ],
)
def test_a_row_that_cannot_be_is_told_at_its_cell(
    proyek: Proyek, buku: Buku, part: str, code: str, told: str
) -> None:
    cell = buku.sel(SHEET, TITLE, 4, "Bagian")
    cell.value, buku.sel(SHEET, TITLE, 4, "Alasan").value = part, "x"
    with pytest.raises(LkjipError) as caught:
        import_workbook(buku.simpan(), proyek.root)
    finding = caught.value.findings[0]
    assert (finding.code, told in finding.message) == (code, True)
    assert finding.place is not None
    assert finding.place.cell == f"{SHEET}!{cell.coordinate}"
