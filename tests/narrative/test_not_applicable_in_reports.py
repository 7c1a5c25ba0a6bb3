"""What the office declares not to apply: a sentence in its place, no marker, no finding."""

from __future__ import annotations

import pytest
from proyek import Proyek

from lkjip_docgen.api import compose_report
from lkjip_docgen.document import Heading, plain_text
from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.templating.absence import continued


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
    said = proyek.tambah("".join(lines)).naskah().split("\n")
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


def test_what_does_not_apply_has_no_heading_for_its_one_sentence(proyek: Proyek) -> None:
    proyek.ganti("emonev:\n  tabel: emonev.csv", 'emonev: {tidak_berlaku: "Dibiayai APBD."}')
    lines = [f'{name}: {{tidak_berlaku: "Dibiayai APBD."}}\n' for name in ("smart", "ikpa")]
    proyek.tambah("".join(lines))
    chapter = compose_report(proyek.muat()).part("bab_3")
    headings = [plain_text(block.content) for block in chapter if isinstance(block, Heading)]
    assert "Capaian Kinerja Anggaran" in headings
    for name in ("Nilai Kinerja Anggaran", "Indikator Kinerja Pelaksanaan Anggaran", "e-Monev"):
        assert not [heading for heading in headings if name in heading]
    said = proyek.naskah()
    assert "\nE-Monev Bappenas tidak berlaku: Dibiayai APBD.\n" in said
    assert "\nPenilaian IKPA tidak berlaku: Dibiayai APBD.\n" in said


def test_the_years_of_a_section_may_be_declared_like_the_section(proyek: Proyek) -> None:
    report = proyek.tambah('ikpa: {tahunan: {tidak_berlaku: "Dibiayai APBD."}}\n').naskah()
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
        f"Target jangka menengah untuk {name} tidak berlaku: Tidak ada dalam renstra.",
        f"Realisasi {name} pada kantor wilayah atau standar nasional tidak berlaku: Hanya kantor",
        f"Kendala dalam mencapai target {name} tidak berlaku: Dibahas pada laporan pusat.",
        f"Analisis efisiensi untuk {name} tidak berlaku: Tanpa biaya.",
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


IKPA = """\
ikpa:
  tahunan:
    - tahun: 2031
      komponen:
        penyerapan_anggaran: 95
        capaian_output: 100
        pengelolaan_up_tup: {tidak_berlaku: "Kantor tidak mengelola uang persediaan."}
"""


def test_a_component_of_a_score_is_a_dash_with_its_reason_below(proyek: Proyek) -> None:
    said = proyek.tambah(IKPA).naskah()
    assert "bobotnya dikeluarkan" in said
    assert "Tanda “–” berarti tidak berlaku: Kantor tidak mengelola uang persediaan." in said


def test_where_an_office_stands_may_be_declared(proyek: Proyek) -> None:
    proyek.ganti("  alamat:", '  kedudukan: {tidak_berlaku: "Lembaga baru."}\n  alamat:')
    sentence = "Kedudukan Kantor Contoh Teluk tidak berlaku: Lembaga baru. Kantor beralamat di"
    assert sentence in proyek.naskah()


def test_a_reason_in_the_place_of_empty_months_is_their_reason(proyek: Proyek) -> None:
    reason = 'bulan_kosong: {tidak_berlaku: "Layanan tutup."}'
    said = proyek.ganti("tabel: survei.csv", f"tabel: survei.csv\n      {reason}").naskah()
    assert "[?]" not in said
    assert "Bulan Desember tidak diperhitungkan. Layanan tutup." in said


def test_so_it_is_of_the_months_of_emonev(proyek: Proyek) -> None:
    proyek.ganti("April;30,26;28,91", "April;;28,91", "emonev.csv")
    proyek.ganti("  tabel: emonev", '  bulan_kosong: {tidak_berlaku: "Pindah."}\n  tabel: emonev')
    assert "Tanda “–” berarti tidak berlaku: Pindah." in proyek.naskah()


CHANGED = """\
  - tahun: 2031
    versi: perubahan
    tanggal: {tidak_berlaku: "Naskahnya hilang."}
    anggaran: dipa-akhir
    tingkat:
      - tingkat: kegiatan
        sasaran:
          - kode: sk1
            nama: Meningkatnya kepuasan
            indikator: [{nama: Indeks Kepuasan, indikator: puas, target: 3.25}]
indikator:
"""
SIGNED = """\
  - dokumen: perjanjian_kinerja
    tahun: 2031
    tempat: Teluk Contoh
    penandatangan:
      - {peran: pihak_pertama, nama: Sari Contoh, jabatan: Kepala}
      - {peran: pihak_kedua, nama: Budi Contoh, jabatan: Kepala Wilayah}
organisasi:
"""


def test_the_date_of_a_changed_agreement_is_left_out(proyek: Proyek) -> None:
    proyek.ganti("indikator:\n  - kode", f"{CHANGED}  - kode").ganti("organisasi:\n", SIGNED)
    said = proyek.naskah()
    assert "Perjanjian tersebut kemudian diubah. Yang diukur" in said


