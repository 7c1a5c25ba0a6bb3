"""Common abbreviations of government offices, with their official long forms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from lkjip_docgen.toml_tables import loads


@cache
def singkatan_lazim() -> Mapping[str, str]:
    """The long form of each abbreviation that has one meaning in every office."""
    text = Path(__file__).with_name("singkatan.toml").read_text(encoding="utf-8")
    groups = loads(text)["kelompok"]
    found = {short: long for group in groups for short, long in group["singkatan"].items()}
    return MappingProxyType(found)


@cache
def kepanjangan() -> Mapping[str, tuple[str, ...]]:
    """Every long form that each known abbreviation may have."""
    text = Path(__file__).with_name("kepanjangan.toml").read_text(encoding="utf-8")
    others: dict[str, list[str]] = loads(text)
    common = {short: (long,) for short, long in singkatan_lazim().items()}
    return MappingProxyType({**common, **{short: tuple(row) for short, row in others.items()}})


@cache
def nilai_dasar() -> Mapping[str, tuple[str, ...]]:
    """The values that a word such as "BerAKHLAK" stands for."""
    text = Path(__file__).with_name("nilai_dasar.toml").read_text(encoding="utf-8")
    values: dict[str, list[str]] = loads(text)
    return MappingProxyType({word: tuple(row) for word, row in values.items()})
