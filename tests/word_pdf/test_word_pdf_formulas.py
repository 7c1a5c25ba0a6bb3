"""Formulas of a Word report as a screen reader says them."""

from __future__ import annotations

import pytest
from lxml import etree

from lkjip_docgen.docx import NAMESPACES
from lkjip_docgen.word_pdf.formulas import spoken


def t(text: str) -> str:
    """A run of a formula."""
    return f"<m:r><m:t>{text}</m:t></m:r>"


def tag(name: str, *parts: str) -> str:
    return f"<m:{name}>{''.join(parts)}</m:{name}>"


def said(*parts: str) -> str:
    space = f'xmlns:m="{NAMESPACES["m"]}"'
    return spoken(etree.fromstring(f"<m:oMath {space}>{''.join(parts)}</m:oMath>"))


@pytest.mark.parametrize(
    ("sign", "word"),
    [("=", "sama dengan"), ("×", "dikali"), ("+", "ditambah"), ("−", "dikurangi"), ("%", "persen")],
)
def test_signs_are_words(sign: str, word: str) -> None:
    assert said(t(f"a{sign}2")) == f"a {word} 2"


def test_a_hyphen_inside_a_word_is_none_but_one_before_a_number_is_minus() -> None:
    assert said(t("rata-rata - 2")) == "rata-rata dikurangi 2"
    assert said(t("-2")) == "dikurangi 2"


def test_a_fraction_says_what_is_divided_by_what() -> None:
    num, den = tag("num", t("realisasi")), tag("den", t("pagu"))
    assert said(tag("f", num, den)) == "realisasi dibagi pagu"
    reckoned = tag("num", t("a"), t("+"), t("b"))
    assert said(tag("f", reckoned, den)) == "(a ditambah b) dibagi pagu"
    share = tag("num", t("50%"))
    assert said(tag("f", share, den)) == "50 persen dibagi pagu"


def test_sums_and_roots_say_of_what() -> None:
    limits = tag("naryPr", t("limit")) + tag("sub", t("i")) + tag("sup", t("n"))
    assert said(tag("nary", limits, tag("e", t("nilai")))) == "jumlah nilai"
    assert said(tag("rad", tag("deg", t("2")), tag("e", t("9")))) == "akar 9"


@pytest.mark.parametrize(
    ("name", "parts", "words"),
    [
        ("sSup", ("e", "sup"), "e pangkat sup"),
        ("sSubSup", ("e", "sub", "sup"), "e sub pangkat sup"),
        ("sSup", ("e",), "e"),
        ("sSubSup", ("e", "sub"), "e sub"),
        ("sSub", ("e", "sub"), "e sub"),
    ],
)
def test_a_power_is_said_where_there_is_one(name: str, parts: tuple[str, ...], words: str) -> None:
    assert said(tag(name, *(tag(part, t(part)) for part in parts))) == words


def test_what_is_not_known_is_read_part_by_part_and_remarks_are_passed_over() -> None:
    bracketed = tag("d", tag("dPr", t("kurung")), tag("e", t("a")), "<!-- catatan -->", t("b"))
    assert said(bracketed) == "a b"
