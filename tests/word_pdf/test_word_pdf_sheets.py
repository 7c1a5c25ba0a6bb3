"""Sheets for appendices go to the end of what their divider begins, wherever it is marked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from lkjip_docgen.appendices import Appendix
from lkjip_docgen.document.tree import Sheet
from lkjip_docgen.docx.fields import page_bookmark
from lkjip_docgen.docx.flow import visible
from lkjip_docgen.docx.package import RELATIONS, Package
from lkjip_docgen.docx.xml import DECLARATIONS, EMU_PER_CM, child
from lkjip_docgen.word_pdf.sheets import put_sheets

APPENDIX = Appendix("lampiran-1", "Surat Keputusan", Path("sk.pdf"), (Sheet.UPRIGHT,))
MARK = f'<w:bookmarkStart w:id="1" w:name="{page_bookmark(APPENDIX.divider)}"/>'
END = '<w:bookmarkEnd w:id="1"/>'
DIVIDER = f"<w:p>{MARK}<w:r><w:t>Surat Keputusan</w:t></w:r>{END}</w:p>"
PLAIN_DIVIDER = DIVIDER.replace(MARK, "").replace(END, "")
SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"/></w:sectPr>'
)
HEADING = '<w:pStyle w:val="Heading1"/>'
AFTER = "<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>Sesudahnya</w:t></w:r></w:p>"


def report(text: str, after: str = AFTER) -> Package:
    document = f"<w:document {DECLARATIONS}><w:body>{text}{after}{SECTION}</w:body></w:document>"
    parts = {
        "word/document.xml": document,
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}"/>',
        "[Content_Types].xml": "<Types/>",
    }
    return Package({name: part.encode() for name, part in parts.items()}, Path("laporan.docx"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(DIVIDER, id="in its paragraph"),
        pytest.param(MARK + PLAIN_DIVIDER + END, id="between paragraphs"),
        pytest.param(
            f"<w:sdt><w:sdtContent>{DIVIDER}</w:sdtContent></w:sdt>", id="in a content control"
        ),
    ],
)
def test_sheets_stand_between_their_divider_and_the_next_page(text: str) -> None:
    file = report(text)
    assert put_sheets(file, [APPENDIX]) == (APPENDIX,)
    shown = [
        "lembar" if child(block, "r/drawing") is not None else visible(block)
        for block in file.body.iterchildren("{*}p", "{*}sdt")
    ]
    assert shown == ["Surat Keputusan", "lembar", "Sesudahnya"]


def _picture(page: int, turned: str = "") -> str:
    """A page of the appendix as a picture; on a page that lies on its side, if `turned`."""
    label = f'<wp:docPr id="{page}" name="{APPENDIX.divider}-halaman-{page}" descr="Halaman"/>'
    drawing = f"<w:r><w:drawing><wp:inline>{label}</wp:inline></w:drawing></w:r>"
    return f"<w:p><w:pPr><w:pageBreakBefore/></w:pPr>{drawing}</w:p>{turned}"


def _end(orientation: str = "") -> str:
    return f"<w:p><w:pPr>{SECTION.replace('<w:pgSz ', f'<w:pgSz {orientation} ')}</w:pPr></w:p>"


UPRIGHT, ACROSS = _end(), _end('w:orient="landscape"')


@pytest.mark.parametrize(
    "pictures",
    [
        pytest.param(_picture(1) + _picture(2), id="upright"),
        pytest.param(_picture(1) + UPRIGHT + _picture(2) + ACROSS, id="the last one turned"),
        pytest.param(UPRIGHT + _picture(1) + _picture(2) + ACROSS, id="all turned"),
        pytest.param(UPRIGHT + _picture(1) + ACROSS + _picture(2), id="the first one turned"),
    ],
)
def test_pictures_of_pages_make_room_for_the_pages_themselves(pictures: str) -> None:
    file = report(DIVIDER + pictures)
    put_sheets(file, [APPENDIX])
    names = [mark.get("name") for mark in file.body.iter("{*}docPr")]
    assert names == [f"{APPENDIX.divider}-halaman-1"]  # the sheet; it has one page
    assert not [s for s in file.body.iter("{*}pgSz") if "landscape" in map(str, s.attrib.values())]


def test_what_people_wrote_beside_a_picture_of_a_page_stays() -> None:
    beside = _picture(1).replace("</w:p>", "<w:r><w:t>Catatan kami.</w:t></w:r></w:p>")
    file = report(DIVIDER + beside)
    put_sheets(file, [APPENDIX])
    assert "Catatan kami." in [visible(block) for block in file.body.iter("{*}p")]


@pytest.mark.parametrize(
    ("properties", "opened"),
    [
        pytest.param(HEADING, f"{HEADING}<w:pageBreakBefore/>", id="a heading"),
        pytest.param(
            f'{HEADING}<w:spacing w:after="0"/>',
            f'{HEADING}<w:pageBreakBefore/><w:spacing w:after="0"/>',
            id="a heading with a look of its own",
        ),
        pytest.param("<w:pageBreakBefore/>", "<w:pageBreakBefore/>", id="open already"),
        pytest.param(SECTION, SECTION, id="the end of a section"),
    ],
)
def test_what_follows_the_sheets_begins_on_a_page_of_its_own(properties: str, opened: str) -> None:
    file = report(DIVIDER, f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>Akhir</w:t></w:r></w:p>")
    put_sheets(file, [APPENDIX])
    after = file.body.findall("{*}p")[-1]
    inside = b"".join(map(etree.tostring, child(after, "pPr")))
    assert re.sub(rb' xmlns:\w+="[^"]*"', b"", inside) == opened.encode()


def test_an_appendix_whose_divider_is_lost_gets_no_sheets() -> None:
    assert put_sheets(report(PLAIN_DIVIDER), [APPENDIX]) == ()


def test_a_sheet_is_as_wide_as_the_text() -> None:
    """A4 with margins of 2 cm leaves 17 cm."""
    file = report(DIVIDER)
    put_sheets(file, [APPENDIX])
    (extent,) = file.body.iter("{*}extent")
    assert int(extent.get("cx", "")) / EMU_PER_CM == pytest.approx(17, abs=0.001)
