"""Which rows and columns of which sheet the blocks take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lkjip_docgen.workbook.blocks import Block, Form, Sheet, Table, Tree
from lkjip_docgen.workbook.fields import Field, Kind
from lkjip_docgen.workbook.month_tables import Grid, MonthTable, SurveyTable
from lkjip_docgen.workbook.rows import DEPTH, form_values, table_rows, tree_rows

FIRST_ROW = 4  # below the title of the sheet and its hint
SPARE = 6  # empty rows of a table, to be filled in
ANNUAL = "Setahun"
RESULT = "Hasil setahun pada skala indeks"
DEPTH_FIELD = Field((DEPTH,), DEPTH, Kind.CACAH, "1 = langsung di bawah pimpinan; 2 = di bawahnya")


@dataclass(frozen=True, slots=True)
class Placed:
    """A block on its sheet: title, headings (a form has none), rows `first` to `last`."""

    sheet: str
    block: Block
    top: int
    first: int
    last: int
    fields: tuple[Field, ...]
    values: tuple[Mapping[str, Any], ...]  # by heading; of a form one row

    @property
    def head(self) -> int:
        """The row of the headings."""
        return self.top + 1

    def column(self, label: str) -> int:
        """The column, from 1, under a heading."""
        return self.headings.index(label) + 1

    @property
    def headings(self) -> tuple[str, ...]:
        """All headings from left to right, the computed ones last."""
        computed = self.block.computed if isinstance(self.block, Table) else ()
        annual = (ANNUAL,) if isinstance(self.block, SurveyTable) else ()
        return (*(f.label for f in self.fields), *(c.label for c in computed), *annual)


def place(
    sheets: Sequence[Sheet], data: Mapping[str, Any], grids: Mapping[str, Grid]
) -> tuple[Placed, ...]:
    """The place of every block; `grids` are the monthly tables by file name."""
    return tuple(placed for sheet in sheets for placed in _sheet(sheet, data, grids))


def _sheet(sheet: Sheet, data: Mapping[str, Any], grids: Mapping[str, Grid]) -> Iterator[Placed]:
    top = FIRST_ROW
    for block in sheet.blocks:
        placed = _block(sheet.name, block, top, data, grids)
        yield placed
        top = placed.last + 2


def _block(
    sheet: str, block: Block, top: int, data: Mapping[str, Any], grids: Mapping[str, Grid]
) -> Placed:
    if isinstance(block, Form):
        values = dict(zip((f.label for f in block.fields), form_values(block, data), strict=True))
        last = top + len(block.fields)
        return Placed(sheet, block, top, top + 1, last, block.fields, (values,))
    if isinstance(block, MonthTable):
        grid = grids[block.file]
        rows = [dict(zip((f.label for f in grid.fields), r, strict=True)) for r in grid.rows]
        extra = 1 if isinstance(block, SurveyTable) else 0  # the line with the yearly result
        last = top + 1 + len(rows) + extra
        return Placed(sheet, block, top, top + 2, last, grid.fields, tuple(rows))
    if isinstance(block, Tree):
        rows, fields = tree_rows(block, data), (DEPTH_FIELD, *block.fields)
    else:
        rows, fields = table_rows(block, data), block.columns
    last = top + 1 + len(rows) + SPARE
    return Placed(sheet, block, top, top + 2, last, fields, tuple(rows))
