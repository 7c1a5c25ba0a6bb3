"""What a reader other than Word makes of the file."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import word_demo as demo

from lkjip_docgen.docx.fields import page_bookmark
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.style import load_style
from lkjip_docgen.word import write_report

SOFFICE = shutil.which("soffice")
EXPORT = (
    'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
)

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) tidak terpasang"),
]


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("libreoffice")
    photo = demo.draw_photo(folder / "foto.jpg")
    charts = {"bagan": demo.draw_chart(folder / "bagan.png")}
    target = folder / "laporan.docx"
    template = TEMPLATES / "laporan.docx"
    write_report(demo.report(photo), template, load_style(), charts, target)
    assert SOFFICE is not None
    profile = f"-env:UserInstallation=file://{folder / 'profil'}"
    command = [SOFFICE, profile, "--headless", "--convert-to", EXPORT, "--outdir", folder, target]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / "laporan.pdf"


def pages(pdf: Path) -> list[str]:
    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(pdf).pages]


def test_captions_and_references_show_the_same_numbers_as_in_word(pdf: Path) -> None:
    text = " ".join(" ".join(pages(pdf)).split())
    for label in ("Tabel R.1 Rincian", "Tabel 2.1 Pagu", "Gambar 2.1 Nilai", "Tabel L.2 Rincian"):
        assert text.count(label) == 2, label  # in its list and above the table
    reference = r"Lihat Tabel 2\.1 di halaman \d+, Gambar 1\.1, BAB II, BAB II\.A, atau Lampiran\."
    assert re.search(reference, text)


def test_no_page_is_blank(pdf: Path) -> None:
    texts = pages(pdf)
    assert len(texts) > 12
    for number, text in enumerate(texts[1:], start=2):
        head, *body = text.strip().splitlines()
        assert "LKjIP Tahun 2031" in head or "LKjIP Tahun 2031" in text
        assert len(body) > 1 or re.search(r"Gambar", text), f"halaman {number}: {text!r}"


def test_pages_of_headings_and_captions_can_be_read_from_the_layout(pdf: Path) -> None:
    from pypdf import PdfReader

    reader = PdfReader(pdf)
    names = {name.strip("/").replace("5F", "_"): d for name, d in reader.named_destinations.items()}
    found = reader.get_destination_page_number(names[page_bookmark("tabel-belanja")])
    assert found is not None
    assert "Tabel 2.1 Pagu" in " ".join(pages(pdf)[found].split())
