"""Which texts hold a word: every text is looked at once, for all rules that wait for words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from lkjip_docgen.checks.own_words import Own, own_words
from lkjip_docgen.checks.report_texts import Text, remembered, texts
from lkjip_docgen.checks.rule import Subject

_LETTERS: Final = re.compile(r"[^\W\d_]+")


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
    holders = _holders(found)
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


@remembered
def _holders(found: tuple[Text, ...]) -> dict[str, list[int]]:
    """The numbers of the texts that hold a word, for every word."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(found):
        for word in set(_LETTERS.findall(text.lowered)):
            holders[word].append(number)
    return dict(holders)
