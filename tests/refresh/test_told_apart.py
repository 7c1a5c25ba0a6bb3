"""Drawings in one paragraph, of which the data bring another, take one away, or move one."""

from __future__ import annotations

import pytest
from word_xml import xml

from lkjip_docgen.docx import OBJECT, Element, Flow
from lkjip_docgen.refresh.told_apart import readable, told_apart
from lkjip_docgen.refresh.verdicts import judge

PICTURE = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="{}"/></wp:inline></w:drawing></w:r>'


def of_pictures(*names: str) -> Element:
    return xml(f"<w:p>{''.join(PICTURE.format(name) for name in names)}</w:p>")


def renewed(before: str, edited: str, now: str) -> str:
    """The pictures of a paragraph after a refresh, each named by a letter."""
    flows = [Flow(of_pictures(*letters)) for letters in (before, edited, now)]
    there = list(edited)
    swaps = [swap for verdict in judge(*told_apart(*flows)) for swap in verdict.swaps]
    for swap in sorted(swaps, key=lambda swap: swap.file, reverse=True):
        there[slice(*swap.file)] = now[slice(*swap.data)]
    return "".join(there)


@pytest.mark.parametrize(
    ("before", "edited", "now", "expected"),
    [
        pytest.param("ac", "ac", "abc", "abc", id="one comes between two"),
        pytest.param("ab", "ab", "xab", "xab", id="one comes first"),
        pytest.param("a", "a", "ba", "ba", id="one comes before the only one"),
        pytest.param("abc", "abc", "ac", "ac", id="the middle one goes"),
        pytest.param("ab", "ab", "b", "b", id="the first goes"),
    ],
)
def test_a_picture_comes_and_goes_where_the_data_say(
    before: str, edited: str, now: str, expected: str
) -> None:
    assert renewed(before, edited, now) == expected


def test_the_only_picture_is_the_same_whatever_people_call_it() -> None:
    texts = told_apart(*(Flow(of_pictures(name)) for name in ("a", "Picture 1", "b")))
    assert {text.text for text in texts} == {OBJECT}


def test_people_read_the_common_sign() -> None:
    text, _, _ = told_apart(*(Flow(of_pictures(*names)) for names in ("ab", "ab", "ab")))
    assert text.text[0] != text.text[1]
    assert readable(text.text) == OBJECT * 2
