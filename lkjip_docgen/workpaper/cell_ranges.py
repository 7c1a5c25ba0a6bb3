"""Where each quantity stands in the workbook, and how a formula refers to several at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record

FIRST_ROW: Final = 4
"""The first row below the headings of a sheet, from 0."""


class Cell(Record):
    """The cell that holds a value: `row` counts from 0, `column` is its letter.

    `name` is what formulas call it, "" where they use its address.
    """

    sheet: str
    column: str
    row: int
    name: str = ""

    @property
    def order(self) -> tuple[str, str, int]:
        """Where it comes among other cells."""
        return self.sheet, self.column, self.row

    @property
    def address(self) -> str:
        """The cell in a formula of any sheet, fixed."""
        return f"{self.sheet}!${self.column}${self.row + 1}"

    @property
    def reference(self) -> str:
        """What a formula calls it: by its name where it has one."""
        return self.name or self.address


class Stretch(Record):
    """Cells that stand below one another, from the first to the last."""

    first: Cell
    last: Cell

    @property
    def reference(self) -> str:
        """The range, or the name or address of its only cell."""
        if self.first == self.last:
            return self.first.reference
        return f"{self.first.address}:${self.last.column}${self.last.row + 1}"

    @property
    def count(self) -> int:
        """How many cells there are."""
        return self.last.row - self.first.row + 1

    @property
    def is_one(self) -> bool:
        """Whether it is a single cell."""
        return self.count == 1


class Cells:
    """The cells of all quantities, by path; the lists of the data, by what they hold."""

    def __init__(self) -> None:
        self._cells: dict[str, Cell] = {}
        self._lists: dict[tuple[str, tuple[object, ...]], Stretch] = {}

    def put(self, path: str, cell: Cell) -> None:
        """Say where a quantity stands."""
        self._cells[path] = cell

    def put_list(self, path: str, entries: tuple[object, ...], cells: Stretch) -> None:
        """Say where a list of the data stands."""
        self._lists[path, entries] = cells

    def of(self, quantity: Quantity) -> Cell:
        """The cell of a quantity."""
        return self._cells[quantity.path]

    def cell_at(self, path: str) -> Cell:
        """The cell of the quantity with this path."""
        return self._cells[path]

    def find(self, path: str) -> Cell | None:
        """The cell of the quantity with this path; None where it has none."""
        return self._cells.get(path)

    def of_list(self, path: str, entries: tuple[object, ...]) -> Stretch:
        """The cells of a list of the data."""
        return self._lists[path, entries]

    def stretches(self, quantities: Sequence[Quantity]) -> list[Stretch]:
        """The cells of quantities in their order, those below one another together."""
        return list(_joined([self.of(quantity) for quantity in quantities]))

    def side_by_side(
        self, ones: Sequence[Quantity], others: Sequence[Quantity]
    ) -> list[tuple[Stretch, Stretch]]:
        """The cells of pairs: stretches of one length, wherever both go on together."""
        pairs = [(self.of(a), self.of(b)) for a, b in zip(ones, others, strict=True)]
        return list(_joined_pairs(pairs))


def _follows(one: Cell, other: Cell) -> bool:
    """Whether a cell stands right below another one."""
    return (one.sheet, one.column, one.row + 1) == (other.sheet, other.column, other.row)


def _joined(cells: Sequence[Cell]) -> Iterator[Stretch]:
    if not cells:
        return
    first = cells[0]
    for cell, following in pairwise(cells):
        if not _follows(cell, following):
            yield Stretch(first, cell)
            first = following
    yield Stretch(first, cells[-1])


def _joined_pairs(pairs: Sequence[tuple[Cell, Cell]]) -> Iterator[tuple[Stretch, Stretch]]:
    if not pairs:
        return
    first = pairs[0]
    for pair, following in pairwise(pairs):
        if not all(map(_follows, pair, following)):
            yield Stretch(first[0], pair[0]), Stretch(first[1], pair[1])
            first = following
    yield Stretch(first[0], pairs[-1][0]), Stretch(first[1], pairs[-1][1])
