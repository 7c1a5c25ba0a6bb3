from __future__ import annotations

import shutil
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

import pytest
from buku import Buku, exported_once
from draws import share
from proyek import Proyek

from lkjip_docgen.jobs.workbook import export_workbook, import_workbook
from lkjip_docgen.model.laporan import Penghargaan
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import load_project

NAMES = sorted(path.parent.name for path in SAMPLES.glob("*/laporan.yaml"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLES / "tanjungpandan-2023", tmp_path / "proyek"))


@pytest.fixture
def buku(exported: Path, tmp_path: Path) -> Buku:
    return Buku(Path(shutil.copy(exported, tmp_path / "data.xlsx")))


def isi(folder: Path) -> dict[str, bytes]:
    """Every text file of a project folder."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.suffix in (".yaml", ".csv")}


def beda(before: dict[str, bytes], folder: Path, name: str = "laporan.yaml") -> list[str]:
    """The lines that differ, each with its sign."""
    old, new = before[name].decode().splitlines(), isi(folder)[name].decode().splitlines()
    lines = list(unified_diff(old, new, lineterm="", n=0))[2:]
    return [line for line in lines if not line.startswith("@@")]


@pytest.mark.parametrize("name", share(NAMES, one_of=3))
def test_a_workbook_that_nobody_changed_changes_no_byte(name: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SAMPLES / name, tmp_path / "proyek"))
    before = isi(folder)

    result = import_workbook(export_workbook(folder, tmp_path / "data.xlsx"), folder)

    assert result.files == ()
    assert isi(folder) == before


def test_what_excel_makes_of_it_changes_no_byte_either(folder: Path, buku: Buku) -> None:
    before = isi(folder)

    import_workbook(buku.simpan(), folder)

    assert isi(folder) == before


def test_the_same_data_give_the_same_bytes(exported: Path, folder: Path, tmp_path: Path) -> None:
    again = export_workbook(folder, tmp_path / "lagi.xlsx")

    assert again.read_bytes() == exported.read_bytes()


def test_a_changed_number_changes_its_line_alone(folder: Path, buku: Buku) -> None:
    before = isi(folder)
    cell = buku.sel("Kegiatan", "Kegiatan dan realisasi", 6, "Kegiatan: realisasi")
    assert cell.value == 7054880666
    cell.value = 7054880667

    result = import_workbook(buku.simpan(), folder)

    assert [file.name for file in result.files] == ["laporan.yaml"]
    assert beda(before, folder) == [
        "-              realisasi: 7054880666",
        "+              realisasi: 7054880667",
    ]


def test_the_earlier_file_is_kept(folder: Path, buku: Buku) -> None:
    before = isi(folder)
    buku.isian("Dokumen laporan", "Dokumen", "Tempat").value = "Manggar"

    result = import_workbook(buku.simpan(), folder)

    [kept] = result.backups
    assert kept.read_bytes() == before["laporan.yaml"]
    assert beda(before, folder)[1].startswith("+  tempat: Manggar        ")


TEXTS = (
    "Jalan: Sudirman # 6 & <utama> \"A\" 'B'",
    "=1+2",
    "- bukan daftar",
    "33413",
    "2024-01-03",
    "{{ x }}",
    "Baris satu\n\nBaris dua\n  menjorok",
    "kata " * 60 + "akhir",
)


@dataclass(frozen=True)
class Impor:
    """A project before and after an import that gave each award another giver."""

    before: dict[str, bytes]
    folder: Path
    penghargaan: tuple[Penghargaan, ...]


@pytest.fixture(scope="module")
def impor(exported: Path, tmp_path_factory: pytest.TempPathFactory) -> Impor:
    root = tmp_path_factory.mktemp("ketikan")
    folder = Path(shutil.copytree(SAMPLES / "tanjungpandan-2023", root / "proyek"))
    buku, before = Buku(Path(shutil.copy(exported, root / "data.xlsx"))), isi(folder)
    for number, text in enumerate(TEXTS, 1):
        cell = buku.sel("Penghargaan", "Penghargaan", number, "Pemberi")
        cell.value = text
        cell.data_type = "s"
    import_workbook(buku.simpan(), folder)
    return Impor(before, folder, load_project(folder).laporan.penghargaan)


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_any_text_arrives_as_it_was_typed(impor: Impor, number: int) -> None:
    assert impor.penghargaan[number].pemberi == TEXTS[number]


def test_typed_texts_change_their_lines_alone(impor: Impor) -> None:
    old = impor.before["laporan.yaml"].decode().splitlines()
    given = [line for line in old if line.startswith("    pemberi:")]
    removed = [line for line in beda(impor.before, impor.folder) if line.startswith("-")]
    assert removed == [f"-{line}" for line in given]
    assert len(given) == len(TEXTS)


def test_a_new_award_is_added_at_the_end(folder: Path, buku: Buku) -> None:
    before = isi(folder)
    number = buku.banyak("Penghargaan", "Penghargaan", "Nama") + 1
    for label, value in (
        ("Nama", "Pelayanan: Terbaik"),
        ("Tahun", 2023),
        ("Pemberi", "Gubernur"),
        ("Tingkat", "provinsi"),
    ):
        buku.sel("Penghargaan", "Penghargaan", number, label).value = value

    import_workbook(buku.simpan(), folder)

    assert beda(before, folder) == [
        "+  - nama: 'Pelayanan: Terbaik'",
        "+    tahun: 2023",
        "+    pemberi: Gubernur",
        "+    tingkat: provinsi",
    ]


def test_a_recommendation_and_a_node_of_the_tree_are_added_in_their_sheets(
    folder: Path, buku: Buku
) -> None:
    buku.isian("Evaluasi akuntabilitas kinerja", "Hasil evaluasi", "Nilai").value = 68.45
    title = "Rekomendasi dan tindak lanjut"
    for label, value in (("Uraian", "Membahas capaian"), ("Status", "proses")):
        buku.sel("Evaluasi akuntabilitas kinerja", title, 1, label).value = value
    for label, value in (("Kode", "t1"), ("Nama", "Tujuan satu"), ("Induk", "ss1")):
        buku.sel("Pohon kinerja", "Simpul pohon kinerja", 1, label).value = value

    import_workbook(buku.simpan(), folder)

    laporan = load_project(folder).laporan
    assert laporan.pohon_kinerja is not None
    assert [(row.kode, row.induk) for row in laporan.pohon_kinerja.simpul] == [("t1", "ss1")]
    assert laporan.evaluasi_akip is not None
    assert [row.status for row in laporan.evaluasi_akip.rekomendasi] == ["proses"]


def test_a_removed_innovation_takes_its_lines_and_no_others(folder: Path, buku: Buku) -> None:
    before = isi(folder)
    names = [row.nama for row in load_project(folder).laporan.inovasi]
    row = buku.sel("Inovasi", "Inovasi", 3, "Nama").row
    for cell in buku.lembar("Inovasi")[row]:
        cell.value = None

    import_workbook(buku.simpan(), folder)

    left = [row.nama for row in load_project(folder).laporan.inovasi]
    assert left == [name for name in names if name != names[2]]
    lines = beda(before, folder)
    assert lines[0] == f"-  - nama: {names[2]}"
    assert all(line.startswith("-") for line in lines)


def test_an_emptied_value_leaves_its_key_and_comment(folder: Path, buku: Buku) -> None:
    before = isi(folder)
    buku.isian("Dokumen laporan", "Dokumen", "Batas data: SMART").value = None
    buku.isian("Kantor dan instansi", "Kantor", "Sejarah").value = None

    import_workbook(buku.simpan(), folder)

    laporan = load_project(folder).laporan
    assert laporan.dokumen.batas_data.smart is None
    assert laporan.kantor.sejarah is None
    added = [line.split("#")[0].strip() for line in beda(before, folder) if line[0] == "+"]
    assert added == ["+    smart:", "+  sejarah:"]
    assert "# tanggal tangkapan layar aplikasi SMART" in isi(folder)["laporan.yaml"].decode()


def test_a_value_filled_in_stands_at_the_line_that_was_left_for_it(
    folder: Path, buku: Buku
) -> None:
    before = isi(folder)
    buku.isian("Kantor dan instansi", "Kantor", "Telepon").value = "0719123456"

    import_workbook(buku.simpan(), folder)

    assert beda(before, folder) == ["+  telepon: '0719123456'"]
    lines = isi(folder)["laporan.yaml"].decode().splitlines()
    assert lines[lines.index("  telepon: '0719123456'") - 1].startswith("  # telepon:")


def test_a_changed_month_changes_one_cell_of_the_csv_file(folder: Path, buku: Buku) -> None:
    before = isi(folder)
    cell = buku.sel("Survei ikm", "Tabel Survei Kepuasan Masyarakat", 3, "Jul")
    assert cell.value == 17.15
    cell.value = 16.9

    result = import_workbook(buku.simpan(), folder)

    assert [file.name for file in result.files] == ["survei-ikm-2023.csv"]
    old, new = beda(before, folder, "survei-ikm-2023.csv")
    assert old[1:].replace(";17,15;17,25;17,42", ";16,90;17,25;17,42") == new[1:]


def test_a_new_element_gives_the_table_a_new_row(folder: Path, buku: Buku) -> None:
    title = "Tabel Survei Kepuasan Masyarakat"
    sheet = buku.lembar("Survei ikm")
    row = buku.sel("Survei ikm", title, 9, "Unsur").row
    assert sheet.cell(row, 1).value == "Nilai SKM"
    sheet.insert_rows(row)
    sheet.cell(row, 1).value = "Kompetensi"
    for month in range(12):
        sheet.cell(row, 2 + month).value = 17

    import_workbook(buku.simpan(), folder)

    lines = (folder / "survei-ikm-2023.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "unsur;Jan;Feb;Mar;Apr;Mei;Jun;Jul;Agt;Sept;Okt;Nov;Des"
    assert lines[9] == "Kompetensi" + ";17" * 12
    assert lines[11] == "Responden;32;31;34;32;33;30;30;31;31;30;30;15"


def test_a_new_indicator_needs_its_rows_in_each_table(folder: Path, buku: Buku) -> None:
    number = buku.banyak("Indikator kinerja", "Indikator kinerja", "Kode") + 1
    for label, value in (
        ("Kode", "pnk"),
        ("Nama", "Angka penindakan"),
        ("Sasaran", "sk1"),
        ("Satuan", "per 1.000 kasus"),
        ("Target", 90),
    ):
        buku.sel("Indikator kinerja", "Indikator kinerja", number, label).value = value
    for label, value in (
        ("Indikator", "pnk"),
        ("Jenis", "persentase"),
        ("Pembilang", "Kasus selesai"),
        ("Penyebut", "Kasus masuk"),
        ("Nilai pembilang", 9),
        ("Nilai penyebut", 10),
        ("Per", 1000),
    ):
        buku.sel("Pengukuran dan realisasi", "Cara pengukuran", number, label).value = value

    import_workbook(buku.simpan(), folder)

    added = load_project(folder).laporan.indikator[-1]
    assert (added.kode, added.target) == ("pnk", 90)
    assert added.pengukuran.jenis == "persentase"
    assert (added.pengukuran.nilai_penyebut, added.pengukuran.per) == (10, 1000)


def test_units_under_units_come_back_by_their_depth(folder: Path, buku: Buku) -> None:
    row = buku.sel("Organisasi", "Unit organisasi", 2, "Nama").row
    sheet = buku.lembar("Organisasi")
    assert (sheet.cell(row, 1).value, sheet.cell(row, 2).value) == (2, "Urusan Kepegawaian")
    sheet.cell(row, 1).value = 1

    import_workbook(buku.simpan(), folder)

    units = load_project(folder).laporan.organisasi.unit
    assert [unit.nama for unit in units][:2] == ["Subbagian Tata Usaha", "Urusan Kepegawaian"]
    assert [unit.nama for unit in units[1].unit] == ["Urusan Keuangan", "Urusan Umum"]


def test_several_points_stand_in_one_cell(folder: Path, buku: Buku) -> None:
    cell = buku.sel("Analisis capaian", "Analisis tiap indikator", 1, "Kendala")
    cell.value = "• Jaringan lambat:\n  dua kali sebulan\n• Antrean panjang"

    import_workbook(buku.simpan(), folder)

    kendala = load_project(folder).laporan.indikator[0].analisis.kendala
    assert kendala == ("Jaringan lambat:\ndua kali sebulan", "Antrean panjang")


def test_lines_without_bullets_are_points_too(folder: Path, buku: Buku) -> None:
    buku.sel("Analisis capaian", "Analisis tiap indikator", 1, "Solusi").value = "Satu\nDua"

    import_workbook(buku.simpan(), folder)

    assert load_project(folder).laporan.indikator[0].analisis.solusi == ("Satu", "Dua")


def test_line_breaks_of_windows_stay(folder: Path, tmp_path: Path) -> None:
    data = folder / "laporan.yaml"
    data.write_bytes(data.read_bytes().replace(b"\n", b"\r\n"))
    buku = Buku(exported_once(folder, tmp_path / "data.xlsx"))
    buku.sel("Analisis capaian", "Analisis tiap indikator", 1, "Kendala").value = "• A\n• B"

    import_workbook(buku.simpan(), folder)

    assert data.read_bytes().count(b"\n") == data.read_bytes().count(b"\r\n")


def test_a_picture_that_is_not_there_yet_does_not_stop_an_import(
    folder: Path, buku: Buku, tmp_path: Path
) -> None:
    for photo in (folder / "foto").iterdir():
        photo.unlink()
    buku.isian("Kantor dan instansi", "Kantor", "Kode pos").value = "33415"

    result = import_workbook(buku.simpan(), folder)

    assert [file.name for file in result.files] == ["laporan.yaml"]
    assert {finding.code for finding in result.findings} == {"LK048"}


def test_versions_of_one_program_stay_apart(proyek: Proyek, tmp_path: Path) -> None:
    other = """\
    - kode: dipa-awal
      nama: DIPA awal
      program:
        - nama: Program Layanan
          kegiatan: [{nama: Layanan, pagu: 9000000000}]
"""
    proyek.ganti("    - kode: dipa-akhir\n", f"{other}    - kode: dipa-akhir\n")
    before = proyek.data.read_bytes()

    result = import_workbook(export_workbook(proyek.root, tmp_path / "data.xlsx"), proyek.root)

    assert result.files == ()
    assert proyek.data.read_bytes() == before


def test_a_row_that_is_deleted_takes_nothing_with_it(folder: Path, buku: Buku) -> None:
    last = buku.judul("Kegiatan", "Kegiatan dan realisasi") + 3
    buku.lembar("Kegiatan").delete_rows(last)  # the second program of the first version

    import_workbook(buku.simpan(), folder)

    first, second, *_ = load_project(folder).laporan.anggaran.versi
    assert [(p.nama, len(p.kegiatan)) for p in first.program] == [
        ("Program Penegakan dan Pelayanan Hukum", 1)
    ]
    assert [len(p.kegiatan) for p in second.program] == [1, 1]
