"""A file in which a refresh has changed nothing need not be written anew."""

from __future__ import annotations

import pytest
from word_xml import p

from lkjip_docgen.docx.origin import origin_part
from lkjip_docgen.docx.xml import DECLARATIONS
from lkjip_docgen.refresh.unchanged import is_unchanged

OFFICE = {"author": "Kantor Teluk", "subject": "LKjIP 2031"}


def file(text: str, *, memory: bool = True) -> dict[str, bytes]:
    """The parts of a report, which remembers what it was made from."""
    xml = f"<w:document {DECLARATIONS}><w:body>{text}</w:body></w:document>"
    parts = {"word/document.xml": xml.encode(), "word/media/foto.png": b"gambar"}
    own = {"customXml/item2.xml": origin_part(parts, OFFICE, "1.2", sealed=True)}
    return parts | own if memory else parts


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        pytest.param("<w:p/>", "<w:p></w:p>", True, id="an empty element written otherwise"),
        pytest.param(p("Nilai 3,12."), p("Nilai 3,12."), True, id="the same words"),
        pytest.param(p("Nilai 3,12."), p("Nilai 3,15."), False, id="another number"),
    ],
)
def test_it_counts_what_a_file_says_not_how_it_is_written(
    before: str, after: str, same: bool
) -> None:
    assert is_unchanged(file(before), file(after)) is same


def test_a_file_that_remembers_nothing_is_written_anew() -> None:
    assert not is_unchanged(file("<w:p/>", memory=False), file("<w:p/>", memory=False))
