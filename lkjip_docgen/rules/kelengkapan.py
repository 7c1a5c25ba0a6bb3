"""What the guidelines ask a performance report to hold, and where the data hold it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class IsiWajib:
    """One item: its data path (`indikator[].analisis.penyebab`) and its Indonesian name.

    With `bila` it is asked for only where that data path holds something, with
    `kecuali` only where the office has not said of that path that there is
    none, and with `selama` only of an indicator whose quantity of that name
    applies.
    """

    bagian: str
    sebutan: str
    bila: str = ""
    kecuali: str = ""
    selama: str = ""


@dataclass(frozen=True, slots=True)
class Kelengkapan:
    """The items reported under one code, and the rule that asks for them."""

    kode: str
    judul: str
    dasar: str
    isi: tuple[IsiWajib, ...]


@cache
def kelengkapan() -> tuple[Kelengkapan, ...]:
    """All requirements, in the order of their codes."""
    tables = tomllib.loads(Path(__file__).with_name("kelengkapan.toml").read_text(encoding="utf-8"))
    return tuple(
        Kelengkapan(
            kode, table["judul"], table["dasar"], tuple(IsiWajib(**item) for item in table["isi"])
        )
        for kode, table in tables.items()
    )
