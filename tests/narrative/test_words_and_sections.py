"""What a report calls things, and which sections it has: of the profile, and as the office says."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

import pytest
from dinas import DATA, buat

from lkjip_docgen.api import compose_report
from lkjip_docgen.document import Heading, Paragraph, Report, Table
from lkjip_docgen.document.walk import each_block, markers_of, plain_text
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.measures import measure
from lkjip_docgen.model.istilah import Istilah, KodeBagian
from lkjip_docgen.model.kosakata import Kata, Kosakata
from lkjip_docgen.records import field_names
from lkjip_docgen.rules import bagian_laporan
from lkjip_docgen.rules.profiles import Kelaziman, kode_profil, profil
from lkjip_docgen.source import load_project


def report_of(folder: Path, changes: Iterable[tuple[str, str]]) -> Report:
    """The report of the service with these parts of its data written otherwise."""
    return compose_report(load_project(changed(folder, changes)))


def changed(folder: Path, changes: Iterable[tuple[str, str]]) -> Path:
    buat(folder)
    data = DATA
    for old, new in changes:
        assert old in data
        data = data.replace(old, new)
    (folder / "laporan.yaml").write_text(data, encoding="utf-8")
    return folder


def all_blocks(report: Report) -> list[Any]:
    return [block for part in report.parts for block in each_block(part.blocks)]


def headings(report: Report) -> list[str]:
    return [plain_text(b.content) for b in all_blocks(report) if isinstance(b, Heading)]


def refused(folder: Path, changes: Iterable[tuple[str, str]]) -> list[tuple[str, int | None, str]]:
    with pytest.raises(LkjipError) as caught:
        load_project(changed(folder, changes))
    return [
        (f.code, f.place.line if f.place else None, f"{f.message} {f.suggestion}")
        for f in caught.value.findings
    ]


# --- words -------------------------------------------------------------------------------


def test_an_office_may_replace_each_word_that_a_profile_has() -> None:
    levels = {"sasaran", "indikator"}  # of the level that is measured: no word of their own
    words = set(field_names(Kosakata)) - levels
    for kode in kode_profil():
        assert set(profil(kode).istilah) == words
    assert set(Istilah.model_fields) == words


@pytest.mark.parametrize(
    ("written", "kecil", "awal", "judul"),
    [
        ("sasaran kegiatan", "sasaran kegiatan", "Sasaran kegiatan", "Sasaran Kegiatan"),
        ("Sasaran Kegiatan", "sasaran kegiatan", "Sasaran kegiatan", "Sasaran Kegiatan"),
        ("rincian KRO", "rincian KRO", "Rincian KRO", "Rincian KRO"),
        ("e-Monev Daerah", "e-Monev daerah", "E-Monev daerah", "E-Monev Daerah"),
        ("unit eselon I lain", "unit eselon I lain", "Unit eselon I lain", "Unit Eselon I Lain"),
    ],
)
def test_a_word_has_a_form_for_each_place_in_a_sentence(
    written: str, kecil: str, awal: str, judul: str
) -> None:
    word = Kata(written)
    assert (word.kecil, word.awal, word.judul) == (kecil, awal, judul)


def test_a_name_with_a_short_form_is_written_in_full_once() -> None:
    document = Kata("Dokumen Pelaksanaan Anggaran", "DPA")
    assert (document.lengkap, document.pendek) == ("Dokumen Pelaksanaan Anggaran (DPA)", "DPA")
    assert (Kata("dinas").lengkap, Kata("dinas").pendek) == ("dinas", "dinas")


def test_a_word_in_a_message_is_never_shown_as_a_record() -> None:
    assert (str(Kata("Dokumen Pelaksanaan Anggaran", "DPA")), str(Kata("Dinas"))) == (
        "DPA",
        "dinas",
    )


def test_a_name_of_the_office_needs_no_short_form(tmp_path: Path) -> None:
    own = ("{kantor: dinas}", "{penerimaan: {nama: Pendapatan BLUD}}")
    words = load_project(changed(tmp_path / "rsud", [own])).laporan.kosakata
    assert (words.penerimaan.lengkap, words.penerimaan.pendek) == ("Pendapatan BLUD",) * 2


def test_the_words_of_the_office_stand_in_texts_tables_and_sources(tmp_path: Path) -> None:
    own = (
        "istilah:\n"
        "  kantor: badan\n"
        "  sasaran_strategis: Sasaran Badan\n"
        "  indikator_strategis: {nama: Indikator Sasaran Badan, singkatan: ISB}\n"
        "  dokumen_anggaran: {nama: Dokumen Anggaran, singkatan: DOKA}\n"
        "  laporan: {nama: Laporan Kinerja, singkatan: LKj}\n"
    )
    report = report_of(tmp_path / "badan", [("istilah: {kantor: dinas}\n", own)])
    texts = [plain_text(b.content) for b in all_blocks(report) if hasattr(b, "content")]
    tables = {b.id: b for b in all_blocks(report) if isinstance(b, Table)}

    assert any("Badan beralamat di Jalan Contoh Nomor 2." in text for text in texts)
    assert any("satu sasaran badan dengan tiga indikator sasaran badan" in t for t in texts)
    assert any("Laporan Kinerja (LKj) Dinas Pekerjaan Umum" in text for text in texts)
    assert any("didukung anggaran dalam Dokumen Anggaran (DOKA) sebagaimana" in t for t in texts)
    assert "Tujuan dan Sasaran Badan" in headings(report)
    agreed = tables["tabel-pk-2025-awal-strategis"]
    assert [plain_text(c.content) for c in agreed.head[0].cells][1:3] == [
        "Sasaran Badan",
        "Indikator Sasaran Badan",
    ]
    assert "DOKA dan realisasi anggaran" in plain_text(tables["tabel-realisasi-program"].source)


def test_quantities_are_called_by_the_words_too(tmp_path: Path) -> None:
    revenue = "pnbp: {tahunan: [{tahun: 2025, target: 100, realisasi: 90}]}\npenghargaan: []\n"
    folder = changed(tmp_path / "dinas", [("penghargaan: []\n", revenue)])
    hasil = measure(load_project(folder).laporan)
    assert hasil.pnbp is not None
    assert hasil.pnbp.kini.capaian.label == "Capaian PAD 2025"


# --- sections ----------------------------------------------------------------------------


def test_the_data_may_name_the_sections_that_have_a_table_and_no_other() -> None:
    assert get_args(KodeBagian) == tuple(bagian_laporan())


@pytest.mark.parametrize("kode", kode_profil())
def test_a_profile_speaks_of_known_sections_alone(kode: str) -> None:
    assert set(profil(kode).kelaziman) == set(bagian_laporan())


def test_a_unit_of_a_ministry_is_asked_for_all_but_revenue_a_tree_and_an_evaluation() -> None:
    usual = profil("unit-kementerian").kelaziman
    welcome = [k for k, v in usual.items() if v is not Kelaziman.LAZIM]
    assert [k for k in welcome if not bagian_laporan()[k].pilihan] == [
        *("pohon_kinerja", "pnbp", "evaluasi_akip")
    ]


def test_a_section_that_is_not_usual_and_empty_is_left_out_with_its_heading(
    tmp_path: Path,
) -> None:
    report = report_of(tmp_path / "dinas", [])
    for title in ("Capaian Kinerja Anggaran", "E-Monev", "Tata Nilai", "Pembinaan"):
        assert title not in headings(report)
    text = " ".join(plain_text(b.content) for b in all_blocks(report) if hasattr(b, "content"))
    assert "capaian kinerja anggaran" not in text.casefold()


def test_it_appears_where_the_office_fills_it_in(tmp_path: Path) -> None:
    guided = (
        "pembinaan: [{tujuan: Menjaga mutu jalan, upaya: [Melatih penilik jalan.]}]\nkesimpulan:"
    )
    report = report_of(tmp_path / "dinas", [("kesimpulan:", guided)])
    assert "Pembinaan" in headings(report)


def test_the_office_asks_for_a_section_of_its_own(tmp_path: Path) -> None:
    wanted = ("dokumen:\n  tahun", "susunan: {dengan: [emonev]}\ndokumen:\n  tahun")
    report = report_of(tmp_path / "dinas", [wanted])
    assert "E-Monev" in headings(report)
    assert [m.text for m in markers_of(report)] == ["BELUM DIISI: data e-Monev tahun 2025"]


def test_the_office_does_without_a_usual_section(tmp_path: Path) -> None:
    without = ("dokumen:\n  tahun", "susunan: {tanpa: [target_menengah]}\ndokumen:\n  tahun")
    plan = "    target_menengah: {tahun: 2029, nilai: 90}\n"
    report = report_of(tmp_path / "dinas", [without, (plan, "")])
    # Two of the three indicators have something to say of it: a target, and why there is none.
    said = [plain_text(b.content) for b in all_blocks(report) if isinstance(b, Paragraph)]
    assert sum(text.startswith("Target jangka menengah. ") for text in said) == 2
    assert markers_of(report) == ()


# --- bad input ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "told"),
    [
        ("profil: perangkat-daerah", "profil: dinas", "LK019", 1, "Anda `perangkat-daerah`"),
        ("{kantor: dinas}", "{kantr: dinas}", "LK013", 2, "Mungkin maksud Anda `kantor`"),
        ("{kantor: dinas}", "{dokumen_anggaran: DPA}", "LK014", 2, 'nama: "..."'),
        ("{kantor: dinas}", "{penerimaan: {singkatan: PAD}}", "LK012", 2, "Tambahkan `nama`"),
        (
            "dokumen:\n  t",
            "susunan: {tanpa: [smrt]}\ndokumen:\n  t",
            "LK019",
            3,
            "maksud Anda `smart`",
        ),
        (
            "dokumen:\n  t",
            "susunan: {tanpa: [ikpa], dengan: [ikpa]}\ndokumen:\n  t",
            "LK058",
            3,
            "Hapus dari salah satunya",
        ),
    ],
    ids=["profile", "word", "no section", "no name", "section", "both"],
)
def test_a_mistake_is_told_with_its_line_and_how_to_mend_it(
    tmp_path: Path, old: str, new: str, code: str, line: int, told: str
) -> None:
    ((found, where, text),) = refused(tmp_path / "dinas", [(old, new)])
    assert (found, where) == (code, line)
    assert told in text
