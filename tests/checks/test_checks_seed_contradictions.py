"""The contradictions of the report made by hand for 2023, item by item, are all found.

The items are the defects that were catalogued in that report; the numbers of its lines stand
beside what is typed.  Each item is typed into a copy of the sample in the way it can come in:
as a stated number, as data, or as text.  What cannot be typed in is named with the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from seeded_sample import DATA, EMONEV, IKI, IKM, Salinan, salin

from lkjip_docgen.findings import Finding


@dataclass(frozen=True)
class Tertulis:
    """Something typed: to which item it belongs and the code it must bring, and where.

    `baris` are fragments that lead to the line; `kata` is what stands at the column.
    """

    butir: int
    kode: str
    baris: tuple[str, ...]
    kata: str = ""
    lama: str = ""
    baru: str = ""
    file: str = DATA

    def __str__(self) -> str:
        return f"{self.butir}-{self.kode}-{' '.join(self.baris)[:40]}"


def angka(butir: int, besaran: str, nilai: str, baris: int) -> Tertulis:
    """A number that the report prints, stated with the line where it stands."""
    row = f"{{besaran: {besaran}, nilai: {nilai}, di: baris {baris}}}"
    return Tertulis(butir, "LK151", (row,), kata=nilai, baru=row)


def naskah(butir: int, kode: str, kalimat: str) -> Tertulis:
    """A sentence of the report; what must be found stands between «»."""
    words = kalimat.replace("«", "").replace("»", "")
    return Tertulis(butir, kode, (words,), kalimat[kalimat.index("«") + 1 : kalimat.index("»")])


def data(butir: int, kode: str, lama: str, baru: str, *baris: str, file: str = DATA) -> Tertulis:
    """Data written as the report has them; unless named, the line is that of the new text."""
    return Tertulis(butir, kode, baris or (baru,), lama=lama, baru=baru, file=file)


def contoh(butir: int, kode: str, *baris: str, file: str = DATA) -> Tertulis:
    """What the sample keeps as the report has it, so that it is found without typing."""
    return Tertulis(butir, kode, baris, file=file)


AKHIR = "anggaran.2023.dipa-akhir.program"
TARGET = "# makin besar makin baik\n    target: {}\n"
HASIL_IPK = "hasil: 3.81"
KANWIL = "        # realisasi:                # hasil SKM kantor wilayah"
KANWIL_IKI = "        # realisasi:                # IKI kantor wilayah"

STATED = [
    # 1. capaian IKM 5,375% where it is 537,5% of a wrong target, and 122,46% of the right one
    angka(1, "indikator.ikm.target", "3.2", 798),
    angka(1, "indikator.ikm.capaian", '"5,375"', 798),
    angka(1, "indikator.ikm.capaian", "5375", 798),
    angka(1, "indikator.ikm.realisasi", "3.96", 722),
    angka(1, "indikator.ikm.tahun.2021.capaian", "3.80", 814),
    angka(1, "indikator.ikm.tahun.2022.capaian", "133", 74),
    angka(1, "indikator.ikm.tahun.2022.capaian", '"5,312"', 818),
    # 2. a percentage divided by an index
    angka(2, "indikator.ikm.menengah.capaian", "162.9", 826),
    # 3. the yearly value and the respondents of the SKM
    angka(3, "indikator.ikm.survei.nilai", "17.2", 774),
    angka(3, "indikator.ikm.survei.nilai", "17.39", 789),
    angka(3, "indikator.ikm.survei.jumlah_responden", "344", 776),
    angka(3, "indikator.ikm.survei.jumlah_responden", "345", 790),
    angka(3, "indikator.ikm.survei.des.responden", "197", 776),
    # 4. the first table of elements
    angka(4, "indikator.ikm.survei.unsur.informasi.nilai", "17.35", 781),
    angka(4, "indikator.ikm.survei.unsur.persyaratan.nilai", "17.38", 782),
    # 7. IPK: counts of activities taken for indices; three percentages for one ratio
    angka(7, "indikator.ipk.realisasi", "6.40", 905),
    angka(7, "indikator.ipk.capaian", "121", 907),
    angka(7, "indikator.ipk.capaian", "127", 919),
    angka(7, "indikator.ipk.menengah.capaian", "126", 929),
    # 8. IKI: the sample calculation of the template
    angka(8, "indikator.iki.survei.nilai", "3.18", 987),
    angka(8, "indikator.iki.survei.nilai", "99.21", 1016),
    angka(8, "indikator.iki.survei.jumlah_responden", "2010", 986),
    angka(8, "indikator.iki.realisasi", "3.97", 1023),
    angka(8, "indikator.iki.tahun.2021.realisasi", "3.96", 1037),
    angka(8, "indikator.iki.capaian", "126", 1029),
    # 9. unlike indices added up
    angka(9, "indikator.rata_rata_capaian", "371", 730),
    # 11. two totals of spending for each year
    angka(11, "anggaran.2023.total.realisasi", "8713186386", 81),
    angka(11, "anggaran.2023.total.serapan", "95.83", 81),
    angka(11, "anggaran.2022.jenis_belanja.total.realisasi", "7386338071", 81),
    angka(11, "anggaran.2022.jenis_belanja.total.serapan", "99.47", 81),
    # 12. three totals of PNBP
    angka(12, "pnbp.2023.target", "5294107000", 81),
    angka(12, "pnbp.2023.realisasi", "4729808477", 81),
    angka(12, "pnbp.2023.capaian", "89.34", 81),
    angka(12, "pnbp.2023.realisasi", "5254106.63", 1302),
    angka(12, "pnbp.2023.capaian", "99.24", 1302),
    # 13. the budget of a version shown as that of another
    angka(13, "anggaran.2023.dipa-awal.total.pagu", "9092592000", 703),
    angka(13, f"{AKHIR}.program-penegakan-dan-pelayanan-hukum.pagu", "2111723000", 704),
    angka(13, f"{AKHIR}.program-dukungan-manajemen.pagu", "6980869000", 704),
    # 14. NKA: swapped weights, what they give, and the absorption taken for the score
    angka(14, "nka.2023.penyerapan.bobot", "28.6", 1146),
    angka(14, "nka.2023.nilai_efisiensi.bobot", "18.2", 1147),
    angka(14, "nka.2023.konsistensi.bobot", "9.7", 1148),
    angka(14, "nka.2021.nilai_efisiensi.nilai", "87.07", 1155),
    angka(14, "nka.2023.nilai", "91.46", 1159),
    angka(14, "nka.2023.nilai", "92.96", 1145),
    # 15. e-Monev: list and table
    angka(15, "emonev.agt.pelaksanaan", "67.97", 1238),
    angka(15, "emonev.sep.pelaksanaan", "74.34", 1243),
    angka(15, "emonev.okt.pelaksanaan", "85.97", 1247),
    angka(15, "emonev.nov.pelaksanaan", "94.95", 1250),
    # 16. the columns target and achievement swapped
    angka(16, "indikator.ikm.target", "122", 1168),
]

TYPED = [
    data(1, "LK122", "nilai_survei: 17.0}", "realisasi: 17.0}"),
    data(1, "LK204", TARGET.format("3.25"), TARGET.format("3.2"), "- kode: ikm", "target: 3.2"),
    naskah(1, "LK433", "Capaian IKM sebesar «5.375%» dari target."),
    data(2, "LK122", "{tahun: 2024, nilai: 3.30}", "{tahun: 2024, nilai: 120.00}"),
    naskah(3, "LK416", "Survei itu diikuti sebanyak «359 %» dari jumlah pemohon."),
    contoh(5, "LK113", "Nilai SKM", file=IKM),
    data(5, "LK113", "17,13;17,36;17,31", "17,13;17,46;17,31", "Nilai SKM", file=IKM),
    contoh(6, "LK114", "Responden", file=IKM),
    data(
        7,
        "LK111",
        "- nama: Intelijen\n              bobot: 20",
        "- nilai: 17\n              nama: Intelijen\n              bobot: 20",
        "- nilai: 17",
    ),
    data(
        7,
        "LK119",
        "- nama: Penyidikan\n              bobot: 10",
        "- nilai: 0\n              nama: Penyidikan\n              bobot: 10",
        "- nilai: 0",
    ),
    data(7, "LK121", HASIL_IPK, "hasil: 6.40"),
    naskah(7, "LK431", "Nilai IPK konsisten «naik» dari tahun 2021 sampai dengan 2023."),
    contoh(8, "LK112", "Nilai Integritas", file=IKI),
    naskah(8, "LK416", "Indeks itu mencapai «3,96 %» menurut catatan."),
    data(
        10, "LK122", KANWIL, "        realisasi: 245  # hasil SKM kantor wilayah", "realisasi: 245"
    ),
    data(10, "LK122", KANWIL_IKI, "        realisasi: 11.99  # IKI", "realisasi: 11.99"),
    naskah(11, "LK433", "Realisasi anggaran tahun 2023 sebesar «Rp8.713.186.386»."),
    naskah(11, "LK431", "Realisasi belanja «sama dengan tahun» 2022."),
    naskah(11, "LK431", "Realisasi belanja «mengalami penurunan» dari tahun 2022."),
    contoh(12, "LK104", "tahun: 2023, target: 5294197000"),
    naskah(12, "LK433", "Realisasi PNBP mencapai «Rp4.729.808.477» pada tahun 2023."),
    data(13, "LK206", "anggaran: dipa-awal", "anggaran: dipa-revisi"),
    naskah(14, "LK433", "Nilai Kinerja Anggaran sebesar «91,46» termasuk sangat baik."),
    contoh(15, "LK105", "Desember", file=EMONEV),
    data(16, "LK204", TARGET.format("3.25"), TARGET.format("122"), "- kode: ikm", "target: 122"),
    naskah(17, "LK400", "Indeks memperoleh hasil sebesar «*capaian*» pada akhir tahun."),
    naskah(17, "LK400", "Survei diikuti «[jumlah responden]» dari luar kantor."),
    naskah(17, "LK400", "Pengukuran pada «[satuan kerja]» dilakukan berkala."),
    naskah(17, "LK400", "Hasil itu dibandingkan dengan «[nilai IKI kanwil]»."),
    naskah(17, "LK403", "Tantangan selama tahun «Semester II» Tahun 2023 telah disoroti."),
    naskah(18, "LK402", "«Subbab ini menjelaskan tantangan» yang dihadapi kantor."),
    naskah(18, "LK402", "Isu itu «dapat juga dibahas pada subbab ini» oleh kantor."),
    contoh(19, "LK514", "tahunan: []"),
    data(21, "LK507", "    program: Program Penegakan dan Pelayanan Hukum\n", "", "- kode: ikm"),
    contoh(22, "LK517", "perjanjian_kinerja:", "- tahun: 2023"),
    naskah(24, "LK422", "Ada tiga «Indikator Kinerja Utama Direktorat Jenderal Imigrasi»."),
    data(
        25,
        "LK232",
        "  - nama: Simpor\n",
        "  - nama: Mendanau\n",
        "nama: M-Paspor",
        "nama: Mendanau",
    ),
    naskah(26, "LK423", "Layanan keliling menjangkau Kecamatan «Sujuk» setiap bulan."),
    naskah(27, "LK420", "Rekapitulasi «PNBPN» disusun bendahara."),
    naskah(27, "LK420", "Penilaian memakai skala «Linkert» bertingkat."),
    naskah(27, "LK420", "Bidang imigrasi dan «Pemasarakatan» bekerja bersama."),
    naskah(27, "LK420", "Setiap «reseden» menerima kuesioner."),
    naskah(27, "LK420", "Setiap «resepoden» menerima kuesioner cetak."),
    naskah(27, "LK420", "Kegiatan «Intelegen» dan penindakan dijalankan."),
    naskah(27, "LK420", "Pengawasan internal dan «Exsternal» ditingkatkan."),
    naskah(27, "LK412", "Jadwal mundur «di karenakan» cuaca."),
    naskah(27, "LK413", "Survei berlangsung Januari «s/d» Desember 2023."),
    naskah(28, "LK414", "Jasa kebersihan menelan «Rp 9,092,592,000» setahun."),
    naskah(28, "LK414", "Jasa keamanan menelan «Rp. 9.092.592.000» setahun."),
    naskah(28, "LK415", "Kehadiran pegawai «57.16»% pada pertengahan tahun."),
    naskah(28, "LK417", "Laporan ditandatangani «03 Januari 2024» di kantor."),
    data(28, "LK214", "nip: 19650408", "nip: 19850408"),
]

# What cannot be typed in, and why.  (Of item 26 the travelling time, "100 meter" and "1 jam 45
# menit" for one distance, stays unseen: no data know how far it is.)
NOT_TYPED = {
    20: "letters of sections are given by the program, no data hold them",
    23: "the reviewer's statement is a form that the program leaves open and no data hold",
}


def test_every_item_is_typed_in_or_told_why_not() -> None:
    typed = {row.butir for row in (*STATED, *TYPED)}
    assert typed.isdisjoint(NOT_TYPED)
    assert typed | NOT_TYPED.keys() == set(range(1, 29))


@cache
def _stated(folder: Path) -> tuple[Salinan, tuple[Finding, ...]]:
    rows = "".join(f"  - {row.baru}\n" for row in STATED)
    salinan = salin(folder).tambah(f"pernyataan:\n{rows}")
    return salinan, salinan.temuan()


@cache
def _written(folder: Path) -> tuple[Salinan, tuple[Finding, ...]]:
    sentences = "".join(f"  - {_quoted(row.baris[0])}\n" for row in TYPED if row.kata)
    salinan = salin(folder).ganti("\nsaran:\n", f"\nsaran:\n{sentences}")
    return salinan, salinan.temuan()


def _quoted(words: str) -> str:
    return f">-\n    {words}"


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {name: tmp_path_factory.mktemp(name) for name in ("angka", "naskah")}


@pytest.mark.parametrize("row", [*STATED, *TYPED], ids=str)
def test_it_is_found_at_its_line(row: Tertulis, folders: dict[str, Path], tmp_path: Path) -> None:
    if row.kode == "LK151":
        salinan, findings = _stated(folders["angka"])
    elif row.kata:
        salinan, findings = _written(folders["naskah"])
    else:
        salinan = salin(tmp_path)
        if row.lama:
            salinan.ganti(row.lama, row.baru, row.file)
        findings = salinan.temuan()
    line = salinan.baris(row.baris, row.file)
    source = (salinan.root / row.file).read_text(encoding="utf-8").splitlines()[line - 1]
    columns = [f.place.column for f in findings if f.place and _is_at(f, row, line)]
    assert columns, [str(f.place) for f in findings if f.code == row.kode]
    if row.kata:
        assert source.index(row.kata) + 1 in columns


def _is_at(finding: Finding, row: Tertulis, line: int) -> bool:
    place = finding.place
    return (
        place is not None
        and finding.code == row.kode
        and Path(place.file).name == row.file
        and place.line == line
    )


def test_every_stated_number_names_the_line_it_was_taken_from(folders: dict[str, Path]) -> None:
    _, findings = _stated(folders["angka"])
    messages = [f.message for f in findings if f.code == "LK151"]
    assert [re.findall(r"baris \d+", m) for m in messages] == [
        re.findall(r"baris \d+", row.baru) for row in STATED
    ]
