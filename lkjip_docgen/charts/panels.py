"""Small column charts side by side, each with its own scale, one legend for all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lkjip_docgen.charts import frame
from lkjip_docgen.charts.canvas import Canvas, block_height
from lkjip_docgen.charts.columns import Columns
from lkjip_docgen.charts.labels import axis_labels, axis_ticks, heading, present
from lkjip_docgen.charts.scale import runs
from lkjip_docgen.charts.values import TOO_TIGHT
from lkjip_docgen.document.chart import Chart, Series

_BETWEEN = 14.0  # points between panels
_LEAST_HEIGHT = 120.0  # of a row of panels, in points


def height(chart: Chart, wish: float) -> float:
    """Points of height: the wish, or more for several rows of panels."""
    count = len(list(_panels(chart)))
    rows = -(-count // _across(count))
    return max(wish, rows * _LEAST_HEIGHT)


def paint(canvas: Canvas, chart: Chart) -> None:
    """Draw all panels on their paper."""
    panels = list(_panels(chart))
    units = {axis_labels(part, present(part)).unit for _, part in panels if present(part)}
    shared = units.pop() if len(units) == 1 else ""
    zoomed = any(axis_ticks(part, present(part)).zoomed for _, part in panels)
    across = _across(len(panels))
    rows = [panels[i : i + across] for i in range(0, len(panels), across)]
    width = (canvas.width - 2 * frame.EDGE - _BETWEEN * (across - 1)) / across
    areas = [
        [_Panel(canvas, name, part, frame.EDGE + i * (width + _BETWEEN), width, not shared)
         for i, (name, part) in enumerate(row)]
        for row in rows
    ]  # fmt: skip
    tight = any(area.columns.tight for row in areas for area in row)
    top = frame.draw_head(canvas, chart, heading(chart, shared, zoomed, TOO_TIGHT if tight else ""))
    each = (top - frame.EDGE - _BETWEEN * (len(rows) - 1)) / len(rows)
    for row in areas:
        lines = max(len(area.title) for area in row)
        for area in row:
            area.paint(top - each, top, lines)
        top -= each + _BETWEEN


class _Panel:
    def __init__(
        self, canvas: Canvas, name: str, part: Chart, left: float, width: float, own_unit: bool
    ) -> None:
        values = present(part)
        labels = axis_labels(part, values)
        unit = f" ({labels.unit})" if own_unit and labels.unit and values else ""
        look = canvas.look
        self.canvas = canvas
        self.center = left + width / 2
        self.title = look.wrap(name + unit, look.base, width, bold=True)
        marks = axis_ticks(part, values)
        self.columns = Columns(canvas, part, labels, marks, left, left + width)

    def paint(self, bottom: float, top: float, lines: int) -> None:
        """Draw the panel below a title that takes so many lines in its row."""
        look = self.canvas.look
        self.canvas.lines(
            self.center, top, self.title, look.base, bold=True, align="center",
            color=look.colors.utama,
        )  # fmt: skip
        space = block_height(lines, look.base) + 2 * frame.GAP
        self.columns.paint(bottom, top - space, axis=False)


def _panels(chart: Chart) -> Iterator[tuple[str, Chart]]:
    if chart.groups:
        for name, start, end in runs(chart.groups):
            yield name, _part(chart, start, end, chart.categories[start:end])
    else:
        for i, name in enumerate(chart.categories):
            yield name, _part(chart, i, i + 1, ("",))


def _part(chart: Chart, start: int, end: int, names: tuple[str, ...]) -> Chart:
    rows = tuple(Series(s.nama, s.nilai[start:end]) for s in chart.series)
    notes = chart.notes[start:end]
    return replace(chart, categories=names, series=rows, notes=notes, groups=(), reference=None)


def _across(count: int) -> int:
    return count if count <= 4 else 3 if count in (5, 6, 9) else 4
