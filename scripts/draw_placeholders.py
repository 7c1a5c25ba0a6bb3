"""Draw the placeholder pictures of the sample offices and the placeholder emblem.

Which pictures a sample needs stands in its `laporan.yaml`.  The pictures say
what belongs in their place and show nothing that could be taken for a real
photo, certificate or coat of arms.  Colours come from the sample's
`gaya.toml` over `assets/gaya.toml`; the same fonts give the same bytes.

    python scripts/draw_placeholders.py [FOLDER]

FOLDER is the root of the checkout; default: the one this script stands in.
"""

from __future__ import annotations

import math
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from lkjip_docgen.source.yaml_reader import read_yaml
from lkjip_docgen.style import load_style

Point = tuple[float, float]
Colour = tuple[int, int, int]

ROOT = Path(__file__).resolve().parent.parent
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


# --- scenery -----------------------------------------------------------------


def gradient(size: tuple[int, int], top: Colour, bottom: Colour) -> Image.Image:
    """A picture that runs from one colour at the top to another at the bottom."""
    image = Image.new("RGB", size)
    pen = ImageDraw.Draw(image)
    for y in range(size[1]):
        pen.line([(0, y), (size[0], y)], fill=mix(top, bottom, y / (size[1] - 1)))
    return image


def wave(
    width: float, level: float, height: float, length: float, phase: float, floor: float
) -> list[Point]:
    """A band that reaches from a sine line down to `floor`."""
    top = [
        (x, level - height * math.sin(x / length * math.tau + phase))
        for x in range(0, round(width) + 9, 8)
    ]
    return [*top, (width, floor), (0, floor)]


def boulder(board: Board, x: float, base: float, size: float, fill: Colour, light: Colour) -> None:
    """A rounded granite boulder with a lit flank."""
    for left, right, high, colour in ((-1.0, 1.06, 1.0, fill), (0.1, 1.06, 0.86, light)):
        middle, half = (left + right) / 2, (right - left) / 2
        outline = []
        for step in range(41):
            angle = math.pi * (1 + step / 40)
            across = math.copysign(abs(math.cos(angle)) ** 0.62, math.cos(angle))
            up = abs(math.sin(angle)) ** 0.8 * (1 + 0.06 * math.sin(3 * angle + x))
            outline.append((x + size * (middle + half * across), base - size * 0.92 * high * up))
        board.polygon(outline, colour)


def palm(board: Board, x: float, base: float, height: float, fill: Colour) -> None:
    """A coconut palm leaning to the right."""
    crown = (x + height * 0.18, base - height)
    board.line([(x, base), (x + height * 0.06, base - height * 0.5), crown], fill, height * 0.045)
    for angle in (-165, -125, -80, -40, -5, 25, 155):
        reach = height * 0.42
        tip = (
            crown[0] + reach * math.cos(math.radians(angle)),
            crown[1] + reach * math.sin(math.radians(angle)) + height * 0.12,
        )
        middle = ((crown[0] + tip[0]) / 2, (crown[1] + tip[1]) / 2 - height * 0.1)
        board.polygon([crown, middle, tip, (middle[0], middle[1] + height * 0.07)], fill)


