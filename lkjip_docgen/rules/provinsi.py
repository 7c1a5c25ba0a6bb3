"""The provinces of Indonesia, their capitals, and how their postcodes begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict

from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.toml_tables import loads


class Provinsi(Record):
    """A province; `kode_pos` are the first two digits that its postcodes may have."""

    nama: str
    ibu_kota: str
    kode_pos: tuple[str, ...]
    sebutan: tuple[str, ...]  # its name, other names and abbreviations


class SebutanProvinsi(Record):
    """A province named in a text, and where."""

    provinsi: Provinsi
    tertulis: str
    mulai: int
    akhir: int


@cache
def provinsi() -> tuple[Provinsi, ...]:
    """Every province."""
    text = Path(__file__).with_name("provinsi.toml").read_text(encoding="utf-8")
    rows: list[_Row] = loads(text)["provinsi"]
    return tuple(
        Provinsi(
            row["nama"],
            row["ibu_kota"],
            tuple(row["kode_pos"]),
            (row["nama"], *row.get("sebutan", ())),
        )
        for row in rows
    )


def sebutan_provinsi(text: str) -> Iterator[SebutanProvinsi]:
    """The provinces that a text names, in order: "Kepulauan Riau" is not "Riau"."""
    for match in _pattern().finditer(text):
        found = _by_name()[" ".join(match.group().split())]
        yield SebutanProvinsi(found, match.group(), match.start(), match.end())


def sebutan_ibu_kota(text: str) -> Iterator[SebutanProvinsi]:
    """The capitals that a text names, each with its province."""
    for match in _capitals().finditer(text):
        found = next(row for row in provinsi() if row.ibu_kota == match.group())
        yield SebutanProvinsi(found, match.group(), match.start(), match.end())


class _Row(TypedDict):
    """A province in `provinsi.toml`."""

    nama: str
    ibu_kota: str
    kode_pos: list[str]
    sebutan: NotRequired[list[str]]


@cache
def _by_name() -> dict[str, Provinsi]:
    return {name: row for row in provinsi() for name in row.sebutan}


@cache
def _pattern() -> re.Pattern[str]:
    return _any_of(_by_name())


@cache
def _capitals() -> re.Pattern[str]:
    return _any_of(row.ibu_kota for row in provinsi())


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Any of some names, the longest first, with any white space in them."""
    longest_first = sorted(names, key=len, reverse=True)
    spelt = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest_first)
    return lazy_pattern(rf"(?<![\w-])(?:{spelt})(?![\w-])")
