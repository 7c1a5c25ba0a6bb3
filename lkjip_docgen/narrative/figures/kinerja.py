"""Figures of results: capaian of all indicators, one indicator over the years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from lkjip_docgen.document import (
    SHORT,
    Blocks,
    Chart,
    ChartKind,
    Figure,
    NumberFormat,
    ReferenceLine,
    Series,
)
from lkjip_docgen.measures import HasilIndikator, HasilSasaran, HasilTahun
from lkjip_docgen.narrative.figures.history import History
from lkjip_docgen.narrative.figures.parts import (
    ABOVE,
    FULL_SCORE,
    LEAST_POINTS,
    ada_data,
    alt,
    desimal,
    gambar,
    seri,
    tinggi_batang,
)
from lkjip_docgen.narrative.figures.units import axis_title, format_of, scale_end, with_unit
from lkjip_docgen.narrative.figures.words import daftar, semua
from lkjip_docgen.narrative.known_builders import grafik
from lkjip_docgen.narrative.tables.cells import sumber
from lkjip_docgen.narrative.tables.labels import (
    asal_indikator,
    asal_kinerja,
    kata_satuan,
    pendek,
)
from lkjip_docgen.quantity import Quantity, Status
from lkjip_docgen.records import replace
from lkjip_docgen.templating import Konteks

_LONGEST: Final = Decimal(150)  # percent; what is more is told by its number
_HEIGHT_CM: Final = 5.0


@grafik("ringkas-capaian")
def ringkas_capaian(konteks: Konteks) -> Figure | Blocks:
    """Capaian of every indicator against the line of the full target."""
    year = konteks.laporan.dokumen.tahun
    about = f"Capaian Indikator Kinerja Tahun {year}"
    return _achievements(konteks, "ringkas-capaian", konteks.hasil.indikator, about)


@grafik("ringkas-sasaran")
def ringkas_sasaran(konteks: Konteks, sasaran: HasilSasaran) -> Figure | Blocks:
    """The same of the indicators of one sasaran."""
    objective = konteks.laporan.kosakata.sasaran.judul
    codes = [one.kode for one in konteks.hasil.capaian.sasaran]
    number, year = codes.index(sasaran.kode) + 1, konteks.laporan.dokumen.tahun
    about = f"Capaian Indikator Kinerja {objective} {number} Tahun {year}"
    return _achievements(konteks, f"ringkas-sasaran-{sasaran.kode}", sasaran.indikator, about)


def _achievements(
    konteks: Konteks, name: str, indikator: Sequence[HasilIndikator], about: str
) -> Figure | Blocks:
    """Bars of the capaian of some indicators; those that fall short have a colour of their own.

    Where the office names classes, it is that of the class.  Fewer than three
    numbers say nothing as bars that the table does not say.
    """
    shown = [i for i in indikator if _has_place(i)]
    points = [(pendek(i.model), i.capaian) for i in shown]
    quantities = [capaian for _, capaian in points]
    if len(points) < LEAST_POINTS or not ada_data(quantities):
        return ()
    classed = konteks.hasil.kelas_capaian is not None
    clip = _clip(quantities)
    chart = Chart(
        id=name,
        kind=ChartKind.BARS,
        alt=alt(
            f"Diagram batang {about.lower()} dengan garis target 100%.",
            semua("Capaian", points),
            *_short_told(shown),
        ),
        categories=tuple(label for label, _ in points),
        series=(seri("Capaian", quantities),),
        format=NumberFormat.PERCENT,
        places=desimal(quantities),
        axis_title=f"batang yang melebihi {clip}% dipotong" if clip else "",
        reference=ReferenceLine(FULL_SCORE, "Target"),
        notes=tuple(i.kelas.nama if i.kelas else "" for i in shown) if classed else (),
        tones=tuple(_tone(i, classed) for i in shown),
        clip=clip,
        height_cm=tinggi_batang((), len(points)),
    )
    return gambar(about, chart, sumber(asal_kinerja(konteks.laporan), quantities))


def _clip(quantities: Sequence[Quantity]) -> Decimal | None:
    """Where bars are cut, if one is so long that the others would lose their length."""
    longest = max(quantity.nilai for quantity in quantities if quantity.ada)
    return _LONGEST if longest > _LONGEST else None


def _tone(ind: HasilIndikator, classed: bool) -> str:
    """The colour of a bar: that of its class, else that of what falls short."""
    if classed:
        return ind.kelas.warna if ind.kelas else ""
    return SHORT if ind.tercapai is False else ""


def _short_told(shown: Sequence[HasilIndikator]) -> Iterator[str]:
    short = [pendek(ind.model) for ind in shown if ind.tercapai is False]
    if short:
        yield f"Target belum tercapai: {daftar(short)}."


def _has_place(indikator: HasilIndikator) -> bool:
    """Whether an indicator belongs among percentages: it has one, or will have with its data."""
    return indikator.capaian.ada or indikator.capaian.status is Status.KOSONG


@grafik("riwayat-indikator")
def riwayat_indikator(konteks: Konteks, ind: HasilIndikator) -> Figure | Blocks:
    """Target and result of an indicator over the years, capaian above the columns."""
    history = History(ind.tahun)
    if not history.is_told or not ada_data(history.results):
        return ()
    if ind.predikat is not None:  # columns would give places on an order a height
        return ()
    places = desimal((*history.targets, *history.results))
    chart = Chart(
        id=f"{ind.model.kode}-riwayat",
        kind=ChartKind.COLUMNS,
        alt=alt(f"Diagram kolom target dan realisasi {with_unit(ind)}.", *history.sentences),
        categories=history.years,
        series=_named(history.series, ind),
        format=format_of(ind.realisasi.unit, places),
        places=places,
        limit=scale_end(ind),
        axis_title=axis_title(kata_satuan(ind), ABOVE if any(history.notes) else ""),
        notes=history.notes,
        tones=tuple(_year_tone(year) for year in ind.tahun),
        height_cm=_HEIGHT_CM,
    )
    source = sumber(asal_indikator(konteks.laporan, ind), (ind.realisasi,))
    caption = f"Target, Realisasi, dan Capaian {pendek(ind.model)} {history.span}"
    return gambar(caption, chart, source)


def _year_tone(year: HasilTahun) -> str:
    """The colour of the capaian of a year, where it falls short."""
    return SHORT if year.putusan is not None and year.putusan < 0 else ""


def _named(series: tuple[Series, Series], ind: HasilIndikator) -> tuple[Series, Series]:
    """The columns of targets and results; of a range the column is its lower end, and says so."""
    target, result = series
    if any(year.sampai is not None for year in ind.tahun):
        target = replace(target, nama="Target (batas bawah)")
    return target, result