def seascape(size: tuple[int, int], colours: Palette) -> Image.Image:
    """Sun, far islands, sea and granite boulders; 1600 units wide."""
    image = gradient(
        size, mix(colours.blue, colours.white, 0.25), mix(colours.gold, colours.white, 0.72)
    )
    scale = size[0] / 1600
    board = Board(image, scale=scale)
    high = size[1] / scale
    sea = high * 0.56
    board.circle(1120, sea - 80, 190, mix(colours.gold, colours.white, 0.45))
    board.circle(1120, sea - 80, 140, mix(colours.gold, colours.white, 0.2))
    far = mix(colours.navy, colours.white, 0.55)
    board.polygon([(0, sea), (0, sea - 70), (180, sea - 130), (420, sea - 60), (640, sea)], far)
    board.polygon([(760, sea), (900, sea - 60), (1010, sea - 78), (1240, sea)], far)
    board.box((0, sea, 1600, high), mix(colours.navy, colours.blue, 0.75))
    for step in range(1, 6):
        shade = mix(mix(colours.navy, colours.blue, 0.75), colours.navy, step / 5)
        level = sea + (high - sea) * (step / 6) ** 1.3
        board.polygon(wave(1600, level, 5 + 3 * step, 260 + 60 * step, step * 1.7, high), shade)
    for dx, dy, length in ((-90, 30, 180), (-40, 62, 80), (-120, 100, 240), (-30, 140, 90)):
        glow = mix(colours.gold, colours.white, 0.4)
        board.line([(1120 + dx, sea + dy), (1120 + dx + length, sea + dy)], glow, 5)
    rock, light = mix(colours.navy, (0, 0, 0), 0.25), mix(colours.navy, colours.blue, 0.35)
    palm(board, 130, high * 0.72, high * 0.30, rock)
    palm(board, 200, high * 0.74, high * 0.24, rock)
    for x, base, width in ((70, 0.80, 170), (290, 0.84, 210), (520, 0.83, 120), (640, 0.87, 80)):
        boulder(board, x, high * base, width, rock, light)
    board.polygon(wave(1600, high * 0.85, 14, 520, 0.6, high), colours.navy)
    return image


# --- emblems of the innovations, in a box from (0, 0) to (400, 400) ------------


def draw_boat(board: Board, c: Palette) -> None:
    """A boat between two islands."""
    board.ellipse((20, 150, 190, 330), mix(c.blue, c.white, 0.35))
    board.ellipse((260, 190, 400, 330), mix(c.blue, c.white, 0.35))
    board.line([(205, 70), (205, 240)], c.navy, 8)
    board.polygon([(215, 80), (215, 220), (310, 220)], c.gold)
    board.polygon([(195, 110), (195, 220), (125, 220)], mix(c.gold, c.white, 0.45))
    board.polygon([(90, 240), (330, 240), (285, 300), (140, 300)], c.navy)
    for level, shade in ((295, c.blue), (325, mix(c.navy, c.blue, 0.4))):
        x = range(10, 391, 5)
        board.line([(i, level + 8 * math.sin(i / 24)) for i in x], shade, 12)


def draw_phone(board: Board, c: Palette) -> None:
    """A telephone that shows a passport."""
    board.box((105, 20, 295, 380), c.navy, 28)
    board.box((120, 55, 280, 335), c.white, 6)
    board.circle(200, 357, 11, c.grey)
    board.box((148, 90, 252, 240), mix(c.navy, c.blue, 0.25), 10)
    board.circle(200, 150, 30, c.gold)
    board.circle(200, 150, 21, mix(c.navy, c.blue, 0.25))
    board.line([(170, 150), (230, 150)], c.gold, 5)
    board.line([(200, 120), (200, 180)], c.gold, 5)
    board.line([(170, 210), (230, 210)], c.gold, 6)
    board.box((148, 265, 252, 300), c.gold, 17)
    board.line([(182, 282), (195, 293), (220, 272)], c.white, 7)


def draw_track(board: Board, c: Palette) -> None:
    """Steps of a process, the last one under a magnifying glass."""
    board.line([(50, 300), (130, 300), (130, 200), (240, 200)], c.grey, 10)
    for x, y in ((50, 300), (130, 300), (130, 200)):
        board.circle(x, y, 30, c.navy)
        board.line([(x - 12, y), (x - 3, y + 10), (x + 13, y - 10)], c.white, 7)
    board.line([(320, 220), (372, 285)], c.navy, 30)
    board.circle(265, 150, 100, c.navy)
    board.circle(265, 150, 78, c.white)
    board.circle(265, 150, 42, c.gold)
    board.line([(265, 125), (265, 152), (284, 162)], c.white, 8)


def draw_board(board: Board, c: Palette) -> None:
    """A notice board with two speech bubbles."""
    board.line([(110, 250), (80, 385)], c.navy, 14)
    board.line([(290, 250), (320, 385)], c.navy, 14)
    board.box((30, 40, 370, 290), c.navy, 14)
    board.box((46, 56, 354, 274), c.white, 6)
    board.box((70, 78, 225, 160), c.gold, 16)
    board.polygon([(95, 150), (135, 150), (95, 190)], c.gold)
    board.box((175, 178, 330, 252), c.blue, 16)
    board.polygon([(265, 180), (310, 180), (310, 145)], c.blue)
    for y in (102, 122, 140):
        board.line([(90, y), (205, y)], c.white, 6)
    for y in (200, 217, 234):
        board.line([(195, y), (310, y)], c.white, 6)


