"""A chart as XlsxWriter draws it: the marks, the axes and the texts of the house style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lkjip_docgen.charts import (
    ONE_SCALE,
    Look,
    SeriesLook,
    axis_labels,
    axis_remark,
    axis_ticks,
    heading,
    look_in,
    present,
)
from lkjip_docgen.document import Chart, ChartKind
from lkjip_docgen.native_charts.chart_plan import Plan, plan
from lkjip_docgen.native_charts.marking import line_labels, mark_labels
from lkjip_docgen.native_charts.number_codes import axis_code, value_code
from lkjip_docgen.native_charts.sheet_rows import SHEET, Rows
from lkjip_docgen.native_charts.suitable import is_lying
from lkjip_docgen.style import Style

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart as Shown

Options = dict[str, object]
"""What XlsxWriter is told of a part of a chart."""

_PATTERNS: Final = {
    "////": "wide_upward_diagonal",
    "....": "dotted_grid",
    "\\\\\\\\": "wide_downward_diagonal",
    "xxxx": "trellis",
    "----": "light_horizontal",
}
_DASHES: Final = ("solid", "dash", "round_dot", "dash_dot", "square_dot", "long_dash")
_MARKERS: Final = {
    "o": "circle",
    "s": "square",
    "^": "triangle",
    "D": "diamond",
    "v": "x",
    "P": "plus",
}
_ABOVE, _BELOW = "di atas kolom", "di bawah kolom"
_HAIR, _LINE = 0.75, 1.75  # points


def drawn(book: Workbook, content: Rows, chart: Chart, style: Style) -> Shown:
    """The chart of a sheet of a workbook, not yet put anywhere.

    Numbers and names are those of the sheet; the cells are in `content`.
    """
    return _Drawing(book, content, chart, style).drawn()


class _Drawing:
    def __init__(self, book: Workbook, content: Rows, chart: Chart, style: Style) -> None:
        self.book = book
        self.content = content
        self.chart = chart
        self.look: Look = look_in(style, (style.huruf.utama,))
        self.kind = _kind(chart)
        self.labels = axis_labels(chart, present(chart))
        self.marks = axis_ticks(chart, present(chart))
        self.head = self._heading()
        self.plan: Plan = plan(chart, content, self.look, self.head)

    def drawn(self) -> Shown:
        shown = self.book.add_chart({"type": self.kind})
        for n, column in enumerate(self.content.columns):
            if not column.is_target or self.kind == "line":
                shown.add_series(self._series(n))
        if self.content.columns[-1].is_target and self.kind != "line":
            line = self.book.add_chart({"type": "line"})
            line.add_series(self._series(len(self.content.columns) - 1))
            shown.combine(line)
        self._texts(shown)
        self._axes(shown)
        shown.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
        shown.set_plotarea({"layout": self.plan.plot, "fill": {"none": True}})
        return shown

    def _texts(self, shown: Shown) -> None:
        """What stands above the marks: which series is which, and what the axis counts."""
        font = self._font(self.look.small, self.look.colors.redup, italic=True)
        if self.head:
            shown.set_title({"name": self.head, "name_font": font, "layout": self.plan.head})
        else:
            shown.set_title({"none": True})
        if len(self.content.columns) > 1:
            font = self._font(self.look.small, self.look.colors.teks)
            shown.set_legend({"position": "top", "font": font, "layout": self.plan.legend})
        else:
            shown.set_legend({"none": True})

    def _axes(self, shown: Shown) -> None:
        colors = self.look.colors
        names: Options = {
            "num_font": self._font(self.look.base, colors.teks),
            "line": {"color": f"#{colors.redup}", "width": _HAIR},
            "major_tick_mark": "none",
            "minor_tick_mark": "none",
            "label_position": "low",
            "major_gridlines": {"visible": False},
        }
        values: Options = {
            "num_format": axis_code(self.chart),
            "num_font": self._font(self.look.small, colors.redup),
            "min": float(self.marks.low),
            "max": float(self.marks.high),
            "major_unit": float(self.marks.values[1] - self.marks.values[0]),
            "line": {"none": True},
            "major_tick_mark": "none",
            "minor_tick_mark": "none",
            "major_gridlines": {
                "visible": True,
                "line": {"color": f"#{colors.muda}", "width": _HAIR},
            },
        }
        if self.kind == "bar":
            names["reverse"] = True
            values["label_position"] = "high"  # which is below, where the names go downwards
            shown.set_y_axis(names)
            shown.set_x_axis(values)
        else:
            shown.set_x_axis(names)
            shown.set_y_axis(values)

    def _series(self, number: int) -> Options:
        column = self.content.columns[number]
        place, last = self.content.first + number, self.content.last
        options: Options = {
            "name": [SHEET, 0, place],
            "categories": [SHEET, 1, 0, last, self.content.first - 1],
            "values": [SHEET, 1, place, last, place],
        }
        if self.content.groups:
            options["categories_data"] = [list(self.content.groups), list(self.content.names)]
        if column.is_target:
            return options | self._target()
        look = self.look.series(number)
        if self.kind == "line":
            return options | self._line(number, look)
        return options | self._bars(number, look)

    def _target(self) -> Options:
        line, colors = self.chart.reference, self.look.colors
        color = f"#{colors.kurang if line is not None and line.target else colors.redup}"
        return {
            "line": {"color": color, "width": 1.25, "dash_type": "dash"},
            "marker": {"type": "none"},
        }

    def _line(self, number: int, look: SeriesLook) -> Options:
        color = f"#{look.stroke}"
        fill = {"color": color}
        return {
            "line": {"color": color, "width": _LINE, "dash_type": _dash(number)},
            "marker": {
                "type": _MARKERS.get(look.marker, "circle"),
                "size": 5,
                "fill": fill,
                "border": fill,
            },
            "data_labels": {
                "value": True,
                "num_format": value_code(self.chart),
                "font": self._font(self.look.small, self.look.colors.teks),
                **line_labels(self.chart, number),
            },
        }

    def _bars(self, number: int, look: SeriesLook) -> Options:
        labels = mark_labels(self.chart, self.look)
        options: Options = {
            "gap": self.plan.gap,
            "border": _border(look),
            **_fill(look),
            "data_labels": {
                "value": True,
                "num_format": value_code(self.chart),
                "position": "outside_end",
                "font": self._font(labels.size, self.look.colors.teks, turned=labels.turned),
            },
        }
        if any(self.chart.tones) and self.chart.kind is ChartKind.BARS:
            options["points"] = [self._toned(tone) for tone in self.chart.tones]
        return options

    def _toned(self, tone: str) -> Options | None:
        """A bar in a colour of its own; None for one that looks as its series."""
        return {"fill": {"color": f"#{self.look.tone(tone)}"}} if tone else None

    def _heading(self) -> str:
        """What the axis counts; the notes of a category stand below its columns here."""
        panels = self.chart.kind is ChartKind.PANELS
        unit = self.labels.unit
        remark = axis_remark(self.labels, self.marks)
        text = heading(self.chart, unit, remark)
        if panels:
            text = text.replace(ONE_SCALE, "").rstrip("; ")
        return text.replace(_ABOVE, _BELOW)

    def _font(
        self, size: float, color: str, *, italic: bool = False, turned: bool = False
    ) -> Options:
        font: Options = {
            "name": self.look.families[0],
            "size": size,
            "color": f"#{color}",
            "bold": False,
            "italic": italic,
        }
        return font | ({"rotation": -90} if turned else {})


def _kind(chart: Chart) -> str:
    if chart.kind is ChartKind.LINES:
        return "line"
    return "bar" if is_lying(chart) else "column"


def _dash(number: int) -> str:
    return _DASHES[number % len(_DASHES)]


def _border(look: SeriesLook) -> Options:
    """The edge of a bar: of pale ones alone, which else are lost on white paper."""
    return {"color": f"#{look.edge}", "width": _HAIR} if look.edge else {"none": True}


def _fill(look: SeriesLook) -> Options:
    pattern = _PATTERNS.get(look.hatch)
    if pattern is None:
        return {"fill": {"color": f"#{look.color}"}}
    colors = {"fg_color": f"#{look.hatch_color}", "bg_color": f"#{look.color}"}
    return {"pattern": {"pattern": pattern, **colors}}
