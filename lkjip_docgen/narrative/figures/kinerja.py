"""Figures of results: capaian of all indicators, one indicator over the years, its survey."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_docgen.document import (
    Blocks,
    Chart,
    ChartKind,
    Figure,
    NumberFormat,
    ReferenceLine,
    Series,
)
from lkjip_docgen.measures import HasilIndikator, HasilSasaran, HasilSurvei
from lkjip_docgen.narrative.figures.history import History
from lkjip_docgen.narrative.figures.parts import (
    ABOVE,
    FULL_SCORE,
    ada_data,
    alt,
    bulan_pendek,
    desimal,
    gambar,
    jadi_garis,
    seri,
    tinggi_batang,
)
from lkjip_docgen.narrative.figures.units import axis_title, format_of, scale_end, with_unit
from lkjip_docgen.narrative.figures.words import MOST_SPOKEN, Point, ringkas, semua
from lkjip_docgen.narrative.known_builders import grafik
from lkjip_docgen.narrative.tables.cells import sumber
from lkjip_docgen.narrative.tables.labels import (
    asal_indikator,
    asal_kinerja,
    asal_ukur,
    hasil_survei,
    kata_satuan,
    pendek,
)
from lkjip_docgen.quantity import Status
from lkjip_docgen.records import replace
from lkjip_docgen.templating import Konteks


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
    """Bars of the capaian of some indicators, in the colours of their classes."""
    shown = [i for i in indikator if _has_place(i)]
    points = [(pendek(i.model), i.capaian) for i in shown]
    quantities = [capaian for _, capaian in points]
    if not ada_data(quantities):
        return ()
    classed = konteks.hasil.kelas_capaian is not None
    chart = Chart(
        id=name,
        kind=ChartKind.BARS,
        alt=alt(
            f"Diagram batang {about.lower()} dengan garis target 100%.",
            semua("Capaian", points),
        ),
        categories=tuple(label for label, _ in points),
        series=(seri("Capaian", quantities),),
        format=NumberFormat.PERCENT,
        places=desimal(quantities),
        reference=ReferenceLine(FULL_SCORE, "Target"),
        notes=tuple(i.kelas.nama if i.kelas else "" for i in shown) if classed else (),
        tones=tuple(i.kelas.warna if i.kelas else "" for i in shown) if classed else (),
        height_cm=tinggi_batang((), len(points)),
    )
    return gambar(about, chart, sumber(asal_kinerja(konteks.laporan), quantities))


def _has_place(indikator: HasilIndikator) -> bool:
    """Whether an indicator belongs among percentages: it has one, or will have with its data."""
    return indikator.capaian.ada or indikator.capaian.status is Status.KOSONG


@grafik("survei-bulanan")
def survei_bulanan(konteks: Konteks, ind: HasilIndikator) -> Figure | Blocks:
    """The reported value of a survey month by month."""
    pengukuran, hasil = hasil_survei(ind)
    points = [(b.nama, b.nilai) for b in hasil.bulan]
    quantities = [nilai for _, nilai in points]
    if not jadi_garis(quantities):
        return ()
    periode = konteks.laporan.periode
    chart = Chart(
        id=f"{ind.model.kode}-bulanan",
        kind=ChartKind.LINES,
        alt=alt(
            f"Grafik garis {pengukuran.nama_nilai} {periode.kurun}.",
            ringkas(pengukuran.nama_nilai, points),
        ),
        categories=bulan_pendek(label for label, _ in points),
        series=(seri(pengukuran.nama_nilai, quantities),),
        places=desimal(quantities),
        axis_title=pengukuran.nama_nilai,
        from_zero=False,
        limit=hasil.skala_survei.value,
    )
    return gambar(
        f"{pengukuran.nama_nilai} per Bulan {periode.sampai}",
        chart,
        sumber(asal_ukur(pengukuran), (hasil.nilai,)),
    )


@grafik("survei-unsur")
def survei_unsur(konteks: Konteks, ind: HasilIndikator) -> Figure | Blocks:
    """The yearly value of each element of a survey, by group where there are groups."""
    pengukuran, hasil = hasil_survei(ind)
    points = [(unsur.nama, unsur.nilai) for unsur in hasil.unsur]
    quantities = [quantity for _, quantity in points]
    if not ada_data(quantities):
        return ()
    periode, sebutan = konteks.laporan.periode, pengukuran.sebutan_unsur
    groups = _groups(hasil)
    chart = Chart(
        id=f"{ind.model.kode}-unsur",
        kind=ChartKind.BARS,
        alt=alt(
            f"Diagram titik nilai tiap {sebutan} {pengukuran.nama} {periode.sampai}.",
            _element_values(points),
        ),
        categories=tuple(label for label, _ in points),
        series=(seri("Nilai", quantities),),
        places=desimal(quantities),
        groups=groups,
        from_zero=False,
        limit=hasil.skala_survei.value,
        height_cm=tinggi_batang(groups, len(points)),
    )
    return gambar(
        f"Nilai {pengukuran.singkatan} per {sebutan.capitalize()} {periode.sampai}",
        chart,
        sumber(asal_ukur(pengukuran), (hasil.nilai,)),
    )


def _groups(hasil: HasilSurvei) -> tuple[str, ...]:
    """The group of each element, where there are groups."""
    return tuple(unsur.kelompok for unsur in hasil.unsur) if hasil.kelompok else ()


def _element_values(points: list[Point]) -> str:
    """Every value where they are few, else the highest and the lowest."""
    if len(points) <= MOST_SPOKEN:
        return semua("Nilai", points)
    return ringkas("Nilai", points, berurut=False)


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
    )
    source = sumber(asal_indikator(konteks.laporan, ind), (ind.realisasi,))
    caption = f"Target, Realisasi, dan Capaian {pendek(ind.model)} {history.span}"
    return gambar(caption, chart, source)


def _named(series: tuple[Series, Series], ind: HasilIndikator) -> tuple[Series, Series]:
    """The columns of targets and results; of a range the column is its lower end, and says so."""
    target, result = series
    if any(year.sampai is not None for year in ind.tahun):
        target = replace(target, nama="Target (batas bawah)")
    return target, result
