"""The units of an office side by side: a row a unit, the best first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lkjip_docgen.document import Blocks, Chart, ChartKind, Figure, ReferenceLine
from lkjip_docgen.idn import terbilang
from lkjip_docgen.measures import HasilBarisUnit, HasilGabungan, HasilIndikator
from lkjip_docgen.narrative.figures.parts import (
    FULL_SCORE,
    LEAST_POINTS,
    alt,
    desimal,
    gambar,
    seri,
    tinggi_titik,
)
from lkjip_docgen.narrative.figures.units import axis_title, format_of
from lkjip_docgen.narrative.figures.words import MOST_SPOKEN, daftar, ringkas, semua
from lkjip_docgen.narrative.known_builders import grafik
from lkjip_docgen.narrative.tables.cells import sumber
from lkjip_docgen.narrative.tables.labels import kata_satuan
from lkjip_docgen.narrative.tables.unit import asal_unit
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record
from lkjip_docgen.templating import Konteks

MOST_ROWS: Final = 20
"""So many units stand in one chart; a taller one would leave half a page empty before it."""
BEST, WORST = 5, 8
"""Of more units the best and those at the end, where somebody has to look."""

_BY_RESULT: Final = ("tertimbang_responden", "terburuk")


@grafik("unit-peringkat")
def unit_peringkat(konteks: Konteks, ind: HasilIndikator) -> Figure | Blocks:
    """The units by their results, or by their capaian where results do not rank them.

    Nothing where fewer than three have one, or all are alike.
    """
    units, found = konteks.hasil.unit, ind.gabungan
    if units is None or found is None:
        return ()
    ranking = _Ranking(ind, found)
    rows = ranking.rows
    if len(rows) < LEAST_POINTS or len({ranking.of(row).value for row in rows}) == 1:
        return ()
    shown = _chosen(rows)
    groups = _groups(rows, units.sebutan)
    quantities = [ranking.of(row) for row in shown]
    places = desimal(quantities)
    title = units.judul
    chart = Chart(
        id=f"{ind.model.kode}-unit",
        kind=ChartKind.DOTS,
        alt=alt(f"Diagram titik {ranking.what} tiap {units.sebutan}.", *ranking.told(shown)),
        categories=tuple(row.nama for row in shown),
        series=(seri(ranking.what, quantities),),
        format=format_of(quantities[0].unit, places),
        places=places,
        axis_title=axis_title(ranking.unit, _left_out(rows, shown, units.sebutan)),
        groups=groups,
        reference=ranking.reference,
        from_zero=False,
        height_cm=tinggi_titik(groups, len(shown)),
    )
    about = f"Peringkat {title} Menurut {ranking.what}"
    return gambar(about, chart, sumber(asal_unit(konteks), quantities))


class _Ranking(Record):
    """By which figure units are ranked, and what stands across as a line."""

    ind: HasilIndikator
    found: HasilGabungan

    @property
    def by_result(self) -> bool:
        """Whether by the result itself; else by the capaian, which unlike targets share."""
        if self.found.aturan not in _BY_RESULT or self.ind.model.polaritas == "stabil":
            return False
        return len({row.target.value for row in self.found.terisi}) == 1

    @property
    def what(self) -> str:
        """The figure in words."""
        return f"{'Realisasi' if self.by_result else 'Capaian'} {self.found.nama_unit}"

    @property
    def unit(self) -> str:
        """The word of the numbers, where no sign says it."""
        return kata_satuan(self.ind) if self.by_result else ""

    def of(self, row: HasilBarisUnit) -> Quantity:
        """The figure of a unit."""
        return row.realisasi if self.by_result else row.capaian

    @property
    def rows(self) -> list[HasilBarisUnit]:
        """The units that have it, the best first; of equals in the order of the folders."""
        known = [row for row in self.found.baris if self.of(row).ada]
        less = self.by_result and self.ind.model.polaritas == "minimum"
        return sorted(known, key=lambda row: self.of(row).nilai, reverse=not less)

    @property
    def reference(self) -> ReferenceLine | None:
        """The target that all units share, or the whole of it."""
        if not self.by_result:
            return ReferenceLine(FULL_SCORE, "Target")
        target = self.rows[0].target.value
        return None if target is None else ReferenceLine(target, "Target")

    def told(self, shown: Sequence[HasilBarisUnit]) -> Iterator[str]:
        """The figures in words."""
        points = [(row.nama, self.of(row)) for row in shown]
        if len(points) <= MOST_SPOKEN:
            yield semua(self.what, points)
        else:
            yield ringkas(self.what, points, berurut=False)
        behind = [row.nama for row in shown if row.tertinggal]
        if behind and len(behind) <= MOST_SPOKEN:
            yield f"Target belum tercapai: {daftar(behind)}."


def _chosen(rows: Sequence[HasilBarisUnit]) -> list[HasilBarisUnit]:
    """All of them, or the best and those at the end."""
    if len(rows) <= MOST_ROWS:
        return list(rows)
    return [*rows[:BEST], *rows[-WORST:]]


def _groups(rows: Sequence[HasilBarisUnit], sebutan: str) -> tuple[str, ...]:
    """Whether a unit is one of the best or at the end, where those between are left out."""
    if len(rows) <= MOST_ROWS:
        return ()
    best, worst = (terbilang(count).capitalize() for count in (BEST, WORST))
    return (f"{best} {sebutan} teratas",) * BEST + (f"{worst} {sebutan} terbawah",) * WORST


def _left_out(rows: Sequence[HasilBarisUnit], shown: Sequence[HasilBarisUnit], sebutan: str) -> str:
    return "" if len(rows) == len(shown) else f"{len(shown)} dari {len(rows)} {sebutan}"
