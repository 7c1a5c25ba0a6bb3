"""When pages that LibreOffice laid out before still hold, and what it calls a bookmark."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lkjip_docgen.layout import soffice
from lkjip_docgen.layout.libreoffice import _unescape, libreoffice
from lkjip_docgen.layout.pages import Engine, UnavailableError


def engine(monkeypatch: pytest.MonkeyPatch, program: Path | None) -> Engine:
    """LibreOffice as it is installed at a place, or nowhere."""
    found = None if program is None else str(program)
    monkeypatch.setattr(soffice, "find_soffice", lambda: found)
    return libreoffice(lambda docx: docx.write_bytes(b""))


def test_pages_of_an_older_libreoffice_count_no_more(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "soffice"
    program.touch()
    before = engine(monkeypatch, program).version
    assert engine(monkeypatch, program).version == before

    os.utime(program, (1_000_000, 1_000_000))
    assert engine(monkeypatch, program).version != before


def test_a_link_to_the_program_is_as_old_as_the_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program, link = tmp_path / "soffice.bin", tmp_path / "soffice"
    program.touch()
    link.symlink_to(program)
    before = engine(monkeypatch, link).version

    os.utime(program, (1_000_000, 1_000_000))
    assert engine(monkeypatch, link).version != before


def test_a_libreoffice_that_went_away_has_a_version_and_no_age(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gone = tmp_path / "tidak-ada"
    assert engine(monkeypatch, gone).version.startswith(f"{gone}||")


def test_without_libreoffice_no_pages_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnavailableError, match="LibreOffice tidak ditemukan"):
        engine(monkeypatch, None).pages()


@pytest.mark.parametrize(
    ("destination", "bookmark"),
    [("/5FToc105", "_Toc105"), ("5FRef5", "_Ref5"), ("/gambar-1", "gambar-1")],
)
def test_the_name_of_a_bookmark_is_read_back(destination: str, bookmark: str) -> None:
    assert _unescape(destination) == bookmark
