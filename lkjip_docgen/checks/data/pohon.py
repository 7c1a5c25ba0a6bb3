"""The parts of a budget as written, each beside what was measured of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from lkjip_docgen.measures import HasilPos, HasilVersi
from lkjip_docgen.model import Laporan, Simpul, SimpulPK, isi, kunci_isi
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

N = TypeVar("N", Simpul, SimpulPK)

_KINDS = ("program", "kegiatan")
_DEEPER = "rincian"


class Part(Record, Generic[N]):
    """A part of a budget: where it stands, its level from 1, as written and as measured."""

    path: Path_
    tingkat: int
    simpul: N
    pos: HasilPos

    @property
    def jenis(self) -> str:
        """What a part of this level is called in a message."""
        return jenis(self.tingkat)

    @property
    def sebutan(self) -> str:
        """The part in a message: "kegiatan Layanan"."""
        return sebutan(self.tingkat, self.simpul.nama)


def sebutan(tingkat: int, nama: str) -> str:
    """A part of a level in a message: "kegiatan Layanan", "Program Layanan"."""
    kind = jenis(tingkat)
    return nama if nama.casefold().startswith(kind) else f"{kind} {nama}"


def jenis(tingkat: int) -> str:
    """What the parts of a level (from 1) are called in a message."""
    return _KINDS[tingkat - 1] if tingkat <= len(_KINDS) else _DEEPER


def parts_of(path: Path_, nodes: Sequence[N], measured: HasilVersi) -> Iterator[Part[N]]:
    """Every part of a version from above down; `path` leads to the list of its programs."""
    return _parts(path, 1, nodes, [program.pos for program in measured.program])


def _parts(
    path: Path_, tingkat: int, nodes: Sequence[N], measured: Sequence[HasilPos]
) -> Iterator[Part[N]]:
    for number, (node, pos) in enumerate(zip(nodes, measured, strict=True)):
        here: Path_ = (*path, number)
        yield Part(here, tingkat, node, pos)
        yield from _parts((*here, kunci_isi(node)), tingkat + 1, isi(node), pos.rincian)


def parts_of_versions(laporan: Laporan, versi: Sequence[HasilVersi]) -> Iterator[Part[Simpul]]:
    """Every part of every version of the budget."""
    for number, (row, measured) in enumerate(zip(laporan.anggaran.versi, versi, strict=True)):
        yield from parts_of(("anggaran", "versi", number, "program"), row.program, measured)
