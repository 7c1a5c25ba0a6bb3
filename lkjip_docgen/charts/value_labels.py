"""How values stand at their marks, and what stands where there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from lkjip_docgen.charts.appearance import Look
from lkjip_docgen.charts.boxes import CAP_HEIGHT, LINE_HEIGHT, Box, block_height
from lkjip_docgen.charts.canvas import Align, Canvas
from lkjip_docgen.charts.labels import Labels, gap_reasons
from lkjip_docgen.document import Chart, NumberFormat
from lkjip_docgen.records import Record, replace

LABEL_GAP = 3.0  # points between a mark and its value


class ValueText(Record):
    """The form of the values of a chart: the same for all of them."""

    write: Callable[[Decimal], str]
    size: float
    turned: bool = False
    broken: bool = False

    def lines(self, value: Decimal) -> list[str]:
        """The lines of one value."""
        text = self.write(value)
        return text.rsplit(" ", 1) if self.broken else [text]

    def width(self, look: Look, value: Decimal) -> float:
        """Room that a value takes from left to right."""
        return self.size if self.turned else look.widest(self.lines(value), self.size)

    def height(self, look: Look, values: Iterable[Decimal]) -> float:
        """Room that the tallest of some values takes from its mark upwards."""
        if self.turned:
            return look.widest([self.write(v) for v in values], self.size)
        return block_height(2 if self.broken else 1, self.size)


def lay_values(look: Look, labels: Labels, values: list[Decimal], room: float) -> ValueText | None:
    """The fullest form in which every value has at most `room` points; None if there is none."""
    for text in _level_forms(look, labels):
        if all(text.width(look, value) <= room for value in values):
            return text
    if room >= look.least:
        return ValueText(labels.short, look.least, turned=True)
    return None


def _level_forms(look: Look, labels: Labels) -> Iterator[ValueText]:
    """The forms that can be read without turning the head, the fullest first."""
    for size in (look.base, look.small, look.least):
        yield ValueText(labels.value, size)
        yield ValueText(labels.short, size)
        yield ValueText(labels.value, size, broken=True)
    if labels.format is NumberFormat.RUPIAH_SHORT and labels.places > 1:
        yield ValueText(replace(labels, places=1).short, look.least)


def draw_value(
    canvas: Canvas, text: ValueText, value: Decimal, x: float, y: float, avoid: float | None
) -> None:
    """A value beyond the end of its column at `y`; the line at height `avoid` is interrupted."""
    look, below = canvas.look, value < 0
    height = text.height(look, [value])
    top = y - LABEL_GAP if below else y + LABEL_GAP + height
    if avoid is not None and top - height - 1 < avoid < top + 1:
        half = text.width(look, value) / 2 + 1
        canvas.rect(Box(x - half, top - height - 1, x + half, top + 1), "FFFFFF")
    if text.turned:
        _draw_turned(canvas, text, value, x, top if below else top - height)
    else:
        canvas.lines(x, top, text.lines(value), text.size, align="center")


def _draw_turned(canvas: Canvas, text: ValueText, value: Decimal, x: float, start: float) -> None:
    """A value turned by 90 degrees, from its mark upwards, or downwards when it is negative."""
    center = x + CAP_HEIGHT * text.size / 2
    align: Align = "right" if value < 0 else "left"
    canvas.text(center, start, text.write(value), text.size, align=align, angle=90)


def draw_missing(canvas: Canvas, x: float, floor: float, room: float, text: str) -> Box:
    """The words that mark a gap above the floor, as narrow as the gap asks; gives their box."""
    look = canvas.look
    size, color, base = look.least, look.colors.redup, floor + LABEL_GAP
    if fits_gap(look, text, room):
        lines = look.wrap(text, size, room - 2)
        top = base + block_height(len(lines), size) + 0.2 * size
        canvas.lines(x, top, lines, size, color=color, italic=True, align="center")
        half = look.widest(lines, size) / 2
        return Box(x - half, floor, x + half, top)
    if is_tight(look, room):
        canvas.text(x, base, "×", size, color=color, align="center")
        return Box(x - 3, floor, x + 3, base + size)
    center = x + CAP_HEIGHT * size / 2
    canvas.text(center, base, text, size, color=color, italic=True, angle=90)
    return Box(x - size / 2, floor, x + size / 2, base + look.width(text, size))


def fits_gap(look: Look, text: str, room: float) -> bool:
    """True when words can stand level in a gap of `room` points."""
    return look.fits(text, look.least, room - 2)


def is_tight(look: Look, room: float) -> bool:
    """True when not even turned words fit in `room` points."""
    return room < look.least * LINE_HEIGHT * 0.85


def tight_remark(chart: Chart) -> str:
    """Says what a cross means that stands where the reason of a gap has no room."""
    return f"tanda × berarti {' atau '.join(gap_reasons(chart))}"
