"""Where a value was written: file, line and column, or sheet and cell."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

from lkjip_docgen.records import Record


class Place(Record, order=True):
    """A position in what the office wrote.

    `line` and `column` count from 1.  `cell` names the row and column of a
    table file in words a person can follow ("baris 13, kolom Jan").
    """

    file: str
    line: int = 1
    column: int = 1
    cell: str | None = None

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}"
        return f"{where} ({self.cell})" if self.cell else where


class Number(Decimal):
    """An exact decimal that remembers its place in the data.

    Arithmetic gives plain `Decimal`s: only a number as written has a place.
    """

    __slots__ = ("place",)
    place: Place | None

    def __new__(cls, value: Decimal | int | str = 0, place: Place | None = None) -> Self:
        """The number `value`, as written at `place`."""
        self = super().__new__(cls, value)
        self.place = place
        return self

    def __reduce__(self) -> tuple[type[Self], tuple[str, Place | None]]:  # type: ignore[override]
        return type(self), (str(self), self.place)


class Predikat(Number):
    """A predicate as its place on an order, the lowest being 1: "BB" of D, C, CC, B, BB ...

    It compares as the order says; its distance to another one is a number of steps, and
    nothing else can be computed from it.
    """

    __slots__ = ("urutan",)
    urutan: tuple[str, ...]

    def __new__(cls, kata: str, urutan: tuple[str, ...], place: Place | None = None) -> Self:
        """The predicate `kata`, which is one of `urutan`, as written at `place`."""
        self = super().__new__(cls, urutan.index(kata) + 1, place)
        self.urutan = urutan
        return self

    @property
    def kata(self) -> str:
        """The word."""
        return self.urutan[int(self) - 1]

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:  # type: ignore[override]
        return type(self), (self.kata, self.urutan, self.place)
