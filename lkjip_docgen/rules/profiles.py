"""Profiles: what is usual for each kind of institution that owes a performance report."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict


@dataclass(frozen=True, slots=True)
class Profil:
    """A kind of institution, with the regulations that ask it for the report (`sumber`)."""

    kode: str
    nama: str
    untuk: str  # examples of such institutions, for whoever chooses
    sumber: str


@cache
def profil(kode: str) -> Profil:
    """The profile with this code; raises `KeyError` when there is none (see `kode_profil`)."""
    row = _rows()[kode]
    base = profil(row["dasar"]) if "dasar" in row else None
    return Profil(
        kode=kode,
        nama=row["nama"],
        untuk=row["untuk"],
        sumber=row.get("sumber") or (base.sumber if base else ""),
    )


def kode_profil() -> tuple[str, ...]:
    """The codes of all profiles."""
    return tuple(_rows())


class _Row(TypedDict):
    """A profile in `profil.toml`; what it leaves out is that of the profile it follows."""

    nama: str
    untuk: str
    sumber: NotRequired[str]
    dasar: NotRequired[str]


@cache
def _rows() -> dict[str, _Row]:
    text = Path(__file__).with_name("profil.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