def draw_rainbow(board: Board, c: Palette) -> None:
    """A rainbow over one room with an open door."""
    shades = (c.navy, c.blue, mix(c.gold, c.white, 0.45), c.gold)
    for step, shade in enumerate(shades):
        board.arc((200, 310), 190 - 26 * step, (180, 360), shade, 20)
    board.polygon([(128, 232), (200, 182), (272, 232)], c.navy)
    board.box((142, 230, 258, 310), c.navy)
    board.box((177, 246, 223, 310), c.white)
    board.polygon([(177, 246), (206, 258), (206, 310), (177, 310)], c.gold)
    board.circle(199, 284, 3, c.navy)
    board.box((0, 306, 400, 322), c.grey, 8)


def draw_lobby(board: Board, c: Palette) -> None:
    """Two armchairs at a table in an open lobby."""
    board.box((10, 350, 390, 366), c.grey, 8)
    for left, shade in ((25, c.navy), (255, c.navy)):
        board.box((left, 165, left + 120, 330), shade, 24)
        board.box((left + 18, 245, left + 102, 300), mix(c.navy, c.blue, 0.6), 12)
        board.box((left + 12, 325, left + 24, 352), shade)
        board.box((left + 96, 325, left + 108, 352), shade)
    board.box((160, 275, 240, 287), c.gold, 5)
    board.box((195, 287, 205, 352), c.gold)
    board.box((150, 30, 250, 125), mix(c.blue, c.white, 0.5), 4)
    board.line([(200, 30), (200, 125)], c.white, 7)
    board.line([(150, 78), (250, 78)], c.white, 7)
    board.circle(200, 262, 12, c.blue)


def draw_radio(board: Board, c: Palette) -> None:
    """A radio mast that sends waves."""
    for radius in (70, 110, 150):
        board.arc((200, 110), radius, (-50, 50), c.gold, 14)
        board.arc((200, 110), radius, (130, 230), c.gold, 14)
    board.line([(200, 110), (110, 375)], c.navy, 14)
    board.line([(200, 110), (290, 375)], c.navy, 14)
    for y, half in ((190, 27), (255, 49), (320, 71)):
        board.line([(200 - half, y), (200 + half, y)], c.navy, 10)
    board.line([(173, 190), (249, 255)], c.blue, 8)
    board.line([(249, 255), (129, 320)], c.blue, 8)
    board.circle(200, 110, 28, c.navy)
    board.circle(200, 110, 13, c.white)


def draw_people(board: Board, c: Palette) -> None:
    """Two officers who receive visitors at a desk."""
    for x, shade in ((120, c.navy), (280, c.gold)):
        board.circle(x, 115, 48, shade)
        board.pen.pieslice((*board.at(x - 85, 180), *board.at(x + 85, 400)), 180, 360, fill=shade)
        board.polygon([(x - 16, 182), (x + 16, 182), (x, 225)], c.white)
    board.box((20, 285, 380, 375), mix(c.navy, c.blue, 0.6), 10)
    board.box((10, 272, 390, 296), c.navy, 8)
    board.circle(200, 335, 27, c.white)
    board.circle(200, 323, 5, c.navy)
    board.line([(200, 335), (200, 350)], c.navy, 8)


def draw_code(board: Board, c: Palette) -> None:
    """A pattern of squares that recalls a code to scan (and cannot be scanned)."""
    board.box((35, 35, 365, 365), c.navy, 22)
    board.box((55, 55, 345, 345), c.white, 10)
    for left, top in ((75, 75), (255, 75), (75, 255)):
        board.box((left, top, left + 70, top + 70), c.navy, 6)
        board.box((left + 14, top + 14, left + 56, top + 56), c.white, 4)
        board.box((left + 24, top + 24, left + 46, top + 46), c.gold, 3)
    for row in range(11):
        for column in range(11):
            corner = (row < 4 and (column < 4 or column > 6)) or (row > 6 and column < 4)
            if not corner and (row * row + 3 * column + row * column) % 5 < 2:
                x, y = 75 + 22.7 * column, 75 + 22.7 * row
                board.box((x, y, x + 19, y + 19), c.navy, 3)
    board.line([(20, 200), (380, 200)], c.gold, 10)


