"""What the numbers say when they are held against each other: findings computed from the data."""

from __future__ import annotations

from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record, field


class BagianTelaah(Record):
    """A part of something: what it is called, its amount, and its share of the whole in percent.

    `andil` is None where a share would mislead, because not all parts point the same way.
    """

    nama: str
    nilai: Quantity
    andil: Quantity | None = None


class HasilTelaah(Record):
    """One finding: what kind it is, what it is about, and the numbers that say it.

    `angka` are its quantities and `kata` its words by the names that the sentences of
    `templates/narasi/telaah-*.md` read; each kind has the same names everywhere
    (docs/templat.md lists them).  Of the findings about one subject the one with the greatest
    `bobot` comes first; one of 0 is said elsewhere in the report and stands for attention alone.
    `perhatian` orders what the office should look at; 0 is nothing to worry about.
    """

    kode: str  # the kind: "bulan-terendah"
    pokok: str  # what it is about: "indikator.ikm", "anggaran", "penerimaan", "nka", "ikpa"
    sebutan: str  # how texts call that: "IKM"
    bobot: int
    perhatian: int = 0
    angka: dict[str, Quantity] = field(default_factory=dict)
    kata: dict[str, str | int | bool] = field(default_factory=dict)
    bagian: tuple[BagianTelaah, ...] = ()
