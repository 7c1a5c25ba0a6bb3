"""What was spent of the whole budget: hardly anything, or less than months before."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import isi, semua_simpul
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.source import Path_

_LEAST: Final = Decimal(20)
"""Percent of a budget that every office spends in a year: its salaries alone are more."""
_ROUNDING: Final = Decimal(1)  # percentage points in which two sources may differ


@rule("LK237", Severity.WARNING, "Serapan setahun jauh di bawah yang mungkin", tahunan=True)
def serapan_setahun(subject: Subject) -> Iterator[Problem]:
    """Less than a fifth of the budget in a whole year, or less than e-Monev tells of a month."""
    share = subject.hasil.anggaran.total.serapan
    if not share.ada:
        return
    month = _month_above(subject, share)
    if month is not None:
        name, value = month
        yield Problem(
            _spending(subject),
            f"Serapan setahun {besaran(share)}, padahal {name} sudah {besaran(value)}.",
            "Periksa banyaknya angka pada realisasi, dan pagunya.",
            others=(value,),
            sources=(share,),
        )
    elif 0 < share.nilai < _LEAST:
        yield Problem(
            _spending(subject),
            f"Serapan setahun hanya {besaran(share)}.",
            "Periksa banyaknya angka pada realisasi, dan pagunya. Bila benar, terangkan sebabnya.",
            others=(subject.hasil.anggaran.total.pagu,),
            sources=(share,),
        )


def _month_above(subject: Subject, share: Quantity) -> tuple[str, Quantity] | None:
    """The month with the most that the monitoring application tells, where it is clearly more."""
    emonev = subject.hasil.emonev
    spent = [(name, value) for name, value, _ in (emonev.bulan if emonev else ()) if value.ada]
    if not spent:
        return None
    name, value = max(spent, key=lambda row: row[1].nilai)
    if value.nilai <= share.nilai + _ROUNDING or value.nilai > 100:
        return None
    return f"{subject.laporan.kosakata.aplikasi_pemantauan} bulan {name}", value


def _spending(subject: Subject) -> Path_:
    """The largest line of the version in force, whose spending weighs most."""
    number = len(subject.laporan.anggaran.versi) - 1
    path: Path_ = ("anggaran", "versi", number, "program")
    lines = [
        place
        for place in semua_simpul(subject.laporan.anggaran.versi[number].program, path)
        if not isi(place.simpul) and place.simpul.realisasi is not None
    ]
    if not lines:
        return path
    largest = max(lines, key=lambda place: place.simpul.pagu or Decimal(0))
    return (*largest.jalan, "realisasi")
