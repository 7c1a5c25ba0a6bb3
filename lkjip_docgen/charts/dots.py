"""Dots in rows: what lies near one another is told apart on an axis that may begin anywhere.

A bar across a row shows how far its value ranges (over the months of a year);
the values stand in a column at the right, where no dot can cover them.  Of
several series, years for example, the last is what matters: its dots are full
and its values are written.
"""

from __future__ import annotations

from decimal import Decimal

from lkjip_docgen.charts import frame, in_rows
from lkjip_docgen.charts.appearance import Look
from lkjip_docgen.charts.boxes import CAP_HEIGHT, Box
from lkjip_docgen.charts.canvas import Canvas
from lkjip_docgen.charts.labels import (
    Labels,
    axis,
    present,
    reason,
)
from lkjip_docgen.charts.scale import Scale
from lkjip_docgen.document import Chart
from lkjip_docgen.records import Record

_MARK = 7.0  # points that a row has to hold
_BAR = 3.4  # height of the bar that shows a range
_INSIDE = 5.0  # points between the outermost mark and the edge of the plot


def height(chart: Chart, look: Look, width: float, wish: float) -> float:
    """Points of height that suit the number of rows, near the wish."""
    need = in_rows.lay(chart, look, width, _MARK).height
    return in_rows.fitted_height(_head(chart, look, width) + in_rows.foot(look), need, wish)


def paint(canvas: Canvas, chart: Chart) -> None:
    """Draw the whole chart on its paper."""
    look, measured = canvas.look, axis(chart, _values(chart))
    labels, marks = measured.labels, measured.marks
    frame.draw_head(canvas, chart, measured.heading)
    laid = in_rows.lay(chart, look, canvas.width, _MARK)
    left = frame.EDGE + laid.names_width(look) + 2 * frame.GAP
    texts = [_text(chart, labels, category) for category in range(len(chart.categories))]
    column = canvas.width - frame.EDGE - look.widest(texts, look.base)
    top = canvas.height - _head(chart, look, canvas.width)
    box = Box(left, frame.EDGE + in_rows.foot(look), column - 2 * frame.GAP, top)
    scale = Scale(marks.low, marks.high, left + _INSIDE, box.right - _INSIDE)
    in_rows.draw_grid(canvas, box, scale, marks, labels)
    in_rows.draw_reference(canvas, chart.reference, box, scale, labels)
    middles = in_rows.draw_names(canvas, box, laid)
    for category, middle in middles:
        _Row(canvas, chart, scale, box, category, middle).draw()
        base = middle - CAP_HEIGHT * look.base / 2
        canvas.text(canvas.width - frame.EDGE, base, texts[category], look.base, align="right")


class _Row(Record):
    """A category and where it is drawn."""

    canvas: Canvas
    chart: Chart
    scale: Scale
    box: Box
    category: int
    middle: float

    def draw(self) -> None:
        """The guide, the range, the dots and the words where the last series has none."""
        in_rows.draw_guide(self.canvas, self.box, self.middle)
        self._draw_span()
        self._draw_way()
        for series, value in enumerate(self._values()):
            if value is not None:
                self._dot(series, self.scale.at(value))
        if self._values()[-1] is None:
            self._write_missing(reason(self.chart.series[-1], self.category))

    def _values(self) -> list[Decimal | None]:
        return [series.nilai[self.category] for series in self.chart.series]

    def _draw_span(self) -> None:
        span = self.chart.spans[self.category] if self.chart.spans else None
        if span is None:
            return
        low, high = self.scale.at(span.dari), self.scale.at(span.sampai)
        half, color = _BAR / 2, self.canvas.look.colors.garis
        self.canvas.rect(Box(low, self.middle - half, high, self.middle + half), color)

    def _draw_way(self) -> None:
        """A line through the dots of a row, where there are several."""
        places = [self.scale.at(value) for value in self._values() if value is not None]
        if len(places) > 1:
            way = [(min(places), self.middle), (max(places), self.middle)]
            self.canvas.line(way, self.canvas.look.colors.garis, 1.6)

    def _write_missing(self, why: str) -> None:
        """The words at the start of the row, or behind its dots where these begin too early."""
        places = [self.scale.at(value) for value in self._values() if value is not None]
        x, look = self.box.left + frame.GAP, self.canvas.look
        if places and x + look.width(why, look.least) > min(places) - _INSIDE:
            x = max(places) + _INSIDE + 1
        in_rows.write_missing(self.canvas, x, self.middle, why)

    def _dot(self, series: int, x: float) -> None:
        frame.draw_dot(self.canvas, self.chart, series, (x, self.middle))


def _text(chart: Chart, labels: Labels, category: int) -> str:
    """What stands at the right of a row: the value of the last series and its note."""
    value = chart.series[-1].nilai[category]
    note = chart.notes[category] if chart.notes else ""
    return "  ".join(filter(None, ("" if value is None else labels.value(value), note)))


def _values(chart: Chart) -> list[Decimal]:
    """All values that have a mark."""
    ends = [end for span in chart.spans if span for end in (span.dari, span.sampai)]
    return [*present(chart), *ends]


def _head(chart: Chart, look: Look, width: float) -> float:
    head = frame.head_height(look, chart, axis(chart, _values(chart)).heading, width)
    return head + in_rows.reference_height(look, chart.reference)
