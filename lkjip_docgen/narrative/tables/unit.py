"""Tables across the units of an office: one indicator, all of them, their money, who is late."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Final, TypeAlias

from lkjip_docgen.document import Align, Blocks, Cell, Column, Inlines, Row, Table, Text
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.measures import (
    HasilBarisUnit,
    HasilGabungan,
    HasilIndikator,
    HasilPenerimaanUnit,
    HasilPos,
    HasilUnit,
    HasilUnitBawahan,
)
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.narrative.tables.capaian import LONGEST_WORD, dalam_kurung
from lkjip_docgen.narrative.tables.cells import (
    TIDAK_ADA,
    baris_jumlah,
    kepala,
    keterangan,
    kolom,
    nilai,
    nomor,
    sel,
    sel_target,
    sumber,
    teks,
)
from lkjip_docgen.narrative.tables.labels import kata_satuan, pendek
from lkjip_docgen.quantity import Quantity, Status
from lkjip_docgen.records import Record, replace
from lkjip_docgen.templating import Konteks

C, L, R = Align.CENTER, Align.LEFT, Align.RIGHT
SHORT_GROUND: Final = "muda"  # behind a capaian that missed the target
LOWEST_GROUND: Final = "garis"  # behind the lowest, dark enough for grey print
FULL: Final = Decimal(100)
NO_REVENUE: Final = "tidak melaporkan penerimaan"
Money: TypeAlias = tuple[Cell, Cell, Cell]
"""Ceiling or target, realization, and the one as a percentage of the other."""
LEAST_UNITS: Final = 5
"""Among fewer units none is singled out as the lowest."""


def asal_unit(konteks: Konteks) -> str:
    """The source of figures that units reported."""
    units = konteks.hasil.unit
    return f"laporan kinerja {units.sebutan if units else 'unit'}"


def _when(konteks: Konteks) -> str:
    """Of when the figures are, at the end of a caption."""
    periode = konteks.laporan.periode
    return periode.nama if periode.tahunan else periode.sampai


# --- one indicator ------------------------------------------------------------------------


@tabel("unit-indikator")
def unit_indikator(konteks: Konteks, ind: HasilIndikator) -> Table | Blocks:
    """Target, result and capaian of every unit, and what they come to; who has none, and why."""
    units, found = konteks.hasil.unit, ind.gabungan
    if units is None or found is None or not found.terisi:
        return ()
    shape = _OneIndicator(ind, found, konteks.laporan.periode.tahunan)
    rows = [shape.row(number, row) for number, row in enumerate(found.baris, start=1)]
    about = f"Realisasi {shape.name} Menurut {units.judul}"
    return Table(
        id=f"tabel-{ind.model.kode}-unit",
        caption=keterangan(f"{about} {_when(konteks)}{dalam_kurung(ind)}"),
        columns=shape.columns,
        head=(shape.head(units.judul),),
        rows=(*rows, *shape.total()),
        source=sumber(asal_unit(konteks), (row.realisasi for row in found.terisi))
        + _short_note(found),
        compact=len(rows) > 1,
        summary=f"Target, realisasi, dan capaian {shape.name} tiap {units.sebutan}.",
    )


def _short_note(found: HasilGabungan) -> Inlines:
    """What bold type says, where any stands."""
    return (Text(" Cetak tebal: target belum tercapai."),) if found.tertinggal else ()


class _OneIndicator(Record):
    """The shape of the table of one indicator: with respondents or without."""

    ind: HasilIndikator
    found: HasilGabungan
    tahunan: bool

    @property
    def name(self) -> str:
        """What the units call the indicator."""
        return self.found.nama_unit or pendek(self.ind.model)

    @property
    def weighed(self) -> bool:
        """Whether the rule weighs by respondents."""
        return self.found.aturan == "tertimbang_responden"

    @property
    def aimed(self) -> bool:
        """Whether there are targets: of a part of a year, whether any unit has planned one."""
        return self.tahunan or any(row.target.ada for row in self.found.baris)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in their order."""
        people = ((2.2, C),) if self.weighed else ()
        figures = ((2.2, C),) * self._figures
        return kolom((0.9, C), (6.2, L), *people, *figures)

    @property
    def _figures(self) -> int:
        return 3 if self.aimed else 1

    def head(self, unit: str) -> Row:
        """The titles of the columns."""
        people = ("Responden",) if self.weighed else ()
        titles = ("Target", "Realisasi", "Capaian") if self.aimed else ("Realisasi",)
        return kepala("No.", unit, *people, *titles)

    def row(self, number: int, row: HasilBarisUnit) -> Row:
        """The figures of a unit, or why there are none."""
        lead = (nomor(number), teks(row.nama))
        if not row.ada:
            return Row((*lead, _said(row.sebab, self._figures + self.weighed)))
        people = (self._people(row.responden),) if self.weighed else ()
        capaian = sel(row.capaian if row.capaian.ada else None, bold=row.tertinggal)
        return Row((*lead, *people, *self._cells(row.target, row.sampai, row.realisasi, capaian)))

    def _people(self, responden: Quantity | None) -> Cell:
        """The respondents; of a part of a year nobody may have written how many there were."""
        known = responden is not None and (self.tahunan or responden.ada)
        return sel(responden if known else None)

    def _cells(
        self, target: Quantity, upper: Quantity | None, realisasi: Quantity, capaian: Cell
    ) -> Iterator[Cell]:
        """Target, result and capaian; the result alone where nobody has a target."""
        beside = len(kata_satuan(self.ind)) <= LONGEST_WORD
        if self.aimed:
            planned = self.tahunan or target.ada  # of a quarter nobody has to plan
            yield sel_target(target, upper, satuan=beside) if planned else sel(None)
        yield sel(realisasi, satuan=beside)
        if self.aimed:
            yield capaian

    def total(self) -> Iterable[Row]:
        """The result of the office below those of its units, where it is of their kind."""
        if self.found.aturan not in ("tertimbang_responden", "jumlah"):
            return
        name = "Rata-rata tertimbang" if self.weighed else "Jumlah"
        people = (self._people(self.found.responden),) if self.weighed else ()
        target, upper, capaian = self._own
        found = self._cells(
            target, upper, self.ind.realisasi, sel(capaian if capaian.ada else None)
        )
        yield baris_jumlah(name, 2, (*people, *found))

    @property
    def _own(self) -> tuple[Quantity, Quantity | None, Quantity]:
        """Target and capaian of the office: those of the year, or up to the end of a part."""
        ind, quarters = self.ind, self.ind.triwulanan
        if self.tahunan or quarters is None:
            return ind.target, ind.sampai, ind.capaian
        return quarters.kini.target_sampai, quarters.batas_atas, quarters.kini.capaian_sampai


