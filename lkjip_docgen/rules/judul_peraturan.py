"""The titles of well-known regulations, and from when some of them exist."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict

from lkjip_docgen.records import Record
from lkjip_docgen.rules.peraturan import Kunci
from lkjip_docgen.toml_tables import loads


class PeraturanDikenal(Record):
    """A regulation, its title without "tentang", and the earliest day it can have existed."""

    kunci: Kunci
    judul: str
    dari: date | None


def peraturan_dikenal(kunci: Kunci) -> PeraturanDikenal | None:
    """The regulation of a kind, number and year; None where the table has none."""
    return _by_key().get(kunci)


def peraturan_berjudul(judul: str) -> tuple[PeraturanDikenal, ...]:
    """The regulations of one title, in whatever letters and signs."""
    return _by_title().get(plain_title(judul), ())


def plain_title(title: str) -> str:
    """The words of a title without case, signs and remarks in brackets, to compare titles by."""
    return " ".join(re.sub(r"\([^()]*\)|[^\w\s]", " ", title).casefold().split())


class _Row(TypedDict):
    """A regulation in `peraturan_judul.toml`."""

    jenis: str
    nomor: str
    tahun: int
    judul: str
    dari: NotRequired[date]


@cache
def _by_key() -> dict[Kunci, PeraturanDikenal]:
    text = Path(__file__).with_name("peraturan_judul.toml").read_text(encoding="utf-8")
    rows: list[_Row] = loads(text)["peraturan"]
    found = {}
    for row in rows:
        key = (row["jenis"], row["nomor"], row["tahun"])
        found[key] = PeraturanDikenal(key, row["judul"], row.get("dari"))
    return found


@cache
def _by_title() -> dict[str, tuple[PeraturanDikenal, ...]]:
    found: dict[str, tuple[PeraturanDikenal, ...]] = {}
    for row in _by_key().values():
        title = plain_title(row.judul)
        found[title] = (*found.get(title, ()), row)
    return found
