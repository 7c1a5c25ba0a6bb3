"""The sheet of findings: all of them, open and accepted, one row each."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from opened import FINDINGS, HEAD, book_of, rows_below
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from proyek import Proyek

from lkjip_docgen.checks import CheckResult
from lkjip_docgen.findings import Accepted, End, Finding, Severity
from lkjip_docgen.jobs.workpaper import workpaper_of
from lkjip_docgen.measures import measure
from lkjip_docgen.narrative.compose import compose
from lkjip_docgen.place import Place
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import load_project
from lkjip_docgen.style import load_style

NUMBER, CODE, SEVERITY, STATE, MESSAGE, PLACE, REMEDY = range(7)


def book_with(proyek: Proyek, *found: Finding, accepted: tuple[Accepted, ...] = ()) -> Workbook:
    """The working paper of a project in which just these were found."""
    project = proyek.muat()
    hasil = measure(project.laporan)
    report = compose(project, hasil)
    result = CheckResult(found, accepted)
    return load_workbook(BytesIO(workpaper_of(project, hasil, report, load_style(), result)))


def found(message: str, **more: object) -> Finding:
    return Finding("LK101", Severity.WARNING, message, **more)  # type: ignore[arg-type]


def listed(book: Workbook) -> list[tuple[Cell, ...]]:
    return rows_below(book[FINDINGS])


@cache
def sample() -> Workbook:
    return book_of(load_project(SAMPLES / "rudenim-tanjung-purnama-2024"))


def test_open_and_accepted_findings_stand_under_one_count() -> None:
    rows = listed(sample())
    assert [row[NUMBER].value for row in rows] == list(range(1, len(rows) + 1))
    assert [row[STATE].value for row in rows] == ["terbuka"] * (len(rows) - 1) + ["diterima"]
    assert rows[-1][CODE].value == "LK114"
    assert str(rows[-1][REMEDY].value).startswith("Sebagian pegawai bertugas")
    assert f"{len(rows) - 1} temuan terbuka" in str(sample()[FINDINGS]["A2"].value)


def test_they_can_be_filtered_and_print_on_a4() -> None:
    sheet = sample()[FINDINGS]
    assert sheet.auto_filter.ref == f"A{HEAD}:G{sheet.max_row}"
    assert sheet.print_title_rows == f"${HEAD}:${HEAD}"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0  # one page wide, as many as it takes


def test_other_ends_and_what_has_the_same_cause_are_told(proyek: Proyek) -> None:
    other = found("Jumlahnya berbeda juga.", path="anggaran.realisasi")
    one = found(
        "Jumlahnya berbeda.",
        place=Place(str(proyek.data), 12),
        path="anggaran.pagu",
        suggestion="Periksa pagunya.",
        others=(End(Place(str(proyek.root / "survei.csv"), 3)),),
        same_cause=(other,),
    )
    first, second, third = listed(book_with(proyek, one, found("Lain lagi.")))
    assert (
        first[PLACE].value
        == "laporan.yaml, baris 12\nanggaran.pagu\nbandingkan survei.csv, baris 3"
    )
    assert first[REMEDY].value == "Periksa pagunya."
    assert (second[NUMBER].value, second[MESSAGE].value) == ("1.1", "Jumlahnya berbeda juga.")
    assert second[REMEDY].value == "Ikut hilang bila yang di atas beres."
    assert (third[NUMBER].value, third[MESSAGE].value) == (2, "Lain lagi.")


def test_that_nothing_was_found_is_said(proyek: Proyek) -> None:
    (row,) = listed(book_with(proyek))
    assert row[MESSAGE].value == "Tidak ada temuan."


HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1",
    "@SUM(A1)",
    "{=1+1}",
    "http://contoh.go.id/?=a",
    "nol\x00di sini",
    "\u202eterbalik\u202c",
    "_x0041_",
    "\ud800",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_a_text_whatever_it_begins_with(proyek: Proyek, text: str) -> None:
    one = found(text, path=text, suggestion=text)
    accepted = Accepted(found(text), text)
    rows = listed(book_with(proyek, one, accepted=(accepted,)))
    for row in rows:
        assert {cell.data_type for cell in row if cell.value is not None} <= {"s", "n"}
        assert all(cell.hyperlink is None for cell in row)
    if text.isprintable():
        assert rows[0][MESSAGE].value == rows[1][REMEDY].value == text


def test_a_text_longer_than_a_cell_is_cut_and_says_so(proyek: Proyek) -> None:
    (row,) = listed(book_with(proyek, found("panjang " * 6_000)))
    told = str(row[MESSAGE].value)
    assert len(told) <= 32_767
    assert told.endswith("…")


def test_many_findings_are_all_listed(proyek: Proyek, tmp_path: Path) -> None:
    many = [found(f"Temuan ke-{n}.") for n in range(1_000)]
    rows = listed(book_with(proyek, *many))
    assert [row[MESSAGE].value for row in rows] == [one.message for one in many]


def test_what_a_final_report_waits_for_is_an_error_with_its_lines() -> None:
    project = load_project(SAMPLES / "rudenim-tanjung-purnama-2024")
    hasil = measure(project.laporan)
    content = workpaper_of(project, hasil, compose(project, hasil), load_style())
    book = load_workbook(BytesIO(content))
    rows = [row for row in listed(book) if row[CODE].value == "LK061"]
    assert any("Inovasi Ruang Sapa: dampak" in str(row[MESSAGE].value) for row in rows)
    places = [str(row[PLACE].value) for row in rows]
    assert all(
        place.startswith(("laporan.yaml, baris ", "survei-skli-2024.csv, ")) for place in places
    )
    assert f"({len(rows)} kesalahan," in str(book[FINDINGS]["A2"].value)
