"""Quarters: targets and results of each, and of the year up to its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from lkjip_docgen.identity import keys
from lkjip_docgen.measures.achievement import Goal, against_target
from lkjip_docgen.measures.arithmetic import absorption, percent
from lkjip_docgen.measures.results import (
    HasilPos,
    HasilRencanaAksi,
    HasilTriwulan,
    HasilTriwulanan,
    HasilTriwulanAnggaran,
    Rincian,
)
from lkjip_docgen.measures.subject import Subject
from lkjip_docgen.measures.ways import way_of
from lkjip_docgen.measures.ways.base import QuarterOf
from lkjip_docgen.model import (
    ROMAWI,
    TW,
    Bagian,
    Indikator,
    PeriodeLaporan,
    RencanaAksi,
    TriwulanAnggaran,
    TriwulanIndikator,
)
from lkjip_docgen.operation import Absent, CountEntries, Highest, Input, Sum, Term
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Quantity, Status, Unit, computed, declared, given
from lkjip_docgen.records import Record, replace
from lkjip_docgen.rounding import OfBroken, Rounding

Achieved = Callable[[str, Quantity, Goal, str], Quantity]
"""The capaian of a result against a goal; first the end of its path, last its label."""

_MEAN_PLACES: Final = 2
"""Decimals of the mean of whole numbers, where it has any."""
_NOTHING_SAID: Final = TriwulanIndikator.model_construct()


class _Rule(Record):
    """How quarters make a longer time: as it is written in a lineage, and how it computes."""

    written: str
    operasi: Term


_RULES: Final = {
    "jumlah": _Rule("jumlah triwulan", Sum()),
    "akhir": _Rule("triwulan terakhir", Input(0)),
    "rata-rata": _Rule("jumlah triwulan ÷ banyaknya triwulan", Sum() / CountEntries()),
    "tertinggi": _Rule("triwulan tertinggi", Highest()),
}
_NO_RULE: Final = _Rule("", Absent())


def cumulated(path: str, sifat: str, items: Sequence[Quantity], label: str) -> Quantity:
    """What quarters in their order come to, by the nature of the figure (`sifat`).

    A quarter that the office has declared not to apply does not count, unless none else is there.
    Missing as soon as one that counts is missing, or where the nature is not known or none for
    predicates, which have neither sum nor mean.
    """
    rule = _RULES.get(sifat, _NO_RULE)
    counted = [item for item in items if item.status is not Status.TIDAK_BERLAKU] or list(items)
    if sifat == "akhir":
        counted = counted[-1:]
    last = counted[-1]
    possible = not (last.urutan and sifat in ("jumlah", "rata-rata"))
    result = computed(
        path,
        rule.operasi if possible else Absent(),
        last.unit,
        label,
        formula=rule.written,
        inputs=tuple(counted),
        places=_places(sifat, items),
        satuan=last.satuan,
    )
    if not result.ada:
        return result
    return replace(
        result, urutan=last.urutan, as_of=(last if sifat == "akhir" else items[-1]).as_of
    )


def _places(sifat: str, items: Sequence[Quantity]) -> int | Rounding:
    """Decimals of what quarters come to: a mean of whole numbers need not be one."""
    places = max(item.places for item in items)
    return OfBroken(_MEAN_PLACES) if sifat == "rata-rata" and not places else places


# --- indicators --------------------------------------------------------------------------


def measure_quarters(
    subjek: Subject,
    indikator: Indikator,
    periode: PeriodeLaporan,
    realisasi: Quantity,
    goal: Goal,
    rincian: Rincian | None,
    achieved: Achieved,
) -> HasilTriwulanan | None:
    """The quarters up to the end of the period; None where nothing is said of them.

    Of a year that is what the office has written of quarters; an interim report always has them.
    `realisasi` and `goal` are those of the year.
    """
    if periode.tahunan and indikator.triwulan is None:
        return None
    found = _Quarters(subjek, indikator, periode, achieved, goal.sampai)
    measured = way_of(indikator.pengukuran).quarters(subjek, rincian)
    quarters = found.all(measured)
    if not periode.tahunan and not quarters[-1].realisasi_sampai.ada and realisasi.ada:
        # the data are of the period themselves
        quarters = (*quarters[:-1], found.reached(quarters[-1], realisasi))
    until = quarters[-1].realisasi_sampai
    nature = found.said.sifat or ("rata-rata" if measured is not None else "")
    prognosis = found.forecast()
    return HasilTriwulanan(
        sifat=nature,
        triwulan=quarters,
        realisasi=until,
        putusan=against_target(until, found.goal(quarters[-1].target_sampai), indikator),
        kemajuan=None if periode.tahunan else found.progress(until, goal),
        prognosis=prognosis,
        batas_atas=None if nature == "jumlah" else goal.sampai,
        capaian_prognosis=prognosis
        and achieved("capaian_prognosis", prognosis, goal, f"Capaian prognosis {subjek.nama}"),
        dihitung=measured is not None,
    )


class _Quarters:
    """The quarters of one indicator."""

    def __init__(
        self,
        subjek: Subject,
        indikator: Indikator,
        periode: PeriodeLaporan,
        achieved: Achieved,
        upper: Quantity | None,
    ) -> None:
        self.said = indikator.triwulan or _NOTHING_SAID
        self._subjek = subjek
        self._indikator = indikator
        self._periode = periode
        self._achieved = achieved
        self._upper = upper

    def goal(self, target: Quantity) -> Goal:
        """What is to be reached by then: a range where that of the year is one to be held.

        Of a sum that still grows to a range nobody has said what is too much.
        """
        if self._upper is None or self.said.sifat != "jumlah":
            return Goal(target, self._upper)
        return Goal(declared(target, f"{target.path}.belum_berlaku"))

    def all(self, measured: Sequence[QuarterOf] | None) -> tuple[HasilTriwulan, ...]:
        """Every quarter up to the end of the period; `measured` are those that are computed."""
        numbers = range(1, self._periode.triwulan + 1)
        targets = [self._given("target", number) for number in numbers]
        wanted = [
            QuarterOf(target, self._until("target", targets[:number]))
            for number, target in enumerate(targets, 1)
        ]
        results = list(measured or self._typed(numbers))
        return tuple(
            self._quarter(number, target, result)
            for number, target, result in zip(numbers, wanted, results, strict=True)
        )

    def _typed(self, numbers: Sequence[int]) -> list[QuarterOf]:
        results = [self._given("realisasi", number) for number in numbers]
        return [
            QuarterOf(result, self._until("realisasi", results[:number]))
            for number, result in enumerate(results, 1)
        ]

    def _given(self, name: str, number: int) -> Quantity:
        return given_quarter(self._subjek, self._indikator, self._periode, name, number)

    def _until(self, name: str, items: Sequence[Quantity]) -> Quantity:
        if len(items) == 1:
            return items[0]
        number = len(items)
        path = f"{self._subjek.path}.triwulan.tw{number}.sampai.{name}"
        label = f"{name.capitalize()} {self._subjek.nama} s.d. triwulan {ROMAWI[number - 1]}"
        return cumulated(path, self.said.sifat or "", items, label)

    def _quarter(self, number: int, target: QuarterOf, result: QuarterOf) -> HasilTriwulan:
        name, nama = f"triwulan.tw{number}", f"{self._subjek.nama} triwulan {ROMAWI[number - 1]}"
        own = self._achieved(
            f"{name}.capaian", result.sendiri, self.goal(target.sendiri), f"Capaian {nama}"
        )
        until = own
        if number > 1:
            path = f"{name}.sampai.capaian"
            label = f"Capaian {self._subjek.nama} s.d. triwulan {ROMAWI[number - 1]}"
            until = self._achieved(path, result.sampai, self.goal(target.sampai), label)
        return HasilTriwulan(
            nomor=number,
            target=target.sendiri,
            realisasi=result.sendiri,
            capaian=own,
            target_sampai=target.sampai,
            realisasi_sampai=result.sampai,
            capaian_sampai=until,
            keterangan=getattr(self.said.keterangan, TW[number - 1]) or "",
        )

    def reached(self, quarter: HasilTriwulan, realisasi: Quantity) -> HasilTriwulan:
        """A quarter up to whose end something came, of which its quarters do not tell."""
        path = f"triwulan.tw{quarter.nomor}.sampai.capaian"
        label = f"Capaian {self._subjek.nama} s.d. triwulan {ROMAWI[quarter.nomor - 1]}"
        goal = self.goal(quarter.target_sampai)
        achieved = self._achieved(path, realisasi, goal, label)
        return replace(quarter, realisasi_sampai=realisasi, capaian_sampai=achieved)

    def progress(self, until: Quantity, goal: Goal) -> Quantity | None:
        """How much of the year's target is reached; None where a part of it is none of the way."""
        plain = self._indikator.polaritas == "maksimum" and goal.sampai is None
        if not plain or self._subjek.unit is Unit.PREDIKAT or until.unit is Unit.PREDIKAT:
            return None
        path, label = f"{self._subjek.path}.kemajuan", f"Kemajuan {self._subjek.nama}"
        formula = "realisasi sampai dengan periode ÷ target setahun × 100%"
        return percent(path, until, goal.target, label, formula)

    def forecast(self) -> Quantity | None:
        """What the office expects at the end of the year; None of a year that has ended."""
        if not self._periode.bersisa or self.said.prognosis is None:
            return None
        label = f"Prognosis {self._subjek.nama} pada akhir tahun"
        return self._subjek.given("prognosis", self.said.prognosis, label, self._periode.akhir)


