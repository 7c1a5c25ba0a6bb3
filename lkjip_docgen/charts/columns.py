"""Grouped columns over categories."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip_docgen.charts import frame
from lkjip_docgen.charts.appearance import Look
from lkjip_docgen.charts.boxes import Box
from lkjip_docgen.charts.canvas import Canvas
from lkjip_docgen.charts.labels import (
    Labels,
    axis_labels,
    axis_ticks,
    heading,
    present,
    reason,
    shared_reason,
)
from lkjip_docgen.charts.scale import Scale, Ticks, spread
from lkjip_docgen.charts.value_labels import (
    LABEL_GAP,
    draw_missing,
    draw_value,
    is_tight,
    lay_values,
    tight_remark,
)
from lkjip_docgen.document import Chart
from lkjip_docgen.records import Record

_WIDEST = 46.0  # points, so that two columns do not fill a page
_FILL = 0.8  # share of a slot that its columns take
_FULL = 0.9  # the same for three series and more
_TARGET_NAME = 64.0  # widest name of a target line, in points


def fit(chart: Chart, look: Look, width: float) -> bool:
    """True when the category names can stand below columns on paper of that width."""
    plot = width - 2 * frame.EDGE - 4 * look.small
    _, slot = spread(len(chart.categories), chart.groups, 0, plot)
    return frame.names_fit(chart.categories, look, slot)


def paint(canvas: Canvas, chart: Chart) -> None:
    """Draw the whole chart on its paper."""
    look, values = canvas.look, present(chart)
    labels, marks = axis_labels(chart, values), axis_ticks(chart, values)
    left = frame.EDGE + frame.tick_width(look, labels, marks)
    end = canvas.width - frame.EDGE - frame.reference_room(look, chart, labels, _TARGET_NAME)
    area = Columns(canvas, chart, labels, marks, left, end)
    head = heading(chart, labels.unit, tight_remark(chart) if area.tight else "")
    top = frame.draw_head(canvas, chart, head)
    area.paint(frame.EDGE, top)


class Room(Record):
    """Points that texts take below the floor, above the columns, and on top of them."""

    below: float
    notes: float
    values: float


def common_room(rooms: Sequence[Room]) -> Room:
    """Room enough for each of several charts side by side."""
    return Room(
        max(room.below for room in rooms),
        max(room.notes for room in rooms),
        max(room.values for room in rooms),
    )


class Columns:
    """The columns of a chart between two edges of the paper."""

    def __init__(
        self,
        canvas: Canvas,
        chart: Chart,
        labels: Labels,
        marks: Ticks,
        left: float,
        right: float,
    ) -> None:
        self.canvas = canvas
        self.chart = chart
        self.labels = labels
        self.marks = marks
        self.left = left
        self.right = right
        self.values = present(chart)
        self.centers, self.slot = spread(len(chart.categories), chart.groups, left, right)
        fill = _FILL if len(chart.series) < 3 else _FULL
        self.pitch = min(self.slot * fill / len(chart.series), _WIDEST)
        single = len(chart.series) == 1
        self.text = lay_values(
            canvas.look, labels, self.values, self.slot - 3 if single else self.pitch - 1.5
        )

    @property
    def tight(self) -> bool:
        """True when a gap is too narrow for words."""
        gaps = any(v is None for series in self.chart.series for v in series.nilai)
        return gaps and is_tight(self.canvas.look, self.pitch)

    def room(self) -> Room:
        """What the texts around the columns take."""
        chart, look = self.chart, self.canvas.look
        names = frame.lay_names(chart.categories, look, self.slot).height(look)
        groups = frame.group_height(look, chart.groups, self.slot)
        values = self.text.height(look, self.values) if self.text else 0.0
        notes = frame.notes_height(look, chart.notes, self.slot)
        return Room(groups + names + frame.GAP, notes, LABEL_GAP + 2 + values)

    def paint(self, bottom: float, top: float) -> None:
        """Draw a whole chart, its axis included, between `bottom` and `top`."""
        room = self.room()
        box = Box(self.left, bottom + room.below, self.right, top - room.notes)
        scale = frame.fitted_scale(self.marks, self.values, box.bottom, box.top, room.values)
        frame.draw_grid(self.canvas, box, scale, self.marks, self.labels)
        self.paint_in(box, scale, bottom)

    def paint_in(self, box: Box, scale: Scale, bottom: float) -> None:
        """Draw names, notes, columns and values around and in a box, to a given scale."""
        canvas, chart, look = self.canvas, self.chart, self.canvas.look
        names = frame.lay_names(chart.categories, look, self.slot)
        notes = box.top + frame.notes_height(look, chart.notes, self.slot)
        frame.draw_notes(canvas, chart, self.centers, self.slot, notes)
        self._draw_columns(scale)
        frame.draw_floor(canvas, box, self._floor(scale), zoomed=False)
        line = frame.draw_reference(canvas, chart, box, scale, self.labels, _TARGET_NAME)
        self._draw_values(scale, line)
        frame.draw_names(canvas, names, self.centers, box.bottom - frame.GAP)
        groups = bottom + frame.group_height(look, chart.groups, self.slot)
        frame.draw_groups(canvas, chart.groups, self.centers, self.slot, groups)

    def _floor(self, scale: Scale) -> float:
        return scale.at(max(Decimal(0), self.marks.low))

    def _x(self, category: int, series: int) -> float:
        return self.centers[category] + (series - (len(self.chart.series) - 1) / 2) * self.pitch

    def _draw_columns(self, scale: Scale) -> None:
        floor, half = self._floor(scale), self.pitch / 2 - (1 if self.pitch > 6 else 0.3)
        for c in range(len(self.chart.categories)):
            self._draw_gaps(c, floor)
            for s, row in enumerate(self.chart.series):
                if (value := row.nilai[c]) is not None:
                    x, y = self._x(c, s), scale.at(value)
                    column = Box(x - half, min(y, floor), x + half, max(y, floor))
                    self.canvas.mark(column, self.canvas.look.series(s))

    def _draw_gaps(self, category: int, floor: float) -> None:
        """Say why values of a category are missing, once where all are for one reason."""
        if whole := shared_reason(self.chart, category):
            draw_missing(self.canvas, self.centers[category], floor, self.slot, whole)
            return
        for s, row in enumerate(self.chart.series):
            if row.nilai[category] is None:
                x = self._x(category, s)
                draw_missing(self.canvas, x, floor, self.pitch, reason(row, category))

    def _draw_values(self, scale: Scale, line: float | None) -> None:
        if self.text is None:
            return
        for s, row in enumerate(self.chart.series):
            for c, value in enumerate(row.nilai):
                if value is not None:
                    x, y = self._x(c, s), scale.at(value)
                    draw_value(self.canvas, self.text, value, x, y, line)
