"""Which texts hold a word: every text is looked at once, for all rules that wait for words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
    holders = _index(found).words.holders
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
    return [found[number] for number in _index(found).words.holding(stems)]


class Words(Record):
    """The words of rows in lower case, texts or sentences: `holders` are the numbers of the rows.

    `listed` has each word, a line each.
    """

    rows: Sequence[str]
    holders: dict[str, list[int]]
    listed: str

    def holding(self, stems: Iterable[str]) -> list[int]:
        """The numbers of the rows that hold one of `stems`, which need not be whole words."""
        numbers: set[int] = set()
        for stem in stems:
            letters = max(_LETTERS.findall(stem), key=len, default="")
            held = self._numbers_with(letters) if letters else range(len(self.rows))
            numbers.update(held if letters == stem else (n for n in held if stem in self.rows[n]))
        return sorted(numbers)

    def _numbers_with(self, letters: str) -> Iterable[int]:
        return chain.from_iterable(
            self.holders[word] for word in _words_holding(self.listed, letters)
        )


def words_of(rows: Sequence[str]) -> Words:
    """An index of the words of rows in lower case."""
    return _held(rows, map(set, map(_rows_of_letters, rows)))


def _held(rows: Sequence[str], words: Iterable[set[str]]) -> Words:
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, held in enumerate(words):
        for word in held:
            holders[word].append(number)
    return Words(rows, dict(holders), "\n".join(("", *holders, "")))


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
    """The words of the texts, and the numbers of those that may double some."""

    words: Words
    repeating: list[int]
    doubling: list[int]


def _may_double(words: str, row: list[str]) -> bool:
    return any(map(eq, row, islice(row, 1, None))) or "-" in words or "/" in words


def _doubles_a_phrase(row: list[str]) -> bool:
    """Whether two words to four stand twice in a row: so many are like the one as far behind."""
    return any(_ALIKE * size in bytes(map(eq, row, islice(row, size, None))) for size in _PHRASES)


_ALIKE: Final = b"\x01"
_PHRASES: Final = (2, 3, 4)


def _rows_of_letters(words: str) -> list[str]:
    """Each row of letters, in its order; of plain letters alone they are found at once."""
    return words.translate(_NO_LETTERS).split() if words.isascii() else _LETTERS.findall(words)


@remembered
def _index(found: tuple[Text, ...]) -> _Index:
    repeating, doubling = [], []

    def each() -> Iterator[set[str]]:
        for number, text in enumerate(found):
            row = _rows_of_letters(text.lowered)
            words = set(row)
            if len(words) < len(row) and _may_double(text.lowered, row):
                repeating.append(number)
            if len(words) + 1 < len(row) and _doubles_a_phrase(row):
                doubling.append(number)
            yield words

    words = _held([text.lowered for text in found], each())
    return _Index(words, repeating, doubling)
