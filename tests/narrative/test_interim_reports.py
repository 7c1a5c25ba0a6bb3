"""A report of a part of the year: its words, its figures, and what it leaves out."""

from __future__ import annotations

import re

import pytest
from proyek import Proyek, naskah_dari

from lkjip_docgen.api import compose_report
from lkjip_docgen.document.tree import SignatureBlock
from lkjip_docgen.jobs.common import report_name
from lkjip_docgen.model import PeriodeLaporan, kode_periode, periode_dalam
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import Project, load_project

PLANNED = (
    "    triwulan:",
    "      sifat: jumlah",
    "      target: {tw1: 20, tw2: 25, tw3: 25, tw4: 30}",
    "      realisasi: {tw1: 22, tw2: 20, tw3: 31, tw4: 27}",
    "      keterangan: {tw2: Dua pekan loket tutup., tw3: Loket kedua dibuka.}",
    "    rencana_aksi:",
    "      - {kegiatan: Melatih petugas, triwulan: [1, 3], penanggung_jawab: Tata Usaha}",
)


def planned(proyek: Proyek) -> Proyek:
    return proyek.langsung("100", "100", *PLANNED)


def text_of(project: Project) -> str:
    return naskah_dari(compose_report(project))


def interim(proyek: Proyek, periode: str = "semester 1") -> str:
    return text_of(load_project(proyek.root, periode))


@pytest.fixture(scope="module")
def sample() -> str:
    """The first half of the year of the sample office, as its report tells it."""
    return text_of(load_project(SAMPLES / "tanjungpandan-2023", "semester 1"))


def test_an_interim_report_passes_no_verdict_on_the_year(sample: str) -> None:
    assert not re.search(r"tercapai|(?:telah|belum) mencapai|melampaui|memenuhi target", sample)
    assert "Pencapaian target setahun belum dinilai." in sample


def test_figures_are_those_up_to_the_quarter(sample: str) -> None:
    assert "mencatat realisasi 4,00 sampai dengan triwulan II" in sample
    assert "pada akhir Juni realisasi anggaran tercatat 46,67%" in sample
    assert "data per 30 Juni 2023" in sample
    assert not re.search(r"98,21%|Desember 2023|setahun penuh", sample)


def test_months_and_documents_after_the_period_are_left_out(sample: str) -> None:
    assert "Perjanjian Kinerja Tahun 2024" not in sample
    assert "\nJul\n" not in sample
    assert "\nJun\n" in sample
    assert not re.search(r"Nilai Kinerja Anggaran|IKPA|Piagam|DIPA akhir", sample)


def test_what_was_not_measured_says_so_with_the_reason_of_the_office(sample: str) -> None:
    assert (
        "Indeks Pengamanan Keimigrasian di Wilayah belum diukur pada periode ini. Survei "
        "dilaksanakan satu kali, pada 16 s.d. 27 Oktober 2023" in sample
    )
    assert "BELUM DIISI" not in sample


def test_what_is_neither_measured_nor_declared_is_marked(proyek: Proyek) -> None:
    proyek.langsung("100", "100")
    text = interim(proyek)
    assert "BELUM DIISI: realisasi Indeks Kepuasan sampai dengan triwulan II" in text
    assert "realisasi 0" not in text


def test_the_target_of_the_period_stands_beside_that_of_the_year(proyek: Proyek) -> None:
    text = interim(planned(proyek))
    assert (
        "mencatat realisasi 42,00 sampai dengan triwulan II, sedangkan targetnya 45,00 (capaian "
        "93,33%). Target setahun adalah 100,00; terhadap target itu, realisasinya 42,00%." in text
    )
    assert "belum memenuhi target sampai dengan triwulan II" in text


@pytest.mark.parametrize(("periode", "is_left"), [("triwulan 3", True), ("triwulan 4", False)])
def test_nothing_is_put_off_to_the_rest_of_a_year_that_is_over(
    proyek: Proyek, periode: str, is_left: bool
) -> None:
    text = interim(planned(proyek), periode)
    assert ("sisa tahun" in text) is is_left
    assert ("masih akan berkembang" in text) is is_left


def test_an_office_is_not_said_to_expect_anything_that_it_has_not_written(proyek: Proyek) -> None:
    assert "prognosis" not in interim(planned(proyek)).lower()
    proyek.ganti("      sifat: jumlah", "      sifat: jumlah\n      prognosis: 97")
    assert "realisasi Indeks Kepuasan pada akhir tahun 2031 adalah 97,00 atau 97,00%" in interim(
        proyek
    )


def test_what_the_office_says_of_a_later_quarter_is_not_told_yet(proyek: Proyek) -> None:
    text = interim(planned(proyek))
    assert "Dua pekan loket tutup." in text
    assert "Loket kedua dibuka." not in text
    assert "Loket kedua dibuka." in interim(proyek, "triwulan 3")


def test_the_year_shows_its_quarters_where_they_are_given(proyek: Proyek) -> None:
    text = planned(proyek).naskah()
    assert "Kinerja per Triwulan" in text
    assert "Kinerja Indeks Kepuasan per Triwulan Tahun 2031" in text
    assert "Rencana Aksi Tahun 2031" in text
    assert "Loket kedua dibuka." in text


def test_the_year_says_nothing_of_quarters_where_none_are_given(proyek: Proyek) -> None:
    assert not re.search(r"Triwulan|Rencana Aksi", proyek.langsung("100", "100").naskah())