def draw_speaker(board: Board, c: Palette) -> None:
    """A loudspeaker that sounds."""
    board.box((40, 150, 110, 250), c.navy, 12)
    board.polygon([(105, 160), (230, 60), (230, 340), (105, 240)], c.navy)
    board.polygon([(230, 60), (250, 60), (250, 340), (230, 340)], c.gold)
    board.polygon([(62, 250), (112, 250), (132, 350), (86, 350)], mix(c.navy, c.blue, 0.5))
    for radius in (55, 95, 135):
        board.arc((245, 200), radius, (-42, 42), c.gold, 16)


def draw_letter(board: Board, c: Palette) -> None:
    """A letter that flies."""
    for y, left in ((150, 20), (200, 0), (250, 20)):
        board.line([(left, y), (left + 70, y)], c.gold, 12)
    board.box((110, 110, 380, 300), c.navy, 12)
    board.box((122, 122, 368, 288), c.white, 6)
    board.polygon([(122, 122), (245, 222), (368, 122)], mix(c.blue, c.white, 0.35))
    board.line([(124, 126), (245, 222), (366, 126)], c.navy, 9)
    board.circle(330, 262, 30, c.gold)
    board.line([(317, 262), (327, 272), (344, 252)], c.white, 7)


def draw_card(board: Board, c: Palette) -> None:
    """A health card with a cross and a pulse."""
    board.box((20, 80, 380, 320), c.navy, 24)
    board.box((34, 94, 366, 306), c.white, 14)
    board.box((60, 120, 160, 220), c.gold, 14)
    board.box((98, 134, 122, 206), c.white, 3)
    board.box((74, 158, 146, 182), c.white, 3)
    for y, right in ((132, 340), (162, 300), (192, 320)):
        board.line([(190, y), (right, y)], c.grey, 9)
    pulse = [(60, 265), (140, 265), (160, 235), (185, 290), (205, 255), (220, 265), (340, 265)]
    board.line(pulse, c.navy, 8)


def draw_lamp(board: Board, c: Palette) -> None:
    """A light bulb: any idea that has no emblem of its own."""
    board.circle(200, 150, 100, c.gold)
    board.circle(200, 150, 80, mix(c.gold, c.white, 0.6))
    board.line([(170, 160), (185, 215), (215, 215), (230, 160)], c.navy, 9)
    for y in (265, 295, 325):
        board.box((155, y - 12, 245, y + 8), c.navy, 8)
    board.box((175, 337, 225, 357), mix(c.navy, c.blue, 0.5), 8)


EMBLEMS: dict[str, Callable[[Board, Palette], None]] = {
    "mendanau": draw_boat,
    "m-paspor": draw_phone,
    "simpor": draw_track,
    "keremunting": draw_board,
    "laskar-pelangi": draw_rainbow,
    "lengkuas": draw_lobby,
    "manggar": draw_radio,
    "bujang-dayang-informasi": draw_people,
    "berlayar": draw_code,
    "gangan": draw_speaker,
    "suluh": draw_letter,
    "kartu-sehat": draw_card,
    "layar-sehat": draw_boat,
    "kartu-tumbuh": draw_card,
}
"""Emblems by the name of the picture file."""


# --- pictures ----------------------------------------------------------------


def caption(board: Board, width: float, top: float, words: str, colours: Palette) -> None:
    """A band at the foot of a photo that says what belongs there."""
    board.box((0, top, width, top + 130), colours.navy)
    board.box((0, top, width, top + 8), colours.gold)
    board.text(width / 2, top + 70, words, 40, colours.white, bold=True)


