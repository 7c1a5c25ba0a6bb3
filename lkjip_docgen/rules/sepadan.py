"""Words of which one may stand for another in the prose of offices."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from lkjip_docgen.toml_tables import loads


@cache
def sepadan() -> Mapping[str, str]:
    """The first word of its group for every word that may stand for another, in small letters."""
    text = Path(__file__).with_name("sepadan.toml").read_text(encoding="utf-8")
    groups: list[list[str]] = loads(text)["sepadan"]
    return {word: group[0] for group in groups for word in group}
