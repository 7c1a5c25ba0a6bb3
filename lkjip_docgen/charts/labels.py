"""What is written at marks, ticks and the head of an axis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from lkjip_docgen.charts.scale import Ticks, ticks
from lkjip_docgen.document import Chart, ChartKind, NumberFormat, Series
from lkjip_docgen.idn import format_decimal, format_percent, format_rupiah_short
from lkjip_docgen.quantity import round_half_up, written_places
from lkjip_docgen.records import Record, replace

MISSING = "belum ada data"
NOT_FROM_ZERO = "sumbu tidak dimulai dari nol"
_LENGTHS = (ChartKind.COLUMNS, ChartKind.PANELS, ChartKind.BARS)
"""Kinds whose marks are read by their length."""
_ROWS = (ChartKind.DOTS, ChartKind.DUMBBELL)
"""Kinds whose dots may lie at the very start of the axis."""
_ROOM = Decimal("0.25")  # of the range, so that the lowest point of a line keeps off the floor
_ALL_LABELLED = 6  # values of a line: where there are more, not all are written
_AMOUNT_PLACES = 2  # decimals of an amount in millions or billions, at most
_RUPIAH = (
    (Decimal(10) ** 12, "triliun rupiah"),
    (Decimal(10) ** 9, "miliar rupiah"),
    (Decimal(10) ** 6, "juta rupiah"),
    (Decimal(10) ** 3, "ribu rupiah"),
)


class Labels(Record):
    """Printed numbers of one axis; amounts of money share the axis's unit.

    `unit` is the word for that unit ("miliar rupiah"), empty for other numbers.
    """

    format: NumberFormat
    places: int
    size: Decimal
    unit: str

    def value(self, value: Decimal) -> str:
        """A value with its unit: "Rp9,09 miliar", "97,57%", "3,98", "39"."""
        if self.format is NumberFormat.RUPIAH_SHORT:
            return format_rupiah_short(value, self.places)
        return self.short(value)

    def short(self, value: Decimal) -> str:
        """A value in the unit of the axis: "9,09"."""
        if self.format is NumberFormat.PERCENT:
            return format_percent(value, max(self.places, written_places(value)))
        places = 0 if self.format is NumberFormat.WHOLE else self.places
        return format_decimal(value / self.size, places)

    def brief(self, value: Decimal) -> str:
        """A round value without decimals that say nothing: "Target 100%"."""
        whole = value == value.to_integral_value()
        return (
            replace(self, places=0).value(value.to_integral_value())
            if whole and not self.unit
            else self.value(value)
        )

    def ticks(self, ticks: Ticks) -> list[str]:
        """The round values of the axis, in its unit and with equal decimals."""
        write = format_percent if self.format is NumberFormat.PERCENT else format_decimal
        return [write(value, places) for value, places in ticks.labels(self.size)]


def axis_labels(chart: Chart, values: Iterable[Decimal]) -> Labels:
    """The labels that suit `values` of a chart: the largest decides the unit of money.

    Amounts have more decimals than the chart asks for where two of them would look alike.
    """
    amounts = frozenset(values)
    largest = max(map(abs, amounts), default=Decimal(0))
    if chart.format is NumberFormat.RUPIAH_SHORT:
        for size, unit in _RUPIAH:
            if largest >= size:
                places = _telling_places(chart.places, [amount / size for amount in amounts])
                return Labels(chart.format, places, size, unit)
        return Labels(chart.format, 0, Decimal(1), "rupiah")
    return Labels(chart.format, chart.places, Decimal(1), "")


def _telling_places(asked: int, amounts: Sequence[Decimal]) -> int:
    """The decimals asked for, or more where different amounts would look alike."""
    for places in range(asked, _AMOUNT_PLACES):
        if len({round_half_up(amount, places) for amount in amounts}) == len(amounts):
            return places
    return max(asked, _AMOUNT_PLACES)


def heading(chart: Chart, unit: str, *remarks: str) -> str:
    """What stands above an axis: its title, its unit and what a reader has to know."""
    money = f"dalam {unit}" if unit else ""
    parts = (chart.axis_title, money, *remarks)
    text = "; ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]


class Axis(Record):
    """How an axis is marked: the labels of its values, its ticks, and what stands above it."""

    labels: Labels
    marks: Ticks
    heading: str


def axis(chart: Chart, values: list[Decimal]) -> Axis:
    """The axis of `values`; its heading says so where it does not begin at zero."""
    labels, marks = axis_labels(chart, values), axis_ticks(chart, values)
    return Axis(labels, marks, heading(chart, labels.unit, axis_remark(labels, marks)))


def axis_remark(labels: Labels, marks: Ticks) -> str:
    """Says from where to where an axis goes that does not begin at zero."""
    if not marks.zoomed:
        return ""
    texts = labels.ticks(marks)
    return f"{NOT_FROM_ZERO} ({texts[0]}–{texts[-1]})"


def axis_ticks(chart: Chart, values: list[Decimal]) -> Ticks:
    """Ticks for the values and the target of a chart.

    What is read by its length begins at zero, whatever the chart asks.
    """
    target = [chart.reference.nilai] if chart.reference and values else []
    return ticks(
        [*values, *target],
        from_zero=chart.from_zero or chart.kind in _LENGTHS,
        whole=chart.format is NumberFormat.WHOLE,
        limit=chart.limit,
        room=Decimal(0) if chart.kind in _ROWS else _ROOM,
    )


def labelled_points(chart: Chart, series: Series) -> frozenset[int]:
    """The categories whose values are written at a line: all of a short one.

    Of a long one the first, the last, the highest and the lowest, and those that
    the chart asks for.  Where several are the highest, the last point counts, else the first.
    """
    known = [c for c, value in enumerate(series.nilai) if value is not None]
    if len(known) <= _ALL_LABELLED:
        return frozenset(known)
    ends = {known[0], known[-1]}
    extremes = {_extreme(series, known, sign) for sign in (1, -1)}
    return frozenset(ends | extremes | (set(chart.labelled) & set(known)))


def _extreme(series: Series, known: list[int], sign: int) -> int:
    """Where the highest (1) or the lowest (-1) value is, at an end if one is there."""
    ends = (known[-1], known[0])
    return max((*ends, *known), key=lambda c: sign * (series.nilai[c] or Decimal(0)))


def reason(series: Series, category: int) -> str:
    """Why a value of a series is missing."""
    return (series.gaps[category] if series.gaps else "") or MISSING


def shared_reason(chart: Chart, category: int) -> str:
    """Why every series lacks a value there; "" where one has it, or the reasons differ."""
    if any(series.nilai[category] is not None for series in chart.series):
        return ""
    reasons = {reason(series, category) for series in chart.series}
    return reasons.pop() if len(reasons) == 1 else ""


def gap_reasons(chart: Chart) -> list[str]:
    """Every reason for which a chart lacks a value, once each."""
    found = (
        reason(series, category)
        for series in chart.series
        for category, value in enumerate(series.nilai)
        if value is None
    )
    return list(dict.fromkeys(found))


def present(chart: Chart) -> list[Decimal]:
    """All values that a chart has."""
    return [v for series in chart.series for v in series.nilai if v is not None]
