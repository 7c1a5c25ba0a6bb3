"""The mean of capaian tells its spread, and one figure of 400% hides nothing."""

from __future__ import annotations

import pytest
from proyek import Proyek

from lkjip_docgen.measures import measure

BEFORE = "anggaran:\n  versi"
PLACE = "indikator[0].pengukuran"


def dengan_hasil(proyek: Proyek, *results: str) -> Proyek:
    """The project with further indicators, each with a target of 10."""
    rows = [
        f"  - kode: n{number}\n    nama: Nilai {number}\n    sasaran: sk1\n    satuan: nilai\n"
        f"    target: 10\n    pengukuran: {{jenis: langsung, nama: Penilaian, hasil: {result}}}\n"
        for number, result in enumerate(results, start=1)
    ]
    proyek.ukur("jenis: langsung", "nama: Penilaian", "hasil: 3.25")
    return proyek.ganti(BEFORE, f"{''.join(rows)}{BEFORE}")


def test_the_text_names_the_lowest_the_highest_and_those_that_fell_short(proyek: Proyek) -> None:
    said = dengan_hasil(proyek, "40.6", "8.5").naskah()
    assert "Rata-rata capaian kinerja adalah 197,00%." in said
    assert (
        "Capaian indikator berkisar dari 85,00% (Nilai 2) sampai dengan 406,00% (Nilai 1). "
        "Capaian di bawah 100% terdapat pada satu indikator, yaitu Nilai 2."
    ) in said


def test_a_mean_of_equal_figures_has_no_spread_to_tell(proyek: Proyek) -> None:
    said = dengan_hasil(proyek, "10", "10").naskah()
    assert "Rata-rata capaian kinerja adalah 100,00%." in said
    assert "berkisar" not in said


def test_a_ceiling_holds_in_the_mean_alone_and_is_said_there(proyek: Proyek) -> None:
    proyek.ganti("organisasi:\n", "batas_capaian: 120\norganisasi:\n")
    dengan_hasil(proyek, "40.6", "8.5")
    hasil = measure(proyek.muat().laporan)
    said = proyek.naskah()
    assert [str(i.capaian.nilai) for i in hasil.indikator] == ["100.00", "406.00", "85.00"]
    assert str(hasil.rata_rata_capaian.nilai) == "101.67", "(100 + 120 + 85) ÷ 3"
    assert "sampai dengan 406,00% (Nilai 1)" in said
    assert "Dalam rata-rata, capaian di atas 120% diperhitungkan sebesar 120%." in said
    assert "berkisar dari 85,00% (Nilai 2)" in said


def test_a_ceiling_that_nothing_reaches_is_not_spoken_of(proyek: Proyek) -> None:
    proyek.ganti("organisasi:\n", "batas_capaian: 120\norganisasi:\n")
    assert "diperhitungkan" not in dengan_hasil(proyek, "11").naskah()


@pytest.mark.parametrize("typed", ["99", "0", "-120"])
def test_a_ceiling_below_the_target_itself_is_refused(proyek: Proyek, typed: str) -> None:
    finding = proyek.ganti("organisasi:\n", f"batas_capaian: {typed}\norganisasi:\n").satu()
    assert (finding.code, finding.path) == ("LK017", "batas_capaian")


def test_a_ceiling_may_be_the_target_itself(proyek: Proyek) -> None:
    proyek.ganti("organisasi:\n", "batas_capaian: 100\norganisasi:\n")
    assert proyek.muat().laporan.batas_capaian == 100


# --- figures that cannot be, and figures of several sources ------------------------


def test_a_value_above_all_of_its_elements_is_said_in_the_report(proyek: Proyek) -> None:
    proyek.ganti("Nilai SK;16,75", "Nilai SK;17,51", "survei.csv")
    said = proyek.naskah()
    assert (
        "Nilai SK bulan Januari tercatat lebih tinggi daripada semua unsur pada bulan yang sama"
    ) in said
    assert "masih perlu dikonfirmasi kepada penyelenggara survei." in said


def test_more_respondents_than_people_are_said_in_the_report(proyek: Proyek) -> None:
    said = proyek.ganti(
        "      singkatan: SK\n", "      singkatan: SK\n      populasi: 39\n"
    ).naskah()
    assert (
        "Jumlah responden bulan November (40 responden) melebihi 39 orang yang dapat menjawab"
    ) in said
    assert "masih perlu diperiksa" in said


@pytest.mark.parametrize("where", ["", f", di: '{PLACE}'", f", di: '{PLACE}.tabel'"])
def test_what_the_office_explains_is_said_with_its_explanation(proyek: Proyek, where: str) -> None:
    proyek.ganti("      singkatan: SK\n", "      singkatan: SK\n      populasi: 39\n")
    entry = f'{{kode: LK115, alasan: "Satu pegawai mutasi mengisi dua kali"{where}}}'
    proyek.ganti("organisasi:\n", f"diterima: [{entry}]\norganisasi:\n")
    said = proyek.naskah()
    assert "dalam satu bulan. Satu pegawai mutasi mengisi dua kali." in said
    assert "masih perlu diperiksa" not in said


def test_an_explanation_of_something_else_explains_nothing(proyek: Proyek) -> None:
    proyek.ganti("      singkatan: SK\n", "      singkatan: SK\n      populasi: 39\n")
    entry = (
        '{kode: LK114, alasan: "Kantor pindah"}, {kode: LK115, alasan: "Mesin rusak", di: saran}'
    )
    proyek.ganti("organisasi:\n", f"diterima: [{entry}]\norganisasi:\n")
    said = proyek.naskah()
    assert "masih perlu diperiksa" in said
    assert "Mesin rusak" not in said


DAYS = "  batas_data: {anggaran: 2031-12-31, emonev: 2032-01-04}\n  foto_sampul"


def test_each_figure_of_absorption_has_its_source_and_date(proyek: Proyek) -> None:
    said = proyek.ganti("  foto_sampul", DAYS).naskah()
    assert (
        "yaitu 97,57% menurut realisasi DIPA akhir (data per 31 Desember 2031) dan 30,26% menurut "
        "e-Monev Bappenas sampai dengan akhir April (data per 4 Januari 2032)."
    ) in said


def test_what_has_no_percentage_is_named_beside_the_mean(proyek: Proyek) -> None:
    dengan_hasil(proyek, "10", "0")
    text = proyek.data.read_text(encoding="utf-8")
    head, found, rest = text.partition("  - kode: n2\n")
    zero = rest.replace("    target: 10\n", "    polaritas: minimum\n    target: 0\n", 1)
    said = proyek.tulis(f"{head}{found}{zero}").naskah()
    assert (
        "Rata-rata itu tidak memuat Nilai 2, yang capaiannya tidak dinyatakan dengan persentase."
        in said
    )