def planned_quarters(
    subjek: Subject, indikator: Indikator, periode: PeriodeLaporan
) -> tuple[Quantity, ...]:
    """The targets of all four quarters; none where the office has not planned by quarters."""
    if indikator.triwulan is None:
        return ()
    return tuple(
        given_quarter(subjek, indikator, periode, "target", number)
        for number in range(1, len(TW) + 1)
    )


def given_quarter(
    subjek: Subject, indikator: Indikator, periode: PeriodeLaporan, name: str, number: int
) -> Quantity:
    """What the office wrote for a quarter, or why it has nothing to write."""
    section: Bagian = getattr(indikator.triwulan or _NOTHING_SAID, name)
    value: Number | None = getattr(section, TW[number - 1])
    label = f"{name.capitalize()} {subjek.nama} triwulan {ROMAWI[number - 1]}"
    why = section.tak_berlaku(TW[number - 1]) or indikator.tak_berlaku("triwulan")
    day = PeriodeLaporan(f"triwulan {number}", periode.tahun).akhir
    return subjek.given(f"triwulan.tw{number}.{name}", value, label, day, alasan=why)


def measure_actions(
    subjek: Subject, indikator: Indikator, day: date | None
) -> tuple[HasilRencanaAksi, ...]:
    """The steps of the action plan, each with its money."""
    steps = indikator.rencana_aksi
    path = f"{subjek.path}.rencana_aksi"
    return tuple(
        HasilRencanaAksi(row, _money_of_action(f"{path}.{key}", row, day))
        for key, row in zip(keys(steps), steps, strict=True)
    )


