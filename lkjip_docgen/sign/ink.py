"""Where a page has something on it: the rectangles of its words, pictures and drawings.

A signature may not cover them.  Rectangles are in points of the page's own space and
rather too large than too small.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lkjip_docgen.records import MutableRecord, Record, field, replace
from lkjip_docgen.sign.document import PdfValue

if TYPE_CHECKING:
    from pypdf import PageObject
    from pypdf.generic import ContentStream

Box = tuple[float, float, float, float]  # left, bottom, right, top
_Matrix = tuple[float, float, float, float, float, float]

_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)
_UNIT: Box = (0, 0, 1, 1)
_PAINTS = frozenset((b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*"))
_FILLS = _PAINTS - {b"S", b"s"}
_DEEPEST = 8  # drawings inside drawings
_MOST = 400_000  # operations of a page; more are not looked at, and everything counts as covered
_WIDE = 1.0  # of the size: the width of a sign of an unknown face
_DESCENT, _ASCENT = 0.25, 0.9  # of the size
_MOST_OF_PAGE = 0.6  # a drawing as large as this is the ground of the page


class Ink(Record):
    """One thing on a page; `signs` is how many characters it has, 0 for what is drawn."""

    box: Box
    signs: int = 0
    picture: bool = False


def ink_of(page: PageObject) -> tuple[Ink, ...]:
    """What stands on a page, without its annotations."""
    whole = _box(page.mediabox)
    walk = _Walk(page.pdf, _area(whole))
    walk.read(page.get_contents(), page.get("/Resources", {}), _IDENTITY, 0)
    if walk.steps > _MOST:
        return (Ink(whole, signs=1),)
    return tuple(walk.found)


def overlap(one: Box, other: Box, slack: float = 0.0) -> bool:
    """Whether two rectangles share more than a margin of `slack` points."""
    across = one[0] + slack < other[2] and other[0] + slack < one[2]
    return across and one[1] + slack < other[3] and other[1] + slack < one[3]


class _State(MutableRecord):
    """The graphics state as far as it says where things stand."""

    matrix: _Matrix
    font: _Font | None = None
    size: float = 0.0
    spacing: float = 0.0
    word: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    hidden: bool = False


class _Walk(MutableRecord):
    """Reads the operators of a page and of the drawings that it uses."""

    pdf: object  # the document, which only the library asks for
    page_area: float
    found: list[Ink] = field(default_factory=list)
    steps: int = 0

    def read(
        self, content: ContentStream | None, resources: PdfValue, matrix: _Matrix, depth: int
    ) -> None:
        """Read one content stream, drawn with `matrix`."""
        if content is None:
            return
        drawing = _Drawing(self, _resolved(resources), depth, _State(matrix))
        for operands, operator in content.operations:
            self.steps += 1
            if self.steps > _MOST:
                return
            drawing.step(operator, operands)

    def add(self, ink: Ink) -> None:
        """Remember a thing; the ground of the whole page is none."""
        if ink.signs or _area(ink.box) < _MOST_OF_PAGE * self.page_area:
            self.found.append(ink)


class _Drawing:
    """One content stream on its way."""

    def __init__(self, walk: _Walk, resources: PdfValue, depth: int, state: _State) -> None:
        self._walk, self._resources, self._depth = walk, resources, depth
        self._state = state
        self._stack: list[_State] = []
        self._points: list[tuple[float, float]] = []
        self._line: _Matrix = _IDENTITY
        self._text: _Matrix = _IDENTITY

    def step(self, operator: bytes, operands: Sequence[PdfValue]) -> None:
        """Carry out one operator; what does not move anything is passed over."""
        if operator in _PAINTS:
            self._paint(operator)
        elif operator in (b"n", b"W", b"W*"):
            self._points = [] if operator == b"n" else self._points
        else:
            action = _ACTIONS.get(operator)
            if action is not None:
                action(self, operands)

    # graphics state

    def save(self, _: Sequence[PdfValue]) -> None:
        """q"""
        self._stack.append(replace(self._state))

    def restore(self, _: Sequence[PdfValue]) -> None:
        """Q"""
        if self._stack:
            self._state = self._stack.pop()

    def transform(self, operands: Sequence[PdfValue]) -> None:
        """cm"""
        self._state.matrix = _product(_matrix(operands), self._state.matrix)

    # paths

    def points(self, operands: Sequence[PdfValue]) -> None:
        """m, l, c, v, y: the control points hold the curve."""
        numbers = [float(number) for number in operands]
        self._points += zip(numbers[::2], numbers[1::2], strict=False)

    def rectangle(self, operands: Sequence[PdfValue]) -> None:
        """re"""
        x, y, width, height = (float(number) for number in operands[:4])
        self._points += [(x, y), (x + width, y + height), (x, y + height), (x + width, y)]

    def _paint(self, operator: bytes) -> None:
        if self._points:
            box = _around(_applied(self._state.matrix, point) for point in self._points)
            self._walk.add(Ink(box))
        self._points = []

    # pictures and drawings

    def draw(self, operands: Sequence[PdfValue]) -> None:
        """Do"""
        thing = _resolved(_entry(self._resources, "/XObject", operands[0]))
        if thing is None:
            return
        if thing.get("/Subtype") == "/Form":
            self._form(thing)
        else:
            self.inline(operands)

    def inline(self, _: Sequence[PdfValue]) -> None:
        """An image fills the unit square."""
        self._walk.add(Ink(_mapped(self._state.matrix, _UNIT), picture=True))

    def _form(self, form: PdfValue) -> None:
        from pypdf.generic import ContentStream

        if self._depth >= _DEEPEST:
            self._walk.steps = _MOST + 1  # what is not looked at counts as covered
            return
        matrix = _product(_matrix(form.get("/Matrix", _IDENTITY)), self._state.matrix)
        resources = form.get("/Resources", self._resources)
        content = ContentStream(form, self._walk.pdf)
        self._walk.read(content, resources, matrix, self._depth + 1)

    # text

    def begin(self, _: Sequence[PdfValue]) -> None:
        """BT"""
        self._line = self._text = _IDENTITY

    def set_font(self, operands: Sequence[PdfValue]) -> None:
        """Tf"""
        self._state.font = _Font(_resolved(_entry(self._resources, "/Font", operands[0])))
        self._state.size = float(operands[1])

    def set_state(self, operands: Sequence[PdfValue]) -> None:
        """gs, of which a font is a part"""
        state = _resolved(_entry(self._resources, "/ExtGState", operands[0]))
        font = _resolved(state.get("/Font")) if state is not None else None
        if font is not None:
            self._state.font = _Font(_resolved(font[0]))
            self._state.size = float(font[1])

    def set_matrix(self, operands: Sequence[PdfValue]) -> None:
        """Tm"""
        self._line = self._text = _matrix(operands)

    def move(self, operands: Sequence[PdfValue]) -> None:
        """Td"""
        shift = (1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1]))
        self._line = self._text = _product(shift, self._line)

    def move_leading(self, operands: Sequence[PdfValue]) -> None:
        """TD"""
        self._state.leading = -float(operands[1])
        self.move(operands)

    def next_line(self, _: Sequence[PdfValue]) -> None:
        """T*"""
        self.move((0, -self._state.leading))

    def set_spacing(self, operands: Sequence[PdfValue]) -> None:
        """Tc"""
        self._state.spacing = float(operands[0])

    def set_word(self, operands: Sequence[PdfValue]) -> None:
        """Tw"""
        self._state.word = float(operands[0])

    def set_stretch(self, operands: Sequence[PdfValue]) -> None:
        """Tz"""
        self._state.stretch = float(operands[0]) / 100

    def set_leading(self, operands: Sequence[PdfValue]) -> None:
        """TL"""
        self._state.leading = float(operands[0])

    def set_rise(self, operands: Sequence[PdfValue]) -> None:
        """Ts"""
        self._state.rise = float(operands[0])

    def show(self, operands: Sequence[PdfValue]) -> None:
        """Tj"""
        self._show(operands[-1:])

    def show_line(self, operands: Sequence[PdfValue]) -> None:
        """' and \""""
        self.next_line(())
        self._show(operands[-1:])

    def show_spaced(self, operands: Sequence[PdfValue]) -> None:
        """TJ"""
        self._show(operands[0])

    def _show(self, pieces: Sequence[PdfValue]) -> None:
        state = self._state
        width, signs = 0.0, 0
        for piece in pieces:
            if isinstance(piece, int | float):
                width -= float(piece) / 1000 * state.size * state.stretch
                continue
            count, share = (state.font or _Font(None)).measure(_raw(piece))
            width += (share * state.size + count * (state.spacing + state.word)) * state.stretch
            signs += count
        low, high = state.rise - _DESCENT * state.size, state.rise + _ASCENT * state.size
        whole = _product(self._text, state.matrix)
        if signs:
            box = _mapped(whole, (min(0.0, width), min(low, high), max(0.0, width), max(low, high)))
            self._walk.add(Ink(box, signs))
        self._text = _product((1.0, 0.0, 0.0, 1.0, width, 0.0), self._text)


