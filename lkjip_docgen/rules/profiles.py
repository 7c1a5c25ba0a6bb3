"""Profiles: what is usual for each kind of institution that owes a performance report."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TypedDict, cast

from lkjip_docgen.records import Record
from lkjip_docgen.toml_tables import loads

Istilah = str | tuple[str, ...] | Mapping[str, str]
"""A word of a profile: a name, names from the highest level down, or `nama` with `singkatan`."""


class Kelaziman(Enum):
    """How usual a section is: asked for, welcome, or not to be expected at all."""

    LAZIM = "lazim"
    PILIHAN = "pilihan"
    TAK_LAZIM = "tak_lazim"


class BagianLaporan(Record):
    """A section that a report may do without.

    `data` is where its content stands in the data, "" where the program makes it of other data;
    `bila` the value without which nobody asks for it, "" where nothing is needed; `pilihan`
    whether it is welcome, and no more, unless a profile says otherwise.
    """

    kode: str
    judul: str
    data: str
    bila: str
    pilihan: bool = False


class Profil(Record):
    """A kind of institution, with the regulations that ask it for the report (`sumber`).

    `istilah` holds every word by its name; `kelaziman` every section by its code; `pemilik` whose
    objectives those of a level are, where they are not the office's own: a path of the data.
    `dasar` is the profile that it follows, "" where it follows none.
    """

    kode: str
    nama: str
    untuk: str  # examples of such institutions, for whoever chooses
    sumber: str
    istilah: Mapping[str, Istilah]
    kelaziman: Mapping[str, Kelaziman]
    pemilik: Mapping[str, str]
    dasar: str


@cache
def profil(kode: str) -> Profil:
    """The profile with this code; raises `KeyError` when there is none (see `kode_profil`)."""
    row = _profiles()[kode]
    base = profil(row["dasar"]) if "dasar" in row else None
    return Profil(
        kode=kode,
        nama=row["nama"],
        untuk=row["untuk"],
        sumber=row.get("sumber") or (base.sumber if base else ""),
        istilah={**(base.istilah if base else _words(_tables()["bawaan"])), **_words(row)},
        kelaziman=_usual(row, base),
        pemilik=row.get("pemilik", base.pemilik if base else {}),
        dasar=row.get("dasar", ""),
    )


@cache
def istilah_umum() -> Mapping[str, Istilah]:
    """Words for texts that speak to offices of every kind."""
    return {**_words(_tables()["bawaan"]), **_words(_tables()["umum"])}


def kode_profil() -> tuple[str, ...]:
    """The codes of all profiles."""
    return tuple(_profiles())


_OF_A_REGION = "perangkat-daerah"


@cache
def profil_daerah() -> tuple[str, ...]:
    """The profiles of institutions of a region: their budgets have codes, their revenue is its."""
    return tuple(kode for kode in kode_profil() if _of_a_region(profil(kode)))


def _of_a_region(kind: Profil) -> bool:
    return kind.kode == _OF_A_REGION or (kind.dasar != "" and _of_a_region(profil(kind.dasar)))


@cache
def bagian_laporan() -> Mapping[str, BagianLaporan]:
    """Every section that a report may do without, by its code, in the order of the report."""
    rows = _tables()["bawaan"]["bagian"]
    return {
        kode: BagianLaporan(
            kode, row["judul"], row["data"], row.get("bila", ""), row.get("pilihan", False)
        )
        for kode, row in rows.items()
    }


def _usual(row: _Row, base: Profil | None) -> Mapping[str, Kelaziman]:
    """How usual each section is: as the profile says, or the one that it follows."""
    if base is not None and not row.keys() & {"lazim", "pilihan", "tak_lazim"}:
        return base.kelaziman
    usual = {
        kode: Kelaziman.PILIHAN if section.pilihan else Kelaziman.LAZIM
        for kode, section in bagian_laporan().items()
    }
    usual |= dict.fromkeys(row.get("lazim", ()), Kelaziman.LAZIM)
    usual |= dict.fromkeys(row.get("pilihan", ()), Kelaziman.PILIHAN)
    return usual | dict.fromkeys(row.get("tak_lazim", ()), Kelaziman.TAK_LAZIM)


def _words(row: _Row) -> dict[str, Istilah]:
    return {name: _frozen(word) for name, word in row.get("istilah", {}).items()}


def _frozen(word: Istilah | list[str]) -> Istilah:
    return tuple(word) if isinstance(word, list) else word


class _Section(TypedDict, total=False):
    """A section in `profil.toml`."""

    judul: str
    data: str
    bila: str
    pilihan: bool


class _Row(TypedDict, total=False):
    """A profile in `profil.toml`; what it leaves out is that of the profile it follows."""

    nama: str
    untuk: str
    sumber: str
    dasar: str
    istilah: dict[str, Istilah]
    lazim: list[str]
    pilihan: list[str]
    tak_lazim: list[str]
    pemilik: dict[str, str]
    bagian: dict[str, _Section]  # of [bawaan] alone


_NO_PROFILES = ("bawaan", "umum")


def _profiles() -> dict[str, _Row]:
    return {kode: row for kode, row in _tables().items() if kode not in _NO_PROFILES}


@cache
def _tables() -> dict[str, _Row]:
    text = Path(__file__).with_name("profil.toml").read_text(encoding="utf-8")
    return cast(dict[str, _Row], loads(text))
