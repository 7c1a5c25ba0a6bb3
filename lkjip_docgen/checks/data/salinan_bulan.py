"""Months that repeat another one exactly: surveys and the progress of the year."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from lkjip_docgen.checks.data.repeats import (
    ENOUGH,
    LIMITS,
    LOOK,
    Row,
    compared,
    free_digits,
    numbered,
)
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import angka, tempat
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import MONTHS, in_a_row, month_name
from lkjip_docgen.measures.ways import measured_by
from lkjip_docgen.model import BulanEmonev, SurveiBulanan
from lkjip_docgen.place import Place
from lkjip_docgen.source import Path_

_FEWEST_ELEMENTS = 3  # that are compared in two months
_OFTEN = 2  # digits of progress that agree by chance once in a hundred times


@rule("LK261", Severity.WARNING, "Angka suatu bulan menyalin bulan lain", culprit=True)
def bulan_disalin(subject: Subject) -> Iterator[Problem]:
    """Every element of a survey in two months, and spending that does not move.

    Of a survey all elements below the top of the scale have to agree, and at least three; a
    small survey may well give one value twice.
    """
    for number, ukur in measured_by(subject.laporan.indikator, SurveiBulanan):
        yield from _copied_months(("indikator", number, "pengukuran", "tabel"), ukur)
    yield from _standing_still(subject)


def _copied_months(path: Path_, ukur: SurveiBulanan) -> Iterator[Problem]:
    """The months of a survey that have the elements of an earlier one: one problem for each."""
    months = range(len(ukur.tabel.nilai))
    columns = [numbered(row.nilai[month] for row in ukur.tabel.unsur) for month in months]
    limits = (ukur.skala_survei.maks, ukur.skala_survei.min or Decimal(0))
    copies: dict[int, dict[int, Collection[str]]] = {}
    told: set[int] = set()
    for first, second in combinations(months, 2):
        found = compared(columns[second], columns[first], limits)
        enough = len(found.alike) >= _FEWEST_ELEMENTS and found.digits >= ENOUGH
        enough = enough or (bool(found.alike) and _copied_with_people(ukur, first, second))
        if found.whole and enough and second not in told:
            told.add(second)
            copies.setdefault(first, {})[second] = found.alike
    for first, alike in copies.items():
        yield _copy(path, ukur, first, alike, columns)


def _copied_with_people(ukur: SurveiBulanan, first: int, second: int) -> bool:
    """Whether a month of few elements repeats the one before with its respondents.

    Counted are the elements that change, and whether as many people never answered twice.
    """
    people = [number for number in ukur.tabel.responden if number is not None]
    same = ukur.tabel.responden[first] == ukur.tabel.responden[second]
    if second != first + 1 or not same or len(set(people)) < len(people) - 1:
        return False
    changing = [row.nilai for row in ukur.tabel.unsur if len(set(row.nilai) - {None}) > 2]
    digits = [free_digits(row[second] or Decimal(0)) for row in changing]
    return sum(digits) >= _OFTEN + 1


def _copy(
    path: Path_,
    ukur: SurveiBulanan,
    first: int,
    alike: Mapping[int, Collection[str]],
    columns: Sequence[Row],
) -> Problem:
    """The months that repeat one: at the first of them, with the others as other ends."""
    names = in_a_row([MONTHS[month] for month in alike])
    places = [_place_of(columns[month], keys) for month, keys in alike.items()]
    there = _place_of(columns[first], next(iter(alike.values())))
    people = _respondents(ukur, first, next(iter(alike))) if len(alike) == 1 else ""
    return Problem(
        path,
        f"Nilai semua {ukur.sebutan_unsur} pada {names} sama persis dengan "
        f"{MONTHS[first]}{people}.",
        LOOK,
        places[0],
        others=tuple(filter(None, (there, *places[1:]))),
    )


def _respondents(ukur: SurveiBulanan, first: int, second: int) -> str:
    people = ukur.tabel.responden
    same = people[first] is not None and people[first] == people[second]
    return ", demikian pula respondennya" if same else ""


def _place_of(column: Row, keys: Collection[str]) -> Place | None:
    """Where the first of some figures stands."""
    return next(filter(None, (tempat(column[key]) for key in keys)), None)


def _standing_still(subject: Subject) -> Iterator[Problem]:
    """Spending that is the same to two decimals in two months that follow one another.

    Salaries alone move it every month; what has been done may well stand still, and is told
    only beside spending.
    """
    emonev, name = subject.laporan.emonev, subject.laporan.kosakata.aplikasi_pemantauan
    rows = list(enumerate(emonev.tabel if emonev is not None else ()))
    for (_, before), (n, row) in pairwise(sorted(rows, key=lambda entry: entry[1].bulan)):
        if _stands_still(before, row):
            there = tempat(before.anggaran)
            yield Problem(
                ("emonev", "tabel", n, "anggaran"),
                f"{name} {month_name(row.bulan)} sama persis dengan {month_name(before.bulan)}: "
                f"{_figures(before, row)}.",
                "Gaji saja menambah serapan setiap bulan; periksa salinannya dari aplikasi.",
                tempat(row.anggaran),
                others=(there,) if there else (),
            )


def _stands_still(before: BulanEmonev, row: BulanEmonev) -> bool:
    spent = row.anggaran
    if spent is None or spent != before.anggaran or spent in LIMITS:
        return False
    return free_digits(spent) >= _OFTEN


def _figures(before: BulanEmonev, row: BulanEmonev) -> str:
    """What two months have alike."""
    known = [("anggaran", row.anggaran)]
    if row.pelaksanaan == before.pelaksanaan:
        known.append(("pelaksanaan", row.pelaksanaan))
    return " dan ".join(f"{key} {angka(value)}%" for key, value in known if value is not None)
