"""The tree of performance in reading order: what the figure shows, for who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_docgen.document import Align, Blocks, Cell, Row, Table, Text
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.narrative.tables.cells import (
    TIDAK_ADA,
    kepala,
    keterangan,
    kolom,
    sumber,
    teks,
)
from lkjip_docgen.narrative.tables.perjanjian import sel_diperjanjikan
from lkjip_docgen.narrative.told_boxes import Kinerja, Ukuran, pohon_kinerja
from lkjip_docgen.records import Record, replace
from lkjip_docgen.templating import Konteks

C, L = Align.CENTER, Align.LEFT


class _Line(Record):
    """A box with its number ("1.2"), its level from 0."""

    nomor: str
    level: int
    kinerja: Kinerja


@tabel("pohon-kinerja")
def pohon(konteks: Konteks) -> Table | Blocks:
    """Every box with its number, what measures it, and who answers for it."""
    lines = list(_lines(pohon_kinerja(konteks), "", 0))
    if not lines:
        return ()
    named = any(line.kinerja.pengampu for line in lines)
    who = ("Pengampu",) if named else ()
    laporan = konteks.laporan
    return Table(
        id="tabel-pohon-kinerja",
        caption=keterangan(f"Rincian Pohon Kinerja Tahun {laporan.dokumen.tahun}"),
        columns=kolom((1.3, L), (6.1, L), (5.4, L), *[(3.2, L)] * named),
        head=(kepala("No.", "Kinerja", "Indikator dan Target", *who),),
        rows=tuple(row for line in lines for row in _rows(line, named=named)),
        source=sumber(f"perjanjian kinerja dan data {laporan.kantor.nama}"),
        compact=True,
        summary="Setiap kotak pohon kinerja dari atas ke bawah; nomor menyebut kotak di atasnya.",
    )


def _lines(trees: Sequence[Kinerja], above: str, level: int) -> Iterator[_Line]:
    for number, tree in enumerate(trees, start=1):
        mark = f"{above}{number}"
        yield _Line(mark, level, tree)
        yield from _lines(tree.anak, f"{mark}.", level + 1)


def _rows(line: _Line, *, named: bool) -> Iterator[Row]:
    """A row for each indicator of a box, and one for a box without any."""
    kinerja = line.kinerja
    measures = kinerja.ukuran or (None,)
    for position, ukuran in enumerate(measures):
        cells: tuple[Cell, ...] = (_measured(ukuran),)
        if position == 0:
            cells = (*_named(line, len(measures)), *cells)
            if named:
                who = teks(kinerja.pengampu or TIDAK_ADA, rowspan=len(measures))
                cells = (*cells, who)
        yield Row(cells)


def _named(line: _Line, height: int) -> tuple[Cell, Cell]:
    kinerja = line.kinerja
    name = f"{kinerja.sebutan}: {kinerja.nama}" if kinerja.sebutan else kinerja.nama
    cell = teks(name, rowspan=height, bold=line.level == 0)
    return teks(line.nomor, rowspan=height), replace(cell, indent=line.level)


def _measured(ukuran: Ukuran | None) -> Cell:
    """What is measured and, where one is agreed, its target: few boxes have one of their own."""
    if ukuran is None or not (ukuran.nama or ukuran.target):
        return teks(TIDAK_ADA, align=C)
    if ukuran.target is None:
        return teks(ukuran.nama)
    before = f"{ukuran.nama}, target " if ukuran.nama else "Target "
    target = sel_diperjanjikan(ukuran.target, ukuran.sampai)
    return replace(target, content=(Text(before), *target.content), align=L)
