"""The colours of an office and the surface on which its placeholder pictures are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from lkjip_docgen.style import load_style

Point = tuple[float, float]
Colour = tuple[int, int, int]

OVERSAMPLING = 2  # shapes are drawn this much larger and scaled down: smooth edges
FONTS = ("LiberationSans-{}.ttf", "DejaVuSans-{}.ttf", "DejaVuSans.ttf", "arial.ttf")


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of the house style."""

    navy: Colour
    gold: Colour
    blue: Colour
    pale: Colour
    grey: Colour
    white: Colour = (255, 255, 255)


def read_palette(project: Path | None = None) -> Palette:
    """The palette of a project folder; without one that of the house style."""
    colours = load_style(project).warna

    def rgb(text: str) -> Colour:
        return (int(text[0:2], 16), int(text[2:4], 16), int(text[4:6], 16))

    return Palette(
        navy=rgb(colours.utama),
        gold=rgb(colours.aksen),
        blue=rgb(colours.seri[2]),
        pale=rgb(colours.muda),
        grey=rgb(colours.garis),
    )


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """The colour that lies `share` of the way from `one` to `other`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return (red, green, blue)


def font(size: float, bold: bool = False) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """The first font of `FONTS` that is installed, else Pillow's own."""
    weight = "Bold" if bold else "Regular"
    for name in FONTS:
        try:
            return ImageFont.truetype(name.format(weight), round(size))
        except OSError:
            continue
    return ImageFont.load_default(round(size))


class Board:
    """A drawing surface with its own units: 1 unit is `scale` pixels from `origin`."""

    def __init__(self, image: Image.Image, origin: Point = (0, 0), scale: float = 1) -> None:
        self.image = image
        self.pen = ImageDraw.Draw(image)
        self.origin = origin
        self.scale = scale

    def at(self, x: float, y: float) -> Point:
        """A point in pixels."""
        return (self.origin[0] + x * self.scale, self.origin[1] + y * self.scale)

    def circle(self, x: float, y: float, radius: float, fill: Colour) -> None:
        """A filled circle round (x, y)."""
        self.pen.ellipse(
            (*self.at(x - radius, y - radius), *self.at(x + radius, y + radius)), fill=fill
        )

    def ellipse(self, box: Sequence[float], fill: Colour) -> None:
        """A filled ellipse in left, top, right, bottom."""
        self.pen.ellipse((*self.at(box[0], box[1]), *self.at(box[2], box[3])), fill=fill)

    def box(self, box: Sequence[float], fill: Colour, radius: float = 0) -> None:
        """A filled rectangle, its corners rounded by `radius`."""
        self.pen.rounded_rectangle(
            (*self.at(box[0], box[1]), *self.at(box[2], box[3])), radius * self.scale, fill=fill
        )

    def frame(self, box: Sequence[float], outline: Colour, width: float) -> None:
        """The outline of a rectangle."""
        self.pen.rectangle(
            (*self.at(box[0], box[1]), *self.at(box[2], box[3])),
            outline=outline,
            width=round(width * self.scale),
        )

    def polygon(self, points: Sequence[Point], fill: Colour) -> None:
        """A filled polygon."""
        self.pen.polygon([self.at(*point) for point in points], fill=fill)

    def line(self, points: Sequence[Point], fill: Colour, width: float) -> None:
        """A line with round joints and ends."""
        thick = max(1, round(width * self.scale))
        self.pen.line([self.at(*point) for point in points], fill=fill, width=thick, joint="curve")
        for point in (points[0], points[-1]):
            self.circle(*point, width / 2, fill)

    def arc(
        self, centre: Point, radius: float, span: tuple[float, float], fill: Colour, width: float
    ) -> None:
        """Part of a circle, from span[0] to span[1] degrees clockwise from three o'clock."""
        x, y = centre
        self.pen.arc(
            (*self.at(x - radius, y - radius), *self.at(x + radius, y + radius)),
            *span,
            fill=fill,
            width=max(1, round(width * self.scale)),
        )

    def text(self, x: float, y: float, words: str, size: float, fill: Colour, bold: bool) -> None:
        """Words centred on (x, y)."""
        self.pen.text(
            self.at(x, y), words, fill=fill, font=font(size * self.scale, bold), anchor="mm"
        )
