"""Rows of programs with their activities, shared by every table of the budget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from string import ascii_lowercase

from lkjip_docgen.document import Align, Cell, Row
from lkjip_docgen.measures import HasilPos, HasilVersi
from lkjip_docgen.narrative.tables.cells import nomor, sel, teks
from lkjip_docgen.quantity import Quantity

# The number, the letter of an activity (which indents its name), the name.
PROGRAM_COLUMNS = ((1.0, Align.CENTER), (0.9, Align.CENTER), (7.6, Align.LEFT))

HEAD_PROGRAM = Row(
    (
        teks("No.", bold=True, align=Align.CENTER),
        teks("Program/Kegiatan", bold=True, colspan=2, align=Align.CENTER),
    )
)


def program_rows(
    version: HasilVersi, figures: Callable[[HasilPos], Sequence[Quantity]]
) -> tuple[Row, ...]:
    """A bold row a program and under it an indented row an activity, with their `figures`."""
    rows: list[Row] = []
    for number, program in enumerate(version.program, start=1):
        bold = tuple(sel(quantity, bold=True) for quantity in figures(program.pos))
        first = nomor(number, rowspan=1 + len(program.kegiatan))
        rows.append(
            Row((first, teks(program.pos.nama, bold=True, colspan=2, align=Align.LEFT), *bold))
        )
        for n, kegiatan in enumerate(program.kegiatan):
            cells: tuple[Cell, ...] = tuple(sel(quantity) for quantity in figures(kegiatan))
            rows.append(Row((teks(_letter(n)), teks(kegiatan.nama), *cells)))
    return tuple(rows)


def _letter(position: int) -> str:
    """a. to z., then aa., ab. ..."""
    turn, rest = divmod(position, len(ascii_lowercase))
    return (ascii_lowercase[turn - 1] if turn else "") + ascii_lowercase[rest] + "."
