"""How the samples read: EYD V, and no sentence that says a thing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from composed_samples import SAMPLES, composed_sample

from lkjip_docgen.document import (
    Blocks,
    Figure,
    Heading,
    Inlines,
    Items,
    Paragraph,
    ParagraphRole,
    Reference,
    Table,
    Value,
    each_block,
    each_inline,
    number,
    plain_text,
)
from lkjip_docgen.idn import title_case

each_sample = pytest.mark.parametrize("name", SAMPLES)


def blocks(name: str) -> Blocks:
    return tuple(b for part in composed_sample(name).parts for b in each_block(part.blocks))


def sentences(name: str) -> Iterator[str]:
    """The paragraphs as they are read, with the labels of what they name."""
    labels = number(composed_sample(name)).references

    def said(inlines: Inlines) -> str:
        words = (
            labels[i.target] if isinstance(i, Reference) else plain_text((i,)) for i in inlines
        )
        return "".join(words)

    listed = ParagraphRole.OPENER_CONTENTS
    found = (b for b in blocks(name) if isinstance(b, Paragraph) and b.role is not listed)
    return (said(block.content) for block in found)


@each_sample
def test_titles_have_capitals(name: str) -> None:
    titled = [b for b in blocks(name) if isinstance(b, Heading | Table | Figure)]
    titles = [plain_text(b.content if isinstance(b, Heading) else b.caption) for b in titled]
    assert [title for title in titles if title != title_case(title)] == []


@each_sample
def test_a_list_has_more_than_one_item(name: str) -> None:
    alone = [b.items[0] for b in blocks(name) if isinstance(b, Items) and len(b.items) == 1]
    assert alone == []


@each_sample
def test_a_number_below_zero_has_a_minus_sign(name: str) -> None:
    values = [i.text for i in each_inline(blocks(name)) if isinstance(i, Value)]
    assert [text for text in values if "-" in text] == []
    assert any(text.startswith("−") for text in values)


PLEONASMS = {
    "a number in figures and in words": r"\d \((?:satu|dua|tiga|empat|lima|enam|sepuluh)\b",
    "percentage by points of percentage": r"[Pp]ersentase \w+ (?:naik|turun|meningkat|menurun)\b",
    "a course that changes": r"berfluktuasi|konsisten (?:naik|turun|meningkat|menurun)",
    "up or down by an amount": r"(?:meningkat|menurun|naik|turun) sebesar",
    "a lone sign": r"\s[.,;:](?:\s|$)|,,|\.\.(?!\.)|\( | \)|  ",
    "a program that praises itself": r"dihitung dari satu sumber|ditelusuri kembali",
}


@each_sample
@pytest.mark.parametrize("pattern", PLEONASMS.values(), ids=PLEONASMS.keys())
def test_what_no_sentence_says(name: str, pattern: str) -> None:
    assert [text for text in sentences(name) if re.search(pattern, text)] == []


@each_sample
def test_a_sentence_begins_with_a_capital(name: str) -> None:
    texts = (text.replace("s.d. ", "") for text in sentences(name))
    assert [text for text in texts if re.search(r"\. [a-z]", text)] == []