def photo(slug: str, name: str, colours: Palette) -> Image.Image:
    """The placeholder of an innovation's photo, 1600 x 1000 pixels."""
    size = (1600 * OVERSAMPLING, 1000 * OVERSAMPLING)
    image = gradient(size, colours.pale, mix(colours.blue, colours.white, 0.45))
    board = Board(image, scale=OVERSAMPLING)
    for level, share in ((640, 0.55), (720, 0.35), (800, 0.1)):
        shade = mix(colours.blue, colours.white, share)
        board.polygon(wave(1600, level, 36, 900 + level, level / 90, 1000), shade)
    board.circle(800, 432, 352, mix(colours.gold, colours.white, 0.35))
    board.circle(800, 432, 342, colours.white)
    emblem_board = Board(image, (570 * OVERSAMPLING, 202 * OVERSAMPLING), 1.15 * OVERSAMPLING)
    EMBLEMS.get(slug, draw_lamp)(emblem_board, colours)
    caption(board, 1600, 870, f"Foto: Inovasi {name} — ganti dengan foto kantor", colours)
    return image.resize((1600, 1000), Image.Resampling.LANCZOS)


def building(colours: Palette) -> Image.Image:
    """The placeholder of the photo of an office, 1600 x 800 pixels."""
    size = (1600 * OVERSAMPLING, 800 * OVERSAMPLING)
    image = gradient(size, mix(colours.blue, colours.white, 0.7), colours.pale)
    board = Board(image, scale=OVERSAMPLING)
    board.box((0, 590, 1600, 800), mix(colours.grey, colours.white, 0.5))
    board.polygon([(300, 250), (800, 120), (1300, 250)], colours.gold)
    board.box((340, 250, 1260, 600), colours.white)
    board.box((340, 250, 1260, 290), colours.navy)
    for x in (390, 500, 610, 920, 1030, 1140):
        board.box((x, 340, x + 70, 460), mix(colours.blue, colours.white, 0.35), 6)
    board.box((730, 400, 870, 600), mix(colours.navy, colours.white, 0.2), 6)
    board.line([(1420, 600), (1420, 210)], colours.grey, 8)
    board.box((1424, 214, 1530, 246), (206, 17, 38))
    board.box((1424, 246, 1530, 278), colours.white)
    caption(board, 1600, 670, "Foto kantor — ganti dengan foto gedung atau pelayanan", colours)
    return image.resize((1600, 800), Image.Resampling.LANCZOS)


def area_map(names: Sequence[str], colours: Palette) -> Image.Image:
    """An invented map of the districts `names`, 1600 x 930 pixels; two are islands by name."""
    width, height = 1600, 930
    *mainland, first, second = sorted(names, key=lambda name: "pulau" in name.lower())
    seeds = [_seed(n, len(mainland)) for n in range(len(mainland))]
    y, x = np.mgrid[0:height, 0:width].astype(float)
    x, y = _ragged(x, y)
    nearest = np.argmin([(x - a) ** 2 + (y - b) ** 2 for a, b in seeds], axis=0)
    land = ((x - 560) / 520) ** 2 + ((y - 400) / 310) ** 2 < 1
    picture = np.empty((height, width, 3), np.uint8)
    picture[:] = mix(colours.blue, colours.white, 0.72)
    for n in range(len(mainland)):
        picture[land & (nearest == n)] = mix(
            colours.navy, colours.white, 0.75 if n == 0 else 0.5 + 0.14 * (n % 2)
        )
    border = land & ((nearest != np.roll(nearest, 3, 0)) | (nearest != np.roll(nearest, 3, 1)))
    picture[border] = colours.white
    islands = [(1250, 280, 110, 70), (1330, 560, 60, 42), (1460, 600, 44, 30), (1400, 660, 30, 22)]
    for a, b, wide, high in islands:
        picture[((x - a) / wide) ** 2 + ((y - b) / high) ** 2 < 1] = mix(
            colours.gold, colours.white, 0.35
        )
    image = Image.fromarray(picture)
    board = Board(image)
    labels = [*zip(mainland, seeds, strict=True), (first, (1250, 390)), (second, (1390, 715))]
    for name, (left, top) in labels:
        dark = colours.navy if top > 380 and left > 1200 else (20, 30, 40)
        board.text(left, top, name, 27, dark, True)
    caption(board, width, 800, "Peta karangan — ganti dengan peta wilayah kerja kantor", colours)
    return image


