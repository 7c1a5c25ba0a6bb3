"""How surely two rows of figures agree because one was copied from the other.

Two figures agree by chance, too.  How seldom that is follows from their digits: two numbers of
one size that agree in n digits beyond the first do so once in 10 to the power of n times.  The
digits that agree are therefore counted (`compared`), without the first digit of each number,
zeros at its end, and figures at a limit (nothing, everything, the top of a scale), which are
alike for other reasons; a rule asks for as many that a report of a few hundred figures hardly
ever holds such a coincidence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from lkjip_docgen.checks.rule import Problem
from lkjip_docgen.checks.wording import angka
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.place import Number, Predikat
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

ENOUGH: Final = 5
"""Digits that agree by chance once in a hundred thousand times."""

LIMITS: Final = (Decimal(0), Decimal(100))
LOOK: Final = "Bandingkan dengan sumbernya. Bila memang sama, terima temuan ini dengan alasannya."


def free_digits(value: Decimal) -> int:
    """The digits of a number that another of its size need not share: 2 of 4,56, none of 500."""
    if isinstance(value, Predikat) or not value:
        return 0
    return len(value.normalize().as_tuple().digits) - 1


Row = Mapping[str, Number | None]
"""The figures of a year, a month or a line, by what they are called."""


class Agreement(Record):
    """Two rows held against each other: figures that agree, that do not, digits that agree."""

    alike: tuple[str, ...]
    unlike: int
    digits: int

    @property
    def whole(self) -> bool:
        """Whether everything agrees that can be compared."""
        return bool(self.alike) and not self.unlike

    @property
    def mostly(self) -> bool:
        """Whether far more agrees than not: a copy in which a figure was typed over."""
        return len(self.alike) > 2 * self.unlike


def compared(one: Row, other: Row, limits: Collection[Decimal] = LIMITS) -> Agreement:
    """Two rows held against each other in what both know and what is at no limit in either."""
    alike: list[str] = []
    unlike = digits = 0
    for key, value in one.items():
        second = other.get(key)
        if value is None or second is None or value in limits or second in limits:
            continue
        if value == second:
            alike.append(key)
            digits += free_digits(value)
        else:
            unlike += 1
    return Agreement(tuple(alike), unlike, digits)


class Told(Record):
    """A row with where it stands and what it is called."""

    path: Path_
    nama: str
    angka: Row


def copies(
    rows: Sequence[Told], enough: int = ENOUGH, *, fewest: int = 1, mostly: bool = False
) -> Iterator[Problem]:
    """Rows whose figures are those of an earlier one: at least `fewest`, with `enough` digits."""
    for n, row in enumerate(rows):
        for before in rows[:n]:
            found = compared(row.angka, before.angka)
            sure = len(found.alike) >= fewest and found.digits >= enough
            if sure and (found.whole or (mostly and found.mostly)):
                yield copy_of(row, before, found)
                break


def copy_of(row: Told, other: Told, found: Agreement) -> Problem:
    """The finding that a row has the figures of another one."""
    listed = [f"{_key(key)} {angka(row.angka[key] or Decimal(0))}" for key in found.alike]
    first = found.alike[0]
    return Problem(
        (*row.path, first),
        f"{row.nama} sama persis dengan {other.nama}: {in_a_row(listed)}.",
        LOOK,
        others=((*other.path, first),),
    )


def _key(key: str) -> str:
    return key.replace("_", " ")


def numbered(values: Iterable[Number | None]) -> Row:
    """A list of figures as a row."""
    return {f"{n}": value for n, value in enumerate(values)}
