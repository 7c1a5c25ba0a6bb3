"""Rows of tagged tables that have the same number of columns, also where a page ended.

A cell that reaches over rows is cut where its page ends: the next page's rows
lack it, and its tag still counts rows that are not there.
Source: ISO 14289-1 (PDF/UA-1), 7.2 and 7.5.
"""

from __future__ import annotations

from collections.abc import Sequence

import pydyf

from lkjip_docgen.records import MutableRecord

Row = tuple[pydyf.Dictionary, Sequence[pydyf.Dictionary]]
"""The tag of a row, and those of its cells."""


class _Span(MutableRecord):
    """Columns that a cell above still covers for some rows."""

    columns: int
    rows: int


def even_rows(groups: Sequence[Sequence[Row]], pdf: pydyf.PDF) -> None:
    """Even the rows of a table, given as (row, cells) of its head and its body."""
    widths = [_widths(group) for group in groups]
    most = max((width for group in widths for width in group), default=0)
    for group, found in zip(groups, widths, strict=True):
        for (row, _), width in zip(group, found, strict=True):
            _fill(row, most - width, pdf)


def _widths(group: Sequence[Row]) -> list[int]:
    """The columns of each row, cells from above counted; none reaches beyond the last row."""
    widths: list[int] = []
    above: list[_Span] = []
    for number, (_, cells) in enumerate(group):
        left = len(group) - number
        spans = [_Span(_whole(cell, "ColSpan"), _rows(cell, left)) for cell in cells]
        widths.append(sum(span.columns for span in [*above, *spans]))
        above = _going_on([*above, *spans])
    return widths


def _going_on(spans: Sequence[_Span]) -> list[_Span]:
    """What covers columns of the next row too."""
    return [_Span(span.columns, span.rows - 1) for span in spans if span.rows > 1]


def _rows(cell: pydyf.Dictionary, left: int) -> int:
    """How many rows a cell reaches over: of those that are there."""
    rows = _whole(cell, "RowSpan")
    if rows > left:
        cell["A"]["RowSpan"] = left
    return min(rows, left)


def _whole(cell: pydyf.Dictionary, name: str) -> int:
    return int(cell["A"].get(name, 1)) if "A" in cell else 1


def _fill(row: pydyf.Dictionary, missing: int, pdf: pydyf.PDF) -> None:
    """Begin a row with empty cells for those that stayed on the page before."""
    empty = []
    for _ in range(missing):
        cell = pydyf.Dictionary(
            {
                "Type": "/StructElem",
                "S": "/TD",
                "K": pydyf.Array([]),
                "P": row.reference,
                "A": pydyf.Dictionary({"O": "/Table"}),
            }
        )
        pdf.add_object(cell)
        empty.append(cell.reference)
    if empty:
        row["K"] = pydyf.Array([*empty, *row["K"]])
