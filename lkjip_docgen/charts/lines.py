"""Lines over ordered categories, each point with its value where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from math import hypot

from lkjip_docgen.charts import frame
from lkjip_docgen.charts.canvas import Box, Canvas
from lkjip_docgen.charts.labels import (
    Labels,
    axis_labels,
    axis_remark,
    axis_ticks,
    heading,
    present,
    reason,
    shared_reason,
)
from lkjip_docgen.charts.look import CAP_HEIGHT, Look
from lkjip_docgen.charts.scale import Scale, runs, spread
from lkjip_docgen.charts.values import LABEL_GAP, ValueText, draw_missing, fits_gap, lay_values
from lkjip_docgen.document.chart import Chart

_TARGET_NAME = 64.0  # widest name of a target line, in points
_DOT = 3.2  # half the size of a point
_WEIGHT = 1.6
_MANY = 16  # values: more are written small
_CROWDED = 30  # values: beyond, those that would touch a line are left out

Point = tuple[float, float]


def paint(canvas: Canvas, chart: Chart) -> None:
    """Draw the whole chart on its paper."""
    look, values = canvas.look, present(chart)
    labels, marks = axis_labels(chart, values), axis_ticks(chart, values)
    text = heading(chart, labels.unit, axis_remark(labels, marks))
    top = frame.draw_head(canvas, chart, text)
    left = frame.EDGE + frame.tick_width(look, labels, marks)
    right = canvas.width - frame.EDGE - frame.reference_room(look, chart, labels, _TARGET_NAME)
    centers, slot = spread(len(chart.categories), chart.groups, left, right)
    names = frame.lay_names(chart.categories, look, slot)
    below = frame.group_height(look, chart.groups, slot)
    top = frame.draw_notes(canvas, chart.notes, centers, slot, top)
    floor = frame.EDGE + below + names.height(look) + frame.GAP
    box = Box(left, floor, right, top)
    written = _lay_text(look, labels, values, slot)
    room = LABEL_GAP + _DOT + written.size + (7 if chart.reference else 2)
    scale = frame.fitted_scale(marks, values, box.bottom, box.top, room)
    frame.draw_grid(canvas, box, scale, marks, labels)
    frame.draw_floor(canvas, box, scale.at(max(Decimal(0), marks.low)), marks.zoomed)
    line = frame.draw_reference(canvas, chart, box, scale, labels, _TARGET_NAME)
    plot = Lines(canvas, chart, box, centers, slot, scale)
    plot.draw_gaps()
    plot.draw_lines()
    plot.draw_values(written, line)
    frame.draw_names(canvas, names, centers, floor - frame.GAP)
    frame.draw_groups(canvas, chart.groups, centers, slot, frame.EDGE + below)


def _lay_text(look: Look, labels: Labels, values: list[Decimal], slot: float) -> ValueText:
    """Values on one line: full where there is room, small where there are many."""
    text = lay_values(look, labels, values, slot - 2)
    if text is None or text.turned or text.broken:
        text = ValueText(labels.short, look.least)
    return ValueText(text.write, look.least) if len(values) > _MANY else text


@dataclass(slots=True)
class Lines:
    """The lines of a chart in their box."""

    canvas: Canvas
    chart: Chart
    box: Box
    centers: list[float]
    slot: float
    scale: Scale
    taken: list[Box] = field(default_factory=list)

    def points(self, series: int) -> list[Point | None]:
        """The place of each value of a series."""
        values = self.chart.series[series].nilai
        return [
            None if v is None else (x, self.scale.at(v))
            for x, v in zip(self.centers, values, strict=True)
        ]

    def draw_gaps(self) -> None:
        """Mark where values are missing, above the floor; name the series where others go on."""
        everywhere = [shared_reason(self.chart, c) for c in range(len(self.centers))]
        self._draw_runs(everywhere, "", self.box.bottom)
        level = self.box.bottom
        for series in self.chart.series:
            alone = [
                reason(series, c) if value is None and not everywhere[c] else ""
                for c, value in enumerate(series.nilai)
            ]
            level = self._draw_runs(alone, series.nama, level)

    def _draw_runs(self, reasons: Sequence[str], name: str, floor: float) -> float:
        """Write each reason below the run that it stands for; gives the top of what is written."""
        top = floor
        for why, start, end in runs(reasons):
            if why:
                x = (self.centers[start] + self.centers[end - 1]) / 2
                room = self.slot * (end - start)
                full = f"{name}: {why}" if name else why
                text = full if fits_gap(self.canvas.look, full, room) else why
                drawn = draw_missing(self.canvas, x, floor, room, text)
                self.taken.append(drawn)
                top = max(top, drawn.top)
        return top

    def draw_lines(self) -> None:
        """Lines between neighbours that both have a value, and a dot at each value."""
        for s in range(len(self.chart.series)):
            look = self.canvas.look.series(s)
            for stretch in self._stretches(s):
                if len(stretch) > 1:
                    self.canvas.line(stretch, look.stroke, _WEIGHT, look.dash)
            if dots := [p for p in self.points(s) if p]:
                self.canvas.dots(dots, look.marker, look.stroke)

    def _stretches(self, series: int) -> list[list[Point]]:
        stretches: list[list[Point]] = [[]]
        for point in self.points(series):
            if point:
                stretches[-1].append(point)
            elif stretches[-1]:
                stretches.append([])
        return [s for s in stretches if s]

    def draw_values(self, text: ValueText, target: float | None) -> None:
        """The values beside their points; one that would cover another is left out."""
        placing = self._obstacles(target)
        for s, c in self._order():
            value = self.chart.series[s].nilai[c]
            point = self.points(s)[c]
            if value is None or point is None:
                continue
            label = text.write(value)
            size = (self.canvas.look.width(label, text.size), CAP_HEIGHT * text.size)
            place = placing.find(point, size, self._others(s, c), above=self._on_top(s, c))
            if place:
                self.canvas.text(place.left, place.bottom, label, text.size)

    def _order(self) -> list[tuple[int, int]]:
        """Last and first values before the others, so that they are not left out."""
        count = len(self.centers)
        columns = sorted(range(count), key=lambda c: (c not in (0, count - 1), c))
        return [(s, c) for c in columns for s in range(len(self.chart.series))]

    def _others(self, series: int, category: int) -> list[float]:
        """The heights of the other series' points in a column."""
        found = (self.points(s)[category] for s in range(len(self.chart.series)) if s != series)
        return [point[1] for point in found if point]

    def _on_top(self, series: int, category: int) -> bool:
        own = self.chart.series[series].nilai[category]
        others = [r.nilai[category] for i, r in enumerate(self.chart.series) if i != series]
        lower = [v for v in others if v is not None and own is not None and v > own]
        return not lower

    def _obstacles(self, target: float | None) -> Placing:
        dots = [p for s in range(len(self.chart.series)) for p in self.points(s) if p]
        segments = [
            (a, b)
            for s in range(len(self.chart.series))
            for stretch in self._stretches(s)
            for a, b in pairwise(stretch)
        ]
        if target is not None:
            segments.append(((self.box.left, target), (self.box.right, target)))
        crowded = len(dots) > _CROWDED
        return Placing(self.canvas.width, self.box, dots, segments, list(self.taken), crowded)


