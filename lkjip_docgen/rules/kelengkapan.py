"""What the guidelines ask a performance report to hold, and where the data hold it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict


@dataclass(frozen=True, slots=True)
class IsiWajib:
    """One item: its data path (`indikator[].analisis.penyebab`) and its Indonesian name.

    With `bila` it is asked for only where that data path holds something, with
    `kecuali` only where the office has not said of that path that there is
    none, and with `selama` only of an indicator whose quantity of that name
    applies.  `profil` are the kinds of institution that it is asked of (none: all);
    `ringkas`: told once where every item of the list lacks it.
    """

    bagian: str
    sebutan: str
    bila: str = ""
    kecuali: str = ""
    selama: str = ""
    profil: tuple[str, ...] = ()
    ringkas: bool = False

    def diminta(self, profil: str) -> bool:
        """Whether it is asked of an institution of that profile."""
        return not self.profil or profil in self.profil


@dataclass(frozen=True, slots=True)
class Kelengkapan:
    """The items reported under one code, and the rule that asks for them.

    `saran`: no regulation that holds for all asks for them.
    """

    kode: str
    judul: str
    dasar: str
    isi: tuple[IsiWajib, ...]
    saran: bool = False


@cache
def kelengkapan() -> tuple[Kelengkapan, ...]:
    """All requirements, in the order of their codes."""
    tables = tomllib.loads(Path(__file__).with_name("kelengkapan.toml").read_text(encoding="utf-8"))
    return tuple(_kelengkapan(kode, table) for kode, table in tables.items())


def _kelengkapan(kode: str, table: _Table) -> Kelengkapan:
    everywhere = table.get("profil", [])
    return Kelengkapan(
        kode=kode,
        judul=table["judul"],
        dasar=table["dasar"],
        isi=tuple(_isi(row, everywhere) for row in table["isi"]),
        saran=table.get("saran", False),
    )


def _isi(row: _Row, everywhere: list[str]) -> IsiWajib:
    return IsiWajib(
        bagian=row["bagian"],
        sebutan=row["sebutan"],
        bila=row.get("bila", ""),
        kecuali=row.get("kecuali", ""),
        selama=row.get("selama", ""),
        profil=tuple(row.get("profil", everywhere)),
        ringkas=row.get("ringkas", False),
    )


class _Row(TypedDict):
    """An item in `kelengkapan.toml`."""

    bagian: str
    sebutan: str
    bila: NotRequired[str]
    kecuali: NotRequired[str]
    selama: NotRequired[str]
    profil: NotRequired[list[str]]
    ringkas: NotRequired[bool]


class _Table(TypedDict):
    """A requirement in `kelengkapan.toml`; its `profil` holds for items that name none."""

    judul: str
    dasar: str
    isi: list[_Row]
    saran: NotRequired[bool]
    profil: NotRequired[list[str]]
