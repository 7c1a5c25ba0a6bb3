"""What the guidelines ask a performance report to hold, and where the data hold it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict

from lkjip_docgen.records import Record
from lkjip_docgen.toml_tables import loads


class IsiWajib(Record):
    """One item: its data path (`indikator[].analisis.penyebab`) and its Indonesian name.

    With `bila` it is asked for only where that data path holds something, with
    `kecuali` only where the office has not said of that path that there is
    none, and with `selama` only of an indicator whose quantity of that name
    applies.  `ringkas`: told once where every item of the list lacks it.
    `perbaikan` is what to do, where that is not to fill it in or to say that there is none.
    """

    bagian: str
    sebutan: str
    bila: str = ""
    kecuali: str = ""
    selama: str = ""
    ringkas: bool = False
    perbaikan: str = ""


class Kelengkapan(Record):
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
    tables = loads(Path(__file__).with_name("kelengkapan.toml").read_text(encoding="utf-8"))
    return tuple(_kelengkapan(kode, table) for kode, table in tables.items())


def _kelengkapan(kode: str, table: _Table) -> Kelengkapan:
    return Kelengkapan(
        kode=kode,
        judul=table["judul"],
        dasar=table["dasar"],
        isi=tuple(IsiWajib(**row) for row in table["isi"]),
        saran=table.get("saran", False),
    )


class _Row(TypedDict):
    """An item in `kelengkapan.toml`."""

    bagian: str
    sebutan: str
    bila: NotRequired[str]
    kecuali: NotRequired[str]
    selama: NotRequired[str]
    ringkas: NotRequired[bool]
    perbaikan: NotRequired[str]


class _Table(TypedDict):
    """A requirement in `kelengkapan.toml`."""

    judul: str
    dasar: str
    isi: list[_Row]
    saran: NotRequired[bool]
