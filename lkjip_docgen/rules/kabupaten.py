"""The regencies and cities of Indonesia, by the provinces that they lie in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from lkjip_docgen.toml_tables import loads

_SHARED = {  # offices of the provinces before they were divided in 2022 still serve the new ones
    "Papua": ("Papua Selatan", "Papua Tengah", "Papua Pegunungan"),
    "Papua Barat": ("Papua Barat Daya",),
}


def kabupaten_dikenal(nama: str) -> tuple[str, ...]:
    """The provinces in which "Kabupaten Belitung" may lie; none where it is not known."""
    return _by_name().get(" ".join(nama.casefold().split()), ())


def nama_kabupaten() -> tuple[str, ...]:
    """The names of all regencies and cities, without what kind they are."""
    return tuple(dict.fromkeys(name for _, _, name in _rows()))


@cache
def _by_name() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for province, kind, name in _rows():
        old = tuple(one for one, parts in _SHARED.items() if province in parts)
        found[f"{kind} {name}".casefold()] = (province, *old)
    return found


def _rows() -> Iterator[tuple[str, str, str]]:
    """Province, kind and name of each."""
    text = Path(__file__).with_name("kabupaten.toml").read_text(encoding="utf-8")
    tables: dict[str, dict[str, list[str]]] = loads(text)
    for province, kinds in tables.items():
        for kind, names in kinds.items():
            for name in names:
                yield province, kind, name
