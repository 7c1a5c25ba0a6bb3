"""Quarters that do not make the year, are open, impossible, or come after the period."""

from __future__ import annotations

import pytest
from proyek import Proyek

from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.jobs import check_project

SPENDING = "    realisasi: {{tw1: {}, tw2: {}, tw3: {}, tw4: {}}}"


def found(proyek: Proyek, kode: str, periode: str = "") -> list[Finding]:
    return [f for f in check_project(proyek.root, periode).findings if f.code == kode]


def planned(proyek: Proyek, sifat: str, *lines: str, hasil: str = "100") -> Proyek:
    own = ("    triwulan:", f"      sifat: {sifat}", *(f"      {line}" for line in lines))
    return proyek.langsung(hasil, "100", "    desimal: 2", *own)


@pytest.mark.parametrize(
    ("sifat", "quarters"),
    [
        ("jumlah", "{tw1: 20, tw2: 25, tw3: 25, tw4: 29}"),
        ("akhir", "{tw1: 20, tw2: 45, tw3: 70, tw4: 99}"),
        ("rata-rata", "{tw1: 100, tw2: 100, tw3: 100, tw4: 96}"),
        ("tertinggi", "{tw1: 99, tw2: 98, tw3: 97, tw4: 96}"),
    ],
)
@pytest.mark.parametrize("name", ["target", "realisasi"])
def test_quarters_that_do_not_make_the_year_are_found_with_both_figures(
    proyek: Proyek, sifat: str, quarters: str, name: str
) -> None:
    planned(proyek, sifat, f"{name}: {quarters}")
    (finding,) = found(proyek, "LK171")
    assert finding.severity is Severity.WARNING
    assert f"99,00, sedangkan {name} setahun 100,00 (baris " in finding.message
    assert finding.path == f"indikator[0].triwulan.{name}"
    assert finding.place is not None
    assert "`sifat`" in finding.suggestion
    assert ("`sifat: akhir`" in finding.suggestion) == (sifat != "akhir")


@pytest.mark.parametrize(
    ("sifat", "quarters"),
    [
        ("jumlah", "{tw1: 25.01, tw2: 25, tw3: 25, tw4: 25}"),  # rounded in each quarter
        ("akhir", "{tw1: 20, tw2: 45, tw3: 70, tw4: 100}"),
        ("rata-rata", "{tw1: 99, tw2: 101, tw3: 100, tw4: 100}"),
        ("tertinggi", "{tw1: 100, tw2: 98, tw3: 97, tw4: 96}"),
    ],
)
def test_quarters_that_make_the_year_are_silent(proyek: Proyek, sifat: str, quarters: str) -> None:
    planned(proyek, sifat, f"target: {quarters}", f"realisasi: {quarters}")
    assert not found(proyek, "LK171")
    assert not found(proyek, "LK177")


def test_counts_are_not_rounded(proyek: Proyek) -> None:
    quarters = "{tw1: 25, tw2: 25, tw3: 25, tw4: 26}"
    planned(proyek, "jumlah", f"target: {quarters}").ganti("desimal: 2", "desimal: 0")
    assert found(proyek, "LK171")


def test_three_quarters_with_a_figure_leave_the_fourth_open(proyek: Proyek) -> None:
    planned(proyek, "akhir", "target: {tw1: 20, tw2: 45, tw4: 100}")
    (finding,) = found(proyek, "LK177")
    assert "berisi 3 dari 4 triwulan; triwulan III kosong" in finding.message


def test_an_interim_report_waits_for_no_later_result(proyek: Proyek) -> None:
    planned(proyek, "akhir", "realisasi: {tw1: 20, tw2: 45}")
    assert not found(proyek, "LK177", "semester 1")
    assert found(proyek, "LK177")


def test_a_fifth_quarter_is_refused_with_what_may_have_been_meant(proyek: Proyek) -> None:
    planned(proyek, "akhir", "target: {tw1: 1, tw2: 2, tw3: 3, tw4: 4, tw5: 5}")
    finding = proyek.satu()
    assert finding.code == codes.KUNCI_TIDAK_DIKENAL
    assert "Mungkin maksud Anda `tw" in finding.suggestion


