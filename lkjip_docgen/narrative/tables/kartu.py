"""The card of an indicator: its years, the target of the plan and other units in one table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lkjip_docgen.document import Align, Cell, Inlines, Row, Table, Text
from lkjip_docgen.measures import HasilIndikator, HasilMenengah, HasilPembanding, HasilTahun
from lkjip_docgen.model import Indikator, Laporan
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.narrative.tables.capaian import (
    MAKIN_BAIK,
    catatan_tahun,
    dalam_kurung,
    konversi_tahun,
    satuan_panjang,
    sel_capaian,
    sumber_pembanding,
)
from lkjip_docgen.narrative.tables.cells import (
    bertanggal,
    judul_kelompok,
    kepala,
    keterangan,
    kolom,
    sel,
    sel_target,
    sumber,
    teks,
)
from lkjip_docgen.narrative.tables.labels import asal_indikator, pendek, rentang
from lkjip_docgen.quantity import Quantity, Status, Unit
from lkjip_docgen.records import replace
from lkjip_docgen.templating import Konteks, sebutan_rumus

C, L = Align.CENTER, Align.LEFT
YEARS_DOWN = 5
"""So many years a card holds, the reported one the last of them."""
COLUMNS = 5
_WIDTHS = ((6.0, L), (2.3, C), (2.5, C), (2.3, C), (2.5, C))
_WIDTHS_OF_WORDS = ((5.2, L), (2.4, C), (2.5, C), (2.9, C), (2.6, C))  # "belum tercapai"
OF_DIFFERENCES = (Unit.POIN, Unit.POIN_PERSENTASE, Unit.TINGKAT)
"""Units of differences alone, which the head of their column names."""


@tabel("kartu-indikator")
def kartu_indikator(konteks: Konteks, ind: HasilIndikator) -> Table:
    """Every comparison of an indicator in one table: years, target of the plan, other units.

    A group of rows is named by what PermenPANRB 53/2014 asks to compare; a card of the
    reported year alone has no groups.
    """
    years = ind.tahun[-YEARS_DOWN:]
    card = _Card(konteks.laporan, ind)
    return Table(
        id=f"tabel-{ind.model.kode}-kinerja",
        caption=keterangan(
            f"Target, Realisasi, dan Capaian {pendek(ind.model)} "
            f"{rentang(year.tahun for year in years)}{dalam_kurung(ind)}"
        ),
        columns=kolom(*(_WIDTHS if ind.predikat is None else _WIDTHS_OF_WORDS))[: card.width],
        head=(kepala(*card.titles),),
        rows=tuple(card.rows(years)),
        source=card.source(years),
        summary=(
            f"Target, realisasi, dan capaian {ind.model.nama} tiap tahun, terhadap target jangka "
            "menengah, dan di samping realisasi pembanding, sejauh ada."
        ),
    )


class _Card:
    """The rows of a card and what stands below them."""

    def __init__(self, laporan: Laporan, ind: HasilIndikator) -> None:
        self._laporan, self._ind = laporan, ind
        self._beside = not satuan_panjang(ind)  # a long unit stands in the caption
        unit = ind.perubahan_realisasi.unit
        self._points = str(unit) if unit in OF_DIFFERENCES else ""

    @property
    def width(self) -> int:
        """How many columns the card has: without any difference there is none for them."""
        return COLUMNS if self._compares_years or self._compares_others else COLUMNS - 1

    @property
    def _compares_years(self) -> bool:
        """Whether a year that the card shows differs from the one before by a known amount."""
        shown = self._ind.tahun[-YEARS_DOWN:]
        return any(year.perubahan is not None and year.perubahan.ada for year in shown)

    @property
    def _compares_others(self) -> bool:
        """Whether the result differs from that of another by a known amount."""
        return any(other.selisih.ada for other in self._ind.pembanding)

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the columns; the last names the unit that no result has ("poin")."""
        difference = f"Selisih ({self._points})" if self._points else "Selisih"
        return ("Uraian", "Target", "Realisasi", "Capaian", difference)[: self.width]

    def rows(self, years: Sequence[HasilTahun]) -> list[Row]:
        """The years, the plan and the other units, each group below its title."""
        plan = self._shown_plan
        of_years = [self._year(year) for year in years]
        of_plan = [] if plan is None else [self._plan(plan)]
        of_others = [self._other(other) for other in self._ind.pembanding]
        if not (of_plan or of_others or len(of_years) > 1):
            return of_years
        groups = (
            (self._title_of(years), of_years),
            ("Target Jangka Menengah", of_plan),
            (self._title_of_others(), of_others),
        )
        return [row for title, rows in groups if rows for row in (self._heading(title), *rows)]

    @property
    def _shown_plan(self) -> HasilMenengah | None:
        """The target of the plan, unless it is that of the reported year."""
        plan = self._ind.menengah
        return None if plan is None or plan.sama_tahun_ini else plan

    def _heading(self, title: str) -> Row:
        return judul_kelompok(title, self.width)

    def _row(self, *cells: Cell, bold: bool = False) -> Row:
        """A row as wide as the card, which may have no differences."""
        return Row(tuple(replace(cell, bold=bold) for cell in cells[: self.width]))

    def _title_of(self, years: Sequence[HasilTahun]) -> str:
        now = self._laporan.dokumen.tahun
        title = f"Target dan Realisasi Tahun {now}"
        return f"{title} dan Tahun-Tahun Sebelumnya" if len(years) > 1 else title

    def _title_of_others(self) -> str:
        if not all(other.umum for other in self._ind.pembanding):
            return "Unit dan Standar Lain"
        unit = self._laporan.kosakata.unit_pembanding
        return f"{unit.judul} dan Standar Nasional"

    def _year(self, year: HasilTahun) -> Row:
        """A year; the reported one, the last, in bold."""
        now = year.tahun == self._laporan.dokumen.tahun
        cells = (teks(f"Tahun {year.tahun}"), *self._figures(year), self._change(year))
        return self._row(*cells, bold=now)

    def _figures(self, year: HasilTahun) -> tuple[Cell, ...]:
        """Target, result and capaian; a note says what the dash of an incomparable one means."""
        target = sel_target(year.target, year.sampai, satuan=self._beside)
        if year.realisasi.status is Status.TIDAK_SEBANDING and not self._is_now(year):
            return (target if year.target.ada else sel(None), sel(None), sel(None))
        return (target, sel(year.realisasi, satuan=self._beside), _capaian(year))

    def _is_now(self, year: HasilTahun) -> bool:
        return year.tahun == self._laporan.dokumen.tahun

    def _change(self, year: HasilTahun) -> Cell:
        """The change of a year that has one; what is missing for it is a marker elsewhere."""
        change = year.perubahan
        return self._difference(change) if change is not None else sel(None)

    def _difference(self, change: Quantity) -> Cell:
        beside = self._beside and not self._points
        return sel(change if change.ada else None, satuan=beside)

    def _plan(self, plan: HasilMenengah) -> Row:
        """This year's result against the target at the end of the plan."""
        now = self._laporan.dokumen.tahun
        return self._row(
            teks(f"Realisasi {now} terhadap target {plan.tahun}"),
            sel_target(plan.target, plan.sampai, satuan=self._beside),
            sel(self._ind.realisasi, satuan=self._beside),
            _capaian(plan),
            sel(None),
        )

    def _other(self, other: HasilPembanding) -> Row:
        """Another unit's result, or one marker where the office has still to find it."""
        theirs = sel(other.realisasi, satuan=self._beside)
        difference = self._difference(other.selisih)
        return self._row(teks(other.sebutan), sel(None), theirs, sel(None), difference)

    def source(self, years: Sequence[HasilTahun]) -> Inlines:
        """Where the figures come from, and what has to be known to read them."""
        ind, laporan = self._ind, self._laporan
        named = [bertanggal(asal_indikator(laporan, ind), (ind.realisasi,))]
        if self._shown_plan is not None:  # BAB II has its whole name
            plan = laporan.kosakata.rencana_strategis.pendek_awal
            named.append(f"{plan} (target jangka menengah)")
        named += sumber_pembanding(ind.pembanding)
        return (
            *sumber("; ".join(dict.fromkeys(named))),
            *_in_a_row(self._notes(years)),
            *konversi_tahun(laporan, years),
            *catatan_tahun(years),
        )

    def _notes(self, years: Sequence[HasilTahun]) -> Iterable[str]:
        """How capaian and differences are computed, and what a good result is."""
        ind = self._ind
        yield from self._about_capaian(years)
        if ind.sampai is not None and ind.model.polaritas != "stabil":
            yield "Di dalam rentang target capaian 100%; di luarnya dihitung dari batas terdekat."
        if ind.model.polaritas in MAKIN_BAIK:
            yield MAKIN_BAIK[ind.model.polaritas]
        yield from self._about_differences()

    def _about_capaian(self, years: Sequence[HasilTahun]) -> Iterable[str]:
        """The formula, where a percentage stands in the card or the office names its source."""
        ind = self._ind
        shown = any(one.capaian.ada for one in (*years, ind.menengah) if one is not None)
        whose = _by_whom(self._laporan, ind.model)
        if ind.predikat is not None and ind.predikat.sumber_nilai and shown:
            yield f"Capaian dihitung dari nilai predikat menurut {ind.predikat.sumber_nilai}."
        if (shown and ind.predikat is None) or ind.model.sumber_rumus:
            yield f"Capaian = {sebutan_rumus(ind.model)}{whose}."

    def _about_differences(self) -> Iterable[str]:
        """What the last column compares, where it holds anything."""
        told = [("tahun sebelumnya", self._compares_years), ("pembanding", self._compares_others)]
        if named := [words for words, shown in told if shown]:
            yield f"Selisih terhadap {' atau '.join(named)}."


def _capaian(result: HasilTahun | HasilMenengah) -> Cell:
    """The capaian; a dash where target or result, whose marker stands in the row, is missing."""
    unknown = result.putusan is None and result.capaian.status is Status.KOSONG
    return sel(None) if unknown else sel_capaian(result)


def _in_a_row(notes: Iterable[str]) -> Inlines:
    return tuple(Text(f" {note}") for note in notes)


def _by_whom(laporan: Laporan, indikator: Indikator) -> str:
    """Who has set the formula, where it is not the ordinary one."""
    if indikator.sumber_rumus:
        return f", menurut {indikator.sumber_rumus}"
    own = indikator.rumus or indikator.polaritas == "stabil"
    return f", yang ditetapkan {laporan.kosakata.kantor.kecil} sendiri" if own else ""
