"""Values in the place of their marks in a Word template, in the format that the mark has."""

from __future__ import annotations

from word_xml import xml

from lkjip_docgen.docx.xml import w
from lkjip_docgen.word.placeholders import _Runs

BOLD = "<w:rPr><w:b/></w:rPr>"


def test_a_value_begins_with_the_format_of_its_mark() -> None:
    runs = _Runs(xml(BOLD))
    runs.put([xml("<w:r><w:t>3,12</w:t></w:r>")])
    assert [[part.tag for part in run] for run in runs.done] == [[w("rPr"), w("t")]]


def test_the_format_of_a_value_itself_goes_before_that_of_its_mark() -> None:
    runs = _Runs(xml(BOLD))
    runs.put([xml('<w:r><w:rPr><w:b w:val="0"/><w:i/></w:rPr><w:t>3,12</w:t></w:r>')])
    (run,) = runs.done
    assert [part.tag for part in run] == [w("rPr"), w("t")]
    assert [(part.tag, part.get(w("val"))) for part in run[0]] == [(w("b"), "0"), (w("i"), None)]
