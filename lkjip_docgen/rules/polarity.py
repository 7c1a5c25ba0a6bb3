"""Which way an indicator is better, as far as its name tells."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterable
from functools import cache
from pathlib import Path


def doubtful_word(nama: str, polaritas: str) -> str | None:
    """The word in `nama` that speaks against `polaritas`, None if there is none.

    `polaritas` is "maksimum" (more is better) or "minimum".
    """
    words = re.findall(r"\w+", nama.casefold())
    bad, antidote, good = _words()
    if polaritas == "minimum":
        return _first_of(words, good)
    return None if antidote.intersection(words) else _first_of(words, bad)


def _first_of(words: Iterable[str], wanted: Container[str]) -> str | None:
    """The first of the words that is wanted."""
    for word in words:
        if word in wanted:
            return word
    return None


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    text = Path(__file__).with_name("polaritas.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return frozenset(table["buruk"]), frozenset(table["penawar"]), frozenset(table["baik"])
