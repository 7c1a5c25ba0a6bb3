"""Which way an indicator is better, as far as its name tells."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.toml_tables import loads


def doubtful_word(nama: str, polaritas: str) -> str | None:
    """The word in `nama` that speaks against `polaritas`, None if there is none.

    `polaritas` is "maksimum" (more is better) or "minimum"; no name speaks
    against any other.
    """
    name = " ".join(re.findall(r"[\w-]+", nama.casefold()))
    words = _words()
    if polaritas == "minimum":
        return _good(name, words)
    return _bad(name, words) if polaritas == "maksimum" else None


def _good(name: str, words: _Words) -> str | None:
    """The word that says that more is better; none in a name about time or first of all bad."""
    found = words.baik.search(name)
    if found is None or words.jarak.search(name):
        return None
    return None if words.buruk.search(name, 0, found.start()) else found.group()


def _bad(name: str, words: _Words) -> str | None:
    """The word that says that less is better; none where what is done about it is counted."""
    found = words.buruk.search(name)
    if found is None or words.penawar.search(name):
        return None
    return None if words.pokok.search(name, 0, found.start()) else found.group()


class _Words(Record):
    """The lists of `polaritas.toml`, each as a pattern."""

    buruk: re.Pattern[str]
    penawar: re.Pattern[str]
    pokok: re.Pattern[str]
    baik: re.Pattern[str]
    jarak: re.Pattern[str]


@cache
def _words() -> _Words:
    text = Path(__file__).with_name("polaritas.toml").read_text(encoding="utf-8")
    return _Words(**{name: _any_of(words) for name, words in loads(text).items()})


def _any_of(words: list[str]) -> re.Pattern[str]:
    """Any of the words, as whole words."""
    return lazy_pattern(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
