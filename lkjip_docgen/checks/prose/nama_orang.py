"""Names of persons that a text spells otherwise than the data, or than another text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text, remembered, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding, texts_with
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import Laporan, Unit
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_, dotted

_ADVICE: Final = "Tulis nama orang itu sama di semua tempat, seperti pada surat keputusannya."
_TITLES: Final = r"(?:Prof|Dr|dr|drg|Drs|Dra|Ir|Hj|H|KH|apt|Ns)\."
_NAME: Final = r"[A-Z][a-z’']+(?:\s+[A-Z][a-z’']+){1,4}"
_RUN: Final = lazy_pattern(_NAME)
_ANY: Final = lazy_pattern(r"[A-Z][a-z’']+(?:\s+[A-Z][a-z’']+)*$")
_MARKED: Final = lazy_pattern(
    rf"(?:(?<![\w.]){_TITLES}\s*|\b(?:Bapak|Ibu|Saudara|Saudari|Sdri?\.|bernama|atas\s+nama)\s+)+"
    rf"(?P<nama>{_NAME})"
)
"""A name behind what is only said of persons."""
_DEGREE: Final = r"(?:A\.Md|[SM]\.\s?[A-Z]|S[A-Z]\b|M[A-Z]\b|Ph\.D)"
_WITH_DEGREE: Final = lazy_pattern(rf"(?P<nama>{_NAME}),\s+{_DEGREE}")
_BEHIND_A_NAME: Final = lazy_pattern(rf",\s+{_DEGREE}")
"""Looked for first: where a comma stands is quick to see."""
_BEFORE_NAMES: Final = (
    *("prof", "dr", "drg", "drs", "dra", "ir", "hj", "h", "kh", "apt", "ns"),
    *("bapak", "ibu", "saudara", "saudari", "sdr", "sdri", "bernama", "nama"),
)
"""A text with a name that `_MARKED` finds has one of these words."""
_LETTERS: Final = lazy_pattern(r"[A-Za-z’']+")
_SHORTEST: Final = 4
"""Letters of a part of a name that tells who somebody is; shorter ones are shared by many."""
_ALIKE: Final = 0.75
"""Share of common letters above which a part of a name is another one misspelt."""


class _Person(Record):
    """The words of somebody's name, as it is written, and where it stands."""

    tertulis: str
    kata: tuple[str, ...]
    path: Path_


@rule("LK590", Severity.WARNING, "Nama orang ditulis berbeda")
def other_spellings(subject: Subject) -> Iterator[Problem]:
    """ "Laksmi Chandra Purnama" in a text of an office whose head is Laksmi Candra Purnama."""
    persons = _persons(subject.laporan)
    told: set[tuple[Path_, int]] = set()
    for text, match in _runs(subject, persons):
        words = tuple(match.group().split())
        if any(_is_part(person.kata, words) for person in persons):
            continue
        person = next((one for one in persons if _is_misspelt(words, one.kata)), None)
        if person is not None:
            told.add((text.path, match.start()))
            yield _told(subject, text, match.start(), match.group(), person)
    yield from _of_one_word(subject, persons)
    yield from _in_texts(subject, told)


_ALONE: Final = lazy_pattern(
    r"\b(?:Kepala|Bupati|Sekretaris|Direktur|Camat|Bapak|Ibu|Saudara|Saudari|Sdr\.)(?:\s+[A-Z]\w+){0,9},?\s+"
    r"(?P<nama>[A-Z][a-z’']{4,})(?=[,.;]|\s+[a-z])"
)


def _of_one_word(subject: Subject, persons: tuple[_Person, ...]) -> Iterator[Problem]:
    """ "Kepala Kantor, Suyanto, …" of one who is called Suyatno and no more."""
    alone = [person for person in persons if len(person.kata) == 1]
    for text in texts_holding(subject, *sorted({one.kata[0][:3].lower() for one in alone})):
        if _is_compared_elsewhere(text):
            continue
        for match in _ALONE.finditer(text.prose):
            name = match["nama"]
            known = [one for one in persons if name in one.kata]
            person = next((one for one in alone if _is_slip(name, one.kata[0])), None)
            if person is not None and not known:
                yield _told(subject, text, match.start("nama"), name, person)


