"""What a block of the new report becomes when it is to stand in the file that people edited."""

from __future__ import annotations

from word_xml import package, xml

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
