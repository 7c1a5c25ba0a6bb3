"""The boxes of the tree of performance and which stands below which, as the office wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from lkjip_docgen.model.indikator import Indikator
from lkjip_docgen.model.laporan import Laporan
from lkjip_docgen.model.pohon_kinerja import SimpulKinerja
from lkjip_docgen.model.renstra import TINGKAT, PerjanjianKinerja, SasaranPK
from lkjip_docgen.records import Record, replace

Jalan = tuple[str | int, ...]


class Kotak(Record):
    """A box: what it stands for, where that is written, and what it names above itself.

    `jalan_induk` leads to the parent as written, which may be in an earlier version of the
    agreement; `tingkat` is the level of an objective.
    """

    kode: str
    isi: SimpulKinerja | SasaranPK | Indikator
    jalan: Jalan
    induk: str | None = None
    jalan_induk: Jalan = ()
    tingkat: str = ""


class Cabang(Record):
    """A box with the boxes below it."""

    kotak: Kotak
    anak: tuple[Cabang, ...] = ()


def kotak_kinerja(laporan: Laporan) -> tuple[Kotak, ...]:
    """Every box, in the order of the data; none where nobody names a parent or writes a node.

    An indicator has a box of its own where it names a parent, or is named as one; the others
    stand in the box of their objective.
    """
    simpul = tuple(_nodes(laporan))
    sasaran = tuple(_objectives(laporan))
    indikator = tuple(_indicators(laporan))
    named = {kotak.induk for kotak in (*simpul, *sasaran, *indikator) if kotak.induk}
    if not named and not simpul:
        return ()
    own = (k for k in indikator if k.induk or k.kode in named)
    return (*simpul, *sasaran, *map(_below_its_objective, own))


def _nodes(laporan: Laporan) -> Iterator[Kotak]:
    for number, row in enumerate(laporan.pohon_kinerja.simpul if laporan.pohon_kinerja else ()):
        path: Jalan = ("pohon_kinerja", "simpul", number)
        yield Kotak(row.kode, row, path, row.induk, (*path, "induk"))


def _indicators(laporan: Laporan) -> Iterator[Kotak]:
    for number, row in enumerate(laporan.indikator):
        path: Jalan = ("indikator", number)
        yield Kotak(row.kode, row, path, row.induk, (*path, "induk"))


def _below_its_objective(kotak: Kotak) -> Kotak:
    """An indicator that names no parent stands below the objective that it belongs to."""
    if kotak.induk or not isinstance(kotak.isi, Indikator):
        return kotak
    return replace(kotak, induk=kotak.isi.sasaran, jalan_induk=(*kotak.jalan, "sasaran"))


# --- the objectives of the agreement in force ----------------------------------------


def _objectives(laporan: Laporan) -> Iterator[Kotak]:
    """The objectives of the agreement in force, the highest level first.

    One that names no parent has that of the same objective in the last earlier version of the
    year that names one.
    """
    versions = list(_versions(laporan))
    earlier = {kotak.kode: kotak for version in versions for kotak in version if kotak.induk}
    for kotak in versions[-1] if versions else ():
        known = earlier.get(kotak.kode)
        if kotak.induk is None and known is not None:
            kotak = replace(kotak, induk=known.induk, jalan_induk=known.jalan_induk)
        yield kotak


def _versions(laporan: Laporan) -> Iterator[list[Kotak]]:
    """The objectives of each agreement of the reported year, the one in force last."""
    rows = enumerate(laporan.perjanjian_kinerja)
    of_the_year = [(n, pk) for n, pk in rows if pk.tahun == laporan.dokumen.tahun]
    for number, pk in sorted(of_the_year, key=lambda row: row[1].versi == "perubahan"):
        yield sorted(_agreed(number, pk), key=lambda kotak: TINGKAT.index(kotak.tingkat))


def _agreed(number: int, pk: PerjanjianKinerja) -> Iterator[Kotak]:
    for t, level in enumerate(pk.tingkat):
        for s, row in enumerate(level.sasaran):
            path: Jalan = ("perjanjian_kinerja", number, "tingkat", t, "sasaran", s)
            yield Kotak(row.kode, row, path, row.induk, (*path, "induk"), level.tingkat)


# --- which stands below which -----------------------------------------------------------

TERDALAM: Final = 12
"""Levels of a tree; a box below that begins a tree of its own."""


def atasan(semua: Sequence[Kotak]) -> dict[int, list[Kotak]]:
    """The boxes that each box may mean by its parent, by its identity.

    One, none where no box has that code, or several of it; itself where no other box has it.
    """
    of_code: dict[str, list[Kotak]] = {}
    for kotak in semua:
        of_code.setdefault(kotak.kode, []).append(kotak)
    found: dict[int, list[Kotak]] = {}
    for kotak in semua:
        meant = of_code.get(kotak.induk or "", [])
        found[id(kotak)] = [other for other in meant if other is not kotak] or meant
    return found


def lingkaran(semua: Sequence[Kotak]) -> list[list[Kotak]]:
    """The boxes that stand below themselves: each circle once, each box before its parent."""
    above = atasan(semua)
    known: set[int] = set()
    circles = []
    for kotak in semua:
        way: list[Kotak] = []
        here: Kotak | None = kotak
        while here is not None and id(here) not in known:
            known.add(id(here))
            way.append(here)
            here = next(iter(above[id(here)]), None)
        start = next((n for n, other in enumerate(way) if other is here), None)
        if start is not None:
            circles.append(way[start:])
    return circles


def pohon_dari(semua: Sequence[Kotak]) -> tuple[Cabang, ...]:
    """The trees that the boxes make, in the order of the data; every box stands in one.

    A parent that is not known is none.  A circle is opened above its first box, so that nothing
    is left out of a draft; the checks tell of both.
    """
    above = _opened(semua)
    for kotak in terlalu_dalam(semua):
        above.pop(id(kotak), None)
    below: dict[int | None, list[Kotak]] = {}
    for kotak in semua:
        parent = above.get(id(kotak))
        below.setdefault(None if parent is None else id(parent), []).append(kotak)
    return tuple(_branches(below, None))


def _opened(semua: Sequence[Kotak]) -> dict[int, Kotak]:
    """The one box above each box, without circles."""
    above = {key: boxes[0] for key, boxes in atasan(semua).items() if boxes}
    for circle in lingkaran(semua):
        del above[id(circle[0])]
    return above


def terlalu_dalam(semua: Sequence[Kotak]) -> list[Kotak]:
    """The boxes that stand one level lower than a tree may reach."""
    above = _opened(semua)
    levels: dict[int, int] = {}
    for kotak in semua:
        way: list[Kotak] = []
        here: Kotak | None = kotak
        while here is not None and id(here) not in levels:
            way.append(here)
            here = above.get(id(here))
        level = levels[id(here)] if here is not None else -1
        for passed in reversed(way):
            level += 1
            levels[id(passed)] = level
    return [kotak for kotak in semua if levels[id(kotak)] and levels[id(kotak)] % TERDALAM == 0]


def _branches(below: Mapping[int | None, Sequence[Kotak]], top: int | None) -> Iterator[Cabang]:
    for kotak in below.get(top, ()):
        yield Cabang(kotak, tuple(_branches(below, id(kotak))))
