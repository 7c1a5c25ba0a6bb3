"""Every kind of defect, seeded into a copy of the sample, brings its code at its line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from defects import DEFECTS, load
from seeded_sample import DATA, EMONEV, IKI, IKM, Salinan, salin

from lkjip_docgen.checks.run import RULES


@dataclass(frozen=True)
class Benih:
    """A defect: the code it must bring, what is replaced, and the line it must be found at.

    `baris` are fragments of lines, each on a line after the one before.
    """

    kode: str
    lama: str
    baru: str
    baris: tuple[str, ...]
    file: str = DATA

    def __str__(self) -> str:
        return f"{self.kode} {' '.join(self.baru.split())[:50]}"


def benih(kode: str, lama: str, baru: str, *baris: str) -> Benih:
    """A replacement in the data file; unless named, the line is that of the new text."""
    return Benih(kode, lama, baru, baris or (baru,))


def sel(kode: str, file: str, lama: str, baru: str, *baris: str) -> Benih:
    """A replacement in a table file."""
    return Benih(kode, lama, baru, baris or (baru,), file)


ANGGARAN = [
    benih("LK101", "pagu: 2429557000", "pagu: 2429557001"),
    benih("LK101", "pagu: 3798395000", "pagu: 3798395001"),
    benih("LK101", "pagu: 7267937000", "pagu: 7267937100"),
    benih("LK101", "pagu: 2429557000", "pagu: 2300000000", "jenis_belanja:", "- tahun: 2023"),
    benih("LK102", "realisasi: 2257292623", "realisasi: 2257292632"),
    benih("LK103", "realisasi: 1816401110", "realisasi: 1916401110"),
    benih("LK103", "realisasi: 2155200462", "realisasi: 2184042001"),
    benih("LK105", "penyerapan: 99.43", "penyerapan: 98.43"),
    sel("LK105", EMONEV, "Desember;98,21", "Desember;97,59"),
    benih("LK106", "realisasi: 2155200462", "realisasi: 0", "pagu: 2184042000", "realisasi: 0"),
    benih("LK106", "realisasi: 3729301842", "realisasi: 0", "target: 3743321000, realisasi: 0"),
]

MINIMUM = "minimum_responden: 5"

SURVEI = [
    sel("LK111", IKM, "Informasi;17,50", "Informasi;18,50"),
    sel("LK111", IKM, "Nilai SKM;17,49", "Nilai SKM;-1"),
    benih(
        "LK111", "- nama: Intelijen", "- nilai: 17\n              nama: Intelijen", "- nilai: 17"
    ),
    sel("LK112", IKM, "Nilai SKM;17,49", "Nilai SKM;17,30"),
    sel("LK112", IKM, "17,29;17,30;17,50", "17,45;17,30;17,50"),
    sel("LK113", IKM, "Nilai SKM;17,49;17,48", "Nilai SKM;17,49;17,43"),
    sel("LK114", IKM, "Responden;32;31", "Responden;32;13"),
    benih("LK114", MINIMUM, f"responden: 4\n          {MINIMUM}", "responden: 4"),
    sel("LK115", IKI, ";Responden;31", ";Responden;40"),
    benih("LK115", MINIMUM, "responden: 9\n          populasi: 8", "responden: 9"),
    benih(
        "LK116",
        "Intelijen\n              bobot: 20",
        "Intelijen\n              bobot: 25",
        "nama: Intelijen",
    ),
    sel("LK117", IKM, "Responden;32;31", "Responden;32;", "Nilai SKM"),
    sel("LK117", IKM, "Nilai SKM;17,49", "Nilai SKM;", "Responden"),
    benih("LK118", "skala_hasil: {maks: 4}  ", "skala_hasil: {maks: 0}  "),
    benih("LK120", "skala_hasil: {maks: 4}  ", "skala_hasil: {maks: 5}  "),
    benih("LK118", "skala_survei: {maks: 100}", "skala_survei: {min: 100, maks: 100}"),
    sel("LK119", IKM, "Respon;17,50", "Respon;0"),
    benih("LK119", "- nama: Pengaduan", "- nilai: 0\n              nama: Pengaduan", "- nilai: 0"),
]

IKM_2021 = "target: 3.15, realisasi: "
IPK_2022 = "target: 3.12, realisasi: 3.90"
IPK = "target: {}\n    pengantar: >-\n      Indeks Pengamanan"
NAMA_IPK = "nama: {}\n    singkatan: IPK"
PENGAMANAN = "Indeks Pengamanan Keimigrasian di Wilayah"
BURUK = "Persentase Pelanggaran Izin Tinggal"

INDIKATOR = [
    benih("LK121", "hasil: 3.81", "hasil: 4.81"),
    benih("LK122", "nilai: 3.30}", "nilai: 120}"),
    benih("LK122", f"{IKM_2021}3.91", f"{IKM_2021}17.1"),
    benih("LK122", "nilai_survei: 17.0}", "nilai_survei: 3.89}"),
    benih("LK122", "nilai_survei: 98.11", "nilai_survei: 198.11"),
    benih("LK122", IPK_2022, "target: 3.12, nilai_survei: 3.90"),
    benih("LK122", IPK.format("3.13"), IPK.format("313"), "target: 313"),
    benih("LK123", "maksimum             # makin", "minimum              # makin"),
    benih("LK123", NAMA_IPK.format(PENGAMANAN), NAMA_IPK.format(BURUK), BURUK, "polaritas"),
    benih("LK124", IPK.format("3.13"), IPK.format("1.13"), "target: 1.13"),
    benih("LK124", IPK_2022, "target: 1.31, realisasi: 3.90"),
    benih("LK124", "target: 2813057000", "target: 281305700"),
    benih("LK125", "hasil: 3.81", "hasil: 0"),
    benih("LK125", IPK_2022, "target: 3.12, realisasi: 0"),
    benih("LK125", IPK_2022, "target: 0, realisasi: 3.90"),
    benih("LK126", "nilai_survei: 98.11", "nilai_survei: 98.11, realisasi: 3.96"),
    benih(
        "LK129",
        f"    polaritas: maksimum\n    {IPK.format('3.13')}",
        f"    {IPK.format('0')}",
        "target: 0",
    ),
    benih("LK138", "hasil: 3.81", "hasil: 3.8125"),
    benih("LK127", "target: 3.20", "target: 3.28", "- kode: ikm", "target: 3.25"),
    benih("LK127", "nilai: 3.30}", "nilai: 3.20}"),
]

PERSENTASE = """\
    pengukuran:
      jenis: persentase
      pembilang: Temuan ditindaklanjuti
      penyebut: Seluruh temuan
      nilai_pembilang: 45
      nilai_penyebut: 40
