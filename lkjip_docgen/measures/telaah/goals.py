"""An indicator against what it should reach: how long, how far, how fast, and what others reach."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip_docgen.measures.achievement import FROM_NEAREST, Goal, against_target, verdicts
from lkjip_docgen.measures.arithmetic import difference
from lkjip_docgen.measures.results import (
    BagianTelaah,
    HasilIndikator,
    HasilMenengah,
    HasilTahun,
)
from lkjip_docgen.measures.telaah.pokok import Findings, Pokok
from lkjip_docgen.measures.telaah.yearly_changes import ARAH, unbroken
from lkjip_docgen.measures.ways import way_of
from lkjip_docgen.operation import Input, in_a_row
from lkjip_docgen.quantity import Quantity, Unit, computed, given, written_places
from lkjip_docgen.records import replace
from lkjip_docgen.rounding import Showing

_NEAR = Decimal("0.05")
"""The part of a scale within which a result is near its end."""
_FEWEST_YEARS = 3
"""Years that a course is told from."""


def goals(pokok: Pokok, hasil: HasilIndikator) -> Findings:
    """The target of this year, that of the plan, the end of the scale, and other units."""
    yield from _missed(pokok, hasil)
    yield from _long_reached(pokok, hasil)
    yield from _pace(pokok, hasil)
    yield from _others(pokok, hasil)


# --- this year's target ----------------------------------------------------------------------


def _missed(pokok: Pokok, hasil: HasilIndikator) -> Findings:
    """A target that is missed: by how much, and how often in a row."""
    if hasil.putusan != -1:
        return
    kode, rows = "belum-tercapai", _missed_in_a_row(hasil)
    shortfall = _shortfall(pokok, hasil)
    years = _years(pokok, kode, unbroken(hasil), hasil.model.polaritas)
    before = hasil.tahun_lalu
    told = len(rows) > 1 or (before is not None and before.putusan is not None)
    yield pokok.finding(
        kode,
        95 if told else 0,
        angka={"kekurangan": shortfall, "kali": years, "realisasi": hasil.realisasi},
        kata={"sejak": rows[0].tahun, "tahun": hasil.tahun[-1].tahun},
        perhatian=100,
    )


def _missed_in_a_row(hasil: HasilIndikator) -> tuple[HasilTahun, ...]:
    rows: list[HasilTahun] = []
    for year in reversed(unbroken(hasil)):
        if year.putusan != -1:
            break
        rows.append(year)
    return tuple(reversed(rows))


def _shortfall(pokok: Pokok, hasil: HasilIndikator) -> Quantity:
    """How far the result lies from the target, or from the end of its range that is nearest."""
    goal = Goal(hasil.target, hasil.sampai)
    wanted = goal.nearest(hasil.realisasi.nilai)
    bound = next(bound for bound in goal.bounds if bound.nilai == wanted)
    found = difference(
        pokok.at("belum-tercapai", "kekurangan"),
        hasil.realisasi,
        bound,
        f"Selisih realisasi {pokok.sebutan} dengan target",
        "realisasi − target",
    )
    if hasil.sampai is None:
        return found
    return replace(found, operasi=FROM_NEAREST, inputs=(hasil.realisasi, *goal.bounds))


def _years(pokok: Pokok, kode: str, rows: tuple[HasilTahun, ...], polaritas: str) -> Quantity:
    """How many of these years, up to the last of them, missed their targets in a row."""
    told, inputs = verdicts(
        [(year.realisasi, Goal(year.target, year.sampai)) for year in rows],
        [polaritas] * len(rows),
    )
    return computed(
        pokok.at(kode, "kali"),
        in_a_row([verdict.is_missed() for verdict in told]),
        Unit.JUMLAH,
        f"Banyaknya tahun berturut-turut {pokok.sebutan} belum mencapai target",
        formula="banyaknya tahun yang belum mencapai target sampai dengan tahun ini",
        inputs=inputs,
        places=0,
        satuan="tahun",
    )


# --- the target of the plan ------------------------------------------------------------------


def _long_reached(pokok: Pokok, hasil: HasilIndikator) -> Findings:
    """Since when the target of the plan is reached, and how near the end of the scale is."""
    near = _near_the_top(pokok, hasil)
    plan, reached = hasil.menengah, _reached_in_a_row(hasil)
    if plan is not None and len(reached) > 1:
        first = reached[0]
        yield pokok.finding(
            "sejak-tercapai",
            70,
            angka={"target": plan.target, "realisasi": first.realisasi, **near},
            kata={
                "sejak": first.tahun,
                "tahun": plan.tahun,
                "terlampaui": _exceeded(hasil, plan, reached),
                "terawal": first == unbroken(hasil)[0],  # what was before is not known
                "dekat": bool(near),
            },
        )
    elif near:
        yield pokok.finding("dekat-batas", 50, angka=near)


def _verdict(hasil: HasilIndikator, plan: HasilMenengah, year: HasilTahun) -> int | None:
    return against_target(year.realisasi, Goal(plan.target, plan.sampai), hasil.model)


def _exceeded(hasil: HasilIndikator, plan: HasilMenengah, years: Sequence[HasilTahun]) -> bool:
    """Whether every year went beyond the target; what should be small does not."""
    more = hasil.model.polaritas == "maksimum"
    return more and all(_verdict(hasil, plan, year) == 1 for year in years)


def _reached_in_a_row(hasil: HasilIndikator) -> list[HasilTahun]:
    """The years up to the reported one that reach the target of the plan, if it still holds."""
    plan, rows = hasil.menengah, list[HasilTahun]()
    if plan is None or plan.tahun < hasil.tahun[-1].tahun or not plan.target.ada:
        return []
    for year in reversed(unbroken(hasil)):
        verdict = _verdict(hasil, plan, year)
        if verdict is None or verdict < 0:
            break
        rows.append(year)
    return rows[::-1]


def _pace(pokok: Pokok, hasil: HasilIndikator) -> Findings:
    """How fast the result moves along a straight line, and how fast it would have to."""
    plan, years = hasil.menengah, unbroken(hasil)
    better = ARAH.get(hasil.model.polaritas)
    if plan is None or better is None or not _may_be_extended(plan, years):
        return
    pace = _per_year(pokok, years)
    needed = _needed(pokok, hasil, plan)
    reached = plan.putusan is not None and plan.putusan >= 0
    enough = (pace.nilai - needed.nilai) * better >= 0
    if reached and enough:
        return
    yield pokok.finding(
        "laju-menengah",
        55 if enough else 75,
        angka={"laju": pace, "perlu": needed, "target": plan.target},
        kata={
            "sejak": years[0].tahun,
            "sampai": years[-1].tahun,
            "tahun": plan.tahun,
            "cukup": enough,
            "tercapai": reached,
            "menjauh": pace.nilai * better < 0,
        },
        perhatian=0 if enough else 72,
    )


def _may_be_extended(plan: HasilMenengah, years: tuple[HasilTahun, ...]) -> bool:
    """Whether there are years enough, and a single number still to be reached."""
    single = plan.target.ada and plan.sampai is None and plan.target.unit is not Unit.PREDIKAT
    return single and len(years) >= _FEWEST_YEARS and plan.tahun > years[-1].tahun


def _per_year(pokok: Pokok, years: tuple[HasilTahun, ...]) -> Quantity:
    """The mean change a year between the first and the last."""
    first, last = years[0], years[-1]
    change = difference(
        pokok.at("laju-menengah", "perubahan"),
        last.realisasi,
        first.realisasi,
        f"Perubahan realisasi {pokok.sebutan} {first.tahun}–{last.tahun}",
        "tahun terakhir − tahun pertama",
    )
    return _spread(pokok, "laju", change, last.tahun - first.tahun, "Perubahan rata-rata setahun")


def _needed(pokok: Pokok, hasil: HasilIndikator, plan: HasilMenengah) -> Quantity:
    """The mean change a year that leads to the target in its year."""
    left = difference(
        pokok.at("laju-menengah", "sisa"),
        plan.target,
        hasil.realisasi,
        f"Jarak {pokok.sebutan} ke target {plan.tahun}",
        "target − realisasi",
    )
    years = plan.tahun - hasil.tahun[-1].tahun
    return _spread(pokok, "perlu", left, years, "Perubahan setahun yang diperlukan")


def _spread(pokok: Pokok, name: str, change: Quantity, years: int, label: str) -> Quantity:
    return computed(
        pokok.at("laju-menengah", name),
        Input(0) / years,
        change.unit,
        f"{label} {pokok.sebutan}",
        formula=f"perubahan ÷ {years} tahun",
        inputs=(change,),
        places=Showing(max(2, change.places)),
        satuan=change.satuan,
    )


# --- the end of the scale, and others --------------------------------------------------------


def _near_the_top(pokok: Pokok, hasil: HasilIndikator) -> dict[str, Quantity]:
    """How far a result close to the highest value of its scale is from it, and its target.

    Empty where the result is not close, or the target not exceeded.
    """
    scale = way_of(hasil.model.pengukuran).scales().get("skala_hasil")
    if scale is None or hasil.putusan != 1 or hasil.model.polaritas != "maksimum" or hasil.sampai:
        return {}
    # Without its place: a finding goes when its numbers change, so none is corrected through it.
    top, label = Decimal(scale.maks), f"nilai tertinggi skala {pokok.sebutan}"
    highest = given(
        pokok.at("dekat-batas", "skala"),
        top,
        hasil.realisasi.unit,
        f"N{label[1:]}",
        places=written_places(top.normalize()),
    )
    left = _distance(pokok, "jarak", highest, hasil.realisasi, f"Jarak ke {label}")
    if not 0 <= left.nilai <= (top - (scale.min or 0)) * _NEAR:
        return {}
    of_target = _distance(pokok, "jarak_target", highest, hasil.target, f"Jarak target ke {label}")
    return {"jarak": left, "jarak_target": of_target, "skala": highest}


def _distance(pokok: Pokok, name: str, highest: Quantity, value: Quantity, label: str) -> Quantity:
    path = pokok.at("dekat-batas", name)
    return difference(path, highest, value, label, "nilai tertinggi skala − nilai")


def _others(pokok: Pokok, hasil: HasilIndikator) -> Findings:
    """Units that the office is behind although it met its target.

    The report compares with every unit beside its card; this stands for attention alone.
    """
    better = ARAH.get(hasil.model.polaritas)
    if better is None or not hasil.tercapai:
        return
    rows = [
        BagianTelaah(other.dalam_kalimat, other.realisasi)
        for other in hasil.pembanding
        if other.selisih.ada and other.selisih.nilai * better < 0
    ]
    if rows:
        yield pokok.finding(
            "lain-pembanding",
            0,
            angka={"realisasi": hasil.realisasi},
            kata={"minimum": better == -1},
            bagian=rows,
            perhatian=40,
        )
