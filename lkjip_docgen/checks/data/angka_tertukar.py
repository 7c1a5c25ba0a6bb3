"""Figures that leave their series because two of their digits were exchanged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import angka
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import TW, Indikator
from lkjip_docgen.place import Number, Predikat
from lkjip_docgen.source import Path_

_FEWEST: Final = 3  # others that say what is usual
_APART: Final = 3  # widths of a series between it and a figure that is none of its own
_FAR: Final = Decimal("1.1")  # times beyond the series, at least

_Figure = tuple[Path_, str, Decimal]
"""A figure with where it stands and what it is called."""


@rule("LK244", Severity.WARNING, "Dua angka dalam bilangan tampaknya tertukar", culprit=True)
def angka_tertukar(subject: Subject) -> Iterator[Problem]:
    """161,14 among 116,55, 115,47 and 114,88: with two digits exchanged it is one of them."""
    for number, model in enumerate(subject.laporan.indikator):
        name = model.singkatan or model.nama
        for series in _series(("indikator", number), model):
            for path, what, value in series:
                others = [other for at, _, other in series if at != path]
                meant = _meant(value, others)
                if meant is not None:
                    yield Problem(
                        path,
                        f"{what} {name} {angka(value)} jauh dari angka lain di deretnya "
                        f"({angka(min(others))} sampai dengan {angka(max(others))}); mungkin "
                        f"maksudnya {angka(meant)}.",
                        "Bandingkan dengan sumbernya.",
                        meant=(meant,),
                    )


def _series(path: Path_, model: Indikator) -> Iterator[list[_Figure]]:
    """The quarters of an indicator, then its targets and its results over the years."""
    quarters = model.triwulan
    if quarters is not None:
        for key in ("target", "realisasi"):
            values: Sequence[Number | None] = getattr(quarters, key).urut
            rows = [
                ((*path, "triwulan", key, tw), f"{key.capitalize()} triwulan", value)
                for tw, value in zip(TW, values, strict=True)
            ]
            yield _known(rows)
    past = [((*path, "riwayat", n), row) for n, row in enumerate(model.riwayat)]
    targets = [((*at, "target"), f"Target {row.tahun}", row.target) for at, row in past]
    yield _known([*targets, ((*path, "target"), "Target", model.target)])
    results = [((*at, "realisasi"), f"Realisasi {row.tahun}", row.realisasi) for at, row in past]
    given: Number | None = getattr(model.pengukuran, "hasil", None)
    yield _known([*results, ((*path, "pengukuran", "hasil"), "Hasil", given)])


def _known(rows: Sequence[tuple[Path_, str, Number | None]]) -> list[_Figure]:
    return [
        (path, what, value)
        for path, what, value in rows
        if value is not None and not isinstance(value, Predikat) and value > 0
    ]


def _meant(value: Decimal, others: Sequence[Decimal]) -> Decimal | None:
    """What a figure is with two neighbouring digits exchanged, if only so it fits its series."""
    if len(others) < _FEWEST:
        return None
    low, high = min(others), max(others)
    gap = max(low - value, value - high)
    clearly = value > high * _FAR or value * _FAR < low
    if not clearly or gap <= _APART * (high - low):
        return None
    return next((other for other in _exchanged(value) if low <= other <= high), None)


def _exchanged(value: Decimal) -> Iterator[Decimal]:
    """A number with each pair of neighbouring digits exchanged."""
    sign, digits, exponent = value.as_tuple()
    for n in range(len(digits) - 1):
        if digits[n] != digits[n + 1]:
            changed = (*digits[:n], digits[n + 1], digits[n], *digits[n + 2 :])
            yield Decimal((sign, changed, int(exponent)))