def _said(why: str, width: int) -> Cell:
    """Why a unit has no figures, across the columns that would hold them."""
    return Cell((Text(why, italic=True),), colspan=width, align=C)


# --- all indicators -----------------------------------------------------------------------


@tabel("unit-capaian")
def unit_capaian(konteks: Konteks) -> Table | Blocks:
    """The capaian of every unit by indicator, darker where it is short of the target."""
    units, found = konteks.hasil.unit, _distinct(konteks.hasil.indikator)
    if not konteks.laporan.periode.tahunan:
        found = [one for one in found if any(row.capaian.ada for row in one.baris)]
    if units is None or not found:
        return ()
    columns = [_Heat(one) for one in found]
    rows = [
        Row((nomor(number), teks(row.nama), *_heat_cells(number - 1, columns)))
        for number, row in enumerate(found[0].baris, start=1)
    ]
    shares = ((max(1.7, 9.6 / len(found)), C) for _ in found)
    figures = [row.capaian for one in found for row in one.baris]
    return Table(
        id="tabel-unit-capaian",
        caption=keterangan(f"Capaian Menurut {units.judul} dan Indikator {_when(konteks)}"),
        columns=kolom((0.9, C), (5.6, L), *shares),
        head=(kepala("No.", units.judul, *(one.nama_unit for one in found)),),
        rows=tuple(rows),
        source=sumber(asal_unit(konteks), figures) + _legend(columns),
        compact=True,
        summary=f"Capaian tiap {units.sebutan} menurut indikator; latar menandai yang tertinggal.",
    )


def _distinct(indikator: Sequence[HasilIndikator]) -> list[HasilGabungan]:
    """What units reported, each indicator of theirs once."""
    found: dict[str, HasilGabungan] = {}
    for ind in indikator:
        if ind.gabungan is not None and ind.gabungan.kode_unit:
            found.setdefault(ind.gabungan.kode_unit, ind.gabungan)
    return list(found.values())


