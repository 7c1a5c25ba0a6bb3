"""The text of a paragraph as it is seen."""

from __future__ import annotations

import pytest
from lxml import etree
from word_xml import code, complex_field, mark, r, xml

from lkjip_docgen.comparison.content_in_word import content_of
from lkjip_docgen.comparison.recorder import Hole
from lkjip_docgen.docx.flow import OBJECT, Flow, remove_runs, split_runs
from lkjip_docgen.docx.word_paragraph import Paragraph
from lkjip_docgen.docx.xml import DECLARATIONS, NAMESPACES


def paragraph(content: str, properties: str = "") -> Paragraph:
    return Paragraph(xml(f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"))


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:tab/>", "a\tb"),
        ("<w:ptab/>", "a\tb"),
        ("<w:br/>", "a\nb"),
        ('<w:br w:type="textWrapping"/>', "a\nb"),
        ("<w:cr/>", "a\nb"),
        ('<w:br w:type="page"/>', "ab"),
        ('<w:br w:type="column"/>', "ab"),
        ("<w:noBreakHyphen/>", "a\u2011b"),
        ("<w:lastRenderedPageBreak/>", "ab"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', f"a{OBJECT}b"),
        ("<w:drawing/>", f"a{OBJECT}b"),
        ('<w:footnoteReference w:id="2"/>', f"a{OBJECT}b"),
    ],
)
def test_signs_have_their_letters(inside: str, text: str) -> None:
    found = paragraph(f"<w:r><w:t>a</w:t>{inside}<w:t>b</w:t></w:r>")
    assert found.text == text
    assert Flow(found.element).text == text


def test_tracked_changes_count_as_accepted() -> None:
    struck = "<w:del><w:r><w:delText>lama</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{r('pindah')}</w:moveFrom><w:moveTo>{r('tiba')}</w:moveTo>"
    assert paragraph(f"{struck}<w:ins>{r('baru')}</w:ins>{moved}").text == "barutiba"


def test_links_controls_and_fields_are_read_into() -> None:
    control = f'<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>{r("2")}</w:sdtContent>'
    text = f"<w:hyperlink>{r('1')}</w:hyperlink>{control}</w:sdt>{complex_field('PAGE', r('3'))}"
    assert paragraph(text).text == "123"


def test_the_instruction_of_a_field_is_not_seen_whatever_stands_in_it() -> None:
    inner = complex_field("PAGE", r("1"))
    text = mark("begin") + code("IF") + inner + mark("separate") + r("satu") + mark("end")
    assert paragraph(r("(") + text + r(")")).text == "(satu)"


def test_words_of_a_text_box_are_not_those_of_its_paragraph() -> None:
    box = f"<w:r><w:pict><w:txbxContent><w:p>{r('kotak')}</w:p></w:txbxContent></w:pict></w:r>"
    found = paragraph(r("teks") + box)
    assert found.text == f"teks{OBJECT}"
    assert found.raw == "teks"


def test_a_run_is_cut_where_it_is_asked_to() -> None:
    found = paragraph("<w:r><w:rPr><w:b/></w:rPr><w:t>satu dua</w:t><w:tab/><w:t>x</w:t></w:r>")
    runs = split_runs(found.element, 5, 9)
    assert [len(run) for run in runs] == [3]
    assert Paragraph(found.element).text == "satu dua\tx"
    assert ["".join(run.itertext()) for run in found.element[1:]] == ["satu ", "dua", "x"]


def test_a_control_that_is_empty_goes_with_its_last_run_and_one_with_a_picture_stays() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    nested = f"<w:hyperlink>{control(r('2'))}</w:hyperlink>"
    kept = control(r("3") + "<w:r><w:drawing/></w:r>")
    found = paragraph(r("1") + nested + kept)
    runs = [run for run in found.element.iter(f"{{{NAMESPACES['w']}}}r") if run.xpath("string()")]
    remove_runs(runs)
    assert found.text == OBJECT
    assert [etree.QName(child).localname for child in found.element] == ["pPr", "sdt"]
    assert found.element.getparent() is not None


def test_runs_and_controls_that_stand_alone_are_left_where_they_are() -> None:
    run = xml(r("1"))
    run.getparent().remove(run)
    remove_runs([run])
    assert run.xpath("string()") == "1"

    control = etree.fromstring(f"<w:sdtContent {DECLARATIONS}>{r('1')}</w:sdtContent>")
    remove_runs([control[0]])
    assert (control.tag, len(control)) == (f"{{{NAMESPACES['w']}}}sdtContent", 0)


def test_what_a_paragraph_is_asked_for() -> None:
    properties = '<w:pStyle w:val="Judul1"/><w:numPr><w:numId w:val="0"/></w:numPr><w:sectPr/>'
    found = paragraph('<w:bookmarkStart w:id="1" w:name="_Toc1"/>', properties)
    assert (found.style, found.list_number, found.bookmarks) == ("Judul1", "0", ["_Toc1"])
    assert found.section is not None
    bare = Paragraph(xml("<w:p/>"))
    assert (bare.style, bare.list_number, bare.section, bare.text) == ("", "", None, "")


def test_the_comparison_reads_references_as_holes_and_blanks_as_blanks() -> None:
    reference = complex_field("REF x", r("Tabel ") + complex_field("SEQ", r("2")))
    text = f"{r('Lihat')}<w:r><w:tab/></w:r>{reference}<w:r><w:noBreakHyphen/></w:r>"
    note = '<w:r><w:footnoteReference w:id="4"/></w:r>'
    content, notes = content_of(paragraph(text + note).element, lambda control, text: None)
    assert content == ["Lihat", " ", Hole("Tabel 2"), "-"]
    assert notes == ["4"]
