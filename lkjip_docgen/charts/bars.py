"""Horizontal bars from zero, one row a category: room for long names and many rows."""

from __future__ import annotations

from decimal import Decimal

from lkjip_docgen.charts import frame, in_rows
from lkjip_docgen.charts.appearance import Look, SeriesLook
from lkjip_docgen.charts.boxes import CAP_HEIGHT, Box
from lkjip_docgen.charts.canvas import Canvas
from lkjip_docgen.charts.labels import (
    Labels,
    axis_labels,
    axis_ticks,
    heading,
    present,
    reason,
)
from lkjip_docgen.charts.scale import Scale, Ticks
from lkjip_docgen.charts.value_labels import LABEL_GAP
from lkjip_docgen.document import Chart
from lkjip_docgen.records import Record, replace

_THIN, _THICK = 8.0, 16.0  # points
_CLEAR = 2.0  # points between a value and a line that is interrupted for it


def height(chart: Chart, look: Look, width: float, wish: float) -> float:
    """Points of height that suit the number of rows, near the wish."""
    labels = axis_labels(chart, present(chart))
    rest = _head(chart, look, labels, width) + in_rows.foot(look)
    return in_rows.fitted_height(rest, _lay(chart, look, width).height, wish)


def paint(canvas: Canvas, chart: Chart) -> None:
    """Draw the whole chart on its paper."""
    look, values = canvas.look, [cut(value, chart.clip) for value in present(chart)]
    labels, marks = axis_labels(chart, values), axis_ticks(chart, values)
    frame.draw_head(canvas, chart, heading(chart, labels.unit))
    laid = _lay(chart, look, canvas.width)
    left = frame.EDGE + laid.names_width(look) + 2 * frame.GAP
    right = canvas.width - frame.EDGE - look.width(labels.ticks(marks)[-1], look.small) / 2
    top = canvas.height - _head(chart, look, labels, canvas.width)
    box = Box(left, frame.EDGE + in_rows.foot(look), right, top)
    texts = [_value_text(chart, labels, s, c) for s, c in _cells(chart)]
    arrow = _THICK / 2 if any(is_cut(value, chart.clip) for value in present(chart)) else 0
    room = LABEL_GAP + arrow + look.widest(texts, look.base)
    scale = frame.fitted_scale(marks, values, left, right, room)
    in_rows.draw_grid(canvas, box, scale, marks, labels)
    floor = scale.at(max(Decimal(0), marks.low))
    canvas.line([(floor, box.bottom), (floor, box.top)], look.colors.redup, 0.8)
    middles = in_rows.draw_names(canvas, box, laid)
    thickness = min(_THICK, _THIN * box.height / laid.height)
    bars = Bars(canvas, chart, labels, scale, marks, middles, thickness, box)
    bars.draw_marks()
    bars.draw_values(in_rows.draw_reference(canvas, chart.reference, box, scale, labels))


def _lay(chart: Chart, look: Look, width: float) -> in_rows.Rows:
    """The rows, each with room for a bar of every series."""
    return in_rows.lay(chart, look, width, len(chart.series) * (_THIN + 1))


def _head(chart: Chart, look: Look, labels: Labels, width: float) -> float:
    head = frame.head_height(look, chart, heading(chart, labels.unit), width)
    return head + in_rows.reference_height(look, chart.reference)


