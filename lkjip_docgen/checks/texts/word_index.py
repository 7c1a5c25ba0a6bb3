"""Which texts hold a word: every text is looked at once, for all rules that wait for words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, islice
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


def texts_holding(subject: Subject, *stems: str) -> list[Text]:
    """The texts of which `Text.holds` is true, in their order: quicker than to ask each.

    A row of letters is looked for among the words of the report, of which there are few.
    """
    found = texts(subject)
    return [found[number] for number in sorted(_numbers_holding(found, stems))]


def _numbers_holding(found: tuple[Text, ...], stems: Iterable[str]) -> set[int]:
    index = _index(found)
    numbers: set[int] = set()
    for stem in stems:
        letters = max(_LETTERS.findall(stem), key=len, default="")
        rows = [index.holders[word] for word in _words_holding(index.words, letters)]
        held: Iterable[int] = chain.from_iterable(rows) if letters else range(len(found))
        numbers.update(held if letters == stem else (n for n in held if found[n].holds(stem)))
    return numbers


def _words_holding(words: str, letters: str) -> Iterator[str]:
    """Each of some words, with a line break before and behind it, that holds some letters."""
    at = words.find(letters) if letters else -1
    while at >= 0:
        end = words.index("\n", at)
        yield words[words.rindex("\n", 0, at + 1) + 1 : end]
        at = words.find(letters, end)


def texts_that_may_double(subject: Subject) -> list[Text]:
    """The texts that hold a row of letters twice in a row, or words joined by a sign."""
    found = texts(subject)
    return [found[number] for number in _index(found).repeating]


def texts_with_doubled_phrases(subject: Subject) -> list[Text]:
    """The texts in which two words or more may stand twice in a row."""
    found = texts(subject)
    return [found[number] for number in _index(found).doubling]


class _Index(Record):
    """The numbers of the texts that hold a word, for every word, and of those that may double."""

    holders: dict[str, list[int]]
    repeating: list[int]
    doubling: list[int]
    words: str  # each word of them, a line each


def _may_double(words: str, row: list[str]) -> bool:
    return any(map(eq, row, islice(row, 1, None))) or "-" in words or "/" in words


def _doubles_a_phrase(row: list[str]) -> bool:
    """Whether two words to four stand twice in a row."""
    return any(
        any(map(eq, row, islice(row, size, None)))
        and any(row[n : n + size] == row[n + size : n + 2 * size] for n in range(len(row) - size))
        for size in _PHRASES
    )


_PHRASES: Final = (2, 3, 4)


def _rows_of_letters(words: str) -> list[str]:
    """Each row of letters, in its order; of plain letters alone they are found at once."""
    return words.translate(_NO_LETTERS).split() if words.isascii() else _LETTERS.findall(words)


@remembered
def _index(found: tuple[Text, ...]) -> _Index:
    holders: defaultdict[str, list[int]] = defaultdict(list)
    repeating, doubling = [], []
    for number, text in enumerate(found):
        row = _rows_of_letters(text.lowered)
        words = set(row)
        if len(words) < len(row) and _may_double(text.lowered, row):
            repeating.append(number)
        if len(words) + 1 < len(row) and _doubles_a_phrase(row):
            doubling.append(number)
        for word in words:
            holders[word].append(number)
    return _Index(dict(holders), repeating, doubling, "\n".join(("", *holders, "")))
