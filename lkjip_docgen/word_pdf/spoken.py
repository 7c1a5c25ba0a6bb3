"""Charts of a Word report in words, for those who listen to the PDF."""

from __future__ import annotations

from lkjip_docgen.docx import DOCUMENT, Element, Package, chart_of, q, w


def spoken_charts(report: Package) -> list[str]:
    """What is said of each chart of the text, in reading order: LibreOffice passes it over."""
    return [
        _said(drawing)
        for drawing in report.tree(DOCUMENT).iter(w("drawing"))
        if chart_of(report, drawing)
    ]


def _said(drawing: Element) -> str:
    label = next(drawing.iter(q("wp", "docPr")), None)
    return "" if label is None else str(label.get("descr", ""))
