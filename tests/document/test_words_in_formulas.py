"""Any words stand in a formula as they were typed: in Office Math and in the drawing alike."""

from __future__ import annotations

import re
from html import unescape

import pytest

from lkjip_docgen.document.formula import to_mathml, words
from lkjip_docgen.pdf.equations import formula
from lkjip_docgen.word.equations import office_math

HARD = [
    "layanan paspor & izin tinggal",
    "waktu < 3 hari",
    "nilai > 80",
    "50% dari peserta",
    "berkas #2 seharga $3",
    "kode_unit {a} [b]",
    r"x^2 ~ y \ z",
    'Ma\'ruf, “dikutip” dan "lurus"',
]


@pytest.mark.parametrize("text", HARD)
def test_words_are_the_same_in_every_form(text: str) -> None:
    latex = rf"\frac{{{words(text)}}}{{\text{{Target}}}} \times 100\%"
    assert formula(latex, 11, "#000000").startswith("<svg")
    assert said("mtext", to_mathml(latex)) == text
    assert said("m:t", office_math(latex)) == text


def said(tag: str, xml: str) -> str:
    first = re.search(rf"<{tag}[^>]*>([^<]*)</{tag}>", xml)
    assert first is not None
    return unescape(first[1]).replace("\N{NO-BREAK SPACE}", " ")