class _Heat(Record):
    """A column of capaian, and up to where one is among the lowest tenth."""

    found: HasilGabungan

    @property
    def low(self) -> Decimal | None:
        """The highest capaian that is among the lowest; None where none is singled out."""
        known = sorted(row.capaian.nilai for row in self.found.baris if row.capaian.ada)
        if len(known) < LEAST_UNITS or known[0] >= FULL:
            return None
        lowest = known[max(1, len(known) // 10) - 1]
        return lowest if lowest < min(known[-1], FULL) else None

    def cell(self, position: int, low: Decimal | None) -> Cell:
        """The cell of a unit, on the ground that its capaian asks for."""
        row = self.found.baris[position]
        if not row.ada:
            return Cell((Text(TIDAK_ADA),), align=C)
        cell = sel(row.capaian if row.capaian.ada else None)
        return replace(cell, ground=_ground(row.capaian, low))


def _ground(capaian: Quantity, low: Decimal | None) -> str:
    if not capaian.ada or capaian.nilai >= FULL:
        return ""
    return LOWEST_GROUND if low is not None and capaian.nilai <= low else SHORT_GROUND


def _heat_cells(position: int, columns: Sequence[_Heat]) -> list[Cell]:
    """The row of a unit; one without data says so across all columns."""
    rows = [column.found.baris[position] for column in columns]
    if not any(row.ada for row in rows):
        return [_said(rows[0].sebab, len(rows))]
    return [column.cell(position, column.low) for column in columns]


def _legend(columns: Sequence[_Heat]) -> Inlines:
    """What the grounds say, as far as there are any."""
    shown = [row.capaian for column in columns for row in column.found.baris if row.capaian.ada]
    if not any(one.nilai < FULL for one in shown):
        return ()
    lowest = any(column.low is not None for column in columns)
    dark = " Latar gelap: capaian yang terendah (sekitar sepersepuluh)." if lowest else ""
    return (Text(f" Latar muda: capaian di bawah 100%.{dark}"),)


# --- money --------------------------------------------------------------------------------


@tabel("unit-anggaran")
def unit_anggaran(konteks: Konteks) -> Table | Blocks:
    """Ceiling, spending and absorption of every unit, and their sums."""
    units = konteks.hasil.unit
    if units is None or units.anggaran is None:
        return ()
    total = units.anggaran
    if _is_awaited(konteks, total.realisasi):
        return ()
    return Table(
        id="tabel-unit-anggaran",
        caption=keterangan(f"Anggaran Menurut {units.judul} {_when(konteks)}"),
        columns=kolom((0.9, C), (6.0, L), (3.4, R), (3.4, R), (2.0, C)),
        head=(kepala("No.", units.judul, "Pagu", "Realisasi", "Serapan"),),
        rows=(*_money_of_each(units, _budget_of), baris_jumlah("Jumlah", 2, _budget(total))),
        source=sumber(asal_unit(konteks), (total.realisasi,)),
        compact=True,
        summary=f"Pagu, realisasi, dan serapan anggaran tiap {units.sebutan}.",
    )


@tabel("unit-penerimaan")
def unit_penerimaan(konteks: Konteks) -> Table | Blocks:
    """Target, result and capaian of the revenue of every unit, and their sums."""
    units = konteks.hasil.unit
    if units is None or units.penerimaan is None:
        return ()
    total, kind = units.penerimaan, konteks.laporan.kosakata.penerimaan.pendek
    if _is_awaited(konteks, total.realisasi):
        return ()
    return Table(
        id="tabel-unit-penerimaan",
        caption=keterangan(f"{kind} Menurut {units.judul} {_when(konteks)}"),
        columns=kolom((0.9, C), (6.0, L), (3.4, R), (3.4, R), (2.0, C)),
        head=(kepala("No.", units.judul, "Target", "Realisasi", "Capaian"),),
        rows=(*_money_of_each(units, _revenue_of), baris_jumlah("Jumlah", 2, _revenue(total))),
        source=sumber(asal_unit(konteks), (total.realisasi,)),
        compact=True,
        summary=f"Target, realisasi, dan capaian {kind} tiap {units.sebutan}.",
    )


def _is_awaited(konteks: Konteks, realisasi: Quantity) -> bool:
    """Whether a part of a year is reported of which no unit has written yet."""
    return not (konteks.laporan.periode.tahunan or realisasi.ada)


def _money_of_each(
    units: HasilUnitBawahan, money_of: Callable[[HasilUnit], Money | str]
) -> Iterator[Row]:
    """A row of each unit that should count: its three cells of money, or why it has none."""
    counted = (unit for unit in units.unit if not unit.dikecualikan)
    for number, unit in enumerate(counted, start=1):
        found = money_of(unit)
        cells = (_said(found, 3),) if isinstance(found, str) else found
        yield Row((nomor(number), teks(unit.nama), *cells))


def _budget_of(unit: HasilUnit) -> Money | str:
    if unit.anggaran is None:
        return unit.sebab_anggaran or unit.keadaan
    return _budget(unit.anggaran)


def _budget(pos: HasilPos) -> Money:
    return sel(pos.pagu), sel(pos.realisasi), sel(pos.serapan, align=C)


def _revenue_of(unit: HasilUnit) -> Money | str:
    if unit.penerimaan is None:
        return unit.sebab_penerimaan or (NO_REVENUE if unit.dibaca else unit.keadaan)
    return _revenue(unit.penerimaan)


def _revenue(found: HasilPenerimaanUnit) -> Money:
    short = found.capaian.ada and found.capaian.nilai < FULL
    shown = found.capaian if found.capaian.status is not Status.KOSONG else None
    return sel(found.target), sel(found.realisasi), sel(shown, align=C, bold=short)


@tabel("unit-nilai")
def unit_nilai(konteks: Konteks) -> Table | Blocks:
    """The budget scores that units reported side by side; they have no sum and no mean."""
    units, words = konteks.hasil.unit, konteks.laporan.kosakata
    if units is None:
        return ()
    scores = [
        (title, {unit.kunci: score for unit in units.unit if (score := score_of(unit)) is not None})
        for title, score_of in (
            (words.kinerja_anggaran.pendek, attrgetter("nka")),
            (words.pelaksanaan_anggaran.pendek, attrgetter("ikpa")),
        )
    ]
    shown = [(title, found) for title, found in scores if found]
    if not shown:
        return ()
    titles = [title for title, _ in shown]
    counted = [unit for unit in units.unit if not unit.dikecualikan]
    figures = [score for _, found in shown for score in found.values()]
    return Table(
        id="tabel-unit-nilai",
        caption=keterangan(f"{in_a_row(titles)} Menurut {units.judul} {_when(konteks)}"),
        columns=kolom((0.9, C), (8.0, L), *[(3.4, C)] * len(shown)),
        head=(kepala("No.", units.judul, *titles),),
        rows=tuple(
            _scores_of(number, unit, [found.get(unit.kunci) for _, found in shown])
            for number, unit in enumerate(counted, start=1)
        ),
        source=sumber(asal_unit(konteks), figures),
        compact=True,
        summary=f"{in_a_row(titles)} tiap {units.sebutan}.",
    )


def _scores_of(number: int, unit: HasilUnit, scores: Sequence[Quantity | None]) -> Row:
    lead = (nomor(number), teks(unit.nama))
    if not unit.dibaca:
        return Row((*lead, _said(unit.keadaan, len(scores))))
    return Row((*lead, *map(sel, scores)))


# --- who is late --------------------------------------------------------------------------


@tabel("unit-belum")
def unit_belum(konteks: Konteks) -> Table | Blocks:
    """The units whose figures the report lacks, and why; those declared not to count last."""
    units = konteks.hasil.unit
    if units is None or not (units.belum or units.dikecualikan):
        return ()
    rows = [
        Row((nomor(number), teks(unit.nama), teks(unit.keadaan.capitalize()), teks(_more(unit))))
        for number, unit in enumerate((*units.belum, *units.dikecualikan), start=1)
    ]
    title = units.judul
    return Table(
        id="tabel-unit-belum",
        caption=keterangan(f"{title} yang Datanya Belum Dihitung"),
        columns=kolom((0.9, C), (5.2, L), (5.4, L), (4.2, L)),
        head=(kepala("No.", title, "Keadaan", "Keterangan"),),
        rows=tuple(rows),
        source=sumber(f"data yang diterima dari {units.sebutan}"),
        summary=f"{title} yang datanya belum dihitung, dengan sebabnya.",
    )


def _more(unit: HasilUnit) -> str:
    """What else is known of a unit that does not count."""
    if unit.galat:
        return f"{unit.galat} kesalahan dalam datanya"
    if unit.dikecualikan:
        return unit.sebab
    return f"data yang ada: {unit.sebab}" if unit.sebab else TIDAK_ADA


@tabel("unit-bawahan")
def unit_bawahan(konteks: Konteks) -> Table | Blocks:
    """The units whose own units are not all in their figures, and which of those are not."""
    units = konteks.hasil.unit
    if units is None or not units.belum_lengkap:
        return ()
    title = units.judul
    return Table(
        id="tabel-unit-bawahan",
        caption=keterangan(f"{title} yang Datanya Belum Lengkap"),
        columns=kolom((0.9, C), (5.0, L), (3.6, L), (6.2, L)),
        head=(kepala("No.", title, "Dihitung", "Belum Dihitung"),),
        rows=tuple(_below(number, unit) for number, unit in enumerate(units.belum_lengkap, 1)),
        source=sumber(asal_unit(konteks)),
        summary=f"{title} yang datanya belum mencakup semua unit di bawahnya.",
    )


def _below(number: int, unit: HasilUnit) -> Row:
    """How many units of a unit count in its figures, and who does not."""
    below = unit.bawahan
    if below is None:
        return Row((nomor(number), teks(unit.nama), sel(None), sel(None)))
    counted = (*nilai(below.dibaca), Text(" dari "), *nilai(below.banyaknya, satuan=True))
    named = "; ".join(f"{one.nama} ({one.keadaan})" for one in below.belum)
    return Row((nomor(number), teks(unit.nama), Cell(counted), teks(named)))
