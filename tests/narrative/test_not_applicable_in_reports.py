"""What the office declares not to apply: a sentence in its place, no marker, no finding."""

from __future__ import annotations

import pytest
from proyek import Proyek

from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.templating.absence import continued


def dengan(proyek: Proyek, lines: str) -> Proyek:
    """The project with more lines at the end of its data."""
    return proyek.tulis(proyek.data.read_text(encoding="utf-8") + lines)


def belum_diisi(proyek: Proyek) -> list[str]:
    """What the completeness checks still ask for."""
    messages = (finding.message for finding in check_project(proyek.root).findings)
    return [message for message in messages if message.startswith("Belum diisi")]


WHOLE = {
    "smart": "Nilai Kinerja Anggaran (SMART) tidak berlaku: Dibiayai APBD.",
    "ikpa": "Penilaian IKPA tidak berlaku: Dibiayai APBD.",
    "pembinaan": "Pembinaan tidak berlaku: Dibiayai APBD.",
    "penghargaan": "Penghargaan tidak berlaku: Dibiayai APBD.",
    "pegawai": "Keadaan pegawai tidak berlaku: Dibiayai APBD.",
    "saran": "Saran dan rekomendasi perbaikan tidak berlaku: Dibiayai APBD.",
    "kesimpulan": (
        "Isu dan kondisi yang berpotensi menghambat capaian kinerja tidak berlaku: Dibiayai APBD."
    ),
    "aspek_strategis": "Aspek strategis Kantor Contoh Teluk tidak berlaku: Dibiayai APBD.",
    "perjanjian_tahun_depan": "Perjanjian Kinerja Tahun 2032 tidak berlaku: Dibiayai APBD.",
}


def test_a_section_that_does_not_apply_is_a_sentence(proyek: Proyek) -> None:
    asked = belum_diisi(proyek)
    lines = [f'{name}: {{tidak_berlaku: "Dibiayai APBD."}}\n' for name in WHOLE]
    said = dengan(proyek, "".join(lines)).naskah().split("\n")
    assert [sentence for sentence in WHOLE.values() if sentence not in said] == []
    assert not [line for line in said if "BELUM DIISI" in line and "SMART" in line]
    left = belum_diisi(proyek)
    for name in (
        "SMART",
        "IKPA",
        "pembinaan",
        "penghargaan",
        "pegawai",
        "saran dan",
        "isu dan",
        "aspek",
    ):
        assert any(name in message for message in asked), name
        assert not any(name in message for message in left), name


def test_the_years_of_a_section_may_be_declared_like_the_section(proyek: Proyek) -> None:
    report = dengan(proyek, 'ikpa: {tahunan: {tidak_berlaku: "Dibiayai APBD."}}\n').naskah()
    assert "Penilaian IKPA tidak berlaku: Dibiayai APBD." in report
    assert "BELUM DIISI: nilai IKPA" not in report


INDIKATOR = """\
    riwayat: {tidak_berlaku: "Baru diukur."}
    target_menengah: {tidak_berlaku: "Tidak ada dalam renstra."}
    pembanding: {tidak_berlaku: "Hanya kantor ini yang mengukurnya."}
    analisis: {tidak_berlaku: "Dibahas pada laporan pusat."}
"""


def test_the_analyses_of_an_indicator_that_do_not_apply_are_sentences(proyek: Proyek) -> None:
    proyek.ganti("    program: Program Layanan\n", '    program: {tidak_berlaku: "Tanpa biaya."}\n')
    proyek.ganti("    pengukuran:\n", f"{INDIKATOR}    pengukuran:\n")
    said = proyek.naskah()
    name = "Indeks Kepuasan"
    for sentence in (
        f"Perbandingan {name} dengan tahun-tahun sebelumnya tidak berlaku: Baru diukur.",
        f"Target jangka menengah {name} tidak berlaku: Tidak ada dalam renstra.",
        f"Realisasi {name} kantor wilayah atau standar nasional tidak berlaku: Hanya kantor ini",
        f"Kendala pencapaian {name} tidak berlaku: Dibahas pada laporan pusat.",
        f"Analisis efisiensi {name} tidak berlaku: Tanpa biaya.",
    ):
        assert sentence in said
    assert not [line for line in said.split("\n") if "BELUM DIISI" in line and name in line]
    assert not [message for message in belum_diisi(proyek) if name in message]


def test_a_number_in_a_table_is_a_dash_with_its_reason_below(proyek: Proyek) -> None:
    first = "              realisasi: 8871653297\n"
    second = '{nama: Pameran, pagu: 1000000, realisasi: {tidak_berlaku: "Pameran dibatalkan."}}'
    proyek.ganti(first, f"{first}            - {second}\n")
    said = proyek.naskah()
    assert "Tanda “–” berarti tidak berlaku: Pameran dibatalkan." in said
    assert "anggaran yang terealisasi adalah Rp8.871.653.297" in said, "the rest makes the total"
    assert not [m for m in belum_diisi(proyek) if "Pameran" in m]


def test_a_target_that_does_not_apply_leaves_no_capaian_and_says_so(proyek: Proyek) -> None:
    proyek.ganti(
        "    target: 3.25\n    program", '    target: {tidak_berlaku: "Baru."}\n    program'
    )
    said = proyek.naskah()
    assert "Target tidak berlaku: Baru. Karena itu capaian tidak dihitung." in said
    assert "datanya belum lengkap" not in said
    assert not [m for m in belum_diisi(proyek) if m.startswith("Belum diisi: target Indeks")]


def test_a_date_that_does_not_apply_is_left_out_of_the_sentence(proyek: Proyek) -> None:
    proyek.ganti(
        "  foto_sampul", '  batas_data: {anggaran: {tidak_berlaku: "Tutup buku."}}\n  foto_sampul'
    )
    said = proyek.naskah()
    assert " Anggaran yang terealisasi adalah Rp8.871.653.297" in said
    assert "batas data realisasi anggaran" not in said


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Anggaran bersumber dari APBD.", "Anggaran bersumber dari APBD"),
        ("Kementerian Keuangan tidak menilainya", "Kementerian Keuangan tidak menilainya"),
        ("APBD", "APBD"),
        ("belum ada.", "belum ada"),
    ],
)
def test_a_reason_goes_on_after_the_colon(typed: str, printed: str) -> None:
    assert continued(typed) == printed


def test_a_month_without_a_survey_is_a_dash_once_the_office_says_why(proyek: Proyek) -> None:
    assert "Tanda [?]: belum diisi." in proyek.naskah()
    proyek.ganti("tabel: survei.csv", "tabel: survei.csv\n      bulan_kosong: Layanan tutup.")
    said = proyek.naskah()
    assert "[?]" not in said
    assert "Tanda “–” berarti tidak berlaku: Layanan tutup." in said
    assert "Bulan Desember tidak diperhitungkan. Layanan tutup." in said
