"""Free places for small texts around points, so that each is read as that of its own point."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from lkjip_docgen.charts import frame
from lkjip_docgen.charts.boxes import Box
from lkjip_docgen.charts.value_labels import LABEL_GAP
from lkjip_docgen.records import MutableRecord

DOT = 3.2  # half the size of a point
_FORBIDDEN = 1e6  # the cost of a place that cannot be taken
_TOUCH = 8.0  # the cost of touching a line
_RANK = 0.4  # the cost of each place that would have been better

Point = tuple[float, float]


class Placing(MutableRecord):
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
        best = self._best(point, size, others, above)
        if best:
            self.taken.append(best)
        return best

    def _best(
        self, point: Point, size: tuple[float, float], others: Sequence[float], above: bool
    ) -> Box | None:
        best, least = None, _TOUCH if self.crowded else _FORBIDDEN
        for rank, direction in enumerate(_directions(above)):
            place = self._place(point, size, *direction)
            if self._is_read_as(point, place, others):
                cost = _RANK * rank + self._cost(place)
                if cost < least:
                    best, least = place, cost
            if _RANK * (rank + 1) >= least:
                break  # nothing that comes later can be better
        return best

    def _is_read_as(self, point: Point, place: Box, others: Sequence[float]) -> bool:
        """Whether a text at a place is read as that of the point, and of no other."""
        return not _passes(place, point, others) and self._is_nearest(place, point)

    def _place(self, point: Point, size: tuple[float, float], dx: float, dy: float) -> Box:
        width, height = size
        left = point[0] - width / 2 + dx * (width / 2 + DOT + 1)
        left = min(max(left, self.box.left - frame.GAP), self.width - width - 1)
        middle = point[1] + dy * (height / 2 + DOT + LABEL_GAP - 1)
        return Box(left, middle - height / 2, left + width, middle + height / 2)

    def _is_nearest(self, place: Box, point: Point) -> bool:
        own = _distance(place, point)
        return all(_distance(place, dot) >= own for dot in self.dots)

    def _cost(self, place: Box) -> float:
        """What a place takes away from the drawing: lines that it touches, dots that it covers."""
        if self._leaves_chart(place):
            return _FORBIDDEN
        wide = Box(place.left - 1.5, place.bottom - 1.5, place.right + 1.5, place.top + 1.5)
        if self._is_taken(wide):
            return _FORBIDDEN
        touched = sum(_crosses(wide, a, b) for a, b in self.segments)
        return _TOUCH * touched + sum(wide.overlap(_around(dot)) for dot in self.dots)

    def _leaves_chart(self, place: Box) -> bool:
        return place.bottom < self.box.bottom + 1.5 or place.top > self.box.top + 2

    def _is_taken(self, place: Box) -> bool:
        return any(place.overlap(other) > 0 for other in self.taken)


def _around(dot: Point) -> Box:
    """The square of a dot."""
    x, y = dot
    return Box(x - DOT, y - DOT, x + DOT, y + DOT)


def _directions(above: bool) -> list[tuple[float, float]]:
    """Where to try, best first: straight, to the sides, the other way, farther away."""
    way = 1.0 if above else -1.0
    near = [(dx, way) for dx in (0.0, -0.4, 0.4, -0.75, 0.75, -1.0, 1.0)]
    back = [(dx, -dy) for dx, dy in near]
    beside = [(-1.0, 0.5 * way), (1.0, 0.5 * way), (1.0, 0.0), (-1.0, 0.0)]
    beside += [(1.0, -0.5 * way), (-1.0, -0.5 * way)]  # below both lines that lead to a lowest
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
