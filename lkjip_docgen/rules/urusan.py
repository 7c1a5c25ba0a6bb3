"""Affairs of government, by the words that tell of whom they are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lkjip_docgen.records import Record
from lkjip_docgen.toml_tables import loads


class Urusan(Record):
    """An affair of government: its name, and parts of the names of those who attend to it."""

    nama: str
    kata: tuple[str, ...]

    def milik(self, nama_kantor: str) -> bool:
        """Whether an office attends to it, by its names in lower case."""
        return any(word in nama_kantor for word in self.kata)


@cache
def urusan() -> tuple[Urusan, ...]:
    """Every affair in the table."""
    text = Path(__file__).with_name("urusan.toml").read_text(encoding="utf-8")
    rows: list[list[str]] = loads(text)["urusan"]
    return tuple(Urusan(row[0], tuple(row)) for row in rows)
