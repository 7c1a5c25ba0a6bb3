"""Foreign words with what Indonesian says instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.toml_tables import loads

_BEHIND_PREFIX = "|".join(
    rf"(?<=\b[{prefix[0].upper()}{prefix[0]}]{prefix[1:]}-)"
    for prefix in ("me", "mem", "men", "meng", "di", "ter", "pe", "pem", "peng")
)
"""Indonesian before the hyphen does not make the word behind it Indonesian: "mem-follow up"."""


@cache
def padanan() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """The foreign words in small letters with their equivalents, and a pattern that finds them.

    Small letters alone: with a capital it is part of a name, but for the first word of a sentence
    before another small one ("Maintenance rutin").
    """
    text = Path(__file__).with_name("padanan.toml").read_text(encoding="utf-8")
    words: dict[str, str] = loads(text)["padanan"]
    longest = sorted(words, key=len, reverse=True)
    inside = "|".join(map(re.escape, longest))
    first = "|".join(re.escape(word[0].upper() + word[1:]) for word in longest)
    return words, lazy_pattern(
        rf"(?:(?<![\w/.@-])|{_BEHIND_PREFIX})(?:{inside})(?![\w/@-])"
        rf"|(?:(?<=[.!?] )|^)(?:{first})(?= [a-z])",
        re.MULTILINE,
    )
