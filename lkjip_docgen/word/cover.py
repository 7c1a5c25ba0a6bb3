"""The cover of the Word file: a name that fits above the picture, ornaments in the look's colours.

A template says all this in the terms of the default look; what its owner
changed stays as it is.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from math import pi, sin
from typing import TYPE_CHECKING
from zipfile import ZipFile

from docx.opc.package import OpcPackage
from lxml import etree

from lkjip_docgen.document import FULL_SIZE, TEXT_WIDTH, NameSize, name_size
from lkjip_docgen.docx import (
    Element,
    Paragraph,
    Stylesheet,
    child,
    put_in_order,
    value,
    w,
    whole,
)
from lkjip_docgen.docx import Style as ParagraphStyle
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.style import Style, load_style

if TYPE_CHECKING:
    from PIL import Image

PHOTO_HEIGHT = 12.2  # centimetres
BAND_HEIGHT = 2.6
EDGE_WIDTH = 0.6
_PATTERN_DPI = 110
_OFFICE, _INSTITUTION, _TITLE = "Sampul Kantor", "Sampul Instansi", "Title"
_USUAL_SIZE = 22  # half points of a style that gives none
_TWIPS = 20  # of a point

# --- the name of the office -------------------------------------------------------


def fit_name(root: Element, sheet: Stylesheet) -> None:
    """Set the name of the office in even lines, and smaller where it would reach the picture."""
    styles = {style.name: style for style in sheet}
    office = styles.get(_OFFICE)
    if office is None:
        return
    over = [paragraph.raw for paragraph in _in_style(root, styles.get(_INSTITUTION))]
    lines = sum(map(_lines, _in_style(root, styles.get(_TITLE))))
    for paragraph in _in_style(root, office):
        _set(paragraph, name_size(paragraph.raw, over, lines), office)


def _lines(title: Paragraph) -> int:
    """The lines of a title that is broken where it has to be."""
    return 1 + len(list(title.element.iter(w("br"))))


def _in_style(root: Element, style: ParagraphStyle | None) -> list[Paragraph]:
    """The paragraphs of a style; none of one that the template does not have."""
    if style is None:
        return []
    paragraphs = map(Paragraph, root.iter(w("p")))
    return [paragraph for paragraph in paragraphs if paragraph.style == style.identifier]


def _half_points(style: ParagraphStyle) -> int:
    size = child(style.element, "rPr/sz")
    return _USUAL_SIZE if size is None else whole(size, w("val"))


def _set(paragraph: Paragraph, size: NameSize, style: ParagraphStyle) -> None:
    if size.points < FULL_SIZE:
        _shrink(paragraph.element, round(_half_points(style) * size.share))
    narrow = _line(style)
    if size.lines > 1 or size.width > narrow:
        _indent(paragraph.element, size, centred=value(style.element, "pPr/jc") == "center")
    put_in_order(paragraph.element)


def _line(style: ParagraphStyle) -> float:
    """Points of a line of a style, between its indents."""
    indent = child(style.element, "pPr/ind")
    if indent is None:
        return TEXT_WIDTH
    return TEXT_WIDTH - sum(whole(indent, w(side)) for side in ("left", "right")) / _TWIPS


def _shrink(paragraph: Element, half_points: int) -> None:
    for run in paragraph.iter(w("r")):
        properties = _properties(run, "rPr")
        for name in ("sz", "szCs"):
            etree.SubElement(properties, w(name)).set(w("val"), str(half_points))


def _indent(paragraph: Element, size: NameSize, *, centred: bool) -> None:
    """Let the lines be as long as they are to be: a name of one line has the whole width."""
    free = round((TEXT_WIDTH - size.width) * _TWIPS) if size.lines > 1 else 0
    left = free // 2 if centred else 0
    indent = etree.SubElement(_properties(paragraph, "pPr"), w("ind"))
    indent.set(w("left"), str(left))
    indent.set(w("right"), str(free - left))


def _properties(element: Element, name: str) -> Element:
    found = child(element, name)
    if found is None:
        found = etree.Element(w(name))
        element.insert(0, found)
    return found


# --- ornaments ----------------------------------------------------------------------


def follow_look(package: OpcPackage, look: Style) -> None:
    """Draw the template's own ornaments again, in the colours of the project."""
    if look.warna == load_style().warna:
        return
    for part in package.iter_parts():
        if part.content_type == "image/png":
            draw = _ornaments().get(sha256(part.blob).hexdigest())
            if draw is not None:
                part._blob = draw(look)


_EARLIER_BAND = "eea977c477d3344a5f413d551a68f6f03dc9948e97f3b10dd5759c8c386e9ca3"
_EARLIER_HILLS = "f0a4b3a5ecc74bccec418c8be6b97ec1fff079517f4432d354bf029469007625"
"""Band and hills of earlier default templates, which offices have copied."""


@cache
def _ornaments() -> dict[str, Callable[[Style], bytes]]:
    """What draws each ornament of the default template, by the digest of its picture."""
    with ZipFile(TEMPLATES / "laporan.docx") as archive:
        hills = sha256(archive.read("word/media/sampul.png")).hexdigest()
        own = sha256(archive.read("word/media/pita.png")).hexdigest()
        side = sha256(archive.read("word/media/tepi.png")).hexdigest()
    earlier = {_EARLIER_BAND: band, _EARLIER_HILLS: cover_pattern}
    return {hills: cover_pattern, own: band, side: edge, **earlier}


def cover_pattern(look: Style) -> bytes:
    """The ornament of a cover without photo: hills in the colours of the look."""
    from PIL import Image, ImageDraw  # takes its time: only for a look with colours of its own

    width = round(look.halaman.lebar / 2.54 * _PATTERN_DPI)
    height = round(PHOTO_HEIGHT / 2.54 * _PATTERN_DPI)
    scale = 3  # drawn larger and scaled down, for smooth edges
    image = Image.new("RGB", (width * scale, height * scale), f"#{look.warna.muda}")
    pen = ImageDraw.Draw(image)
    layers = (
        (look.warna.seri[5], 0.30, 0.16),
        (look.warna.seri[2], 0.48, 0.20),
        (look.warna.aksen, 0.665, 0.14),
        (look.warna.utama, 0.68, 0.14),
    )
    for color, level, swing in layers:
        phase = 0.0 if color in (look.warna.aksen, look.warna.utama) else level * 7
        pen.polygon(_wave(image.size, level, swing, phase), fill=f"#{color}")
    return _png(image.resize((width, height), Image.Resampling.LANCZOS).quantize(64))


def _wave(
    size: tuple[int, int], level: float, swing: float, phase: float
) -> list[tuple[float, float]]:
    width, height = size
    points = [
        (x, height * (level + swing * sin(2 * pi * (0.75 * x / width) + phase)))
        for x in range(0, width + 1, max(1, width // 400))
    ]
    return [*points, (width, points[-1][1]), (width, height), (0, height)]


def band(look: Style) -> bytes:
    """The dark band behind the address: one colour with a thin line above."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (128, 128), f"#{look.warna.utama}")
    ImageDraw.Draw(image).rectangle((0, 0, 127, 2), fill=f"#{look.warna.aksen}")
    return _png(image)


def edge(look: Style) -> bytes:
    """The bar at the binding edge: one colour with a line at its right."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (64, 64), f"#{look.warna.utama}")
    ImageDraw.Draw(image).rectangle((58, 0, 63, 63), fill=f"#{look.warna.aksen}")
    return _png(image)


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
