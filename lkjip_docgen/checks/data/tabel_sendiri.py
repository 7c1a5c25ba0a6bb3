"""The office's own tables: a row named twice, a comma that was lost, cells that were exchanged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import angka
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import plain_name
from lkjip_docgen.model import IsiTabel, Sel
from lkjip_docgen.place import Number
from lkjip_docgen.records import Record

_FEWEST: Final = 5  # rows that show what is usual in a column
_FAR: Final = 5  # times beyond all other figures of a column
_LOST: Final = 4  # times beyond all others of a figure whose comma was lost
_TOLD: Final = ("bagian_tambahan",)


@rule("LK160", Severity.WARNING, "Baris tabel sendiri ditulis dua kali")
def baris_sekali(subject: Subject) -> Iterator[Problem]:
    """One name twice in a first column of which all other names stand once.

    A column in which several names come back groups the rows, and is none of names.
    """
    for table in subject.laporan.tabel_sendiri:
        for position in _naming(table.berkas):
            cells = [row[position] for row in table.berkas.baris]
            seen: dict[str, Sel] = {}
            for cell in cells:
                first = seen.setdefault(plain_name(cell.teks), cell)
                if first is not cell:
                    yield Problem(
                        _TOLD,
                        f"“{cell.teks}” ada pada dua baris tabel “{table.judul}”.",
                        "Periksa nama baris yang kedua.",
                        cell.place,
                        others=(first.place,),
                    )


def _naming(table: IsiTabel) -> Iterator[int]:
    """The first column of words, if all its names but one stand in one row each."""
    for position, column in enumerate(table.kolom):
        if column.format != "teks":
            continue
        names = [plain_name(row[position].teks) for row in table.baris]
        often = [times for times in Counter(names).values() if times > 1]
        if len(names) >= _FEWEST and often == [2] and all(len(name) > 1 for name in names):
            yield position
        return


class _Column(Record):
    """The figures of a column, by row; None where a cell holds none."""

    nama: str
    nilai: tuple[Number | None, ...]

    def others(self, row: int) -> list[Decimal]:
        """The figures of all other rows that are above zero."""
        return [
            value
            for n, value in enumerate(self.nilai)
            if n != row and value is not None and value > 0
        ]


def _columns(table: IsiTabel) -> list[_Column]:
    """The columns of figures with rows enough to show what is usual."""
    columns = []
    for position, column in enumerate(table.kolom):
        cells = [row[position].nilai for row in table.baris]
        numbers = tuple(cell if isinstance(cell, Number) else None for cell in cells)
        if len(numbers) - numbers.count(None) >= _FEWEST:
            columns.append(_Column(column.nama, numbers))
    return columns


@rule("LK144", Severity.WARNING, "Angka tabel sendiri di luar kolomnya", culprit=True)
def dalam_kolom(subject: Subject) -> Iterator[Problem]:
    """Two cells of a row in each other's column, and a figure whose comma was lost."""
    for table in subject.laporan.tabel_sendiri:
        columns = _columns(table.berkas)
        exchanged: set[int] = set()
        for row in range(len(table.berkas.baris)):
            for problem in _exchanged(table.judul, columns, row):
                exchanged.add(row)
                yield problem
        for column in columns:
            told = list(_lost_commas(table.judul, column))
            yield from told or _other_units(table.judul, column)


def _exchanged(title: str, columns: Sequence[_Column], row: int) -> Iterator[Problem]:
    for one, other in combinations(columns, 2):
        first, second = one.nilai[row], other.nilai[row]
        if first is None or second is None or not first or not second:
            continue
        beside, below = one.others(row), other.others(row)
        far = _is_far(first, beside) and _is_far(second, below)
        if far and _fits(second, beside) and _fits(first, below):
            yield Problem(
                _TOLD,
                f"Angka {angka(first)} pada kolom “{one.nama}” dan {angka(second)} pada kolom "
                f"“{other.nama}” tabel “{title}” tampaknya tertukar.",
                "Periksa kedua sel dalam baris itu.",
                first.place,
                others=(second,),
            )


def _is_far(value: Decimal, others: Sequence[Decimal]) -> bool:
    return bool(others) and (value > _FAR * max(others) or value * _FAR < min(others))


def _fits(value: Decimal, others: Sequence[Decimal]) -> bool:
    return bool(others) and min(others) / 2 <= value <= max(others) * 2


def _lost_commas(title: str, column: _Column) -> Iterator[Problem]:
    """A figure beyond the others, where only it has no decimals, and a comma brings it back."""
    for row, value in enumerate(column.nilai):
        others = column.others(row)
        if value is None or len(others) < _FEWEST or value <= max(others) or _decimals(value):
            continue
        places = {_decimals(other) for other in others}
        if len(places) != 1 or places == {0}:
            continue
        (decimals,) = places
        meant = value.scaleb(-decimals)
        if value > _LOST * max(others) and _fits(meant, others):
            yield Problem(
                _TOLD,
                f"Kolom “{column.nama}” tabel “{title}” memuat {angka(value)}, sedangkan angka "
                f"lainnya paling besar {angka(max(others))}.",
                "Periksa tanda desimalnya.",
                value.place,
            )


_OTHER_UNIT: Final = 15  # times beyond all others of a figure in another unit
_FEW_THINGS: Final = 50  # the same of small whole numbers, which may count few things and many
_SMALL: Final = 10


def _other_units(title: str, column: _Column) -> Iterator[Problem]:
    """Minutes among hours: a figure as far beyond all others as these are never apart."""
    for row, value in enumerate(column.nilai):
        others = column.others(row)
        if value is None or value <= 0 or len(others) < _FEWEST:
            continue
        low, high = min(others), max(others)
        beyond = max(value / high, low / value)
        counts = high < _SMALL and not any(map(_decimals, others))
        least = _FEW_THINGS if counts else _OTHER_UNIT
        if beyond >= least and beyond >= _WIDER * high / low:
            yield Problem(
                _TOLD,
                f"Kolom “{column.nama}” tabel “{title}” memuat {angka(value)}, sedangkan angka "
                f"lainnya {angka(low)} sampai dengan {angka(high)}.",
                "Periksa satuannya, atau angka yang kurang atau lebih.",
                value.place,
            )


_WIDER: Final = 2  # times further than all others are apart from one another


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))
