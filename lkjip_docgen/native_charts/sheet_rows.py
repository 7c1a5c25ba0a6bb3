"""What stands in the workbook of a chart: a row a category, a column a series."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from lkjip_docgen.charts import axis_labels, present, shared_reason
from lkjip_docgen.document import Chart
from lkjip_docgen.native_charts.suitable import is_lying
from lkjip_docgen.records import Record

SHEET: Final = "Data"


class Column(Record):
    """A series: its name and a value for each category, None where it is missing.

    `is_target` tells the line of a target, which is one value over and over.
    """

    name: str
    values: tuple[Decimal | None, ...]
    is_target: bool = False


class Rows(Record):
    """The sheet of a chart; `groups` is empty where categories come in none."""

    names: tuple[str, ...]
    groups: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def first(self) -> int:
        """The first column of numbers, counted from zero."""
        return 2 if self.groups else 1

    @property
    def last(self) -> int:
        """The last row, counted from zero; the names of the series are in row zero."""
        return len(self.names)


def rows(chart: Chart) -> Rows:
    """The names, groups and numbers of a chart, as they stand in its workbook."""
    columns = [Column(series.nama, series.nilai) for series in chart.series]
    if chart.reference is not None:
        target = chart.reference
        name = f"{target.nama} {axis_labels(chart, present(chart)).brief(target.nilai)}"
        columns.append(Column(name, (target.nilai,) * len(chart.categories), is_target=True))
    names = tuple(_name(chart, category) for category in range(len(chart.categories)))
    return Rows(names, _begun(chart.groups), tuple(columns))


def _name(chart: Chart, category: int) -> str:
    """A category with what is noted of it, or why it has no values."""
    name = chart.categories[category]
    note = chart.notes[category] if chart.notes else ""
    said = shared_reason(chart, category) or note
    if not said:
        return name
    return f"{name} ({said})" if is_lying(chart) else f"{name}\n{said}"


def _begun(groups: tuple[str, ...]) -> tuple[str, ...]:
    """The groups, each named where it begins, as axes with two rows of names want it."""
    before = ("", *groups)
    return tuple("" if group == before[n] else group for n, group in enumerate(groups))