NO_SENTENCE = {
    "dokumen.batas_data.anggaran": "a date is left out of its sentence",
    "dokumen.foto_sampul": "a picture",
    "instansi.eselon_satu": "an office of a region has none: nothing stands in its place",
    "kantor.sejarah": "a part that may be empty",
    "kantor.telepon": "a part that may be empty",
    "pejabat.tanggal": "a date is left out of its sentence; the block keeps room to write it",
    "perjanjian_kinerja.tanggal": "a date is left out of its sentence",
    "indikator.singkatan": "a part that may be empty",
    "indikator.pengukuran.laman": "a source is left out of its sentence",
}
"""Values whose reason the report does not print, of each kind that the guide names."""

DECLARED_AT_ONCE = (
    ("  foto_sampul: foto/sampul.jpg", "  foto_sampul: {X}\n  batas_data: {anggaran: {X}}"),
    ("  eselon_satu: {nama: Direktorat Jenderal Contoh}", "  eselon_satu: {X}"),
    ("  alamat:", "  sejarah: {X}\n  telepon: {X}\n  alamat:"),
    ("    tanggal: 2032-01-05\n    penanda", "    tanggal: {X}\n    penanda"),
    ("    tanggal: 2031-01-02", "    tanggal: {X}"),
    ("    satuan: indeks", "    singkatan: {X}\n    satuan: indeks"),
    ("      tabel: survei.csv", "      laman: {X}\n      tabel: survei.csv"),
)


def test_what_may_be_empty_prints_neither_a_marker_nor_a_reason(proyek: Proyek) -> None:
    before = proyek.naskah().count("BELUM DIISI")
    for old, new in DECLARED_AT_ONCE:
        proyek.ganti(old, new.replace("X", 'tidak_berlaku: "Sebab Rahasia."'))
    assert proyek.data.read_text(encoding="utf-8").count("Sebab Rahasia.") == len(NO_SENTENCE)
    said = proyek.naskah()
    assert "Sebab Rahasia" not in said
    assert said.count("BELUM DIISI") < before  # that of the date of the budget


@pytest.mark.parametrize("what", ["hasil", "target"])
def test_an_indicator_that_is_not_judged_is_asked_for_no_obstacles(
    proyek: Proyek, what: str
) -> None:
    if what == "hasil":
        proyek.ukur("jenis: langsung", "nama: Uji", 'hasil: {tidak_berlaku: "Ditunda."}')
    else:
        proyek.langsung("3.5", "3.25")
        proyek.ganti(
            "satuan: indeks\n    target: 3.25",
            'satuan: indeks\n    target: {tidak_berlaku: "Baru."}',
        )
    said = proyek.naskah()
    assert "Analisis ini tidak disajikan karena capaian Indeks Kepuasan tidak dinilai." in said
    for word in ("kendala", "solusi", "analisis penyebab"):
        assert f"BELUM DIISI: {word}" not in said
        assert not [message for message in belum_diisi(proyek) if word in message]


def test_a_result_that_does_not_apply_is_compared_with_nothing(proyek: Proyek) -> None:
    proyek.ukur("jenis: langsung", "nama: Uji", 'hasil: {tidak_berlaku: "Ditunda."}')
    said = proyek.naskah()
    assert "Perbandingan tidak disajikan karena realisasi Indeks Kepuasan tidak dinilai." in said
    assert not [message for message in belum_diisi(proyek) if "pembanding" in message]


def test_elements_of_which_none_applies_leave_no_result_to_fill_in(proyek: Proyek) -> None:
    proyek.ukur(
        "jenis: unsur_berbobot", "nama: Uji", "skala_hasil: {maks: 4}", "kelompok:",
        "  - kode: internal", "    nama: Pihak internal", "    responden: 5",
        '    unsur: [{nama: Waktu, bobot: 100, nilai: {tidak_berlaku: "Survei ditunda."}}]',
    )  # fmt: skip
    said = proyek.naskah()
    assert "Realisasi tidak berlaku: Survei ditunda. Karena itu capaian tidak dihitung." in said
    assert "BELUM DIISI: nilai unsur" not in said


def test_issues_that_do_not_apply_are_not_asked_for_again(proyek: Proyek) -> None:
    issue = "isu dan kondisi yang berpotensi menghambat"
    assert f"BELUM DIISI: {issue}" in proyek.naskah()
    for said in ('{tidak_berlaku: "Kantor baru."}', "{butir: []}"):
        proyek.ganti("emonev:\n", f"isu_strategis: {said}\nemonev:\n")
        assert f"BELUM DIISI: {issue}" not in proyek.naskah()
        assert not [message for message in belum_diisi(proyek) if issue in message]
        proyek.ganti(f"isu_strategis: {said}\n", "")


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
    proyek.ganti("tabel: survei.csv", "tabel: survei.csv\n      bulan_kosong: layanan tutup.")
    said = proyek.naskah()
    assert "[?]" not in said
    assert "Tanda “–” berarti tidak berlaku: layanan tutup." in said
    assert "Bulan Desember tidak diperhitungkan. Layanan tutup." in said


def test_the_reason_of_empty_months_is_not_said_of_a_month_with_a_value(proyek: Proyek) -> None:
    proyek.ganti("tabel: survei.csv", "tabel: survei.csv\n      bulan_kosong: layanan tutup.")
    proyek.ganti("Responden;30;31", "Responden;;31", "survei.csv")
    assert (
        "Bulan Desember tidak diperhitungkan. Layanan tutup. Bulan Januari belum mempunyai nilai"
        in proyek.naskah()
    )
