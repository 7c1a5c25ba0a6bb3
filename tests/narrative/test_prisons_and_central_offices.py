"""What reports of a prison, a directorate general and a ministry say in places of their own."""

from __future__ import annotations

import pytest
from proyek import Proyek

from lkjip_docgen.api import compose_report
from lkjip_docgen.document.chart import NumberFormat
from lkjip_docgen.document.tree import Figure
from lkjip_docgen.document.walk import each_block
from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.templating.filters import yang_dicacah


def temuan(proyek: Proyek, code: str) -> list[str]:
    found = check_project(proyek.root).findings
    return [f"{f.message} {f.suggestion}" for f in found if f.code == code]


# --- organisation and working area ---------------------------------------------------


def test_units_below_the_first_level_need_no_task_and_a_described_area_no_list(
    proyek: Proyek,
) -> None:
    proyek.ganti(
        "  unit: [{nama: Subbagian Contoh}]\n",
        "  unit: [{nama: Subbagian Contoh, tugas: melayani, unit: [{nama: Urusan Umum}]}]\n",
    )
    proyek.ganti(
        "  alamat: Jalan Contoh Nomor 1\n",
        "  alamat: Jalan Contoh Nomor 1\n  wilayah_kerja: {uraian: Seluruh Kepulauan Contoh.}\n",
    )
    said = proyek.naskah()

    assert "\nSubbagian Contoh\nMelayani.\nUrusan Umum\n" in said
    assert "\nSeluruh Kepulauan Contoh.\n" in said
    for marker in ("tugas Urusan Umum", "kabupaten/kota dan kecamatan"):
        assert f"BELUM DIISI: {marker}" not in said


# --- percentages ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "counted"),
    [
        ("Jumlah narapidana yang bekerja", "narapidana yang bekerja"),
        ("seluruh pelaku gangguan", "pelaku gangguan"),
        ("Jumlah seluruh klien", "klien"),
        ("Jumlahan", "Jumlahan"),
        ("Realisasi anggaran", ""),
        ("jumlah nilai kontrak", ""),
        ("penghuni", "penghuni"),
        ("", ""),
        (None, None),
    ],
)
def test_what_a_percentage_counts_is_named_without_the_word_for_a_number(
    typed: str | None, counted: str | None
) -> None:
    assert yang_dicacah(typed) == counted


def test_a_percentage_of_money_is_no_count_of_things(proyek: Proyek) -> None:
    proyek.ukur(
        "pembilang: Realisasi belanja",
        "penyebut: Pagu belanja",
        "nilai_pembilang: 90",
        "nilai_penyebut: 120",
    )
    proyek.ganti("    satuan: indeks\n    target: 3.25", "    satuan: persen\n    target: 70")
    proyek.ganti("target: 3.25", "target: 70")

    assert (
        "Pada tahun 2031, realisasi belanja adalah 90 dan pagu belanja adalah 120. Perhitungannya"
    ) in proyek.naskah()
    assert "yaitu 75,00% terhadap target 70,00%" in proyek.naskah()


# --- the budget ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Penambahan bahan makanan", "Sebabnya: penambahan bahan makanan."),
        ("Pagu ditambah untuk bahan makanan.", "Pagu ditambah untuk bahan makanan."),
    ],
)
def test_the_cause_of_a_revision_is_a_sentence_however_it_is_typed(
    proyek: Proyek, typed: str, printed: str
) -> None:
    first = "    - {kode: awal, nama: DIPA awal, program: [{nama: Program Layanan, pagu: 9}]}\n"
    proyek.ganti(
        "    - kode: dipa-akhir\n", f"{first}    - kode: dipa-akhir\n      penyebab: {typed}\n"
    )

    text = proyek.naskah()
    assert f". {printed}" in text
    assert "Pagu Program Layanan berubah dari Rp9 menjadi " in text


# --- programs that support an indicator --------------------------------------------------


def test_no_supporting_program_is_not_said_beside_the_program_that_pays(proyek: Proyek) -> None:
    proyek.ganti("    pengukuran:\n", "    analisis: {program_penunjang: []}\n    pengukuran:\n")
    said = proyek.naskah()

    assert "Tidak ada program dan kegiatan yang menunjang" not in said
    assert "Indikator ini dibiayai dari Program Layanan" in said


