"""The mark of a draft on every page of a Word file: in each of its heads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from lxml import etree

from lkjip_docgen.docx import DECLARATIONS, Element, child, parse_xml, put_mark, q, w
from lkjip_docgen.style import Style

_EMPTY = f"<w:hdr {DECLARATIONS}><w:p/></w:hdr>"


def give_heads(document: XmlPart, root: Element) -> None:
    """Give pages without a head an empty one, the only place for the mark; `root` is the text."""
    section = next(root.iter(w("sectPr")), None)
    if section is not None:
        for kind in _kinds(document, root):
            _need_header(document, section, kind)


def mark_heads(document: XmlPart, style: Style) -> None:
    """Put the mark behind the text of all pages with a head."""
    for number, header in enumerate(_headers(document)):
        put_mark(header.element, number, style.warna.garis, style.huruf.utama)


def _headers(document: XmlPart) -> Iterator[XmlPart]:
    """The heads that sections may refer to, in the order of their names."""
    parts = {str(part.partname): part for part in document.package.iter_parts()}
    for _, part in sorted(parts.items()):
        if part.content_type == CT.WML_HEADER and isinstance(part, XmlPart):
            yield part


def _kinds(document: XmlPart, root: Element) -> list[str]:
    """The kinds of pages that the file tells apart: all alike, the first ones, the even ones."""
    kinds = ["default"]
    if next(root.iter(w("titlePg")), None) is not None:
        kinds.append("first")
    if any(child(part, "evenAndOddHeaders") is not None for part in _settings(document)):
        kinds.append("even")
    return kinds


def _settings(document: XmlPart) -> Iterator[Element]:
    for relation in document.rels.values():
        if relation.reltype == RT.SETTINGS:
            part = relation.target_part
            yield part.element if isinstance(part, XmlPart) else parse_xml(part.blob)


def _need_header(document: XmlPart, section: Element, kind: str) -> None:
    """Give the first section, which others continue, a head for one kind of pages."""
    known = (reference.get(w("type")) for reference in section.iter(w("headerReference")))
    if kind in known:
        return
    name, package = _free_name(document), document.package
    part = XmlPart.load(name, CT.WML_HEADER, _EMPTY.encode(), package)
    reference = etree.Element(w("headerReference"))
    reference.set(w("type"), kind)
    reference.set(q("r", "id"), str(document.relate_to(part, RT.HEADER)))
    section.insert(0, reference)


def _free_name(document: XmlPart) -> PackURI:
    taken = {str(part.partname) for part in document.package.iter_parts()}
    numbers = (number for number in count(1) if f"/word/header{number}.xml" not in taken)
    return PackURI(f"/word/header{next(numbers)}.xml")
