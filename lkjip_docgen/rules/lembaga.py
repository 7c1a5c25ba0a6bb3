"""Names of ministries by date: which existed on a day, and what took their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict

from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.toml_tables import loads


class NamaLembaga(Record):
    """A name of a ministry, with its first and last day (None: before or after all known days)."""

    nama: str
    dari: date | None
    sampai: date | None
    pengganti: tuple[str, ...]
    sumber: str
    unit: tuple[str, ...] = ()

    def ada(self, tanggal: date) -> bool:
        """Whether the name existed on that day; days before the table begins are not judged."""
        if tanggal < _begins():
            return True
        if self.dari is not None and tanggal < self.dari:
            return False
        return self.sampai is None or tanggal <= self.sampai


class SebutanLembaga(Record):
    """A ministry named in a text, as it is written there, and where."""

    lembaga: NamaLembaga
    tertulis: str
    mulai: int
    akhir: int


def sebutan_lembaga(text: str) -> Iterator[SebutanLembaga]:
    """The ministries of the table that a text names, the longest name at each place."""
    lowered = text.lower()
    if not any(map(lowered.__contains__, awal_lembaga())):
        return  # a quick look before a slow one
    known = _by_name()
    for match in _pattern().finditer(text):
        written = " ".join(match.group().split())
        yield SebutanLembaga(known[_key(written)], written, match.start(), match.end())


def nama_pada(nama: str, tanggal: date, unit: str = "") -> str:
    """What the ministry of that name is called on a day.

    Its own name where it existed then, or is not in the table; else that of its successor or
    predecessor, of several the one that has the unit; "" where it cannot be told which.
    """
    known = _by_name()
    own = known.get(_key(nama))
    if own is None or own.ada(tanggal):
        return nama
    before = [row for row in known.values() if own.nama in row.pengganti]
    others = [*(known[_key(name)] for name in own.pengganti), *before]
    there = list(dict.fromkeys(row for row in others if row.ada(tanggal)))
    if len(there) > 1:
        there = [row for row in there if unit in row.unit]
    return there[0].nama if len(there) == 1 else ""


def _key(name: str) -> str:
    """A name as it is looked up: a comma before "dan" is a matter of taste."""
    return " ".join(name.lower().replace(", dan ", " dan ").split())


@cache
def awal_lembaga() -> frozenset[str]:
    """The beginnings of all names, in lower case: a text without them names none."""
    return frozenset(name[:4] for name in _by_name())


@cache
def _pattern() -> re.Pattern[str]:
    """Any of the names; one that goes on ("Kementerian Hukum dan ...") is another's."""
    names = sorted(_by_name(), key=len, reverse=True)
    written = "|".join(_loosely(name) for name in names)
    return lazy_pattern(
        rf"(?<![\w-])(?:{written})(?![\w-])(?!,?\s+dan\s+(?!Ke?menteri))", re.IGNORECASE
    )


def _loosely(name: str) -> str:
    """A name with any white space between its words, with or without the comma before "dan"."""
    words = re.escape(name).replace(r"\ dan\ ", r",?\ dan\ ")
    return words.replace(r"\ ", r"\s+")


@cache
def _by_name() -> dict[str, NamaLembaga]:
    """Every way to name a ministry and the ministry."""
    return {
        _key(name): _nama(row)
        for row in _tables()["lembaga"]
        for name in (row["nama"], *row["sebutan"])
    }


def _nama(row: _Row) -> NamaLembaga:
    return NamaLembaga(
        nama=row["nama"],
        dari=row.get("dari"),
        sampai=row.get("sampai"),
        pengganti=tuple(row.get("pengganti", ())),
        sumber=row["sumber"],
        unit=tuple(row.get("unit", ())),
    )


def _begins() -> date:
    """The day from which the table knows the names."""
    return _tables()["dikenal_sejak"]


class _Row(TypedDict):
    """A name in `lembaga.toml`."""

    nama: str
    sebutan: list[str]
    dari: NotRequired[date]
    sampai: NotRequired[date]
    pengganti: NotRequired[list[str]]
    unit: NotRequired[list[str]]
    sumber: str


class _Tables(TypedDict):
    """`lembaga.toml`."""

    dikenal_sejak: date
    lembaga: list[_Row]


@cache
def _tables() -> _Tables:
    text = Path(__file__).with_name("lembaga.toml").read_text(encoding="utf-8")
    tables = loads(text)
    return {"dikenal_sejak": tables["dikenal_sejak"], "lembaga": tables["lembaga"]}
