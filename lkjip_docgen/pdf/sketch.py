"""Our own drawings read from their SVG: outlines in the operators of a PDF, words with a place.

Charts and formulas use a small part of SVG, which WeasyPrint draws node by
node and letter by letter.  What is read here says the same in fewer words.  A
drawing that holds anything else is not read, and is left to WeasyPrint.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from lkjip_docgen.records import MutableRecord, Record, field

_SVG: Final = "{http://www.w3.org/2000/svg}"
_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_PX: Final = {"": 1.0, "px": 1.0, "pt": 96 / 72}
_SIZE: Final = re.compile(r"([\d.]+)(pt|px|)")
_COLOR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_PATH: Final = re.compile(r"[MLCQZz\d.\s-]*")
_STEP: Final = re.compile(r"([MLCQZz])([^MLCQZz]*)")
_TURN: Final = re.compile(r"rotate\((-?[\d.]+) (-?[\d.]+) (-?[\d.]+)\)")
_BLANKS: Final = re.compile(
    r"[ \t\r\n]+"
)  # those that SVG takes for one; others keep words together
_LINE_ENDS: Final = re.compile("[\v\f\x85\u2028\u2029]")
_SHEET: Final = "*{stroke-linejoin: round; stroke-linecap: butt}"
_OF_SHEET: Final = {"stroke-linejoin": "round", "stroke-linecap": "butt"}
_CAPS: Final = {"butt": 0, "round": 1, "square": 2}
_JOINS: Final = {"miter": 0, "round": 1, "bevel": 2}
_LINE: Final = ("width", "dasharray", "dashoffset", "linejoin", "linecap")
_FONT: Final = ("size", "family", "weight", "style")
_ANCHORS: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}
_OF_LINES: Final = ("stroke", *(f"stroke-{name}" for name in _LINE))
_OF_SHAPES: Final = frozenset(("fill", *_OF_LINES))
_OF_WORDS: Final = frozenset(("fill", "text-anchor", *(f"font-{name}" for name in _FONT)))

Properties = Mapping[str, str]
"""Presentation attributes by their names: `fill`, `stroke-width`."""


class _UnfamiliarError(Exception):
    """A drawing holds something that is not read here."""


class Pen(Record):
    """How a line is drawn; lengths in the units of the drawing, cap and join as PDF numbers."""

    width: float
    dash: tuple[float, ...]
    offset: float
    cap: int
    join: int


class Shape(Record):
    """An outline in PDF operators, moved to `place`; colours are "#RRGGBB", or "" for none."""

    outline: bytes
    fill: str
    stroke: str
    pen: Pen
    place: tuple[float, float] | None = None


class Words(Record):
    """A line of text turned by `angle` degrees; `anchor` is the part of it left of its place."""

    text: str
    place: tuple[float, float]
    size: float
    families: tuple[str, ...]
    weight: int
    style: str
    color: str
    anchor: float
    angle: float


class Sketch(Record):
    """Marks in the order in which they are drawn, on a paper of `width` by `height` px.

    `box` is the part of the plane that the paper shows: left, top, width, height.
    """

    width: float
    height: float
    box: tuple[float, float, float, float]
    marks: tuple[Shape | Words, ...]


def read(svg: bytes) -> Sketch | None:
    """The drawing of an SVG; None where it holds more than is read here."""
    try:
        root = ET.fromstring(svg)
        return _sketch(root)
    except (_UnfamiliarError, ET.ParseError, KeyError, ValueError):
        return None


def _sketch(root: ET.Element) -> Sketch:
    _only(root, {"width", "height", "viewBox", "version"})
    left, top, width, height = (float(number) for number in root.attrib["viewBox"].split())
    if width <= 0 or height <= 0:
        raise _UnfamiliarError
    reader = _Reader()
    reader.read(root)
    across, down = _pixels(root.attrib["width"]), _pixels(root.attrib["height"])
    return Sketch(across, down, (left, top, width, height), tuple(reader.marks))


class _Reader(MutableRecord):
    """What has been read so far: the marks, outlines that are used by their names, a sheet."""

    marks: list[Shape | Words] = field(default_factory=list)
    named: dict[str, tuple[bytes, Properties]] = field(default_factory=dict)
    sheet: Properties = field(default_factory=dict)

    def read(self, parent: ET.Element) -> None:
        """The marks of a group."""
        for node in parent:
            kind = node.tag.removeprefix(_SVG)
            if kind not in _READERS:
                raise _UnfamiliarError
            _READERS[kind](self, node)

    def group(self, node: ET.Element) -> None:
        _only(node, {"id"})
        self.read(node)

    def definitions(self, node: ET.Element) -> None:
        for defined in node:
            if defined.tag == f"{_SVG}style" and defined.text == _SHEET:
                self.sheet = _OF_SHEET
            elif defined.tag == f"{_SVG}path":
                _only(defined, {"id", "d", "style"})
                self.named[defined.attrib["id"]] = outline(defined.attrib["d"]), _style(defined)
            else:
                raise _UnfamiliarError

    def path(self, node: ET.Element) -> None:
        _only(node, {"d", "style", "fill"})
        self._add(outline(node.attrib["d"]), _style(node))

    def rectangle(self, node: ET.Element) -> None:
        _only(node, {"x", "y", "width", "height", "fill"})
        sides = [str(float(node.attrib[side])) for side in ("x", "y", "width", "height")]
        self._add(" ".join((*sides, "re")).encode(), _style(node))

    def use(self, node: ET.Element) -> None:
        _only(node, {_HREF, "x", "y", "style"})
        drawn, own = self.named[node.attrib[_HREF].removeprefix("#")]
        self._add(drawn, {**_style(node), **own}, _place(node))

    def text(self, node: ET.Element) -> None:
        _only(node, {"x", "y", "style", "transform"})
        if len(node):
            raise _UnfamiliarError
        text = _BLANKS.sub(" ", node.text or "").strip(" ")
        if _LINE_ENDS.search(text):  # one line is drawn, and no word is to be lost
            raise _UnfamiliarError
        if text:
            self.marks.append(_words(text, _place(node), _style(node), node.get("transform", "")))

    def nothing(self, node: ET.Element) -> None:
        """What is said about the drawing is not drawn."""

    def _add(
        self, drawn: bytes, style: Properties, place: tuple[float, float] | None = None
    ) -> None:
        found = {**self.sheet, **style}
        if not _OF_SHAPES.issuperset(found):
            raise _UnfamiliarError
        pen = _pen(found)
        stroke = _color(found.get("stroke", "none")) if pen.width else ""
        self.marks.append(Shape(drawn, _color(found.get("fill", "#000000")), stroke, pen, place))


_READERS: dict[str, Callable[[_Reader, ET.Element], None]] = {
    "defs": _Reader.definitions,
    "g": _Reader.group,
    "metadata": _Reader.nothing,
    "path": _Reader.path,
    "rect": _Reader.rectangle,
    "text": _Reader.text,
    "use": _Reader.use,
}
"""Who reads an element."""


def _only(node: ET.Element, known: set[str]) -> None:
    """Raise for an attribute that would change what is drawn."""
    if not known.issuperset(node.attrib):
        raise _UnfamiliarError


def _style(node: ET.Element) -> dict[str, str]:
    """The properties of an element, those of its `style` attribute last."""
    found = {"fill": node.attrib["fill"]} if "fill" in node.attrib else {}
    for part in node.get("style", "").split(";"):
        name, _, value = part.partition(":")
        if name.strip():
            found[name.strip()] = value.strip()
    return found


def _place(node: ET.Element) -> tuple[float, float]:
    return float(node.attrib["x"]), float(node.attrib["y"])


def _pixels(size: str) -> float:
    match = _SIZE.fullmatch(size)
    if match is None:
        raise _UnfamiliarError
    return float(match[1]) * _PX[match[2]]


def _color(value: str) -> str:
    """A colour, "" for none."""
    if value == "none":
        return ""
    if _COLOR.fullmatch(value) is None:
        raise _UnfamiliarError
    return value


def _pen(style: Properties) -> Pen:
    dash = style.get("stroke-dasharray", "").replace(",", " ").split()
    return Pen(
        float(style.get("stroke-width", "1")),
        tuple(map(float, dash)),
        float(style.get("stroke-dashoffset", "0")),
        _CAPS[style.get("stroke-linecap", "butt")],
        _JOINS[style.get("stroke-linejoin", "miter")],
    )


def _words(text: str, place: tuple[float, float], style: Properties, turn: str) -> Words:
    if not _OF_WORDS.issuperset(style) or style.get("fill") == "none":
        raise _UnfamiliarError
    return Words(
        text,
        place,
        _pixels(style["font-size"]),
        tuple(name.strip(" '\"") for name in style["font-family"].split(",")),
        int(style.get("font-weight", "400")),
        style.get("font-style", "normal"),
        _color(style.get("fill", "#000000")),
        _ANCHORS[style.get("text-anchor", "start")],
        _angle(turn, place),
    )


def _angle(turn: str, place: tuple[float, float]) -> float:
    """By how many degrees a text is turned around its place."""
    if not turn:
        return 0.0
    match = _TURN.fullmatch(turn)
    if match is None or (float(match[2]), float(match[3])) != place:
        raise _UnfamiliarError
    return float(match[1])


def outline(path: str) -> bytes:
    """A path in the operators of a PDF (ISO 32000-1, 8.5.2), which has no quadratic curves."""
    if _PATH.fullmatch(path) is None:
        raise _UnfamiliarError
    return "\n".join(_steps(path)).encode()


def _steps(path: str) -> Iterator[str]:
    at: list[str] = []  # where the pen is; not followed beyond the end of a closed line
    for letter, rest in _STEP.findall(path):
        numbers = rest.split()
        if len(numbers) != _COUNTS[letter]:
            raise _UnfamiliarError
        if letter == "Q":
            numbers = _cubic([float(number) for number in (*at, *numbers)])
        yield " ".join((*numbers, _OPERATORS[letter]))
        at = numbers[-2:]


_COUNTS: Final = {"M": 2, "L": 2, "C": 6, "Q": 4, "Z": 0, "z": 0}
_OPERATORS: Final = {"M": "m", "L": "l", "C": "c", "Q": "c", "Z": "h", "z": "h"}


def _cubic(points: list[float]) -> list[str]:
    """The numbers of the cubic curve that a quadratic one is: its start, middle and end."""
    x, y, mid_x, mid_y, to_x, to_y = points
    near = (x + 2 * mid_x) / 3, (y + 2 * mid_y) / 3
    far = (to_x + 2 * mid_x) / 3, (to_y + 2 * mid_y) / 3
    return [f"{number:.6f}" for number in (*near, *far, to_x, to_y)]
