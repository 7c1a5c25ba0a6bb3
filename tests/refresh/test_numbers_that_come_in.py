"""Numbers that refresh itself has put into a paragraph are no numbers of people's own."""

from __future__ import annotations

from typing import cast
from unittest.mock import Mock

from lkjip_docgen.docx.xml import NAMESPACES, Element, parse_xml, w
from lkjip_docgen.refresh.editor import Editor
from lkjip_docgen.refresh.objects import Objects
from lkjip_docgen.refresh.paragraph_words import Generated, Paragraphs
from lkjip_docgen.refresh.place import Where
from lkjip_docgen.refresh.revisions import Revisions
from lkjip_docgen.refresh.sides import Work


def paragraph(content: str) -> Element:
    """A paragraph of runs and content controls."""
    return parse_xml(f'<w:p xmlns:w="{NAMESPACES["w"]}">{content}</w:p>'.encode())


def words(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def number(tag: str, shown: str) -> str:
    properties = f'<w:sdtPr><w:tag w:val="{tag}"/><w:text/></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{words(shown)}</w:sdtContent></w:sdt>"


def test_a_number_of_a_sentence_that_comes_in_follows_the_data() -> None:
    """Else the paragraph would pass for a copy of one that says nearly the same elsewhere."""
    work = cast(Work, Mock(editor=Editor(lambda element: None, Revisions(track=False, date=""))))
    paragraphs = Paragraphs(work, cast(Objects, Mock()))
    base = paragraph(words("Realisasi sama dengan realisasi kantor wilayah."))
    file = paragraph(words("Realisasi sama dengan realisasi kantor wilayah."))
    data = paragraph(words("Realisasi lebih rendah ") + number("selisih", "0,01") + words(" poin."))
    paragraphs.follow_copy(file, Generated(base, data, Where()))
    numbers = list(file.iter(w("sdt")))
    assert numbers
    assert paragraphs.followed.issuperset(numbers)
