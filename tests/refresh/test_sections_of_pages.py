"""Pages that people set up themselves, where the data drop the paragraph that ends them."""

from __future__ import annotations

import pytest
from lxml import etree
from word_files import WORD, W

from lkjip_docgen.refresh.spanning import leave_section, remove_block

BREAK = '<w:sectPr><w:pgSz w:orient="landscape"/></w:sectPr>'
PLAIN = "<w:p><w:r><w:t>Uraian</w:t></w:r></w:p>"
ENDING = f"<w:p><w:pPr>{BREAK}</w:pPr><w:r><w:t>Akhir</w:t></w:r></w:p>"
TRACKED = '<w:p><w:pPr><w:pPrChange w:id="1"/></w:pPr></w:p>'
TABLE = "<w:tbl/>"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PLAIN, [("p", 1)]),
        (TRACKED, [("p", 1)]),
        (TABLE, [("tbl", 0), ("p", 1)]),
        (ENDING, [("p", 1)]),
        ("", [("p", 1)]),
    ],
    ids=["a paragraph", "a tracked one", "a table", "pages of its own alone", "nothing"],
)
def test_pages_end_behind_what_is_left_of_them(before: str, after: list[tuple[str, int]]) -> None:
    body = etree.fromstring(f'<w:body xmlns:w="{WORD}">{before}{ENDING}</w:body>')
    leave_section(body[-1])
    remove_block(body[-1])
    left = [(etree.QName(block).localname, len(list(block.iter(f"{W}sectPr")))) for block in body]
    assert left == after


def test_the_end_of_pages_stands_before_the_mark_of_a_tracked_setting() -> None:
    body = etree.fromstring(f'<w:body xmlns:w="{WORD}">{TRACKED}{ENDING}</w:body>')
    leave_section(body[-1])
    [properties] = body[0]
    assert [etree.QName(node).localname for node in properties] == ["sectPr", "pPrChange"]
