"""Figures: charts and pictures with alternative text, caption and source."""

from __future__ import annotations

import re
from pathlib import Path

from lkjip_docgen.document import Figure, Marker
from lkjip_docgen.pdf.inlines import marker
from lkjip_docgen.pdf.markup import attribute, element
from lkjip_docgen.pdf.page import Page
from lkjip_docgen.pdf.paragraphs import caption, source

_CAPTION_SPACE = 3.0  # centimetres left on the page for the caption and a line of text
_VIEW = re.compile(r'viewBox="\S+ \S+ (\S+) (\S+)"')


def figure(node: Figure, page: Page) -> str:
    """A figure: picture, caption below, source; the three stay together."""
    content = _content(node, page)
    if node.caption:
        content += element("figcaption", caption(node.id, node.caption, page))
    content += source(node.source, page)
    css = "gambar bingkai" if node.framed else "gambar"
    return element("figure", content, css, id=node.id)


def _content(node: Figure, page: Page) -> str:
    if node.chart is not None and (path := page.charts.get(node.chart.id)):
        return _chart(node, path, page)
    if node.picture is not None:
        return _picture(node, node.picture, page)
    words = node.missing or f"BELUM ADA GAMBAR: {node.alt}"
    return element("p", marker(Marker(words)), "kotak")


def _chart(node: Figure, path: Path, page: Page) -> str:
    svg = path.read_text(encoding="utf-8")
    view = _VIEW.search(svg)
    if view is None:
        raise ValueError(f"{path.name}: chart without a view box")
    css = _size(node.width_cm, float(view[2]) / float(view[1]), page)
    return page.images.drawing(node.id, svg, node.alt, css)


def _picture(node: Figure, path: Path, page: Page) -> str:
    address, picture = page.images.address(path, min(node.width_cm, page.width_cm))
    css = _size(node.width_cm, picture.height / picture.width, page)
    return f'<img src="{address}" alt="{attribute(node.alt)}" style="{css}">'


def _size(width: float, ratio: float, page: Page) -> str:
    """The size of a picture that keeps its proportions within the page."""
    width = min(width, page.width_cm, (page.height_cm - _CAPTION_SPACE) / ratio)
    return f"width:{width:.3f}cm;height:{width * ratio:.3f}cm"
