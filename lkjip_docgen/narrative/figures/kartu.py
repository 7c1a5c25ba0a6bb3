"""The chart of an indicator's card: targets and results of the years, what comes, and others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_docgen.document import SHORT, Blocks, Chart, ChartKind, Figure, Series, Span
from lkjip_docgen.idn import print_quantity
from lkjip_docgen.measures import HasilIndikator, HasilTahun
from lkjip_docgen.narrative.figures.parts import BESIDE, LEAST_POINTS, alt, desimal, gambar
from lkjip_docgen.narrative.figures.units import axis_title, format_of, scale_end, with_unit
from lkjip_docgen.narrative.figures.words import MISSING, daftar
from lkjip_docgen.narrative.known_builders import grafik
from lkjip_docgen.narrative.tables.cells import sumber
from lkjip_docgen.narrative.tables.labels import asal_indikator, kata_satuan, pendek, rentang
from lkjip_docgen.quantity import Quantity, Status, Unit
from lkjip_docgen.records import Record
from lkjip_docgen.templating import Konteks

_HEIGHT_CM = 3.7


class _Row(Record):
    """What one row of the chart shows; a quantity that does not belong there is None."""

    nama: str
    target: Quantity | None = None
    sampai: Quantity | None = None
    realisasi: Quantity | None = None
    capaian: Quantity | None = None
    short: bool = False
    other: bool = False

    @property
    def is_drawn(self) -> bool:
        """Whether there is anything to mark."""
        return any(one is not None and one.ada for one in (self.target, self.realisasi))

    @property
    def note(self) -> str:
        """The capaian as it is printed."""
        return print_quantity(self.capaian) if self.capaian and self.capaian.ada else ""

    @property
    def span(self) -> Span | None:
        """The target, where it has two ends."""
        if self.target is None or self.sampai is None or not (self.target.ada and self.sampai.ada):
            return None
        return Span(self.target.nilai, self.sampai.nilai)

    @property
    def said(self) -> str:
        """The row in words."""
        ends = filter(None, (self.target, self.sampai))
        target = " sampai dengan ".join(_said(end) for end in ends)
        if self.realisasi is None:
            return f"{self.nama}: {target}."
        parts = [f"target {target}"] if target else []
        if self.realisasi is not None:
            parts.append(
                _said(self.realisasi) if self.other else f"realisasi {_said(self.realisasi)}"
            )
        if self.note:
            parts.append(f"capaian {self.note}")
        return f"{self.nama}: {', '.join(parts)}."


def _said(quantity: Quantity) -> str:
    return MISSING if quantity.status is Status.KOSONG else print_quantity(quantity)


@grafik("kartu-indikator")
def kartu_indikator(konteks: Konteks, ind: HasilIndikator) -> Figure | Blocks:
    """Targets and results of the years, the target of the plan, and the results of others.

    Nothing of predicates, whose places are no lengths, and of fewer than three rows.
    """
    rows = [*_years(ind), *_planned(ind), *_others(ind)]
    drawn = sum(row.is_drawn for row in rows)
    if drawn < LEAST_POINTS or ind.realisasi.unit is Unit.PREDIKAT:
        return ()
    places = desimal(_quantities(rows))
    notes = tuple(row.note for row in rows)
    chart = Chart(
        id=f"{ind.model.kode}-kartu",
        kind=ChartKind.DUMBBELL,
        alt=alt(f"Diagram target dan realisasi {with_unit(ind)}.", *_sentences(rows)),
        categories=tuple(row.nama for row in rows),
        series=(_series("Target", [row.target for row in rows]), _results(rows)),
        format=format_of(ind.realisasi.unit, places),
        places=places,
        axis_title=axis_title(kata_satuan(ind), BESIDE if any(notes) else ""),
        notes=notes,
        tones=tuple(SHORT if row.short else "" for row in rows),
        spans=tuple(row.span for row in rows),
        hollow=tuple(row.other for row in rows),
        focus=len(ind.tahun) - 1,
        from_zero=False,
        limit=scale_end(ind),
        height_cm=_HEIGHT_CM,
    )
    source = sumber(asal_indikator(konteks.laporan, ind), (ind.realisasi,))
    caption = f"Target dan Realisasi {pendek(ind.model)} {rentang(t.tahun for t in ind.tahun)}"
    return gambar(caption, chart, source)


# --- rows ----------------------------------------------------------------------------


def _years(ind: HasilIndikator) -> Iterator[_Row]:
    """The years, oldest first."""
    for year in ind.tahun:
        yield _Row(
            nama=str(year.tahun),
            target=year.target,
            sampai=year.sampai,
            realisasi=year.realisasi,
            capaian=year.capaian,
            short=_falls_short(year),
        )


def _falls_short(year: HasilTahun) -> bool:
    return year.putusan is not None and year.putusan < 0


def _planned(ind: HasilIndikator) -> Iterator[_Row]:
    """The target at the end of the plan, where it is still to come."""
    plan = ind.menengah
    if plan is not None and plan.target.ada and plan.tahun > ind.tahun[-1].tahun:
        yield _Row(f"Target {plan.tahun}", target=plan.target, sampai=plan.sampai)


def _others(ind: HasilIndikator) -> Iterator[_Row]:
    """The results of others, as far as they are known."""
    for other in ind.pembanding:
        if other.realisasi.ada and other.realisasi.unit is ind.realisasi.unit:
            yield _Row(other.sebutan, realisasi=other.realisasi, other=True)


# --- series and words ----------------------------------------------------------------


def _quantities(rows: Sequence[_Row]) -> list[Quantity]:
    """Every number that has a mark."""
    found = (one for row in rows for one in (row.target, row.sampai, row.realisasi))
    return [one for one in found if one is not None]


def _results(rows: Sequence[_Row]) -> Series:
    return _series("Realisasi", [row.realisasi for row in rows])


def _series(name: str, quantities: Sequence[Quantity | None]) -> Series:
    """A series that says why a number is missing; of one that nobody expects it says nothing."""
    values = tuple(None if one is None else one.value for one in quantities)
    gaps = tuple(
        "" if one is None or one.ada else f"{name.lower()} {_said(one)}" for one in quantities
    )
    return Series(name, values, gaps if any(gaps) else ())


def _sentences(rows: Sequence[_Row]) -> Iterator[str]:
    """Each row in words, and which years fell short."""
    for row in rows:
        yield row.said
    short = [row.nama for row in rows if row.short]
    if short:
        yield f"Target belum tercapai pada tahun {daftar(short)}."
