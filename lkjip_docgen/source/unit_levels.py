"""Units of several levels: offices that would count twice, and those that a unit itself lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from lkjip_docgen.findings import End, Finding, Severity
from lkjip_docgen.findings.codes import units as codes
from lkjip_docgen.identity import plain
from lkjip_docgen.model import UnitTerbaca
from lkjip_docgen.records import Record

_PATTERNS: Final = "unit.folder"
_MOST_NAMED: Final = 3
"""So many units that another lacks are named; of more the first."""


def told_of_levels(units: Sequence[UnitTerbaca]) -> Iterator[Finding]:
    """What is wrong or missing among units and all that stands below them."""
    yield from _twice(units)
    yield from map(_incomplete, (unit for unit in units if unit.kurang))


# --- counted twice --------------------------------------------------------------------------


class _Standing(Record):
    """A unit of any level with those above it, the nearest last."""

    unit: UnitTerbaca
    above: tuple[UnitTerbaca, ...] = ()

    @property
    def way(self) -> tuple[UnitTerbaca, ...]:
        """It and those above it, the highest first."""
        return (*self.above, self.unit)

    @property
    def folder(self) -> str:
        """Its folder, from that of the report."""
        return "/".join(unit.folder for unit in self.way)

    def is_one_line_with(self, other: _Standing) -> bool:
        """Whether one stands above the other, as an office above a unit of its own name."""
        ours, theirs = self.way, other.way
        least = min(len(ours), len(theirs))
        return all(one is same for one, same in zip(ours[:least], theirs[:least], strict=True))


def _standing(
    units: Sequence[UnitTerbaca], above: tuple[UnitTerbaca, ...] = ()
) -> Iterator[_Standing]:
    """Every unit with data, of every level."""
    for unit in units:
        if unit.laporan is not None:
            yield _Standing(unit, above)
            yield from _standing(unit.laporan.unit_terbaca, (*above, unit))


def _twice(units: Sequence[UnitTerbaca]) -> Iterator[Finding]:
    """Offices that stand in two places: their figures would count twice."""
    known: dict[str, list[_Standing]] = {}
    for here in _standing(units):
        if here.unit.laporan is None:
            continue
        alike = known.setdefault(plain(here.unit.laporan.kantor.nama), [])
        first = next((one for one in alike if not one.is_one_line_with(here)), None)
        if first is None:
            alike.append(here)
        else:
            yield _same_office(first, here)


def _same_office(first: _Standing, second: _Standing) -> Finding:
    """An error where the second has the data of the first; a warning where its data differ."""
    files = (Path(one.unit.tempat.file) for one in (first, second))
    one, other = (file.read_bytes() for file in files)
    same = "datanya sama sehingga angkanya terhitung" if one == other else "angkanya terhitung"
    return Finding(
        codes.UNIT_DUA_KALI,
        Severity.ERROR if one == other else Severity.WARNING,
        f"Folder {first.folder} dan {second.folder} menyebut kantor yang sama, "
        f"{second.unit.nama}; {same} dua kali.",
        second.unit.tempat_dari("kantor"),
        _PATTERNS,
        "Keluarkan salinannya dari folder unit, atau nyatakan pada unit.tidak_dihitung. Bila "
        "memang dua kantor, bedakan `kantor.nama`.",
        others=(End(first.unit.tempat_dari("kantor")),),
    )


# --- what a unit itself lacks -----------------------------------------------------------------


def _incomplete(unit: UnitTerbaca) -> Finding:
    """A unit that counts, though units below it do not count in its data."""
    missing = unit.kurang
    named = "; ".join(f"{one.nama} {one.keadaan}" for one in missing[:_MOST_NAMED])
    more = f"; dan {len(missing) - _MOST_NAMED} lagi" if len(missing) > _MOST_NAMED else ""
    return Finding(
        codes.UNIT_BELUM_LENGKAP,
        Severity.WARNING,
        f"Data {unit.nama} belum mencakup semua unit di bawahnya: {named}{more}.",
        missing[0].tempat,
        _PATTERNS,
        "Minta kantor itu melengkapinya. Sebelum itu angkanya dihitung tanpa unit-unit tersebut, "
        "dan laporan menyebutkannya.",
        others=tuple(End(one.tempat) for one in missing[1:_MOST_NAMED]),
    )
