"""The budget as a tree: programs, activities, and the parts of activities, to any depth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from lkjip_docgen.model.anggaran import Kegiatan, Program
from lkjip_docgen.model.renstra import KegiatanPK, ProgramPK
from lkjip_docgen.records import Record

Simpul = Program | Kegiatan
"""A part of a budget with its ceiling and spending."""

SimpulPK = ProgramPK | KegiatanPK
"""A part of the budget of an agreement with its amount."""

N = TypeVar("N", Simpul, SimpulPK)
T = TypeVar("T")


class Letak(Record, Generic[N]):
    """A node of the tree: the keys and positions that lead to it, and its level from 1."""

    jalan: tuple[str | int, ...]
    tingkat: int
    simpul: N


def kunci_isi(node: Simpul | SimpulPK) -> str:
    """The key under which the parts of a node stand."""
    return "kegiatan" if isinstance(node, Program | ProgramPK) else "rincian"


def isi(node: N) -> Sequence[N]:
    """The parts of a node; none where it is not divided."""
    parts: Sequence[N] = getattr(node, kunci_isi(node))
    return parts


def semua_simpul(nodes: Sequence[N], jalan: tuple[str | int, ...]) -> Iterator[Letak[N]]:
    """Every node of a tree from above down; `jalan` leads to the list of its programs."""
    return _below(nodes, jalan, 1)


def _below(nodes: Sequence[N], jalan: tuple[str | int, ...], tingkat: int) -> Iterator[Letak[N]]:
    for position, node in enumerate(nodes):
        here: tuple[str | int, ...] = (*jalan, position)
        yield Letak(here, tingkat, node)
        yield from _below(isi(node), (*here, kunci_isi(node)), tingkat + 1)


def per_tingkat(roots: Sequence[T], parts: Callable[[T], Sequence[T]]) -> Iterator[list[T]]:
    """The nodes of each level of a tree, the highest first."""
    level = list(roots)
    while level:
        yield level
        level = [part for node in level for part in parts(node)]
