"""Figures of an indicator that lie far from all others, and among them with one digit changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from lkjip_docgen.checks.data.gaps import neighbours
from lkjip_docgen.checks.rule import Problem
from lkjip_docgen.checks.wording import angka
from lkjip_docgen.idn import format_decimal
from lkjip_docgen.measures import HasilIndikator
from lkjip_docgen.model import ROMAWI, TW
from lkjip_docgen.place import Number, Predikat
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

COMMA: Final = (
    "Periksa letak koma, banyaknya angka, dan satuannya (persen atau pecahan). Bila benar, terima "
    "temuan ini dengan alasannya."
)
_DIGIT: Final = (
    "Cocokkan setiap angkanya dengan sumbernya. Bila benar, terima temuan ini dengan alasannya."
)
_OTHERS: Final = 5
"""Others that show what is usual of an indicator."""
_APART: Final = 8
"""Times the range of the others: that a digit puts a true figure among them is then rare."""
_AT_LEAST: Final = Decimal("0.25")
"""The part of the highest of the others that a figure lies away at least: indices hardly move."""


class Figure(Record):
    """A figure of a series: where it stands, what it is called, and itself."""

    path: Path_
    nama: str
    nilai: Decimal


def mistyped_figures(
    number: int, hasil: HasilIndikator, figures: Sequence[Figure]
) -> Iterator[Problem]:
    """Targets, results and quarters of an indicator of which one digit seems mistyped.

    A count may be anything, and other units are on a level of their own.
    """
    if hasil.model.pengukuran.jenis == "cacah":
        return
    own = [figure for figure in figures if "pembanding" not in figure.path]
    problems = [
        problem
        for n, figure in enumerate(own)
        if figure.path[-1] not in ("nilai_pembilang", "tabel")  # reckoned from what is typed there
        for problem in _problem(figure, own[:n] + own[n + 1 :])
    ]
    told = {problem.path for problem in problems}
    yield from problems
    yield from (one for one in _mistyped_years(number, hasil) if one.path not in told)
    quarters = list(_quarters(number, hasil))
    of_year = [figure for figure in own if figure.path[2] in ("target", "pengukuran")]
    for n, figure in enumerate(quarters):
        yield from _problem(figure, [*quarters[:n], *quarters[n + 1 :], *of_year])


def _mistyped_years(number: int, hasil: HasilIndikator) -> Iterator[Problem]:
    """A past year that makes less than a third of what others make of their targets, or thrice."""
    shares = shares_of_targets(hasil)
    for n, row in enumerate(hasil.model.riwayat):
        aim, real = plain(row.target), plain(row.realisasi)
        others = [share for other, share in shares.items() if other != n]
        if n not in shares or aim is None or real is None or len(others) < _YEARS:
            continue
        lowest, highest = min(others), max(others)
        if lowest <= shares[n] * _TIMES and shares[n] <= highest * _TIMES:
            continue
        name = f"{hasil.model.singkatan or hasil.model.nama} {row.tahun}"
        usual = (lowest * _BELOW, highest * _ABOVE)
        path: Path_ = ("indikator", number, "riwayat", n)
        if any(usual[0] <= meant / aim <= usual[1] for meant in neighbours(real)):
            yield _mistyped_pair(path, ("realisasi", "target"), name, (real, aim))
        elif any(meant and usual[0] <= real / meant <= usual[1] for meant in neighbours(aim)):
            yield _mistyped_pair(path, ("target", "realisasi"), name, (aim, real))


def _mistyped_pair(
    path: Path_, keys: tuple[str, str], name: str, values: tuple[Number, Number]
) -> Problem:
    """A year's figure that seems mistyped, told with the one beside it."""
    message = (
        f"{keys[0].capitalize()} {name} {angka(values[0])} tidak sebanding dengan {keys[1]}nya, "
        f"{angka(values[1])}; mungkin satu angkanya salah ketik."
    )
    return Problem((*path, keys[0]), message, _DIGIT, others=((*path, keys[1]),))


_YEARS: Final = 2
_TIMES: Final = 3
"""By so much a year may fall short of what others made of their targets, and be true."""
_BELOW, _ABOVE = Decimal("0.85"), Decimal("1.15")
"""By how much what is made of a target varies by itself."""

_NOW = -1
"""The reported year among the years of a history, which are told by their position."""


def shares_of_targets(hasil: HasilIndikator) -> dict[int, Decimal]:
    """What every year of the history, and the reported one, made of its target."""
    shares = {}
    for n, row in enumerate(hasil.model.riwayat):
        aim, real = plain(row.target), plain(row.realisasi)
        if aim and real and min(aim, real) > 0:
            shares[n] = real / aim
    target = plain(hasil.model.target)
    if hasil.realisasi.ada and not hasil.realisasi.urutan and target:
        shares[_NOW] = hasil.realisasi.nilai / target
    return shares


def plain(value: Number | None) -> Number | None:
    """A number that is no predicate."""
    return None if isinstance(value, Predikat) else value


def _problem(figure: Figure, others: Sequence[Figure]) -> Iterator[Problem]:
    values = [other.nilai for other in others if other.nilai > 0]
    if len(values) < _OTHERS or not _is_one_digit_off(figure.nilai, min(values), max(values)):
        return
    lowest, highest = (format_decimal(end, 2) for end in (min(values), max(values)))
    message = (
        f"{figure.nama} {written(figure.nilai)} jauh dari angka lain indikator ini, {lowest} "
        f"sampai dengan {highest}; mungkin satu angkanya salah ketik."
    )
    yield Problem(figure.path, message, _DIGIT)


def _is_one_digit_off(value: Decimal, lowest: Decimal, highest: Decimal) -> bool:
    """Whether a figure lies far away, and one digit changed puts it among the others."""
    away = max(value - highest, lowest - value)
    if away <= max(_APART * (highest - lowest), _AT_LEAST * highest):
        return False
    return any(lowest <= meant <= highest for meant in neighbours(value))


def _quarters(number: int, hasil: HasilIndikator) -> Iterator[Figure]:
    """The quarters of an indicator, where each is on the scale of the year."""
    said = hasil.model.triwulan
    if said is None or said.sifat not in ("akhir", "rata-rata", "tertinggi"):
        return
    name = hasil.model.singkatan or hasil.model.nama
    for part in ("target", "realisasi"):
        for n, value in enumerate(getattr(said, part).urut):
            if isinstance(value, Number) and not isinstance(value, Predikat):
                what = f"{part.capitalize()} {name} triwulan {ROMAWI[n]}"
                yield Figure(("indikator", number, "triwulan", part, TW[n]), what, value)


def written(value: Decimal) -> str:
    """A figure as it is written in the data, or a computed one with two decimals."""
    return angka(value) if isinstance(value, Number) else format_decimal(value, 2)
