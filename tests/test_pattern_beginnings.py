"""The beginnings of matches: never fewer than those with which a match begins."""

from __future__ import annotations

import re
from itertools import chain

import pytest
from test_patterns import parser

from lkjip_docgen.compiled_patterns import _restored, _taken_apart
from lkjip_docgen.pattern_beginnings import _of_row, _UnknownError

SIGNS = [
    *map(chr, range(0x250)),
    *"\u0660\u0966\u1680\u2003\u2013\u201c\u212a\ufb01\U0001d7ce\U0001f600",
]
PATTERNS = [
    *(r"\d", r"\D", r"\s", r"\S", r"\w", r"\W", r"[^\W\d_]+", r"[\s–]x?", r"[^a-z]", r"[a-fK]"),
    *(
        r"\b(?:naik|turun)\b",
        r"(?<![\w-])(?:satu|kali)",
        r"(?=.)[ab]|x",
        r"(?:a?|b)c",
        r"(?:a|b)*c",
    ),
    *(
        r"(?P<n>\d+)|(?P<k>[ks])",
        r"(?i:k)a?",
        r"(?-i:k)a?",
        r"(?>ab?|c)",
        r"a??b",
        r"“|s",
        r"^x|y$",
    ),
]


def first_signs(pattern: str, flags: int) -> set[str]:
    """All signs with which a pattern matches something, tried one by one."""
    compiled = re.compile(pattern, flags)
    ends = ("", "c", "b", "a", "aik", "urun", "atu", "ali", "x")
    texts = chain.from_iterable((f"{sign}{end}" for end in ends) for sign in SIGNS)
    found = (compiled.match(text) for text in texts)
    return {match.string[0] for match in found if match is not None}


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_match_begins_with_another_sign(pattern: str, flags: int) -> None:
    signs, _ = _of_row(parser().parse(pattern, flags), flags)
    for sign in first_signs(pattern, flags):
        assert sign in signs.ascii or (not sign.isascii() and signs.others), sign


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_what_is_found_is_the_same(pattern: str, flags: int) -> None:
    entry = _taken_apart(pattern, flags)
    assert entry is not None
    made = _restored(pattern, entry)
    assert made is not None
    compiled = re.compile(pattern, flags)
    text = " ".join((*SIGNS, "naik NAIK turun satu kali Kali abc aabbc xy 12,5 kk s“"))
    assert [m.regs for m in made.finditer(text)] == [m.regs for m in compiled.finditer(text)]
    assert made.split(text) == compiled.split(text)
    assert made.sub("<>", text, 3) == compiled.sub("<>", text, 3)


@pytest.mark.parametrize("pattern", [r".a", r"(a)?\1b", r"(?a:\w)a", r"(a)?(?(1)b|c)"])
def test_what_may_begin_with_anything_is_left(pattern: str) -> None:
    with pytest.raises(_UnknownError):
        _of_row(parser().parse(pattern), 0)


def test_a_letter_ignoring_case_takes_few_others() -> None:
    every_sign = "".join(map(chr, (*range(128, 0xD800), *range(0xE000, 0x3000))))
    assert set(re.findall("[a-z]", every_sign, re.IGNORECASE)) <= {"İ", "ı", "ſ", "\u212a"}
