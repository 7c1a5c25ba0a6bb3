"""Elements and attributes of a part that fetch, run or hold something else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import cast

from lxml import etree

from lkjip_docgen.docx.fields import own_text
from lkjip_docgen.docx.outside import allowed
from lkjip_docgen.docx.outside.reach import Reach, quoted
from lkjip_docgen.docx.xml import NAMESPACES, Element, take_out, w
from lkjip_docgen.findings.codes import word_files as codes
from lkjip_docgen.records import Record

_VML = "{urn:schemas-microsoft-com:"
_OFFICE = f"{_VML}office:office}}"
_SCHEMA = "{http://www.w3.org/2001/XMLSchema-instance}"

_ELEMENTS = {
    w("altChunk"): (codes.OBJEK_TERTANAM, "Isi dokumen lain (altChunk)"),
    w("subDoc"): (codes.ISI_DARI_LUAR, "Subdokumen (subDoc)"),
    w("control"): (codes.OBJEK_TERTANAM, "Kontrol ActiveX"),
    w("objectEmbed"): (codes.OBJEK_TERTANAM, "Objek tertanam (OLE)"),
    w("objectLink"): (codes.OBJEK_TERTANAM, "Objek tertaut (OLE)"),
    "{urn:schemas-microsoft-com:office:office}OLEObject": (
        codes.OBJEK_TERTANAM,
        "Objek tertanam atau tertaut (OLE)",
    ),
    "{http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing}webVideoPr": (
        codes.ISI_DARI_LUAR,
        "Video dari internet",
    ),
    w("movie"): (codes.ISI_DARI_LUAR, "Video"),
    w("entryMacro"): (codes.MAKRO, "Isian formulir yang menjalankan makro"),
    w("exitMacro"): (codes.MAKRO, "Isian formulir yang menjalankan makro"),
    w("attachedTemplate"): (codes.PENGATURAN_TERLARANG, "Templat lain yang dilampirkan"),
    w("linkStyles"): (codes.PENGATURAN_TERLARANG, "Gaya yang diambil dari templat lain"),
    w("mailMerge"): (codes.PENGATURAN_TERLARANG, "Sumber data gabungan surat (mail merge)"),
    w("saveThroughXslt"): (codes.PENGATURAN_TERLARANG, "Penyimpanan melalui XSLT"),
    w("attachedSchema"): (codes.PENGATURAN_TERLARANG, "Skema XML yang dilampirkan"),
    w("frameset"): (codes.PENGATURAN_TERLARANG, "Bingkai halaman web (frameset)"),
    "{http://schemas.openxmlformats.org/schemaLibrary/2006/main}schemaLibrary": (
        codes.PENGATURAN_TERLARANG,
        "Pustaka skema XML",
    ),
    "{http://schemas.microsoft.com/office/2006/metadata/customXsn}customXsn": (
        codes.PENGATURAN_TERLARANG,
        "Formulir InfoPath",
    ),
    "{http://www.w3.org/2001/XInclude}include": (codes.ISI_DARI_LUAR, "Isi berkas lain (XInclude)"),
}
_HYPERLINK_BASE = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}HyperlinkBase"
)
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"


class _Attribute(Record):
    """An attribute of elements whose name in Clark notation begins with `of`."""

    of: str
    code: str
    what: str
    links: bool = False  # one that readers click, allowed where it leads to the web

    def refuses(self, tag: str, text: str) -> bool:
        """Whether an element of a tag may not have this text there."""
        if not text or not tag.startswith(self.of):
            return False
        return not (self.links and allowed.link(text))


_ATTRIBUTES = {
    "src": _Attribute(_VML, codes.ISI_DARI_LUAR, "Gambar dari"),
    "althref": _Attribute(_VML, codes.ISI_DARI_LUAR, "Gambar dari"),
    f"{_OFFICE}href": _Attribute(_VML, codes.ISI_DARI_LUAR, "Gambar dari"),
    f"{_OFFICE}althref": _Attribute(_VML, codes.ISI_DARI_LUAR, "Gambar dari"),
    f"{_OFFICE}src": _Attribute(_VML, codes.ISI_DARI_LUAR, "Gambar dari"),
    "href": _Attribute(_VML, codes.TAUTAN_TERLARANG, "Tautan menuju", links=True),
    "action": _Attribute(
        "{http://schemas.openxmlformats.org/drawingml/", codes.MAKRO, "Tombol yang menjalankan"
    ),
    "macro": _Attribute(
        "{http://schemas.openxmlformats.org/drawingml/", codes.MAKRO, "Bentuk yang menjalankan"
    ),
    w("url"): _Attribute(w("smartTagType"), codes.PENGATURAN_TERLARANG, "Label cerdas dari"),
    f"{_SCHEMA}schemaLocation": _Attribute("", codes.PENGATURAN_TERLARANG, "Skema XML dari"),
    f"{_SCHEMA}noNamespaceSchemaLocation": _Attribute(
        "", codes.PENGATURAN_TERLARANG, "Skema XML dari"
    ),
    "schemaLocation": _Attribute(
        "{http://www.w3.org/2001/XMLSchema}", codes.PENGATURAN_TERLARANG, "Skema XML dari"
    ),
}


_SPACES = {
    "o": _OFFICE.strip("{}"),
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "w": NAMESPACES["w"],
}
# Many times faster than to ask every element for its attributes.
_WITH_ATTRIBUTES = etree.XPath(
    "(//@src | //@althref | //@href | //@o:src | //@o:althref | //@o:href | "
    "//@action | //@macro | //@w:url | //@xsi:schemaLocation | "
    "//@xsi:noNamespaceSchemaLocation | //@schemaLocation)/..",
    namespaces=_SPACES,
)
_STRICT = "{{http://purl.oclc.org/ooxml/{}}}*"
_OF_STRICT = (
    *("wordprocessingml/main", "officeDocument/math", "drawingml/main", "drawingml/picture"),
    *("drawingml/wordprocessingDrawing", "drawingml/chart", "drawingml/diagram"),
)


def element_reaches(root: Element, part: str) -> Iterator[Reach]:
    """What of the elements of a part is not allowed."""
    yield from _before(root, part)
    for element in root.iter(*_ELEMENTS):
        yield Reach(*_ELEMENTS[str(element.tag)], part, element, partial(take_out, element))
    for element in cast("list[Element]", _WITH_ATTRIBUTES(root)):
        yield from _attributes(element, str(element.tag), part)
    for element in root.iter(_HYPERLINK_BASE, _PROPERTY):
        yield from _property(element, str(element.tag), part)
    strict = next(root.iter(*map(_STRICT.format, _OF_STRICT)), None)
    if strict is not None:
        what = "Bagian dalam bentuk Strict Open XML"
        yield Reach(codes.BAGIAN_ASING, what, part, strict, root.clear)


def _before(root: Element, part: str) -> Iterator[Reach]:
    """A style sheet that a program may fetch before it reads the part."""
    for node in root.itersiblings(preceding=True):
        if isinstance(node, etree._ProcessingInstruction) and node.target == "xml-stylesheet":
            what = "Lembar gaya XML"
            # What stands before the root goes with the writing of the changed part.
            yield Reach(codes.PENGATURAN_TERLARANG, what, part, None, partial(root.get, ""))


def _attributes(element: Element, tag: str, part: str) -> Iterator[Reach]:
    for key, value in element.attrib.items():
        known = _ATTRIBUTES.get(str(key))
        text = str(value).strip()
        if known is not None and known.refuses(tag, text):
            cut = partial(element.attrib.pop, str(key), None)
            yield Reach(known.code, f"{known.what} {quoted(text)}", part, element, cut)


def _property(element: Element, tag: str, part: str) -> Iterator[Reach]:
    """Properties of the file that programs act upon."""
    cut = partial(take_out, element)
    if tag == _HYPERLINK_BASE and own_text(element).strip():
        what = f"Alamat dasar tautan {quoted(own_text(element))}"
        yield Reach(codes.TAUTAN_TERLARANG, what, part, None, cut)
    if element.get("name", "").lower().startswith("_assembly"):
        yield Reach(codes.MAKRO, "Program tambahan Office (VSTO)", part, None, cut)
