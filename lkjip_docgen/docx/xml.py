"""WordprocessingML: namespaces, escaping, runs, and reading it safely; the only place for them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TypeAlias, cast
from xml.parsers import expat

from lxml import etree

from lkjip_docgen.safe_xml import parse

Element: TypeAlias = etree._Element
"""An element of a part of a Word file."""

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
DECLARATIONS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())

TWIPS_PER_CM = 1440 / 2.54
EMU_PER_CM = 360000
EMU_PER_TWIP = 635

_WHOLE = re.compile(r"-?[0-9]{1,10}")
_ENCODINGS = ("utf-8", "utf-16", "us-ascii")
_PROLOG = 1_000_000  # bytes: the namespaces of a root and the comments before it fit many times
_VAL = f"{{{NAMESPACES['w']}}}val"
# Characters that XML 1.0 cannot hold in any form (section 2.2 of the recommendation).
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def w(name: str) -> str:
    """A WordprocessingML name in Clark notation, for lxml."""
    return f"{{{NAMESPACES['w']}}}{name}"


def q(prefix: str, name: str) -> str:
    """A name of any of `NAMESPACES` in Clark notation."""
    return f"{{{NAMESPACES[prefix]}}}{name}"


def parse_xml(data: bytes | str) -> Element:
    """The root of a part: no entities are resolved, nothing is fetched, long texts are read.

    Raises `etree.XMLSyntaxError` for what is no XML, and for what the format
    forbids or `safe_xml` refuses: a DOCTYPE (ISO/IEC 29500-2, 8.1.4), whose entities could grow
    without end, and other encodings than UTF-8 and UTF-16.
    """
    head = data[: _PROLOG + 1]
    _refuse_doctype(head.encode(errors="replace") if isinstance(head, str) else head)
    return parse(data)


class _RefusedXmlError(etree.XMLSyntaxError):
    """XML as such, perhaps, but none that a part of a Word file may be."""

    def __init__(self, why: str) -> None:
        SyntaxError.__init__(self, why)


class _RootReached(Exception):  # noqa: N818 - the way out of a reading, not an error
    pass


def _refuse_doctype(data: bytes) -> None:
    """Read what stands before the root alone, which costs the same for parts of any length."""
    reader = expat.ParserCreate()
    reader.XmlDeclHandler = _declared
    reader.StartDoctypeDeclHandler = _doctype
    reader.StartElementHandler = _root_reached
    try:
        reader.Parse(data[:_PROLOG], len(data) <= _PROLOG)
    except _RootReached:
        return
    except expat.ExpatError as error:
        raise _not_allowed(str(error)) from None
    raise _not_allowed("no root element")


def _declared(version: str, encoding: str | None, standalone: int) -> None:
    if encoding is not None and encoding.lower() not in _ENCODINGS:
        raise _not_allowed(f"encoding {encoding}")


def _doctype(name: str, system: str | None, public: str | None, has_internal: bool) -> None:
    raise _not_allowed("DOCTYPE")


def _root_reached(name: str, attributes: dict[str, str]) -> None:
    raise _RootReached


def _not_allowed(why: str) -> etree.XMLSyntaxError:
    return _RefusedXmlError(why)


def child(element: Element, path: str) -> Element | None:
    """The first element on a way of WordprocessingML names, such as `pPr/sectPr`."""
    found = element
    for name in _clark(path):  # many times faster than `find`, and asked of every paragraph
        inner = found[0] if len(found) else None  # which it is, most of the time
        if inner is not None and inner.tag != name:
            inner = next(found.iterchildren(name), None)
        if inner is None:
            return None
        found = inner
    return found


def value(element: Element, path: str) -> str:
    """The `w:val` at the end of such a way; "" when there is none."""
    found = child(element, path)
    return "" if found is None else found.get(_VAL, "")


def whole(element: Element, name: str, default: int = 0) -> int:
    """An attribute that Word writes as a whole number; `default` for one that is none."""
    text = element.get(name, "")
    return int(text) if _WHOLE.fullmatch(text) else default


def take_out(element: Element) -> None:
    """Remove an element from where it stands, if it stands anywhere."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


@cache
def _clark(path: str) -> tuple[str, ...]:
    return tuple(w(name) for name in path.split("/"))


def clean(text: str) -> str:
    """The text without the characters that XML 1.0 forbids; none of them is printable."""
    return text if text.isprintable() else _ILLEGAL.sub("", text)


def escape(text: str) -> str:
    """Text as the content of an element."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@lru_cache(maxsize=4096)  # paths, units and formulas stand at every number again
def attribute(text: str) -> str:
    """Text as the value of an attribute in double quotes, on one line."""
    return escape(" ".join(text.split())).replace('"', "&quot;")


def run(text: str, properties: str = "") -> str:
    """A run with this text; tabs and line ends become Word's own."""
    body = escape(text)
    if "\t" in body:
        body = body.replace("\t", f"{_T_CLOSE}<w:tab/>{_T_OPEN}")
    if "\n" in body:
        body = body.replace("\n", f"{_T_CLOSE}<w:br/>{_T_OPEN}")
    return f"<w:r>{properties}{_T_OPEN}{body}{_T_CLOSE}</w:r>"


_T_OPEN = '<w:t xml:space="preserve">'
_T_CLOSE = "</w:t>"


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph of a style; `properties` follow the style in schema order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def elements(xml: str) -> list[Element]:
    """The lxml elements of a string of the writer."""
    return list(etree.fromstring(f"<x {DECLARATIONS}>{xml}</x>"))


def open_root(root: Element) -> Element:
    """The same part under a root that declares every namespace the writer uses."""
    names = cast("dict[str, str]", root.nsmap)  # lxml's types forbid the default namespace
    new = etree.Element(root.tag, nsmap={**names, **NAMESPACES})
    new.attrib.update(root.attrib)
    new.extend(list(root))
    ignorable = f"{{{NAMESPACES['mc']}}}Ignorable"
    new.set(ignorable, " ".join(sorted({*root.get(ignorable, "").split(), "w15"})))
    return new
