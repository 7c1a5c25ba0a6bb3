"""Two or three words that stand twice in a row: "paling lama paling lama"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_with_doubled_phrases
from lkjip_docgen.patterns import lazy_pattern

_WORD = lazy_pattern(r"[^\W_]+(?:-[^\W_]+)*")
_LONGEST = 4


def doubled_phrases(subject: Subject) -> Iterator[Problem]:
    """Each phrase that is repeated at once, with nothing but blanks between."""
    for text in texts_with_doubled_phrases(subject):
        found = list(_WORD.finditer(text.prose))
        words = [match.group().lower() for match in found]
        for first, size in _doubled(words):
            begin, end = found[first].start(), found[first + 2 * size - 1].end()
            between = _WORD.sub("", text.prose[begin:end])
            if not between.strip():
                phrase = " ".join(words[first : first + size])
                message = f"“{phrase}” tertulis dua kali berturut-turut."
                yield problem(subject, text, begin, message, "Hapus salah satu.")


def _doubled(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a phrase begins that is repeated at once, and how many words it has."""
    begin = 0
    for first in range(len(words)):
        if first < begin:
            continue
        for size in range(2, _LONGEST + 1):
            phrase = words[first : first + size]
            if phrase == words[first + size : first + 2 * size] and len(set(phrase)) > 1:
                yield first, size
                begin = first + 2 * size
                break
