"""What LibreOffice prints of charts of Word, and what a PDF of an edited report says of them."""

from __future__ import annotations

import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
import word_demo as demo
from native_examples import bars, columns, lines, numbers, panels
from pypdf import PdfReader

from lkjip_docgen.document import Chart, Figure, Part, Report, Series, Text
from lkjip_docgen.docx import Package, read_docx
from lkjip_docgen.docx.outside import findings_of, missed, reaches
from lkjip_docgen.idn import format_decimal
from lkjip_docgen.records import replace
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.style import NATIVE, load_style
from lkjip_docgen.word import write_report
from lkjip_docgen.word_pdf import spoken_charts

SOFFICE = shutil.which("soffice")
LARGE = bars(
    categories=("Satu", "Dua"),
    series=(Series("Nilai", numbers("1071.60", "0.145")),),
    format=columns().format,
)
CHARTS = (columns(), lines(), panels(), LARGE)


def figure(chart: Chart) -> Figure:
    return Figure(f"gambar-{chart.id}", (Text(chart.alt),), chart.alt, chart=chart)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report whose last chapter shows some charts of Word."""
    folder = tmp_path_factory.mktemp("grafik-word")
    whole: Report = demo.report(demo.draw_photo(folder / "foto.jpg"))
    *others, last = whole.parts
    shown = Part(last.id, (*last.blocks, *map(figure, CHARTS)))
    style = replace(load_style(), grafik=NATIVE)
    target = folder / "laporan.docx"
    pictures = {"bagan": demo.draw_chart(folder / "bagan.png")}
    write_report(
        replace(whole, parts=(*others, shown)), TEMPLATES / "laporan.docx", style, pictures, target
    )
    return target


@pytest.fixture(scope="module")
def printed(report: Path) -> str:
    """All words of the pages."""
    if SOFFICE is None:
        pytest.skip("LibreOffice (soffice) tidak terpasang")
    folder = report.parent
    profile = f"-env:UserInstallation=file://{folder / 'profil'}"
    command = [SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, report]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return "\n".join(page.extract_text() for page in PdfReader(report.with_suffix(".pdf")).pages)


@pytest.mark.libreoffice
@pytest.mark.parametrize("chart", [columns(), LARGE], ids=["kolom", "ribuan"])
def test_numbers_are_printed_as_indonesians_write_them(printed: str, chart: Chart) -> None:
    for series in chart.series:
        for value in series.nilai:
            assert value is not None
            assert format_decimal(value, chart.places) in printed


@pytest.mark.libreoffice
def test_money_is_printed_in_the_unit_that_the_heading_names(printed: str) -> None:
    assert "Dalam miliar rupiah" in printed
    for series in panels().series:
        for value in series.nilai:
            assert value is not None
            assert format_decimal(value / Decimal(10**9), 2) in printed
    assert "2.234.544.909" not in printed


def test_charts_are_spoken_by_their_words(report: Path) -> None:
    package = Package(read_docx(report), report)
    assert spoken_charts(package)[-len(CHARTS) :] == [chart.alt for chart in CHARTS]


def test_nobody_misses_the_workbooks_of_charts(report: Path) -> None:
    package = Package(read_docx(report), report)
    found = reaches(package)
    assert found  # they are cut out of what LibreOffice is given
    assert missed(package, found) == []


def test_a_chart_that_leads_out_of_the_file_is_told_of(report: Path) -> None:
    package = Package(read_docx(report), report)
    (relation,) = package.relations("word/charts/grafik1.xml")
    relation.set("TargetMode", "External")
    relation.set("Target", "https://contoh.invalid/buku.xlsx")
    told = findings_of(package, missed(package, reaches(package)))
    assert any("contoh.invalid" in finding.message for finding in told)
