"""Named orders of predicates, read from a rule table."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lkjip_docgen.records import Record
from lkjip_docgen.toml_tables import loads


class UrutanPredikat(Record):
    """Predicates from the lowest to the highest, with the rule that names them."""

    kode: str
    nama: str
    sumber: str
    urutan: tuple[str, ...]


@cache
def urutan_predikat() -> dict[str, UrutanPredikat]:
    """Every order by its code."""
    text = Path(__file__).with_name("predikat.toml").read_text(encoding="utf-8")
    return {
        kode: UrutanPredikat(kode, row["nama"], row["sumber"], tuple(row["urutan"]))
        for kode, row in loads(text).items()
    }
