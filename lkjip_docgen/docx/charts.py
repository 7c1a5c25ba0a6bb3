"""Charts in a Word file: where they and their workbooks are, and which drawing shows which."""

from __future__ import annotations

import re
from typing import Final

OWN_CHART: Final = re.compile(r"word/charts/grafik\d+\.xml")
"""The entries of the charts that this program has written, as long as nobody renames them."""

RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"
"""How a chart leads to its workbook."""


def chart_entry(number: int) -> str:
    """The zip entry of a chart of our own."""
    return f"word/charts/grafik{number}.xml"


def workbook_entry(number: int) -> str:
    """The zip entry of the workbook inside it."""
    return f"word/embeddings/grafik{number}.xlsx"