def _seed(number: int, count: int) -> Point:
    """Where a district lies: one in the middle, the others around it."""
    if number == 0:
        return (560.0, 400.0)
    angle = math.tau * number / (count - 1)
    return (560 + 330 * math.cos(angle), 400 + 200 * math.sin(angle))


def _ragged(x: Any, y: Any) -> tuple[Any, Any]:
    """The coordinates a little moved, so that coasts and borders are no smooth curves."""
    moved_x = x + 26 * np.sin(y / 61 + 1) + 11 * np.sin(y / 23 + x / 41) + 5 * np.sin(x / 13)
    moved_y = y + 22 * np.sin(x / 73 + 2) + 10 * np.sin(x / 29 - y / 37) + 5 * np.sin(y / 11)
    return moved_x, moved_y


def cover(colours: Palette) -> Image.Image:
    """The placeholder of the cover photo: sea, islands and granite, 1600 x 1000 pixels."""
    image = seascape((1600 * OVERSAMPLING, 1000 * OVERSAMPLING), colours)
    board = Board(image, scale=OVERSAMPLING)
    words = "Foto sampul — ganti dengan foto kantor"
    board.text(800, 915, words, 28, mix(colours.grey, colours.white, 0.4), bold=False)
    return image.resize((1600, 1000), Image.Resampling.LANCZOS)


def star(x: float, y: float, outer: float, inner: float, points: int) -> list[Point]:
    """The corners of a star round (x, y), one point upwards."""
    return [
        (
            x + (inner if i % 2 else outer) * math.sin(i * math.pi / points),
            y - (inner if i % 2 else outer) * math.cos(i * math.pi / points),
        )
        for i in range(2 * points)
    ]


def rosette(board: Board, x: float, y: float, size: float, colours: Palette) -> None:
    """A medal with two ribbons."""
    for side in (-1, 1):
        ribbon = [
            (x, y),
            (x + side * size * 0.9, y + size * 1.7),
            (x + side * size * 0.35, y + size * 1.5),
        ]
        board.polygon([*ribbon, (x + side * size * 0.05, y + size * 1.8)], colours.navy)
    board.polygon(star(x, y, size, size * 0.88, 24), colours.gold)
    board.circle(x, y, size * 0.72, mix(colours.gold, colours.white, 0.75))
    board.polygon(star(x, y, size * 0.52, size * 0.21, 5), colours.gold)


def paragraph(
    board: Board, x: float, top: float, words: str, size: float, fill: Colour, bold: bool
) -> float:
    """Words in as many centred lines as they need; returns where the next thing may stand."""
    for line in textwrap.wrap(words, round(2100 / size)):
        board.text(x, top, line, size, fill, bold)
        top += size * 1.3
    return top


