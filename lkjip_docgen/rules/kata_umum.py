"""Words that do not tell what a number near them counts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lkjip_docgen.toml_tables import loads


@cache
def kata_umum() -> frozenset[str]:
    """Function words, measures and verbs of stating, in lower case."""
    return frozenset(word for words in _lists().values() for word in words)


@cache
def kata_umum_seakar() -> frozenset[str]:
    """Those of which no other word of the same root says anything either."""
    return frozenset(word for name, words in _lists().items() if name != _FORMS for word in words)


_FORMS = "bentuk"


@cache
def _lists() -> dict[str, list[str]]:
    path = Path(__file__).with_name("kata_umum.toml")
    return loads(path.read_text(encoding="utf-8"))
