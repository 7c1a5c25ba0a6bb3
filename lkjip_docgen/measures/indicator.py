"""Indicators: result, capaian, years before, plan target, other units, efficiency."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from lkjip_docgen.identity import keys
from lkjip_docgen.measures.achievement import (
    Goal,
    achievement,
    against_target,
    without_percentage,
)
from lkjip_docgen.measures.arithmetic import difference, percent
from lkjip_docgen.measures.financing import Financing, measure_efficiency
from lkjip_docgen.measures.precision import published_places
from lkjip_docgen.measures.quarters import measure_actions, measure_quarters, planned_quarters
from lkjip_docgen.measures.results import (
    HasilIndikator,
    HasilMenengah,
    HasilPembanding,
    HasilTahun,
    Rincian,
)
from lkjip_docgen.measures.subject import Subject, subject
from lkjip_docgen.measures.unit_results import MeasuredUnit, rows_of
from lkjip_docgen.measures.ways import way_of
from lkjip_docgen.model import Indikator, Pembanding, PeriodeLaporan, Riwayat
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Quantity, Status, Unit, given
from lkjip_docgen.records import replace


def measure_indicator(
    indikator: Indikator,
    nomor: int,
    periode: PeriodeLaporan,
    day: date | None,
    money: Financing,
    units: Sequence[MeasuredUnit] = (),
) -> HasilIndikator:
    """Everything about one indicator; `money` is what the indicators are paid from.

    `units` are those of the office, whose results may make its own.

    Raises `KeyError` when its survey names an unknown category table.
    """
    way, tahun = way_of(indikator.pengukuran), periode.tahun
    subjek = subject(indikator, way.unit(indikator.satuan), published_places(indikator), day)
    subjek = replace(subjek, baris_unit=rows_of(indikator, units, subjek.unit, periode))
    result = way.measure(subjek, f"Realisasi {subjek.nama}")
    goal = _goal_now(subjek, indikator)
    capaian = _achieved(
        subjek, "capaian", result.realisasi, goal, indikator, f"Capaian {subjek.nama}"
    )
    verdict = against_target(result.realisasi, goal, indikator)
    now = HasilTahun(
        tahun, goal.target, result.realisasi, capaian, putusan=verdict, sampai=goal.sampai
    )
    past = _history(subjek, indikator, tahun, result.rincian)
    change_result, change_capaian = _changes(subjek, (*past, now))
    years = _with_changes(subjek, (*past, now), change_result)
    return HasilIndikator(
        model=indikator,
        nomor=nomor,
        target=goal.target,
        realisasi=result.realisasi,
        capaian=capaian,
        tahun=years,
        perubahan_realisasi=change_result,
        perubahan_capaian=change_capaian,
        menengah=_plan(subjek, indikator, now),
        pembanding=tuple(
            _comparison(subjek, key, other, result.realisasi)
            for key, other in zip(keys(indikator.pembanding), indikator.pembanding, strict=True)
        ),
        efisiensi=measure_efficiency(subjek, indikator, capaian, money),
        rincian=result.rincian,
        triwulanan=measure_quarters(
            subjek,
            indikator,
            periode,
            result.realisasi,
            goal,
            result.rincian,
            partial(_achieved_of, subjek, indikator),
        ),
        rencana_aksi=measure_actions(subjek, indikator, day),
        target_triwulan=planned_quarters(subjek, indikator, periode),
    )


def _achieved_of(
    subjek: Subject, indikator: Indikator, name: str, realisasi: Quantity, goal: Goal, label: str
) -> Quantity:
    """The capaian of any result of an indicator, `name` being the end of its path."""
    return _achieved(subjek, name, realisasi, goal, indikator, label)


def _goal_now(subjek: Subject, indikator: Indikator) -> Goal:
    """The target of the reported year."""
    label = f"Target {subjek.nama}"
    target = subjek.given("target", indikator.target, label, alasan=indikator.tak_berlaku("target"))
    return Goal(target, _upper(subjek, "target_sampai", indikator.target_sampai, label))


def _achieved(
    subjek: Subject, name: str, realisasi: Quantity, goal: Goal, indikator: Indikator, label: str
) -> Quantity:
    """The capaian in percent, `name` being the end of its path; none of what has no number."""
    way, path = way_of(indikator.pengukuran), f"{subjek.path}.{name}"
    result = way.worth(f"{path}_nilai_realisasi", realisasi)
    target = way.worth(f"{path}_nilai_target", goal.target)
    if result is None or target is None:
        return without_percentage(path, realisasi, goal, label)
    return achievement(path, result, Goal(target, goal.sampai), indikator, label)


def _upper(
    subjek: Subject, name: str, value: Number | None, label: str, day: date | None = None
) -> Quantity | None:
    """The upper end of a target that is a range; None for a target that is a value."""
    if value is None:
        return None
    return subjek.given(name, value, f"{label} (batas atas)", day)


def _history(
    subjek: Subject, indikator: Indikator, tahun: int, rincian: Rincian | None
) -> tuple[HasilTahun, ...]:
    """The years before the reported one, oldest first."""
    past = sorted((r for r in indikator.riwayat if r.tahun < tahun), key=lambda r: r.tahun)
    return tuple(_past_year(subjek, indikator, row, rincian) for row in past)


def _past_year(
    subjek: Subject, indikator: Indikator, row: Riwayat, rincian: Rincian | None
) -> HasilTahun:
    name, day = f"tahun.{row.tahun}", date(row.tahun, 12, 31)
    what = f"Target {subjek.nama} {row.tahun}"
    target = subjek.given(f"{name}.target", row.target, what, day, row.tak_berlaku("target"))
    goal = Goal(target, _upper(subjek, f"{name}.target_sampai", row.target_sampai, what, day))
    realisasi = _past_result(subjek, indikator, row, rincian, day)
    label = f"Capaian {subjek.nama} {row.tahun}"
    capaian = _achieved(subjek, f"{name}.capaian", realisasi, goal, indikator, label)
    verdict = against_target(realisasi, goal, indikator)
    note = row.keterangan or ""
    return HasilTahun(row.tahun, target, realisasi, capaian, note, verdict, goal.sampai)


def _past_result(
    subjek: Subject,
    indikator: Indikator,
    row: Riwayat,
    rincian: Rincian | None,
    day: date | None,
) -> Quantity:
    """A past result: as given, else converted from the survey's scale, else missing.

    A note without a result says that the year cannot be compared; so does a
    survey result whose scale is not declared.
    """
    name, label = f"tahun.{row.tahun}.realisasi", f"Realisasi {subjek.nama} {row.tahun}"
    result = subjek.given(name, row.realisasi, label, day, row.tak_berlaku("realisasi"))
    if row.realisasi is not None:
        return result
    if row.nilai_survei is not None:
        value = _past_survey(subjek, row, row.nilai_survei, day)
        way = way_of(indikator.pengukuran)
        return way.carried_over(subjek, name, value, rincian, label) or _incomparable(result)
    return _incomparable(result) if row.keterangan else result


def _past_survey(subjek: Subject, row: Riwayat, value: Number, day: date | None) -> Quantity:
    """A past result on the scale of the survey."""
    path = f"{subjek.path}.tahun.{row.tahun}.nilai_survei"
    return given(path, value, Unit.NILAI, f"Nilai survei {subjek.nama} {row.tahun}", as_of=day)


def _incomparable(result: Quantity) -> Quantity:
    return replace(result, status=Status.TIDAK_SEBANDING)


def _changes(subjek: Subject, years: Sequence[HasilTahun]) -> tuple[Quantity, Quantity]:
    """The change of realisasi and of capaian against the year before; missing without one."""
    now = years[-1]
    before = next((y for y in years if y.tahun == now.tahun - 1), None)
    if before is None:
        result = subjek.given(f"tahun.{now.tahun - 1}.realisasi", None, "Realisasi tahun lalu")
        path = f"{subjek.path}.tahun.{now.tahun - 1}.capaian"
        capaian = given(path, None, Unit.PERSEN, "Capaian tahun lalu")
    else:
        result, capaian = before.realisasi, before.capaian
    path, formula = f"{subjek.path}.perubahan", "tahun ini − tahun lalu"
    return (
        difference(
            f"{path}_realisasi",
            now.realisasi,
            result,
            f"Perubahan realisasi {subjek.nama}",
            formula,
        ),
        difference(
            f"{path}_capaian", now.capaian, capaian, f"Perubahan capaian {subjek.nama}", formula
        ),
    )


def _with_changes(
    subjek: Subject, years: Sequence[HasilTahun], latest: Quantity
) -> tuple[HasilTahun, ...]:
    """The years, each with the change against the year before it where the history holds that.

    `latest` is the change of the last of them.
    """
    found = {year.tahun: year for year in years}
    last = years[-1].tahun

    def change(year: HasilTahun) -> Quantity | None:
        before = found.get(year.tahun - 1)
        if before is None:
            return None
        return latest if year.tahun == last else _change_of(subjek, year, before)

    return tuple(replace(year, perubahan=change(year)) for year in years)


def _change_of(subjek: Subject, year: HasilTahun, before: HasilTahun) -> Quantity:
    return difference(
        f"{subjek.path}.tahun.{year.tahun}.perubahan",
        year.realisasi,
        before.realisasi,
        f"Perubahan realisasi {subjek.nama} {year.tahun}",
        f"tahun {year.tahun} − tahun {before.tahun}",
    )


def _plan(subjek: Subject, indikator: Indikator, now: HasilTahun) -> HasilMenengah | None:
    """The result of `now`, the reported year, against the target of the plan."""
    plan, realisasi = indikator.target_menengah, now.realisasi
    if plan is None:
        return None
    what = f"Target {subjek.nama} {plan.tahun} (jangka menengah)"
    target = subjek.given("menengah.target", plan.nilai, what, alasan=plan.tak_berlaku("nilai"))
    goal = Goal(target, _upper(subjek, "menengah.target_sampai", plan.sampai, what))
    label = f"Capaian {subjek.nama} terhadap target {plan.tahun}"
    capaian = _achieved(subjek, "menengah.capaian", realisasi, goal, indikator, label)
    verdict = against_target(realisasi, goal, indikator)
    this_year = plan.tahun == now.tahun and _same_goal(goal, Goal(now.target, now.sampai))
    return HasilMenengah(plan.tahun, target, capaian, verdict, goal.sampai, this_year)


def _same_goal(one: Goal, other: Goal) -> bool:
    """Whether two goals are known and have the same value or range."""
    values = [[bound.value for bound in goal.bounds] for goal in (one, other)]
    return None not in values[0] and values[0] == values[1]


def _comparison(
    subjek: Subject, key: str, other: Pembanding, realisasi: Quantity
) -> HasilPembanding:
    name = f"pembanding.{key}"
    path = f"{subjek.path}.{name}"
    theirs = subjek.given(
        f"{name}.realisasi",
        other.realisasi,
        f"{subjek.nama} {other.unit}",
        day=date(other.tahun, 12, 31) if other.tahun else None,
        alasan=other.tak_berlaku("realisasi"),
    )
    return HasilPembanding(
        lingkup=other.lingkup or "",
        unit=other.unit,
        sumber=other.sumber or "",
        tahun=other.tahun,
        realisasi=theirs,
        selisih=difference(
            f"{path}.selisih", realisasi, theirs, f"Selisih {subjek.nama} dengan {other.unit}"
        ),
        rasio=_ratio(subjek, f"{path}.rasio", realisasi, theirs, other.unit),
    )


def _ratio(
    subjek: Subject, path: str, realisasi: Quantity, theirs: Quantity, unit: str
) -> Quantity:
    """Our result over another one, in percent; predicates have no ratio."""
    label, formula = f"{subjek.nama} terhadap {unit}", "realisasi ÷ realisasi pembanding × 100%"
    if subjek.unit is Unit.PREDIKAT:
        return without_percentage(path, realisasi, Goal(theirs), label)
    return percent(path, realisasi, theirs, label, formula)