class Bars(Record):
    """The bars of a chart; `rows` gives category and middle of each row."""

    canvas: Canvas
    chart: Chart
    labels: Labels
    scale: Scale
    marks: Ticks
    rows: tuple[tuple[int, float], ...]
    thickness: float
    box: Box

    def draw_marks(self) -> None:
        """All bars, and the words where one is missing."""
        for s, series in enumerate(self.chart.series):
            look = self.canvas.look.series(s)
            for category, middle in self._centers(s):
                value = series.nilai[category]
                if value is None:
                    self._gap(middle, reason(series, category))
                else:
                    self._bar(middle, value, self._toned(look, category))

    def draw_values(self, line: float | None) -> None:
        """The values beyond the ends of the bars; lines that they stand on are interrupted."""
        for s, series in enumerate(self.chart.series):
            for category, middle in self._centers(s):
                value = series.nilai[category]
                if value is not None:
                    text = _value_text(self.chart, self.labels, s, category)
                    self._draw_value(text, value, middle, line)

    def _draw_value(self, text: str, value: Decimal, middle: float, line: float | None) -> None:
        canvas, look = self.canvas, self.canvas.look
        width, base = look.width(text, look.base), middle - CAP_HEIGHT * look.base / 2
        end = self.scale.at(cut(value, self.chart.clip))
        gap = LABEL_GAP + (self.thickness / 2 if is_cut(value, self.chart.clip) else 0)
        x = end + gap if value >= 0 else end - gap - width
        if line is not None and x - _CLEAR < line < x + width + _CLEAR:
            self._interrupt(Box(x, middle, x + width, middle), line)
        canvas.text(x, base, text, look.base)

    def _interrupt(self, text: Box, line: float) -> None:
        """White behind a text, wide enough for the whole line and clear of the end of the bar.

        Where one row has several bars, it ends at the next bar.
        """
        above = _CLEAR if len(self.chart.series) == 1 else 0
        half = self.canvas.look.base / 2 + above
        left = min(text.left - 1, max(line - _CLEAR, text.left - LABEL_GAP + 0.4))
        right = max(text.right + 1, min(line + _CLEAR, text.right + LABEL_GAP - 0.4))
        self.canvas.rect(Box(left, text.bottom - half, right, text.top + half), "FFFFFF")

    def _centers(self, series: int) -> list[tuple[int, float]]:
        below = (len(self.chart.series) - 1) / 2 - series
        return [(c, middle + below * (self.thickness + 1)) for c, middle in self.rows]

    def _floor(self) -> float:
        return self.scale.at(max(Decimal(0), self.marks.low))

    def _bar(self, middle: float, value: Decimal, look: SeriesLook) -> None:
        """A bar; one that is cut runs on as a broken end and an arrow."""
        floor, half = self._floor(), self.thickness / 2
        end = self.scale.at(cut(value, self.chart.clip))
        bar = Box(min(floor, end), middle - half, max(floor, end), middle + half)
        self.canvas.mark(bar, look)
        if is_cut(value, self.chart.clip):
            x = end - half
            self.canvas.line([(x - 2, bar.bottom - 1), (x + 2, bar.top + 1)], "FFFFFF", 2.0)
            self.canvas.wedge(Box(end, bar.bottom, end + half, bar.top), look.color)

    def _toned(self, look: SeriesLook, category: int) -> SeriesLook:
        """The look of a bar that has a colour of its own."""
        tone = self.chart.tones[category] if self.chart.tones else ""
        color = self.canvas.look.tone(tone)
        return replace(look, color=color, hatch="", edge=look.stroke) if color else look

    def _gap(self, middle: float, why: str) -> None:
        look = self.canvas.look
        base = middle - CAP_HEIGHT * look.least / 2
        x = self._floor() + LABEL_GAP
        self.canvas.text(x, base, why, look.least, color=look.colors.redup, italic=True)


def cut(value: Decimal, clip: Decimal | None) -> Decimal:
    """What is drawn of a value: no more than the chart allows."""
    return value if clip is None else min(value, clip)


def is_cut(value: Decimal, clip: Decimal | None) -> bool:
    """Whether a bar is drawn shorter than its value."""
    return cut(value, clip) != value


def _cells(chart: Chart) -> list[tuple[int, int]]:
    return [
        (s, c)
        for s, series in enumerate(chart.series)
        for c, value in enumerate(series.nilai)
        if value is not None
    ]


def _value_text(chart: Chart, labels: Labels, series: int, category: int) -> str:
    value = chart.series[series].nilai[category]
    text = labels.value(value) if value is not None else ""
    note = chart.notes[category] if chart.notes and series == 0 else ""
    return f"{text}  {note}".rstrip()
