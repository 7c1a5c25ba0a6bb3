"""The sheet for the reviewer: evidence that stands where it is said to, and no conclusion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

import pytest
from composed_samples import SAMPLES as NAMES
from composed_samples import composed_sample
from draws import share
from opened import FINDINGS, REVIEW, book_of, rows_below
from openpyxl import Workbook
from openpyxl.cell import Cell
from proyek import Proyek

from lkjip_docgen.document import Heading, each_block, number, plain_text
from lkjip_docgen.findings import meanings
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.rules import BuktiReviu, ButirReviu, daftar_reviu
from lkjip_docgen.source import load_project
from lkjip_docgen.workpaper.evidence import NOT_FOUND, numbers
from lkjip_docgen.workpaper.landmarks import Keys, Landmark, Landmarks, shown

STATEMENT, EVIDENCE, LINK, ANSWER, NOTE = 1, 2, 3, 4, 5


@cache
def book(name: str) -> Workbook:
    return book_of(load_project(SAMPLES / name))


def statements(paper: Workbook) -> list[tuple[Cell, ...]]:
    return [row for row in rows_below(paper[REVIEW]) if isinstance(row[0].value, int)]


def evidence(paper: Workbook, beginning: str) -> str:
    """What is told of the statements that begin so."""
    texts = (row for row in statements(paper) if str(row[STATEMENT].value).startswith(beginning))
    return "\n".join(str(row[EVIDENCE].value) for row in texts)


def all_items() -> Iterator[ButirReviu]:
    return chain.from_iterable(bagian.butir for bagian in daftar_reviu().bagian)


def all_evidence() -> Iterator[BuktiReviu]:
    return chain.from_iterable(butir.bukti for butir in all_items())


# --- the checklist ---------------------------------------------------------------------


def test_the_checklist_has_the_statements_of_the_regulation() -> None:
    assert [len(bagian.butir) for bagian in daftar_reviu().bagian] == [6, 7, 10]
    assert "53 Tahun 2014" in daftar_reviu().sumber


def test_every_statement_says_what_to_look_at() -> None:
    for butir in all_items():
        assert butir.bukti, butir.pernyataan
        assert all(bukti.hal or bukti.luar for bukti in butir.bukti), butir.pernyataan


def test_every_finding_that_is_named_is_one_that_the_program_has() -> None:
    known = Keys(code for code in meanings())
    for pattern in chain.from_iterable(butir.temuan for butir in all_items()):
        assert known.like(pattern), pattern


def test_every_place_that_is_named_is_one_that_a_report_has() -> None:
    places = [Landmarks(composed_sample(name)) for name in NAMES]
    kodes = {x.kode for n in NAMES for x in load_project(SAMPLES / n).laporan.indikator}
    for bukti in all_evidence():
        for pattern in bukti.letak:
            asked = [pattern.replace("{kode}", kode) for kode in sorted(kodes)]
            assert any(place.at(one) for place in places for one in asked), pattern


# --- what stands on the sheet ----------------------------------------------------------


@pytest.mark.parametrize("name", share(NAMES, one_of=3))
def test_every_label_of_the_evidence_is_one_of_the_report(name: str) -> None:
    report = composed_sample(name)
    numbering = number(report)
    known = set(numbering.labels.values()) | set(numbering.references.values())
    told = "\n".join(str(row[EVIDENCE].value) for row in statements(book(name)))
    found = re.findall(r"(Tabel|Gambar|BAB) ((?:[\w.]+, )*[\w.]+)", told)
    labels = {f"{word} {one}" for word, listed in found for one in listed.split(", ")}
    assert len(labels) > 10
    assert labels <= known, labels - known


@pytest.mark.parametrize("name", NAMES)
def test_a_section_is_named_by_its_words(name: str) -> None:
    report = composed_sample(name)
    blocks = each_block(block for part in report.parts for block in part.blocks)
    saran = next(b for b in blocks if isinstance(b, Heading) and b.id == "saran")
    label = number(report).reference("saran")
    expected = f"{label} {plain_text(saran.content)}"
    assert expected in evidence(book(name), "Laporan kinerja telah menyajikan upaya perbaikan")


@pytest.mark.parametrize("name", NAMES)
def test_answers_and_notes_are_left_to_the_reviewer(name: str) -> None:
    rows = statements(book(name))
    assert len(rows) == 23
    assert [cell.value for row in rows for cell in row[ANSWER:]] == [None] * 46
    (validation,) = book(name)[REVIEW].data_validations.dataValidation
    assert validation.formula1 == '"Ya,Tidak,Tidak berlaku"'
    asked = {row[ANSWER].coordinate for row in rows}
    assert all(one in validation.sqref for one in asked)


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_to_a_number_or_a_finding_that_is_there(name: str) -> None:
    linked = 0
    for row in statements(book(name)):
        link = row[LINK].hyperlink
        if link is None:
            assert not row[LINK].value
            continue
        sheet, _, cell = link.location.replace("'", "").partition("!")
        assert row[LINK].value == (sheet if cell == "A1" else f"{sheet}, baris {cell[1:]}")
        if cell != "A1":
            assert isinstance(book(name)[sheet][cell].value, int)  # it has a number of its own
        linked += 1
    assert linked > 5


def test_findings_that_concern_a_statement_are_named_by_their_numbers() -> None:
    paper = book("tanjungpandan-2023")
    listed = {row[0].value: row[1].value for row in rows_below(paper[FINDINGS])}
    told = evidence(paper, "Laporan kinerja telah menyajikan upaya perbaikan")
    line = next(line for line in told.splitlines() if "Temuan program" in line)
    spans = re.findall(r"(\d+)(?:–(\d+))?", line)
    named = {n for first, last in spans for n in range(int(first), int(last or first) + 1)}
    expected = {n for n, code in listed.items() if code in ("LK258", "LK506", "LK509", "LK515")}
    assert named == expected


def test_an_indicator_without_a_comparison_is_named() -> None:
    told = evidence(book("tanjungpandan-2023"), "Telah terdapat perbandingan data kinerja")
    assert f"Unit lain atau standar nasional: {NOT_FOUND}" in told
    told = evidence(book("rudenim-tanjung-purnama-2024"), "Telah terdapat perbandingan")
    assert "Unit lain atau standar nasional: Tabel" in told
    assert "; tidak ditemukan untuk" in told


def test_what_a_report_does_not_have_is_said(proyek: Proyek) -> None:
    paper = book_of(proyek.ringkas().muat())
    assert f"Saran dan langkah perbaikan: {NOT_FOUND}" in evidence(paper, "Laporan kinerja")
    assert f"Perubahan perjanjian kinerja: {NOT_FOUND}" in evidence(paper, "Jika butir 1 dan 2")


def test_gaps_in_the_evidence_are_counted(proyek: Proyek) -> None:
    told = evidence(book_of(proyek.muat()), "Laporan kinerja telah menyajikan upaya perbaikan")
    assert re.search(r"Solusi setiap indikator: BAB III.*\(\d+ bagian belum diisi\)", told)


def test_an_agreement_that_is_not_there_yet_is_told_so(proyek: Proyek) -> None:
    before = evidence(book_of(proyek.muat()), "Laporan kinerja telah disertai lampiran")
    assert "belum ditetapkan" not in before
    proyek.tulis(
        f"{proyek.data.read_text(encoding='utf-8')}\nperjanjian_tahun_depan: belum_ditetapkan\n"
    )
    told = evidence(book_of(proyek.muat()), "Laporan kinerja telah disertai lampiran")
    assert re.search(r"Perjanjian Kinerja Tahun \d{4} \(belum ditetapkan\)", told)
    assert told.count("belum ditetapkan") == 1


def test_an_interim_report_has_its_own_evidence() -> None:
    project = load_project(SAMPLES / "dinkes-teluk-cendana-2025", "triwulan 2")
    told = evidence(book_of(project), "Laporan kinerja telah menyajikan capaian")
    assert "Realisasi dan capaian setiap indikator: Tabel 3." in told


def test_thirty_indicators_are_listed_by_number(proyek: Proyek) -> None:
    text = proyek.data.read_text(encoding="utf-8")
    start, end = text.index("  - kode: puas"), text.index("anggaran:\n  versi")
    one = text[start:end]
    more = "".join(
        one.replace("kode: puas", f"kode: puas{n}").replace("Indeks Kepuasan", f"Indeks {n:02}")
        for n in range(30)
    )
    proyek.tulis(text[:end] + more + text[end:])
    told = evidence(book_of(proyek.muat()), "Tujuan atau sasaran dalam laporan kinerja telah")
    line = next(one for one in told.splitlines() if one.startswith("• Uraian setiap indikator"))
    assert "BAB III.A.1, III.A.2, III.A.3" in line
    assert "III.A.31" in line
    assert "Indeks" not in line  # so many titles would bury the numbers


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("rudenim-tanjung-purnama-2024", "31 Desember 2024 sampai dengan 7 Januari 2025"),
        ("tanjungpandan-2023", "31 Maret 2023 sampai dengan 31 Desember 2023"),
    ],
)
def test_the_guide_tells_the_days_of_figures_and_of_no_agreement(name: str, told: str) -> None:
    facts = {row[0].value: row[1].value for row in book(name)["Petunjuk"].iter_rows()}
    assert facts["Data per"] == told


def test_the_sheet_prints_on_a4_with_its_headings() -> None:
    sheet = book("tanjungpandan-2023")[REVIEW]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0  # one page wide, as many as it takes
    assert sheet.print_title_rows == "$4:$4"
    signed = rows_below(sheet)[-1]
    assert str(signed[EVIDENCE].value).startswith("Nama pereviu:")
    assert signed[LINK].value == "Tanda tangan:"
    assert sheet.row_dimensions[signed[0].row].height > 90  # one row: no page break parts it


# --- the parts -------------------------------------------------------------------------


def test_landmarks_that_are_alike_are_told_together() -> None:
    found = [
        Landmark("Tabel", "3.2", "", order=4),
        Landmark("BAB", "III.A", "Capaian", order=1),
        Landmark("BAB", "III.B", "Capaian", order=3),
        Landmark("", "", "Kata Pengantar"),
        Landmark("Tabel", "3.1", "", order=2),
        Landmark("Tabel", "3.1", "", order=2),
    ]
    assert shown(found) == "Kata Pengantar; BAB III.A, III.B Capaian; Tabel 3.1, 3.2"


def test_numbers_that_follow_one_another_are_a_range() -> None:
    assert numbers([3, 7, 8, 9, 11, 12]) == "3, 7–9, 11–12"
    assert numbers([]) == ""


def test_names_are_found_by_patterns_in_their_own_order() -> None:
    keys = Keys(["tabel-b", "tabel-a-hitung", "tabel-a", "gambar-a", "tabel[1]"])
    assert keys.like("tabel-*") == ["tabel-b", "tabel-a-hitung", "tabel-a"]
    assert keys.like("tabel-*-hitung") == ["tabel-a-hitung"]
    assert keys.like("tabel-a") == ["tabel-a"]
    assert keys.like("tabel[1]") == ["tabel[1]"]
    assert keys.like("peta") == []
