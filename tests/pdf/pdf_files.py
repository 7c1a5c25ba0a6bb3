"""The demonstration report as HTML and PDF, and ways to read them again without the program."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import word_demo as demo
from lxml import html
from pypdf import PdfReader

from lkjip_docgen.charts import draw
from lkjip_docgen.document.tree import Block, Part, Report
from lkjip_docgen.pdf import write_html, write_pdf
from lkjip_docgen.records import replace
from lkjip_docgen.style import load_style

STYLE = load_style()
_FOOT = 70.0  # points; the text begins above


def demo_report(folder: Path) -> tuple[Report, dict[str, Path]]:
    photo = demo.draw_photo(folder / "foto.jpg")
    chart = folder / "bagan.svg"
    chart.write_bytes(draw(demo.chart(), STYLE, "svg"))
    return demo.report(photo), {"bagan": chart}


def small_report(*blocks: Block) -> Report:
    """A report of these blocks in its first chapter."""
    report = demo.report(Path("tidak-dipakai.jpg"))
    return replace(report, parts=(Part("bab_1", blocks),))


def page(report: Report, folder: Path, **options: Any) -> Any:
    """The root of the HTML page of a report."""
    target = folder / "laporan.html"
    write_html(report, STYLE, options.pop("pictures", {}), target, **options)
    return html.fromstring(target.read_bytes())


def pdf(report: Report, folder: Path, **options: Any) -> PdfReader:
    """The PDF of a report, final unless said otherwise."""
    target = folder / options.pop("file", "laporan.pdf")
    pictures = options.pop("pictures", {})
    write_pdf(report, STYLE, pictures, target, **{"final": True, **options})
    return PdfReader(target)


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


@cache
def texts(reader: PdfReader) -> list[str]:
    """The words of each page, white space normalised."""
    return [" ".join(_plain(sheet.extract_text()).split()) for sheet in reader.pages]


def _plain(extracted: str) -> str:
    """Without the zero bytes that pypdf leaves where a font also has wide characters."""
    return extracted.replace("\x00", "")


@cache
def numbers_at_foot(reader: PdfReader) -> list[str]:
    """The page number printed in the bottom margin of each page; empty without one."""
    found = []
    for sheet in reader.pages:
        lines: list[tuple[float, float, str]] = []

        def visit(text: str, cm: Any, tm: Any, font: Any, size: Any, lines: Any = lines) -> None:
            if re.fullmatch(r"[ivx]+|\d+", word := _plain(text).strip()):
                lines.append((-(tm[4] * cm[0] + cm[4]), tm[5] * cm[3] + cm[5], word))

        sheet.extract_text(visitor_text=visit)
        right = [word for x, y, word in sorted(lines) if -x > 500 and y < _FOOT]
        found.append(right[0] if right else "")
    return found
