"""The units of an office, measured one by one, and their figures as those of its report.

A figure of a unit enters the report as a quantity of its own (`unit.a.indikator.ikm.realisasi`),
whose place is in the unit's data.  How the unit came to it stands in the unit's own report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.identity import plain
from lkjip_docgen.measures.results import Hasil, HasilBarisUnit, HasilGabungan, HasilIndikator
from lkjip_docgen.measures.ways import way_of
from lkjip_docgen.model import (
    GabunganUnit,
    Indikator,
    Keadaan,
    Laporan,
    PeriodeLaporan,
    UnitTerbaca,
    dengan_periode,
    sampai_periode,
)
from lkjip_docgen.quantity import Quantity, Status, Unit, given
from lkjip_docgen.records import Record, replace
from lkjip_docgen.remembered import remembered

Measure = Callable[[Laporan], Hasil]


class MeasuredUnit(Record):
    """A unit with all that is computed from its data; `hasil` None where they do not count."""

    unit: UnitTerbaca
    hasil: Hasil | None


def measured_units(laporan: Laporan, measure: Measure) -> tuple[MeasuredUnit, ...]:
    """The units that were read with a report, each measured for the report's period."""
    if not laporan.unit_terbaca:
        return ()
    return _measured(laporan.unit_terbaca, laporan.dokumen.periode, measure)


@remembered
def _measured(
    units: tuple[UnitTerbaca, ...], periode: str, measure: Measure
) -> tuple[MeasuredUnit, ...]:
    return tuple(_measured_unit(unit, periode, measure) for unit in units)


def _measured_unit(unit: UnitTerbaca, periode: str, measure: Measure) -> MeasuredUnit:
    if unit.laporan is None:
        return MeasuredUnit(unit, None)
    cut = unit.laporan
    if not PeriodeLaporan(periode, cut.dokumen.tahun).tahunan:
        cut = sampai_periode(dengan_periode(cut, periode))
    try:
        return MeasuredUnit(unit, measure(cut))
    except LkjipError as error:
        why, count = error.findings[0].message, len(error.findings)
        wrong = replace(unit, keadaan=Keadaan.GALAT, sebab=why, galat=count, laporan=None)
        return MeasuredUnit(wrong, None)


def of_unit(unit: UnitTerbaca, quantity: Quantity) -> Quantity:
    """A figure of a unit as the office's report knows it: with the unit's name, path and place."""
    return replace(
        quantity,
        path=f"unit.{unit.kunci}.{quantity.path}",
        label=f"{quantity.label} {unit.nama}",
        place=quantity.place or unit.tempat_dari(quantity.path),
        formula="",
        inputs=(),
        operasi=None,
        pembulatan=None,
    )


def figures_below(laporan: Laporan, measure: Measure) -> Iterator[Quantity]:
    """What units of units reported, of every level, by their own path and name.

    The report of the office holds none of it: its figures are made of those one level below.
    """
    for one in measured_units(laporan, measure):
        if one.hasil is None or one.unit.laporan is None:
            continue
        below = dengan_periode(one.unit.laporan, laporan.dokumen.periode)
        known = filter(is_of_unit, one.hasil.quantities().values())
        for figure in (*known, *figures_below(below, measure)):
            named = of_unit(one.unit, figure)
            yield replace(named, label=f"{figure.label}, {one.unit.nama}")


def is_of_unit(quantity: Quantity) -> bool:
    """Whether a figure is that of a unit, which alone may change it."""
    return quantity.path.startswith("unit.") and quantity.place is not None


# --- one indicator ---------------------------------------------------------------------

_OF_RESULTS: Final = ("tertimbang_responden", "jumlah", "terburuk")
"""The rules that compute with the results themselves, which then have to be of one kind."""
_NEITHER: Final = ("terburuk", "stabil")
"""A rule that has no result whatever the units report: of a value to be held none is worst."""
_DIRECTIONS: Final = {
    "maksimum": "makin besar makin baik",
    "minimum": "makin kecil makin baik",
    "stabil": "target dijaga",
}


def rows_of(
    indikator: Indikator, units: Sequence[MeasuredUnit], unit: Unit, periode: PeriodeLaporan
) -> tuple[HasilBarisUnit, ...]:
    """What each unit that should count reported of an indicator; () where no units are asked.

    `unit` is that of the indicator's numbers.  Of a part of a year the figures are those up to
    its end, against the targets up to there.
    """
    ukur = way_of(indikator.pengukuran).of_units()
    if ukur is None:
        return ()
    asked = _Asked(indikator, ukur, unit, _of_year if periode.tahunan else _so_far)
    counted = [one for one in units if one.unit.keadaan is not Keadaan.TIDAK_DIHITUNG]
    return tuple(asked.row(one.unit, one.hasil) for one in counted)


class _Figures(Record):
    """What a unit reported of an indicator: for a year, or up to the end of a part of it."""

    target: Quantity
    realisasi: Quantity
    capaian: Quantity
    sampai: Quantity | None
    putusan: int | None


def _of_year(found: HasilIndikator) -> _Figures:
    return _Figures(found.target, found.realisasi, found.capaian, found.sampai, found.putusan)


def _so_far(found: HasilIndikator) -> _Figures:
    quarters = found.triwulanan
    if quarters is None:
        return _of_year(found)
    now = quarters.kini
    return _Figures(
        now.target_sampai,
        quarters.realisasi,
        now.capaian_sampai,
        quarters.batas_atas,
        quarters.putusan,
    )


