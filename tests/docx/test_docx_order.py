"""Properties stand in the order of the standard, whoever wrote them."""

from __future__ import annotations

import pytest
from lxml import etree

from lkjip_docgen.docx.order import put_in_order
from lkjip_docgen.docx.xml import DECLARATIONS


@pytest.mark.parametrize(
    ("written", "put"),
    [
        pytest.param("jc keepNext pStyle", "pStyle keepNext jc", id="known ones"),
        pytest.param("keepNext jc", "keepNext jc", id="in order already"),
        pytest.param("lain jc", "jc lain", id="an extension follows them"),
        pytest.param("pPrChange lain jc", "jc lain pPrChange", id="a tracked change comes last"),
        pytest.param("jc spacing jc", "spacing jc", id="of two the last one counts"),
    ],
)
def test_properties_are_sorted(written: str, put: str) -> None:
    inside = "".join(f"<w:{name}/>" for name in written.split())
    root = etree.fromstring(f"<w:p {DECLARATIONS}><w:pPr>{inside}</w:pPr></w:p>")
    put_in_order(root)
    assert [etree.QName(child).localname for child in root[0]] == put.split()


def test_of_a_property_given_twice_the_last_value_stays() -> None:
    twice = '<w:jc w:val="left"/><w:keepNext/><w:jc w:val="both"/>'
    root = etree.fromstring(f"<w:p {DECLARATIONS}><w:pPr>{twice}</w:pPr></w:p>")
    put_in_order(root)
    assert [child.get(etree.QName(child.nsmap["w"], "val")) for child in root[0]] == [None, "both"]
