"""Which rows and columns of which sheet the blocks take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lkjip_docgen.model import Field, Kind
from lkjip_docgen.records import Record
from lkjip_docgen.workbook.month_tables import Grid, MonthTable, SurveyTable
from lkjip_docgen.workbook.rows import DEPTH, form_values, table_rows, tree_rows
from lkjip_docgen.workbook.sheet_parts import Block, Form, Sheet, Table, Tree

FIRST_ROW = 4  # below the title of the sheet and its hint
SPARE = 6  # empty rows of a table, to be filled in
ANNUAL = "Setahun"
RESULT = "Hasil setahun pada skala indeks"
DEPTH_FIELD = Field((DEPTH,), DEPTH, Kind.CACAH, "1 = langsung di bawah pimpinan; 2 = di bawahnya")


class Placed(Record):
    """A block on its sheet: title, headings (a form has none), rows `first` to `last`."""

    sheet: str
    block: Block
    top: int
    first: int
    last: int
    fields: tuple[Field, ...]
    values: tuple[Mapping[str, object], ...]  # by heading; of a form one row

    @property
    def head(self) -> int:
        """The row of the headings."""
        return self.top + 1

    def values_at(self, row: int) -> Mapping[str, object]:
        """The values of a row of the sheet by heading; none in a spare one."""
        number = row - self.first
        return self.values[number] if number < len(self.values) else {}

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
    sheets: Sequence[Sheet], data: Mapping[str, object], grids: Mapping[str, Grid]
) -> tuple[Placed, ...]:
    """The place of every block; `grids` are the monthly tables by file name."""
    return tuple(placed for sheet in sheets for placed in _sheet(sheet, data, grids))


def _sheet(sheet: Sheet, data: Mapping[str, object], grids: Mapping[str, Grid]) -> Iterator[Placed]:
    top = FIRST_ROW
    for block in sheet.blocks:
        placed = _block(sheet.name, block, top, data, grids)
        yield placed
        top = placed.last + 2


def _block(
    sheet: str, block: Block, top: int, data: Mapping[str, object], grids: Mapping[str, Grid]
) -> Placed:
    if isinstance(block, Form):
        return _form(sheet, block, top, data)
    if isinstance(block, MonthTable):
        return _months(sheet, block, top, grids[block.file])
    if isinstance(block, Tree):
        rows, fields = tree_rows(block, data), (DEPTH_FIELD, *block.fields)
    else:
        rows, fields = table_rows(block, data), block.columns
    last = top + 1 + len(rows) + SPARE
    return Placed(sheet, block, top, top + 2, last, fields, tuple(rows))


def _form(sheet: str, form: Form, top: int, data: Mapping[str, object]) -> Placed:
    values = _by_heading(form.fields, form_values(form, data))
    return Placed(sheet, form, top, top + 1, top + len(form.fields), form.fields, (values,))


def _months(sheet: str, block: MonthTable, top: int, grid: Grid) -> Placed:
    rows = tuple(_by_heading(grid.fields, row) for row in grid.rows)
    result = 1 if isinstance(block, SurveyTable) else 0  # the line with the yearly result
    last = top + 1 + len(rows) + result
    return Placed(sheet, block, top, top + 2, last, grid.fields, rows)


def _by_heading(fields: Sequence[Field], values: Sequence[object]) -> dict[str, object]:
    return {field.label: value for field, value in zip(fields, values, strict=True)}
