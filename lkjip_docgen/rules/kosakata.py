"""Words of official reports: those that are common, and those that dictionaries leave out."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lkjip_docgen.records import Record
from lkjip_docgen.toml_tables import loads


class Kosakata(Record):
    """Words in small letters.

    `kerap` stand in every text, `umum` are common, `kantor` are sound but in few dictionaries;
    `semua` are all of them.
    """

    kerap: frozenset[str]
    umum: frozenset[str]
    kantor: frozenset[str]
    semua: frozenset[str]


@cache
def kosakata() -> Kosakata:
    """The words of `kosakata.toml`."""
    text = Path(__file__).with_name("kosakata.toml").read_text(encoding="utf-8")
    tables = loads(text)
    parts = [frozenset(tables[name].split()) for name in ("kerap", "umum", "kantor")]
    kerap, umum, kantor = parts
    return Kosakata(kerap, umum, kantor, kerap | umum | kantor)
