"""Sparklines: the years of an indicator as a line so small that it stands in a cell."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip_docgen.document import Chart, ChartKind, Inset, NumberFormat, Series, Span
from lkjip_docgen.idn import print_quantity
from lkjip_docgen.measures import HasilIndikator, HasilTahun
from lkjip_docgen.narrative.tables.labels import pendek, rentang
from lkjip_docgen.quantity import Unit
from lkjip_docgen.records import replace

LEAST = 2
"""Fewer years with a figure are no course; two are a step, up or down."""
_WIDTH_CM = 4.4
LOW_CM, TALL_CM = 1.7, 2.4
_STEEPEST = 3
"""Courses share a scale on which the steepest of them still fills a third of the height."""


def tren_kecil(
    ind: HasilIndikator, latar: str = "", tinggi: float = LOW_CM, skala: Span | None = None
) -> Inset | None:
    """The results of an indicator over the years; None where they are too few, or are words.

    `latar` is the ground of the cell, `tinggi` the height in centimetres.  The last dot has
    the colour of what missed its target.  `skala` is what several courses share.
    """
    if not _has_course(ind):
        return None
    chart = replace(_chart(ind), ground=latar, height_cm=tinggi, scale=skala)
    return Inset(f"gambar-{chart.id}", chart.alt, chart=chart, width_cm=_WIDTH_CM)


def _has_course(ind: HasilIndikator) -> bool:
    return len(_values(ind)) >= LEAST and ind.predikat is None


def _values(ind: HasilIndikator) -> list[Decimal]:
    return [year.realisasi.nilai for year in ind.tahun if year.realisasi.ada]


def skala_bersama(several: Sequence[HasilIndikator]) -> Span | None:
    """One scale for the courses of several indicators, so that equal steps look equal.

    None where there are not several, where they count different things, or where they lie so
    far apart that each would become a flat line.
    """
    shown = [ind for ind in several if _has_course(ind)]
    units = {(ind.realisasi.unit, ind.realisasi.satuan) for ind in shown}
    if len(shown) < 2 or len(units) > 1:
        return None
    ends = [(min(values), max(values)) for values in map(_values, shown)]
    low, high = min(low for low, _ in ends), max(high for _, high in ends)
    steepest = max(high - low for low, high in ends)
    return Span(low, high) if 0 < high - low <= _STEEPEST * steepest else None


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
