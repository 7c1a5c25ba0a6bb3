"""Words that are misspelt or not standard, with what to write instead."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from lkjip_docgen.toml_tables import loads


@cache
def daftar_kata(bagian: str) -> Mapping[str, str]:
    """The words of a section of `ejaan.toml`, in lower case, and what to write instead.

    A key holds one word or two.  Raises `KeyError` for a section that does
    not exist.
    """
    words: dict[str, str] = _tables()[bagian]
    return words


@cache
def _tables() -> dict[str, dict[str, str]]:
    return loads(Path(__file__).with_name("ejaan.toml").read_text(encoding="utf-8"))
