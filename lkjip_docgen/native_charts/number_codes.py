"""How a chart of Word prints its numbers: format codes, which are the same in every language."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from lkjip_docgen.charts import Labels, axis_labels, axis_ticks, present
from lkjip_docgen.document import Chart, NumberFormat
from lkjip_docgen.quantity import written_places

_INDONESIAN: Final = "[$-421]"  # decimal comma and points between thousands, where programs heed it
_MINUS: Final = "\u2212"


def value_code(chart: Chart) -> str:
    """The format of the values: what the picture writes at its marks, in the unit of the axis."""
    values = present(chart)
    labels = axis_labels(chart, values)
    return _code(chart, labels, _places(chart, labels, values), values)


def axis_code(chart: Chart) -> str:
    """The format of the round values of the axis, with the decimals that all of them need."""
    values = present(chart)
    labels = axis_labels(chart, values)
    marks = axis_ticks(chart, values)
    places = max(places for _, places in marks.labels(labels.size))
    return _code(chart, labels, places, list(marks.values))


def whole_code(chart: Chart) -> str:
    """The format of the cells of the workbook: amounts of money in full."""
    if chart.format is NumberFormat.RUPIAH_SHORT:
        return _signed("#,##0", present(chart))
    return value_code(chart)


def _places(chart: Chart, labels: Labels, values: list[Decimal]) -> int:
    """Decimals of the values; percentages have as many as the longest of them was written with."""
    if chart.format is NumberFormat.WHOLE:
        return 0
    if chart.format is NumberFormat.PERCENT:
        return max([chart.places, *map(written_places, values)])
    return labels.places


def _code(chart: Chart, labels: Labels, places: int, values: list[Decimal]) -> str:
    """A format in a unit of money: each comma after the digits is a division by a thousand."""
    digits = "#,##0" + ("." + "0" * places if places else "")
    scaled = digits + "," * (labels.size.adjusted() // 3)
    return _signed(scaled + ('"%"' if chart.format is NumberFormat.PERCENT else ""), values)


def _signed(code: str, values: list[Decimal]) -> str:
    if any(value < 0 for value in values):
        return f'{_INDONESIAN}{code};{_INDONESIAN}"{_MINUS}"{code}'
    return f"{_INDONESIAN}{code}"
