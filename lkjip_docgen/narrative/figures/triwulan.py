"""Figures of quarters: target and result of an indicator, plan and spending."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_docgen.document import Blocks, Chart, ChartKind, Figure
from lkjip_docgen.measures import HasilIndikator, HasilTriwulan
from lkjip_docgen.model import ROMAWI
from lkjip_docgen.narrative.figures.parts import (
    ABOVE,
    BESIDE,
    LEAST_POINTS,
    alt,
    catatan,
    desimal,
    gambar,
    nada,
    seri,
)
from lkjip_docgen.narrative.figures.units import axis_title, format_of
from lkjip_docgen.narrative.figures.words import semua
from lkjip_docgen.narrative.known_builders import grafik
from lkjip_docgen.narrative.tables.cells import sumber
from lkjip_docgen.narrative.tables.labels import (
    asal_anggaran,
    asal_indikator,
    kata_satuan,
    pendek,
)
from lkjip_docgen.quantity import Quantity, Unit
from lkjip_docgen.records import Record, replace
from lkjip_docgen.templating import Konteks

_HEIGHT_CM = 4.6  # of columns
_ROWS_CM = 3.6


@grafik("triwulan-indikator")
def triwulan_indikator(konteks: Konteks, ind: HasilIndikator) -> Figure | Blocks:
    """Target and result of each quarter in rows, with its capaian.

    Nothing of predicates, which are no lengths, of fewer than three results, and of results
    without targets: those the table tells.
    """
    quarters = ind.triwulanan
    if quarters is None or not quarters.bertarget or ind.realisasi.unit is Unit.PREDIKAT:
        return ()
    of_quarters = _Quarters(quarters.triwulan, "Target", kata_satuan(ind))
    if not of_quarters.are_told:
        return ()
    about = f"Kinerja {pendek(ind.model)} per Triwulan Tahun {konteks.laporan.dokumen.tahun}"
    drawn = _in_rows(of_quarters.chart(f"{ind.model.kode}-triwulan", about), of_quarters)
    source = sumber(asal_indikator(konteks.laporan, ind), of_quarters.results)
    return gambar(about, drawn, source)


@grafik("triwulan-anggaran")
def triwulan_anggaran(konteks: Konteks) -> Figure | Blocks:
    """Plan and spending of each quarter."""
    quarters = konteks.hasil.anggaran.triwulanan
    if quarters is None:
        return ()
    of_quarters = _Quarters(quarters.triwulan, "Rencana", "")
    if not of_quarters.are_told:
        return ()
    about = f"Realisasi Anggaran per Triwulan Tahun {konteks.laporan.dokumen.tahun}"
    source = sumber(asal_anggaran(konteks.laporan), of_quarters.results)
    return gambar(about, of_quarters.chart("triwulan-anggaran", about), source)


class _Quarters(Record):
    """Quarters, what they are measured against, and the word of their unit."""

    rows: Sequence[HasilTriwulan]
    wanted: str
    unit: str

    @property
    def results(self) -> list[Quantity]:
        """What was reached in each."""
        return [row.realisasi for row in self.rows]

    @property
    def labels(self) -> tuple[str, ...]:
        """What they are called."""
        return tuple(f"Triwulan {ROMAWI[row.nomor - 1]}" for row in self.rows)

    @property
    def notes(self) -> tuple[str, ...]:
        """The capaian of each."""
        return catatan(row.capaian for row in self.rows)

    @property
    def are_told(self) -> bool:
        """Whether there are results enough; of two quarters the table tells."""
        return sum(quantity.ada for quantity in self.results) >= LEAST_POINTS

    def series(self) -> list[tuple[str, list[Quantity]]]:
        """Results, and before them what was wanted, where that is known of any."""
        shown = [("Realisasi", self.results)]
        targets = [row.target for row in self.rows]
        if any(target.ada for target in targets):
            shown.insert(0, (self.wanted, targets))
        return shown

    def chart(self, name: str, about: str) -> Chart:
        """Two columns a quarter; one where nothing was wanted."""
        shown = self.series()
        places = desimal(quantity for _, row in shown for quantity in row)
        told = (semua(title, list(zip(self.labels, row, strict=True))) for title, row in shown)
        return Chart(
            id=name,
            kind=ChartKind.COLUMNS,
            alt=alt(f"Diagram kolom {about[:1].lower()}{about[1:]}.", *told),
            categories=self.labels,
            series=tuple(seri(title, row) for title, row in shown),
            format=format_of(self.results[0].unit, places),
            places=places,
            axis_title=axis_title(self.unit, ABOVE if any(self.notes) else ""),
            notes=self.notes,
            height_cm=_HEIGHT_CM,
        )


def _in_rows(chart: Chart, quarters: _Quarters) -> Chart:
    """The same as targets joined with their results."""
    return replace(
        chart,
        kind=ChartKind.DUMBBELL,
        alt=chart.alt.replace("Diagram kolom", "Diagram target dan realisasi", 1),
        axis_title=axis_title(quarters.unit, BESIDE if any(quarters.notes) else ""),
        tones=tuple(nada(row.capaian) for row in quarters.rows),
        focus=len(quarters.rows) - 1,
        from_zero=False,
        height_cm=_ROWS_CM,
    )