class _Asked(Record):
    """An indicator of the office that its units are asked about."""

    indikator: Indikator
    ukur: GabunganUnit
    satuan: Unit
    figures: Callable[[HasilIndikator], _Figures]

    def row(self, unit: UnitTerbaca, hasil: Hasil | None) -> HasilBarisUnit:
        """What a unit reported."""
        if hasil is None:
            return replace(self._without(unit, str(unit.keadaan)), dibaca=False)
        found = self._found(hasil)
        if found is None:
            return self._without(unit, "tidak memuat indikator ini")
        row = _reported(unit, found, self.figures(found))
        if unlike := self._unlike(found):
            return _incomparable(row, unlike)
        return replace(row, sebab=self._lacking(row))

    def _found(self, hasil: Hasil) -> HasilIndikator | None:
        """The indicator in the data of a unit: by its kode, else by its name."""
        kode = self.ukur.indikator_unit or self.indikator.kode
        for one in hasil.indikator:
            if one.model.kode == kode:
                return one
        name = plain(self.indikator.nama)
        return next((one for one in hasil.indikator if plain(one.model.nama) == name), None)

    def _without(self, unit: UnitTerbaca, why: str) -> HasilBarisUnit:
        """A unit without figures: they are missing, and not zero."""
        kode = self.ukur.indikator_unit or self.indikator.kode
        name = self.indikator.singkatan or self.indikator.nama
        place = None if unit.keadaan is Keadaan.TANPA_DATA else unit.tempat
        target, realisasi, capaian = (
            replace(
                given(
                    f"unit.{unit.kunci}.indikator.{kode}.{what}",
                    None,
                    Unit.PERSEN if what == "capaian" else self.satuan,
                    f"{what.capitalize()} {name} {unit.nama}",
                ),
                place=place,
            )
            for what in ("target", "realisasi", "capaian")
        )
        return HasilBarisUnit(
            unit.kunci, unit.nama, target, realisasi, capaian, sebab=why, ada=False
        )

    def _unlike(self, found: HasilIndikator) -> str:
        """How a result is of another kind than the office's, where the rule uses results.

        In words that follow the unit's name; "" for a result of the same kind.
        """
        if self.ukur.gabungan not in _OF_RESULTS:
            return ""
        theirs, ours = found.model, self.indikator
        if found.realisasi.unit is not self.satuan or found.realisasi.unit is Unit.PREDIKAT:
            return _otherwise("bersatuan", theirs.satuan, ours.satuan)
        if self.satuan is Unit.JUMLAH and plain(theirs.satuan) != plain(ours.satuan):
            return _otherwise("bersatuan", theirs.satuan, ours.satuan)
        scale = way_of(theirs.pengukuran).scales().get("skala_hasil")
        own = self.ukur.skala_hasil
        if own is not None and scale is not None and own.maks != scale.maks:
            return _otherwise("berskala", _plainly(scale.maks), _plainly(own.maks))
        if theirs.polaritas != ours.polaritas and (self.ukur.gabungan, ours.polaritas) != _NEITHER:
            return _otherwise("berarah", _DIRECTIONS[theirs.polaritas], _DIRECTIONS[ours.polaritas])
        return ""

    def _lacking(self, row: HasilBarisUnit) -> str:
        """Why a unit does not count by the rule; "" where it does."""
        wanted = {
            "rata_rata_capaian": (row.capaian, "capaiannya"),
            "tertimbang_responden": (row.realisasi, "realisasinya"),
        }.get(self.ukur.gabungan, (row.realisasi, "realisasinya"))
        quantity, name = wanted
        if not quantity.ada:
            return f"{name} {_why(quantity)}"
        if self.ukur.gabungan == "tertimbang_responden" and (
            row.responden is None or not row.responden.ada
        ):
            return "jumlah respondennya belum ada"
        if self.ukur.gabungan == "banyaknya_tercapai" and row.putusan is None:
            return "pencapaian targetnya belum dapat dinilai"
        return ""


def _otherwise(what: str, theirs: str, ours: str) -> str:
    if plain(theirs) == plain(ours):
        return "diukur dengan cara lain"
    return f"{what} {theirs}, bukan {ours}"


def _plainly(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")


def _why(quantity: Quantity) -> str:
    return "belum ada" if quantity.status is Status.KOSONG else str(quantity.status)


def _reported(unit: UnitTerbaca, found: HasilIndikator, figures: _Figures) -> HasilBarisUnit:
    responden = _respondents(found)
    return HasilBarisUnit(
        unit.kunci,
        unit.nama,
        of_unit(unit, figures.target),
        of_unit(unit, figures.realisasi),
        of_unit(unit, figures.capaian),
        None if figures.sampai is None else of_unit(unit, figures.sampai),
        figures.putusan,
        found.model.polaritas,
        None if responden is None else of_unit(unit, responden),
        kode=found.model.kode,
        singkat=found.model.singkatan or found.model.nama,
    )


def _respondents(found: HasilIndikator) -> Quantity | None:
    """How many people were asked for a result; None where nobody was."""
    if found.survei is not None:
        return found.survei.jumlah_responden
    if found.berbobot is not None:
        return found.berbobot.jumlah_responden
    return found.rincian.responden if isinstance(found.rincian, HasilGabungan) else None


def _incomparable(row: HasilBarisUnit, why: str) -> HasilBarisUnit:
    """A row whose result is no number of the office's kind."""
    unlike = replace(row.realisasi, value=None, status=Status.TIDAK_SEBANDING)
    return replace(row, realisasi=unlike, sebab=why)
