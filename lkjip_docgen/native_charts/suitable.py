"""Which charts Word can draw so that they say what the pictures say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lkjip_docgen.charts import axis_labels, present, shared_reason
from lkjip_docgen.document import Chart, ChartKind, NumberFormat
from lkjip_docgen.native_charts.measures import fits_below
from lkjip_docgen.style import NATIVE, Style

_KINDS: Final = frozenset((ChartKind.COLUMNS, ChartKind.BARS, ChartKind.LINES, ChartKind.PANELS))
_UNDERSTOOD: Final = frozenset(
    (
        "id", "kind", "alt", "categories", "series", "format", "places", "axis_title", "groups",
        "notes", "tones", "labelled", "hollow", "reference", "from_zero", "limit", "width_cm",
        "height_cm",
    )
)  # fmt: skip
"""What of a chart is drawn here; one that uses anything else stays a picture."""
_MOST_MARKS: Final = 72  # more can be neither labelled nor told apart
_ALIKE: Final = (NumberFormat.RUPIAH_SHORT, NumberFormat.PERCENT)
"""Formats whose panels stand on one scale."""
_BAR_CM, _FRAME_CM = 0.55, 1.6  # of a bar, and of what stands around all of them


def in_word(chart: Chart, style: Style) -> bool:
    """Whether a chart is one of Word itself in the reports of a look."""
    return style.grafik == NATIVE and is_native(chart)


def is_native(chart: Chart) -> bool:
    """Whether Word can draw a chart; all others are pictures.

    A tree, points on a line and whatever a chart may show besides bars, columns and lines
    are pictures, and so is a chart that Word could only draw without a reason, a target
    line or the digits of its smallest amounts.
    """
    if chart.kind not in _KINDS or next(_not_understood(chart), None):
        return False
    marks = present(chart)
    if not marks or len(marks) > _MOST_MARKS or _hides_a_reason(chart):
        return False
    return _is_drawn_whole(chart)


def is_lying(chart: Chart) -> bool:
    """Whether the bars of a chart lie: columns do where their names have no room below them."""
    return chart.kind is ChartKind.BARS or (
        chart.kind is ChartKind.COLUMNS and not fits_below(chart)
    )


def height_cm(chart: Chart) -> float:
    """How tall a chart is: as it wishes, and lying bars as tall as they need."""
    if not is_lying(chart):
        return chart.height_cm
    bars = len(chart.categories) * len(chart.series)
    return max(chart.height_cm, _FRAME_CM + _BAR_CM * bars)


def _not_understood(chart: Chart) -> Iterator[str]:
    """The fields of a chart that say something and are not drawn here."""
    plain = Chart(chart.id, chart.kind, chart.alt)
    for name in chart.__struct_fields__:
        if name not in _UNDERSTOOD and getattr(chart, name) != getattr(plain, name):
            yield name


def _hides_a_reason(chart: Chart) -> bool:
    """Whether a value is missing where others of its category stand: there is no room for why."""
    return any(
        value is None and not shared_reason(chart, category)
        for series in chart.series
        for category, value in enumerate(series.nilai)
    )


def _is_drawn_whole(chart: Chart) -> bool:
    """Whether nothing is lost: lines across lying bars, groups of bars, scales of panels."""
    if chart.kind is ChartKind.PANELS:
        return bool(chart.groups) and chart.format in _ALIKE and not _loses_digits(chart)
    if chart.groups or any(chart.hollow):  # a hollow point is full in LibreOffice
        return False
    return not is_lying(chart) or (chart.reference is None and chart.from_zero)


def _loses_digits(chart: Chart) -> bool:
    """Whether the smallest amount is too small for the unit of money of the largest."""
    amounts = [abs(value) for value in present(chart) if value]
    unit = axis_labels(chart, amounts)
    return bool(unit.unit) and min(amounts) * 10 < unit.size
