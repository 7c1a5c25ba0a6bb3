"""Texts of one kind that say the same in another order of words: a copy with small changes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from lkjip_docgen.checks.prose.hampir_sama import sense_of
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.source import dotted

_ANALYSIS: Final = ("penyebab", "kendala", "solusi", "rekomendasi")
_INNOVATION: Final = ("permasalahan", "uraian", "output", "dampak")
_FEWEST: Final = 5  # telling words of a text that is compared
_ALIKE: Final = 0.75  # share of common words in all words of both
_MANY: Final = 8  # texts with a rare word in common that are compared
_NAME: Final = lazy_pattern(r"(?<=\s)[A-Z]\w*|\d[\d.,]*")
"""A name or a number within a text, by which two things are told apart."""


class _Entry(Record):
    """A text and its telling words."""

    teks: Text
    kata: frozenset[str]


@rule("LK550", Severity.WARNING, "Isian menyalin isian lain dengan susunan kata yang berbeda")
def reworded_copies(subject: Subject) -> Iterator[Problem]:
    """The effect of another innovation, the duties of another unit, a cause of another indicator.

    What is the same to the letter, differs in one word of a dozen, or stands in one list, other
    rules tell.  Names and numbers that differ make two things of two texts.
    """
    for entries in _families(subject):
        for entry, first in _copies(entries):
            yield problem(
                subject,
                entry.teks,
                0,
                f"Isi ini sama maksudnya dengan `{dotted(first.teks.path)}`; hanya susunan "
                "katanya yang berbeda.",
                "Periksa apakah yang satu disalin dari yang lain; tulis isi yang khas bagi "
                "masing-masing.",
                others=(first.teks.path,),
            )


def _families(subject: Subject) -> Iterator[list[_Entry]]:
    """The texts that answer the same question for several things."""
    found: defaultdict[str, list[_Entry]] = defaultdict(list)
    for text in texts(subject):
        family = _family(text)
        if family and "|" not in text.value:
            words = sense_of(text.value)
            if len(words) >= _FEWEST:
                found[family].append(_Entry(text, words))
    yield from found.values()


def _family(text: Text) -> str:
    """The kind of a text; "" of one that is not compared."""
    last = text.field.rsplit(".", 1)[-1]
    match text.path[0]:
        case "indikator" if last in _ANALYSIS:
            return "analisis"
        case "inovasi" if last in _INNOVATION:
            return "inovasi"
        case "organisasi" if last == "tugas":
            return "tugas"
    return ""


def _copies(entries: Sequence[_Entry]) -> Iterator[tuple[_Entry, _Entry]]:
    """Each text that is like an earlier one, with that one.

    Two texts that have three quarters of their words in common have one of their rarest words
    in common, of each so many as may be missing: only those are compared.
    """
    often = Counter(word for entry in entries for word in entry.kata)
    holders: defaultdict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        rare = sorted(entry.kata, key=lambda word: (often[word], word))
        rare = rare[: len(rare) - int(len(rare) * _ALIKE) + 1]
        earlier = {id(other): other for word in rare for other in holders[word][:_MANY]}
        first = next((other for other in earlier.values() if _is_copy(entry, other)), None)
        if first is not None:
            yield entry, first
        for word in rare:
            holders[word].append(entry)


def _is_copy(one: _Entry, other: _Entry) -> bool:
    """Whether two texts say the same, and none of the rules for closer copies tells it."""
    common = len(one.kata & other.kata)
    if common < _ALIKE * len(one.kata | other.kata):
        return False
    if _names_in(one.teks.value) != _names_in(other.teks.value):
        return False
    if _is_told_elsewhere(one.teks, other.teks):
        return False
    only_one, only_other = one.kata - other.kata, other.kata - one.kata
    return not (only_one and only_other) or (one.teks.path[0] != "organisasi" and common >= _MANY)


@lru_cache(maxsize=4096)
def _names_in(value: str) -> frozenset[str]:
    """The names and numbers in a text; few texts are near enough to another to be asked."""
    return frozenset(_NAME.findall(value))


def _is_told_elsewhere(one: Text, other: Text) -> bool:
    """Whether two texts are of one list, of one unit, or the same to the letter."""
    if one.path[:-1] == other.path[:-1] or one.value.casefold() == other.value.casefold():
        return True
    if one.path[0] != "organisasi":
        return False
    short, long_ = sorted((one.path[:-1], other.path[:-1]), key=len)
    return long_[: len(short)] == short
