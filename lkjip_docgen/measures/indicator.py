"""Indicators: result, capaian, years before, plan target, other units, efficiency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from lkjip_docgen.identity import keys
from lkjip_docgen.measures.arithmetic import HUNDRED, difference, percent, telling_places
from lkjip_docgen.measures.financing import Financing, measure_efficiency
from lkjip_docgen.measures.results import (
    HasilIndikator,
    HasilMenengah,
    HasilPembanding,
    HasilTahun,
    Rincian,
)
from lkjip_docgen.measures.subject import Subject, subject
from lkjip_docgen.measures.ways import way_of
from lkjip_docgen.model import Indikator, Pembanding, Riwayat
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Quantity, Status, Unit, computed, given


def measure_indicator(
    indikator: Indikator, nomor: int, tahun: int, day: date | None, money: Financing
) -> HasilIndikator:
    """Everything about one indicator; `money` is what the indicators are paid from.

    Raises `KeyError` when its survey names an unknown category table.
    """
    way = way_of(indikator.pengukuran)
    subjek = subject(indikator, way.unit(indikator.satuan), day)
    result = way.measure(subjek, f"Realisasi {subjek.nama}")
    target = subjek.given(
        "target", indikator.target, f"Target {subjek.nama}", alasan=indikator.tak_berlaku("target")
    )
    capaian = achievement(
        f"{subjek.path}.capaian", result.realisasi, target, indikator, f"Capaian {subjek.nama}"
    )
    verdict = against_target(result.realisasi, target, indikator)
    now = HasilTahun(tahun, target, result.realisasi, capaian, putusan=verdict)
    years = (*_history(subjek, indikator, tahun, result.rincian), now)
    change_result, change_capaian = _changes(subjek, years)
    return HasilIndikator(
        model=indikator,
        nomor=nomor,
        target=target,
        realisasi=result.realisasi,
        capaian=capaian,
        tahun=years,
        perubahan_realisasi=change_result,
        perubahan_capaian=change_capaian,
        menengah=_plan(subjek, indikator, result.realisasi),
        pembanding=tuple(
            _comparison(subjek, key, other, result.realisasi)
            for key, other in zip(keys(indikator.pembanding), indikator.pembanding, strict=True)
        ),
        efisiensi=measure_efficiency(subjek, indikator, capaian, money),
        rincian=result.rincian,
    )


def achievement(
    path: str, realisasi: Quantity, target: Quantity, indikator: Indikator, label: str
) -> Quantity:
    """Capaian: the result against the target in percent, by the indicator's polarity.

    Where more is better it is realisasi over target (0 of 0 is "tidak
    dihitung", anything else of 0 cannot be compared).  Where less is
    better it is (2 x target - realisasi) over target, so that staying below
    the target exceeds 100%; a target of 0 then gives no percentage at all,
    not even with a result of 0, which is a success and not work undone.
    Nor is there one of a target below 0, of which a better result is a smaller part.
    """
    known = realisasi.ada and target.ada
    below_zero = known and target.nilai < 0
    more_is_better = indikator.polaritas == "maksimum"
    if more_is_better and not below_zero:
        return percent(path, realisasi, target, label, _SHARE)
    value = None
    if known and target.nilai > 0:
        value = (2 * target.nilai - realisasi.nilai) / target.nilai * HUNDRED
    return computed(
        path,
        value,
        Unit.PERSEN,
        label,
        formula=_SHARE if more_is_better else _SAVED,
        inputs=(realisasi, target),
        places=telling_places(value),
        status=Status.TIDAK_SEBANDING if known else None,
    )


_SHARE = "realisasi ÷ target × 100%"
_SAVED = "(2 × target − realisasi) ÷ target × 100%"


def against_target(realisasi: Quantity, target: Quantity, indikator: Indikator) -> int | None:
    """1 where the result is better than its target, 0 where it is equal, -1 where it is worse.

    Known for a target of 0 too, which has no percentage: no escape of none
    allowed is a target met.  None where a number is missing, and for 0 of 0
    where more is better, for then nothing was to be done and nothing was.
    """
    if not (realisasi.ada and target.ada):
        return None
    more = (realisasi.nilai > target.nilai) - (realisasi.nilai < target.nilai)
    if indikator.polaritas == "minimum":
        return -more
    return more if target.nilai or more else None


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
    target = subjek.given(
        f"{name}.target",
        row.target,
        f"Target {subjek.nama} {row.tahun}",
        day,
        row.tak_berlaku("target"),
    )
    realisasi = _past_result(subjek, indikator, row, rincian, day)
    label = f"Capaian {subjek.nama} {row.tahun}"
    capaian = achievement(f"{subjek.path}.{name}.capaian", realisasi, target, indikator, label)
    verdict = against_target(realisasi, target, indikator)
    return HasilTahun(row.tahun, target, realisasi, capaian, row.keterangan or "", verdict)


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


def _plan(subjek: Subject, indikator: Indikator, realisasi: Quantity) -> HasilMenengah | None:
    plan = indikator.target_menengah
    if plan is None:
        return None
    target = subjek.given(
        "menengah.target",
        plan.nilai,
        f"Target {subjek.nama} {plan.tahun} (jangka menengah)",
        alasan=plan.tak_berlaku("nilai"),
    )
    label = f"Capaian {subjek.nama} terhadap target {plan.tahun}"
    path = f"{subjek.path}.menengah.capaian"
    capaian = achievement(path, realisasi, target, indikator, label)
    return HasilMenengah(plan.tahun, target, capaian, against_target(realisasi, target, indikator))


def _comparison(
    subjek: Subject, key: str, other: Pembanding, realisasi: Quantity
) -> HasilPembanding:
    name = f"pembanding.{key}"
    path = f"{subjek.path}.{name}"
    theirs = subjek.given(
        f"{name}.realisasi",
        other.realisasi,
        f"{subjek.nama} {other.unit}",
        alasan=other.tak_berlaku("realisasi"),
    )
    return HasilPembanding(
        lingkup=other.lingkup,
        unit=other.unit,
        sumber=other.sumber or "",
        realisasi=theirs,
        selisih=difference(
            f"{path}.selisih", realisasi, theirs, f"Selisih {subjek.nama} dengan {other.unit}"
        ),
        rasio=percent(
            f"{path}.rasio",
            realisasi,
            theirs,
            f"{subjek.nama} terhadap {other.unit}",
            "realisasi ÷ realisasi pembanding × 100%",
        ),
    )
