"""What people did to a part that the data take out."""

from __future__ import annotations

import pytest

from lkjip_docgen.docx.xml import NAMESPACES, Element, parse_xml
from lkjip_docgen.refresh.children import Children
from lkjip_docgen.refresh.items import item


def caption(number: str, words: str) -> Element:
    """A caption whose last number is a field."""
    xml = (
        f'<w:p xmlns:w="{NAMESPACES["w"]}"><w:r><w:t>Tabel 3.</w:t></w:r>'
        f'<w:fldSimple w:instr="SEQ Tabel"><w:r><w:t>{number}</w:t></w:r></w:fldSimple>'
        f'<w:r><w:t xml:space="preserve"> {words}</w:t></w:r></w:p>'
    )
    return parse_xml(xml.encode())


def taken_out(base: Element, file: Element) -> Children:
    """One block of a report that the new data no longer have."""
    known = [item(base)], [item(file)], []
    return Children([base], [file], [], known, ([0], [0], []), {0: 0}, {})


@pytest.mark.parametrize(
    ("number", "words", "touched"),
    [("18", "Hasil survei", []), ("19", "Hasil survei", []), ("18", "Hasil jajak pendapat", [0])],
    ids=["as generated", "counted anew by the word processor", "edited by people"],
)
def test_a_part_that_only_the_word_processor_changed_goes(
    number: str, words: str, touched: list[int]
) -> None:
    part = taken_out(caption("18", "Hasil survei"), caption(number, words))
    assert part.touched([0]) == touched
