"""Weighted scores by fiscal year: NKA (SMART) and IKPA, each with its legal source."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict

from lkjip_docgen.records import Record
from lkjip_docgen.rules.categories import Kategori, tabel
from lkjip_docgen.toml_tables import loads


class KomponenNilai(Record):
    """A component: its key in the data, its name and its weight in percent.

    `asal` names how the value arises: "" given in the data, else the name of
    a derivation (`nilai_efisiensi`, `bagian`, `ikpa`).  `masukan` is the key
    a derivation reads; `bagian` are the parts whose weighted mean is the
    value, with their weights inside it.  `serapan`: it is the absorption of
    the budget, in percent.
    """

    kode: str
    nama: str
    bobot: Decimal
    asal: str = ""
    masukan: str = ""
    nama_masukan: str = ""
    serapan: bool = False
    bagian: tuple[KomponenNilai, ...] = ()


class AturanNilai(Record):
    """The version of a score that holds from `mulai` until `akhir` (None: still).

    One that still holds is known for certain until the year `diketahui_sampai`
    and only carried on for later years.  `profil` are the kinds of institution
    that it is for (none: all).
    """

    kode: str
    nama: str  # Nilai Kinerja Anggaran
    mulai: int
    akhir: int | None
    sumber: str
    komponen: tuple[KomponenNilai, ...]
    kategori: tuple[Kategori, ...]
    pengurang: str = ""  # what may be subtracted, "" if nothing
    kosong_dikecualikan: bool = False  # components without data leave the weight
    diketahui_sampai: int | None = None
    profil: tuple[str, ...] = ()

    def diteruskan(self, tahun: int) -> bool:
        """Whether nobody has seen yet that the rule holds for that year."""
        return self.diketahui_sampai is not None and tahun > self.diketahui_sampai

    def untuk(self, profil: str) -> bool:
        """Whether the rule is for institutions of that profile."""
        return not self.profil or profil in self.profil

    @property
    def kunci(self) -> tuple[str, ...]:
        """The keys that the data of a year may hold."""
        keys: list[str] = []
        for komponen in self.komponen:
            parts = [part.kode for part in komponen.bagian]
            keys += parts or [komponen.masukan or komponen.kode]
        return tuple(keys)


@cache
def aturan(jenis: str, tahun: int) -> AturanNilai:
    """The rule of score `jenis` ("nka" or "ikpa") in fiscal year `tahun`.

    Raises `LookupError` for a year before the first rule known here.
    """
    found = aturan_bila_ada(jenis, tahun)
    if found is None:
        raise LookupError(f"tidak ada aturan {jenis} untuk tahun {tahun}")
    return found


@cache
def aturan_bila_ada(jenis: str, tahun: int) -> AturanNilai | None:
    """The same, None where no rule is known."""
    table = _table(jenis)
    for versi in table["versi"]:
        if versi["mulai"] <= tahun <= versi.get("akhir", tahun):
            return _aturan(table["nama"], versi)
    return None


def nama_nilai(jenis: str) -> str:
    """What score `jenis` is called: Nilai Kinerja Anggaran."""
    return _table(jenis)["nama"]


class _Row(TypedDict):
    """A component in `nka.toml` or `ikpa.toml`."""

    kode: str
    nama: str
    bobot: int | Decimal
    asal: NotRequired[str]
    masukan: NotRequired[str]
    nama_masukan: NotRequired[str]
    serapan: NotRequired[bool]
    bagian: NotRequired[list[_Row]]


class _Version(TypedDict):
    """A version of a score in `nka.toml` or `ikpa.toml`."""

    kode: str
    mulai: int
    akhir: NotRequired[int]
    sumber: str
    kategori: NotRequired[str]
    komponen: list[_Row]
    diketahui_sampai: NotRequired[int]
    profil: NotRequired[list[str]]
    pengurang: NotRequired[str]
    kosong_dikecualikan: NotRequired[bool]


class _Table(TypedDict):
    """`nka.toml` or `ikpa.toml`."""

    nama: str
    versi: list[_Version]


@cache
def _table(jenis: str) -> _Table:
    text = Path(__file__).with_name(f"{jenis}.toml").read_text(encoding="utf-8")
    table = loads(text, parse_float=Decimal)
    return {"nama": table["nama"], "versi": table["versi"]}


def _aturan(nama: str, versi: _Version) -> AturanNilai:
    return AturanNilai(
        kode=versi["kode"],
        nama=nama,
        mulai=versi["mulai"],
        akhir=versi.get("akhir"),
        sumber=versi["sumber"],
        komponen=tuple(_komponen(row) for row in versi["komponen"]),
        kategori=tabel(versi["kategori"]).baris if "kategori" in versi else (),
        pengurang=versi.get("pengurang", ""),
        kosong_dikecualikan=versi.get("kosong_dikecualikan", False),
        diketahui_sampai=versi.get("diketahui_sampai"),
        profil=tuple(versi.get("profil", ())),
    )


def _komponen(row: _Row) -> KomponenNilai:
    return KomponenNilai(
        kode=row["kode"],
        nama=row["nama"],
        bobot=Decimal(row["bobot"]),
        asal=row.get("asal", ""),
        masukan=row.get("masukan", ""),
        nama_masukan=row.get("nama_masukan", ""),
        serapan=row.get("serapan", False),
        bagian=tuple(_komponen(part) for part in row.get("bagian", ())),
    )
