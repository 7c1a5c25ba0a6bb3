"""The tables of the office's own parts."""

from __future__ import annotations

from lkjip_docgen.model import TabelSendiri
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record


class HasilBarisAkhir(Record):
    """A computed row at the end of an own table: what it is called, and a place for each column."""

    nama: str
    sel: tuple[Quantity | None, ...]


class HasilTabel(Record):
    """An own table: a place for each cell, None where it holds no number; then computed rows."""

    model: TabelSendiri
    baris: tuple[tuple[Quantity | None, ...], ...]
    akhir: tuple[HasilBarisAkhir, ...] = ()
