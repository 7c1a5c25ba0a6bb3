"""Abbreviations of the office: one long form each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text, remembered, texts
from lkjip_docgen.checks.texts.text_places import place_of
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import introduced, plain_name
from lkjip_docgen.model import singkatan_dalam
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record
from lkjip_docgen.rules import kepanjangan
from lkjip_docgen.source import Path_


class _Use(Record):
    """A long form of an abbreviation; `path` is () where it is a word of the report itself."""

    short: str
    long: str
    path: Path_
    place: Place | None


@rule("LK447", Severity.WARNING, "Singkatan dengan dua kepanjangan")
def satu_kepanjangan(subject: Subject) -> Iterator[Problem]:
    """Readers take an abbreviation for what it was the first time."""
    first: dict[str, _Use] = {}
    for use in (*_uses(subject), *_wrong_uses(subject)):
        known = first.setdefault(use.short.casefold(), use)
        if use.path and plain_name(known.long) != plain_name(use.long):
            yield Problem(
                use.path,
                f"{use.short} di sini berarti “{use.long}”, sedangkan {_where(known)} berarti "
                f"“{known.long}”.",
                "Pakai satu kepanjangan untuk satu singkatan, atau singkatan lain untuk salah "
                "satunya.",
                use.place,
                others=(known.place,) if known.place is not None else (),
            )
    yield from _two_shorts(subject)
    yield from _unlike_the_table(subject)


def _uses(subject: Subject) -> Iterator[_Use]:
    """Every long form: beside names of the data and words of the report, then in texts."""
    yield from _of_data(subject)
    for text in texts(subject):
        for short, long, start in introduced(text.value) if "(" in text.value else ():
            yield _Use(short, long, text.path, place_of(subject, text, start))


_ANY_SHORT = lazy_pattern(r"\((?P<short>(?:Tim\s+)?[A-Z][A-Z0-9]{1,11})\)")
_TAIL = 3
"""Last words of a name by which two mentions of it are known to be of one thing."""


def _two_shorts(subject: Subject) -> Iterator[Problem]:
    """One name with two abbreviations that begin alike: "(WBBM)" here and "(WBK)" there."""
    first: dict[str, tuple[str, Text]] = {}
    for text in texts(subject):
        for match in _ANY_SHORT.finditer(text.value) if "(" in text.value else ():
            words = re.findall(r"[\w/-]+", text.value[max(0, match.start() - 80) : match.start()])
            tail = words[-_TAIL:]
            if len(tail) < _TAIL or not (tail[0][:1].isupper() and tail[-1][:1].isupper()):
                continue
            short = " ".join(match["short"].split())
            known, where = first.setdefault(" ".join(tail).casefold(), (short, text))
            if known != short and known.split()[-1][0] == short.split()[-1][0]:
                yield Problem(
                    text.path,
                    f"“{' '.join(tail)}” di sini disingkat {short}, di tempat lain {known}.",
                    "Pakai satu singkatan untuk satu nama.",
                    place_of(subject, text, match.start()),
                    (where.path,),
                )


_IN_BRACKETS = lazy_pattern(r"\((?P<short>[A-Z][A-Za-z]{1,11})\)")


def _wrong_uses(subject: Subject) -> Iterator[_Use]:
    """A known abbreviation behind a name that it is not made of.

    The name is that of another abbreviation, or has its first words in common with the right one.
    """
    known = {use.short: use.long for use in _of_data(subject)}
    for text in texts(subject):
        for match in _IN_BRACKETS.finditer(text.value) if "(" in text.value else ():
            right = known.get(match["short"])
            if right is None:
                continue
            before = " ".join(text.value[max(0, match.start() - 120) : match.start()].split())
            long = _wrong_name(before, match["short"], right, known)
            if long is not None:
                place = place_of(subject, text, match.start())
                yield _Use(match["short"], long, text.path, place)


@remembered
def _of_data(subject: Subject) -> tuple[_Use, ...]:
    """The long forms beside names of the data, and those of the report's words."""
    return tuple(
        _Use(short, long, path, subject.place(path) if path else None)
        for short, long, path in singkatan_dalam(subject.laporan)
    )


def _wrong_name(before: str, short: str, right: str, known: Mapping[str, str]) -> str | None:
    """The name before a bracket where it is not that of the abbreviation."""
    if before.casefold().endswith(right.casefold()):
        return None
    for other, long in known.items():
        if other != short and before.endswith(long):
            return long
    words, first = before.split()[-len(right.split()) :], right.split()[:-1]
    if len(first) >= _IN_COMMON and words[:-1] == first and words[-1][:1].isupper():
        return " ".join(words)
    return None


_IN_COMMON = 2
"""First words that a wrong name has in common with the right one."""


_SMALL = frozenset({"dan", "dari", "di", "atas", "untuk", "pada", "yang", "dengan", "secara"})


def _unlike_the_table(subject: Subject) -> Iterator[Problem]:
    """A common abbreviation behind the name of another, or behind words that only begin alike."""
    own = {use.short for use in _of_data(subject)}
    for text in texts(subject):
        for match in _IN_BRACKETS.finditer(text.value) if "(" in text.value else ():
            short, known = match["short"], kepanjangan().get(match["short"])
            before = " ".join(text.value[max(0, match.start() - 120) : match.start()].split())
            if known is None or short in own or _ends_with(before, known):
                continue
            told = _name_of_another(before, short) or _name_alike(before, short, known)
            if told:
                yield Problem(
                    text.path,
                    f"“{told}” disingkat {short}, yang berarti {' atau '.join(known)}.",
                    "Tulis singkatan yang benar, atau perbaiki kepanjangannya.",
                    place_of(subject, text, match.start()),
                )


def _ends_with(before: str, names: tuple[str, ...]) -> bool:
    return before.casefold().endswith(tuple(name.casefold() for name in names))


def _name_of_another(before: str, short: str) -> str:
    """The long form of another known abbreviation that stands before the bracket."""
    for other, names in kepanjangan().items():
        if other != short:
            for name in names:
                if before.endswith(name) and not before.endswith(f"({name}"):
                    return name
    return ""


def _name_alike(before: str, short: str, known: tuple[str, ...]) -> str:
    """Capitalised words with the same first letters as a known abbreviation of one meaning."""
    if len(known) > 1 or not short.isupper() or len(short) < _LONG:
        return ""
    words = before.split()
    taken: list[str] = []
    initials = ""
    while words and len(initials) < len(short):
        taken.insert(0, words.pop())
        if taken[0][:1].isupper():
            initials = taken[0][0] + initials
        elif taken[0] not in _SMALL:
            return ""
    same = set(" ".join(taken).casefold().split()) & set(known[0].casefold().split())
    return " ".join(taken) if initials == short and same else ""


_LONG = 4
"""Letters of an abbreviation from which on two meanings seldom share them."""


def _where(use: _Use) -> str:
    """Where the other long form stands, in words."""
    if use.place is None:
        return "menurut istilah laporan"
    return f"pada {Path(use.place.file).name} baris {use.place.line}"
