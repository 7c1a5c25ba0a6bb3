"""Fields: one inside the other, over paragraphs, cut off at either end."""

from __future__ import annotations

from word_xml import body, code, complex_field, mark, p, r, xml

from lkjip_docgen.docx.fields import bookmarks, field, fields_in, last_bookmark, unbalanced
from lkjip_docgen.docx.page_references import printed_pages, set_pages


def told(text: str) -> list[tuple[str, str]]:
    """Instruction and result of every field of a paragraph."""
    found = fields_in(xml(f"<w:p>{text}</w:p>"))
    return [(one.instruction.strip(), one.result) for one in found]


def test_what_is_written_is_read() -> None:
    assert told(field("REF _Ref1 \\h", r("Tabel 3.2"))) == [("REF _Ref1 \\h", "Tabel 3.2")]


def test_an_instruction_may_be_cut_into_runs_and_a_result_too() -> None:
    text = (
        mark("begin") + code("PAGE") + code("REF x") + mark("separate") + r("1") + r("2")
        + mark("end")
    )  # fmt: skip
    assert told(text) == [("PAGE  REF x", "12")]


def test_a_simple_field_is_one_too() -> None:
    assert told(f'<w:fldSimple w:instr=" PAGE ">{r("7")}</w:fldSimple>') == [("PAGE", "7")]


def test_a_field_in_a_result_keeps_its_own_words() -> None:
    text = complex_field("TOC", r("Bab I ") + complex_field("PAGEREF _Toc1", r("3")) + r(" akhir"))
    assert told(text) == [("PAGEREF _Toc1", "3"), ("TOC", "Bab I  akhir")]


def test_a_field_in_an_instruction_shows_nothing_itself() -> None:
    inner = complex_field("PAGE", r("1"))
    text = mark("begin") + code("IF") + inner + code('= 1 "satu"') + mark("separate") + r("satu")
    assert told(text + mark("end")) == [("PAGE", "1"), ('IF  = 1 "satu"', "satu")]


def test_a_field_goes_over_paragraphs() -> None:
    first = f"<w:p>{mark('begin')}{code('TOC')}{mark('separate')}{r('Bab I')}</w:p>"
    root = body(first + p("Bab II") + f"<w:p>{r('Bab III')}{mark('end')}</w:p>")
    (found,) = fields_in(root)
    assert found.result == "Bab IBab IIBab III"
    opening, middle, closing = (unbalanced(paragraph) for paragraph in root)
    assert [one.instruction.strip() for one in opening.open] == ["TOC"]
    assert len(opening.open[0].marks) == 3
    assert not middle.open
    assert not middle.stray
    assert len(closing.stray) == 1


def test_a_field_without_a_result_has_none() -> None:
    assert told(mark("begin") + code("PAGE") + mark("end")) == [("PAGE", "")]


def test_pages_are_read_and_set_in_the_innermost_field() -> None:
    entry = "Bab I " + complex_field("PAGEREF _Toc1 \\h", r("3") + r("4"))
    root = body(f"<w:p>{complex_field('TOC', r('') + entry)}</w:p>")
    assert printed_pages(root) == {"_Toc1": "34"}
    set_pages(root, {"_Toc1": "5", "_Toc2": "6"})
    assert printed_pages(root) == {"_Toc1": "5"}


def test_bookmarks_are_known_by_name_and_number() -> None:
    root = body(p("") + '<w:bookmarkStart w:id="7" w:name="_Toc1"/><w:bookmarkEnd w:id="9"/>')
    assert bookmarks(root) == ["_Toc1"]
    assert last_bookmark(root) == 7
    assert last_bookmark(body("")) == 0
