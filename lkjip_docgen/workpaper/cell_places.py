"""In which cell each number of the arrangement stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.workpaper.arranging import Arrangement, Block
from lkjip_docgen.workpaper.cell_ranges import FIRST_ROW, Cell, Cells, Stretch

INPUTS: Final = "Masukan"
COMPUTED: Final = "Hitungan"
INPUT_COLUMN: Final = "D"
RESULT_COLUMN: Final = "D"
MOST_ROWS: Final = 1_048_576
"""The rows that a sheet of Excel has."""


def place_all(arrangement: Arrangement, most: int = MOST_ROWS) -> Cells:
    """The cells of all numbers and lists; raises `LkjipError` where a sheet has too few rows."""
    cells = Cells()
    end = _place(arrangement.inputs, INPUTS, INPUT_COLUMN, cells, arrangement.names)
    if end + sum(len(listed.entries) + 2 for listed in arrangement.lists) >= most:
        raise _too_many(INPUTS, most)
    for listed, first in zip(arrangement.lists, _starts(arrangement, end), strict=True):
        last = first + max(1, len(listed.entries)) - 1
        column = Cell(INPUTS, INPUT_COLUMN, first), Cell(INPUTS, INPUT_COLUMN, last)
        cells.put_list(listed.path, listed.entries, Stretch(*column))
    if _place(arrangement.computed, COMPUTED, RESULT_COLUMN, cells, arrangement.names) >= most:
        raise _too_many(COMPUTED, most)
    return cells


def _place(
    blocks: Sequence[Block], sheet: str, column: str, cells: Cells, names: dict[str, str]
) -> int:
    """Put the quantities of blocks below one another; the row below them."""
    row = FIRST_ROW
    for block in blocks:
        row += 1
        for quantity in block.rows:
            cells.put(quantity.path, Cell(sheet, column, row, names.get(quantity.path, "")))
            row += 1
    return row


def _starts(arrangement: Arrangement, row: int) -> Iterator[int]:
    """The first row of each list, below its title; an empty list has one row all the same."""
    for listed in arrangement.lists:
        yield row + 1
        row += 1 + max(1, len(listed.entries))


def _too_many(sheet: str, most: int) -> LkjipError:
    return problem(
        codes.TIDAK_TERMUAT,
        f"Lembar {sheet} kertas kerja memerlukan lebih banyak baris daripada {most:,} baris yang "
        "dapat dimuat Excel.".replace(",", ".", 1),
        suggestion="Bagi tabel kantor yang sangat panjang menjadi beberapa laporan, atau cabut "
        "tabel rinci yang tidak dicetak.",
    )
