"""How wide the columns of a table are on the page: as planned, but no number is broken.

A number that goes over its line reads as another one: Rp1.420.000.00 and a 0 below it.  So a
column takes what its widest number needs from those columns that have room for their words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Final

from lkjip_docgen.document.letters import ems
from lkjip_docgen.document.tree import Cell, Row, RowRole, Table, TableLook
from lkjip_docgen.document.walk import plain_text, split_at_breaks

_MARGINS: Final = (0.38, 0.15)  # of a cell, left and right together, and in a compact table
_COMPACT: Final = 1.2  # times smaller is the type of compact tables
_SURE: Final = 1.01  # a face that is a little wider than Arial breaks no number either
_CM_PER_POINT: Final = 2.54 / 72
_LEVEL_CM: Final = 0.4  # that a name is further from the edge for every level
_NUMBER = re.compile(r"[(≥≤<>±+−–-]*(?:Rp)?[−-]?\d[\d.,]*%?[).,;]*")


def _type_size(table: Table, points: float) -> float:
    """The size of the words of a table in points, where tables have `points`."""
    return points / _COMPACT if table.compact else points


def fitted_columns(table: Table, width_cm: float, points: float) -> tuple[float, ...]:
    """The width of each column in centimetres, `width_cm` together, in type of `points`.

    They are as planned unless a column is narrower than its widest number: then those that have
    more than their longest word needs give of it.  If all numbers together are wider than the
    page, each column is too narrow by the same share.  Cards have lines of other sizes and stay.
    """
    whole = sum(column.weight for column in table.columns)
    planned = [column.weight / whole * width_cm for column in table.columns]
    if table.look is TableLook.CARDS:
        return tuple(planned)
    numbers = _least(table, points, _numbers)
    if all(need <= width for need, width in zip(numbers, planned, strict=True)):
        return tuple(planned)
    words = _least(table, points, _words)
    for least in (list(map(max, numbers, words)), numbers):
        if widths := _shared(planned, numbers, least):
            return widths
    return tuple(need / sum(numbers) * width_cm for need in numbers)


def _shared(
    planned: Sequence[float], numbers: Sequence[float], least: Sequence[float]
) -> tuple[float, ...]:
    """The columns with room for their `numbers`, and none that gives below its `least`.

    Empty where the columns that can give have not enough.
    """
    missing = sum(max(0.0, need - width) for need, width in zip(numbers, planned, strict=True))
    spare = [max(0.0, width - need) for width, need in zip(planned, least, strict=True)]
    if missing > sum(spare):
        return ()
    share = missing / sum(spare)
    rows = zip(planned, numbers, spare, strict=True)
    return tuple(max(need, width - share * more) for width, need, more in rows)


def _least(table: Table, points: float, pieces: _Pieces) -> list[float]:
    """What each column needs so that none of its `pieces` goes over a line."""
    centimetres = _type_size(table, points) * _CM_PER_POINT * _SURE
    margins = _MARGINS[table.compact]
    widths = [0.0] * len(table.columns)
    spans: list[tuple[range, float]] = []
    for columns, row, cell in _placed(table):
        bold = cell.bold or row is None or row.role is not RowRole.BODY
        longest = max((ems(piece, bold=bold) for piece in pieces(cell)), default=0.0)
        need = longest * centimetres + margins + cell.indent * _LEVEL_CM if longest else 0.0
        spans.append((columns, need))
    for columns, need in sorted(spans, key=lambda span: len(span[0])):
        missing = need - sum(widths[column] for column in columns)
        for column in columns:
            widths[column] += max(0.0, missing) / len(columns)
    return widths


_Pieces = Callable[[Cell], Iterator[str]]
"""The pieces of a cell that stay on a line."""


def _numbers(cell: Cell) -> Iterator[str]:
    return (token for token in _tokens(cell) if _NUMBER.fullmatch(token))


def _words(cell: Cell) -> Iterator[str]:
    return (word for token in _tokens(cell) for word in token.split("-"))


def _tokens(cell: Cell) -> Iterator[str]:
    for line in split_at_breaks(cell.content):
        yield from plain_text(line).split()


def _placed(table: Table) -> Iterator[tuple[range, Row | None, Cell]]:
    """The cells with the columns each takes and its row, which for the head is None."""
    covered = [0] * len(table.columns)  # rows that a cell above still covers
    for number, row in enumerate((*table.head, *table.rows)):
        free = iter([column for column, rows in enumerate(covered) if not rows])
        covered = [max(0, rows - 1) for rows in covered]
        for cell in row.cells:
            columns = list(islice(free, cell.colspan))
            for column in columns:
                covered[column] = cell.rowspan - 1
            if columns:
                head = number < len(table.head)
                yield range(columns[0], columns[-1] + 1), None if head else row, cell
