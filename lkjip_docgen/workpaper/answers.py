"""What one formula cannot hold: answers that a count adds up, cells from many places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lkjip_docgen.records import Record
from lkjip_docgen.workpaper.cell_ranges import FIRST_ROW, Cell, Stretch

HELPER: Final = "Bantuan"
"""The sheet that they stand on."""
COLUMN: Final = "C"


class Answer(Record):
    """A formula, the number that it helps, and what it gives as things stand."""

    label: str
    formula: str
    value: float | str


class Helpers:
    """The answers while formulas are written; those that are asked for again stand once."""

    def __init__(self) -> None:
        self.all: list[Answer] = []
        self._known: dict[tuple[str, ...], Stretch] = {}

    def put(self, answers: Sequence[Answer]) -> Stretch:
        """The cells of some answers below one another."""
        key = tuple(answer.formula for answer in answers)
        if key not in self._known:
            first = FIRST_ROW + len(self.all)
            self.all += answers
            last = FIRST_ROW + len(self.all) - 1
            cells = Cell(HELPER, COLUMN, first), Cell(HELPER, COLUMN, last)
            self._known[key] = Stretch(*cells)
        return self._known[key]