def test_what_supports_an_indicator_is_to_be_described_not_denied(proyek: Proyek) -> None:
    (message,) = temuan(proyek, "LK508")

    assert "program_penunjang: []" not in message
    assert "yang membiayai indikator itu" in message


def test_a_report_that_repeats_its_issues_is_not_told_to_say_there_are_none(
    proyek: Proyek,
) -> None:
    proyek.ganti("dokumen:\n", "isu_strategis: {butir: [{uraian: Kamar penuh.}]}\ndokumen:\n")
    (message,) = [text for text in temuan(proyek, "LK515") if "isu dan kondisi" in text]

    assert "isu: []" not in message
    assert "laporan mengulang butir `isu_strategis`" in message


def test_absorption_without_a_special_cause_is_not_said_to_have_none(proyek: Proyek) -> None:
    said = proyek.ganti("anggaran:\n  versi:\n", "anggaran:\n  faktor: []\n  versi:\n").naskah()

    assert (
        "Tidak ada faktor khusus yang dilaporkan memengaruhi penyerapan anggaran tahun 2031."
    ) in said


# --- sections that one ministry's guideline asks for ---------------------------------------


def test_a_hint_about_a_whole_section_says_how_to_leave_it_out(proyek: Proyek) -> None:
    hints = temuan(proyek, "LK512")

    assert any("tambahkan `tata_nilai` pada `susunan.tanpa`" in hint for hint in hints)
    assert not any("tambahkan `penetapan`" in hint for hint in hints)


@pytest.mark.parametrize("code", ["eselon-satu", "kementerian"])
def test_a_central_office_is_not_asked_for_the_guidance_of_its_staff(
    proyek: Proyek, code: str
) -> None:
    proyek.ganti("dokumen:\n", f"profil: {code}\ndokumen:\n")

    assert not [hint for hint in temuan(proyek, "LK516") if "pembinaan" in hint]
    assert "Pembinaan" not in proyek.naskah().split("\n")


# --- a ministry promises to nobody above it -----------------------------------------------

SIGNED = """\
  - dokumen: perjanjian_kinerja
    tempat: Jakarta
    tanggal: 2031-01-02
    penandatangan:
      - {nama: Sari Contoh, jabatan: Menteri Contoh}
organisasi:
"""


def test_an_agreement_of_one_signatory_is_no_assignment_by_a_superior(proyek: Proyek) -> None:
    said = proyek.ganti("organisasi:\n", SIGNED).naskah()

    assert "pimpinan instansi yang lebih tinggi" not in said
    assert (
        "Perjanjian Kinerja Tahun 2031 Kantor Contoh Teluk ditandatangani di Jakarta pada tanggal "
        "2 Januari 2031 oleh Sari Contoh selaku Menteri Contoh."
    ) in said


# --- who signs -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("office", "post", "is_known"),
    [
        ("Direktorat Jenderal Contoh", "Direktur Jenderal Contoh", True),
        ("Direktorat Jenderal Contoh", "Plt. Direktur Jenderal Contoh", True),
        ("Kementerian Contoh", "Menteri Contoh", True),
        ("Inspektorat Kota Contoh", "Inspektur Kota Contoh", True),
        ("Direktorat Jenderal Contoh", "Direktur Jenderal Lain", False),
    ],
)
def test_the_head_of_an_office_is_known_by_the_post_that_its_name_tells(
    proyek: Proyek, office: str, post: str, is_known: bool
) -> None:
    proyek.ganti("  nama: Kantor Contoh Teluk\n", f"  nama: {office}\n")
    proyek.ganti("        jabatan: Kepala Kantor Contoh Teluk\n", f"        jabatan: {post}\n")

    assert (temuan(proyek, "LK213") == []) is is_known


# --- texts ---------------------------------------------------------------------------------


