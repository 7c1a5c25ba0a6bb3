"""Figures of money: spending by type, absorption and revenue over the years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lkjip_docgen.document import Blocks, Chart, ChartKind, Figure, NumberFormat
from lkjip_docgen.measures import HasilPos, HasilTahunBelanja
from lkjip_docgen.narrative.figures.history import History
from lkjip_docgen.narrative.figures.parts import (
    FULL_SCORE,
    MANY_YEARS,
    ada_data,
    alt,
    catatan,
    desimal,
    gambar,
    nada,
    seri,
)
from lkjip_docgen.narrative.figures.words import semua
from lkjip_docgen.narrative.known_builders import grafik
from lkjip_docgen.narrative.tables.cells import sumber
from lkjip_docgen.narrative.tables.labels import (
    anggaran_tahunan,
    asal_anggaran,
    asal_penerimaan,
    rentang,
)
from lkjip_docgen.records import Record
from lkjip_docgen.templating import Konteks

_HEIGHT_CM = 4.1


class _Bar(Record):
    """Two columns of the chart: a type of spending in a year."""

    name: str
    year: str
    pos: HasilPos


@grafik("jenis-belanja")
def jenis_belanja(konteks: Konteks) -> Figure | Blocks:
    """One panel a type of spending, with ceiling and spending of each year."""
    years = konteks.hasil.anggaran.jenis_belanja
    bars = _bars(years)
    ceilings, spending = [bar.pos.pagu for bar in bars], [bar.pos.realisasi for bar in bars]
    if not ada_data((*ceilings, *spending)):
        return ()
    chart = Chart(
        id="jenis-belanja",
        kind=ChartKind.PANELS,
        alt=alt(
            "Diagram kolom pagu dan realisasi menurut jenis belanja, satu skala.",
            *_spending_told(bars),
        ),
        categories=tuple(bar.year for bar in bars),
        groups=tuple(bar.name for bar in bars),
        series=(seri("Pagu", ceilings), seri("Realisasi", spending)),
        format=NumberFormat.RUPIAH_SHORT,
        axis_title="Persentase di atas kolom: penyerapan",
        notes=catatan(bar.pos.serapan for bar in bars),
        height_cm=_HEIGHT_CM,
    )
    source = sumber(asal_anggaran(konteks.laporan), (years[-1].total.realisasi,))
    return gambar(f"Pagu dan Realisasi menurut Jenis Belanja {_span(years)}", chart, source)


def _span(years: Iterable[HasilTahunBelanja]) -> str:
    return rentang(year.tahun for year in years)


def _bars(years: Sequence[HasilTahunBelanja]) -> list[_Bar]:
    """The years of each type of spending, the types in the order in which they are first named."""
    bars = [_Bar(pos.nama, str(year.tahun), pos) for year in years for pos in year.jenis]
    order = list(dict.fromkeys(bar.name for bar in bars))
    return sorted(bars, key=lambda bar: order.index(bar.name))


def _spending_told(bars: Sequence[_Bar]) -> Iterator[str]:
    for name, of_name in groupby(bars, key=lambda bar: bar.name):
        yield semua(f"Realisasi {name}", [(bar.year, bar.pos.realisasi) for bar in of_name])


@grafik("serapan")
def serapan(konteks: Konteks) -> Figure | Blocks:
    """Absorption of the budget in each year; of few years the table beside it says all."""
    years = anggaran_tahunan(konteks.laporan, konteks.hasil)
    points = [(str(year), pos.serapan) for year, pos in years]
    quantities = [quantity for _, quantity in points]
    if sum(quantity.ada for quantity in quantities) < MANY_YEARS:
        return ()
    span = rentang(year for year, _ in years)
    chart = Chart(
        id="serapan",
        kind=ChartKind.COLUMNS,
        alt=alt("Diagram kolom persentase penyerapan anggaran.", semua("Penyerapan", points)),
        categories=tuple(label for label, _ in points),
        series=(seri("Penyerapan anggaran", quantities),),
        format=NumberFormat.PERCENT,
        places=desimal(quantities),
        limit=FULL_SCORE,
        height_cm=_HEIGHT_CM,
    )
    source = sumber(asal_anggaran(konteks.laporan), quantities[-1:])
    return gambar(f"Persentase Penyerapan Anggaran {span}", chart, source)


@grafik("penerimaan")
def penerimaan(konteks: Konteks) -> Figure | Blocks:
    """Revenue against its target in each year, capaian above the columns."""
    revenue = konteks.hasil.penerimaan
    if revenue is None:
        return ()
    history = History(revenue.tahunan)
    if not history.is_told:
        return ()
    name = konteks.laporan.kosakata.penerimaan
    chart = Chart(
        id=revenue.kunci,
        kind=ChartKind.COLUMNS,
        alt=alt(f"Diagram kolom target dan realisasi {name.nama}.", *history.sentences),
        categories=history.years,
        series=history.series,
        format=NumberFormat.RUPIAH_SHORT,
        axis_title="Persentase di atas kolom: capaian",
        notes=history.notes,
        tones=tuple(nada(capaian) for capaian in history.achieved),
        height_cm=_HEIGHT_CM,
    )
    source = sumber(asal_penerimaan(konteks.laporan), (revenue.kini.realisasi,))
    return gambar(f"Target dan Realisasi {name.pendek} {history.span}", chart, source)


@grafik("pnbp")
def pnbp(konteks: Konteks) -> Figure | Blocks:
    """The same, as templates of offices that collect PNBP know it."""
    return penerimaan(konteks)