def test_a_list_of_quarters_is_told_how_to_be_written(proyek: Proyek) -> None:
    planned(proyek, "akhir", "target: [25, 25, 25]")
    finding = proyek.satu()
    assert "harus berupa bagian berisi kunci" in finding.message
    assert "tw1" in finding.suggestion


def test_a_step_in_a_quarter_that_there_is_not_is_refused(proyek: Proyek) -> None:
    proyek.langsung("1", "2", "    rencana_aksi:", "      - {kegiatan: Melatih, triwulan: [5]}")
    finding = proyek.satu()
    assert "berisi `5`, triwulan yang tidak ada" in finding.message


def test_figures_without_a_nature_are_found(proyek: Proyek) -> None:
    proyek.langsung("100", "100", "    triwulan: {target: {tw1: 20}}")
    (finding,) = found(proyek, "LK174")
    assert "`sifat: jumlah`" in finding.suggestion


def test_predicates_have_no_sum(proyek: Proyek) -> None:
    proyek.ukur("urutan: [C, B, A]", "hasil: B", "sumber_urutan: Pedoman Contoh")
    quarters = "    triwulan: {sifat: jumlah, realisasi: {tw1: C, tw2: B}}"
    proyek.ganti("    satuan: indeks\n    target: 3.25", f"    target: B\n{quarters}")
    proyek.ganti("target: 3.25", "target: B")
    (finding,) = found(proyek, "LK174")
    assert "tidak mempunyai jumlah" in finding.message


def test_quarters_of_a_survey_are_not_typed_beside_its_months(proyek: Proyek) -> None:
    proyek.ganti("    satuan: indeks", "    triwulan: {realisasi: {tw1: 3.8}}\n    satuan: indeks")
    (finding,) = found(proyek, "LK175")
    assert finding.severity is Severity.WARNING
    assert finding.place is not None


def test_a_quarter_after_the_period_of_the_data_is_found(proyek: Proyek) -> None:
    planned(proyek, "akhir", "realisasi: {tw1: 20, tw2: 45, tw3: 70}")
    proyek.ganti("  tahun: 2031\n", "  tahun: 2031\n  periode: semester 1\n")
    (finding,) = found(proyek, "LK176")
    assert "triwulan III sudah diisi, padahal periode laporan semester 1" in finding.message


def test_a_period_that_is_asked_for_may_end_before_the_data_do(proyek: Proyek) -> None:
    planned(proyek, "akhir", "realisasi: {tw1: 20, tw2: 45, tw3: 70}")
    assert not found(proyek, "LK176", "semester 1")


def spending(proyek: Proyek, *amounts: int, name: str = "realisasi") -> Proyek:
    row = SPENDING.format(*amounts).replace("realisasi", name)
    return proyek.ganti("anggaran:\n  versi", f"anggaran:\n  triwulan:\n{row}\n  versi")


def test_spending_of_quarters_is_that_of_the_year(proyek: Proyek) -> None:
    spending(proyek, 2_000_000_000, 2_000_000_000, 2_000_000_000, 2_000_000_000)
    (finding,) = found(proyek, "LK172")
    assert "Rp8.000.000.000, sedangkan realisasi setahun Rp8.871.653.297" in finding.message


def test_cumulative_spending_is_recognised(proyek: Proyek) -> None:
    spending(proyek, 2_000_000_000, 4_000_000_000, 6_000_000_000, 8_871_653_297)
    (finding,) = found(proyek, "LK172")
    assert "Angkanya tampak kumulatif" in finding.suggestion


def test_a_plan_that_does_not_spend_the_ceiling_is_found(proyek: Proyek) -> None:
    spending(proyek, 1, 1, 1, 1, name="target")
    assert found(proyek, "LK173")


def test_what_no_period_has_is_asked_for_once_and_may_be_declared(proyek: Proyek) -> None:
    proyek.langsung("100", "100")
    paths = {f.path for f in found(proyek, "LK178", "semester 1")}
    assert paths == {"indikator[0]", "anggaran"}
    why = 'tidak_berlaku: "Dinilai sekali setahun"'
    proyek.ganti("    pengukuran:", f"    triwulan: {{{why}}}\n    pengukuran:")
    proyek.ganti("anggaran:\n  versi", f"anggaran:\n  triwulan: {{{why}}}\n  versi")
    assert not found(proyek, "LK178", "semester 1")


