"""Sparklines: the years of an indicator as a line so small that it stands in a cell."""

from __future__ import annotations

from lkjip_docgen.document import Chart, ChartKind, Inset, NumberFormat, Series
from lkjip_docgen.idn import print_quantity
from lkjip_docgen.measures import HasilIndikator, HasilTahun
from lkjip_docgen.narrative.tables.labels import pendek, rentang
from lkjip_docgen.quantity import Unit
from lkjip_docgen.records import replace

LEAST = 3
"""Fewer years with a figure are no course."""
_WIDTH_CM = 4.4
LOW_CM, TALL_CM = 1.7, 2.4


def tren_kecil(ind: HasilIndikator, latar: str = "", tinggi: float = LOW_CM) -> Inset | None:
    """The results of an indicator over the years; None where they are too few, or are words.

    `latar` is the ground of the cell, `tinggi` the height in centimetres.  The last dot has
    the colour of what missed its target.
    """
    known = [year for year in ind.tahun if year.realisasi.ada]
    if len(known) < LEAST or ind.predikat is not None:
        return None
    chart = replace(_chart(ind), ground=latar, height_cm=tinggi)
    return Inset(f"gambar-{chart.id}", chart.alt, chart=chart, width_cm=_WIDTH_CM)


def _chart(ind: HasilIndikator) -> Chart:
    name, years = pendek(ind.model), ind.tahun
    percent = ind.realisasi.unit is Unit.PERSEN
    missed = "kurang" if ind.tercapai is False else ""
    return Chart(
        id=f"tren-{ind.model.kode}",
        kind=ChartKind.SPARK,
        alt=f"Realisasi {name} {rentang(year.tahun for year in years)}: {_told(years)}.",
        categories=tuple(str(year.tahun) for year in years),
        series=(Series(name, tuple(year.realisasi.value for year in years)),),
        format=NumberFormat.PERCENT if percent else NumberFormat.DECIMAL,
        places=max(year.realisasi.places for year in years if year.realisasi.ada),
        tones=(*tuple("" for _ in years[1:]), missed),
        width_cm=_WIDTH_CM,
    )


def _told(years: tuple[HasilTahun, ...]) -> str:
    """Each year with its figure."""
    return "; ".join(f"{y.tahun} {print_quantity(y.realisasi)}" for y in years if y.realisasi.ada)