def _money_of_action(path: str, row: RencanaAksi, day: date | None) -> Quantity | None:
    """The money of a step; None where it has none of its own."""
    if row.anggaran is None:
        return None
    label = f"Anggaran {row.kegiatan}"
    return given(f"{path}.anggaran", row.anggaran, Unit.RUPIAH, label, as_of=day)


# --- spending ----------------------------------------------------------------------------


def measure_spending_quarters(
    path: str, anggaran: TriwulanAnggaran | None, total: HasilPos, periode: PeriodeLaporan
) -> HasilTriwulanAnggaran | None:
    """Spending quarter by quarter against its plan and the ceiling; None where none is given."""
    if anggaran is None:
        return None
    targets, results = (
        [_amount(path, anggaran, name, number, periode) for number in _numbers(periode)]
        for name in ("target", "realisasi")
    )
    quarters = tuple(
        _money_quarter(path, anggaran, targets[:number], results[:number])
        for number in _numbers(periode)
    )
    absorbed = tuple(
        absorption(
            f"{path}.triwulan.tw{quarter.nomor}.sampai.serapan",
            quarter.realisasi_sampai,
            total.pagu,
            f"Serapan s.d. triwulan {ROMAWI[quarter.nomor - 1]}",
        )
        for quarter in quarters
    )
    return HasilTriwulanAnggaran(quarters, absorbed)


def _numbers(periode: PeriodeLaporan) -> Sequence[int]:
    return range(1, periode.triwulan + 1)


def _amount(
    path: str, anggaran: TriwulanAnggaran, name: str, number: int, periode: PeriodeLaporan
) -> Quantity:
    section: Bagian = getattr(anggaran, name)
    value: Number | None = getattr(section, TW[number - 1])
    what = "Rencana penarikan dana" if name == "target" else "Realisasi belanja"
    return given(
        f"{path}.triwulan.tw{number}.{name}",
        value,
        Unit.RUPIAH,
        f"{what} triwulan {ROMAWI[number - 1]}",
        as_of=PeriodeLaporan(f"triwulan {number}", periode.tahun).akhir,
        alasan=section.tak_berlaku(TW[number - 1]),
    )


def _money_quarter(
    path: str, anggaran: TriwulanAnggaran, targets: Sequence[Quantity], results: Sequence[Quantity]
) -> HasilTriwulan:
    """The last of these quarters by itself and together with those before it."""
    number, formula = len(targets), "realisasi ÷ rencana × 100%"
    here, roman = f"{path}.triwulan.tw{number}", ROMAWI[number - 1]
    own = percent(
        f"{here}.capaian", results[-1], targets[-1], f"Realisasi triwulan {roman}", formula
    )
    target, result, achieved = targets[-1], results[-1], own
    if number > 1:
        until = f"s.d. triwulan {roman}"
        target = cumulated(f"{here}.sampai.target", "jumlah", targets, f"Rencana {until}")
        result = cumulated(f"{here}.sampai.realisasi", "jumlah", results, f"Realisasi {until}")
        achieved = percent(
            f"{here}.sampai.capaian", result, target, f"Realisasi terhadap rencana {until}", formula
        )
    return HasilTriwulan(
        nomor=number,
        target=targets[-1],
        realisasi=results[-1],
        capaian=own,
        target_sampai=target,
        realisasi_sampai=result,
        capaian_sampai=achieved,
        keterangan=getattr(anggaran.keterangan, TW[number - 1]) or "",
    )


def spent_so_far(
    path: str, total: HasilPos, quarters: HasilTriwulanAnggaran | None, why: str
) -> HasilPos:
    """Spending up to the end of a part of a year: by its quarters, else as the data have it.

    `why` is why the office has no such figure, where it has said so.
    """
    spent = total.realisasi
    if quarters is not None and quarters.kini.realisasi_sampai.ada:
        spent = quarters.kini.realisasi_sampai
    elif not spent.ada and why:
        spent = declared(spent, f"{path}.berjalan.realisasi", why)
    label = "Serapan sampai dengan akhir periode"
    return HasilPos(
        total.nama,
        total.pagu,
        spent,
        absorption(f"{path}.berjalan.serapan", spent, total.pagu, label),
    )