def test_an_interim_report_is_not_asked_for_what_only_a_year_has(proyek: Proyek) -> None:
    asked = {f.code for f in check_project(proyek.root, "semester 1").findings}
    assert not {code for code in asked if code.startswith("LK5")}
    assert {f.code for f in check_project(proyek.root).findings if f.code.startswith("LK5")}


def of_the_period(proyek: Proyek) -> Proyek:
    return proyek.ganti(
        "  tempat: Teluk",
        "  batas_data: {kinerja: 2031-06-30, anggaran: 2031-06-30}\n  tempat: Teluk",
    )


def test_a_part_of_the_year_is_not_told_twice_in_two_ways(proyek: Proyek) -> None:
    planned(proyek, "jumlah", "realisasi: {tw1: 22, tw2: 20}", hasil="45")
    of_the_period(spending(proyek, 1_000_000_000, 2_000_000_000, 0, 0))
    (result,) = found(proyek, "LK171", "semester 1")
    assert "42,00, sedangkan hasil pengukuran 45,00 (baris " in result.message
    (spent,) = found(proyek, "LK172", "semester 1")
    assert "sampai dengan triwulan II berjumlah Rp3.000.000.000" in spent.message


@pytest.mark.parametrize("sifat", ["jumlah", "tertinggi"])
def test_targets_of_a_survey_are_no_sum_for_its_results_are_means(
    proyek: Proyek, sifat: str
) -> None:
    quarters = f"    triwulan: {{sifat: {sifat}, target: {{tw1: 1}}}}\n    satuan: indeks"
    (finding,) = found(proyek.ganti("    satuan: indeks", quarters), "LK174")
    assert "`sifat: rata-rata`" in finding.suggestion


@pytest.mark.parametrize("value", ["-2", "2.5"])
def test_a_count_of_a_quarter_is_a_whole_number(proyek: Proyek, value: str) -> None:
    proyek.ukur("yang_dihitung: Laporan", "hasil: 10")
    lines = f"    triwulan: {{sifat: jumlah, realisasi: {{tw1: {value}}}}}\n    satuan: laporan"
    (finding,) = found(proyek.ganti("    satuan: indeks", lines), "LK179")
    assert finding.path == "indikator[0].triwulan.realisasi.tw1"


def test_money_of_quarters_is_neither_negative_nor_more_than_there_is(proyek: Proyek) -> None:
    spending(proyek, 20_000_000_000, -5, 0, 0)
    (too_much,) = found(proyek, "LK103", "semester 1")
    assert "sampai dengan triwulan II Rp19.999.999.995 melampaui pagunya" in too_much.message
    (negative,) = found(proyek, "LK108", "semester 1")
    assert negative.path == "anggaran.triwulan.realisasi.tw2"


OWN = """\
bagian_tambahan:
  - judul: Layanan Keliling
    dalam: Akuntabilitas Kinerja > Realisasi Anggaran
    isi: [{uraian: Layanan keliling diadakan dua kali.}]
lampiran:
  - {judul: Jadwal, uraian: Jadwal ditempel di loket.}
"""


def test_what_an_interim_report_leaves_out_is_told(proyek: Proyek) -> None:
    proyek.ganti("emonev:\n", f"{OWN}emonev:\n")
    paths = [f.path for f in found(proyek, "LK180", "semester 1")]
    assert paths == ["bagian_tambahan[0]", "lampiran[0]"]
    assert not found(proyek, "LK180")
    proyek.ganti("    isi: [", "    periode: semua\n    isi: [")
    proyek.ganti("{judul: Jadwal,", "{judul: Jadwal, periode: tahunan,")
    assert not found(proyek, "LK180", "semester 1")


def test_an_acceptance_for_the_year_is_not_called_idle_in_a_part_of_it(proyek: Proyek) -> None:
    proyek.ganti("emonev:\n", "diterima: [{kode: LK504, alasan: Tidak ada.}]\nemonev:\n")
    assert not found(proyek, "LK290", "semester 1")
