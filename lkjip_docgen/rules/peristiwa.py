"""Events whose years everybody can look up, by the words that tell of them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.toml_tables import loads


class Peristiwa(Record):
    """An event: its name, the words (in lower case) that mean it, its years, what they rest on."""

    nama: str
    pola: re.Pattern[str]
    tahun: tuple[int, ...]
    sumber: str


@cache
def peristiwa() -> tuple[Peristiwa, ...]:
    """The events that are known."""
    text = Path(__file__).with_name("peristiwa.toml").read_text(encoding="utf-8")
    return tuple(
        Peristiwa(
            row["nama"], lazy_pattern(rf"\b(?:{row['pola']})"), tuple(row["tahun"]), row["sumber"]
        )
        for row in loads(text)["peristiwa"]
    )
