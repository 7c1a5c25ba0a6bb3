"""The working paper inside the PDF of its report, before anybody signs."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from openpyxl import load_workbook
from proyek import Proyek

import lkjip_docgen
from lkjip_docgen import cli
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.jobs import write_workpaper
from lkjip_docgen.sign.credentials import Credentials
from lkjip_docgen.sign.request import Request
from lkjip_docgen.sign.signer import sign
from lkjip_docgen.sign.verify import verify
from lkjip_docgen.style import load_style

pytest_plugins = ["sign_fixtures"]
NAME = "Kertas-Kerja-LKjIP-Teluk-Contoh-2031.xlsx"


def built(proyek: Proyek, target: Path, **wishes: bool) -> Path:
    result = lkjip_docgen.build(
        proyek.root, target, ("pdf",), with_layout=False, attach_workpaper=True, **wishes
    )
    return result.files[0]


def enclosed(file: Path) -> dict[str, bytes]:
    with pikepdf.open(file) as document:
        return {name: found.get_file().read_bytes() for name, found in document.attachments.items()}


def test_it_travels_with_the_data_and_says_what_it_is(proyek: Proyek, tmp_path: Path) -> None:
    file = built(proyek.ringkas(), tmp_path / "lkjip.pdf")
    with pikepdf.open(file) as document:
        relations = {
            name: str(found.obj.AFRelationship) for name, found in document.attachments.items()
        }
        assert len(document.Root.AF) == len(relations)
        assert "Kertas kerja" in document.attachments[NAME].description
    assert relations[NAME] == "/Supplement"
    assert relations["laporan.yaml"] == "/Source"
    assert relations["isi-laporan.json"] == "/Data"


def test_it_is_the_one_that_the_command_writes(proyek: Proyek, tmp_path: Path) -> None:
    inside = enclosed(built(proyek.ringkas(), tmp_path / "lkjip.pdf"))[NAME]
    assert inside == write_workpaper(proyek.root, tmp_path).read_bytes()
    assert "Lembar Reviu" in load_workbook(BytesIO(inside)).sheetnames


def test_no_report_has_one_unless_it_is_wanted(proyek: Proyek, tmp_path: Path) -> None:
    result = lkjip_docgen.build(proyek.ringkas().root, tmp_path, ("pdf",), with_layout=False)
    assert NAME not in enclosed(result.files[0])


def test_the_word_file_is_the_same_with_it(proyek: Proyek, tmp_path: Path) -> None:
    proyek.ringkas()
    both = lkjip_docgen.build(
        proyek.root, tmp_path / "satu", ("docx", "pdf"), attach_workpaper=True
    )
    alone = lkjip_docgen.build(proyek.root, tmp_path / "dua", ("docx",))
    assert NAME in enclosed(both.files[1])
    assert both.files[0].read_bytes() == alone.files[0].read_bytes()


def test_the_same_data_give_the_same_pdf(proyek: Proyek, tmp_path: Path) -> None:
    proyek.ringkas()
    first = built(proyek, tmp_path / "satu.pdf").read_bytes()
    assert built(proyek, tmp_path / "dua.pdf").read_bytes() == first


def test_signed_it_stays_inside_and_the_signature_is_sound(
    proyek: Proyek, tmp_path: Path, sari: Credentials
) -> None:
    proyek.ringkas()
    text = "# Kata Pengantar {.tanpa-nomor}\n\nKata.\n\n{{ tanda_tangan(pejabat_laporan) }}\n"
    proyek.tulis(text, "templates/narasi/kata_pengantar.md")
    file = built(proyek, tmp_path / "lkjip.pdf", reserve_signature=True)
    before = enclosed(file)[NAME]
    sign(file, tmp_path / "ttd.pdf", sari, Request(field="TTE1", draft=True), load_style())
    (signature,) = verify(tmp_path / "ttd.pdf")
    assert signature.ok
    assert enclosed(tmp_path / "ttd.pdf")[NAME] == before


def test_without_a_pdf_it_is_wrong_usage(
    proyek: Proyek, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["build", str(proyek.root), "-o", str(tmp_path), "--attach-workpaper"]
    for more in ([], ["--to", "html"], ["--to", "docx", "--to", "html"]):
        with pytest.raises(SystemExit) as caught:
            cli.main([*arguments, *more])
        assert caught.value.code == 2
        assert "--attach-workpaper hanya untuk PDF: tambahkan --to pdf" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.docx"))
    with pytest.raises(ValueError, match="hanya dapat dilampirkan pada PDF"):
        lkjip_docgen.build(proyek.root, tmp_path, attach_workpaper=True)


def test_the_command_says_that_it_is_inside(
    proyek: Proyek, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["build", str(proyek.ringkas().root), "-o", str(tmp_path / "lkjip.pdf")]
    assert cli.main([*arguments, "--to", "pdf", "--attach-workpaper"]) == 0
    assert "Kertas kerja terlampir di dalam PDF itu." in capsys.readouterr().out
    assert NAME in enclosed(tmp_path / "lkjip.pdf")


def test_without_the_library_the_word_file_is_made_and_the_remedy_said(
    proyek: Proyek,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    arguments = ["build", str(proyek.ringkas().root), "-o", str(tmp_path), "--no-layout"]
    arguments += ["--to", "docx", "--to", "pdf", "--attach-workpaper"]
    assert cli.main(arguments) == 1
    out, err = capsys.readouterr()
    assert list(tmp_path.glob("*.docx"))
    assert not list(tmp_path.glob("*.pdf"))
    assert "LK077" in err
    assert 'pip install "lkjip-docgen[excel]"' in err
    assert "terlampir" not in out


def test_without_the_library_and_only_a_pdf_nothing_is_written(
    proyek: Proyek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(LkjipError) as caught:
        built(proyek.ringkas(), tmp_path / "hasil" / "lkjip.pdf")
    assert [finding.code for finding in caught.value.findings] == ["LK077"]
    assert not (tmp_path / "hasil").exists()