def test_a_target_that_was_agreed_on_later_is_none_of_the_period(proyek: Proyek) -> None:
    """The change is of October: in June the first agreement held."""
    planned(proyek)
    text = proyek.data.read_text(encoding="utf-8")
    start, end = (
        text.index("  - tahun: 2031\n    tanggal: 2031-01-02"),
        text.index("\nindikator:\n") + 1,
    )
    first = text[start:end].replace("target: 100", "target: 80")
    later = text[start:end].replace("2031-01-02", "2031-10-13\n    versi: perubahan")
    proyek.tulis(f"{text[:start]}{first}{later}{text[end:]}")
    assert "Target setahun adalah 80,00" in interim(proyek)
    assert "Target setahun adalah 100,00" in interim(proyek, "triwulan 4")


def test_the_name_and_properties_of_the_file_say_the_period(proyek: Proyek) -> None:
    project = load_project(proyek.root, "semester 1")
    assert report_name(project.laporan) == "LKjIP-Teluk-Contoh-2031-semester-1"
    properties = compose_report(project).properties
    assert properties["title"].endswith("Kantor Contoh Teluk Semester I Tahun 2031")
    assert properties["subject"] == "Laporan kinerja semester I tahun 2031"


def test_the_data_may_name_the_period_themselves(proyek: Proyek) -> None:
    proyek.ganti("  tahun: 2031\n", "  tahun: 2031\n  periode: triwulan 1\n")
    assert report_name(proyek.muat().laporan).endswith("2031-triwulan-1")
    whole = load_project(proyek.root, "tahunan")
    assert report_name(whole.laporan) == "LKjIP-Teluk-Contoh-2031"


def test_who_signs_the_interim_report_and_when_is_a_matter_of_its_own(proyek: Proyek) -> None:
    assert signed(proyek).place_date == f"Teluk Contoh, {'.' * 24}"
    proyek.ganti(
        "pejabat:\n",
        "pejabat:\n  - dokumen: laporan\n    periode: semester 1\n    tanggal: 2031-07-11\n"
        "    penandatangan: [{nama: Budi Contoh, jabatan: Plt. Kepala Kantor}]\n",
    )
    assert signed(proyek).place_date == "Teluk Contoh, 11 Juli 2031"
    assert signed(proyek).signatories[0].nama == "Budi Contoh"
    assert signed(proyek, "tahunan").signatories[0].nama == "Sari Contoh"


def signed(proyek: Proyek, periode: str = "semester 1") -> SignatureBlock:
    """Where the report is signed."""
    (preface, *_) = compose_report(load_project(proyek.root, periode)).parts
    (block,) = [block for block in preface.blocks if isinstance(block, SignatureBlock)]
    return block


@pytest.mark.parametrize(
    ("written", "kode"),
    [
        ("semester 1", "semester 1"),
        ("Semester II", "semester 2"),
        ("TRIWULAN  iii", "triwulan 3"),
        ("tahunan", "tahunan"),
        ("semester 3", None),
        ("kuartal 1", None),
    ],
)
def test_a_period_is_read_as_people_write_it(written: str, kode: str | None) -> None:
    assert kode_periode(written) == kode


@pytest.mark.parametrize("kode", ["semester 1", "semester 2", "triwulan 1", "triwulan 4"])
def test_a_report_is_known_again_by_its_title(kode: str) -> None:
    periode = PeriodeLaporan(kode, 2031)
    assert periode_dalam(f"Laporan kinerja {periode.kecil}") == kode
    assert periode_dalam(f"LAKIP {periode.nama}") == kode


def test_a_year_is_known_by_naming_no_part_of_it() -> None:
    assert periode_dalam("Laporan kinerja tahun 2031") == "tahunan"
    assert PeriodeLaporan("tahunan", 2031).nama == "Tahun 2031"
    assert PeriodeLaporan("semester 1", 2031).akhir.isoformat() == "2031-06-30"


OWN = """\
bagian_tambahan:
  - judul: Layanan Keliling
    dalam: Akuntabilitas Kinerja > Realisasi Anggaran
    periode: {periode}
    isi: [{{uraian: Layanan keliling diadakan dua kali.}}]
lampiran:
  - {{judul: Jadwal, uraian: Jadwal ditempel di loket., periode: {periode}}}
"""


@pytest.mark.parametrize(
    ("periode", "half", "year"),
    [("semester 1", True, False), ("semua", True, True), ("tahunan", False, True)],
)
def test_own_parts_and_appendices_stand_in_the_report_that_they_name(
    proyek: Proyek, periode: str, half: bool, year: bool
) -> None:
    proyek.ganti("emonev:\n", f"{OWN.format(periode=periode)}emonev:\n")
    for text, there in ((interim(proyek), half), (proyek.naskah(), year)):
        assert ("Layanan keliling diadakan dua kali." in text) is there
        assert ("Jadwal ditempel di loket." in text) is there


def test_a_period_that_ends_the_year_leaves_nothing_of_it(proyek: Proyek) -> None:
    planned(proyek).ganti("      sifat: jumlah", "      sifat: jumlah\n      prognosis: 97")
    text = interim(proyek, "semester 2")
    assert not re.search(r"sisa tahun|masih akan berkembang|prognosis", text)
    assert "pada tahun berikutnya" in text
    assert "pada sisa tahun 2031" in interim(proyek, "triwulan 3")


def test_tables_of_the_period_say_so_in_their_titles(proyek: Proyek) -> None:
    proyek.ganti("  tempat: Teluk", "  batas_data: {anggaran: 2031-06-30}\n  tempat: Teluk")
    title = "Realisasi Anggaran menurut Program dan Kegiatan"
    assert f"{title} sampai dengan Triwulan II Tahun 2031" in interim(proyek)
    assert f"{title} Tahun 2031" in proyek.naskah()
