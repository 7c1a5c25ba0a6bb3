"""Tables of what the change of an agreement changed: targets, and budget by program."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.document import Align, Blocks, Cell, Inlines, Row, Table, Text, Value
from lkjip_docgen.idn import plain_name, print_quantity, with_unit
from lkjip_docgen.measures import (
    HasilPerubahanPK,
    HasilTargetPK,
    HasilUbahPagu,
    HasilUbahTarget,
    HasilUbahTingkat,
)
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.narrative.tables.cells import (
    TIDAK_ADA,
    baris_jumlah,
    judul_kelompok,
    kepala,
    keterangan,
    kolom,
    nomor,
    sel,
    sumber,
    teks,
)
from lkjip_docgen.narrative.tables.perjanjian import sel_diperjanjikan
from lkjip_docgen.quantity import Quantity, Unit
from lkjip_docgen.templating import Konteks

C, L, R = Align.CENTER, Align.LEFT, Align.RIGHT
_JENIS = {
    "naik": "Naik",
    "turun": "Turun",
    "tetap": "Tetap",
    "berubah": "Berubah",
    "baru": "Baru",
    "dihapus": "Dihapus",
    "": TIDAK_ADA,
}


@tabel("perubahan-pk")
def perubahan_pk(konteks: Konteks, tingkat: HasilUbahTingkat) -> Table | Blocks:
    """The targets of a level of the agreement as signed and as changed, by objective."""
    changes = konteks.hasil.perubahan_perjanjian
    if changes is None or not tingkat.semua:
        return ()
    words = konteks.laporan.kosakata.tingkat(tingkat.tingkat)
    objective, indicator = (word.judul for word in words)
    year = changes.perubahan.tahun
    return Table(
        id=f"tabel-perubahan-pk-{year}-{tingkat.tingkat}",
        caption=keterangan(f"Perubahan Target {indicator} dalam Perjanjian Kinerja Tahun {year}"),
        columns=kolom((1, C), (6.4, L), (2.6, C), (2.6, C), (3, C)),
        head=(kepala("No.", indicator, "Target Awal", "Target Perubahan", "Perubahan"),),
        rows=tuple(_rows(tingkat)),
        source=_source(changes),
        summary=f"Tiap {indicator} menurut {objective}: target awal, target perubahan, dan "
        "perubahannya.",
    )


def _source(changes: HasilPerubahanPK) -> Inlines:
    year = changes.perubahan.tahun
    return sumber(f"Perjanjian Kinerja dan Perjanjian Kinerja Perubahan Tahun {year}")


def _rows(tingkat: HasilUbahTingkat) -> Iterator[Row]:
    number = 0
    for sasaran in tingkat.sasaran:
        yield judul_kelompok(sasaran.nama, 5)
        for target in sasaran.target:
            number += 1
            cells = (_agreed(target.awal), _agreed(target.perubahan), _change(target))
            yield Row((nomor(number), teks(_named(target)), *cells))


def _named(row: HasilUbahTarget) -> str:
    """The indicator as it is called now, and as it was called where that was otherwise."""
    if row.awal is None or plain_name(row.awal.model.nama) == plain_name(row.nama):
        return row.nama
    return f"{row.nama} (semula: {row.awal.model.nama})"


def _agreed(target: HasilTargetPK | None) -> Cell:
    """The target in one of the two agreements; a dash where it does not have the indicator."""
    if target is None:
        return teks(TIDAK_ADA, align=C)
    return sel_diperjanjikan(target.target, target.sampai)


def _change(row: HasilUbahTarget) -> Cell:
    """Which way a target went, and by how much."""
    word = Text(_JENIS[row.jenis])
    if row.selisih is None or not row.selisih.ada:
        return Cell((word,), align=C)
    return Cell((word, Text(" "), *_amount(row.selisih)), align=C)


def _amount(change: Quantity) -> Inlines:
    """A difference without its sign, which the word before it says.

    The word of a count stands in the cells of the targets.
    """
    printed = print_quantity(change, absolute=True)
    if change.unit is Unit.JUMLAH:
        return (Value(change, printed),)
    return (Value(change, printed), Text(with_unit(change, absolute=True)[len(printed) :]))


@tabel("perubahan-pk-anggaran")
def perubahan_pk_anggaran(konteks: Konteks) -> Table | Blocks:
    """The budget of each program as agreed first and as changed, where agreements list their own.

    Where they name versions of the budget, the table of these (`perubahan-pagu`) says the same.
    """
    changes = konteks.hasil.perubahan_perjanjian
    if changes is None or not changes.anggaran:
        return ()
    *programs, total = changes.anggaran
    year = changes.perubahan.tahun
    return Table(
        id=f"tabel-perubahan-pk-{year}-anggaran",
        caption=keterangan(f"Perubahan Anggaran dalam Perjanjian Kinerja Tahun {year}"),
        columns=kolom((1, C), (5, L), (3.4, R), (3.4, R), (3.2, R)),
        head=(kepala("No.", "Program", "Anggaran Awal", "Anggaran Perubahan", "Perubahan"),),
        rows=(
            *(Row((nomor(n), teks(p.nama), *_ceilings(p))) for n, p in enumerate(programs, 1)),
            baris_jumlah("Jumlah", 2, _ceilings(total)),
        ),
        source=_source(changes),
        summary="Anggaran tiap program pada kedua perjanjian dan perubahannya.",
    )


def _ceilings(row: HasilUbahPagu) -> tuple[Cell, ...]:
    return sel(row.awal), sel(row.perubahan), _difference(row)


def _difference(row: HasilUbahPagu) -> Cell:
    """How much a program gained or lost; a word where one agreement does not have it."""
    if row.awal is None or row.perubahan is None:
        return teks("Baru" if row.awal is None else "Dihapus", align=C)
    return sel(row.selisih)
