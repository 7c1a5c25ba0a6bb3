"""The pictures of a page as WeasyPrint shows them, made ready with less work than it would take.

WeasyPrint takes a picture that its cache already holds for an address, and asks
it for its size and to draw itself.  What is not made ready here it makes itself.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Mapping
from hashlib import md5
from math import cos, radians, sin
from typing import TYPE_CHECKING, Final

from PIL import Image
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.draw.text import draw_emojis, draw_first_line
from weasyprint.images import RasterImage
from weasyprint.matrix import Matrix
from weasyprint.svg.utils import color
from weasyprint.text.line_break import Layout, create_layout, line_size

from lkjip_docgen.pdf.images import SVG
from lkjip_docgen.pdf.sketch import Pen, Shape, Sketch, Words, read

if TYPE_CHECKING:
    from weasyprint.pdf.stream import Stream
    from weasyprint.text.fonts import FontConfiguration

_PNG: Final = "image/png"
_SIGNATURE: Final = 8  # bytes before the first chunk of a PNG file
_PLAIN_COLOURS: Final = (0, 2)  # grey, RGB
_MITER_LIMIT: Final = 4  # of SVG


def shown(files: Mapping[str, tuple[str, bytes]], fonts: FontConfiguration) -> dict[str, object]:
    """The pictures that are ready, by their addresses; to be given to WeasyPrint as its cache."""
    ready: dict[str, object] = {}
    for address, (kind, data) in files.items():
        picture = _made_ready(address, kind, data, fonts, ready)
        if picture is not None:
            ready[address] = picture
    return ready


def _made_ready(
    address: str, kind: str, data: bytes, fonts: FontConfiguration, ready: dict[str, object]
) -> object | None:
    if kind == SVG:
        sketch = read(data)
        return None if sketch is None else Drawing(sketch, fonts)
    if kind == _PNG and packed(data) is not None:
        name = md5(address.encode(), usedforsecurity=False).hexdigest()
        return _PackedImage(Image.open(io.BytesIO(data)), name, data, cache=ready)
    return None


class _PackedImage(RasterImage):  # type: ignore[misc]
    """A PNG whose packed pixels go into the PDF as they are, not unpacked and packed anew."""

    def _get_png_data(self, image: Image.Image) -> bytes:
        return packed(self.image_data.data) or bytes(super()._get_png_data(image))


def packed(png: bytes) -> bytes | None:
    """The packed pixels of a PNG file, as a PDF can hold them; None where it cannot.

    It can where a sample has 8 bits, the lines follow one another, and nothing is
    transparent (ISO 32000-1, 7.4.4.4: predictor 15 reads the lines of a PNG).
    """
    chunks = list(_chunks(png))
    if not chunks or chunks[0][0] != b"IHDR":
        return None
    _, _, bits, colours, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    plain = bits == 8 and colours in _PLAIN_COLOURS and not interlaced
    if not plain or any(kind == b"tRNS" for kind, _ in chunks):
        return None
    return b"".join(content for kind, content in chunks if kind == b"IDAT")


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kind and the content of each chunk; the file was found whole when it was prepared."""
    at = _SIGNATURE
    while at + 8 <= len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        yield kind, png[at + 8 : at + 8 + length]
        at += length + 12


class Drawing:
    """What WeasyPrint asks of a picture, for a drawing of our own."""

    def __init__(self, sketch: Sketch, fonts: FontConfiguration) -> None:
        self._sketch = sketch
        self._fonts = fonts

    def get_intrinsic_size(self, resolution: float, font_size: float) -> tuple[float, float, float]:
        """Width and height in px, and their ratio."""
        width, height = self._sketch.width, self._sketch.height
        return width, height, width / height

    def draw(self, stream: Stream, width: float, height: float, style: object) -> None:
        """Draw it in the middle of a place of `width` by `height` px, as large as fits."""
        left, top, box_width, box_height = self._sketch.box
        scale = min(width / box_width, height / box_height)
        across = (width - box_width * scale) / 2 - left * scale
        down = (height - box_height * scale) / 2 - top * scale
        with stream.stacked():
            stream.transform(a=scale, d=scale, e=across, f=down)
            for mark in self._sketch.marks:
                if isinstance(mark, Shape):
                    _draw_shape(stream, mark)
                else:
                    _draw_words(stream, mark, self._fonts)


def _draw_shape(stream: Stream, shape: Shape) -> None:
    if shape.place is None:
        _paint(stream, shape)
        return
    with stream.stacked():
        stream.transform(e=shape.place[0], f=shape.place[1])
        _paint(stream, shape)


def _paint(stream: Stream, shape: Shape) -> None:
    if shape.fill:
        stream.set_color(color(shape.fill))
    if shape.stroke:
        stream.set_color(color(shape.stroke), stroke=True)
        _take(stream, shape.pen)
    stream.stream.append(shape.outline)
    if shape.fill and shape.stroke:
        stream.fill_and_stroke()
    elif shape.fill:
        stream.fill()
    elif shape.stroke:
        stream.stroke()
    else:
        stream.end()


def _take(stream: Stream, pen: Pen) -> None:
    stream.set_line_width(pen.width)
    stream.set_dash(pen.dash, pen.offset)
    stream.set_line_cap(pen.cap)
    stream.set_line_join(pen.join)
    stream.set_miter_limit(_MITER_LIMIT)


def _draw_words(stream: Stream, words: Words, fonts: FontConfiguration) -> None:
    style = _face(words.families, words.size, words.weight, words.style, fonts)
    line = _Line(words.text, style)
    turn = radians(words.angle)
    with stream.stacked():
        stream.transform(cos(turn), sin(turn), -sin(turn), cos(turn), *words.place)
        stream.set_color(color(words.color))
        left = -line.width * words.anchor
        stream.begin_text()
        emojis = draw_first_line(stream, line, "none", "none", Matrix(d=-1, e=left))
        stream.end_text()
        draw_emojis(stream, style, left, 0, emojis)


class _Line:
    """A line of text as WeasyPrint draws it; `width` in px."""

    baseline = 0.0

    def __init__(self, text: str, style: _Face) -> None:
        self.text = text
        self.style = style
        self.pango_layout: Layout = create_layout(text, style, None, None, 0)
        first, _ = self.pango_layout.get_first_line()
        self.width: float = line_size(first, style)[0]


class _Face(dict[str, object]):
    """The computed values of a text, with the fonts that it is set in."""

    font_config: FontConfiguration


def _face(
    families: tuple[str, ...], size: float, weight: int, style: str, fonts: FontConfiguration
) -> _Face:
    face = _Face(INITIAL_VALUES)
    face.font_config = fonts
    face["font_family"] = list(families)
    face["font_size"] = size
    face["font_weight"] = weight
    face["font_style"] = style
    face["font_kerning"] = "none"  # a letter after the other, as SVG was always drawn here
    face["font_variant_ligatures"] = "none"
    return face
