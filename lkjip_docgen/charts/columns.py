"""Grouped columns over categories."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from lkjip_docgen.charts import frame
from lkjip_docgen.charts.canvas import Box, Canvas, block_height
from lkjip_docgen.charts.labels import MISSING, Labels, axis_labels, heading, present
from lkjip_docgen.charts.look import CAP_HEIGHT, LINE_HEIGHT, Look
from lkjip_docgen.charts.scale import Scale, Ticks, spread, ticks
from lkjip_docgen.document.chart import Chart, NumberFormat

_WIDEST = 46.0  # points, so that two columns do not fill a page
_FILL = 0.78  # share of a slot that its columns take
_LABEL_GAP = 3.0


@dataclass(frozen=True, slots=True)
class ValueText:
    """How the values stand at the marks: the same way for all of them."""

    write: Callable[[Decimal], str]
    size: float
    turned: bool
    broken: bool

    def lines(self, value: Decimal) -> list[str]:
        """The lines of one value."""
        text = self.write(value)
        return text.rsplit(" ", 1) if self.broken else [text]

    def height(self, look: Look, values: list[Decimal]) -> float:
        """Room that the tallest value takes beyond its mark."""
        if self.turned:
            return max((look.width(self.write(v), self.size) for v in values), default=0.0)
        return block_height(2 if self.broken else 1, self.size)


def lay_values(look: Look, labels: Labels, values: list[Decimal], room: float) -> ValueText | None:
    """The fullest way to write all values in `room` points each; None when nothing fits."""
    for size in (look.base, look.small, look.least):
        for write, broken in ((labels.value, False), (labels.value, True), (labels.short, False)):
            text = ValueText(write, size, False, broken)
            if all(look.widest(text.lines(v), size) <= room for v in values):
                return text
    if room >= look.least:
        return ValueText(labels.short, look.least, True, False)
    return None


def paint(canvas: Canvas, chart: Chart) -> None:
    """Draw the whole chart on its paper."""
    look, values = canvas.look, present(chart)
    labels = axis_labels(chart, values)
    marks = axis_ticks(chart, labels, values)
    top = frame.draw_head(canvas, chart, heading(chart, labels.unit, marks.zoomed))
    left = frame.EDGE + frame.tick_width(look, labels, marks)
    right = canvas.width - frame.EDGE
    reference = chart.reference
    name = frame.reference_lines(look, reference, labels, 64) if reference else []
    end = right - (look.widest(name, look.small, True) + 2 * frame.GAP if name else 0)
    box = Box(left, frame.EDGE, end, top)
    plot = Plot(canvas, chart, labels, marks, values)
    scale = plot.paint(box, axis=True)
    if reference:
        frame.draw_reference(canvas, box, scale.at(reference.nilai / labels.size), name, right)
        plot.write_values(scale)


def axis_ticks(chart: Chart, labels: Labels, values: list[Decimal]) -> Ticks:
    """Ticks, in the unit of the axis, for the values and the target of a chart."""
    wanted = [v / labels.size for v in values]
    if chart.reference and wanted:
        wanted.append(chart.reference.nilai / labels.size)
    whole = chart.format is NumberFormat.WHOLE
    return ticks(wanted, from_zero=chart.from_zero, whole=whole)
