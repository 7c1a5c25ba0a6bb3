"""Tables of the performance agreement and of the budget that goes with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lkjip_docgen.document import (
    Absence,
    Align,
    Blocks,
    Cell,
    Column,
    Inlines,
    Row,
    RowRole,
    Table,
    Text,
    plain_text,
)
from lkjip_docgen.idn import format_date
from lkjip_docgen.measures import (
    HasilPerjanjian,
    HasilPos,
    HasilSasaranPK,
    HasilVersi,
    tingkat_pk,
)
from lkjip_docgen.model import PerjanjianKinerja, TingkatPK
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.narrative.tables.cells import (
    RENTANG,
    baris_jumlah,
    judul_kelompok,
    kepala,
    kepala_nomor,
    keterangan,
    kolom,
    nilai,
    nomor,
    sel,
    sumber,
    teks,
)
from lkjip_docgen.narrative.tables.labels import asal_anggaran, asal_pagu
from lkjip_docgen.narrative.tables.program import ProgramTable, program_table
from lkjip_docgen.quantity import Quantity, Unit
from lkjip_docgen.records import replace
from lkjip_docgen.templating import Konteks

C, L, R = Align.CENTER, Align.LEFT, Align.RIGHT
_LONG_TARGET = 24  # characters of a target that take more than two lines of a narrow column


@tabel("pk")
def pk(
    konteks: Konteks, agreement: PerjanjianKinerja, tingkat: TingkatPK, lampiran: bool = False
) -> Table:
    """One level of an agreement; in the appendix (`lampiran`) without caption and number."""
    table = _level_table(konteks, agreement, tingkat)
    if lampiran:
        return replace(table, id=f"lampiran-{table.id}", caption=(), source=())
    return replace(table, id=f"tabel-{table.id}")


@tabel("pk-semua")
def pk_semua(konteks: Konteks, agreement: PerjanjianKinerja) -> Table:
    """All levels of an agreement in one table, each below the names of what it holds."""
    levels = agreement.tingkat
    if len(levels) == 1:
        return pk(konteks, agreement, levels[0])
    rows: list[Row] = []
    for tingkat in levels:
        objective, indicator = _words(konteks, tingkat)
        rows.append(judul_kelompok(f"{objective} dan {indicator}", 4))
        rows += _level_rows(konteks, agreement, tingkat)
    return Table(
        id=f"tabel-pk-{agreement.tahun}-{agreement.versi}",
        caption=keterangan(f"Sasaran, Indikator, dan Target dalam {_title(agreement)}"),
        columns=_columns(rows),
        head=(kepala("No.", "Sasaran", "Indikator Kinerja", "Target"),),
        rows=tuple(rows),
        source=_source(agreement),
        summary=f"Sasaran setiap tingkat dengan indikator dan target pada {_title(agreement)}.",
    )


def _words(konteks: Konteks, tingkat: TingkatPK) -> tuple[str, str]:
    """What the objectives and the indicators of a level are called."""
    objective, indicator = konteks.laporan.kosakata.tingkat(tingkat.tingkat)
    return objective.judul, indicator.judul


def _level_rows(
    konteks: Konteks, agreement: PerjanjianKinerja, tingkat: TingkatPK
) -> Iterator[Row]:
    """The rows of a level: its objectives, each with its indicators."""
    measured = _measured(konteks, agreement)
    level = next(row for row in measured.tingkat if row.model == tingkat)
    for number, sasaran in enumerate(level.sasaran, start=1):
        yield from _objective_rows(number, sasaran)


def _level_table(konteks: Konteks, agreement: PerjanjianKinerja, tingkat: TingkatPK) -> Table:
    """The table of a level, with the id that is common to its two places."""
    objective, indicator = _words(konteks, tingkat)
    rows = tuple(_level_rows(konteks, agreement, tingkat))
    return Table(
        id=f"pk-{agreement.tahun}-{agreement.versi}-{tingkat.tingkat}",
        caption=keterangan(f"{objective}, Indikator, dan Target dalam {_title(agreement)}"),
        columns=_columns(rows),
        head=(kepala("No.", objective, indicator, "Target"), kepala_nomor(4)),
        rows=rows,
        source=_source(agreement),
        summary=f"{objective} dengan indikator kinerja dan target pada {_title(agreement)}.",
    )


def _columns(rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns of a level: targets that are told in words ("per 1.000 bayi") get more room."""
    targets = (plain_text(row.cells[-1].content) for row in rows if row.role is RowRole.BODY)
    if max(map(len, targets), default=0) > _LONG_TARGET:
        return kolom((1, C), (5.3, L), (5.7, L), (4, C))
    return kolom((1, C), (6, L), (6, L), (3, C))


def _title(agreement: PerjanjianKinerja) -> str:
    amended = " Perubahan" if agreement.versi == "perubahan" else ""
    return f"Perjanjian Kinerja{amended} Tahun {agreement.tahun}"


def _source(agreement: PerjanjianKinerja) -> Inlines:
    day = f", {format_date(agreement.tanggal)}" if agreement.tanggal else ""
    return sumber(f"{_title(agreement)}{day}")


def _measured(konteks: Konteks, agreement: PerjanjianKinerja) -> HasilPerjanjian:
    """What was measured of an agreement of the data."""
    return next(row for row in konteks.hasil.perjanjian if row.model == agreement)


