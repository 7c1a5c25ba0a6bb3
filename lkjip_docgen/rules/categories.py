"""Categories: half-open intervals with a name, read from rule tables."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Kategori:
    """A class of values.

    A value belongs to the first class (from the top) whose `batas` it
    reaches, or exceeds when `terbuka` is set ("lebih dari 90").
    """

    nama: str  # Sangat Baik
    mutu: str  # A
    batas: Decimal
    terbuka: bool
    rentang: tuple[str, ...]  # the interval columns as the regulation prints them


def classify(value: Decimal, table: tuple[Kategori, ...]) -> Kategori | None:
    """The class of `value` in a table ordered from the highest class down."""
    for kategori in table:
        if value > kategori.batas or (value == kategori.batas and not kategori.terbuka):
            return kategori
    return None
