from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from lkjip_docgen.layout import page_numbers
from lkjip_docgen.layout.numbering import printed_numbers, roman

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def heading(name: str) -> str:
    return f'<w:p><w:bookmarkStart w:id="1" w:name="{name}"/><w:bookmarkEnd w:id="1"/></w:p>'


def section(numbering: str = "") -> str:
    return f"<w:p><w:pPr><w:sectPr>{numbering}</w:sectPr></w:pPr></w:p>"


@pytest.fixture
def docx(tmp_path: Path) -> Path:
    """A cover, front matter i.., chapters 1.. with a landscape section among them."""
    body = (
        section()
        + heading("kata")
        + heading("daftar")
        + section('<w:pgNumType w:fmt="lowerRoman" w:start="1"/>')
        + heading("bab1")
        + section('<w:pgNumType w:start="1"/>')
        + heading("lebar")
        + section()
        + heading("bab2")
        + "<w:sectPr/>"
    )
    file = tmp_path / "laporan.docx"
    with zipfile.ZipFile(file, "w") as package:
        text = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", text)
    return file


def test_numbers_are_printed_as_each_section_numbers_its_pages(docx: Path) -> None:
    pages = {"kata": 2, "daftar": 5, "bab1": 8, "lebar": 10, "bab2": 11}
    assert printed_numbers(docx, pages) == {
        "kata": "i",
        "daftar": "iv",
        "bab1": "1",
        "lebar": "3",
        "bab2": "4",
    }


def test_a_bookmark_without_a_page_has_no_number(docx: Path) -> None:
    assert printed_numbers(docx, {"bab1": 8}) == {"bab1": "1"}


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (49, "xlix"), (90, "xc"), (400, "cd"), (0, "0")],
)
def test_roman_numerals(number: int, numeral: str) -> None:
    assert roman(number) == numeral


def test_without_libreoffice_there_are_no_numbers_but_a_reason(
    docx: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LKJIP_SOFFICE", "")
    found = page_numbers(docx)
    assert (found.pages, found.engine) == ({}, "")
    assert found.reason == "LibreOffice tidak ditemukan"


def test_a_libreoffice_that_fails_is_a_reason_too(
    docx: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LKJIP_SOFFICE", "false")
    assert "gagal menata halaman" in page_numbers(docx).reason


def test_an_answer_is_remembered_for_the_same_file_only(
    docx: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LKJIP_SOFFICE", "program-yang-tidak-ada")
    answers = iter([{"bab1": 1}, {"bab1": 7}])
    monkeypatch.setattr("lkjip_docgen.layout.pages.pages_of_bookmarks", lambda path: next(answers))
    first = page_numbers(docx, tmp_path)
    assert page_numbers(docx, tmp_path) == first
    with zipfile.ZipFile(docx, "a") as package:
        package.writestr("lain.txt", "berubah")
    assert next(answers, None) is not None
    monkeypatch.setattr("lkjip_docgen.layout.pages.pages_of_bookmarks", lambda path: {"bab2": 3})
    assert page_numbers(docx, tmp_path) != first
