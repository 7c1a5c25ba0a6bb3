"""The words by which di, ke and prefixes are written together or apart."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lkjip_docgen.toml_tables import loads


@cache
def bentukan(daftar: str) -> frozenset[str]:
    """The words of a list of `bentukan.toml`; raises `KeyError` for one that does not exist."""
    return frozenset(_lists()[daftar].split())


@cache
def _lists() -> dict[str, str]:
    return loads(Path(__file__).with_name("bentukan.toml").read_text(encoding="utf-8"))
