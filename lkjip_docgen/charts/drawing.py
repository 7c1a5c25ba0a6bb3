"""One chart to bytes: its kind decides who draws and how tall the paper is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lkjip_docgen.charts import bars, columns, lines, panels, tree
from lkjip_docgen.charts.canvas import SETTINGS, Canvas
from lkjip_docgen.charts.labels import MISSING, gap_reasons
from lkjip_docgen.charts.look import Look, house_look, quiet
from lkjip_docgen.document.chart import Chart, ChartKind
from lkjip_docgen.plotting import plain
from lkjip_docgen.style import Style

_POINT = 72 / 2.54  # points in a centimetre
_NOTHING = 48.0  # height of a chart without data, in points


def paint(chart: Chart, style: Style, formats: Sequence[str]) -> dict[str, bytes]:
    """The chart in each of the formats, drawn once.

    Raises `ValueError` when rows, groups or notes of the chart do not match
    its categories.
    """
    _check(chart)
    with quiet(), plain(SETTINGS):
        canvas = _drawn(chart, house_look(style))
        return {fmt: canvas.save(fmt) for fmt in formats}


def _drawn(chart: Chart, look: Look) -> Canvas:
    width, wish = chart.width_cm * _POINT, chart.height_cm * _POINT
    if _is_empty(chart):
        return _nothing(chart, look, width)
    if chart.kind is ChartKind.TREE:
        canvas = Canvas(width, tree.height(chart, look, width), look)
        tree.paint(canvas, chart)
    elif chart.kind is ChartKind.PANELS:
        canvas = Canvas(width, panels.height(chart, wish), look)
        panels.paint(canvas, chart)
    elif chart.kind is ChartKind.LINES:
        canvas = Canvas(width, wish, look)
        lines.paint(canvas, chart)
    elif chart.kind is ChartKind.COLUMNS and columns.fit(chart, look, width):
        canvas = Canvas(width, wish, look)
        columns.paint(canvas, chart)
    else:
        chart = replace(chart, kind=ChartKind.BARS)
        canvas = Canvas(width, bars.height(chart, look, width, wish), look)
        bars.paint(canvas, chart)
    return canvas


def _is_empty(chart: Chart) -> bool:
    if chart.kind is ChartKind.TREE:
        return chart.tree is None
    return not any(v is not None for series in chart.series for v in series.nilai)


def _nothing(chart: Chart, look: Look, width: float) -> Canvas:
    canvas = Canvas(width, _NOTHING, look)
    reasons = gap_reasons(chart) or [MISSING]
    color = look.colors.redup
    canvas.text(
        width / 2, _NOTHING / 2 - look.base / 3, "; ".join(reasons).capitalize(), look.base,
        color=color, italic=True, align="center",
    )  # fmt: skip
    return canvas


def _check(chart: Chart) -> None:
    count = len(chart.categories)
    lengths = {f"series {series.nama}": len(series.nilai) for series in chart.series}
    if chart.groups:
        lengths["groups"] = len(chart.groups)
    if chart.notes:
        lengths["notes"] = len(chart.notes)
    lengths |= {f"gaps of {s.nama}": len(s.gaps) for s in chart.series if s.gaps}
    for name, length in lengths.items():
        if length != count:
            raise ValueError(f"{chart.id}: {name} has {length} entries for {count} categories")
