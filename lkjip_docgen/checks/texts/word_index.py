"""Which texts hold a word: every text is looked at once, for all rules that wait for words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice
from operator import eq
from typing import Final

from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.checks.texts.own_words import Own, own_words
from lkjip_docgen.checks.texts.report_texts import Text, remembered, texts
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record

_LETTERS: Final = lazy_pattern(r"[^\W\d_]+")
_NO_LETTERS: Final = {code: " " for code in range(128) if not chr(code).isalpha()}


def texts_with(subject: Subject, phrases: Iterable[str], signs: Iterable[str] = ()) -> list[Text]:
    """The texts that hold all words of one of `phrases`, or one of `signs`, in their order.

    The words are rows of letters in lower case, in any order and with anything between them:
    a quick look before a slow one.
    """
    found = texts(subject)
    return [found[number] for number in _numbers(found, phrases, signs)]


def own_words_with(
    subject: Subject, phrases: Iterable[str], signs: Iterable[str] = ()
) -> list[Own]:
    """The same for texts with their own words."""
    found = own_words(subject)
    return [found[number] for number in _numbers(texts(subject), phrases, signs)]


def _numbers(found: tuple[Text, ...], phrases: Iterable[str], signs: Iterable[str]) -> list[int]:
    holders = _index(found).holders
    numbers = {number for phrase in phrases for number in _with_phrase(holders, phrase)}
    for sign in signs:
        numbers.update(number for number, text in enumerate(found) if sign in text.prose)
    return sorted(numbers)


def _with_phrase(holders: dict[str, list[int]], phrase: str) -> Iterable[int]:
    if phrase in holders:
        return holders[phrase]
    words = _LETTERS.findall(phrase)
    if not words or not all(word in holders for word in words):
        return ()
    return set.intersection(*(set(holders[word]) for word in words))


def texts_that_may_double(subject: Subject) -> list[Text]:
    """The texts that hold a row of letters twice in a row, or words joined by a sign."""
    found = texts(subject)
    return [found[number] for number in _index(found).repeating]


class _Index(Record):
    """The numbers of the texts that hold a word, for every word, and of those that may double."""

    holders: dict[str, list[int]]
    repeating: list[int]


def _may_double(words: str, row: list[str]) -> bool:
    return any(map(eq, row, islice(row, 1, None))) or "-" in words or "/" in words


def _rows_of_letters(words: str) -> list[str]:
    """Each row of letters, in its order; of plain letters alone they are found at once."""
    return words.translate(_NO_LETTERS).split() if words.isascii() else _LETTERS.findall(words)


@remembered
def _index(found: tuple[Text, ...]) -> _Index:
    holders: defaultdict[str, list[int]] = defaultdict(list)
    repeating = []
    for number, text in enumerate(found):
        row = _rows_of_letters(text.lowered)
        words = set(row)
        if len(words) < len(row) and _may_double(text.lowered, row):
            repeating.append(number)
        for word in words:
            holders[word].append(number)
    return _Index(dict(holders), repeating)
