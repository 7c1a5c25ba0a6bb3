"""What templates leave behind in a report: fill-in words and instructions."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lkjip_docgen.toml_tables import loads


def kata_isian() -> frozenset[str]:
    """Words that a template prints in italics or brackets for the office to replace."""
    return frozenset(_tables()["isian"])


def petunjuk() -> tuple[str, ...]:
    """Phrases, in lower case, that occur only in filling instructions."""
    return tuple(_tables()["petunjuk"])


@cache
def _tables() -> dict[str, list[str]]:
    return loads(Path(__file__).with_name("naskah.toml").read_text(encoding="utf-8"))
