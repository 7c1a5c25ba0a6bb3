"""Tables of quarters: of an indicator, of spending, of an action plan, of a part of the year."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from lkjip_docgen.document import (
    Align,
    Blocks,
    Cell,
    Column,
    Inlines,
    Row,
    Table,
    Text,
)
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.measures import (
    HasilIndikator,
    HasilRencanaAksi,
    HasilTriwulan,
    HasilTriwulanan,
)
from lkjip_docgen.model import ROMAWI
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
    sel_target,
    sumber,
    teks,
)
from lkjip_docgen.narrative.tables.labels import (
    asal_anggaran,
    asal_indikator,
    asal_kinerja,
    pendek,
)
from lkjip_docgen.quantity import Quantity, Unit
from lkjip_docgen.records import Record
from lkjip_docgen.templating import Konteks

C, L, R = Align.CENTER, Align.LEFT, Align.RIGHT
TANDA_WAKTU = "√"
"""Stands in the quarters in which a step is taken."""
_QUARTERS = tuple(f"TW {number}" for number in ROMAWI)


# --- an indicator ----------------------------------------------------------------------


class _Shape(Record):
    """Which columns a table of quarters has: those of which anything is said."""

    bertarget: bool
    beraih: bool  # whether there is a capaian: not of predicates
    berjumlah: bool  # whether the year up to a quarter is another figure than the quarter
    batas_atas: Quantity | None  # the upper end of targets that are ranges

    @classmethod
    def of(cls, ind: HasilIndikator, quarters: HasilTriwulanan) -> _Shape:
        """The shape for an indicator."""
        predicates = ind.realisasi.unit is Unit.PREDIKAT or ind.target.unit is Unit.PREDIKAT
        several = len(quarters.triwulan) > 1
        return cls(
            quarters.bertarget,
            quarters.bertarget and not predicates,
            quarters.berjumlah and several and not predicates,
            quarters.batas_atas,
        )

    @property
    def titles(self) -> tuple[str, ...]:
        """The figures of one time."""
        target = ("Target",) if self.bertarget else ()
        return (*target, "Realisasi", *(("Capaian",) if self.beraih else ()))

    @property
    def head(self) -> tuple[Row, ...]:
        """One head row, or two where each quarter is also told with those before it."""
        titles = self.titles
        if not self.berjumlah:
            return (kepala("Triwulan", *titles),)
        lead = teks("Triwulan", bold=True, rowspan=2, align=C)
        spans = ("Pada Triwulan", "Sampai dengan Triwulan")
        merged = (teks(title, bold=True, colspan=len(titles), align=C) for title in spans)
        return Row((lead, *merged)), kepala(*titles, *titles)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in their order."""
        count = len(self.titles) * (2 if self.berjumlah else 1)
        return kolom((3, L), *[(2.1, C)] * count)

    def row(self, quarter: HasilTriwulan) -> Row:
        """The figures of a quarter."""
        own = self.cells(quarter.target, quarter.realisasi, quarter.capaian)
        until = self.cells(quarter.target_sampai, quarter.realisasi_sampai, quarter.capaian_sampai)
        return Row((teks(quarter.nama), *own, *(until if self.berjumlah else ())))

    def cells(self, target: Quantity, realisasi: Quantity, capaian: Quantity) -> tuple[Cell, ...]:
        """The cells of one time; a unit stands beside the name of the indicator."""
        first = (sel_target(target, self.batas_atas, satuan=False),) if self.bertarget else ()
        return (*first, sel(realisasi), *((sel(capaian),) if self.beraih else ()))


_NATURES = {
    "jumlah": "Angka sampai dengan suatu triwulan adalah jumlah angka triwulan.",
    "akhir": "Angka tiap triwulan adalah posisi pada akhir triwulan itu.",
    "rata-rata": "Angka sampai dengan suatu triwulan adalah rata-rata angka triwulan.",
    "tertinggi": "Angka sampai dengan suatu triwulan adalah angka triwulan yang tertinggi.",
}
_OF_MONTHS = (
    "Realisasi dihitung dari nilai bulanan yang ditimbang dengan jumlah responden, bukan dari "
    "rata-rata triwulan."
)


