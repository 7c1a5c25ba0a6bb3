"""A line so small that it stands in a cell: where the values went, and where they are now."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip_docgen.charts.boxes import CAP_HEIGHT
from lkjip_docgen.charts.canvas import Canvas
from lkjip_docgen.charts.labels import Labels, axis_labels, present
from lkjip_docgen.charts.scale import Scale
from lkjip_docgen.document import Chart
from lkjip_docgen.records import Record

_WEIGHT = 1.3
_NOW, _BEFORE = 4.6, 3.2  # of the dots in points
_GAP = 2.5  # between a dot and the number above it
_FEW = 4  # values: each is written, of more only the first, the last, the highest and the lowest
_CLEAR = 1.2  # between a line and the lower edge of a number above it
_EDGE = 1.0
_APART = 2.0  # at least, between two numbers

Point = tuple[float, float]
Stretch = tuple[float, float]
"""From where to where something stands across the paper."""


class _Mark(Record):
    """A value of the line with its place among the categories."""

    place: int
    value: Decimal
    point: Point


def paint(canvas: Canvas, chart: Chart) -> None:
    """Draw the line, its numbers above it and the names of its ends below."""
    labels = axis_labels(chart, present(chart))
    marks = _marks(canvas, chart, labels)
    color = canvas.look.colors.kurang if chart.tones and chart.tones[-1] else ""
    now = color or canvas.look.colors.utama
    if chart.reference is not None:
        _reference(canvas, chart)
    for stretch in _stretches(marks):
        if len(stretch) > 1:
            canvas.line([mark.point for mark in stretch], canvas.look.colors.redup, _WEIGHT)
    for mark in marks[:-1]:
        canvas.dot(mark.point, canvas.look.colors.redup, _BEFORE)
    canvas.dot(marks[-1].point, now, _NOW)
    names = _write_ends(canvas, chart)
    _write_values(canvas, marks, labels, now, names)


def _marks(canvas: Canvas, chart: Chart, labels: Labels) -> list[_Mark]:
    """The values that there are, each with its point on the paper."""
    values = chart.series[0].nilai
    side = _side(canvas, chart, labels)
    step = (canvas.width - 2 * side) / max(len(values) - 1, 1)
    scale = _scale(canvas, chart)
    return [
        _Mark(place, value, (side + step * place, scale.at(value)))
        for place, value in enumerate(values)
        if value is not None
    ]


def _side(canvas: Canvas, chart: Chart, labels: Labels) -> float:
    """Room at both ends for half of what is written there."""
    look = canvas.look
    numbers = look.widest([labels.short(value) for value in present(chart)], look.least, bold=True)
    names = look.widest([chart.categories[0], chart.categories[-1]], look.least)
    return max(numbers, names) / 2 + _EDGE


def _scale(canvas: Canvas, chart: Chart) -> Scale:
    """From the lowest value to the highest, between what is written above and below.

    Several courses that are to be compared have their lowest and highest in common.
    """
    target = [chart.reference.nilai] if chart.reference else []
    common = [chart.scale.dari, chart.scale.sampai] if chart.scale else []
    values = [*present(chart), *target, *common]
    low, high = min(values), max(values)
    line = CAP_HEIGHT * canvas.look.least
    bottom = _EDGE + line + 2 * _GAP + _NOW / 2
    top = canvas.height - _EDGE - line - _GAP - _NOW / 2
    if low == high:
        return Scale(low - 1, high + 1, bottom, top)
    return Scale(low, high, bottom, top)


def _reference(canvas: Canvas, chart: Chart) -> None:
    """The target as a dotted line."""
    if chart.reference is not None:
        level = _scale(canvas, chart).at(chart.reference.nilai)
        ends = [(_EDGE, level), (canvas.width - _EDGE, level)]
        canvas.line(ends, canvas.look.colors.aksen, 0.8, (2, 2))


def _stretches(marks: Sequence[_Mark]) -> list[list[_Mark]]:
    """The line, apart where a value is missing."""
    found: list[list[_Mark]] = []
    for mark in marks:
        if found and found[-1][-1].place == mark.place - 1:
            found[-1].append(mark)
        else:
            found.append([mark])
    return found


def _write_values(
    canvas: Canvas, marks: Sequence[_Mark], labels: Labels, now: str, names: Sequence[Stretch]
) -> None:
    """Write the values that matter beside their dots, the last one in bold.

    One that would cover another, or the `names` of the ends, is left out.
    """
    size = canvas.look.least
    taken: list[Stretch] = []
    for mark in sorted(_telling(marks), key=lambda mark: mark is not marks[-1]):
        text, last = labels.short(mark.value), mark is marks[-1]
        half = canvas.look.width(text, size, last) / 2
        wish = mark.point[0] - (max(half - _NOW, 0) if _rises_from(mark, marks) else 0)
        middle = min(max(wish, half + _EDGE), canvas.width - half - _EDGE)
        place, dips = (middle - half - _APART, middle + half + _APART), _is_dip(mark, marks)
        if _meets(place, taken) or (dips and _meets(place, names)):
            continue
        taken.append(place)
        below = mark.point[1] - _NOW / 2 - _GAP - CAP_HEIGHT * size
        level = below if dips else _level_above(mark, marks, (middle - half, middle + half))
        color = now if last else canvas.look.colors.redup
        canvas.text(middle, level, text, size, color=color, bold=last, align="center")


def _level_above(mark: _Mark, marks: Sequence[_Mark], ends: Stretch) -> float:
    """Where a number above a dot stands: clear of the line that goes up beside the dot.

    The line is followed to the ends of the number, or to the next dot.
    """
    x, y = mark.point
    level = y + _NOW / 2 + _GAP
    beside = {other.place - mark.place: other.point for other in marks}
    for side, end in zip((-1, 1), ends, strict=True):
        if side in beside and beside[side][1] > y:
            there_x, there_y = beside[side]
            way = min(max((end - x) / (there_x - x), 0), 1)
            level = max(level, y + way * (there_y - y) + _WEIGHT / 2 + _CLEAR)
    return level


def _meets(place: Stretch, others: Sequence[Stretch]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in others)


def _rises_from(mark: _Mark, marks: Sequence[_Mark]) -> bool:
    """Whether the line begins at a value and goes up: it would cross what stands above it."""
    values = {other.place: other.value for other in marks}
    return mark.place - 1 not in values and values.get(mark.place + 1, mark.value) > mark.value


def _is_dip(mark: _Mark, marks: Sequence[_Mark]) -> bool:
    """Whether the line comes down to a value from both sides: above it stands the line."""
    before = [other for other in marks if other.place == mark.place - 1]
    after = [other for other in marks if other.place == mark.place + 1]
    if not (before and after):
        return False
    return min(before[0].value, after[0].value) > mark.value


def _telling(marks: Sequence[_Mark]) -> list[_Mark]:
    if len(marks) <= _FEW:
        return list(marks)
    ordered = sorted(marks, key=lambda mark: mark.value)
    wanted = (marks[-1], ordered[0], ordered[-1], marks[0])
    return list({mark.place: mark for mark in wanted}.values())


def _write_ends(canvas: Canvas, chart: Chart) -> list[Stretch]:
    """Name the first and the last category below the line; where the names stand."""
    look, color = canvas.look, canvas.look.colors.redup
    right = canvas.width - _EDGE
    name = chart.categories[-1]
    canvas.text(right, _EDGE, name, look.least, color=color, align="right")
    taken = [(right - look.width(name, look.least), right)]
    if len(chart.categories) > 1:
        name = chart.categories[0]
        canvas.text(_EDGE, _EDGE, name, look.least, color=color)
        taken.append((_EDGE, _EDGE + look.width(name, look.least)))
    return taken
