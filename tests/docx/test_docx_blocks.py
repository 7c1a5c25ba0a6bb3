"""The blocks of a text, as it reads with every tracked change accepted."""

from __future__ import annotations

import pytest
from word_xml import body, complex_field, p, r

from lkjip_docgen.docx.body import blocks, cells, columns, paragraphs, rows, words

BOX = "<w:txbxContent>{}</w:txbxContent>"


def table(*texts: str) -> str:
    """A table of one column; a text that begins with "-" is struck by a tracked change."""
    return f"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid>{''.join(map(row, texts))}</w:tbl>"


def row(text: str) -> str:
    struck = "<w:trPr><w:del/></w:trPr>" if text.startswith("-") else ""
    return f"<w:tr>{struck}<w:tc>{p(text.lstrip('-'))}</w:tc></w:tr>"


def seen(text: str) -> list[str]:
    return [words(block) for block in blocks(body(text))]


@pytest.mark.parametrize(
    "wrapper",
    [
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:customXml>{}</w:customXml>",
        "<w:ins>{}</w:ins>",
        "<w:moveTo>{}</w:moveTo>",
        "<w:sdt><w:sdtContent><w:ins>{}</w:ins></w:sdtContent></w:sdt>",
    ],
)
def test_what_wraps_a_block_does_not_hide_it(wrapper: str) -> None:
    assert seen(p("satu") + wrapper.format(p("dua") + table("tiga"))) == ["satu", "dua", "tiga"]


@pytest.mark.parametrize("wrapper", ["<w:del>{}</w:del>", "<w:moveFrom>{}</w:moveFrom>"])
def test_what_a_tracked_change_takes_out_is_not_there(wrapper: str) -> None:
    assert seen(wrapper.format(p("satu")) + p("dua")) == ["dua"]


CELLS = (
    "<w:tbl><w:tr><w:tc>{0}{1}</w:tc><w:tc>{2}</w:tc></w:tr><w:tr><w:tc>{3}</w:tc></w:tr></w:tbl>"
)


@pytest.mark.parametrize(
    ("last", "words_of_it"),
    [
        (p("empat"), "empat"),
        ("<w:p/>", ""),
        (f"<w:p>{complex_field('PAGE', r('4'))}</w:p>", "4"),
        (f"<w:p>{r('a')}<w:r><w:tab/></w:r>{r('b')}</w:p>", "a\tb"),
        (f"<w:p><w:del>{r('lama')}</w:del>{r('baru')}</w:p>", "baru"),
        (p("di luar") + table("di dalam") + p(""), "di luar\ndi dalam\n"),
    ],
    ids=["plain", "empty", "field", "tab", "tracked", "table inside"],
)
def test_a_table_says_what_its_cells_say_whatever_is_in_the_last(
    last: str, words_of_it: str
) -> None:
    text = CELLS.format(p("satu"), p("dua"), p("tiga"), last)
    assert seen(text) == [f"satu\ndua\ttiga\n{words_of_it}"]


def test_a_moved_paragraph_stands_at_its_new_place_alone() -> None:
    end = "<w:rPr><w:moveFrom/></w:rPr>"
    old = f"<w:p><w:pPr>{end}</w:pPr><w:moveFrom>{r('pindah')}</w:moveFrom></w:p>"
    new = f"<w:p><w:pPr><w:rPr><w:moveTo/></w:rPr></w:pPr><w:moveTo>{r('pindah')}</w:moveTo></w:p>"
    assert seen(old + p("tetap") + new) == ["tetap", "pindah"]


def test_a_paragraph_that_lost_its_end_alone_keeps_its_words() -> None:
    assert seen(p("sambung", "<w:rPr><w:del/></w:rPr>")) == ["sambung"]


def test_a_struck_paragraph_that_ends_a_section_stays() -> None:
    assert seen(p("", "<w:rPr><w:del/></w:rPr><w:sectPr/>")) == [""]
    assert seen(p("", "<w:rPr><w:del/></w:rPr>")) == []


def test_struck_rows_are_passed_over_and_a_table_of_nothing_else() -> None:
    (found,) = blocks(body(table("satu", "-dua", "tiga")))
    assert words(found) == "satu\ntiga"
    assert len(rows(found)) == 2
    assert columns(found) == 1
    assert seen(table("-satu", "-dua") + p("akhir")) == ["akhir"]


def test_rows_and_cells_may_stand_in_content_controls() -> None:
    held = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    cell = held.format(f"<w:tc>{p('satu')}</w:tc>")
    (found,) = blocks(body(f"<w:tbl>{held.format(f'<w:tr>{cell}</w:tr>')}</w:tbl>"))
    assert [words(cell) for row in rows(found) for cell in cells(row)] == ["satu"]


def test_a_text_box_counts_once() -> None:
    box = BOX.format(p("dalam kotak"))
    drawing = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    root = body(f"<w:p>{r('induk')}<w:r>{drawing}</w:r></w:p>" + table("sel"))
    own = [words(paragraph).strip("\ufffc") for paragraph in paragraphs(root)]
    assert own == ["induk", "dalam kotak", "sel"]


def test_of_alternatives_the_first_is_read() -> None:
    both = "<mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback>".format(p("baru"), p("lama"))
    assert seen(f"<mc:AlternateContent>{both}</mc:AlternateContent>") == ["baru"]


def test_paragraphs_are_read_in_order_those_of_nested_tables_too() -> None:
    inner = table("dua", "-tidak", "tiga")
    outer = f"<w:tbl><w:tr><w:tc>{p('satu')}{inner}{p('empat')}</w:tc></w:tr></w:tbl>"
    found = [words(paragraph) for paragraph in paragraphs(body(outer))]
    assert found == ["satu", "dua", "tiga", "empat"]
