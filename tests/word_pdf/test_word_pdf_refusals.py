"""What has to be settled before a report becomes a PDF, and what is said of edits beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document
from proyek import Proyek
from word_edits import (
    add_words,
    edit,
    leave_conflict,
    track_header,
    track_row,
    track_words,
)

from lkjip_docgen.api import build
from lkjip_docgen.cli import main
from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.jobs.word_pdf import word_pdf


@pytest.fixture
def report(proyek: Proyek) -> Path:
    return build(proyek.root, with_layout=False).files[0]


def refused(report: Path, *, final: bool = False) -> tuple[Finding, ...]:
    with pytest.raises(LkjipError) as caught:
        word_pdf(report, final=final)
    assert not report.with_suffix(".pdf").exists()
    return caught.value.findings


@pytest.fixture
def soffice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A program that stands for LibreOffice and makes nothing."""
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setenv("LKJIP_SOFFICE", str(program))
    return program


@pytest.mark.usefixtures("soffice")
@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        (leave_conflict, "LK771", "Belum diputuskan pada “Kata Pengantar”: Pertentangan angka"),
        (track_words, "LK772", "“Kata Pengantar”: ditambahkan: “kata sisipan” (oleh Budi)"),
        (track_header, "LK772", "“kop halaman”: ditambahkan: “kop baru” (oleh Sari)"),
        (track_row, "LK772", "baris tabel dihapus (oleh Sari)"),
    ],
)
def test_what_nobody_has_decided_is_refused_with_its_place(
    report: Path, change: Callable[[Document], None], code: str, words: str
) -> None:
    edit(report, change)

    (finding,) = refused(report)
    assert finding.code == code
    assert words in finding.message


@pytest.mark.usefixtures("soffice")
def test_a_final_pdf_has_no_markers(report: Path) -> None:
    findings = refused(report, final=True)

    assert {finding.code for finding in findings} == {"LK773"}
    assert any("[BELUM DIISI" in finding.message for finding in findings)


@pytest.mark.usefixtures("soffice")
def test_a_layout_that_fails_is_reported(report: Path) -> None:
    (finding,) = refused(report)

    assert finding.code == "LK775"
    assert "kode 3" in finding.message


def test_without_libreoffice_the_message_says_what_to_install(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LKJIP_SOFFICE", "")

    (finding,) = refused(report)
    assert finding.code == "LK774"
    assert "Pasang LibreOffice" in finding.suggestion


@pytest.mark.usefixtures("soffice")
def test_a_report_that_is_open_elsewhere_is_left_alone(report: Path) -> None:
    report.with_name(f"~${report.name[2:]}").touch()

    (finding,) = refused(report)
    assert "sedang dibuka" in finding.message


def test_html_of_the_data_beside_an_edited_report_says_so(report: Path, proyek: Proyek) -> None:
    edit(report, add_words)

    result = build(proyek.root, formats=("html",))

    (finding,) = [f for f in result.findings if f.code == "LK770"]
    assert finding.severity is Severity.WARNING
    assert f"tanpa suntingan dalam {report.name}" in finding.message
    assert f'lkjip pdf "{report}"' in finding.suggestion


def test_beside_an_untouched_report_there_is_nothing_to_say(report: Path, proyek: Proyek) -> None:
    result = build(proyek.root, formats=("html",))

    assert "LK770" not in [finding.code for finding in result.findings]


def test_a_pdf_to_sign_is_not_made_from_data_beside_an_edited_report(
    report: Path, proyek: Proyek, tmp_path: Path
) -> None:
    edit(report, add_words)

    with pytest.raises(LkjipError) as caught:
        build(proyek.root, formats=("pdf",), reserve_signature=True)

    assert caught.value.findings[0].code == "LK770"
    assert "-o" in caught.value.findings[0].suggestion
    assert not report.with_suffix(".pdf").exists()


def test_the_command_says_what_stands_in_the_way(
    report: Path, soffice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(report, track_words)

    assert main(["pdf", str(report)]) == 1
    assert "LK772" in capsys.readouterr().err
