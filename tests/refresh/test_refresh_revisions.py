"""Where Word wants the mark of a tracked insertion, else it calls the file damaged."""

from __future__ import annotations

import pytest
from lxml import etree
from word_xml import r, xml

from lkjip_docgen.refresh.revisions import Revisions


def names(text: str) -> list[str]:
    """What stands in a block once it is shown as inserted, in order."""
    block = xml(text)
    Revisions(track=True, date="2031-01-05T00:00:00Z").mark_inserted(block)
    return [etree.QName(child).localname for child in block]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (f"<w:p>{r('teks')}</w:p>", ["pPr", "ins"]),
        (f"<w:p><w:pPr/>{r('teks')}</w:p>", ["pPr", "ins"]),
    ],
    ids=["without properties", "with properties"],
)
def test_the_properties_of_an_inserted_paragraph_stand_first(
    block: str, expected: list[str]
) -> None:
    assert names(block) == expected


def test_the_properties_of_an_inserted_row_stand_behind_its_exceptions() -> None:
    cell = f"<w:tc><w:p>{r('sel')}</w:p></w:tc>"
    (row,) = xml(f"<w:tbl><w:tr><w:tblPrEx/>{cell}</w:tr></w:tbl>")
    table = row.getparent()
    Revisions(track=True, date="2031-01-05T00:00:00Z").mark_inserted(table)
    assert [etree.QName(child).localname for child in row] == ["tblPrEx", "trPr", "tc"]


def test_without_tracking_nothing_is_marked() -> None:
    block = xml(f"<w:p>{r('teks')}</w:p>")
    before = etree.tostring(block)
    Revisions(track=False, date="").mark_inserted(block)
    assert etree.tostring(block) == before
