"""What a block of the new report becomes when it is to stand in the file that people edited."""

from __future__ import annotations

from word_xml import package, xml

from lkjip_docgen.docx import style, value, w
from lkjip_docgen.docx.xml import NAMESPACES, q
from lkjip_docgen.refresh.adoption import Adoption

HEADER = f"{NAMESPACES['r']}/header"
EMPTY = "<w:body><w:p/></w:body>"


def test_a_section_shows_the_header_of_the_same_name_in_the_file() -> None:
    made, file = package(EMPTY), package(EMPTY)
    theirs = made.add_relation(HEADER, "header2.xml")
    file.add_relation(HEADER, "header1.xml")
    ours = file.add_relation(HEADER, "header2.xml")
    section = xml(f'<w:sectPr><w:headerReference r:id="{theirs}"/></w:sectPr>')

    Adoption(package(EMPTY), made, file).adopt(section)

    assert theirs != ours
    assert [reference.get(q("r", "id")) for reference in section] == [ours]


def test_a_section_whose_header_the_file_does_not_have_goes_on_with_the_one_before() -> None:
    made, file = package(EMPTY), package(EMPTY)
    theirs = made.add_relation(HEADER, "header2.xml")
    section = xml(f'<w:sectPr><w:headerReference r:id="{theirs}"/></w:sectPr>')

    Adoption(package(EMPTY), made, file).adopt(section)

    assert len(section) == 0


NORMAL = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="Normal"/></w:style>'


def own_style(name: str, based_on: str = "", more: str = "") -> str:
    """A style that Word does not have by itself."""
    above = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/>{above}{more}</w:style>'
    )


def test_a_style_that_the_file_does_not_know_comes_with_those_that_it_is_based_on() -> None:
    ours = (
        NORMAL.format("Normal") + own_style("Judul", "Normal") + own_style("Judul Daftar", "Judul")
    )
    made, file = package(EMPTY, ours), package(EMPTY, NORMAL.format("Standard"))
    title = xml('<w:p><w:pPr><w:pStyle w:val="JudulDaftar"/></w:pPr></w:p>')

    Adoption(package(EMPTY), made, file).adopt(title)

    based_on = {s.get(w("styleId")): value(s, "basedOn") for s in file.tree("word/styles.xml")}
    assert style(title) == "JudulDaftar"
    assert based_on == {"Standard": "", "JudulDaftar": "Judul", "Judul": "Standard"}


def test_styles_of_word_and_of_lists_that_the_file_lost_do_not_come_back() -> None:
    listed = own_style("Huruf", more='<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>')
    kept = own_style("Teks")
    made, file = package(EMPTY, NORMAL.format("Normal") + listed + kept), package(EMPTY, kept)
    adoption = Adoption(package(EMPTY), made, file)

    for lost in ("Normal", "Huruf"):
        paragraph = xml(f'<w:p><w:pPr><w:pStyle w:val="{lost}"/></w:pPr></w:p>')
        adoption.adopt(paragraph)
        assert style(paragraph) == ""
    assert len(file.tree("word/styles.xml")) == 1
