"""Weighted scores by fiscal year: NKA (SMART) and IKPA, each with its legal source."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lkjip_docgen.rules.categories import Kategori


@dataclass(frozen=True, slots=True)
class KomponenNilai:
    """A component: its key in the data, its name and its weight in percent.

    `asal` names how the value arises: "" given in the data, else the name of
    a derivation (`nilai_efisiensi`, `ikpa`).  `masukan` is the key a
    derivation reads.
    """

    kode: str
    nama: str
    bobot: Decimal
    asal: str = ""
    masukan: str = ""
    nama_masukan: str = ""


@dataclass(frozen=True, slots=True)
class AturanNilai:
    """The version of a score that holds from `mulai` until `akhir` (None: still)."""

    kode: str
    nama: str  # Nilai Kinerja Anggaran
    mulai: int
    akhir: int | None
    sumber: str
    komponen: tuple[KomponenNilai, ...]
    kategori: tuple[Kategori, ...]
    pengurang: str = ""  # what may be subtracted, "" if nothing
    kosong_dikecualikan: bool = False  # components without data leave the weight
