"""Workbooks that are only read need no borders.

openpyxl writes the border of merged cells anew into each cell at their edges
while it loads a sheet, and looks each up among all others: for a workbook of
data that is more than half of the loading.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from lkjip_docgen import safe_xml

_STYLES: Final = "xl/styles.xml"
_BORDER: Final = "{*}border"


def without_borders(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a workbook whose cells have no borders; everything else is as it was.

    Raises `etree.XMLSyntaxError` for styles that are not read.
    """
    styles = parts.get(_STYLES)
    return dict(parts) if styles is None else {**parts, _STYLES: _plain(styles)}


def _plain(styles: bytes) -> bytes:
    """The styles with every border in its place, its sides without a line."""
    root = safe_xml.parse(styles)
    for border in root.iter(_BORDER):
        for side in border.iterchildren("*"):
            side.attrib.clear()
            del side[:]
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)