@tabel("triwulan-indikator")
def triwulan_indikator(konteks: Konteks, ind: HasilIndikator) -> Table | Blocks:
    """Target, result and capaian of an indicator quarter by quarter."""
    quarters = ind.triwulanan
    periode = konteks.laporan.periode
    if quarters is None or not (quarters.bertarget or quarters.terukur):
        return ()
    if not periode.tahunan and not quarters.terukur and quarters.realisasi.ada:
        return ()  # what came of the period is known without its quarters
    shape = _Shape.of(ind, quarters)
    name = pendek(ind.model)
    unit = f" ({ind.model.satuan})" if ind.realisasi.unit is Unit.JUMLAH else ""
    results = [quarter.realisasi for quarter in quarters.triwulan]
    return Table(
        id=f"tabel-{ind.model.kode}-triwulan",
        caption=keterangan(f"Kinerja {name} per Triwulan Tahun {periode.tahun}{unit}"),
        columns=shape.columns,
        head=shape.head,
        rows=(*map(shape.row, quarters.triwulan), *_year_row(ind, shape, konteks)),
        source=sumber(asal_indikator(konteks.laporan, ind), results) + _nature_note(quarters),
        compact=shape.berjumlah,
        summary=f"Realisasi {ind.model.nama} tiap triwulan.",
    )


def _year_row(ind: HasilIndikator, shape: _Shape, konteks: Konteks) -> tuple[Row, ...]:
    """The year itself, in a report of the whole of it."""
    periode = konteks.laporan.periode
    if not periode.tahunan:
        return ()
    first = (sel_target(ind.target, ind.sampai, satuan=False),) if shape.bertarget else ()
    last = (sel(ind.capaian),) if shape.beraih else ()
    span = 1 + (len(shape.titles) if shape.berjumlah else 0)
    return (baris_jumlah(periode.nama, span, (*first, sel(ind.realisasi), *last)),)


def _nature_note(quarters: HasilTriwulanan) -> Inlines:
    note = _OF_MONTHS if quarters.dihitung else _NATURES.get(quarters.sifat, "")
    return (Text(f" {note}"),) if note else ()


# --- a part of the year -----------------------------------------------------------------


@tabel("ringkas-periode")
def ringkas_periode(konteks: Konteks) -> Table | Blocks:
    """What every indicator came to up to the end of the period, against its targets."""
    periode = konteks.laporan.periode
    measured = [(i, i.triwulanan) for i in konteks.hasil.indikator if i.triwulanan is not None]
    if not measured:
        return ()
    planned = any(quarters.bertarget for _, quarters in measured)
    until = f"s.d. TW {ROMAWI[periode.triwulan - 1]}"
    middle = (f"Target {until}",) if planned else ()
    after = (f"Capaian {until}",) if planned else ()
    titles = ("Indikator Kinerja", f"Target {periode.tahun}", *middle, f"Realisasi {until}")
    return Table(
        id="tabel-ringkas-capaian",
        caption=keterangan(f"Kemajuan Kinerja {periode.sampai}"),
        columns=kolom((6, L), *[(2.4, C)] * (3 + 2 * planned)),
        head=(kepala(*titles, *after, f"Terhadap Target {periode.tahun}"),),
        rows=tuple(_so_far_row(ind, quarters, planned) for ind, quarters in measured),
        source=sumber(
            asal_kinerja(konteks.laporan), [quarters.realisasi for _, quarters in measured]
        )
        + _unplanned_note([quarters for _, quarters in measured], planned=planned),
        compact=planned,
        summary=f"Target dan realisasi {periode.sampai}.",
    )


def _unplanned_note(measured: Sequence[HasilTriwulanan], *, planned: bool) -> Inlines:
    """Why some rows have no target of the period, where others have."""
    if not planned or all(quarters.bertarget for quarters in measured):
        return ()
    return (Text(f" Target triwulan yang bertanda “{TIDAK_ADA}” tidak ditetapkan."),)


