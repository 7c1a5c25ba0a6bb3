"""What a reviewer is asked of a performance report, and where a report holds the evidence."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict

from lkjip_docgen.records import Record
from lkjip_docgen.toml_tables import loads


class BuktiReviu(Record):
    """One thing to look at, called `hal`.

    `letak` are ids of headings, tables and figures, `angka` paths of numbers, `isi` a part
    whose headings are told, `sebutan` words to look for, `lembar` a sheet of the working paper.
    In `letak` and `angka` a `*` stands for anything and `{kode}` for each indicator.
    `luar` is evidence that no report can hold; `pelengkap` is not told where there is none.
    """

    hal: str = ""
    letak: tuple[str, ...] = ()
    angka: tuple[str, ...] = ()
    isi: str = ""
    sebutan: tuple[str, ...] = ()
    lembar: str = ""
    luar: str = ""
    pelengkap: bool = False


class ButirReviu(Record):
    """A statement that the reviewer judges; `temuan` are codes of findings that concern it."""

    pernyataan: str
    bukti: tuple[BuktiReviu, ...]
    temuan: tuple[str, ...] = ()


class BagianReviu(Record):
    """Statements under one title."""

    judul: str
    butir: tuple[ButirReviu, ...]


class DaftarReviu(Record):
    """The checklist, and the regulation that it comes from."""

    sumber: str
    bagian: tuple[BagianReviu, ...]


@cache
def daftar_reviu() -> DaftarReviu:
    """The checklist in its order."""
    table: _Table = loads(  # type: ignore[assignment]
        Path(__file__).with_name("reviu.toml").read_text(encoding="utf-8")
    )
    return DaftarReviu(table["sumber"], tuple(map(_bagian, table["bagian"])))


def _bagian(table: _Part) -> BagianReviu:
    return BagianReviu(table["judul"], tuple(map(_butir, table["butir"])))


def _butir(table: _Item) -> ButirReviu:
    bukti = tuple(map(_bukti, table["bukti"]))
    return ButirReviu(table["pernyataan"], bukti, tuple(table.get("temuan", ())))


def _bukti(table: _Evidence) -> BuktiReviu:
    return BuktiReviu(
        hal=table.get("hal", ""),
        letak=tuple(table.get("letak", ())),
        angka=tuple(table.get("angka", ())),
        isi=table.get("isi", ""),
        sebutan=tuple(table.get("sebutan", ())),
        lembar=table.get("lembar", ""),
        luar=table.get("luar", ""),
        pelengkap=table.get("pelengkap", False),
    )


class _Evidence(TypedDict):
    """An entry of `bukti` in `reviu.toml`."""

    hal: NotRequired[str]
    letak: NotRequired[list[str]]
    angka: NotRequired[list[str]]
    isi: NotRequired[str]
    sebutan: NotRequired[list[str]]
    lembar: NotRequired[str]
    luar: NotRequired[str]
    pelengkap: NotRequired[bool]


class _Item(TypedDict):
    """A statement in `reviu.toml`."""

    pernyataan: str
    bukti: list[_Evidence]
    temuan: NotRequired[list[str]]


class _Part(TypedDict):
    """A part of the checklist in `reviu.toml`."""

    judul: str
    butir: list[_Item]


class _Table(TypedDict):
    """The file `reviu.toml`."""

    sumber: str
    bagian: list[_Part]
