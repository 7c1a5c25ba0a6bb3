"""Small charts and pictures in the line of text, in cells of tables."""

from __future__ import annotations

from pathlib import Path

from lkjip_docgen.document import Inset, Marker
from lkjip_docgen.pdf.drawn import proportions
from lkjip_docgen.pdf.markers import marker
from lkjip_docgen.pdf.markup import attribute
from lkjip_docgen.pdf.page import Page


def inset(node: Inset, page: Page) -> str:
    """A small picture, as wide as it asks for where its cell has the room; or its marker."""
    if node.chart is not None and (path := page.charts.get(node.chart.id)):
        return _chart(node, path, page)
    if node.picture is not None:
        return _picture(node, node.picture, page)
    return marker(Marker(node.missing or f"BELUM ADA GAMBAR: {node.alt}"))


def _chart(node: Inset, path: Path, page: Page) -> str:
    svg = path.read_text(encoding="utf-8")
    size = _size(node, proportions(path, svg))
    return page.images.drawing(node.id, svg, node.alt, size)


def _picture(node: Inset, path: Path, page: Page) -> str:
    address, picture = page.images.address(path, min(node.width_cm, page.width_cm))
    frame = ";border:.75pt solid #" + page.style.warna.garis if node.framed else ""
    css = _size(node, picture.height / picture.width) + frame
    return f'<img src="{address}" alt="{attribute(node.alt)}" style="{css}">'


def _size(node: Inset, ratio: float) -> str:
    """The size of a picture that keeps its proportions and leaves its cell to none beside it."""
    width = min(node.width_cm, node.height_cm / ratio)
    return f"width:{width:.3f}cm;max-width:100%;height:auto"
