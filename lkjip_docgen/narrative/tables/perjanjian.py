"""Tables of the performance agreement and of the budget that goes with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from textwrap import wrap

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
_PAGE_CM, _AMOUNT_CM = 16.0, 3.2  # of an upright page, and of a budget in full rupiah
_NUMBER_CM, _MARGIN_CM, _LETTER_CM = 0.9, 0.3, 0.165
_SHARES = (0.42, 0.46, 0.5, 0.54, 0.58)  # of an objective beside its indicators
_SHEET = 24  # rows of an agreement that surely take more than a page, with its signatures
_WITH_OBJECTIVE = 4  # cells of a row that begins one


@tabel("pk")
def pk(
    konteks: Konteks, agreement: PerjanjianKinerja, tingkat: TingkatPK, lampiran: bool = False
) -> Table:
    """One level of an agreement; in the appendix (`lampiran`) without caption and number."""
    table = _level_table(konteks, agreement, tingkat)
    if lampiran:
        roomy = _takes_pages(konteks, agreement)
        return replace(table, id=f"lampiran-{table.id}", caption=(), source=(), roomy=roomy)
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
    """The columns of a level: targets that are told in words ("per 1.000 bayi") get more room.

    Of what is left an objective gets the share with which the rows take fewest lines.
    """
    body = [row for row in rows if row.role is RowRole.BODY]
    targets = (plain_text(row.cells[-1].content) for row in body)
    target = 3.7 if max(map(len, targets), default=0) > _LONG_TARGET else 2.4
    words = _PAGE_CM - _NUMBER_CM - target
    shares = sorted(_SHARES, key=lambda share: abs(share - 0.5))
    share = min(shares, key=lambda share: _lines(body, words * share, words * (1 - share)))
    return kolom((_NUMBER_CM, C), (words * share, L), (words * (1 - share), L), (target, C))


def _lines(rows: Sequence[Row], objective: float, indicator: float) -> int:
    """About how many lines the rows take: each objective stands beside all its indicators."""
    taken = left = 0  # lines, and those of an objective that its indicators have not yet reached
    for row in rows:
        height = _height(row.cells[-2], indicator)
        if len(row.cells) == _WITH_OBJECTIVE:
            taken += max(left, 0)
            left = _height(row.cells[1], objective)
        taken, left = taken + height, left - height
    return taken + max(left, 0)


def _height(cell: Cell, width: float) -> int:
    """The lines of a cell, its words kept whole."""
    return _lines_of(plain_text(cell.content), max(1, int((width - _MARGIN_CM) / _LETTER_CM)))


@lru_cache(maxsize=1024)  # the agreements of several years and persons repeat their words
def _lines_of(words: str, letters: int) -> int:
    return len(wrap(words, letters))


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
    version, parts = _budget(konteks, agreement)
    base = f"pk-{agreement.tahun}-{agreement.versi}-anggaran"
    return Table(
        id=f"lampiran-{base}" if lampiran else f"tabel-{base}",
        caption=() if lampiran else keterangan(f"Anggaran dalam {_title(agreement)}"),
        columns=kolom(*parts.columns, (_AMOUNT_CM, R)),
        head=(Row((*parts.head, *kepala("Anggaran").cells)),),
        rows=_budget_rows(agreement, version, parts),
        source=() if lampiran else _source(agreement),
        roomy=lampiran and _takes_pages(konteks, agreement),
        summary=f"Anggaran tiap {parts.levels} pada {_title(agreement)} dan jumlahnya.",
    )


def _budget(
    konteks: Konteks, agreement: PerjanjianKinerja
) -> tuple[HasilVersi | None, ProgramTable]:
    """The version of the budget of an agreement, and its programs as a table has them."""
    version = _measured(konteks, agreement).anggaran or _named(konteks, agreement.anggaran)
    level = tingkat_pk(konteks.laporan, agreement)
    width = _PAGE_CM - _AMOUNT_CM
    return version, program_table(konteks, version, _ceiling, level, width, small=False)


def _takes_pages(konteks: Konteks, agreement: PerjanjianKinerja) -> bool:
    """Whether the sheet of an agreement is longer than a page, so that its rows may have room."""
    rows = [row for one in agreement.tingkat for row in _level_rows(konteks, agreement, one)]
    _, budget = _budget(konteks, agreement)
    return len(rows) + len(budget.rows) > _SHEET


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
