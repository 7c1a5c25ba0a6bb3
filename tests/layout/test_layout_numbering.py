from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from word_files import WORD

from lkjip_docgen.layout import Engine, PageNumbers, UnavailableError, libreoffice, page_numbers
from lkjip_docgen.layout.printed_numbers import printed_numbers, roman


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
        text = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", text)
        package.writestr("[Content_Types].xml", "<Types/>")
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


def copier(docx: Path) -> Callable[[Path], object]:
    return lambda file: shutil.copy(docx, file)


def test_without_libreoffice_there_are_no_numbers_but_a_reason(
    docx: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LKJIP_SOFFICE", "")
    found = page_numbers("isi", (libreoffice(copier(docx)),))
    assert (found.pages, found.engine) == ({}, "")
    assert found.reason == "LibreOffice tidak ditemukan"


@pytest.mark.parametrize(
    ("program", "reason"),
    [("false", "gagal menata"), ("/tidak-ada/soffice", "tidak dapat dijalankan")],
)
def test_a_libreoffice_that_fails_is_a_reason_too(
    docx: Path, monkeypatch: pytest.MonkeyPatch, program: str, reason: str
) -> None:
    monkeypatch.setenv("LKJIP_SOFFICE", program)
    assert reason in page_numbers("isi", (libreoffice(copier(docx)),)).reason


def test_the_next_engine_steps_in_where_one_cannot() -> None:
    def fail() -> dict[str, str]:
        raise UnavailableError("tidak ada")

    engines = (Engine("satu", "1", fail), Engine("dua", "1", lambda: {"bab1": "1"}))
    assert page_numbers("isi", engines) == PageNumbers({"bab1": "1"}, "dua")


def test_an_answer_is_remembered_for_the_same_content_and_version_only(tmp_path: Path) -> None:
    answers = iter(["1", "2", "3"])

    def ask(content: str, version: str) -> str:
        engine = Engine("mesin", version, lambda: {"bab1": next(answers)})
        return page_numbers(content, (engine,), tmp_path).pages["bab1"]

    assert [ask("isi", "1"), ask("isi", "1")] == ["1", "1"]
    assert ask("isi lain", "1") == "2"
    assert ask("isi", "2") == "3"
