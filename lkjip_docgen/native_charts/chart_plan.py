"""Where the texts and the plot of a chart of Word stand, as shares of its size."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.charts import Look, axis_labels, axis_ticks, present
from lkjip_docgen.document import Chart, ChartKind
from lkjip_docgen.native_charts.marking import mark_labels, pitch
from lkjip_docgen.native_charts.measures import POINTS_PER_CM, height, lines, slot, width
from lkjip_docgen.native_charts.sheet_rows import Column, Rows
from lkjip_docgen.native_charts.suitable import height_cm, is_lying
from lkjip_docgen.records import Record

Place = dict[str, float]
"""A place as XlsxWriter is told it: x, y and perhaps width and height, as shares of the chart."""

_EDGE: Final = 4.0
_ROW: Final = 1.5  # of the size of type: a line of text with the space around it
_KEY: Final = 26.0  # points of the sample of a series in the legend, and the space behind it
_LINE_KEY: Final = 50.0  # the same where it is a line
_MOST_NAMES: Final = 0.42  # of the width: the names beside lying bars


class Plan(Record):
    """The places of the heading, the legend and the plot; `gap` in percent of a bar."""

    head: Place
    legend: Place
    plot: Place
    gap: int


def plan(chart: Chart, content: Rows, look: Look, head: str) -> Plan:
    """Where everything stands, so that no text needs the place of another."""
    across, down = chart.width_cm * POINTS_PER_CM, height_cm(chart) * POINTS_PER_CM
    legend = look.small * _ROW if len(content.columns) > 1 else 0.0
    above = legend + (
        lines(head, look.small, across - 2 * _EDGE) * look.small * _ROW if head else 0
    )
    keys = sum(_key(column, chart) + width(column.name, look.small) for column in content.columns)
    left, right, top, bottom = _margins(chart, content, look)
    plot = {
        "x": left / across,
        "y": (above + top) / down,
        "width": (across - left - right) / across,
        "height": max(0.2, (down - above - top - bottom) / down),
    }
    return Plan(
        head={"x": _EDGE / across, "y": legend / down},
        legend={
            "x": 0.0, "y": 0.0, "width": min(1.0, keys / across), "height": max(legend, 1) / down,
        },
        plot=plot,
        gap=_gap(chart),
    )  # fmt: skip


def _key(column: Column, chart: Chart) -> float:
    return _LINE_KEY if column.is_target or chart.kind is ChartKind.LINES else _KEY


def _margins(chart: Chart, content: Rows, look: Look) -> tuple[float, float, float, float]:
    """Points left, right, above and below the plot for names, numbers and values."""
    labels = axis_labels(chart, present(chart))
    ticks = max(width(text, look.small) for text in labels.ticks(axis_ticks(chart, present(chart))))
    if is_lying(chart):
        across = chart.width_cm * POINTS_PER_CM
        longest = max(width(name, look.base) for name in content.names)
        names = min(longest, _MOST_NAMES * across)
        beside = max(width(labels.short(value), look.base) for value in present(chart))
        return names + 3 * _EDGE, beside + 2 * _EDGE, _EDGE, look.small * _ROW + _EDGE
    written = mark_labels(chart, look)
    texts = [labels.short(value) for value in present(chart)]
    over = max(width(t, written.size) for t in texts) if written.turned else written.size
    below = height(content.names, look.base, slot(chart)) + 2 * _EDGE
    if content.groups:
        below += look.base * _ROW
    return ticks + 2 * _EDGE, _EDGE, over + 2 * _EDGE, below


def _gap(chart: Chart) -> int:
    """The gap between two categories in percent of a column."""
    if is_lying(chart):
        return 60
    column = pitch(chart)
    return max(15, min(500, round((slot(chart) - len(chart.series) * column) / column * 100)))
