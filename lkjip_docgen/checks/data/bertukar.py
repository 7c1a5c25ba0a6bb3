"""Two figures that stand in each other's place, by what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import angka, tempat
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_rupiah, month_name
from lkjip_docgen.model import ROMAWI, TW, BulanEmonev
from lkjip_docgen.place import Number, Predikat
from lkjip_docgen.source import Path_

_BETTER: Final = 3  # times nearer to the plan when exchanged
_OFF: Final = Decimal("0.12")  # how far two quarters are off their plans together, at least
_NEAR: Final = Decimal("0.1")  # how far quarters are off that keep to their plans
_MONTHS: Final = 6  # other months that say which column is ahead
_WIDER: Final = 2  # how much wider the gap of a month may be than those of the others


@rule("LK551", Severity.WARNING, "Dua angka tampaknya bertukar tempat", culprit=True)
def bertukar(subject: Subject) -> Iterator[Problem]:
    """Two quarters that keep to the plan only when exchanged; a month in the other column."""
    yield from _quarters_of_budget(subject)
    yield from _quarters_of_indicators(subject)
    yield from _months_of_progress(subject)


def _quarters_of_budget(subject: Subject) -> Iterator[Problem]:
    quarters = subject.laporan.anggaran.triwulan
    if quarters is not None:
        path: Path_ = ("anggaran", "triwulan")
        found = _exchanged(quarters.target.urut, quarters.realisasi.urut)
        if found is not None:
            values = [format_rupiah(quarters.realisasi.urut[n] or 0) for n in found]
            yield _told(path, "Realisasi anggaran", found, values)


def _quarters_of_indicators(subject: Subject) -> Iterator[Problem]:
    for number, model in enumerate(subject.laporan.indikator):
        said = model.triwulan
        if said is not None and said.sifat == "akhir":
            yield from _out_of_order(number, model.singkatan or model.nama, said.realisasi.urut)
        if said is None or said.sifat != "jumlah":
            continue
        found = _exchanged(said.target.urut, said.realisasi.urut)
        if found is not None:
            values = [angka(said.realisasi.urut[n] or Decimal(0)) for n in found]
            name = f"Realisasi {model.singkatan or model.nama}"
            yield _told(("indikator", number, "triwulan"), name, found, values)


def _out_of_order(number: int, name: str, results: Sequence[Number | None]) -> Iterator[Problem]:
    """Two quarters of a figure that adds up, where the year is even only with them exchanged.

    Taken by themselves, four quarters of 19, 62, 40 and 82 percent rise and fall by half of all.
    """
    values = [value for value in results if value is not None and not isinstance(value, Predikat)]
    if len(values) != len(TW):
        return
    for first in range(len(values) - 1):
        second = first + 1
        ordered = [*values[:first], values[second], values[first], *values[second + 1 :]]
        steps = [after - before for before, after in pairwise(ordered)]
        fall = values[first] - values[second]
        if min(steps) > 0 and max(steps) <= _EVEN * min(steps) and fall > 0:
            path: Path_ = ("indikator", number, "triwulan", "realisasi")
            yield Problem(
                (*path, TW[first]),
                f"Realisasi {name} triwulan {ROMAWI[first]} {angka(values[first])} lebih besar "
                f"daripada triwulan {ROMAWI[second]} {angka(values[second])}; setahun bertambah "
                "merata bila keduanya ditukar.",
                "Periksa apakah kedua angka itu bertukar tempat.",
                others=((*path, TW[second]),),
            )
            return


_EVEN: Final = 2
"""How many times as large as the least the largest step of a year may be that goes on evenly."""


def _told(path: Path_, name: str, found: tuple[int, int], values: Sequence[str]) -> Problem:
    first, second = found
    return Problem(
        (*path, "realisasi", TW[first]),
        f"{name} triwulan {ROMAWI[first]} {values[0]} dan triwulan {ROMAWI[second]} {values[1]} "
        "jauh dari rencananya, dan mendekatinya bila ditukar.",
        "Periksa apakah kedua angka itu bertukar tempat.",
        others=((*path, "realisasi", TW[second]), (*path, "target", TW[first])),
    )


def _exchanged(
    plans: Sequence[Number | None], results: Sequence[Number | None]
) -> tuple[int, int] | None:
    """The two quarters that fit their plans far better when exchanged, where the others fit."""
    known = [
        (n, plan, result)
        for n, (plan, result) in enumerate(zip(plans, results, strict=True))
        if plan and result and not isinstance(plan, Predikat) and not isinstance(result, Predikat)
    ]
    if len(known) < len(TW):
        return None
    for one, other in combinations(known, 2):
        rest = [row for row in known if row not in (one, other)]
        (i, plan, result), (k, later, end) = one, other
        now = _gap(plan, result) + _gap(later, end)
        then = _gap(plan, end) + _gap(later, result)
        keep = all(_gap(at, done) <= _NEAR for _, at, done in rest)
        if keep and now >= _OFF and then * _BETTER <= now and then <= _NEAR:
            return i, k
    return None


def _gap(plan: Decimal, result: Decimal) -> Decimal:
    return abs(result - plan) / plan


def _months_of_progress(subject: Subject) -> Iterator[Problem]:
    """A month of e-Monev in which the other column is ahead than in all other months."""
    emonev = subject.laporan.emonev
    rows = [
        (n, row, row.anggaran, row.pelaksanaan)
        for n, row in enumerate(emonev.tabel if emonev is not None else ())
        if row.anggaran is not None and row.pelaksanaan is not None
    ]
    gaps = [done - spent for _, _, spent, done in rows]
    for (n, row, _, _), gap in zip(rows, gaps, strict=True):
        others = [other for other in gaps if other is not gap]
        if len(others) >= _MONTHS and _is_other_way(gap, others):
            yield _month(subject, n, row, gap)


def _is_other_way(gap: Decimal, others: Sequence[Decimal]) -> bool:
    """Whether a gap has the other sign than all others, and their size."""
    if min(others) > 0 > gap:
        return -gap <= _WIDER * max(others)
    return max(others) < 0 < gap <= -_WIDER * min(others)


def _month(subject: Subject, n: int, row: BulanEmonev, gap: Decimal) -> Problem:
    usual = "lebih kecil" if gap < 0 else "lebih besar"
    name = subject.laporan.kosakata.aplikasi_pemantauan
    return Problem(
        ("emonev", "tabel", n, "anggaran"),
        f"{name} {month_name(row.bulan)}: anggaran {angka(row.anggaran or Decimal(0))} dan "
        f"pelaksanaan {angka(row.pelaksanaan or Decimal(0))}; pada bulan-bulan lain anggaran "
        f"selalu {usual} daripada pelaksanaan.",
        "Periksa apakah kedua kolomnya bertukar pada bulan itu.",
        tempat(row.anggaran),
        others=(row.pelaksanaan,) if row.pelaksanaan is not None else (),
    )
