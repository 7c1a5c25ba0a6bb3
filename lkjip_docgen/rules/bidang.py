"""Fields of public service: the words of each, and the kinds of offices that serve in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NotRequired, TypedDict

from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.toml_tables import loads


class BidangLayanan(Record):
    """A field of service; all in lower case but its name.

    `kantor` are parts of the names of offices in the field, `kata` the words that only they
    use of themselves, `dekat` parts of the names of others that have to do with it.  `butir` are
    words which only they use as an item of a list or a table.
    """

    nama: str
    kantor: tuple[str, ...]
    kata: tuple[str, ...]
    dekat: tuple[str, ...]
    butir: tuple[str, ...] = ()

    def milik(self, nama_kantor: str) -> bool:
        """Whether an office of this name, in lower case, serves in the field."""
        return any(part in nama_kantor for part in self.kantor)

    def bersinggungan(self, nama_kantor: str) -> bool:
        """Whether such an office has to do with the field."""
        return any(part in nama_kantor for part in self.dekat)


@cache
def bidang_layanan() -> tuple[BidangLayanan, ...]:
    """Every field in the table."""
    return tuple(
        BidangLayanan(
            row["nama"],
            tuple(row["kantor"]),
            tuple(row.get("kata", ())),
            tuple(row.get("dekat", ())),
            tuple(row.get("butir", ())),
        )
        for row in _tables()["bidang"]
    )


def bidang_kantor(nama_kantor: str) -> tuple[BidangLayanan, ...]:
    """The fields of an office by its name, in lower case; none where the table knows none."""
    return tuple(row for row in bidang_layanan() if row.milik(nama_kantor))


@cache
def jenis_kantor() -> re.Pattern[str]:
    """A pattern for the kinds of offices whose reports are copied from each other."""
    names = sorted(_tables()["jenis"], key=len, reverse=True)
    spelt = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
    return lazy_pattern(rf"(?<![\w-])(?:{spelt})(?![\w-])", re.IGNORECASE)


@cache
def singkatan_jenis() -> Mapping[str, str]:
    """The kind of office that an abbreviation means: "Kanim" is a "Kantor Imigrasi"."""
    return MappingProxyType(_tables()["singkatan_jenis"])


@cache
def label_alamat() -> Mapping[str, str]:
    """The kind of office that a part of an address means, in lower case: "dinkes"."""
    tables = _tables()
    short = {name.lower(): kind for name, kind in tables["singkatan_jenis"].items()}
    return MappingProxyType({**short, **tables["label_alamat"]})


class _Row(TypedDict):
    """A field in `bidang.toml`."""

    nama: str
    kantor: list[str]
    kata: NotRequired[list[str]]
    butir: NotRequired[list[str]]
    dekat: NotRequired[list[str]]


class _Tables(TypedDict):
    """What `bidang.toml` holds."""

    jenis: list[str]
    singkatan_jenis: dict[str, str]
    label_alamat: dict[str, str]
    bidang: list[_Row]


@cache
def _tables() -> _Tables:
    text = Path(__file__).with_name("bidang.toml").read_text(encoding="utf-8")
    tables: _Tables = loads(text)  # type: ignore[assignment]
    return tables
