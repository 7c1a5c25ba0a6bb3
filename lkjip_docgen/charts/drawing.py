"""One chart to bytes: its kind decides who draws and how tall the paper is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lkjip_docgen.charts import (
    bars,
    cascade,
    cascade_layout,
    columns,
    dots,
    dumbbell,
    lines,
    panels,
    spark,
    tree,
)
from lkjip_docgen.charts.appearance import Look, house_look, quiet
from lkjip_docgen.charts.canvas import SETTINGS, Canvas
from lkjip_docgen.charts.labels import MISSING, gap_reasons
from lkjip_docgen.document import Chart, ChartKind, TreeNode
from lkjip_docgen.plotting import plain
from lkjip_docgen.records import replace
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
    return _DRAWN[chart.kind](chart, look, width, wish)


def _tree(chart: Chart, look: Look, width: float, wish: float) -> Canvas:
    """An organisation chart, as tall as its boxes need."""
    canvas = Canvas(width, tree.height(chart, look, width), look)
    tree.paint(canvas, chart)
    return canvas


def _cascade(chart: Chart, look: Look, width: float, wish: float) -> Canvas:
    """A tree of performance, within the height that was wished for if its texts can be."""
    plan = cascade_layout.lay(chart.tree or TreeNode(""), look, width, wish)
    canvas = Canvas(width, cascade.height(plan), look)
    cascade.paint(canvas, plan)
    return canvas


def _panels(chart: Chart, look: Look, width: float, wish: float) -> Canvas:
    canvas = Canvas(width, panels.height(chart, wish), look)
    panels.paint(canvas, chart)
    return canvas


def _lines(chart: Chart, look: Look, width: float, wish: float) -> Canvas:
    canvas = Canvas(width, wish, look)
    lines.paint(canvas, chart)
    return canvas


def _columns(chart: Chart, look: Look, width: float, wish: float) -> Canvas:
    """Columns where they have room, else bars."""
    if not columns.fit(chart, look, width):
        return _bars(replace(chart, kind=ChartKind.BARS), look, width, wish)
    canvas = Canvas(width, wish, look)
    columns.paint(canvas, chart)
    return canvas


def _bars(chart: Chart, look: Look, width: float, wish: float) -> Canvas:
    canvas = Canvas(width, bars.height(chart, look, width, wish), look)
    bars.paint(canvas, chart)
    return canvas


def _spark(chart: Chart, look: Look, width: float, wish: float) -> Canvas:
    canvas = Canvas(width, wish, look, look.colors.of(chart.ground))
    spark.paint(canvas, chart)
    return canvas


def _dots(chart: Chart, look: Look, width: float, wish: float) -> Canvas:
    canvas = Canvas(width, dots.height(chart, look, width, wish), look)
    dots.paint(canvas, chart)
    return canvas


def _dumbbell(chart: Chart, look: Look, width: float, wish: float) -> Canvas:
    canvas = Canvas(width, dumbbell.height(chart, look, width, wish), look)
    dumbbell.paint(canvas, chart)
    return canvas


_DRAWN: dict[ChartKind, Callable[[Chart, Look, float, float], Canvas]] = {
    ChartKind.TREE: _tree,
    ChartKind.CASCADE: _cascade,
    ChartKind.PANELS: _panels,
    ChartKind.LINES: _lines,
    ChartKind.COLUMNS: _columns,
    ChartKind.BARS: _bars,
    ChartKind.SPARK: _spark,
    ChartKind.DOTS: _dots,
    ChartKind.DUMBBELL: _dumbbell,
}
"""Who draws a chart of a kind on paper of a width, near a height that was wished for."""


def _is_empty(chart: Chart) -> bool:
    if chart.kind in (ChartKind.TREE, ChartKind.CASCADE):
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
    for name, length in _lengths(chart).items():
        if length != count:
            raise ValueError(f"{chart.id}: {name} has {length} entries for {count} categories")


def _lengths(chart: Chart) -> dict[str, int]:
    """How many entries each row of a chart has; what may be left out is not there then."""
    needed = {f"series {series.nama}": len(series.nilai) for series in chart.series}
    given = {
        "groups": len(chart.groups),
        "notes": len(chart.notes),
        "tones": len(chart.tones),
        "spans": len(chart.spans),
        "hollow": len(chart.hollow),
    }
    given |= {f"gaps of {series.nama}": len(series.gaps) for series in chart.series}
    return needed | {name: length for name, length in given.items() if length}
