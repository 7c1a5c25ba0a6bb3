"""Figures of money: spending by type, absorption and revenue over the years."""

from __future__ import annotations

from lkjip_docgen.document.chart import Chart, ChartKind, NumberFormat
from lkjip_docgen.document.tree import Blocks, Figure
from lkjip_docgen.measures.results import HasilPos, HasilTahunBelanja
from lkjip_docgen.narrative.figures.parts import (
    FULL_SCORE,
    ada_data,
    alt,
    berulang,
    catatan,
    desimal,
    gambar,
    seri,
)
from lkjip_docgen.narrative.figures.words import semua
from lkjip_docgen.narrative.registry import grafik
from lkjip_docgen.narrative.tables.cells import sumber
from lkjip_docgen.narrative.tables.labels import (
    anggaran_tahunan,
    asal_anggaran,
    asal_pnbp,
    rentang,
)
from lkjip_docgen.templating.context import Konteks


@grafik("jenis-belanja")
def jenis_belanja(konteks: Konteks) -> Figure | Blocks:
    """One panel a type of spending, with ceiling and spending of each year."""
    years = konteks.hasil.anggaran.jenis_belanja
    names = tuple(dict.fromkeys(pos.nama for year in years for pos in year.jenis))
    bars = [(name, year.tahun, pos) for name in names for year, pos in _history(name, years)]
    if not ada_data(q for *_, pos in bars for q in (pos.pagu, pos.realisasi)):
        return ()
    sentences = []
    for name in names:
        points = [(str(year), pos.realisasi) for kind, year, pos in bars if kind == name]
        sentences.append(semua(f"Realisasi {name}", points))
    span = rentang(year.tahun for year in years)
    chart = Chart(
        id="jenis-belanja",
        kind=ChartKind.PANELS,
        alt=alt("Diagram kolom pagu dan realisasi menurut jenis belanja, satu skala.", *sentences),
        categories=tuple(str(year) for _, year, _ in bars),
        groups=tuple(name for name, _, _ in bars),
        series=(
            seri("Pagu", (pos.pagu for *_, pos in bars)),
            seri("Realisasi", (pos.realisasi for *_, pos in bars)),
        ),
        format=NumberFormat.RUPIAH_SHORT,
        axis_title="Persentase di atas kolom: penyerapan",
        notes=catatan(pos.serapan for *_, pos in bars),
    )
    source = sumber(asal_anggaran(konteks.laporan), (years[-1].total.realisasi,))
    return gambar(f"Pagu dan Realisasi menurut Jenis Belanja {span}", chart, source)


def _history(
    name: str, years: tuple[HasilTahunBelanja, ...]
) -> list[tuple[HasilTahunBelanja, HasilPos]]:
    return [(year, pos) for year in years for pos in year.jenis if pos.nama == name]


@grafik("serapan")
def serapan(konteks: Konteks) -> Figure | Blocks:
    """Absorption of the budget in each year."""
    years = anggaran_tahunan(konteks.laporan, konteks.hasil)
    points = [(str(year), pos.serapan) for year, pos in years]
    quantities = [quantity for _, quantity in points]
    if not berulang([quantity] for quantity in quantities):
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
        height_cm=7.0,
    )
    source = sumber(asal_anggaran(konteks.laporan), quantities[-1:])
    return gambar(f"Persentase Penyerapan Anggaran {span}", chart, source)


@grafik("pnbp")
def pnbp(konteks: Konteks) -> Figure | Blocks:
    """Revenue against its target in each year, capaian above the columns."""
    revenue = konteks.hasil.pnbp
    if revenue is None:
        return ()
    years = [str(y.tahun) for y in revenue.tahunan]
    targets, results = [y.target for y in revenue.tahunan], [y.realisasi for y in revenue.tahunan]
    if not berulang((y.target, y.realisasi) for y in revenue.tahunan):
        return ()
    achieved = [y.capaian for y in revenue.tahunan]
    chart = Chart(
        id="pnbp",
        kind=ChartKind.COLUMNS,
        alt=alt(
            "Diagram kolom target dan realisasi Penerimaan Negara Bukan Pajak.",
            semua("Target", list(zip(years, targets, strict=True))),
            semua("Realisasi", list(zip(years, results, strict=True))),
            semua("Capaian", list(zip(years, achieved, strict=True))),
        ),
        categories=tuple(years),
        series=(seri("Target", targets), seri("Realisasi", results)),
        format=NumberFormat.RUPIAH_SHORT,
        axis_title="Persentase di atas kolom: capaian",
        notes=catatan(achieved),
    )
    source = sumber(asal_pnbp(konteks.laporan), (revenue.kini.realisasi,))
    return gambar(
        f"Target dan Realisasi PNBP {rentang(y.tahun for y in revenue.tahunan)}", chart, source
    )
