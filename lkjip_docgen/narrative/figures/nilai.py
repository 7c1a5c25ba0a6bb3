"""Figures of scores given by others: SMART (NKA), IKPA, e-Monev."""

from __future__ import annotations

from itertools import chain

from lkjip_docgen.document import Blocks, Chart, ChartKind, Figure, NumberFormat
from lkjip_docgen.idn import print_quantity
from lkjip_docgen.measures import HasilNilai, HasilTahunNilai
from lkjip_docgen.narrative.figures.parts import (
    FULL_SCORE,
    MANY_YEARS,
    ada_data,
    alt,
    desimal,
    gambar,
    jadi_garis,
    seri,
    tinggi_batang,
)
from lkjip_docgen.narrative.figures.units import axis_title
from lkjip_docgen.narrative.figures.words import Point, ringkas, semua
from lkjip_docgen.narrative.known_builders import grafik
from lkjip_docgen.narrative.tables.bulan import bulan_pendek
from lkjip_docgen.narrative.tables.cells import sumber
from lkjip_docgen.narrative.tables.labels import asal_emonev, asal_ikpa, asal_nka, rentang
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.templating import Konteks

_HEIGHT_CM = 4.2
_EMONEV_CM = 4.6
_QUARTER_ENDS = (2, 5, 8, 11)  # months whose cumulative figures are always written


@grafik("nka")
def nka(konteks: Konteks) -> Figure | Blocks:
    """Components and score by year; only the score where the method changed on the way."""
    score = konteks.hasil.nka
    if score is None or not _has_chart(score):
        return ()
    chart = _score_only(score) if _is_of_scores(score) else _components(score)
    span = rentang(year.tahun for year in score.tahunan)
    source = sumber(asal_nka(konteks.laporan), (score.kini.nilai,))
    return gambar(f"{score.kini.aturan.nama} {span}", chart, source)


def _has_chart(score: HasilNilai) -> bool:
    """Scores alone need many years, components a second one: what is less the table tells."""
    known = sum(year.nilai.ada for year in score.tahunan)
    return known >= (MANY_YEARS if _is_of_scores(score) else 2)


_BREAK = "Metode penilaian berubah sehingga nilai antarmetode tidak sebanding."


def _is_of_scores(score: HasilNilai) -> bool:
    """Whether the components of the years cannot stand side by side."""
    return score.aturan_berubah or not all(year.komponen for year in score.tahunan)


def _score_only(score: HasilNilai) -> Chart:
    points = [(str(year.tahun), year.nilai) for year in score.tahunan]
    name = score.kini.aturan.nama
    quantities = [quantity for _, quantity in points]
    return Chart(
        id="nka",
        kind=ChartKind.COLUMNS,
        alt=alt(
            f"Diagram kolom {name}.",
            semua(name, points),
            *((_BREAK,) if score.aturan_berubah else ()),
        ),
        categories=tuple(label for label, _ in points),
        series=(seri(name, quantities),),
        places=desimal(quantities),
        limit=FULL_SCORE,
        height_cm=_HEIGHT_CM,
    )


def _components(score: HasilNilai) -> Chart:
    """A row a component and the score last, a dot a year: the way that each of them went."""
    name = score.kini.aturan.nama
    years = [(str(year.tahun), _points(year)) for year in score.tahunan]
    quantities = list(chain.from_iterable(_figures(points) for _, points in years))
    told = (semua(f"Tahun {year}", points) for year, points in years)
    rows = _row_names(score.kini)
    several = f"angka di kanan: tahun {score.kini.tahun}" if len(years) > 1 else ""
    return Chart(
        id="nka",
        kind=ChartKind.DOTS,
        alt=alt(f"Diagram titik {name} dan komponennya.", *told),
        categories=rows,
        series=tuple(seri(year, _figures(points)) for year, points in years),
        places=desimal(quantities),
        axis_title=axis_title("", several),
        focus=len(rows) - 1,
        from_zero=False,
        limit=FULL_SCORE,
        height_cm=_HEIGHT_CM,
    )


def _row_names(year: HasilTahunNilai) -> tuple[str, ...]:
    """The components with their weights, and the score."""
    parts = (
        f"{part.nama} (bobot {print_quantity(part.bobot)})" if part.bobot.ada else part.nama
        for part in year.komponen
    )
    return (*parts, year.aturan.nama)


def _figures(points: list[Point]) -> list[Quantity]:
    return [quantity for _, quantity in points]


def _points(year: HasilTahunNilai) -> list[Point]:
    return [*((part.nama, part.nilai) for part in year.komponen), (year.aturan.nama, year.nilai)]


@grafik("ikpa")
def ikpa(konteks: Konteks) -> Figure | Blocks:
    """The indicators of the latest budget execution score."""
    score = konteks.hasil.ikpa
    if score is None or len(score.tahunan) < 2:  # the table beside it has these numbers alone
        return ()
    year, name = score.kini, konteks.laporan.kosakata.pelaksanaan_anggaran.pendek
    points = [(part.nama, part.nilai) for part in year.komponen]
    quantities = _figures(points)
    if not ada_data(quantities):
        return ()
    chart = Chart(
        id="ikpa",
        kind=ChartKind.BARS,
        alt=alt(f"Diagram batang indikator {name} tahun {year.tahun}.", semua("Nilai", points)),
        categories=tuple(label for label, _ in points),
        series=(seri("Nilai", quantities),),
        places=desimal(quantities),
        limit=FULL_SCORE,
        height_cm=tinggi_batang((), len(points)),
    )
    return gambar(
        f"Nilai Indikator {name} Tahun {year.tahun}",
        chart,
        sumber(asal_ikpa(konteks.laporan), quantities),
    )


@grafik("emonev")
def emonev(konteks: Konteks) -> Figure | Blocks:
    """Cumulative spending and execution month by month."""
    result = konteks.hasil.emonev
    if result is None:
        return ()
    spending = [(month, quantity) for month, quantity, _ in result.bulan]
    execution = [(month, quantity) for month, _, quantity in result.bulan]
    lines = (_figures(spending), _figures(execution))
    if not jadi_garis(*lines):
        return ()
    periode = konteks.laporan.periode
    app = konteks.laporan.kosakata.aplikasi_pemantauan.nama
    chart = Chart(
        id="emonev",
        kind=ChartKind.LINES,
        alt=alt(
            f"Grafik garis perkembangan kumulatif pada {app} {periode.kecil}.",
            ringkas("Realisasi anggaran", spending),
            ringkas("Pelaksanaan kegiatan", execution),
        ),
        categories=bulan_pendek(month for month, _ in spending),
        series=(seri("Realisasi anggaran", lines[0]), seri("Pelaksanaan kegiatan", lines[1])),
        format=NumberFormat.PERCENT,
        places=desimal(chain(*lines)),
        labelled=_QUARTER_ENDS,
        limit=FULL_SCORE,
        height_cm=_EMONEV_CM,
    )
    return gambar(
        f"Perkembangan Kumulatif pada {app} {periode.sampai}",
        chart,
        sumber(asal_emonev(konteks.laporan), result.akhir[1:]),
    )
