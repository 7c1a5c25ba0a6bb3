"""The kinds of spending that the budget of each kind of institution knows."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypedDict

from lkjip_docgen.records import Record
from lkjip_docgen.toml_tables import loads

_PREFIX = "belanja "


class JenisBelanja(Record):
    """The kinds of spending of a budget (`nama`: APBN, APBD), and the regulation behind them."""

    nama: str
    jenis: tuple[str, ...]
    sumber: str

    def knows(self, name: str) -> bool:
        """Whether a kind of spending is one of these, or a part of one."""
        plain = " ".join(name.casefold().split()).removeprefix(_PREFIX)
        return plain.startswith(self.jenis)


def jenis_belanja(profil: str) -> JenisBelanja | None:
    """The kinds of spending for a profile; None where its budget may be of any kind."""
    for row in _rows().values():
        if profil in row["profil"]:
            return JenisBelanja(row["nama"], tuple(row["jenis"]), row["sumber"])
    return None


class _Row(TypedDict):
    """A budget in `belanja.toml`."""

    profil: list[str]
    nama: str
    jenis: list[str]
    sumber: str


@cache
def _rows() -> dict[str, _Row]:
    text = Path(__file__).with_name("belanja.toml").read_text(encoding="utf-8")
    return loads(text)