def _told(subject: Subject, text: Text, start: int, name: str, person: _Person) -> Problem:
    message = (
        f"“{' '.join(name.split())}” di sini, “{person.tertulis}” pada `{dotted(person.path)}`: "
        "tampaknya satu orang."
    )
    return problem(subject, text, start, message, _ADVICE, others=(person.path,))


@remembered
def _persons(laporan: Laporan) -> tuple[_Person, ...]:
    """Everybody who signs or heads a unit, each name once."""
    found: dict[tuple[str, ...], _Person] = {}
    named = [
        (person.nama, ("pejabat", n, "penandatangan", k, "nama"))
        for n, document in enumerate(laporan.pejabat)
        for k, person in enumerate(document.penandatangan)
    ]
    for name, path in (*named, *_heads(laporan.organisasi.unit, ("organisasi", "unit"))):
        match = _ANY.search(name.split(",")[0]) if "[" not in name else None
        if match is not None:
            words = tuple(match.group().split())
            found.setdefault(words, _Person(" ".join(words), words, path))
    return tuple(found.values())


def _heads(units: tuple[Unit, ...], path: Path_) -> Iterator[tuple[str, Path_]]:
    for number, unit in enumerate(units):
        if unit.pejabat:
            yield unit.pejabat, (*path, number, "pejabat")
        yield from _heads(unit.unit, (*path, number, "unit"))


def _runs(subject: Subject, persons: tuple[_Person, ...]) -> Iterator[tuple[Text, re.Match[str]]]:
    """Rows of capitalised words in the texts that hold a word of a known name."""
    stems = {word.lower() for person in persons for word in person.kata if len(word) >= _SHORTEST}
    for text in texts_holding(subject, *sorted(stems)):
        if not _is_compared_elsewhere(text):
            yield from ((text, match) for match in _RUN.finditer(text.prose))


def _is_compared_elsewhere(text: Text) -> bool:
    """Whether a text is the name of who signs or leads, which other rules compare."""
    return text.path[0] == "pejabat" or text.path[-1] == "pejabat"


def _is_part(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether some words hold a whole name, or no other words than those of the name."""
    size = len(name)
    whole = any(words[n : n + size] == name for n in range(len(words) - size + 1))
    return whole or set(words) <= set(name)


def _is_misspelt(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a word of a name stands in a row beside another one of it that is misspelt."""
    for at, word in enumerate(words[:-1]):
        for n, known in enumerate(name[:-1]):
            after, meant = words[at + 1], name[n + 1]
            if (word == known and _is_slip(after, meant)) or (
                after == meant and _is_slip(word, known)
            ):
                return len(word) >= _SHORTEST or len(after) >= _SHORTEST
    return False


def _is_slip(one: str, other: str) -> bool:
    """Whether two parts of names are one, of which one is misspelt; each begins as the other."""
    if one == other or one[0] != other[0] or min(len(one), len(other)) < _SHORTEST:
        return False
    alike = SequenceMatcher(None, one.lower(), other.lower()).ratio()
    return alike >= _ALIKE and abs(len(one) - len(other)) <= 2


def _named_as_persons(subject: Subject) -> Iterator[tuple[Text, list[re.Match[str]]]]:
    """The texts with names behind a title or before a degree, and those names."""
    titled = {text.path for text in texts_with(subject, _BEFORE_NAMES)}
    for text in texts(subject):
        found = [*_MARKED.finditer(text.prose)] if text.path in titled else []
        if _BEHIND_A_NAME.search(text.prose):
            found += _WITH_DEGREE.finditer(text.prose)
        if found:
            yield text, found


def _in_texts(subject: Subject, told: set[tuple[Path_, int]]) -> Iterator[Problem]:
    """Persons whom only the texts name, with a title or a degree, in two spellings."""
    seen: defaultdict[str, list[_Person]] = defaultdict(list)
    for text, matches in _named_as_persons(subject):
        if _is_compared_elsewhere(text):
            continue
        for match in matches:
            words = tuple(match["nama"].split())
            known = [one for word in words for one in seen[word]]
            first = next((one for one in known if _is_misspelt(words, one.kata)), None)
            same = any(one.kata == words for one in known)
            if first is not None and not same and (text.path, match.start("nama")) not in told:
                yield _told(subject, text, match.start("nama"), match["nama"], first)
            if not same:
                person = _Person(" ".join(words), words, text.path)
                for word in words:
                    seen[word].append(person)
