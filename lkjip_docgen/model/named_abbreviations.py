"""Abbreviations that the data give beside a name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lkjip_docgen.idn import spelt_out, tokens
from lkjip_docgen.model.base import Bagian
from lkjip_docgen.model.every_section import sections_of
from lkjip_docgen.model.kosakata import Kata
from lkjip_docgen.model.laporan import Laporan
from lkjip_docgen.records import field_names
from lkjip_docgen.remembered import remembered

_SHORT, _NAME, _LONG = "singkatan", "nama", "kepanjangan"


class Singkatan(NamedTuple):
    """An abbreviation, its long form, and where it stands in the data; () where in no data."""

    pendek: str
    panjang: str
    path: tuple[str | int, ...]


@remembered
def singkatan_dalam(laporan: Laporan) -> tuple[Singkatan, ...]:
    """The abbreviations that stand beside names in the data, and those of the report's words."""
    of_data = (one for path, section in sections_of(laporan) for one in _own(section, path))
    return (*of_data, *_of_words(laporan))


def _of_words(laporan: Laporan) -> Iterator[Singkatan]:
    words = laporan.kosakata
    for name in field_names(words):
        word: object = getattr(words, name)
        if isinstance(word, Kata):
            yield from _named(word.singkatan, word.nama, ())


def _own(node: Bagian, path: tuple[str | int, ...]) -> Iterator[Singkatan]:
    names = type(node).model_fields
    if _LONG in names and _NAME in names:
        yield from _spelt(getattr(node, _NAME) or "", getattr(node, _LONG) or "", (*path, _LONG))
    if _SHORT not in names or _NAME not in names:
        return
    yield from _named(getattr(node, _SHORT) or "", getattr(node, _NAME) or "", (*path, _SHORT))


def _spelt(name: str, long: str, path: tuple[str | int, ...]) -> Iterator[Singkatan]:
    """A name that is an abbreviation itself, as those of innovations are: "PASIR"."""
    if name.isalpha() and name.isupper() and len(name) > 1:
        yield from _named(name, long, path)


def _named(short: str, name: str, path: tuple[str | int, ...]) -> Iterator[Singkatan]:
    """The abbreviation of a name; one that stands in the name itself ("e-Monev") explains none."""
    if short and name and short.casefold() not in map(str.casefold, tokens(name)):
        yield Singkatan(short, spelt_out(short, name), path)
