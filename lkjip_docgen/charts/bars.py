"""Horizontal bars, one row a category: room for long names and many rows.

On an axis that does not begin at zero the length of a bar would lie: there a
dot on a fine line marks the value.
"""

from __future__ import annotations

from decimal import Decimal

from lkjip_docgen.charts import frame
from lkjip_docgen.charts.appearance import Look, SeriesLook
from lkjip_docgen.charts.boxes import CAP_HEIGHT, Box, block_height
from lkjip_docgen.charts.canvas import Canvas
from lkjip_docgen.charts.labels import (
    Labels,
    axis_labels,
    axis_remark,
    axis_ticks,
    heading,
    present,
    reason,
)
from lkjip_docgen.charts.scale import Scale, Ticks, runs
from lkjip_docgen.charts.value_labels import LABEL_GAP
from lkjip_docgen.document import Chart
from lkjip_docgen.records import Record, replace

_SHARES = (0.42, 0.58)  # of the paper's width that names take: usually, and to save height
_THIN, _THICK = 8.0, 16.0  # points
_ROW_GAP = 5.0
_EQUAL = 10  # rows: up to as many are equally tall
_LOOSEST = 1.8  # times the height that the rows need
_DOT = 3.2  # half the size of a dot
_PAGE = 620.0  # points; taller than that, the names get small and wide


class Row(Record):
    """A category, or the title of a group (`index` is None)."""

    index: int | None
    lines: tuple[str, ...]
    height: float


class Rows(Record):
    """All rows of a chart, with the size of their names."""

    rows: tuple[Row, ...]
    size: float

    @property
    def height(self) -> float:
        """Points that the rows need."""
        return sum(row.height for row in self.rows)


def height(chart: Chart, look: Look, width: float, wish: float) -> float:
    """Points of height that suit the number of rows, near the wish."""
    labels, marks = axis_labels(chart, present(chart)), axis_ticks(chart, present(chart))
    rest = _head(chart, look, labels, marks, width) + _foot(look)
    need = _lay_rows(chart, look, width).height
    return min(max(wish, rest + need), rest + need * _LOOSEST)


def paint(canvas: Canvas, chart: Chart) -> None:
    """Draw the whole chart on its paper."""
    look, values = canvas.look, present(chart)
    labels, marks = axis_labels(chart, values), axis_ticks(chart, values)
    text = heading(chart, labels.unit, axis_remark(labels, marks))
    frame.draw_head(canvas, chart, text, points=marks.zoomed)
    rows = _lay_rows(chart, look, canvas.width)
    names = [line for row in rows.rows if row.index is not None for line in row.lines]
    left = frame.EDGE + look.widest(names, rows.size) + 2 * frame.GAP
    right = canvas.width - frame.EDGE - look.width(labels.ticks(marks)[-1], look.small) / 2
    top = canvas.height - _head(chart, look, labels, marks, canvas.width)
    box = Box(left, frame.EDGE + _foot(look), right, top)
    texts = [_value_text(chart, labels, s, c) for s, c in _cells(chart)]
    room = _value_gap(marks) + look.widest(texts, look.base)
    scale = frame.fitted_scale(marks, values, left, right, room)
    _draw_grid(canvas, box, scale, marks, labels)
    middles = _draw_names(canvas, box, rows)
    thickness = min(_THICK, _THIN * box.height / rows.height)
    bars = Bars(canvas, chart, labels, scale, marks, middles, thickness, box)
    bars.draw_marks()
    bars.draw_values(_draw_reference(canvas, chart, box, scale, labels))


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
        """All bars or dots, and the words where one is missing."""
        for s, series in enumerate(self.chart.series):
            look = self.canvas.look.series(s)
            for category, middle in self._centers(s):
                value = series.nilai[category]
                if value is None:
                    self._gap(middle, reason(series, category))
                elif self.marks.zoomed:
                    self._dot(middle, self.scale.at(value), look)
                else:
                    self._bar(middle, self.scale.at(value), self._toned(look, category))

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
        end = self.scale.at(value)
        x = end + self.gap if value >= 0 else end - self.gap - width
        struck = line is not None and x - 2 < line < x + width + 2
        if struck or self.marks.zoomed:
            low, high = middle - look.base / 2, middle + look.base / 2
            canvas.rect(Box(x - 1, low, x + width + 1, high), "FFFFFF")
        canvas.text(x, base, text, look.base)

    @property
    def gap(self) -> float:
        """Points from the end of a bar, or the middle of a dot, to its value."""
        return _value_gap(self.marks)

    def _centers(self, series: int) -> list[tuple[int, float]]:
        below = (len(self.chart.series) - 1) / 2 - series
        return [(c, middle + below * (self.thickness + 1)) for c, middle in self.rows]

    def _floor(self) -> float:
        return self.scale.at(max(Decimal(0), self.marks.low))

    def _bar(self, middle: float, end: float, look: SeriesLook) -> None:
        floor, half = self._floor(), self.thickness / 2
        bar = Box(min(floor, end), middle - half, max(floor, end), middle + half)
        self.canvas.mark(bar, look)

    def _toned(self, look: SeriesLook, category: int) -> SeriesLook:
        """The look of a bar that has a colour of its own."""
        tone = self.chart.tones[category] if self.chart.tones else ""
        return replace(look, color=tone, hatch="", edge=look.stroke) if tone else look

    def _dot(self, middle: float, end: float, look: SeriesLook) -> None:
        """A dot on a line across the whole chart, which has no length to be misread."""
        line = [(self.box.left, middle), (self.box.right, middle)]
        self.canvas.line(line, self.canvas.look.colors.garis, 0.5, (1, 2))
        self.canvas.dots([(end, middle)], look.marker, look.stroke)

    def _gap(self, middle: float, why: str) -> None:
        look = self.canvas.look
        base = middle - CAP_HEIGHT * look.least / 2
        x = self._floor() + LABEL_GAP
        self.canvas.text(x, base, why, look.least, color=look.colors.redup, italic=True)


