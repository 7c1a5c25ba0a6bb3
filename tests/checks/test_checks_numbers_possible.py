"""Figures that cannot be, or only in earnest: less than nothing, more than the whole, nobody."""

from __future__ import annotations

import pytest
from proyek import Proyek
from seeded_sample import with_same_cause

from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.jobs.check import check_project

PNBP = "pnbp:\n  tahunan: [{tahun: 2031, target: 5000, realisasi: 4000}]\nemonev:\n"
SPENT = "              realisasi: 8871653297"
SOURCES = "  sumber_dana: [{nama: Rupiah Murni, pagu: -9.092.592.000}]\nemonev:\n"
SALARIES = "{jenis: Belanja Pegawai, pagu: -1, realisasi: -2}"
BY_TYPE = f"  jenis_belanja: [{{tahun: 2031, belanja: [{SALARIES}]}}]\n"
PROMISED = """\
    program: [{nama: Program Layanan, kegiatan: [{nama: Layanan, anggaran: -7}]}]
indikator:
  - kode"""
STAFF = "pegawai: {rincian: [{kode: a, nama: Golongan, kelompok: [{nama: III, jumlah: 0}]}]}\n"


def found(proyek: Proyek, code: str) -> list[Finding]:
    """What a check says under a code."""
    return [one for one in with_same_cause(check_project(proyek.root).findings) if one.code == code]


@pytest.mark.parametrize(
    ("old", "new", "code", "path", "told"),
    [
        pytest.param(
            "pagu: 9.092.592.000", "pagu: -9.092.592.000",
            "LK107", "anggaran.versi[0].program[0].kegiatan[0].pagu", "Pagu kegiatan Layanan",
            id="the ceiling of an activity",
        ),
        pytest.param(
            "emonev:\n", SOURCES,
            "LK107", "anggaran.sumber_dana[0].pagu", "Pagu Rupiah Murni", id="a source of funds",
        ),
        pytest.param(
            "emonev:\n", f"{BY_TYPE}emonev:\n",
            "LK107", "anggaran.jenis_belanja[0].belanja[0].pagu", "Pagu Belanja Pegawai 2031",
            id="a type of spending",
        ),
        pytest.param(
            "emonev:\n", PNBP.replace("5000", "-5000"),
            "LK107", "pnbp.tahunan[0].target", "Target PNBP 2031", id="a target of income",
        ),
        pytest.param(
            "indikator:\n  - kode", PROMISED,
            "LK107", "perjanjian_kinerja[0].program[0].kegiatan[0].anggaran",
            "Anggaran kegiatan Layanan", id="the budget of an agreement",
        ),
        pytest.param(
            SPENT, SPENT.replace("8871", "-8871"),
            "LK108", "anggaran.versi[0].program[0].kegiatan[0].realisasi",
            "Realisasi kegiatan Layanan", id="spending",
        ),
        pytest.param(
            "emonev:\n", f"{BY_TYPE}emonev:\n",
            "LK108", "anggaran.jenis_belanja[0].belanja[0].realisasi",
            "Realisasi Belanja Pegawai 2031", id="spending by type",
        ),
        pytest.param(
            "emonev:\n", PNBP.replace("4000", "-4000"),
            "LK108", "pnbp.tahunan[0].realisasi", "Realisasi PNBP 2031", id="income",
        ),
    ],
)  # fmt: skip
def test_rupiah_below_nothing_are_told_where_they_stand(
    proyek: Proyek, old: str, new: str, code: str, path: str, told: str
) -> None:
    assert found(proyek, code) == []
    (finding,) = found(proyek.ganti(old, new), code)
    assert (finding.path, finding.message.startswith(f"{told} negatif: −Rp")) == (path, True)
    assert finding.place is not None
    assert finding.severity is (Severity.ERROR if code == "LK107" else Severity.WARNING)


def test_money_paid_back_may_be_accepted(proyek: Proyek) -> None:
    proyek.ganti(SPENT, SPENT.replace("8871", "-8871"))
    proyek.ganti("emonev:\n", "diterima: [{kode: LK108, alasan: Pengembalian.}]\nemonev:\n")
    assert found(proyek, "LK108") == []
    assert found(proyek, "LK290") == []


@pytest.mark.parametrize(
    ("result", "target", "unit", "said"),
    [
        ("-0.01", "80", "persen", ["Hasil Indeks Kepuasan −0,01, negatif."]),
        ("100.01", "80", "persen", ["Hasil Indeks Kepuasan 100,01, lebih dari seratus persen."]),
        ("9000", "800", "persen", ["Target Indeks Kepuasan 800, lebih dari seratus persen.",
                                   "Hasil Indeks Kepuasan 9.000, lebih dari seratus persen."]),
        ("0", "100", "persen", []),
        ("100", "0", "persen", []),
        ("9000", "800", "laporan", []),
        ("-3", "800", "laporan", ["Hasil Indeks Kepuasan −3, negatif."]),
    ],
)  # fmt: skip
def test_a_figure_beyond_the_whole_or_below_nothing_is_told(
    proyek: Proyek, result: str, target: str, unit: str, said: list[str]
) -> None:
    proyek.langsung(result, target).ganti("satuan: indeks", f"satuan: {unit}")
    assert sorted(one.message for one in found(proyek, "LK130")) == sorted(said)


