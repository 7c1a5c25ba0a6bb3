"""A report that is written anew where it stands: nobody's work is lost, nothing half done stays."""

from __future__ import annotations

import errno
from importlib import import_module
from pathlib import Path

import docx
import pytest
from refresh_files import REVENUE, correct, edit, text

from lkjip_docgen.cli import main
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.jobs.refresh import refresh


def test_what_is_saved_while_it_works_is_not_written_over(work: Path, report: Path) -> None:
    edit(report, lambda document: document.add_paragraph("Kalimat pertama."))
    correct(work, REVENUE)

    def save_meanwhile(step: str) -> None:
        if step == "Memadukan":
            edit(report, lambda document: document.add_paragraph("Kalimat kedua."))

    with pytest.raises(LkjipError, match="disimpan oleh program atau orang lain"):
        refresh(report, work, progress=save_meanwhile)

    assert "Kalimat kedua." in text(report)
    assert not list(report.parent.glob(f"{report.name}.*"))


def test_a_report_that_cannot_be_written_leaves_no_copy(
    work: Path, report: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(target: Path, entries: object) -> None:
        target.write_bytes(b"separuh")
        raise OSError(errno.ENOSPC, "No space left on device")

    edit(report, lambda document: document.add_paragraph("Kalimat orang."))
    before = report.read_bytes()
    correct(work, REVENUE)
    monkeypatch.setattr(import_module("lkjip_docgen.jobs.refresh"), "write_zip", full)

    assert main(["refresh", str(report), str(work), "--no-layout"]) == 1

    assert "ruang penyimpanan penuh" in capsys.readouterr().err
    assert report.read_bytes() == before
    assert sorted(report.parent.iterdir()) == [report]


@pytest.mark.parametrize("name", ["hasil.pdf", "survei-ikm-2023.csv", "hasil"])
def test_a_word_file_is_not_written_under_the_name_of_another_kind(
    work: Path, report: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    target = work / name
    before = target.read_bytes() if target.exists() else None
    with pytest.raises(SystemExit) as stop:
        main(["refresh", str(report), str(work), "-o", str(target), "--overwrite"])
    assert stop.value.code == 2
    assert "harus berakhiran .docx" in capsys.readouterr().err
    assert (target.read_bytes() if target.exists() else None) == before


@pytest.mark.parametrize("command", ["refresh", "pull", "pdf"])
@pytest.mark.parametrize("name", ["", "/"])
def test_no_name_at_all_is_told(
    work: Path, capsys: pytest.CaptureFixture[str], command: str, name: str
) -> None:
    with pytest.raises(SystemExit) as stop:
        main([command, name, str(work)])
    assert stop.value.code == 2
    assert "bukan nama berkas" in capsys.readouterr().err


def test_an_office_that_was_renamed_is_known_by_its_new_name_from_then_on(
    work: Path, report: Path
) -> None:
    edit(report, lambda document: document.add_paragraph("Kalimat orang."))
    old, new = "Kantor Imigrasi Kelas II TPI Tanjungpandan", "Kantor Imigrasi Kelas I TPI Belitung"
    correct(work, (f"nama: {old}", f"nama: {new}"))
    assert main(["refresh", str(report), str(work), "--no-layout", "--force"]) == 0

    properties = docx.Document(str(report)).core_properties
    assert properties.author == new
    assert new in properties.title
    assert new in properties.keywords
    assert main(["refresh", str(report), str(work), "--no-layout"]) == 0
    assert main(["pull", str(report), str(work)]) == 0


def test_a_title_of_peoples_own_stays(work: Path, report: Path) -> None:
    def entitle(document: docx.document.Document) -> None:
        document.core_properties.title = "Laporan untuk pimpinan"

    edit(report, entitle)
    correct(work, ("nama: Kantor Imigrasi Kelas II TPI Tanjungpandan", "nama: Kanim Belitung"))
    assert main(["refresh", str(report), str(work), "--no-layout", "--force"]) == 0
    assert docx.Document(str(report)).core_properties.title == "Laporan untuk pimpinan"


def test_a_report_without_memory_is_told_the_way_back(
    work: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    docx.Document().save(str(report))
    assert main(["refresh", str(report), str(work)]) == 1
    assert "--base DATA-SEMULA" in capsys.readouterr().err
