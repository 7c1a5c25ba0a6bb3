"""Reads a drawn chart back from its SVG: texts with their boxes, filled marks, lines."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cache

from matplotlib.font_manager import FontProperties, findfont
from PIL import ImageFont

from lkjip_docgen.charts import draw
from lkjip_docgen.document.chart import Chart
from lkjip_docgen.style import Style

_SVG = "{http://www.w3.org/2000/svg}"
_CAP_HEIGHT = 0.72


@dataclass(frozen=True)
class Area:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def meets(self, other: Area, tolerance: float = 0.3) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        along = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > tolerance and along > tolerance

    def holds(self, other: Area, tolerance: float = 0.5) -> bool:
        return (
            self.left - tolerance <= other.left
            and other.right <= self.right + tolerance
            and self.top - tolerance <= other.top
            and other.bottom <= self.bottom + tolerance
        )


@dataclass(frozen=True)
class Word:
    text: str
    size: float
    area: Area


@dataclass(frozen=True)
class Shape:
    area: Area
    fill: str
    stroke: str
    dashed: bool
    points: int


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    fill: str


@dataclass(frozen=True)
class Picture:
    paper: Area
    words: tuple[Word, ...]
    shapes: tuple[Shape, ...]
    marks: tuple[Dot, ...] = ()

    @property
    def texts(self) -> list[str]:
        return [word.text for word in self.words]

    @property
    def prose(self) -> str:
        return " ".join(self.texts)

    def filled(self, color: str) -> list[Area]:
        """Rectangles of a colour (RRGGBB), from left to right, the legend key left out."""
        areas = [s.area for s in self.shapes if s.fill == f"#{color.lower()}"]
        return sorted((a for a in areas if a.top > 12), key=lambda a: (a.left, a.top))

    def dots(self, color: str) -> list[Dot]:
        """Dots of a colour (RRGGBB) in the order they were drawn, the legend key left out."""
        return [d for d in self.marks if d.fill == f"#{color.lower()}" and d.y > 12]

    def strokes(self, color: str) -> list[Shape]:
        return [s for s in self.shapes if s.stroke == f"#{color.lower()}" and s.fill == "none"]


def picture(chart: Chart, style: Style) -> Picture:
    root = ET.fromstring(draw(chart, style, "svg"))
    width, height = (float(v) for v in root.attrib["viewBox"].split()[2:])
    return Picture(
        Area(0, 0, width, height),
        tuple(_word(node) for node in root.iter(f"{_SVG}text")),
        tuple(_shape(node) for node in root.iter(f"{_SVG}path") if "style" in node.attrib),
        tuple(_dot(node) for node in root.iter(f"{_SVG}use")),
    )


def _dot(node: ET.Element) -> Dot:
    place = float(node.attrib["x"]), float(node.attrib["y"])
    return Dot(*place, _property(node.attrib["style"], "fill"))


def _word(node: ET.Element) -> Word:
    style = dict(part.strip().split(": ", 1) for part in node.attrib["style"].split(";") if part)
    size = float(style["font-size"].removesuffix("px"))
    x, y = float(node.attrib["x"]), float(node.attrib["y"])
    text = node.text or ""
    family = style["font-family"].split(",")[0].strip("'\" ")
    width = _length(text, family, style.get("font-weight", "400")) * size
    shift = {"start": 0.0, "middle": width / 2, "end": width}[style["text-anchor"]]
    if "rotate(-90" in node.attrib["transform"]:
        area = Area(x - _CAP_HEIGHT * size, y + shift - width, x, y + shift)
    else:
        area = Area(x - shift, y - _CAP_HEIGHT * size, x - shift + width, y)
    return Word(text, size, area)


@cache
def _length(text: str, family: str, weight: str) -> float:
    file = findfont(FontProperties(family=family, weight=int(weight)))
    return ImageFont.truetype(file, 100).getlength(text) / 100


def _shape(node: ET.Element) -> Shape:
    style = node.attrib["style"]
    numbers = [float(n) for n in re.findall(r"-?\d+\.?\d*", node.attrib["d"])]
    xs, ys = numbers[::2], numbers[1::2]
    return Shape(
        area=Area(min(xs), min(ys), max(xs), max(ys)),
        fill=_property(style, "fill") or "#000000",
        stroke=_property(style, "stroke"),
        dashed="stroke-dasharray" in style,
        points=len(xs),
    )


def _property(style: str, name: str) -> str:
    found = re.search(rf"(?:^|;)\s*{name}: ([^;]+)", style)
    return found[1] if found else ""
