from __future__ import annotations

from pathlib import Path

import pytest
from buku import Buku, exported_once
from openpyxl import Workbook, load_workbook
from proyek import EMONEV, Proyek

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.jobs.workbook import ImportResult, export_workbook, import_workbook
from lkjip_docgen.output import Outputs


@pytest.fixture
def terisi(proyek: Proyek) -> Buku:
    """A workbook in which an entry was changed, and nothing imported."""
    buku = Buku(exported_once(proyek.root))
    buku.isian("Dokumen laporan", "Dokumen", "Tempat").value = "Manggar"
    buku.simpan()
    return buku


def test_entries_that_were_not_imported_are_never_written_over(
    proyek: Proyek, terisi: Buku
) -> None:
    terisi.lembar("Dokumen laporan")["A6"] = "Kota"  # a heading too: the import is refused
    terisi.simpan()
    with pytest.raises(LkjipError):
        import_workbook(terisi.path, proyek.root)
    before = terisi.path.read_bytes()

    with pytest.raises(LkjipError) as caught:
        export_workbook(proyek.root)

    (finding,) = caught.value.findings
    assert finding.code == "LK066"
    assert "belum diimpor" in finding.message
    assert f'lkjip workbook import "{terisi.path}" "{proyek.root}"' in finding.suggestion
    assert terisi.path.read_bytes() == before


def test_entries_that_lost_against_the_data_file_were_not_imported(
    proyek: Proyek, terisi: Buku
) -> None:
    proyek.ganti("tempat: Teluk Contoh", "tempat: Kota Lain")
    assert import_workbook(terisi.path, proyek.root).conflicts

    with pytest.raises(LkjipError, match="belum diimpor"):
        export_workbook(proyek.root)


def test_an_imported_workbook_makes_way_and_is_kept(proyek: Proyek, terisi: Buku) -> None:
    before = terisi.path.read_bytes()
    import_workbook(terisi.path, proyek.root)
    outputs = Outputs()

    export_workbook(proyek.root, outputs=outputs)

    (kept,) = outputs.kept
    assert kept.read_bytes() == before
    assert Buku(terisi.path).isian("Dokumen laporan", "Dokumen", "Tempat").value == "Manggar"


def test_a_workbook_of_others_is_not_taken_for_ours(proyek: Proyek) -> None:
    other = Workbook()
    other.save(proyek.root / "laporan.xlsx")

    with pytest.raises(LkjipError, match="bukan hasil program ini"):
        export_workbook(proyek.root)


def test_every_import_keeps_the_data_file_before_it(proyek: Proyek, terisi: Buku) -> None:
    first = proyek.data.read_bytes()
    import_workbook(terisi.path, proyek.root)
    second = proyek.data.read_bytes()
    terisi.isian("Dokumen laporan", "Dokumen", "Tempat").value = "Gantung"
    import_workbook(terisi.simpan(), proyek.root)

    kept = {path.read_bytes() for path in proyek.root.glob("laporan.yaml.*.bak")}
    assert kept == {first, second}


def test_a_cell_may_be_changed_again_after_an_import(proyek: Proyek, terisi: Buku) -> None:
    import_workbook(terisi.path, proyek.root)
    proyek.ganti("jenis: Kantor Contoh", "jenis: Balai Contoh")  # by hand, in between
    terisi.isian("Dokumen laporan", "Dokumen", "Tempat").value = "Gantung"

    result = import_workbook(terisi.simpan(), proyek.root)

    assert result.conflicts == ()
    data = proyek.data.read_text(encoding="utf-8")
    assert "tempat: Gantung" in data
    assert "jenis: Balai Contoh" in data


def test_a_conflict_stays_one_until_it_is_decided(proyek: Proyek, terisi: Buku) -> None:
    proyek.ganti("tempat: Teluk Contoh", "tempat: Kota Lain")
    assert import_workbook(terisi.path, proyek.root).conflicts
    assert import_workbook(terisi.path, proyek.root).conflicts

    import_workbook(terisi.path, proyek.root, take_workbook=True)

    assert import_workbook(terisi.path, proyek.root) == ImportResult(())
    assert "tempat: Manggar" in proyek.data.read_text(encoding="utf-8")


# --- months and percentages in the workbook ---------------------------------------


def test_a_retyped_month_and_a_percentage_are_imported(proyek: Proyek) -> None:
    buku = Buku(exported_once(proyek.root))
    buku.sel("e-Monev", "Kemajuan tiap bulan", 1, "Bulan").value = "Jan-31"
    cell = buku.sel("e-Monev", "Kemajuan tiap bulan", 1, "Anggaran")
    cell.value, cell.number_format = 0.0315, "0.00%"

    import_workbook(buku.simpan(), proyek.root)

    text = (proyek.root / "emonev.csv").read_text(encoding="utf-8")
    assert text == EMONEV.replace("2,05", "3,15")


def test_a_month_that_is_none_is_told_with_its_cell(proyek: Proyek) -> None:
    buku = Buku(exported_once(proyek.root))
    cell = buku.sel("e-Monev", "Kemajuan tiap bulan", 2, "Bulan")
    cell.value = "Triwulan I"

    with pytest.raises(LkjipError) as caught:
        import_workbook(buku.simpan(), proyek.root)

    (finding,) = caught.value.findings
    assert (finding.code, finding.place and finding.place.cell) == (
        "LK032",
        f"e-Monev!{cell.coordinate}",
    )


def test_a_month_heading_that_became_a_date_is_still_the_month(proyek: Proyek) -> None:
    buku = Buku(exported_once(proyek.root))
    title = "Tabel Survei Kepuasan"
    row, column = buku.judul("Survei puas", title) + 1, buku.kolom("Survei puas", title, "Jan")
    buku.lembar("Survei puas").cell(row, column).value = "Jan-31"

    assert import_workbook(buku.simpan(), proyek.root).files == ()


# --- tables in sheets of an Excel file ----------------------------------------------


def satu_berkas(path: Path) -> None:
    """The survey and e-Monev as two sheets of one file, the latter in percent."""
    book = Workbook()
    book.active.title = "Sampul"
    for name in ("survei", "emonev"):
        sheet = book.create_sheet(name.upper())
        lines = path.with_name(f"{name}.csv").read_text(encoding="utf-8").splitlines()
        for line in lines:
            sheet.append([_nilai(text) for text in line.split(";")])
    for cells in book["EMONEV"].iter_rows(min_row=2, min_col=2):
        for cell in cells:
            cell.value, cell.number_format = cell.value / 100, "0.00%"
    book.save(path)


def _nilai(text: str) -> object:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return text or None


def test_changes_go_back_into_both_sheets_of_one_file(proyek: Proyek) -> None:
    satu_berkas(proyek.root / "tabel.xlsx")
    proyek.ganti("tabel: survei.csv", "tabel: tabel.xlsx#Survei")
    proyek.ganti("tabel: emonev.csv", "tabel: tabel.xlsx#Emonev")
    buku = Buku(exported_once(proyek.root))
    assert buku.sel("e-Monev", "Kemajuan tiap bulan", 1, "Anggaran").value == 2.05
    buku.sel("e-Monev", "Kemajuan tiap bulan", 1, "Anggaran").value = 3.15
    buku.sel("Survei puas", "Tabel Survei Kepuasan", 1, "Jan").value = 16.5

    import_workbook(buku.simpan(), proyek.root)

    book = load_workbook(proyek.root / "tabel.xlsx")
    assert book["EMONEV"]["B2"].value == 0.0315
    assert book["SURVEI"]["B2"].value == 16.5
