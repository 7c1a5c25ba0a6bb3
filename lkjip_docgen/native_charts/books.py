"""The workbook of a chart: its numbers, and for `lkjip charts` the chart beside them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from lkjip_docgen.document import Chart
from lkjip_docgen.native_charts.charting import drawn
from lkjip_docgen.native_charts.library import xlsxwriter
from lkjip_docgen.native_charts.measures import POINTS_PER_CM
from lkjip_docgen.native_charts.number_codes import whole_code
from lkjip_docgen.native_charts.sheet_rows import SHEET, Rows, rows
from lkjip_docgen.native_charts.suitable import height_cm
from lkjip_docgen.style import Style

if TYPE_CHECKING:
    from datetime import datetime

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_PIXELS = 96 / 72  # in a point, as programs count them
_WIDEST = 60  # characters of a column


def chart_book(chart: Chart, style: Style) -> bytes:
    """A workbook with the numbers of a chart and the chart, for people to use elsewhere.

    Raises `LkjipError` where XlsxWriter is not installed.
    """
    return _written(chart, style, with_chart=True)


def data_book(chart: Chart, style: Style) -> bytes:
    """The workbook inside a chart of Word: the numbers alone."""
    return _written(chart, style, with_chart=False)


def _written(chart: Chart, style: Style, *, with_chart: bool) -> bytes:
    file = BytesIO()
    book: Workbook = xlsxwriter().Workbook(file, {"in_memory": True})
    book.set_properties({"created": _always()})
    sheet = book.add_worksheet(SHEET)
    content = rows(chart)
    _fill(book, sheet, content, chart)
    if with_chart:
        _put(book, sheet, content, (chart, style))
    book.close()
    return file.getvalue()


def _always() -> datetime:
    """The moment of every workbook, so that the same chart gives the same bytes."""
    from datetime import UTC, datetime

    return datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def _fill(book: Workbook, sheet: Worksheet, content: Rows, chart: Chart) -> None:
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    words = book.add_format({"text_wrap": True, "valign": "top"})
    numbers = book.add_format({"num_format": whole_code(chart), "valign": "top"})
    for n, column in enumerate(content.columns, start=content.first):
        sheet.write_string(0, n, column.name, head)
        for row, value in enumerate(column.values, start=1):
            if value is not None:
                sheet.write_number(row, n, float(value), numbers)
    for row, name in enumerate(content.names, start=1):
        sheet.write_string(row, content.first - 1, name, words)
    for row, group in enumerate(content.groups, start=1):
        if group:
            sheet.write_string(row, 0, group, head)
    sheet.set_column(0, content.first - 1, _wide(content.names))
    sheet.set_column(content.first, content.first + len(content.columns) - 1, 18)
    sheet.ignore_errors({"number_stored_as_text": f"A2:B{content.last + 1}"})


def _wide(names: tuple[str, ...]) -> int:
    longest = max((len(line) for name in names for line in name.split("\n")), default=0)
    return min(_WIDEST, longest + 2)


def _put(book: Workbook, sheet: Worksheet, content: Rows, of: tuple[Chart, Style]) -> None:
    """Set the chart beside its numbers, as large as it is printed."""
    chart, style = of
    shown = drawn(book, content, chart, style)
    shown.set_size(
        {
            "width": round(chart.width_cm * POINTS_PER_CM * _PIXELS),
            "height": round(height_cm(chart) * POINTS_PER_CM * _PIXELS),
        }
    )
    sheet.insert_chart(
        0, content.first + len(content.columns) + 1, shown, {"description": chart.alt}
    )
