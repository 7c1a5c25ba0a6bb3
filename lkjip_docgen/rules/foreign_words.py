"""Words and phrases of other languages that Indonesian texts set in italics."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.toml_tables import loads


@cache
def kata_asing() -> re.Pattern[str]:
    """Finds the foreign words of a sentence, the longer phrase before the word it begins with.

    Small letters alone: with a capital it is a name, which EYD leaves upright.
    """
    text = Path(__file__).with_name("asing.toml").read_text(encoding="utf-8")
    words = sorted(loads(text)["kata"], key=len, reverse=True)
    return lazy_pattern(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
