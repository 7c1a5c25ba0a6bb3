"""Sheets for the pages of PDF appendices in the copy of a Word report that is laid out.

The Word file has a divider for each appendix and says that the PDF holds the
document itself.  Here a picture as large as the text is put in for each page,
after its divider, so that the layout counts them; the finished PDF shows the
page of the appendix in its place, below the header and above the page number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO

from lxml import etree
from PIL import Image

from lkjip_docgen.appendices import Appendix
from lkjip_docgen.docx import (
    DECLARATIONS,
    EMU_PER_TWIP,
    NAMESPACES,
    Package,
    page_bookmark,
    put_in_order,
    section_of,
    styles,
    take_out,
    visible,
    w,
    whole,
)
from lkjip_docgen.narrative import ENCLOSED, ENCLOSED_BEFORE
from lkjip_docgen.word import inline_picture
from lkjip_docgen.word_pdf.outline import Styles

_DOC_NAME = f"{{{NAMESPACES['wp']}}}docPr"
_PART = "word/media/lkjip-lembar.png"
_IMAGE = f"{NAMESPACES['r']}/image"
_ENCLOSED = (ENCLOSED, ENCLOSED_BEFORE)
_SPARE = 300  # twips of the height that stay free, so that a line with the picture fits
_FIRST_ID = 700_000
_TIGHT = (
    '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/>'
)


def has_dividers(report: Package) -> bool:
    """Whether the report says of some document that its PDF holds it."""
    return any(visible(paragraph).endswith(_ENCLOSED) for paragraph in report.body.iter(w("p")))


def put_sheets(report: Package, appendices: Sequence[Appendix]) -> tuple[Appendix, ...]:
    """Put the sheets in; gives the appendices that the report still has a divider for."""
    placed = []
    for appendix in appendices:
        divider = _marked(page_bookmark(appendix.divider), report)
        if divider is not None:
            _take_pictures(report, appendix.divider)
            _put(report, divider, appendix)
            placed.append(appendix)
    return tuple(placed)


def _marked(bookmark: str, report: Package) -> etree._Element | None:
    """The block of the text in which a bookmark begins; None where the report has lost it."""
    for mark in report.body.iter(w("bookmarkStart")):
        if mark.get(w("name")) == bookmark:
            return _block_of(mark)
    return None


def _block_of(mark: etree._Element) -> etree._Element:
    """What stands in the body itself around a mark; a mark between paragraphs is of the next."""
    block = mark
    for above in mark.iterancestors():
        if above.tag == w("body"):
            break
        block = above
    return next(mark.itersiblings(w("p")), mark) if block is mark else block


def _put(report: Package, divider: etree._Element, appendix: Appendix) -> None:
    """Sheets at the end of what the divider begins; what follows them opens a page."""
    report.add_part(_PART, _blank(), "image/png")
    relation = report.add_relation(_IMAGE, "media/lkjip-lembar.png")
    following = _following(report, divider)
    size = _size(following)
    sheets = [_sheet(appendix, number, relation, size) for number in range(1, appendix.pages + 1)]
    for sheet in sheets:
        following.addprevious(sheet)
    if following.tag == w("p"):
        _open_page(following)


def _take_pictures(report: Package, divider: str) -> None:
    """Take out the pictures of an appendix's pages, in whose place the pages themselves come."""
    name = re.compile(rf"{re.escape(divider)}-halaman-\d+")
    for drawing in list(report.body.iter(w("drawing"))):
        label = next(drawing.iter(_DOC_NAME), None)
        block = next(drawing.iterancestors(w("p")), None)
        if block is None or label is None or not name.fullmatch(label.get("name", "")):
            continue
        take_out(drawing)
        if not visible(block) and section_of(block) is None:
            after = block.getnext()
            take_out(block)
            _close_empty(after)


def _close_empty(end: etree._Element | None) -> None:
    """Take out the end of a section in which nothing is left: it would be an empty page."""
    before = None if end is None else end.getprevious()
    if end is None or before is None or not _ends_section(before):
        return
    if _ends_section(end):
        take_out(end)
    elif end.tag == w("sectPr"):  # the last section: the one before is the last now
        end.addprevious(_section(before))
        take_out(before)
        take_out(end)


def _ends_section(block: etree._Element) -> bool:
    """Whether a block does nothing but end a section."""
    return block.tag == w("p") and section_of(block) is not None and not visible(block)


def _blank() -> bytes:
    """A white picture: what cannot be seen at all, a layout does not draw."""
    out = BytesIO()
    Image.new("RGB", (16, 24), "white").save(out, "PNG")
    return out.getvalue()


def _following(report: Package, divider: etree._Element) -> etree._Element:
    """What comes after the divider's own text: a heading, a new page, the end of a section."""
    known = Styles.of(report)
    for block in divider.itersiblings():
        if block.tag == w("sectPr") or (block.tag == w("p") and _begins(block, known)):
            return block
    raise ValueError("a body without section properties")


def _begins(paragraph: etree._Element, known: Styles) -> bool:
    properties = paragraph.find(w("pPr"))
    breaks = properties is not None and (
        properties.find(w("pageBreakBefore")) is not None
        or properties.find(w("sectPr")) is not None
    )
    return breaks or known.style(paragraph) in styles.OUTLINE


def _size(block: etree._Element) -> tuple[int, int]:
    """The room of the text of the section that a block stands in, in EMU."""
    section = _section(block)
    paper, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if paper is None or margins is None:
        raise ValueError("a section without paper")
    sides = [abs(whole(margins, w(name))) for name in ("left", "right", "top", "bottom")]
    width = whole(paper, w("w")) - sides[0] - sides[1]
    height = whole(paper, w("h")) - sides[2] - sides[3] - _SPARE
    return width * EMU_PER_TWIP, height * EMU_PER_TWIP


def _section(block: etree._Element) -> etree._Element:
    for later in (block, *block.itersiblings()):
        found = later if later.tag == w("sectPr") else later.find(f"{w('pPr')}/{w('sectPr')}")
        if found is not None:
            return found
    raise ValueError("a body without section properties")


def _sheet(appendix: Appendix, number: int, relation: str, size: tuple[int, int]) -> etree._Element:
    name = f"{appendix.divider}-halaman-{number}"
    picture = inline_picture(_FIRST_ID + number, name, appendix.alt(number), relation, size)
    xml = f"<w:p {DECLARATIONS}><w:pPr><w:pageBreakBefore/>{_TIGHT}</w:pPr>{picture}</w:p>"
    return etree.fromstring(xml)


def _open_page(paragraph: etree._Element) -> None:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    if properties.find(w("sectPr")) is None and properties.find(w("pageBreakBefore")) is None:
        etree.SubElement(properties, w("pageBreakBefore"))
        put_in_order(paragraph)
