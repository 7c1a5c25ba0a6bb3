"""Whether an SVG inside a Word file shows nothing but itself."""

from __future__ import annotations

import re

from lxml import etree

from lkjip_docgen.docx.xml import Element, parse_xml
from lkjip_docgen.foreign import foreign_css

_SPACE = "{http://www.w3.org/2000/svg}"
_ACTIVE = {"script", "foreignobject", "iframe", "object", "embed", "handler", "audio", "video"}
_OWN = re.compile(r"#|data:image/(?:png|jpeg|gif)[;,]")


def is_plain_svg(data: bytes) -> bool:
    """Whether data are an SVG without scripts, and without addresses outside itself."""
    try:
        root = parse_xml(data)
    except etree.XMLSyntaxError:
        return False
    if root.tag != f"{_SPACE}svg" or root.getprevious() is not None:  # a style sheet of its own
        return False
    return all(_is_plain(element) for element in root.iter() if isinstance(element.tag, str))


def _is_plain(element: Element) -> bool:
    name = etree.QName(element).localname.lower()
    if name in _ACTIVE:
        return False
    if name == "style" and foreign_css("".join(map(str, element.itertext())), _is_own):
        return False
    return all(_is_harmless(str(key), str(value)) for key, value in element.attrib.items())


def _is_harmless(key: str, value: str) -> bool:
    name = key.rpartition("}")[2].lower()
    if name in ("href", "src", "base"):
        return _is_own(value.strip().lower())
    return not name.startswith("on") and not foreign_css(value, _is_own)


def _is_own(address: str) -> bool:
    return _OWN.match(address) is not None
