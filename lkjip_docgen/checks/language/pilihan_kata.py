"""The choice of words: foreign ones with an equivalent, the author's own person, idle ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import At, how_often, problem, problem_at_all
from lkjip_docgen.checks.texts.word_index import own_words_with
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import MONTHS
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.rules import daftar_kata, padanan

_PERSON: Final = lazy_pattern(r"(?<![\w-])(?:kami|saya|kita|aku)(?![\w-])")
_PERSON_FIRST: Final = lazy_pattern(r"(?:(?<=[.!?] )|^)(?:Kami|Saya|Kita)(?![\w-])", re.MULTILINE)
_SMALL_NAMES: Final = {
    **{name.lower(): name for name in MONTHS},
    **{name.lower(): name for name in ("Senin", "Selasa", "Kamis", "Jumat", "Sabtu")},
    **{name.lower(): name for name in ("Indonesia", "Pancasila", "Ramadan", "Idulfitri", "Natal")},
}
_COUNTRIES: Final = (
    "Myanmar Vietnam Thailand Malaysia Singapura Filipina Kamboja Tiongkok Jepang Korea Taiwan "
    "Australia Amerika Jakarta Surabaya Sumatera Kalimantan Sulawesi Papua Maluku Rohingya"
)
_SMALL_NAMES.update((name.lower(), name) for name in _COUNTRIES.split())
_LANGUAGES: Final = "inggris|arab|jawa|mandarin|belanda|jepang|melayu|sunda|bali|korea|jerman"
_SMALL_LANGUAGE: Final = lazy_pattern(rf"(?<=\bbahasa )(?:{_LANGUAGES})(?![\w-])")
_SMALL_NAME: Final = lazy_pattern(rf"(?<![\w./@-])(?:{'|'.join(_SMALL_NAMES)})(?![\w/@-]|\.\w)")
_MANY: Final = (
    "para",
    "banyak",
    "beberapa",
    "berbagai",
    "sejumlah",
    "semua",
    "seluruh",
    "setiap",
    "tiap",
)
_MANY_DOUBLED: Final = lazy_pattern(
    rf"(?<![\w-])((?i:{'|'.join(_MANY)}))\s+([a-z]{{3,}})-\2(?![\w-])", holds="-"
)
_SINGULAR: Final = frozenset({"undang", "rata", "laki", "masing", "kisi", "anak", "mata", "oleh"})
_DAY_BEFORE: Final = lazy_pattern(r"\d\s+$")


@rule("LK427", Severity.HINT, "Kata asing yang mempunyai padanan")
def foreign_words(subject: Subject) -> Iterator[Problem]:
    """English words, no names, for which Indonesian has its own; each once."""
    words, finder = padanan()
    found: dict[str, list[At]] = {}
    for own in own_words_with(subject, words):
        if not own.text.official:
            for match in finder.finditer(own.words):
                found.setdefault(match.group().lower(), []).append((own.text, match.start()))
    for word, places in found.items():
        message = f"“{word}” mempunyai padanan dalam bahasa Indonesia{how_often(places)}."
        advice = f"Tulis “{words[word]}”; yang tetap dipakai ditulis miring, *{word}*."
        yield problem_at_all(subject, places, message, advice)


@rule("LK436", Severity.WARNING, "Kata ganti orang pertama dalam laporan")
def first_person(subject: Subject) -> Iterator[Problem]:
    """ "kami", "saya" and "kita": a report speaks of the office by its name."""
    for own in own_words_with(subject, ("kami", "saya", "kita", "aku")):
        if own.text.official:
            continue
        for pattern in (_PERSON, _PERSON_FIRST):
            for match in pattern.finditer(own.words):
                message = f"Kata ganti “{match.group()}” dipakai dalam laporan."
                advice = "Sebut kantornya, misalnya “kantor” atau nama singkatnya."
                yield problem(subject, own.text, match.start(), message, advice)


@rule("LK449", Severity.WARNING, "Nama diri diawali huruf kecil")
def small_names(subject: Subject) -> Iterator[Problem]:
    """Months, days and Indonesia in small letters; a date with its day is told by another rule."""
    for own in own_words_with(subject, (*_SMALL_NAMES, "bahasa")):
        for match in _SMALL_NAME.finditer(own.words):
            if not _DAY_BEFORE.search(own.words[max(0, match.start() - 4) : match.start()]):
                yield _small(subject, own.text, match, _SMALL_NAMES[match.group()])
        for match in _SMALL_LANGUAGE.finditer(own.words):
            yield _small(subject, own.text, match, match.group().capitalize())


def _small(subject: Subject, text: Text, match: re.Match[str], name: str) -> Problem:
    message = f"“{match.group()}” diawali huruf kecil."
    return problem(subject, text, match.start(), message, f"Tulis “{name}”.")


@rule("LK450", Severity.HINT, "Kata mubazir")
def idle_words(subject: Subject) -> Iterator[Problem]:
    """Two words of which one is enough: "adalah merupakan"."""
    phrases = daftar_kata("mubazir")
    for own in own_words_with(subject, phrases):
        for match in _idle().finditer(own.words):
            said = " ".join(match.group().split())
            advice = f"Tulis “{phrases[said.lower()]}”."
            yield problem(subject, own.text, match.start(), f"“{said}” mubazir.", advice)
    for own in own_words_with(subject, _MANY):
        for match in _MANY_DOUBLED.finditer(own.words):
            if match[2] not in _SINGULAR:
                advice = f"Tulis “{match[1]} {match[2]}”: bentuk jamak cukup sekali."
                message = f"“{match.group()}” mubazir."
                yield problem(subject, own.text, match.start(), message, advice)


@cache
def _idle() -> re.Pattern[str]:
    phrases = (r"\s+".join(phrase.split()) for phrase in daftar_kata("mubazir"))
    return lazy_pattern(rf"(?<![\w-])(?:{'|'.join(phrases)})(?![\w-])", re.IGNORECASE)