_ACTIONS = {
    b"q": _Drawing.save, b"Q": _Drawing.restore, b"cm": _Drawing.transform,
    b"m": _Drawing.points, b"l": _Drawing.points, b"c": _Drawing.points,
    b"v": _Drawing.points, b"y": _Drawing.points, b"re": _Drawing.rectangle,
    b"Do": _Drawing.draw, b"INLINE IMAGE": _Drawing.inline,
    b"BT": _Drawing.begin, b"Tf": _Drawing.set_font, b"gs": _Drawing.set_state,
    b"Tm": _Drawing.set_matrix,
    b"Td": _Drawing.move, b"TD": _Drawing.move_leading, b"T*": _Drawing.next_line,
    b"Tc": _Drawing.set_spacing, b"Tw": _Drawing.set_word, b"Tz": _Drawing.set_stretch,
    b"TL": _Drawing.set_leading, b"Ts": _Drawing.set_rise, b"Tj": _Drawing.show,
    b"'": _Drawing.show_line, b'"': _Drawing.show_line, b"TJ": _Drawing.show_spaced,
}  # fmt: skip


class _Font:
    """How wide the signs of a face are, as shares of its size."""

    def __init__(self, font: PdfValue) -> None:
        self._bytes = 2 if font is not None and font.get("/Subtype") == "/Type0" else 1
        self._widths: dict[int, float] = {}
        self._other = _WIDE
        if font is None:
            return
        if self._bytes == 2:
            self._composite(_resolved(font["/DescendantFonts"])[0].get_object())
        elif "/Widths" in font and font.get("/Subtype") != "/Type3":
            first = int(font.get("/FirstChar", 0))
            for code, width in enumerate(_resolved(font["/Widths"]), start=first):
                self._widths[code] = float(width) / 1000

    def measure(self, raw: bytes) -> tuple[int, float]:
        """How many signs there are, and how wide they are together."""
        codes = [
            int.from_bytes(raw[at : at + self._bytes], "big")
            for at in range(0, len(raw), self._bytes)
        ]
        return len(codes), sum(self._widths.get(code, self._other) for code in codes)

    def _composite(self, font: PdfValue) -> None:
        """`/W` of a CID font (ISO 32000-1, 9.7.4.3)."""
        self._other = float(font.get("/DW", 1000)) / 1000
        items = list(_resolved(font.get("/W", [])))
        while len(items) >= 2:
            first, second = int(items.pop(0)), _resolved(items.pop(0))
            if isinstance(second, list):
                for code, width in enumerate(second, start=first):
                    self._widths[code] = float(width) / 1000
            elif items:
                width = float(items.pop(0)) / 1000
                for code in range(first, min(int(second), first + 0xFFFF) + 1):
                    self._widths[code] = width