def _objective_rows(number: int, sasaran: HasilSasaranPK) -> list[Row]:
    height = len(sasaran.indikator)
    rows = []
    for n, agreed in enumerate(sasaran.indikator, start=1):
        name = f"{n}. {agreed.model.nama}" if height > 1 else agreed.model.nama
        cells: tuple[Cell, ...] = (teks(name), sel_diperjanjikan(agreed.target, agreed.sampai))
        if n == 1:
            title = teks(sasaran.model.nama, rowspan=height)
            cells = (nomor(number, rowspan=height), title, *cells)
        rows.append(Row(cells))
    return rows


def sel_diperjanjikan(target: Quantity, sampai: Quantity | None) -> Cell:
    """The target as agreed or its range, with its unit where the number itself has none."""
    if not target.ada:
        return sel(target)
    upper: Inlines = () if sampai is None else (Text(RENTANG), *nilai(sampai))
    bare = not target.satuan or target.unit in (Unit.PERSEN, Unit.RUPIAH, Unit.PREDIKAT)
    word = () if bare else (Text(f" {target.satuan}"),)
    return Cell((*nilai(target), *upper, *word))


@tabel("pk-anggaran")
def pk_anggaran(konteks: Konteks, agreement: PerjanjianKinerja, lampiran: bool = False) -> Table:
    """The budget of an agreement down to the level that it names; the total is of programs only.

    The form prescribes this table, so without a budget it holds markers.
    """
    version = _measured(konteks, agreement).anggaran or _named(konteks, agreement.anggaran)
    parts = program_table(konteks, version, _ceiling, tingkat_pk(konteks.laporan, agreement))
    base = f"pk-{agreement.tahun}-{agreement.versi}-anggaran"
    return Table(
        id=f"lampiran-{base}" if lampiran else f"tabel-{base}",
        caption=() if lampiran else keterangan(f"Anggaran dalam {_title(agreement)}"),
        columns=kolom(*parts.columns, (4, R)),
        head=(Row((*parts.head, *kepala("Anggaran").cells)),),
        rows=_budget_rows(agreement, version, parts),
        source=() if lampiran else _source(agreement),
        summary=f"Anggaran tiap {parts.levels} pada {_title(agreement)} dan jumlahnya.",
    )


def _named(konteks: Konteks, kode: str | None) -> HasilVersi | None:
    """The version of the budget with that code."""
    return next((v for v in konteks.hasil.anggaran.versi if v.kode == kode), None)


def _budget_rows(
    agreement: PerjanjianKinerja, version: HasilVersi | None, parts: ProgramTable
) -> tuple[Row, ...]:
    if version is None:
        gap = Absence(agreement, "anggaran")
        return (Row((nomor(1), teks(None, colspan=2, of=gap), teks(None, align=C, of=gap))),)
    return (*parts.rows, baris_jumlah("Jumlah", parts.span, (sel(version.total.pagu),)))


@tabel("sumber-dana")
def sumber_dana(konteks: Konteks) -> Table | Blocks:
    """Sources of funds of the reported year, with their spending where it is known by source."""
    budget = konteks.hasil.anggaran
    if not budget.sumber_dana:
        return ()
    if budget.belanja_sumber_dana is None:
        return _ceilings_by_source(konteks, budget.total_sumber_dana)
    return _spending_by_source(konteks, budget.belanja_sumber_dana)


def _ceilings_by_source(konteks: Konteks, total: Quantity) -> Table:
    return Table(
        id="tabel-sumber-dana",
        caption=keterangan(f"Sumber Dana Tahun {konteks.laporan.dokumen.tahun}"),
        columns=kolom((1, C), (9, L), (5, R)),
        head=(kepala("No.", "Sumber Dana", "Pagu"),),
        rows=(*_source_rows(konteks, _ceiling), baris_jumlah("Jumlah", 2, (sel(total),))),
        source=sumber(asal_pagu(konteks.laporan), (total,)),
        summary="Pagu tiap sumber dana dan jumlah seluruhnya.",
    )


def _spending_by_source(konteks: Konteks, total: HasilPos) -> Table:
    year, figures = konteks.laporan.dokumen.tahun, _spending(total)
    return Table(
        id="tabel-sumber-dana",
        caption=keterangan(f"Pagu dan Realisasi menurut Sumber Dana Tahun {year}"),
        columns=kolom((1, C), (5.4, L), (3.5, R), (3.5, R), (1.8, R)),
        head=(kepala("No.", "Sumber Dana", "Pagu", "Realisasi", "%"),),
        rows=(*_source_rows(konteks, _spending), baris_jumlah("Jumlah", 2, map(sel, figures))),
        source=sumber(asal_anggaran(konteks.laporan), figures),
        summary="Pagu, realisasi, dan persentase penyerapan tiap sumber dana dan jumlahnya.",
    )


def _source_rows(
    konteks: Konteks, figures: Callable[[HasilPos], Sequence[Quantity]]
) -> Iterator[Row]:
    written = konteks.laporan.anggaran.sumber_dana
    sources = zip(written, konteks.hasil.anggaran.sumber_dana, strict=True)
    for number, (row, pos) in enumerate(sources, start=1):
        name = teks(_with(row.nama, row.singkatan))
        yield Row((nomor(number), name, *map(sel, figures(pos))))


def _ceiling(pos: HasilPos) -> tuple[Quantity, ...]:
    return (pos.pagu,)


def _spending(pos: HasilPos) -> tuple[Quantity, ...]:
    return (pos.pagu, pos.realisasi, pos.serapan)


def _with(name: str, more: str | None) -> str:
    """A name with what is known besides, in brackets."""
    return f"{name} ({more})" if more else name
