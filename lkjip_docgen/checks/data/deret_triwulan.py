"""Quarters that add up over the year: none falls, and the forecast is not below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import angka
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import ROMAWI, TW
from lkjip_docgen.place import Number, Predikat
from lkjip_docgen.source import Path_

_FEWEST: Final = 3
_EVEN: Final = Decimal("1.35")
"""How far the shares of a quarter may lie apart in a year that goes on evenly."""

Known = list[tuple[int, Number]]
"""Quarters, from 1, with their figures."""


@rule("LK279", Severity.WARNING, "Angka kumulatif triwulan tidak bertambah", culprit=True)
def kumulatif_bertambah(subject: Subject) -> Iterator[Problem]:
    """A quarter that repeats or undercuts the one before, where all others grow evenly.

    Whether figures are cumulative is seen from the others: that of the second quarter is about
    twice, that of the third three times, that of the fourth four times as much as the first.
    """
    for number, model in enumerate(subject.laporan.indikator):
        said = model.triwulan
        if said is None or said.sifat != "akhir":
            continue
        for part in ("target", "realisasi"):
            known = _known(getattr(said, part).urut)
            name = f"{part.capitalize()} {model.singkatan or model.nama}"
            path: Path_ = ("indikator", number, "triwulan", part)
            yield from _falling(path, name, known)


def _falling(path: Path_, name: str, known: Known) -> Iterator[Problem]:
    for n, (quarter, value) in enumerate(known):
        others = known[:n] + known[n + 1 :]
        if len(others) + 1 < _FEWEST or not n > 0 or not _even(others):
            continue
        before, former = known[n - 1]
        if value <= former:
            how = "sama dengan" if value == former else "lebih kecil daripada"
            yield Problem(
                (*path, TW[quarter - 1]),
                f"{name} sampai dengan triwulan {ROMAWI[quarter - 1]} {angka(value)} {how} "
                f"triwulan {ROMAWI[before - 1]} {angka(former)}, padahal triwulan lain bertambah "
                "merata.",
                "Periksa apakah angkanya salah ketik atau tersalin. Bila benar, terima temuan ini.",
                others=((*path, TW[before - 1]),),
            )
            return


def _known(values: Sequence[Number | None]) -> Known:
    return [
        (n, value)
        for n, value in enumerate(values, 1)
        if value is not None and not isinstance(value, Predikat)
    ]


def _even(quarters: Known) -> bool:
    """Whether quarters grow as a year that goes on evenly does."""
    shares = [value / quarter for quarter, value in quarters]
    return min(shares) > 0 and max(shares) <= _EVEN * min(shares)


@rule("LK278", Severity.WARNING, "Prognosis lebih kecil daripada yang sudah tercapai", culprit=True)
def prognosis_wajar(subject: Subject) -> Iterator[Problem]:
    """What adds up, or is the highest of the quarters, is at the end not below what it was."""
    for number, model in enumerate(subject.laporan.indikator):
        said = model.triwulan
        forecast = said.prognosis if said is not None else None
        if said is None or forecast is None or isinstance(forecast, Predikat):
            continue
        quarters = _known(said.realisasi.urut[: len(TW) - 1])
        reached = _reached(said.sifat, quarters)
        if reached is not None and forecast < reached:
            path: Path_ = ("indikator", number, "triwulan")
            last = quarters[-1][0]
            yield Problem(
                (*path, "prognosis"),
                f"Prognosis {model.singkatan or model.nama} {angka(forecast)}, padahal sampai "
                f"dengan triwulan {ROMAWI[last - 1]} sudah terealisasi {angka(reached)}.",
                "Periksa angka prognosis, misalnya dua angka yang tertukar.",
                others=tuple((*path, "realisasi", TW[quarter - 1]) for quarter, _ in quarters),
            )


def _reached(sifat: str | None, quarters: Known) -> Number | None:
    """What the year cannot fall below any more; None where it can."""
    values = [value for _, value in quarters]
    if not values:
        return None
    if sifat == "jumlah":
        return Number(sum(values))
    if sifat == "tertinggi":
        return max(values)
    return values[-1] if sifat == "akhir" and len(values) > 1 and _even(quarters) else None
