"""Common abbreviations of government offices, with their official long forms."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType


@cache
def singkatan_lazim() -> Mapping[str, str]:
    """The long form of each abbreviation that has one meaning in every office."""
    text = Path(__file__).with_name("singkatan.toml").read_text(encoding="utf-8")
    groups = tomllib.loads(text)["kelompok"]
    found = {short: long for group in groups for short, long in group["singkatan"].items()}
    return MappingProxyType(found)
