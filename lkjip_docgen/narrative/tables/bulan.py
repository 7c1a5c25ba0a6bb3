"""Cells of tables whose months stand beside each other: a twelfth of the line for each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lkjip_docgen.document import Align, Cell, Inlines, Marker, Row, Text, Value
from lkjip_docgen.idn import MONTHS, MONTHS_SHORT, format_decimal
from lkjip_docgen.narrative.tables.cells import bertanda, sel
from lkjip_docgen.quantity import Quantity, Status
from lkjip_docgen.records import replace

GAP: Final = "[?]"
"""The marker of a figure that is missing, explained below the table."""


def bulan_pendek(names: Iterable[str]) -> tuple[str, ...]:
    """Short month names, which fit under an axis and above a column."""
    return tuple(MONTHS_SHORT[MONTHS.index(name)] for name in names)


def sel_bulan(quantity: Quantity, *, bold: bool = False, mark: bool = False) -> Cell:
    """A figure of one month; where it is missing a marker that fits a twelfth of the line."""
    if quantity.status is Status.KOSONG:
        return Cell((Marker(GAP, (quantity,)),), align=Align.CENTER)
    cell = sel(quantity, bold=bold or mark)
    return bertanda(cell) if mark else cell


def persen_bulan(quantity: Quantity) -> Cell:
    """A percentage of one month without its sign, which the caption says for the whole table."""
    cell = sel_bulan(quantity)
    if not quantity.ada:
        return cell
    bare = Value(quantity, format_decimal(quantity.nilai, quantity.places))
    return replace(cell, content=(bare,))


def catatan_kosong(rows: Iterable[Row]) -> Inlines:
    """What the marker says, if it stands in a row."""
    gaps = any(Marker(GAP) in cell.content for row in rows for cell in row.cells)
    return (Text(f" Tanda {GAP}: belum diisi."),) if gaps else ()