def _so_far_row(ind: HasilIndikator, quarters: HasilTriwulanan, planned: bool) -> Row:
    last, known = quarters.kini, quarters.realisasi.ada
    target = sel(None)
    if quarters.bertarget:
        target = sel_target(last.target_sampai, quarters.batas_atas)
    achieved = sel(last.capaian_sampai if quarters.bertarget and known else None)
    return Row(
        (
            teks(ind.model.nama),
            sel_target(ind.target, ind.sampai),
            *((target,) if planned else ()),
            sel(quarters.realisasi, satuan=True),
            *((achieved,) if planned else ()),
            sel(quarters.kemajuan if known else None),
        )
    )


# --- spending ---------------------------------------------------------------------------


@tabel("triwulan-anggaran")
def triwulan_anggaran(konteks: Konteks) -> Table | Blocks:
    """Spending quarter by quarter: the plan, what was spent, and how much of the ceiling."""
    money, periode = konteks.hasil.anggaran, konteks.laporan.periode
    quarters = money.triwulanan
    if quarters is None:
        return ()
    plan = quarters.bertarget
    titles = ("Rencana", "Realisasi") if plan else ("Realisasi",)
    lead = teks("Triwulan", bold=True, rowspan=2, align=C)
    spans = (
        teks("Pada Triwulan", bold=True, colspan=len(titles), align=C),
        teks("Sampai dengan Triwulan", bold=True, colspan=len(titles) + 1, align=C),
    )
    rows = [
        Row(
            (
                teks(quarter.nama),
                *_amounts(plan, quarter.target, quarter.realisasi),
                *_amounts(plan, quarter.target_sampai, quarter.realisasi_sampai),
                sel(absorbed),
            )
        )
        for quarter, absorbed in zip(quarters.triwulan, quarters.serapan, strict=True)
    ]
    results = [quarter.realisasi for quarter in quarters.triwulan]
    return Table(
        id="tabel-triwulan-anggaran",
        caption=keterangan(f"Realisasi Anggaran per Triwulan Tahun {periode.tahun}"),
        columns=kolom((2.3, L), *[(3, R)] * (2 * len(titles)), (1.9, C)),
        head=(Row((lead, *spans)), kepala(*titles, *titles, "Serapan")),
        rows=tuple(rows),
        source=(
            *sumber(asal_anggaran(konteks.laporan), results),
            Text(" Serapan: realisasi sampai dengan triwulan itu terhadap pagu."),
        ),
        compact=True,
        summary="Rencana dan realisasi anggaran tiap triwulan, dan serapannya.",
    )


def _amounts(plan: bool, target: Quantity, realisasi: Quantity) -> tuple[Cell, ...]:
    return (*((sel(target),) if plan else ()), sel(realisasi))


# --- the action plan --------------------------------------------------------------------


@tabel("target-triwulan")
def target_triwulan(konteks: Konteks) -> Table | Blocks:
    """The targets of the quarters of every indicator that has any, beside that of the year."""
    planned = [
        ind for ind in konteks.hasil.indikator if any(target.ada for target in ind.target_triwulan)
    ]
    if not planned:
        return ()
    year = konteks.laporan.dokumen.tahun
    return Table(
        id="tabel-target-triwulan",
        caption=keterangan(f"Target Kinerja per Triwulan Tahun {year}"),
        columns=kolom((1, C), (6, L), (2, C), *[(1.7, C)] * len(_QUARTERS)),
        head=(kepala("No.", "Indikator Kinerja", f"Target {year}", *_QUARTERS),),
        rows=tuple(_target_row(number, ind) for number, ind in enumerate(planned, 1)),
        source=sumber(f"rencana aksi {konteks.laporan.kantor.nama}") + _sum_note(planned),
        compact=True,
        summary="Target tiap indikator pada setiap triwulan.",
    )


