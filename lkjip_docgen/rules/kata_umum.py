"""Words that do not tell what a number near them counts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lkjip_docgen.toml_tables import loads


@cache
def kata_umum() -> frozenset[str]:
    """Function words, measures and verbs of stating, in lower case."""
    path = Path(__file__).with_name("kata_umum.toml")
    lists = loads(path.read_text(encoding="utf-8"))
    return frozenset(word for words in lists.values() for word in words)
