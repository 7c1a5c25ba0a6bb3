from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from docx import Document
from proyek import Proyek
from pypdf import PdfReader

import lkjip_docgen
from lkjip_docgen import cli
from lkjip_docgen.cache import project_cache

build = partial(lkjip_docgen.build, with_layout=False)


def test_a_report_is_written_in_every_format_that_is_wanted(proyek: Proyek, tmp_path: Path) -> None:
    result = build(proyek.ringkas().root, tmp_path / "hasil", ("html", "docx", "pdf"))
    assert [file.suffix for file in result.files] == [".docx", ".pdf", ".html"]
    assert len({file.stem for file in result.files}) == 1
    assert result.files[1].read_bytes().startswith(b"%PDF-1.7")
    assert "<html" in result.files[2].read_text(encoding="utf-8")[:200]
    assert result.problems == ()


def test_a_file_name_as_target_serves_every_format(proyek: Proyek, tmp_path: Path) -> None:
    result = build(proyek.root, tmp_path / "lkjip.pdf", ("docx", "html"))
    assert sorted(f.name for f in result.files) == ["lkjip.docx", "lkjip.html"]


def test_without_weasyprint_the_word_file_is_made_and_the_remedy_said(
    proyek: Proyek,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    arguments = ["build", str(proyek.root), "-o", str(tmp_path), "--to", "docx", "--to", "pdf"]
    arguments.append("--no-layout")
    assert cli.main(arguments) == 1
    out, err = capsys.readouterr()
    assert "Laporan ditulis" in out
    assert list(tmp_path.glob("*.docx"))
    assert not list(tmp_path.glob("*.pdf"))
    assert "LK801" in err
    assert 'pip install "lkjip-docgen[pdf]"' in err


def test_when_no_format_can_be_made_nothing_is_written(
    proyek: Proyek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(lkjip_docgen.LkjipError) as caught:
        build(proyek.root, tmp_path / "hasil", ("pdf",))
    assert [finding.code for finding in caught.value.findings] == ["LK801"]
    assert not (tmp_path / "hasil").exists()


@pytest.mark.made_anew
@pytest.mark.parametrize("kind", ["docx", "html", "pdf"])
def test_the_same_input_gives_the_same_bytes(proyek: Proyek, tmp_path: Path, kind: str) -> None:
    if kind == "pdf":
        proyek.ringkas()  # it is laid out from the page that `html` compares with every text
    first = build(proyek.root, tmp_path / "satu", (kind,)).files[0].read_bytes()
    shutil.rmtree(project_cache(proyek.root, "grafik"))
    second = build(proyek.root, tmp_path / "dua", (kind,)).files[0].read_bytes()
    assert first == second


def test_the_word_file_holds_what_the_data_say(proyek: Proyek, tmp_path: Path) -> None:
    project = lkjip_docgen.load(proyek.root)
    (file,) = build(proyek.root, tmp_path).files
    text = "\n".join(p.text for p in Document(str(file)).paragraphs)
    assert project.laporan.kantor.nama in text
    assert project.laporan.indikator[0].nama in text


def test_without_libreoffice_the_own_pdf_gives_the_page_numbers(
    proyek: Proyek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LKJIP_SOFFICE", "")
    result = lkjip_docgen.build(proyek.root, tmp_path, ("docx", "pdf"))
    assert result.layout is not None
    assert result.layout.engine == "tata letak PDF program ini"
    docx, pdf = result.files
    entries = dict(contents(docx))
    assert entries["Kata Pengantar"] == "i"
    assert entries["BAB I Pendahuluan"] == "1"
    reader = PdfReader(pdf)
    for words in ("Kesimpulan", "Landasan Hukum"):
        page = int(next(number for name, number in entries.items() if name.endswith(words)))
        first = reader.get_destination_page_number(reader.named_destinations["bab-1"])
        assert first is not None
        assert words.upper() in reader.pages[first + page - 1].extract_text().upper()


def test_without_any_layout_the_reason_is_said(
    proyek: Proyek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LKJIP_SOFFICE", "")
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    layout = lkjip_docgen.build(proyek.root, tmp_path).layout
    assert layout is not None
    assert layout.pages == {}
    assert "LibreOffice tidak ditemukan" in layout.reason
    assert "WeasyPrint belum terpasang" in layout.reason


def contents(docx: Path) -> Iterator[tuple[str, str]]:
    """The entries of the lists of contents with their page numbers."""
    for paragraph in Document(str(docx)).paragraphs:
        if paragraph.style is not None and paragraph.style.name.startswith("toc "):
            *words, page = paragraph.text.split("\t")
            yield " ".join(words), page
