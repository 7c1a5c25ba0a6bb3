"""Lines over ordered categories, each point with its value where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from lkjip_docgen.charts import frame
from lkjip_docgen.charts.appearance import Look
from lkjip_docgen.charts.boxes import CAP_HEIGHT, Box
from lkjip_docgen.charts.canvas import Canvas
from lkjip_docgen.charts.labels import (
    Labels,
    axis,
    labelled_points,
    present,
    reason,
    shared_reason,
)
from lkjip_docgen.charts.placing import DOT, Placing, Point
from lkjip_docgen.charts.scale import Scale, runs, spread
from lkjip_docgen.charts.value_labels import (
    LABEL_GAP,
    ValueText,
    draw_missing,
    fits_gap,
    lay_values,
)
from lkjip_docgen.document import Chart, Series
from lkjip_docgen.records import MutableRecord, field

_TARGET_NAME = 64.0  # widest name of a target line, in points
_WEIGHT = 1.6
_MANY = 16  # values: more are written small
_CROWDED = 30  # values: beyond, those that would touch a line are left out


def paint(canvas: Canvas, chart: Chart) -> None:
    """Draw the whole chart on its paper."""
    look, values = canvas.look, present(chart)
    measured = axis(chart, values)
    labels, marks = measured.labels, measured.marks
    top = frame.draw_head(canvas, chart, measured.heading)
    left = frame.EDGE + frame.tick_width(look, labels, marks)
    right = canvas.width - frame.EDGE - frame.reference_room(look, chart, labels, _TARGET_NAME)
    centers, slot = spread(len(chart.categories), chart.groups, left, right)
    names = frame.lay_names(chart.categories, look, slot)
    below = frame.group_height(look, chart.groups, slot)
    top = frame.draw_notes(canvas, chart, centers, slot, top)
    floor = frame.EDGE + below + names.height(look) + frame.GAP
    box = Box(left, floor, right, top)
    written = _lay_text(look, labels, values, slot)
    room = LABEL_GAP + DOT + written.size + (7 if chart.reference else 2)
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


class Lines(MutableRecord):
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
            level = self._draw_runs(_alone(series, everywhere), series.nama, level)

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
            for hollow in (False, True):
                if dots := self._marks(s, hollow):
                    self.canvas.dots(dots, look.marker, look.stroke, hollow=hollow)

    def _dots(self, series: int) -> list[Point]:
        """The places of those values of a series that there are."""
        return [point for point in self.points(series) if point]

    def _marks(self, series: int, hollow: bool) -> list[Point]:
        """The places of those values whose marks are full, or of those whose marks are hollow."""
        flags = self.chart.hollow or (False,) * len(self.centers)
        points = zip(self.points(series), flags, strict=True)
        return [point for point, flag in points if point and flag is hollow]

    def _stretches(self, series: int) -> list[list[Point]]:
        """The points of a series, apart where a value is missing between them."""
        stretches: list[list[Point]] = [[]]
        for point in self.points(series):
            if point:
                stretches[-1].append(point)
            else:
                stretches.append([])
        return [stretch for stretch in stretches if stretch]

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
        """What is to be labelled; last and first before others, so that they are not left out."""
        count, series = len(self.centers), self.chart.series
        columns = sorted(range(count), key=lambda c: (c not in (0, count - 1), c))
        wanted = [labelled_points(self.chart, one) for one in series]
        return [(s, c) for c in columns for s in range(len(series)) if c in wanted[s]]

    def _others(self, series: int, category: int) -> list[float]:
        """The heights of the other series' points in a column."""
        found = (self.points(s)[category] for s in range(len(self.chart.series)) if s != series)
        return [point[1] for point in found if point]

    def _on_top(self, series: int, category: int) -> bool:
        """Whether no other series has a higher value in a column."""
        own = self.chart.series[series].nilai[category]
        column = [other.nilai[category] for other in self.chart.series]
        return own is None or own == max(value for value in column if value is not None)

    def _obstacles(self, target: float | None) -> Placing:
        dots = [dot for s in range(len(self.chart.series)) for dot in self._dots(s)]
        segments = self._segments()
        if target is not None:
            segments.append(((self.box.left, target), (self.box.right, target)))
        crowded = len(dots) > _CROWDED
        return Placing(self.canvas.width, self.box, dots, segments, list(self.taken), crowded)

    def _segments(self) -> list[tuple[Point, Point]]:
        """The pieces of all lines, from point to point."""
        stretches = [self._stretches(s) for s in range(len(self.chart.series))]
        return [pair for of_series in stretches for one in of_series for pair in pairwise(one)]


def _alone(series: Series, everywhere: Sequence[str]) -> list[str]:
    """Why a series lacks a value that others have, by category; "" where it does not."""
    return [
        reason(series, category) if value is None and not everywhere[category] else ""
        for category, value in enumerate(series.nilai)
    ]
