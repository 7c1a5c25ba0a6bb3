"""The word behind the text of every page that says that a report is a draft.

Word draws it as WordArt in the heads of the pages and knows it by the beginning of
its name ("Remove Watermark" takes it out); it is no part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.xml import NAMESPACES, Element, attribute, child, parse_xml, take_out, w

WORDS = "DRAF"
_NAME = "PowerPlusWaterMarkObject"
_HEADER = re.compile(r"word/header\d*\.xml")
_FIRST_NAME = 357476641  # as large as those of Word itself, whose digits mean nothing
_FIRST_SHAPE = 2049
_SIZE = (440, 140)  # points: as wide as the text of a page, when turned
_DRAWN = ("id", "name")  # attributes that hold the name, in VML and in DrawingML
_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
    '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
    '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom"'
    ' o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight"'
    ' xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/>'
    "</v:shapetype>"
)
_SPACES = (
    f'xmlns:w="{NAMESPACES["w"]}" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:w10="urn:schemas-microsoft-com:office:word"'
)

Marks = dict[str, list[Element]]
"""The marks of a file by the head in which each stood."""


def put_mark(header: Element, number: int, color: str, face: str) -> None:
    """Let the pages of a head bear the mark; `number` is another one in each head."""
    _put(header, [_mark(number, color, face)])


def take_marks(package: Package) -> Marks:
    """Take the mark out of every head; what was taken, for `put_back`."""
    taken: Marks = {}
    for name in filter(_HEADER.fullmatch, sorted(package.entries)):
        if _may_be_marked(package.entries[name]):
            found = list(_marks_in(package.tree(name)))
            for mark in found:
                take_out(mark)
            taken[name] = found
    return {name: marks for name, marks in taken.items() if marks}


def put_back(package: Package, marks: Marks) -> None:
    """Put marks where they were taken from."""
    for name, taken in marks.items():
        if name in package.entries:
            _put(package.tree(name), taken)


def is_marked(entries: Mapping[str, bytes]) -> bool:
    """Whether any page of a file bears the mark."""
    return any(
        next(_marks_in(parse_xml(entries[name])), None) is not None
        for name in filter(_HEADER.fullmatch, entries)
        if _may_be_marked(entries[name])
    )


def _may_be_marked(header: bytes) -> bool:
    return _NAME.encode() in header


def _marks_in(header: Element) -> Iterator[Element]:
    """The runs with a mark, or the control in which Word keeps one of its own gallery."""
    for run in list(header.iter(w("r"))):
        if any(_is_mark(element) for element in run.iter(etree.Element)):
            yield _whole(run)


def _is_mark(element: Element) -> bool:
    return any(element.get(name, "").startswith(_NAME) for name in _DRAWN)


def _whole(run: Element) -> Element:
    content = run.getparent()
    if content is None or content.tag != w("sdtContent") or len(content) > 1:
        return run
    control = content.getparent()
    return run if control is None else control


def _put(header: Element, marks: list[Element]) -> None:
    """Put marks at the beginning of the first paragraph of a head."""
    paragraph = next(header.iter(w("p")), None)
    if paragraph is None:
        paragraph = etree.SubElement(header, w("p"))
    place = 0 if child(paragraph, "pPr") is None else 1
    for mark in reversed(marks):
        paragraph.insert(place, mark)


def _mark(number: int, color: str, face: str) -> Element:
    width, height = _SIZE
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;"
        "rotation:315;z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:page;mso-position-vertical:center;"
        "mso-position-vertical-relative:page"
    )
    letters = attribute(f'font-family:"{face}";font-size:1pt;font-weight:bold')
    run = parse_xml(
        f"<w:r {_SPACES}><w:rPr><w:noProof/></w:rPr><w:pict>{_TYPE}"
        f'<v:shape id="{_NAME}{_FIRST_NAME + number}" o:spid="_x0000_s{_FIRST_SHAPE + number}"'
        f' type="#_x0000_t136" alt="" style="{style}" o:allowincell="f" fillcolor="#{color}"'
        f' stroked="f"><v:fill opacity=".2"/><v:textpath style="{letters}" string="{WORDS}"/>'
        '<w10:wrap anchorx="page" anchory="page"/></v:shape></w:pict></w:r>'
    )
    return run
