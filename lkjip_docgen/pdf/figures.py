"""Figures: charts and pictures with alternative text, caption and source."""

from __future__ import annotations

from pathlib import Path

from lkjip_docgen.document import Figure, Marker, Photo, place_cm, rows_of, sizes
from lkjip_docgen.pdf.drawn import proportions
from lkjip_docgen.pdf.markers import marker
from lkjip_docgen.pdf.markup import attribute, element
from lkjip_docgen.pdf.page import Page
from lkjip_docgen.pdf.paragraphs import caption, source

_CAPTION_SPACE = 3.0  # centimetres left on the page for the caption and a line of text
_UNKNOWN = 0.75  # height for its width of a picture that is not there yet


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
    if node.photos:
        return _photos(node, page)
    words = node.missing or f"BELUM ADA GAMBAR: {node.alt}"
    return element("p", marker(Marker(words)), "kotak")


def _chart(node: Figure, path: Path, page: Page) -> str:
    svg = path.read_text(encoding="utf-8")
    css = _size(node.width_cm, proportions(path, svg), page)
    return page.images.drawing(node.id, svg, node.alt, css)


def _picture(node: Figure, path: Path, page: Page) -> str:
    address, picture = page.images.address(path, min(node.width_cm, page.width_cm))
    css = _size(node.width_cm, picture.height / picture.width, page)
    return f'<img src="{address}" alt="{attribute(node.alt)}" style="{css}">'


def _photos(node: Figure, page: Page) -> str:
    """Pictures side by side, row by row, as large as their places."""
    place = place_cm(node.across, page.width_cm)
    shown = [page.images.address(p.picture, place) if p.picture else None for p in node.photos]
    ratios = [found[1].height / found[1].width if found else _UNKNOWN for found in shown]
    sized = sizes(ratios, node.across, page.width_cm)
    content = [
        _photo(photo, found[0] if found else "", size)
        for photo, found, size in zip(node.photos, shown, sized, strict=True)
    ]
    return "".join(element("div", "".join(row), "deret") for row in rows_of(content, node.across))


def _photo(photo: Photo, address: str, size: tuple[float, float]) -> str:
    if not address:
        words = marker(Marker(photo.missing or f"BELUM ADA GAMBAR: {photo.alt}"))
        return element("span", words, "kosong", style=f"width:{size[0]:.3f}cm")
    css = f"width:{size[0]:.3f}cm;height:{size[1]:.3f}cm"
    return f'<img src="{address}" alt="{attribute(photo.alt)}" style="{css}">'


def _size(width: float, ratio: float, page: Page) -> str:
    """The size of a picture that keeps its proportions within the page."""
    width = min(width, page.width_cm, (page.height_cm - _CAPTION_SPACE) / ratio)
    return f"width:{width:.3f}cm;height:{width * ratio:.3f}cm"
