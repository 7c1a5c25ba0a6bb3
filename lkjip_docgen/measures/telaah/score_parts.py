"""Budget scores: which component made a score rise or fall, and where it loses most."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip_docgen.measures.arithmetic import all_known, difference
from lkjip_docgen.measures.results import HasilKomponen, HasilNilai, HasilTahunNilai
from lkjip_docgen.measures.telaah.pokok import Findings, Pokok, parts_of, rest_of
from lkjip_docgen.operation import Input, Span, Sum, Term
from lkjip_docgen.quantity import Quantity, Unit, computed, given
from lkjip_docgen.rounding import HUNDRED

_NOTICEABLE = Decimal(1)
"""Points that a score has to fall by for the office to look at it."""
_MOSTLY = Decimal(60)
"""The share of the lost points, in percent, that one component has to have to be told."""


def score_parts(hasil: HasilNilai | None, kunci: str, sebutan: str) -> Findings:
    """The findings about a score (`kunci`: nka or ikpa), which the office calls `sebutan`."""
    if hasil is None:
        return
    now = hasil.kini
    pokok = Pokok(kunci, sebutan, f"{kunci}.{now.tahun}")
    before = next((year for year in hasil.tahunan if year.tahun == now.tahun - 1), None)
    if before is not None:
        yield from _change(pokok, now, before)
    yield from _lost(pokok, now)


def _change(pokok: Pokok, now: HasilTahunNilai, before: HasilTahunNilai) -> Findings:
    """The change of the score by component, where both years have the same rule and components."""
    kode = "uraian-nilai"
    if not _alike(now, before):
        return
    change = difference(
        pokok.at(kode, "perubahan"),
        now.nilai,
        before.nilai,
        f"Perubahan {pokok.sebutan}",
        "tahun ini − tahun lalu",
    )
    pairs = zip(_counted(now), _counted(before), strict=True)
    rows = [(new.kode, new.nama, _contribution(pokok, kode, now, new, old)) for new, old in pairs]
    minus = _less_taken_off(pokok, kode, now, before)
    rows += [] if minus is None else [("pengurang", _reduction(now, minus), minus)]
    bagian = parts_of(pokok, kode, change, [row for row in rows if row[2].nilai])
    if not change.nilai or not bagian:
        return
    rest = rest_of(pokok, kode, change, [amount for _, _, amount in rows])
    falls = change.nilai < 0
    yield pokok.finding(
        kode,
        80,
        angka={"perubahan": change, "pembulatan": rest},
        kata={"tahun": before.tahun, "turun": falls},
        bagian=bagian,
        perhatian=80 if falls and -change.nilai >= _NOTICEABLE else 0,
    )


def _alike(now: HasilTahunNilai, before: HasilTahunNilai) -> bool:
    """Whether two scores were computed by one rule from the same components."""
    same_rule = now.aturan.kode == before.aturan.kode and bool(now.komponen and before.komponen)
    known = all_known((now.nilai, before.nilai))
    kodes = [[row.kode for row in _counted(year)] for year in (now, before)]
    weights = [[row.bobot.nilai for row in _counted(year)] for year in (now, before)]
    return same_rule and known and kodes[0] == kodes[1] and weights[0] == weights[1]


def _counted(year: HasilTahunNilai) -> tuple[HasilKomponen, ...]:
    """The components that have a value: those that the score is the mean of."""
    return tuple(row for row in year.komponen if row.nilai.ada)


def _contribution(
    pokok: Pokok, kode: str, year: HasilTahunNilai, now: HasilKomponen, before: HasilKomponen
) -> Quantity:
    """What a component brings to the change: its weight times its own change."""
    counted = _counted(year)
    return computed(
        pokok.at(kode, now.kode),
        _part_of_mean(Input(0) - Input(1), counted.index(now)),
        Unit.POIN,
        f"Sumbangan {now.nama} pada perubahan {pokok.sebutan}",
        formula="bobot × (nilai tahun ini − nilai tahun lalu) ÷ Σ bobot",
        inputs=(now.nilai, before.nilai, *_weights(counted)),
    )


def _reduction(now: HasilTahunNilai, change: Quantity) -> str:
    """What is taken off, with the way it went: less of it brings the score up."""
    way = "mengecil" if change.nilai > 0 else "membesar"
    return f"pengurang {now.aturan.pengurang} yang {way}"


def _less_taken_off(
    pokok: Pokok, kode: str, now: HasilTahunNilai, before: HasilTahunNilai
) -> Quantity | None:
    """What a change of the reduction brings; None where the rule takes nothing off."""
    if now.pengurang is None and before.pengurang is None:
        return None
    none = given(pokok.at(kode, "tanpa_pengurang"), 0, Unit.NILAI, "Tanpa pengurang", places=2)
    label = f"Sumbangan pengurang pada perubahan {pokok.sebutan}"
    taken, was = now.pengurang or none, before.pengurang or none
    formula = "pengurang tahun lalu − pengurang tahun ini"
    return difference(pokok.at(kode, "pengurang"), was, taken, label, formula)


def _lost(pokok: Pokok, now: HasilTahunNilai) -> Findings:
    """Which component most of the points up to 100 are missing from."""
    kode, counted = "nilai-hilang", _counted(now)
    if not now.nilai.ada or len(counted) < 2 or not _within_bounds(counted) or now.pengurang:
        return
    full = given(pokok.at(kode, "penuh"), 100, Unit.NILAI, "Nilai tertinggi", places=0)
    label = f"Yang belum tercapai dari {pokok.sebutan}"
    whole = difference(pokok.at(kode, "seluruhnya"), full, now.nilai, label, "100 − nilai")
    rows = [(row.kode, row.nama, _missing(pokok, kode, counted, row, full)) for row in counted]
    bagian = parts_of(pokok, kode, whole, rows)
    most = bagian[0]
    if most.andil is not None and _MOSTLY <= most.andil.nilai <= HUNDRED:
        yield pokok.finding(kode, 55, angka={"seluruhnya": whole}, bagian=bagian)


def _within_bounds(rows: Sequence[HasilKomponen]) -> bool:
    return all(0 <= row.nilai.nilai <= HUNDRED for row in rows)


def _missing(
    pokok: Pokok, kode: str, counted: Sequence[HasilKomponen], row: HasilKomponen, full: Quantity
) -> Quantity:
    return computed(
        pokok.at(kode, row.kode),
        _part_of_mean(Input(0) - Input(1), counted.index(row)),
        Unit.POIN,
        f"Yang belum tercapai dari {row.nama}",
        formula="bobot × (100 − nilai) ÷ Σ bobot",
        inputs=(full, row.nilai, *_weights(counted)),
    )


def _weights(counted: Sequence[HasilKomponen]) -> tuple[Quantity, ...]:
    return tuple(row.bobot for row in counted)


def _part_of_mean(points: Term, position: int) -> Term:
    """What points of one component are in the mean of all, whose weights follow two inputs."""
    return Input(2 + position) * points / Sum(Span(2))
