"""Whole sentences in English, left over from a brochure, a translation or a template."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.kalimat import spans
from lkjip_docgen.checks.texts.own_words import Own
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import own_words_with
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import lazy_pattern

_ENGLISH: Final = (
    *("the", "of", "and", "is", "are", "was", "were", "has", "have", "been", "with", "from"),
    *("this", "that", "these", "which", "its", "their", "for", "by", "to", "an", "not", "will"),
)
"""Small words that no English sentence does without, and no Indonesian one has."""
_ONLY_ENGLISH: Final = ("the", "and", "has", "have", "are", "was", "were", "is", "been", "will")
_WORD: Final = lazy_pattern(r"(?<![\w'’-])[a-z]+(?![\w'’-])")
_ANY_WORD: Final = lazy_pattern(r"[^\W\d_]+")
_FEWEST: Final = 3  # small English words in a sentence: a name has two, as in "Ease of the"
_SHARE: Final = 0.2  # of all its words
_SHOWN: Final = 60  # characters of it that a message repeats


@rule("LK448", Severity.WARNING, "Kalimat berbahasa Inggris")
def english_sentences(subject: Subject) -> Iterator[Problem]:
    """Sentences whose small words are English; quotations and italics may be foreign."""
    for own in own_words_with(subject, _ONLY_ENGLISH):
        if own.text.official:
            continue
        for start, end in spans(own.words):
            if _is_english(own.words[start:end]):
                yield _told(subject, own, start, end)


def _is_english(sentence: str) -> bool:
    found = [word for word in _WORD.findall(sentence) if word in _ENGLISH]
    if len(found) < _FEWEST or len(set(found)) < _FEWEST - 1:
        return False
    return len(found) >= _SHARE * len(_ANY_WORD.findall(sentence))


def _told(subject: Subject, own: Own, start: int, end: int) -> Problem:
    sentence = " ".join(own.words[start:end].split())
    shown = sentence
    if len(sentence) > _SHOWN:
        shown = sentence[:_SHOWN].rpartition(" ")[0] + " …"
    begins = start + len(own.words[start:end]) - len(own.words[start:end].lstrip())
    return problem(
        subject,
        own.text,
        begins,
        f"“{shown}” berbahasa Inggris.",
        "Tulis dalam bahasa Indonesia; kutipan diberi tanda kutip, nama asing ditulis *miring*.",
    )