@dataclass(slots=True)
class Placing:
    """Finds free places for small texts around points, on paper of a given width."""

    width: float
    box: Box
    dots: list[Point]
    segments: list[tuple[Point, Point]]
    taken: list[Box]
    crowded: bool

    def find(
        self, point: Point, size: tuple[float, float], others: Sequence[float], *, above: bool
    ) -> Box | None:
        """The best place for a text of that size; None when there is no fit one.

        `others` are the heights of other points in the column: beyond one of
        them, or nearer to any other point, the text would be read as that
        point's own.
        """
        best, least = None, _TOUCH if self.crowded else _FORBIDDEN
        for rank, direction in enumerate(_directions(above)):
            place = self._place(point, size, *direction)
            if _passes(place, point, others) or not self._is_nearest(place, point):
                continue
            cost = 0.4 * rank
            if cost < least and (cost := cost + self._cost(place)) < least:
                best, least = place, cost
        if best:
            self.taken.append(best)
        return best

    def _place(self, point: Point, size: tuple[float, float], dx: float, dy: float) -> Box:
        width, height = size
        left = point[0] - width / 2 + dx * (width / 2 + _DOT + 1)
        left = min(max(left, self.box.left - frame.GAP), self.width - width - 1)
        middle = point[1] + dy * (height / 2 + _DOT + LABEL_GAP - 1)
        return Box(left, middle - height / 2, left + width, middle + height / 2)

    def _is_nearest(self, place: Box, point: Point) -> bool:
        own = _distance(place, point)
        return all(_distance(place, dot) >= own for dot in self.dots)

    def _cost(self, place: Box) -> float:
        if place.bottom < self.box.bottom + 1.5 or place.top > self.box.top + 2:
            return _FORBIDDEN
        wide = Box(place.left - 1.5, place.bottom - 1.5, place.right + 1.5, place.top + 1.5)
        if any(wide.overlap(other) > 0 for other in self.taken):
            return _FORBIDDEN
        touched = sum(_crosses(wide, a, b) for a, b in self.segments)
        covered = sum(
            wide.overlap(Box(x - _DOT, y - _DOT, x + _DOT, y + _DOT)) for x, y in self.dots
        )
        return _TOUCH * touched + covered


_FORBIDDEN = 1e6
_TOUCH = 8.0


def _directions(above: bool) -> list[tuple[float, float]]:
    """Where to try, best first: straight, to the sides, the other way, farther away."""
    way = 1.0 if above else -1.0
    near = [(dx, way) for dx in (0.0, -0.4, 0.4, -0.75, 0.75, -1.0, 1.0)]
    back = [(dx, -dy) for dx, dy in near]
    beside = [(-1.0, 0.5 * way), (1.0, 0.5 * way), (1.0, 0.0), (-1.0, 0.0)]
    far = [(dx, 1.7 * dy) for dx, dy in (*near[:3], *back[:3])]
    return near + beside + back + far


def _passes(place: Box, point: Point, others: Sequence[float]) -> bool:
    """True when a text reaches to the other side of another point in the column of its own."""
    return any(
        place.top > other if other > point[1] else place.bottom < other
        for other in others
        if other != point[1]
    )


def _distance(box: Box, point: Point) -> float:
    """Points from a box to a point; 0 inside."""
    across = max(box.left - point[0], 0.0, point[0] - box.right)
    along = max(box.bottom - point[1], 0.0, point[1] - box.top)
    return hypot(across, along)


def _crosses(box: Box, a: Point, b: Point) -> bool:
    """True when the line from `a` to `b` touches the box (Liang-Barsky clipping)."""
    if max(a[0], b[0]) < box.left or min(a[0], b[0]) > box.right:
        return False
    start, end = 0.0, 1.0
    dx, dy = b[0] - a[0], b[1] - a[1]
    sides = (
        (-dx, a[0] - box.left), (dx, box.right - a[0]),
        (-dy, a[1] - box.bottom), (dy, box.top - a[1]),
    )  # fmt: skip
    for way, distance in sides:
        if way == 0:
            if distance < 0:
                return False
        elif way < 0:
            start = max(start, distance / way)
        else:
            end = min(end, distance / way)
    return start <= end
