"""Which texts hold a word: every text is looked at once, for all rules that wait for words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.checks.texts.own_words import Own, own_words
from lkjip_docgen.checks.texts.report_texts import Text, remembered, texts
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record

_LETTERS: Final = lazy_pattern(r"[^\W\d_]+")


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


def texts_with_a_word_twice(subject: Subject) -> list[Text]:
    """The texts that hold any word more than once."""
    found = texts(subject)
    return [found[number] for number in _index(found).repeating]


class _Index(Record):
    """The numbers of the texts that hold a word, for every word, and of those with one twice."""

    holders: dict[str, list[int]]
    repeating: list[int]


@remembered
def _index(found: tuple[Text, ...]) -> _Index:
    holders: defaultdict[str, list[int]] = defaultdict(list)
    repeating = []
    for number, text in enumerate(found):
        row = _LETTERS.findall(text.lowered)
        words = set(row)
        if len(words) < len(row):
            repeating.append(number)
        for word in words:
            holders[word].append(number)
    return _Index(dict(holders), repeating)
