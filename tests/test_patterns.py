"""Patterns are compiled when a text can match them, and `holds` never hides a match."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
from collections.abc import Iterable
from itertools import product
from typing import Any

import pytest

import lkjip_docgen
from lkjip_docgen.patterns import DIGITS, HoldingPattern, LazyPattern, lazy_pattern

ANY_DIGIT = "\1"
GAP = "\0"
"""Stands for letters that a pattern leaves open."""
MOST = 5000
"""Spellings of one pattern that are looked at; what has more is a gap."""


def every(kind: type[Any]) -> list[Any]:
    """All patterns of a kind that the modules of the package make."""
    for module in pkgutil.walk_packages(lkjip_docgen.__path__, "lkjip_docgen."):
        if ".checks" in module.name or module.name.count(".") == 1:
            importlib.import_module(module.name)
    gc.unfreeze()  # a command that ran in this process keeps what was there from the collector
    return [thing for thing in gc.get_objects() if type(thing) is kind]


def test_a_pattern_is_compiled_when_it_is_used() -> None:
    pattern = lazy_pattern(r"tahun (\d+)")
    assert not is_compiled(pattern)
    found = pattern.search("pada tahun 2023")
    assert found
    assert found[1] == "2023"
    assert is_compiled(pattern)


def test_a_text_without_the_words_compiles_nothing() -> None:
    pattern = lazy_pattern(r"\b(?:naik|turun)\b", holds=("naik", "turun"))
    assert pattern.search("tetap") is None
    assert pattern.sub("x", "tetap") == "tetap"
    assert isinstance(pattern, HoldingPattern)
    assert not is_compiled(pattern.lazy)
    assert pattern.search("naik lagi")
    assert is_compiled(pattern.lazy)


def is_compiled(pattern: object) -> bool:
    """Whether a method is set, without asking for it (which would compile)."""
    try:
        object.__getattribute__(pattern, "search")
    except AttributeError:
        return False
    return True


TEXTS = ("", "naik", "NAIK lalu Turun", "tetap", "dinaikkan, naik 2,5 lalu turun 3", "naik\nturun")


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@pytest.mark.parametrize("holds", [(), ("naik", "turun")])
def test_all_methods_are_those_of_a_compiled_pattern(
    text: str, flags: int, holds: tuple[str, ...]
) -> None:
    source = r"\b(?P<arah>naik|turun)\b"
    lazy, compiled = lazy_pattern(source, flags, holds=holds), re.compile(source, flags)
    for method in ("search", "match", "fullmatch"):
        one, other = getattr(lazy, method)(text), getattr(compiled, method)(text)
        assert (one and one.span()) == (other and other.span())
        one, other = getattr(lazy, method)(text, 1), getattr(compiled, method)(text, 1)
        assert (one and one.span()) == (other and other.span())
    assert [m.span() for m in lazy.finditer(text)] == [m.span() for m in compiled.finditer(text)]
    assert lazy.findall(text) == compiled.findall(text)
    assert lazy.split(text) == compiled.split(text)
    assert lazy.split(text, 1) == compiled.split(text, 1)
    assert lazy.sub("<>", text) == compiled.sub("<>", text)
    assert lazy.sub(lambda m: m[0] * 2, text, 1) == compiled.sub(lambda m: m[0] * 2, text, 1)
    assert lazy.pattern == compiled.pattern


@pytest.mark.parametrize("text", ["NAİK", "naık", "ſatu", "Kota", "KOTA"])
def test_letters_that_patterns_take_for_the_same_are_so_for_the_words(text: str) -> None:
    for word in ("naik", "satu", "kota"):
        lazy = lazy_pattern(word, re.IGNORECASE, holds=word)
        assert bool(lazy.search(text)) == bool(re.search(word, text, re.IGNORECASE))


@pytest.mark.parametrize("text", ["nomor ٣", "nomor 3", "nomor", "nomor –", "nomor – 3"])
def test_digits_of_other_scripts_are_digits(text: str) -> None:
    assert bool(lazy_pattern(r"\d", holds=DIGITS).search(text)) == bool(re.search(r"\d", text))


def test_every_pattern_can_be_compiled() -> None:
    patterns = every(LazyPattern)
    assert len(patterns) > 300
    for pattern in patterns:
        re.compile(pattern.pattern, pattern.flags)


def test_every_match_holds_one_of_the_words_of_its_pattern() -> None:
    unproved = [
        (pattern.pattern, pattern.holds)
        for pattern in every(HoldingPattern)
        if not proved(pattern.pattern, pattern.flags, pattern.holds)
    ]
    assert unproved == []


@pytest.mark.parametrize(
    ("pattern", "holds", "sound"),
    [
        (r"\b(?:naik|turun)\s+\d", ("naik", "turun"), True),
        (r"\b(?:naik|turun)\s+\d", ("naik",), False),
        (r"(?:naik)?\s+\d", ("naik",), False),
        (r"(?:naik )+\d", ("naik ",), True),
        (r"[Tt]ahun", ("ahun",), True),
        (r"[Tt]ahun", ("tahun",), False),
        (r"(?i)[Tt]ahun", ("tahun",), True),
        (r"(?=tahun).*", ("tahun",), False),
        (r"(\w+) dan \1", (" dan ",), True),
        (r"\d[.,]\d", DIGITS, True),
        (r"\d[.,]\d", ("0", "1"), False),
        (r"(?:\d|satu) orang", (*DIGITS, "satu"), True),
        (r"(?:\d|satu)? orang", (*DIGITS, "satu"), False),
    ],
)
def test_what_a_proof_is(pattern: str, holds: tuple[str, ...], sound: bool) -> None:
    assert proved(pattern, 0, holds) is sound


def proved(pattern: str, flags: int, words: Iterable[str]) -> bool:
    """Whether every text that the pattern matches holds one of the words.

    Among all digits, those of other scripts are searched for too (`may_match`).
    """
    tree = parser().parse(pattern, flags)
    fold = bool(tree.state.flags & re.IGNORECASE)
    texts = spellings(tree, fold)
    if set(DIGITS) <= set(words):
        texts = {text.replace(ANY_DIGIT, "0") for text in texts}
    return all(any(word in text for word in words) for text in texts)


def spellings(tree: Any, fold: bool) -> set[str]:
    """What a pattern can match, with gaps for what it leaves open: no match is left out."""
    found = {""}
    for operation, argument in tree:
        parts = spelt(str(operation), argument, fold)
        if len(found) * len(parts) > MOST:
            parts = {GAP}
        found = {one + other for one, other in product(found, parts)}
    return found


def spelt(operation: str, argument: Any, fold: bool) -> set[str]:
    """What one part of a pattern can match."""
    if operation == "LITERAL":
        return {chr(argument).casefold() if fold else chr(argument)}
    if operation == "IN" and len(argument) <= 4 and all(str(o) == "LITERAL" for o, _ in argument):
        return {part for o, a in argument for part in spelt(str(o), a, fold)}
    if operation == "IN" and [str(a) for _, a in argument] == ["CATEGORY_DIGIT"]:
        return {ANY_DIGIT}
    if operation == "BRANCH":
        return {text for branch in argument[1] for text in spellings(branch, fold)}
    if operation == "SUBPATTERN":
        return spellings(argument[3], fold)
    if operation in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        least, most, item = argument
        if least == 0:
            return {GAP}
        after = "" if most == 1 else GAP
        return {text + after for text in spellings(item, fold)}
    if operation in {"ASSERT", "ASSERT_NOT", "AT"}:
        return {""}
    return {GAP}


def parser() -> Any:
    """The parser of the patterns of Python, which has no public name."""
    return importlib.import_module("re._parser")
