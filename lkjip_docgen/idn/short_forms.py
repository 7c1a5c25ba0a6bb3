"""Abbreviations as Indonesian texts introduce them: "Indeks Kepuasan Masyarakat (IKM)"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from lkjip_docgen.patterns import lazy_pattern

_IN_BRACKETS = lazy_pattern(r"\(([A-Z][A-Za-z]{1,11}|[A-Z]{0,5}[2-5][A-Z]{0,5})\)")
_TIMES = lazy_pattern(r"([a-z])([2-5])|([2-5])([a-z])")
_WORDS = lazy_pattern(r"[^\W\d_][\w/-]*")
_SENTENCE = lazy_pattern(r"[.;:!?(]\s|\n")
_TOKEN = lazy_pattern(r"[^\W_]+(?:-[^\W_]+)*")
_MOST_WORDS: Final = 12  # of a name: the longest of a ministry has fewer
_FARTHEST: Final = 400  # characters before a bracket that are looked at
_SMALL: Final = frozenset(
    {
        *("dan", "atau", "di", "ke", "dari", "yang", "untuk", "atas", "pada", "dengan", "dalam"),
        *("serta", "bagi", "oleh", "terhadap", "tentang", "secara", "bidang"),
    }
)
"""Words that an abbreviation may pass over: "Aparatur Negara *dan* Reformasi Birokrasi"."""


class Introduced(NamedTuple):
    """An abbreviation with its long form, and where the long form begins in the text."""

    short: str
    long: str
    start: int


def introduced(text: str) -> Iterator[Introduced]:
    """The abbreviations that a text introduces in brackets behind their long forms.

    What stands in brackets and is not made of the words before it is none.
    """
    for bracket in _IN_BRACKETS.finditer(text):
        words = _words_before(text, bracket.start())
        start = _begin(_letters(bracket[1]), words)
        if start is not None:
            long = " ".join(text[start : bracket.start()].split())
            yield Introduced(bracket[1], long, start)


def _letters(short: str) -> str:
    """The letters that words are to give: "K3" and "3R" say how often one comes, "kkk", "rrr"."""
    return _TIMES.sub(lambda m: (m[1] or m[4]) * int(m[2] or m[3]), short.lower())


def _words_before(text: str, end: int) -> Sequence[re.Match[str]]:
    """The last words of the sentence that goes on to `end`; none where something else is there."""
    begin = max(0, end - _FARTHEST)
    begin = max((stop.end() for stop in _SENTENCE.finditer(text, begin, end)), default=begin)
    words = list(_WORDS.finditer(text, begin, end))[-_MOST_WORDS:]
    if words and text[words[-1].end() : end].strip():
        return ()
    return words


def _begin(short: str, words: Sequence[re.Match[str]]) -> int | None:
    """Where the shortest long form begins; one of initials alone ("AKI") before others."""
    for most in (1, len(short)):
        for first in range(len(words) - 2, -1, -1):
            names = [word[0].lower() for word in words[first:]]
            if names[0] not in _SMALL and _made_of(short, names, most):
                return words[first].start()
    return None


def _made_of(short: str, words: Sequence[str], most: int) -> bool:
    """Whether the letters come from the words in turn: the first of each word, and at most so many.

    Small words may be passed over.
    """
    reached = {0}  # how many letters may have been taken by now
    for word in words:
        taken = {count for start in reached for count in _taken(short, start, word, most)}
        reached = taken | reached if word in _SMALL else taken
    return len(short) in reached


def _taken(short: str, start: int, word: str, most: int) -> Iterator[int]:
    """How many letters may have been taken after a word gave its first one, and more in turn."""
    end = min(len(short), start + most)
    if start >= end or short[start] != word[0]:
        return
    for letter in word:
        if start < end and short[start] == letter:
            start += 1
            yield start


def spelt_out(short: str, name: str) -> str:
    """The words of a name that an abbreviation is made of; all of it where no words are.

    An indicator is called by the abbreviation of a part of its name.
    """
    words = list(_WORDS.finditer(name))
    ends = [end for end in range(len(words), 1, -1) if words[end - 1][0].lower() not in _SMALL]
    for end in ends:
        start = _begin(_letters(short), words[max(0, end - _MOST_WORDS) : end])
        if start is not None:
            return name[start : words[end - 1].end()]
    return name


def is_said(short: str, words: Collection[str]) -> bool:
    """Whether an abbreviation is among the words of a text (`tokens`).

    One that is read as a word ("Renstra") is one with a small first letter too.
    """
    return short in words or (not short.isupper() and short[:1].lower() + short[1:] in words)


def tokens(text: str) -> Iterator[str]:
    """The words of a text as an abbreviation is looked for: "LKjIP", "e-Monev"."""
    return iter(_TOKEN.findall(text))
