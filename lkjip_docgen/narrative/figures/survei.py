"""Figures of a monthly survey: its value month by month, and that of each element."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_docgen.document import (
    Blocks,
    Chart,
    ChartKind,
    Figure,
    ReferenceLine,
    Span,
)
from lkjip_docgen.idn import print_quantity
from lkjip_docgen.measures import HasilIndikator, HasilSurvei, HasilUnsur
from lkjip_docgen.narrative.figures.parts import (
    LEAST_POINTS,
    ada_data,
    alt,
    desimal,
    gambar,
    jadi_garis,
    seri,
    tinggi_titik,
)
from lkjip_docgen.narrative.figures.words import MOST_SPOKEN, Point, ringkas, semua
from lkjip_docgen.narrative.known_builders import grafik
from lkjip_docgen.narrative.tables.bulan import bulan_pendek
from lkjip_docgen.narrative.tables.cells import sumber
from lkjip_docgen.narrative.tables.labels import asal_ukur, hasil_survei
from lkjip_docgen.templating import Konteks

_HEIGHT_CM = 4.3


@grafik("survei-bulanan")
def survei_bulanan(konteks: Konteks, ind: HasilIndikator) -> Figure | Blocks:
    """The reported value of a survey month by month, with those who answered."""
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
            *_year_told(konteks, hasil),
            *_few_told(hasil),
        ),
        categories=_months(hasil),
        series=(seri(pengukuran.nama_nilai, quantities),),
        places=desimal(quantities),
        axis_title="; ".join((pengukuran.nama_nilai, *_explained(hasil))),
        hollow=tuple(month in hasil.bulan_kurang for month in hasil.bulan),
        reference=_year(konteks, hasil),
        from_zero=False,
        limit=hasil.skala_survei.value,
        height_cm=_HEIGHT_CM,
    )
    return gambar(
        f"{pengukuran.nama_nilai} per Bulan {periode.sampai}",
        chart,
        sumber(asal_ukur(pengukuran), (hasil.nilai,)),
    )


def _months(hasil: HasilSurvei) -> tuple[str, ...]:
    """Each month, and below it how many answered, where that is known."""
    names = bulan_pendek(month.nama for month in hasil.bulan)
    return tuple(
        f"{name}\n{print_quantity(month.responden)}" if month.responden.ada else name
        for name, month in zip(names, hasil.bulan, strict=True)
    )


def _explained(hasil: HasilSurvei) -> Iterator[str]:
    """What stands below the months, and what a hollow point means."""
    if ada_data(month.responden for month in hasil.bulan):
        yield "di bawah bulan: jumlah responden"
    if hasil.bulan_kurang and hasil.minimum_responden is not None:
        yield f"titik kosong: kurang dari {print_quantity(hasil.minimum_responden)} responden"


def _few_told(hasil: HasilSurvei) -> Iterator[str]:
    """The months with fewer who answered than are asked for."""
    if hasil.bulan_kurang and hasil.minimum_responden is not None:
        points = [(month.nama, month.responden) for month in hasil.bulan_kurang]
        least = print_quantity(hasil.minimum_responden)
        yield semua(f"Responden kurang dari {least} orang", points)


def _year(konteks: Konteks, hasil: HasilSurvei) -> ReferenceLine | None:
    """The value of all months together, as a line that nobody has to reach."""
    if not hasil.nilai.ada:
        return None
    return ReferenceLine(hasil.nilai.nilai, _year_name(konteks), target=False)


def _year_name(konteks: Konteks) -> str:
    return f"Nilai {konteks.laporan.periode.lamanya}"


def _year_told(konteks: Konteks, hasil: HasilSurvei) -> Iterator[str]:
    if hasil.nilai.ada:
        yield f"{_year_name(konteks)}: {print_quantity(hasil.nilai)}."


# --- elements ------------------------------------------------------------------------


@grafik("survei-unsur")
def survei_unsur(konteks: Konteks, ind: HasilIndikator) -> Figure | Blocks:
    """The value of each element, the highest first, with the range of its months behind.

    Nothing where there are fewer than three, or all are the same in all months.
    """
    pengukuran, hasil = hasil_survei(ind)
    if not _differ(hasil):
        return ()
    periode, sebutan = konteks.laporan.periode, pengukuran.sebutan_unsur
    unsur = _sorted(hasil)
    points = [(one.nama, one.nilai) for one in unsur]
    groups = tuple(one.kelompok for one in unsur) if hasil.kelompok else ()
    spans = tuple(_span(one) for one in unsur)
    chart = Chart(
        id=f"{ind.model.kode}-unsur",
        kind=ChartKind.DOTS,
        alt=alt(
            f"Diagram titik nilai tiap {sebutan} {pengukuran.nama} {periode.sampai}.",
            _element_values(points),
            *_year_told(konteks, hasil),
            *_months_told(sebutan, hasil),
        ),
        categories=tuple(label for label, _ in points),
        series=(seri("Nilai", [one.nilai for one in unsur]),),
        places=desimal(one.nilai for one in unsur),
        axis_title="Batang: nilai bulanan terendah sampai tertinggi" if any(spans) else "",
        groups=groups,
        spans=spans,
        reference=_year(konteks, hasil),
        from_zero=False,
        limit=hasil.skala_survei.value,
        height_cm=tinggi_titik(groups, len(points)),
    )
    return gambar(
        f"Nilai {pengukuran.singkatan} per {sebutan.capitalize()} {periode.sampai}",
        chart,
        sumber(asal_ukur(pengukuran), (hasil.nilai,)),
    )


def _differ(hasil: HasilSurvei) -> bool:
    """Whether there are elements enough, and anything that tells them or their months apart."""
    known = [unsur for unsur in hasil.unsur if unsur.nilai.ada]
    values = {month.value for unsur in known for month in (unsur.nilai, *unsur.bulan) if month.ada}
    return len(known) >= LEAST_POINTS and len(values) > 1


def _sorted(hasil: HasilSurvei) -> list[HasilUnsur]:
    """The elements of each group, the highest value first, those without one last."""
    order = {name: place for place, name in enumerate(hasil.kelompok)}

    def key(unsur: HasilUnsur) -> tuple[int, bool, Decimal]:
        value = unsur.nilai.value
        return order.get(unsur.kelompok, 0), value is None, -(value or Decimal(0))

    return sorted(hasil.unsur, key=key)


def _span(unsur: HasilUnsur) -> Span | None:
    """From the lowest to the highest month; of one month there is no range."""
    known = [month.nilai for month in unsur.bulan if month.ada]
    return Span(min(known), max(known)) if len(known) > 1 else None


def _months_told(sebutan: str, hasil: HasilSurvei) -> Iterator[str]:
    """The widest range: how far the months of one element lie apart."""
    known = {
        (unsur.nama, month_name.nama): month
        for unsur in hasil.unsur
        for month_name, month in zip(hasil.bulan, unsur.bulan, strict=True)
        if month.ada
    }
    if len(known) > len(hasil.unsur):
        (name, month), lowest = min(known.items(), key=lambda item: item[1].nilai)
        yield f"Nilai bulanan terendah: {sebutan} {name} pada {month}, {print_quantity(lowest)}."


def _element_values(points: list[Point]) -> str:
    """Every value where they are few, else the highest and the lowest."""
    if len(points) <= MOST_SPOKEN:
        return semua("Nilai", points)
    return ringkas("Nilai", points, berurut=False)
