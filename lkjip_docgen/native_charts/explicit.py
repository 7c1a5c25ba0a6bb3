"""What XlsxWriter leaves to the reader of a chart, said: programs differ in what they assume.

It writes what Excel 2007 wrote, which leaves out what Excel takes for granted.  By the schema
(ISO/IEC 29500-1, 21.2) much of it is otherwise where nobody says it: labels show every name, lines
are smooth, gaps are zeros, and bars below zero are white.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from lkjip_docgen.docx import Element, q

_LABELS: Final = (
    "showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize",
)  # fmt: skip
_SPACE_BEFORE: Final = ("date1904", "lang")
_CHART_BEFORE: Final = ("title", "autoTitleDeleted", "pivotFmts", "view3D", "floor", "sideWall",
                        "backWall", "plotArea", "legend", "plotVisOnly")  # fmt: skip
_SERIES_BEFORE: Final = ("idx", "order", "tx", "spPr")
_AXIS_BEFORE: Final = ("axId", "scaling")
_TITLE_BEFORE: Final = ("tx", "layout")
_LEGEND_BEFORE: Final = ("legendPos", "legendEntry", "layout")


def say_all(root: Element) -> None:
    """Say in a chart, at the places that the schema gives, what was left to be assumed."""
    _put(root, "roundedCorners", "0", _SPACE_BEFORE)
    for chart in root.iterfind(_c("chart")):
        _put(chart, "autoTitleDeleted", "1" if chart.find(_c("title")) is None else "0", ("title",))
        _put(chart, "dispBlanksAs", "gap", _CHART_BEFORE)
    for title in root.iter(_c("title")):
        _put(title, "overlay", "0", _TITLE_BEFORE)
    for legend in root.iter(_c("legend")):
        _put(legend, "overlay", "0", _LEGEND_BEFORE)
    for axis in root.iter(_c("catAx"), _c("valAx")):
        _put(axis, "delete", "0", _AXIS_BEFORE)
    for axis in root.iter(_c("catAx")):
        etree.SubElement(axis, _c("noMultiLvlLbl")).set("val", "0")
    for plot in root.iter(_c("barChart"), _c("lineChart")):
        _say_all_of_plot(plot)
    for point in [p for level in root.iter(_c("lvl")) for p in level if not p.findtext(_c("v"))]:
        _take_out(point)


def _say_all_of_plot(plot: Element) -> None:
    _put(plot, "varyColors", "0", ("barDir", "grouping"))
    bars = plot.tag == _c("barChart")
    for series in plot.iterfind(_c("ser")):
        if bars:
            _put(series, "invertIfNegative", "0", _SERIES_BEFORE)
        else:
            etree.SubElement(series, _c("smooth")).set("val", "0")
        for labels in series.iterfind(_c("dLbls")):
            _say_values_alone(labels, outside=bars)


def _say_values_alone(labels: Element, *, outside: bool) -> None:
    """Say of all that a label may show whether it does."""
    for name in _LABELS:
        old = labels.find(_c(name))
        if old is not None:
            labels.remove(old)
    if outside and labels.find(_c("dLblPos")) is None:
        etree.SubElement(labels, _c("dLblPos")).set("val", "outEnd")
    for name in _LABELS:
        etree.SubElement(labels, _c(name)).set("val", "1" if name == "showVal" else "0")


def _put(parent: Element, name: str, value: str, before: tuple[str, ...]) -> None:
    """Give an element a child behind those of some names, unless it has one."""
    if parent.find(_c(name)) is not None:
        return
    known = {_c(other) for other in before}
    place = max((n for n, child in enumerate(parent, start=1) if child.tag in known), default=0)
    new = etree.Element(_c(name))
    new.set("val", value)
    parent.insert(place, new)


def _take_out(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _c(name: str) -> str:
    return q("c", name)