def _entry(resources: PdfValue, kind: str, name: PdfValue) -> PdfValue:
    held = _resolved(resources.get(kind)) if resources is not None else None
    return held.get(name) if held is not None else None


def _resolved(value: PdfValue) -> PdfValue:
    return value.get_object() if hasattr(value, "get_object") else value


def _raw(piece: PdfValue) -> bytes:
    """The bytes of a string as the page has them."""
    if isinstance(piece, bytes):
        return bytes(piece)
    return bytes(piece.original_bytes)


def _matrix(numbers: Sequence[PdfValue]) -> _Matrix:
    a, b, c, d, e, f = (float(number) for number in numbers[:6])
    return a, b, c, d, e, f


def _product(one: _Matrix, other: _Matrix) -> _Matrix:
    """First `one`, then `other`."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def _applied(matrix: _Matrix, point: tuple[float, float]) -> tuple[float, float]:
    x, y = point
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _mapped(matrix: _Matrix, box: Box) -> Box:
    left, bottom, right, top = box
    corners = ((left, bottom), (right, bottom), (left, top), (right, top))
    return _around(_applied(matrix, corner) for corner in corners)


def _around(points: Iterator[tuple[float, float]]) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _box(rectangle: PdfValue) -> Box:
    x1, y1, x2, y2 = (float(side) for side in rectangle)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
