"""Which marks of a chart of Word have their value beside them, where and how large."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from lkjip_docgen.charts import Look, axis_labels, labelled_points, present
from lkjip_docgen.document import Chart, ChartKind, Series
from lkjip_docgen.native_charts.measures import slot, width
from lkjip_docgen.native_charts.suitable import is_lying
from lkjip_docgen.records import Record

_FILL: Final = 0.8  # share of its slot that the columns of a category take
_FULL: Final = 0.9  # the same for three series and more
_WIDEST: Final = 46.0  # points, so that two columns do not fill a page


class MarkLabels(Record):
    """How the values stand at bars: their size in points, and whether on end."""

    size: float
    turned: bool = False


def pitch(chart: Chart) -> float:
    """The width of a column in points, with the gap to its neighbour of the same category."""
    fill = _FILL if len(chart.series) < 3 else _FULL
    return min(slot(chart) * fill / len(chart.series), _WIDEST)


def mark_labels(chart: Chart, look: Look) -> MarkLabels:
    """The largest size in which the values of columns have room beside one another."""
    if is_lying(chart):
        return MarkLabels(look.base)
    labels = axis_labels(chart, present(chart))
    longest = max((labels.short(value) for value in present(chart)), key=len)
    single = len(chart.series) == 1
    room = slot(chart) - 3 if single else pitch(chart) - 1
    for size in (look.base, look.small, look.least):
        if width(longest, size) <= room:
            return MarkLabels(size)
    return MarkLabels(look.least, turned=True)


def line_labels(chart: Chart, number: int) -> dict[str, object]:
    """Where the values of a line stand, and which of many are left out."""
    options: dict[str, object] = {"position": "above" if _is_upper(chart, number) else "below"}
    series = chart.series[number]
    kept = labelled_points(chart, series)
    if len(kept) < sum(value is not None for value in series.nilai):
        count = range(len(series.nilai))
        options["custom"] = [None if n in kept else {"delete": True} for n in count]
    return options


def turned_labels(chart: Chart, number: int) -> list[int]:
    """The labelled points of a line whose value has its room on the other side of the line.

    The value of the highest point of a category stands above it, unless that lies in a dip of
    a single line; all others stand below.
    """
    usual = _is_upper(chart, number)
    kept = sorted(labelled_points(chart, chart.series[number]))
    return [place for place in kept if _has_room_above(chart, number, place) is not usual]


def _has_room_above(chart: Chart, number: int, place: int) -> bool:
    values = chart.series[number].nilai
    others = [one.nilai[place] for n, one in enumerate(chart.series) if n != number]
    if any(_is_less(values[place], other) for other in others):
        return False
    return bool(others) or not _is_dip(values, place)


def _is_dip(values: tuple[Decimal | None, ...], place: int) -> bool:
    """Whether both neighbours of a point lie above it."""
    beside = values[max(place - 1, 0) : place] + values[place + 1 : place + 2]
    return len(beside) == 2 and all(_is_less(values[place], other) for other in beside)


def _is_less(one: Decimal | None, other: Decimal | None) -> bool:
    return one is not None and other is not None and one < other


def _is_upper(chart: Chart, number: int) -> bool:
    """Whether a line lies above the others, taken as a whole; a single one does."""
    if chart.kind is not ChartKind.LINES or len(chart.series) == 1:
        return True
    own = _sum(chart.series[number])
    return all(own >= _sum(other) for n, other in enumerate(chart.series) if n != number)


def _sum(series: Series) -> Decimal:
    return sum((value for value in series.nilai if value is not None), Decimal(0))