def screen(title: str, colours: Palette) -> Image.Image:
    """The placeholder of a screenshot or scan, 1600 x 1000 pixels."""
    image = Image.new("RGB", (1600 * OVERSAMPLING, 1000 * OVERSAMPLING), colours.pale)
    board = Board(image, scale=OVERSAMPLING)
    board.box((80, 70, 1520, 930), colours.white, 18)
    board.box((80, 70, 1520, 150), colours.navy, 18)
    for x in (125, 165, 205):
        board.circle(x, 110, 12, colours.gold)
    for number, width in enumerate((980, 760, 860, 540)):
        top = 420 + 90 * number
        board.box((140, top, 140 + 1240, top + 44), colours.pale, 10)
        board.box((140, top, 140 + width, top + 44), mix(colours.navy, colours.blue, 0.5), 10)
    paragraph(board, 800, 230, title, 44, colours.navy, bold=True)
    note = "Gambar pengganti — ganti dengan tangkapan layar atau pindaian"
    board.text(800, 860, note, 30, mix(colours.navy, colours.white, 0.45), bold=False)
    small = image.resize((1600, 1000), Image.Resampling.LANCZOS)
    return small.quantize(64, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def certificate(title: str, subtitle: str, colours: Palette) -> Image.Image:
    """The placeholder of a certificate, 1400 x 990 pixels (A4 across)."""
    image = Image.new("RGB", (1400 * OVERSAMPLING, 990 * OVERSAMPLING), (253, 252, 248))
    board = Board(image, scale=OVERSAMPLING)
    for corner_x, corner_y in ((0, 0), (1400, 0), (0, 990), (1400, 990)):
        for radius, shade in ((230, colours.navy), (190, colours.gold), (178, colours.navy)):
            board.circle(corner_x, corner_y, radius, shade)
    board.box((44, 44, 1356, 946), (253, 252, 248))
    board.frame((44, 44, 1356, 946), colours.navy, 6)
    board.frame((58, 58, 1342, 932), colours.gold, 3)
    rosette(board, 700, 270, 110, colours)
    level = paragraph(board, 700, 520, f"Piagam: {title}", 48, colours.navy, bold=True)
    board.line([(590, level), (810, level)], colours.gold, 4)
    faded = mix(colours.navy, colours.white, 0.3)
    paragraph(board, 700, level + 50, subtitle, 34, faded, bold=False)
    note = "Gambar pengganti — ganti dengan pindaian piagam"
    board.text(700, 850, note, 28, mix(colours.navy, colours.white, 0.45), bold=False)
    for left in (260, 880):
        board.line([(left, 780), (left + 260, 780)], colours.grey, 2)
    small = image.resize((1400, 990), Image.Resampling.LANCZOS)
    return small.quantize(64, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def emblem(colours: Palette) -> Image.Image:
    """The placeholder emblem, 800 x 800 pixels on a transparent ground."""
    size = 800 * OVERSAMPLING
    image = Image.new("RGB", (size, size), colours.navy)
    board = Board(image, scale=OVERSAMPLING)
    board.circle(400, 400, 372, colours.gold)
    board.circle(400, 400, 356, colours.navy)
    board.circle(400, 400, 338, colours.white)
    board.circle(400, 400, 326, colours.navy)
    for step in range(48):
        angle = step * math.tau / 48
        board.circle(400 + 296 * math.cos(angle), 400 + 296 * math.sin(angle), 5, colours.gold)
    board.polygon(star(400, 345, 200, 92, 8), mix(colours.gold, colours.white, 0.15))
    board.polygon(star(400, 345, 130, 58, 8), colours.navy)
    board.circle(400, 345, 42, mix(colours.gold, colours.white, 0.15))
    board.text(400, 605, "LAMBANG", 62, colours.white, bold=True)
    mask = Image.new("L", (size, size), 0)
    ImageDraw.Draw(mask).ellipse([28 * OVERSAMPLING] * 2 + [772 * OVERSAMPLING] * 2, fill=255)
    image.putalpha(mask)
    small = image.resize((800, 800), Image.Resampling.LANCZOS)
    return small.quantize(128, method=Image.Quantize.FASTOCTREE)


def save(image: Image.Image, path: Path) -> None:
    """Write a picture: JPEG at quality 78, PNG as small as it gets."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".jpg":
        image.save(path, quality=78, optimize=True)
    else:
        image.save(path, optimize=True)


def pictures(data: dict[str, Any], colours: Palette) -> Iterator[tuple[str, Image.Image]]:
    """Every picture that a data file names, drawn, with its file name."""
    if name := data["dokumen"].get("foto_sampul"):
        yield name, cover(colours)
    if name := data["kantor"].get("foto"):
        yield name, building(colours)
    area = data["kantor"].get("wilayah_kerja") or {}
    if name := area.get("peta"):
        districts = [name for one in area["wilayah"] for name in one["kecamatan"]]
        yield name, area_map(districts, colours)
    for item in data.get("inovasi") or ():
        if name := item.get("foto"):
            yield name, photo(Path(name).stem, item["nama"], colours)
    for item in data.get("penghargaan") or ():
        if name := item.get("piagam"):
            title, _, grade = str(item["nama"]).partition(", ")
            yield name, certificate(title, f"{grade}, {item['tahun']}".lstrip(", "), colours)
    for item in data.get("lampiran") or ():
        if name := item.get("gambar"):
            yield name, screen(str(item["judul"]), colours)


def main(root: Path) -> None:
    """Draw every placeholder below `root`."""
    save(emblem(read_palette()), root / "assets/lambang.png")
    for file in sorted(root.glob("sample_data/*/laporan.yaml")):
        for name, image in pictures(read_yaml(file).data, read_palette(file.parent)):
            save(image, file.parent / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)
