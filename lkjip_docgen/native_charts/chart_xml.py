"""A chart as the parts of a Word file: its XML with its numbers, and the workbook behind it."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from lxml import etree

from lkjip_docgen.document import Chart, ChartKind
from lkjip_docgen.docx import NAMESPACES, Element, attribute, parse_xml, q
from lkjip_docgen.native_charts.books import chart_book, data_book
from lkjip_docgen.native_charts.explicit import say_all
from lkjip_docgen.native_charts.marking import turned_labels
from lkjip_docgen.records import Record
from lkjip_docgen.style import Style

WORKBOOK: Final = "rId1"
"""The relation of a chart to its workbook."""

_IN_BOOK: Final = "xl/charts/chart1.xml"
_SPACES: Final = " ".join(f'xmlns:{name}="{NAMESPACES[name]}"' for name in ("c", "a"))


class NativeChart(Record):
    """The XML of a chart and its workbook, to which the XML leads by the relation `WORKBOOK`."""

    xml: bytes
    workbook: bytes


def native_chart(chart: Chart, style: Style) -> NativeChart:
    """The chart as Word has it; the same chart gives the same bytes.

    Raises `LkjipError` where XlsxWriter is not installed, and `ValueError` for a chart that
    is not native.
    """
    with ZipFile(BytesIO(chart_book(chart, style))) as book:
        root = parse_xml(book.read(_IN_BOOK))
    say_all(root)
    _turn_labels(root, chart)
    _bring_home(root, style)
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return NativeChart(xml, data_book(chart, style))


def _turn_labels(root: Element, chart: Chart) -> None:
    """Set some values of a line on the other side of it; XlsxWriter knows one side for all."""
    if chart.kind is not ChartKind.LINES:
        return
    for number, series in enumerate(root.iter(q("c", "ser"))):
        labels = series.find(q("c", "dLbls"))
        if labels is not None and number < len(chart.series):
            for point in turned_labels(chart, number):
                _turn(labels, point)


def _turn(labels: Element, point: int) -> None:
    """Give a point a label of its own, which is written as the others, on the other side."""
    own = etree.Element(q("c", "dLbl"))
    etree.SubElement(own, q("c", "idx")).set("val", str(point))
    own.extend(deepcopy([part for part in labels if part.tag != own.tag]))
    for place in own.iter(q("c", "dLblPos")):
        place.set("val", "b" if place.get("val") == "t" else "t")
    known = labels.findall(own.tag)
    before = [one for one in known if int(one[0].get("val", "0")) < point]
    labels.insert(len(before), own)


def _bring_home(root: Element, style: Style) -> None:
    """A chart of a sheet as one of a text: set in its type, with its workbook inside."""
    for printing in root.findall(q("c", "printSettings")):
        root.remove(printing)
    size, face = round(style.huruf.ukuran_tabel * 100), attribute(style.huruf.utama)
    root.append(
        parse_xml(
            f'<c:txPr {_SPACES}><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}">'
            f'<a:latin typeface="{face}"/><a:cs typeface="{face}"/></a:defRPr></a:pPr>'
            '<a:endParaRPr lang="id-ID"/></a:p></c:txPr>'
        )
    )
    book = etree.SubElement(root, q("c", "externalData"), {q("r", "id"): WORKBOOK})
    etree.SubElement(book, q("c", "autoUpdate")).set("val", "0")
