"""The charts of a Word file that are no pictures: each a part with its workbook inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from lkjip_docgen.docx import chart_entry, workbook_entry

if TYPE_CHECKING:
    from lkjip_docgen.native_charts import NativeChart


class Charts:
    """The charts of one package, numbered as they stand in the text."""

    def __init__(self, document: Part) -> None:
        self._document = document
        self._last = 0

    def relate(self, chart: NativeChart) -> str:
        """The id of the document's relation to a chart, which is stored with its workbook."""
        self._last += 1
        package = self._document.package
        part = Part(PackURI(f"/{chart_entry(self._last)}"), CT.DML_CHART, chart.xml, package)
        book = Part(
            PackURI(f"/{workbook_entry(self._last)}"), CT.SML_SHEET, chart.workbook, package
        )
        part.relate_to(book, RT.PACKAGE)
        return self._document.relate_to(part, RT.CHART)
