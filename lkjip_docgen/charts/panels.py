"""Small column charts side by side: amounts of one unit on one scale, one legend for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_docgen.charts import frame
from lkjip_docgen.charts.boxes import Box, block_height
from lkjip_docgen.charts.canvas import Canvas
from lkjip_docgen.charts.columns import Columns, Room, common_room
from lkjip_docgen.charts.labels import Labels, axis_labels, axis_ticks, heading, present
from lkjip_docgen.charts.scale import Ticks, runs
from lkjip_docgen.charts.value_labels import tight_remark
from lkjip_docgen.document import Chart, NumberFormat, Series
from lkjip_docgen.records import Record, replace

ONE_SCALE = "semua panel berskala sama"
_BETWEEN = 14.0  # points between panels
_LEAST_HEIGHT = 120.0  # of a row of panels, in points
_ALIKE = (NumberFormat.RUPIAH_SHORT, NumberFormat.PERCENT)
"""Formats that say the unit: such panels can be compared.  Indices need not be alike."""
_LEAST_SHARE = Decimal("0.1")  # of a unit of money: smaller amounts would lose their digits in it


def height(chart: Chart, wish: float) -> float:
    """Points of height: the wish, or more for several rows of panels."""
    count = len(list(_panels(chart)))
    rows = -(-count // _across(count))
    return max(wish, rows * _LEAST_HEIGHT)


def paint(canvas: Canvas, chart: Chart) -> None:
    """Draw all panels on their paper."""
    parts = list(_panels(chart))
    across = _across(len(parts))
    width = (canvas.width - 2 * frame.EDGE - _BETWEEN * (across - 1)) / across
    lay = _Layout(canvas, width, _common_labels(chart), _common_values(chart))
    panels = [
        _Panel(lay, name, part, frame.EDGE + i % across * (width + _BETWEEN))
        for i, (name, part) in enumerate(parts)
    ]
    top = frame.draw_head(canvas, chart, _heading(chart, panels, lay))
    rows = [panels[i : i + across] for i in range(0, len(panels), across)]
    room = common_room([panel.columns.room() for panel in panels])
    each = (top - frame.EDGE - _BETWEEN * (len(rows) - 1)) / len(rows)
    for row in rows:
        _paint_row(row, top - each, top, room)
        top -= each + _BETWEEN


def _heading(chart: Chart, panels: Sequence[_Panel], lay: _Layout) -> str:
    unit = lay.labels.unit if lay.labels else ""
    same = ONE_SCALE if lay.values and len(panels) > 1 else ""
    tight = any(panel.columns.tight for panel in panels)
    return heading(chart, unit, same, tight_remark(chart) if tight else "")


def _common_values(chart: Chart) -> list[Decimal]:
    """The values that one scale has to hold; none where each panel has a scale of its own."""
    return present(chart) if chart.format in _ALIKE else []


def _common_labels(chart: Chart) -> Labels | None:
    """The labels of all panels, where one unit serves the smallest amount too."""
    values = [abs(value) for value in present(chart) if value]
    labels = axis_labels(chart, values)
    if labels.unit and min(values) < labels.size * _LEAST_SHARE:
        return None
    return labels


class _Layout(Record):
    """What all panels share: the paper, a width, perhaps a unit and a scale."""

    canvas: Canvas
    width: float
    labels: Labels | None
    values: Sequence[Decimal]


class _Panel:
    def __init__(self, lay: _Layout, name: str, part: Chart, left: float) -> None:
        values = present(part)
        labels = lay.labels or axis_labels(part, values)
        unit = f" ({labels.unit})" if lay.labels is None and labels.unit and values else ""
        look = lay.canvas.look
        self.canvas = lay.canvas
        self.center = left + lay.width / 2
        self.title = look.wrap(name + unit, look.base, lay.width, bold=True)
        self.scaled = list(lay.values) or values
        marks: Ticks = axis_ticks(part, self.scaled)
        self.columns = Columns(lay.canvas, part, labels, marks, left, left + lay.width)

    def paint(self, bottom: float, top: float, title: float, room: Room) -> None:
        """Draw the panel below its title, which has `title` points."""
        look, columns = self.canvas.look, self.columns
        self.canvas.lines(
            self.center, top, self.title, look.base, bold=True, align="center",
            color=look.colors.utama,
        )  # fmt: skip
        ceiling = top - title - room.notes
        box = Box(columns.left, bottom + room.below, columns.right, ceiling)
        scale = frame.fitted_scale(columns.marks, self.scaled, box.bottom, box.top, room.values)
        columns.paint_in(box, scale, bottom)


def _paint_row(row: Sequence[_Panel], bottom: float, top: float, room: Room) -> None:
    """Draw panels side by side, so that their columns stand on one line."""
    look = row[0].canvas.look
    lines = max(len(panel.title) for panel in row)
    title = block_height(lines, look.base) + 2 * frame.GAP
    for panel in row:
        panel.paint(bottom, top, title, room)


def _panels(chart: Chart) -> Iterator[tuple[str, Chart]]:
    if chart.groups:
        for name, start, end in runs(chart.groups):
            yield name, _part(chart, start, end, chart.categories[start:end])
    else:
        for i, name in enumerate(chart.categories):
            yield name, _part(chart, i, i + 1, ("",))


def _part(chart: Chart, start: int, end: int, names: tuple[str, ...]) -> Chart:
    rows = tuple(Series(s.nama, s.nilai[start:end], s.gaps[start:end]) for s in chart.series)
    notes, tones = chart.notes[start:end], chart.tones[start:end]
    return replace(
        chart, categories=names, series=rows, notes=notes, tones=tones, groups=(), reference=None
    )


def _across(count: int) -> int:
    """How many panels stand side by side; rows of three where they come out full, or nearly."""
    if count <= 4:
        return count
    return 3 if count in (5, 6, 9) else 4