def _value_gap(marks: Ticks) -> float:
    return LABEL_GAP + (_DOT if marks.zoomed else 0)


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


def _lay_rows(chart: Chart, look: Look, width: float) -> Rows:
    """Rows with names of the usual size or, for very many, small ones."""
    rows = Rows(_rows(chart, look, width, look.base, _SHARES[0]), look.base)
    if rows.height <= _PAGE:
        return rows
    return Rows(_rows(chart, look, width, look.least, _SHARES[1]), look.least)


def _rows(chart: Chart, look: Look, width: float, size: float, share: float) -> tuple[Row, ...]:
    bars = len(chart.series) * (_THIN + 1)
    rows: list[Row] = []
    for group, start, end in runs(chart.groups) or [("", 0, len(chart.categories))]:
        if group:
            title = look.wrap(group, look.base, width - 2 * frame.EDGE, bold=True)
            space = block_height(len(title), look.base) + 2 * _ROW_GAP
            rows.append(Row(None, tuple(title), space))
        for i in range(start, end):
            name = look.wrap(chart.categories[i], size, width * share)
            space = max(block_height(len(name), size), bars) + _ROW_GAP
            rows.append(Row(i, tuple(name), space))
    return tuple(rows if len(chart.categories) > _EQUAL else _equal(rows))


def _equal(rows: list[Row]) -> list[Row]:
    tallest = max(row.height for row in rows if row.index is not None)
    return [row if row.index is None else replace(row, height=tallest) for row in rows]


def _head(chart: Chart, look: Look, labels: Labels, marks: Ticks, width: float) -> float:
    text = heading(chart, labels.unit, axis_remark(labels, marks))
    target = look.small + frame.GAP if chart.reference else 0.0
    return frame.head_height(look, chart, text, width) + target


def _foot(look: Look) -> float:
    return look.small + frame.GAP


def _draw_grid(canvas: Canvas, box: Box, scale: Scale, marks: Ticks, labels: Labels) -> None:
    look, free = canvas.look, 0.0
    for value, text in zip(marks.values, labels.ticks(marks), strict=True):
        x, half = scale.at(value), look.width(text, look.small) / 2
        canvas.line([(x, box.bottom), (x, box.top)], look.colors.muda, 0.8)
        if x - half > free:
            base = box.bottom - frame.GAP - CAP_HEIGHT * look.small
            canvas.text(x, base, text, look.small, color=look.colors.redup, align="center")
            free = x + half + frame.GAP
    if not marks.zoomed:
        floor = scale.at(max(Decimal(0), marks.low))
        canvas.line([(floor, box.bottom), (floor, box.top)], look.colors.redup, 0.8)


def _draw_reference(
    canvas: Canvas, chart: Chart, box: Box, scale: Scale, labels: Labels
) -> float | None:
    if chart.reference is None:
        return None
    look, x = canvas.look, scale.at(chart.reference.nilai)
    color = look.colors.kurang
    frame.draw_target(canvas, (x, box.bottom), (x, box.top + 3))
    name = " ".join(frame.reference_lines(look, chart.reference, labels, canvas.width))
    half = look.width(name, look.small, True) / 2
    center = min(max(x, frame.EDGE + half), canvas.width - frame.EDGE - half)
    canvas.text(center, box.top + 5, name, look.small, color=color, bold=True, align="center")
    return x


def _draw_names(canvas: Canvas, box: Box, rows: Rows) -> tuple[tuple[int, float], ...]:
    """Names and group titles; gives category and middle of each row."""
    look, y = canvas.look, box.top
    stretch = box.height / rows.height
    middles: list[tuple[int, float]] = []
    for row in rows.rows:
        low = y - row.height * stretch
        middle = (low + y) / 2
        if row.index is None:
            top = middle + block_height(len(row.lines), look.base) / 2
            canvas.rect(Box(0, low + 2, canvas.width, y + 0.5), look.colors.muda)
            canvas.lines(frame.EDGE, top, row.lines, look.base, bold=True, color=look.colors.utama)
        else:
            top = middle + block_height(len(row.lines), rows.size) / 2
            canvas.lines(box.left - frame.GAP, top, row.lines, rows.size, align="right")
            middles.append((row.index, middle))
        y = low
    return tuple(middles)