@pytest.mark.parametrize("polarity", ["maksimum", "minimum"])
def test_either_polarity_has_the_same_bounds(proyek: Proyek, polarity: str) -> None:
    proyek.langsung("-2", "5", f"    polaritas: {polarity}").ganti(
        "satuan: indeks", "satuan: persen"
    )
    assert [one.path for one in found(proyek, "LK130")] == ["indikator[0].pengukuran.hasil"]


def test_a_declared_scale_says_what_is_possible(proyek: Proyek) -> None:
    proyek.langsung("-2", "1")
    proyek.ganti("hasil: -2", "hasil: -2\n      skala_hasil: {min: -5, maks: 5}")
    assert found(proyek, "LK130") == []
    proyek.ganti("min: -5", "min: 1").ganti("hasil: -2", "hasil: 0.5")
    (finding,) = found(proyek, "LK130")
    assert "0,5, lebih kecil daripada skalanya, 1" in finding.message


def test_a_target_that_only_the_agreement_has_is_told(proyek: Proyek) -> None:
    proyek.ganti(
        "indikator:\n  - kode: puas",
        "              - {nama: Indeks Lain, target: -2}\nindikator:\n  - kode: puas",
    )
    (finding,) = found(proyek, "LK130")
    assert finding.path == "perjanjian_kinerja[0].tingkat[0].sasaran[0].indikator[1].target"


def test_an_office_without_anybody_says_so_and_is_asked(proyek: Proyek) -> None:
    proyek.ganti("emonev:\n", f"{STAFF}emonev:\n")
    (finding,) = found(proyek, "LK142")
    assert finding.path == "pegawai.rincian[0].kelompok"
    said = proyek.naskah()
    assert "Kantor Contoh Teluk belum mempunyai pegawai (data per" in said
    assert "0 orang pegawai" not in said


NAMES = [
    ("unit: [{nama: Subbagian Contoh}]", "unit: [{nama: Subbagian A}, {nama: subbagian  a}]",
     "organisasi.unit[1].nama"),
    ("unit: [{nama: Subbagian Contoh}]",
     "unit: [{nama: Bidang, unit: [{nama: Seksi}, {nama: Seksi}]}]",
     "organisasi.unit[0].unit[1].nama"),
    ("indikator:\n  - kode: puas", """\
          - kode: sk2
            nama: Meningkatnya kepuasan
            indikator: [{nama: Indeks Lain, target: 1}]
indikator:
  - kode: puas""", "perjanjian_kinerja[0].tingkat[0].sasaran[1].nama"),
    ("indikator:\n  - kode: puas", """\
          - kode: sk2
            nama: Meningkatnya mutu
            indikator: [{nama: Indeks Kepuasan, target: 1}]
indikator:
  - kode: puas""", "perjanjian_kinerja[0].tingkat[0].sasaran[1].indikator[0].nama"),
    ("  periode: {mulai", "  misi: [Melayani, melayani]\n  periode: {mulai", "renstra.misi[1]"),
    ("  dasar_hukum: Per", "  fungsi: [Melayani, Melayani]\n  dasar_hukum: Per",
     "organisasi.fungsi[1]"),
    ("  alamat:", "  wilayah_kerja: {wilayah: [{nama: A, kecamatan: [Barat, Barat]}]}\n  alamat:",
     "kantor.wilayah_kerja.wilayah[0].kecamatan[1]"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "path"), NAMES, ids=[path for _, _, path in NAMES])
def test_two_items_of_one_name_are_told(proyek: Proyek, old: str, new: str, path: str) -> None:
    proyek.ganti(old, new)
    assert [one.path for one in found(proyek, "LK232")] == [path]


def test_units_that_have_no_name_yet_are_not_of_one_name(proyek: Proyek) -> None:
    unnamed = '{nama: "[BELUM DIISI: nama unit]"}'
    proyek.ganti("unit: [{nama: Subbagian Contoh}]", f"unit: [{unnamed}, {unnamed}]")
    assert found(proyek, "LK232") == []


def test_units_of_one_name_under_different_heads_are_sound(proyek: Proyek) -> None:
    both = "[{nama: Bidang A, unit: [{nama: Seksi}]}, {nama: Bidang B, unit: [{nama: Seksi}]}]"
    proyek.ganti("unit: [{nama: Subbagian Contoh}]", f"unit: {both}")
    assert found(proyek, "LK232") == []