def test_a_placeholder_is_told_of_where_it_stands_and_not_where_it_is_followed(
    proyek: Proyek,
) -> None:
    proyek.ganti("    nama: Indeks Kepuasan\n    sasaran: sk1\n", "")
    proyek.ganti("              - nama: Indeks Kepuasan\n", '              - nama: "[isi]"\n')
    (finding,) = [f for f in check_project(proyek.root).findings if f.code == "LK400"]

    assert finding.path.startswith("perjanjian_kinerja")


@pytest.mark.parametrize(
    ("cell", "is_found"),
    [("| **Jumlah** | 502 |", False), ("| *jumlah* | 502 |", True), ("sebesar **jumlah**", True)],
    ids=["a total in bold", "a slot in a cell", "a bold slot in a sentence"],
)
def test_a_bold_cell_of_a_table_is_no_placeholder(
    proyek: Proyek, cell: str, is_found: bool
) -> None:
    text = f"  sejarah: |\n    | Golongan | Orang |\n    |---|---|\n    {cell}\n"
    proyek.ganti("  alamat: Jalan Contoh Nomor 1\n", f"  alamat: Jalan Contoh Nomor 1\n{text}")

    assert bool(temuan(proyek, "LK400")) is is_found


# --- scores typed whole --------------------------------------------------------------------

SCORES = """\
smart:
  tahunan:
    - {tahun: 2022, nilai: 88.14, sumber: SMART per 12 Januari 2023}
    - {tahun: 2023, nilai: 90.02, sumber: SMART per 11 Januari 2024}
    - {tahun: 2031, nilai: 91.37, sumber: SMART per 15 Januari 2032}
"""


def test_scores_typed_whole_are_a_table_without_components_and_one_note(proyek: Proyek) -> None:
    proyek.ganti("dokumen:\n", f"profil: eselon-satu\n{SCORES}dokumen:\n")
    said = proyek.naskah().split("\n")

    start = said.index("Nilai Kinerja Anggaran Tahun 2022–2031")
    assert said[start + 1 : start + 9] == [
        *("Uraian", "2022", "2023", "2031"),
        *("Nilai Kinerja Anggaran", "88,14", "90,02", "91,37"),
    ]
    (note,) = [line for line in said if "Metode penilaian berubah" in line]
    assert "Komponen yang tidak berlaku" not in note
    assert note.endswith(
        " Nilai tahun 2022, 2023, dan 2031 tidak dihitung dari komponennya; sumber: SMART per "
        "12 Januari 2023 (tahun 2022); SMART per 11 Januari 2024 (tahun 2023); SMART per "
        "15 Januari 2032 (tahun 2031)."
    )


# --- staff -----------------------------------------------------------------------------------


def test_two_divisions_of_the_staff_are_told_apart_where_one_holds_an_and(proyek: Proyek) -> None:
    staff = """\
pegawai:
  rincian:
    - {kode: a, nama: Eselon dan jabatan, kelompok: [{nama: Eselon IV, jumlah: 3}]}
    - {kode: b, nama: Golongan, kelompok: [{nama: Golongan III, jumlah: 3}]}
"""
    said = proyek.ganti("dokumen:\n", f"{staff}dokumen:\n").naskah()

    assert "Rinciannya menurut eselon dan jabatan serta golongan disajikan" in said


# --- counts ----------------------------------------------------------------------------------


def test_a_chart_of_a_count_without_percentages_has_whole_marks_and_no_word_of_them(
    proyek: Proyek,
) -> None:
    proyek.ukur("yang_dihitung: pelarian", "hasil: 0")
    proyek.ganti(
        "    satuan: indeks\n    target: 3.25",
        "    satuan: orang\n    target: 0\n    polaritas: minimum\n"
        "    riwayat:\n      - {tahun: 2030, target: 0, realisasi: 1}\n"
        "      - {tahun: 2029, target: 0, realisasi: 3}",
    )
    proyek.ganti("target: 3.25", "target: 0")
    project = proyek.muat()
    parts = compose_report(project).parts
    figures = [b for part in parts for b in each_block(part.blocks) if isinstance(b, Figure)]
    (chart,) = [f.chart for f in figures if f.id == "gambar-puas-kartu"]

    assert chart is not None
    assert (chart.format, chart.axis_title) == (NumberFormat.WHOLE, "")
