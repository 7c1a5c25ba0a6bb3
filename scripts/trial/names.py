"""Names of WordprocessingML elements, written once."""

from __future__ import annotations

from lxml import etree

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MARK = "{urn:lkjip-docgen:trial}block"
"""The private attribute by which a block is known while it is edited."""


def q(name: str) -> str:
    """`w:p` as lxml writes it."""
    prefix, local = name.split(":")
    return f"{{{NS[prefix]}}}{local}"


def w(name: str) -> str:
    """A name of the main namespace."""
    return f"{{{NS['w']}}}{name}"


def value(element: etree._Element | None, default: str = "") -> str:
    """The `w:val` of an element."""
    return default if element is None else element.get(w("val"), default)
