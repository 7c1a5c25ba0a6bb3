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
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from drawing_board import OVERSAMPLING, Board, Colour, Palette, Point, mix, read_palette
from PIL import Image, ImageDraw
from placeholder_emblems import EMBLEMS, draw_lamp

from lkjip_docgen.source.yaml_reader import read_yaml

ROOT = Path(__file__).resolve().parent.parent
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
