"""Categories: half-open intervals with a name, read from rule tables."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict

from lkjip_docgen.records import Record
from lkjip_docgen.toml_tables import loads


class Kategori(Record):
    """A class of values.

    A value belongs to the first class (from the top) whose `batas` it
    reaches, or exceeds when `terbuka` is set ("lebih dari 90").
    """

    nama: str  # Sangat Baik
    mutu: str  # A
    batas: Decimal
    terbuka: bool
    rentang: tuple[str, ...]  # the interval columns as the regulation prints them
    warna: str = ""  # of the class in tables and charts: "2E7D32"


class TabelKategori(Record):
    """A table of classes, the highest first, with its legal source.

    A value on a scale that ends at `skala` is multiplied by `faktor` before
    it is classified; `kolom` are the headings of the interval columns.
    """

    kode: str
    nama: str
    sumber: str
    baris: tuple[Kategori, ...]
    faktor: Decimal
    skala: Decimal
    kolom: tuple[str, ...]
    catatan: str = ""  # what has to be said where the classes are used

    def faktor_dari(self, maks: Decimal) -> Decimal | None:
        """What a value on a scale up to `maks` is multiplied by; None for one that does not fit.

        The table is one of converted values: such a value is taken as it is.
        """
        if maks == self.skala:
            return self.faktor
        return Decimal(1) if maks == self.skala * self.faktor else None


def classify(value: Decimal, table: tuple[Kategori, ...]) -> Kategori | None:
    """The class of `value` in a table ordered from the highest class down."""
    for kategori in table:
        if value > kategori.batas or (value == kategori.batas and not kategori.terbuka):
            return kategori
    return None


@cache
def tabel(kode: str) -> TabelKategori:
    """The table with this code; raises `KeyError` when there is none (see `kode_tabel`)."""
    table = _tables()[kode]
    return TabelKategori(
        kode=kode,
        nama=table["nama"],
        sumber=table["sumber"],
        baris=tuple(_kategori(row) for row in table["kategori"]),
        faktor=Decimal(table["faktor"]),
        skala=Decimal(table["skala"]),
        kolom=tuple(table["kolom"]),
        catatan=table.get("catatan", ""),
    )


def kode_tabel() -> tuple[str, ...]:
    """The codes of the tables of indices and scores."""
    return tuple(kode for kode, table in _tables().items() if not table.get("capaian"))


def kode_tabel_capaian() -> tuple[str, ...]:
    """The codes of the tables by which a percentage of a target is classified."""
    return tuple(kode for kode, table in _tables().items() if table.get("capaian"))


class _Row(TypedDict):
    """A class of values in `kategori.toml`: one of `dari` and `lebih_dari` is its bound."""

    nama: str
    mutu: NotRequired[str]
    warna: NotRequired[str]
    dari: NotRequired[int | Decimal]
    lebih_dari: NotRequired[int | Decimal]
    rentang: list[str]


class _Table(TypedDict):
    """A table of `kategori.toml`."""

    nama: str
    sumber: str
    faktor: int | Decimal
    skala: int | Decimal
    kolom: list[str]
    capaian: NotRequired[bool]
    catatan: NotRequired[str]
    kategori: list[_Row]


@cache
def _tables() -> dict[str, _Table]:
    text = Path(__file__).with_name("kategori.toml").read_text(encoding="utf-8")
    return loads(text, parse_float=Decimal)


def _kategori(row: _Row) -> Kategori:
    terbuka = "lebih_dari" in row
    return Kategori(
        nama=row["nama"],
        mutu=row.get("mutu", ""),
        batas=Decimal(row["lebih_dari"] if terbuka else row["dari"]),
        terbuka=terbuka,
        rentang=tuple(row["rentang"]),
        warna=row.get("warna", ""),
    )
