"""What is written at marks, ticks and the head of an axis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from lkjip_docgen.document.chart import Chart, NumberFormat
from lkjip_docgen.idn.numbers import format_decimal, format_percent, format_rupiah_short

MISSING = "belum ada data"
NOT_FROM_ZERO = "sumbu tidak dimulai dari nol"
_RUPIAH = (
    (Decimal(10) ** 12, "triliun rupiah"),
    (Decimal(10) ** 9, "miliar rupiah"),
    (Decimal(10) ** 6, "juta rupiah"),
    (Decimal(10) ** 3, "ribu rupiah"),
)


@dataclass(frozen=True, slots=True)
class Labels:
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
            return format_percent(value, self.places)
        places = 0 if self.format is NumberFormat.WHOLE else self.places
        return format_decimal(value / self.size, places)

    def tick(self, value: Decimal, places: int) -> str:
        """A round value of the axis, already in its unit."""
        if self.format is NumberFormat.PERCENT:
            return format_percent(value, places)
        return format_decimal(value, places)


def axis_labels(chart: Chart, values: Iterable[Decimal]) -> Labels:
    """The labels that suit `values` of a chart: the largest decides the unit of money."""
    largest = max((abs(v) for v in values), default=Decimal(0))
    if chart.format is NumberFormat.RUPIAH_SHORT:
        for size, unit in _RUPIAH:
            if largest >= size:
                return Labels(chart.format, chart.places, size, unit)
        return Labels(chart.format, 0, Decimal(1), "rupiah")
    return Labels(chart.format, chart.places, Decimal(1), "")


def heading(chart: Chart, unit: str, zoomed: bool) -> str:
    """What stands above an axis: its title, its unit and whether it begins at zero."""
    parts = (chart.axis_title, f"dalam {unit}" if unit else "", NOT_FROM_ZERO if zoomed else "")
    text = ", ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]


def present(chart: Chart) -> list[Decimal]:
    """All values that a chart has."""
    return [v for series in chart.series for v in series.nilai if v is not None]