def _sum_note(planned: Sequence[HasilIndikator]) -> Inlines:
    """Which targets are those of a quarter alone, where the others are positions."""
    natures = {ind.model.triwulan.sifat for ind in planned if ind.model.triwulan is not None}
    if "jumlah" not in natures or len(natures) == 1:
        return ()
    names = [
        pendek(ind.model)
        for ind in planned
        if ind.model.triwulan is not None and ind.model.triwulan.sifat == "jumlah"
    ]
    return (Text(f" Target {in_a_row(names)} ditulis untuk triwulan itu saja, bukan kumulatif."),)


def _target_row(number: int, ind: HasilIndikator) -> Row:
    unit = f" ({ind.model.satuan})" if ind.target.unit is Unit.JUMLAH else ""
    name = teks(f"{ind.model.nama}{unit}")
    year = sel_target(ind.target, ind.sampai, satuan=False)
    return Row((nomor(number), name, year, *map(sel, ind.target_triwulan)))


class _Plan(Record):
    """Which columns a table of steps has besides the quarters: those that any step fills."""

    output: bool
    penanggung_jawab: bool
    anggaran: bool

    @classmethod
    def of(cls, steps: Sequence[HasilRencanaAksi]) -> _Plan:
        """The columns for some steps."""
        return cls(
            any(step.model.output for step in steps),
            any(step.model.penanggung_jawab for step in steps),
            any(step.anggaran is not None for step in steps),
        )

    @property
    def head(self) -> Row:
        """The titles of the columns."""
        last = (("Penanggung Jawab",) if self.penanggung_jawab else ()) + (
            ("Anggaran",) if self.anggaran else ()
        )
        return kepala(
            "No.", "Rencana Aksi", *(("Output",) if self.output else ()), *_QUARTERS, *last
        )

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in their order."""
        output = ((3.6, L),) if self.output else ()
        owner = ((3, L),) if self.penanggung_jawab else ()
        money = ((2.6, R),) if self.anggaran else ()
        return kolom((1, C), (5.2, L), *output, *[(1.1, C)] * 4, *owner, *money)

    def row(self, number: int, step: HasilRencanaAksi) -> Row:
        """A step with a mark in each of its quarters."""
        marks = (
            teks(TANDA_WAKTU if quarter in step.model.triwulan else "", align=C)
            for quarter in range(1, len(_QUARTERS) + 1)
        )
        return Row(
            (
                nomor(number),
                teks(step.model.kegiatan),
                *((teks(step.model.output or TIDAK_ADA),) if self.output else ()),
                *marks,
                *(
                    (teks(step.model.penanggung_jawab or TIDAK_ADA),)
                    if self.penanggung_jawab
                    else ()
                ),
                *((sel(step.anggaran),) if self.anggaran else ()),
            )
        )


@tabel("rencana-aksi")
def rencana_aksi(konteks: Konteks) -> Table | Blocks:
    """The steps of every indicator that has any, below its name."""
    owners = [ind for ind in konteks.hasil.indikator if ind.rencana_aksi]
    if not owners:
        return ()
    plan = _Plan.of([step for ind in owners for step in ind.rencana_aksi])
    return Table(
        id="tabel-rencana-aksi",
        caption=keterangan(f"Rencana Aksi Tahun {konteks.laporan.dokumen.tahun}"),
        columns=plan.columns,
        head=(plan.head,),
        rows=tuple(chain.from_iterable(_steps_of(ind, plan) for ind in owners)),
        source=(
            *sumber(f"rencana aksi {konteks.laporan.kantor.nama}"),
            Text(f" Tanda {TANDA_WAKTU}: dilaksanakan pada triwulan itu."),
        ),
        compact=True,
        summary="Langkah tiap indikator dan triwulan pelaksanaannya.",
    )


def _steps_of(ind: HasilIndikator, plan: _Plan) -> list[Row]:
    rows = [plan.row(number, step) for number, step in enumerate(ind.rencana_aksi, 1)]
    return [judul_kelompok(ind.model.nama, len(plan.columns)), *rows]
