"""What surrounds the marks: legend, axis, grid, category names, target line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_docgen.charts.canvas import Box, Canvas, block_height
from lkjip_docgen.charts.labels import Labels
from lkjip_docgen.charts.look import CAP_HEIGHT, LINE_HEIGHT, Look
from lkjip_docgen.charts.scale import Scale, Ticks, runs
from lkjip_docgen.document.chart import Chart, ChartKind, Reference

EDGE = 3.0  # points left free along the edge of the paper
GAP = 5.0  # points between neighbours
_KEY = 14.0  # width of a legend key
_MOST_LINES = 4
_MOST_TURNED = 84.0  # longest category name that is turned by 90 degrees


# --- legend and heading ------------------------------------------------------


def legend_rows(chart: Chart, look: Look, width: float) -> list[list[tuple[int, str, float]]]:
    """Rows of (series, name, width of the entry); empty for a single series."""
    if len(chart.series) < 2:
        return []
    rows: list[list[tuple[int, str, float]]] = [[]]
    used = 0.0
    for i, series in enumerate(chart.series):
        entry = _KEY + 4 + look.width(series.nama, look.small) + 12
        if rows[-1] and used + entry > width:
            rows.append([])
            used = 0.0
        rows[-1].append((i, series.nama, entry))
        used += entry
    return rows


def draw_head(canvas: Canvas, chart: Chart, text: str) -> float:
    """Legend and heading along the upper edge; gives the height left below them."""
    look, top = canvas.look, canvas.height - EDGE
    row_height = look.small * 1.5
    rows = legend_rows(chart, look, canvas.width - 2 * EDGE)
    for row in rows:
        x = EDGE
        for index, name, width in row:
            base = top - CAP_HEIGHT * look.small
            _key(canvas, chart.kind, index, Box(x, base, x + _KEY, top))
            canvas.text(x + _KEY + 4, base, name, look.small)
            x += width
        top -= row_height
    if text:
        lines = look.wrap(text, look.small, canvas.width - 2 * EDGE)
        top = canvas.lines(EDGE, top, lines, look.small, color=look.colors.redup, italic=True)
        top -= GAP
    return top - (2 if rows or text else 0)


def _key(canvas: Canvas, kind: ChartKind, index: int, box: Box) -> None:
    look = canvas.look.series(index)
    if kind is not ChartKind.LINES:
        canvas.mark(box, look)
        return
    middle = (box.bottom + box.top) / 2
    canvas.line([(box.left - 2, middle), (box.right + 2, middle)], look.color, 1.6, look.dash)
    canvas.dots([(box.center, middle)], look.marker, look.color)


# --- axis ----------------------------------------------------------------------


def tick_width(look: Look, labels: Labels, ticks: Ticks) -> float:
    """Room that the tick labels of an upright axis take."""
    return look.widest([labels.tick(v, ticks.places) for v in ticks.values], look.small) + GAP


def draw_grid(canvas: Canvas, box: Box, scale: Scale, ticks: Ticks, labels: Labels) -> None:
    """Level grid lines with their values on the left."""
    look = canvas.look
    for value in ticks.values:
        y = scale.at(value)
        canvas.line([(box.left, y), (box.right, y)], look.colors.muda, 0.6)
        text = labels.tick(value, ticks.places)
        base = y - CAP_HEIGHT * look.small / 2
        canvas.text(box.left - GAP, base, text, look.small, color=look.colors.redup, align="right")


def draw_floor(canvas: Canvas, box: Box, y: float, zoomed: bool) -> None:
    """The line that the marks stand on, with a zigzag at its start when it is not zero."""
    color = canvas.look.colors.redup
    if not zoomed:
        canvas.line([(box.left, y), (box.right, y)], color, 0.8)
        return
    steps = [(box.left + 2.0 * i, y + (0, 2.5, 0, -2.5)[i % 4]) for i in range(9)]
    canvas.line([*steps, (box.right, y)], color, 0.8)


# --- category names --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Names:
    """Category names as they will stand below the marks."""

    lines: tuple[tuple[str, ...], ...]
    size: float
    turned: bool
    every: int  # only each such name is written

    def height(self, look: Look) -> float:
        """Room that the names take below the floor."""
        if self.turned:
            return look.widest([line for name in self.lines for line in name], self.size)
        return block_height(max((len(name) for name in self.lines), default=0), self.size)


def lay_names(names: Sequence[str], look: Look, slot: float) -> Names | None:
    """Names wrapped to their slot or, where that fails, turned; None if neither fits."""
    for size in (look.base, look.small, look.least):
        if all(look.fits(name, size, slot - 4) for name in names):
            lines = tuple(tuple(look.wrap(name, size, slot - 4)) for name in names)
            if max((len(name) for name in lines), default=0) <= _MOST_LINES:
                return Names(lines, size, False, 1)
    size = look.least
    if any(look.width(name, size) > _MOST_TURNED for name in names):
        return None
    every = max(1, -int(-size * LINE_HEIGHT // slot))
    return Names(tuple((name,) for name in names), size, True, every)


def draw_names(canvas: Canvas, names: Names, centers: Sequence[float], top: float) -> None:
    """The category names below `top`."""
    for i, (center, lines) in enumerate(zip(centers, names.lines, strict=True)):
        if i % names.every:
            continue
        if names.turned:
            x = center + CAP_HEIGHT * names.size / 2
            canvas.text(x, top, lines[0], names.size, align="right", angle=90)
        else:
            canvas.lines(center, top, lines, names.size, align="center")


def group_height(look: Look, groups: tuple[str, ...], slot: float) -> float:
    """Room that the names of groups take below the category names."""
    heights = [
        block_height(len(look.wrap(name, look.small, slot * (end - start), True)), look.small)
        for name, start, end in runs(groups)
    ]
    return max(heights) + 2 * GAP if heights else 0.0


def draw_groups(
    canvas: Canvas, groups: tuple[str, ...], centers: Sequence[float], slot: float, top: float
) -> None:
    """A rule and a name below the categories of each group."""
    look = canvas.look
    for name, start, end in runs(groups):
        left, right = centers[start] - slot / 2 + 2, centers[end - 1] + slot / 2 - 2
        canvas.line([(left, top - GAP), (right, top - GAP)], look.colors.garis, 0.8)
        lines = look.wrap(name, look.small, slot * (end - start), True)
        canvas.lines(
            (left + right) / 2, top - 2 * GAP, lines, look.small, bold=True, align="center"
        )


# --- target line -------------------------------------------------------------------


def reference_lines(look: Look, reference: Reference, labels: Labels, limit: float) -> list[str]:
    """The name of a target line, with its value where the name does not say it."""
    value = labels.value(reference.nilai)
    text = reference.nama if value in reference.nama else f"{reference.nama} {value}"
    return look.wrap(text, look.small, limit, True)


def draw_reference(
    canvas: Canvas, box: Box, y: float, lines: Sequence[str], right: float
) -> None:
    """A dashed line across the chart that ends at its name."""
    look = canvas.look
    canvas.line([(box.left, y), (box.right + GAP, y)], look.colors.kurang, 1.1, (4, 2.5))
    height = block_height(len(lines), look.small)
    top = min(max(y + height / 2, box.bottom + height), canvas.height - EDGE)
    canvas.lines(right, top, lines, look.small, color=look.colors.kurang, bold=True, align="right")


def reserve(value: Decimal, ticks: Ticks, start: float, end: float, room: float) -> float:
    """Where the axis must end (in points) so that `room` stays free beyond `value`."""
    share = float((value - ticks.low) / (ticks.high - ticks.low))
    if share <= 0:
        return end
    return min(end, start + (end - room - start) / share)
