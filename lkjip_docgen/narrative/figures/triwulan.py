"""Figures of quarters: target and result of an indicator, plan and spending."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_docgen.document import Blocks, Chart, ChartKind, Figure
from lkjip_docgen.measures import HasilIndikator, HasilTriwulan
from lkjip_docgen.model import ROMAWI
from lkjip_docgen.narrative.figures.parts import (
    ABOVE,
    LEAST_POINTS,
    alt,
    catatan,
    desimal,
    gambar,
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
from lkjip_docgen.templating import Konteks

_HEIGHT_CM = 5.0


@grafik("triwulan-indikator")
def triwulan_indikator(konteks: Konteks, ind: HasilIndikator) -> Figure | Blocks:
    """Target and result of each quarter, capaian above the columns.

    Nothing of predicates, which are no lengths, and of fewer than two results.
    """
    quarters = ind.triwulanan
    if quarters is None or ind.realisasi.unit is Unit.PREDIKAT:
        return ()
    rows = quarters.triwulan
    return _columns(
        f"{ind.model.kode}-triwulan",
        f"Kinerja {pendek(ind.model)} per Triwulan Tahun {konteks.laporan.dokumen.tahun}",
        rows,
        ("Target", "Realisasi"),
        f"{asal_indikator(konteks.laporan, ind)}",
        kata_satuan(ind),
    )


@grafik("triwulan-anggaran")
def triwulan_anggaran(konteks: Konteks) -> Figure | Blocks:
    """Plan and spending of each quarter."""
    quarters = konteks.hasil.anggaran.triwulanan
    if quarters is None:
        return ()
    about = f"Realisasi Anggaran per Triwulan Tahun {konteks.laporan.dokumen.tahun}"
    names = ("Rencana", "Realisasi")
    return _columns(
        "triwulan-anggaran", about, quarters.triwulan, names, asal_anggaran(konteks.laporan), ""
    )


def _columns(
    name: str,
    about: str,
    rows: Sequence[HasilTriwulan],
    names: tuple[str, str],
    origin: str,
    axis: str,
) -> Figure | Blocks:
    """Two columns a quarter; one where there are no targets.  The table tells of two quarters."""
    results = [row.realisasi for row in rows]
    if sum(quantity.ada for quantity in results) < LEAST_POINTS:
        return ()
    targets = [row.target for row in rows]
    shown: list[tuple[str, list[Quantity]]] = [(names[1], results)]
    if any(target.ada for target in targets):
        shown.insert(0, (names[0], targets))
    quantities = [quantity for _, row in shown for quantity in row]
    places = desimal(quantities)
    notes = catatan(row.capaian for row in rows)
    labels = [f"Triwulan {ROMAWI[row.nomor - 1]}" for row in rows]
    told = (semua(title, list(zip(labels, row, strict=True))) for title, row in shown)
    chart = Chart(
        id=name,
        kind=ChartKind.COLUMNS,
        alt=alt(f"Diagram kolom {about[:1].lower()}{about[1:]}.", *told),
        categories=tuple(labels),
        series=tuple(seri(title, row) for title, row in shown),
        format=format_of(results[0].unit, places),
        places=places,
        axis_title=axis_title(axis, ABOVE if any(notes) else ""),
        notes=notes,
        height_cm=_HEIGHT_CM,
    )
    return gambar(about, chart, sumber(origin, results))