"""

NILAI = [
    benih("LK131", "konsistensi: 98.73", "konsistensi: 9873"),
    benih("LK131", "efisiensi: 14.83", "efisiensi: -148.3"),
    sel("LK131", EMONEV, "Mei;34,64", "Mei;346,4"),
    sel("LK132", EMONEV, "Mei;34,64", "Mei;24,64"),
    sel("LK132", EMONEV, "Juli;52,10;54,74", "Juli;52,10;43,62"),
    benih("LK133", "tahunan: []", "tahunan: [{tahun: 2023, komponen: {}, pengurang: 0.5}]"),
    benih(
        "LK141",
        "Eselon V\n          jumlah: 8",
        "Eselon V\n          jumlah: 9",
        "- nama: Pejabat struktural",
    ),
]

IKI_PK = "- nama: Indeks Kepuasan Internal di Wilayah\n                indikator: iki\n"
PK_LAIN = "- nama: Indeks Kepuasan Pegawai\n"
IPK_PK = "- nama: {}\n                indikator: ipk"
PK_2023 = "- tahun: 2023\n    versi: awal\n    tanggal: "
SATUAN = "satuan: {}\n    polaritas: maksimum  "
KEGIATAN = "- tingkat: kegiatan"

AWAL = "anggaran: dipa-awal"
PROGRAM_PK = "program:\n      - {nama: Dukungan Manajemen, anggaran: 300}"
RINCIAN_PK = """program:
      - nama: Dukungan Manajemen
        anggaran: 300
        kegiatan:
          - {nama: Layanan Perkantoran, anggaran: 100}
          - {nama: Belanja Pegawai, anggaran: 100}"""

PERJANJIAN = [
    benih("LK201", IKI_PK, PK_LAIN, "Indeks Kepuasan Pegawai"),
    benih("LK202", IKI_PK, PK_LAIN, "- kode: iki"),
    benih("LK203", IPK_PK.format(PENGAMANAN), IPK_PK.format("Indeks Aman"), "Indeks Aman"),
    benih("LK204", IPK.format("3.13"), IPK.format("3.12"), "- kode: ipk", "target: 3.12"),
    benih("LK205", "sasaran: sk2", "sasaran: sk1", "- kode: iki", "sasaran: sk1"),
    benih("LK205", SATUAN.format("indeks"), SATUAN.format("persen"), KEGIATAN, "satuan:"),
    benih("LK206", "anggaran: dipa-awal", "anggaran: dipa-akhir"),
    benih(
        "LK207", "anggaran: dipa-awal", f"{PROGRAM_PK}\n    anggaran: dipa-awal", "anggaran: dipa"
    ),
    benih("LK207", AWAL, RINCIAN_PK, "anggaran: 300"),
]

TANDA = "tempat: {}\n    tanggal: {}\n    penandatangan"
TANDA_LAPORAN = TANDA.format("Tanjungpandan", "2024-01-03")
JABATAN = "jabatan: {}\n        nip: 1968"
KEPALA = "Kepala Kantor Imigrasi Kelas II TPI Tanjungpandan"
DOKUMEN_PK = "dokumen: perjanjian_kinerja\n    tahun: 2023\n    versi: awal"

PEJABAT = [
    benih("LK211", "dokumen: laporan\n    tahun: 2023", "dokumen: laporan\n    tahun: 2022",
          "dokumen:", "tahun: 2023"),
    benih("LK211", DOKUMEN_PK, DOKUMEN_PK.replace("awal", "perubahan"),
          "perjanjian_kinerja:", "tanggal: 2023-01-02"),
    benih("LK211", "peran: kepala", "peran: pihak_kedua"),
    benih("LK213", JABATAN.format(KEPALA), JABATAN.format("Kepala Kantor Imigrasi Kelas I Lain"),
          "Kelas I Lain"),
    benih("LK214", "nip: 19650408", "nip: 19850408"),
    benih("LK215", "nama: Suyatno", "nama: Kahtimad Santarso", "nip: 19790105"),
    benih("LK215", "nip: 19790105 200604 1 001", "nip: 196806041992031001"),
    benih("LK216", TANDA_LAPORAN, TANDA.format("Tanjungpandan", "2024-01-04"), "2024-01-04"),
    benih("LK216", TANDA_LAPORAN, TANDA.format("Manggar", "2024-01-03"), "tempat: Manggar"),
    benih("LK216", f"{PK_2023}2023-01-02", f"{PK_2023}2023-01-03", "tanggal: 2023-01-02"),
    benih("LK217", DOKUMEN_PK, DOKUMEN_PK.replace("2023", "2021"), "tahun: 2021"),
    benih("LK217", "- dokumen: perjanjian_kinerja", "- dokumen: laporan",
          "- dokumen: laporan", "tempat", "- dokumen: laporan"),
    benih("LK217", "peran: pihak_kedua ", "peran: pihak_pertama ", "pihak_pertama"),
]  # fmt: skip

WAKTU = [
    benih("LK221", "tanggal: 2024-01-03  ", "tanggal: 2023-12-29  "),
    benih("LK222", f"{PK_2023}2023-01-02", f"{PK_2023}2024-02-02", "tanggal: 2024-02-02"),
    benih("LK223", "kinerja: 2023-12-31", "kinerja: 2024-01-31"),
    benih("LK224", "smart: 2023-12-05", "smart: 2022-12-05"),
    benih("LK225", "anggaran: 2023-12-31", "anggaran: 2023-12-05"),
    benih("LK225", "pnbp: 2023-12-31", "pnbp: 2023-11-30"),
    benih("LK226", "{tahun: 2021, target: 3.15", "{tahun: 2023, target: 3.15"),
    benih("LK226", "{tahun: 2021, target: 2813057000", "{tahun: 2024, target: 2813057000"),
    benih("LK227", "{tahun: 2024, nilai: 3.30}", "{tahun: 2029, nilai: 3.30}"),
    benih("LK228", "nama: DIPA akhir\n", "nama: DIPA akhir\n      tanggal: 2024-02-01\n",
          "tanggal: 2024-02-01"),
    benih("LK229", "tahun: 2020\n    pemberi: Kantor", "tahun: 2025\n    pemberi: Kantor",
          "tahun: 2025"),
    benih("LK231", "{tahun: 2022, target: 3.20", "{tahun: 2021, target: 3.20"),
    benih("LK231", "- tahun: 2022\n      belanja:", "- tahun: 2021\n      belanja:",
          "jenis_belanja:", "- tahun: 2021", "- tahun: 2021"),
    benih("LK231", "{tahun: 2022, target: 3743321000", "{tahun: 2021, target: 3743321000"),
    benih("LK231", "- tahun: 2022\n      komponen", "- tahun: 2021\n      komponen",
          "laman: http://monev", "- tahun: 2021", "- tahun: 2021"),
    benih("LK231", "tahunan: []",
          "tahunan: [{tahun: 2023, komponen: {revisi_dipa: 98}}, {tahun: 2023, komponen: {}}]"),
    benih("LK232", "nama: Simpor\n", "nama: Mendanau\n",
          "nama: M-Paspor", "nama: Mendanau"),
    benih("LK232", "Belanja Barang\n          pagu: 4478993000",
          "Belanja Pegawai\n          pagu: 4478993000",
          "realisasi: 2257292623", "Belanja Pegawai"),
    benih("LK232", "nama: Eselon IV\n", "nama: Eselon V\n", "nama: Eselon V", "nama: Eselon V"),
]  # fmt: skip

SEMUA = [*ANGGARAN, *SURVEI, *INDIKATOR, *NILAI, *PERJANJIAN, *PEJABAT, *WAKTU]


@pytest.mark.parametrize("cacat", SEMUA, ids=str)
def test_a_seeded_defect_is_found_at_its_line(tmp_path: Path, cacat: Benih) -> None:
    salinan = salin(tmp_path).ganti(cacat.lama, cacat.baru, cacat.file)
    found = {
        (Path(f.place.file).name, f.place.line)
        for f in salinan.temuan_baru()
        if f.code == cacat.kode and f.place is not None
    }
    assert (cacat.file, salinan.baris(cacat.baris, cacat.file)) in found


# What the clean sample has already is shown by test_checks_numbers_known.py; the
# other codes named here need more than one replacement and have tests below; figures that
# cannot be are seeded in every place of the data by test_checks_numbers_possible.py.
IMPOSSIBLE = {"LK107", "LK108", "LK130", "LK142"}
BUDGET_TREES = {"LK109", "LK161", "LK162", "LK163"}  # test_checks_budget_trees.py
TREES_AND_EVALUATIONS = {f"LK25{digit}" for digit in "123456789"}
COLLECTED = {code for case in load(DEFECTS) for code in case.codes}  # defects/, with their places
ELSEWHERE = (
    {
        "LK104",
        "LK128",
        "LK134",
        "LK135",
        "LK136",
        "LK137",
        "LK139",
        "LK151",
        "LK152",
        "LK153",
        "LK171",
        "LK172",
        "LK173",
        "LK174",
        "LK175",
        "LK176",
        "LK177",
        "LK178",
        "LK179",
        "LK180",
        "LK208",
        "LK210",  # tests/narrative/test_documents_around_the_report.py
        "LK209",
        "LK212",
    }
    | TREES_AND_EVALUATIONS
    | IMPOSSIBLE
    | BUDGET_TREES
)


def test_every_number_and_structure_rule_is_seeded() -> None:
    codes = {code for code in RULES if code < "LK300"}
    assert codes - {cacat.kode for cacat in SEMUA} - ELSEWHERE <= COLLECTED
    assert codes >= ELSEWHERE


def test_a_name_that_is_still_to_be_filled_in_is_no_change_of_heads(tmp_path: Path) -> None:
    salinan = salin(tmp_path).ganti("nama: Kahtimad Santarso", "nama: '[BELUM DIISI: nama]'")
    assert "LK212" not in {f.code for f in salinan.temuan()}


def test_an_agreement_of_the_same_year_and_version_twice_is_found(tmp_path: Path) -> None:
    salinan = salin(tmp_path)
    text = (salinan.root / DATA).read_text(encoding="utf-8")
    agreement = re.search(r"(?<=^perjanjian_kinerja:\n)(?: .*\n)+", text, re.MULTILINE)
    assert agreement
    (salinan.root / DATA).write_text(text.replace(agreement[0], agreement[0] * 2), encoding="utf-8")
    messages = [f.message for f in salinan.temuan() if f.code == "LK231"]
    assert messages == ["Perjanjian kinerja awal tahun 2023 ditulis lebih dari sekali."]


def test_a_part_larger_than_the_whole_is_found(tmp_path: Path) -> None:
    salinan = salin(tmp_path)
    salinan.potong("    pengukuran:\n      jenis: unsur_berbobot", "    riwayat:", PERSENTASE)
    line = salinan.baris(["nilai_pembilang: 45"])
    found = [f for f in salinan.temuan_baru() if f.code == "LK128"]
    assert [f.place.line for f in found if f.place] == [line]
    assert "45" in found[0].message
    assert "40" in found[0].message


def test_a_result_given_beside_its_elements_is_found_when_they_disagree(tmp_path: Path) -> None:
    salinan = salin(tmp_path)
    text = (salinan.root / DATA).read_text(encoding="utf-8")
    text = re.sub(r"( +)bobot: (\d+)\n", r"\1bobot: \2\n\1nilai: 3.5\n", text)
    text = text.replace("# responden:", "responden: 6")
    (salinan.root / DATA).write_text(text, encoding="utf-8")
    found = [f for f in salinan.temuan_baru() if f.code == "LK126"]
    assert [f.place.line for f in found if f.place] == [salinan.baris(["hasil: 3.81"])]
    assert "3,50" in found[0].message

    salinan.ganti("hasil: 3.81", "hasil: 3.5")
    assert not [f for f in salinan.temuan_baru() if f.code == "LK126"]


def test_an_ikpa_typed_into_smart_is_held_against_its_components(tmp_path: Path) -> None:
    salinan = salin(tmp_path)
    salinan.ganti("tahun: 2023  ", "tahun: 2024  ")
    salinan.ganti(
        "komponen: {capaian_output: 100, efisiensi: 10.17, konsistensi: 98.73, penyerapan: 91.46}",
        "komponen: {efektivitas: 70, efisiensi: 20, ikpa: 95.5}",
    )
    salinan.ganti("- tahun: 2023\n      komponen", "- tahun: 2024\n      komponen")
    salinan.ganti("tahunan: []", "tahunan: [{tahun: 2024, komponen: {revisi_dipa: 98}}]")
    found = [f for f in salinan.temuan() if f.code == "LK134"]
    assert [f.place.line for f in found if f.place] == [salinan.baris(["ikpa: 95.5"])]
    assert "95,5" in found[0].message
    assert "98,00" in found[0].message


def test_an_unknown_component_does_not_hide_the_other_findings(tmp_path: Path) -> None:
    salinan = salin(tmp_path).ganti("konsistensi: 98.73", "konsistensy: 98.73")
    findings = salinan.temuan()
    unknown = [f for f in findings if f.code == "LK013"]
    assert [f.place.line for f in unknown if f.place] == [salinan.baris(["konsistensy"])]
    assert {"LK104", "LK114"} <= {f.code for f in findings}


def test_a_year_without_a_rule_is_found_at_its_line(tmp_path: Path) -> None:
    salinan = salin(tmp_path)
    salinan.ganti("- tahun: 2021\n      komponen", "- tahun: 2016\n      komponen")
    found = [f for f in salinan.temuan() if f.code == "LK017"]
    assert [f.place.line for f in found if f.place] == [salinan.baris(["- tahun: 2016"])]


def test_every_doubtful_line_of_a_table_makes_one_finding_not_twelve(tmp_path: Path) -> None:
    low = ";".join(["Nilai SKM", *["17,00"] * 12])
    path = salin(tmp_path).root / IKM
    text = re.sub(r"^Nilai SKM;.*$", low, path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    found = [f for f in salin_findings(path.parent) if f.startswith("LK112")]
    assert len(found) == 2  # this table and the one of the clean sample


def salin_findings(root: Path) -> list[str]:
    """Codes and messages of a project folder."""
    return [f"{f.code} {f.message}" for f in Salinan(root).temuan()]
