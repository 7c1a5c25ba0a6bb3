"""What basic values mean: the words that explain each of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lkjip_docgen.records import Record
from lkjip_docgen.toml_tables import loads


class MaknaNilai(Record):
    """A basic value by its names, with what explains it and no other, and what may; lower case."""

    nama: tuple[str, ...]
    khas: tuple[str, ...]
    serta: tuple[str, ...]

    def explains(self, words: str) -> bool:
        """Whether words in lower case explain this value and no other one."""
        return any(part in words for part in self.khas)

    def suits(self, words: str) -> bool:
        """Whether words in lower case may be an explanation of it."""
        return any(part in words for part in (*self.nama, *self.khas, *self.serta))


@cache
def makna_nilai(nama: str) -> MaknaNilai | None:
    """What is known of a value by its name, in whatever letters; None for one that is not known."""
    wanted = " ".join(nama.lower().split())
    return next((row for row in _all() if wanted in row.nama), None)


@cache
def _all() -> tuple[MaknaNilai, ...]:
    file = Path(__file__).with_name("makna_nilai.toml")
    rows = loads(file.read_text(encoding="utf-8")).values()
    return tuple(
        MaknaNilai(tuple(row["nama"]), tuple(row["khas"]), tuple(row["serta"])) for row in rows
    )
