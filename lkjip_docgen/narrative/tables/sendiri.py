"""The office's own tables: as wide as their cells ask for, in parts where no page is wide enough.

A part after the first has no caption, so that the table stands once in the list of tables;
the line above it says whose part it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from lkjip_docgen.document import (
    Align,
    Cell,
    Column,
    Inlines,
    Paragraph,
    ParagraphRole,
    Reference,
    Row,
    RowRole,
    Table,
    Text,
    plain_text,
)
from lkjip_docgen.idn import format_date
from lkjip_docgen.measures import HasilBarisAkhir, HasilTabel, label_column
from lkjip_docgen.model import IsiKolom, Sel
from lkjip_docgen.narrative.tables.cells import TIDAK_ADA, joined, kepala, sel, sumber, teks
from lkjip_docgen.narrative.tables.column_widths import Fit, fit, wanted
from lkjip_docgen.office_text import OWN_TABLE
from lkjip_docgen.quantity import Quantity, Status
from lkjip_docgen.records import replace

_ALIGNS = {"kiri": Align.LEFT, "tengah": Align.CENTER, "kanan": Align.RIGHT}


def own_table(hasil: HasilTabel) -> Iterator[Table | Paragraph]:
    """The table, or its parts one after the other, each after the first below its "(lanjutan)"."""
    columns = hasil.model.berkas.kolom
    body = [list(_body_row(cells, numbers, columns)) for cells, numbers in _rows(hasil)]
    lines = [*body, *(list(map(_end_cell, end.sel)) for end in hasil.akhir)]
    widths = [
        wanted(column.judul, [plain_text(line[n].content) for line in lines], column.lebar)
        for n, column in enumerate(columns)
    ]
    fitted = fit(widths, leading=label_column(columns) + 1, rows=len(lines))
    for number, part in enumerate(fitted.parts, start=1):
        if number > 1:
            more = Text(" (lanjutan)" if number == 2 else f" (lanjutan {number - 1})")
            yield Paragraph((Reference(_id(hasil, 1)), more), ParagraphRole.CONTINUED)
        yield _part(hasil, fitted, number, _rows_of(hasil, lines, part))


def _rows_of(
    hasil: HasilTabel, lines: Sequence[Sequence[Cell]], columns: Sequence[int]
) -> tuple[Row, ...]:
    """The rows of a part: the cells of its columns alone, the computed rows last."""
    count = len(hasil.baris)
    body = [Row(tuple(line[n] for n in columns)) for line in lines[:count]]
    ends = zip(hasil.akhir, lines[count:], strict=True)
    return (*body, *(_end_row(end, line, columns) for end, line in ends))


def _end_row(end: HasilBarisAkhir, line: Sequence[Cell], columns: Sequence[int]) -> Row:
    """A computed row; its name spans the columns before the first that has a number."""
    named = 1
    while named < len(columns) and end.sel[columns[named]] is None:
        named += 1
    name = teks(end.nama, bold=True, colspan=named, align=Align.LEFT)
    return Row((name, *(line[n] for n in columns[named:])), RowRole.TOTAL)


def _part(hasil: HasilTabel, fitted: Fit, number: int, rows: tuple[Row, ...]) -> Table:
    """One part of a table, which may be all of it."""
    model, columns = hasil.model, fitted.parts[number - 1]
    shown = [model.berkas.kolom[n] for n in columns]
    last = number == len(fitted.parts)
    return Table(
        id=_id(hasil, number),
        caption=(Text(model.judul),) if number == 1 else (),
        columns=tuple(
            Column(fitted.widths[n], _ALIGNS[column.rata])
            for n, column in zip(columns, shown, strict=True)
        ),
        head=(kepala(*(column.judul for column in shown)),),
        rows=rows,
        source=sumber(model.sumber) if model.sumber and last else (),
        wide=fitted.wide,
        compact=fitted.compact,
        summary=_summary(hasil, number, shown),
    )


def _id(hasil: HasilTabel, number: int) -> str:
    own = f"{OWN_TABLE}{hasil.model.kode}"
    return own if number == 1 else f"{own}--{number}"  # no kode has two hyphens and a number


def _summary(hasil: HasilTabel, number: int, shown: Sequence[IsiKolom]) -> str:
    titles = ", ".join(column.judul for column in shown)
    part = f", bagian {number}" if number > 1 else ""
    return f"{hasil.model.judul}{part}: {len(hasil.baris)} baris dengan kolom {titles}."


# --- cells -------------------------------------------------------------------------------


def _rows(hasil: HasilTabel) -> Iterator[tuple[tuple[Sel, ...], tuple[Quantity | None, ...]]]:
    return zip(hasil.model.berkas.baris, hasil.baris, strict=True)


def _body_row(
    cells: Sequence[Sel], numbers: Sequence[Quantity | None], columns: Sequence[IsiKolom]
) -> Iterator[Cell]:
    before = Align.LEFT
    for cell, quantity, column in zip(cells, numbers, columns, strict=True):
        align = _ALIGNS[column.rata]
        made = _cell(cell, align) if quantity is None else _number(quantity, cell, align)
        touches = before is Align.RIGHT and align is Align.LEFT and made.align is align
        yield replace(made, indent=1) if touches else made
        before = align


def _number(quantity: Quantity, cell: Sel, align: Align) -> Cell:
    """The cell of a number; one that is missing knows where it belongs in the file."""
    if quantity.status is Status.KOSONG:
        return teks(None, align=Align.CENTER, of=cell.place)
    return sel(quantity, align=align)


def _cell(cell: Sel, align: Align) -> Cell:
    """A cell of words or of a day; a dash stands in the middle, as in all tables."""
    if isinstance(cell.nilai, date):
        return teks(format_date(cell.nilai), align=align)
    if not cell.teks:
        return teks(None, align=Align.CENTER, of=cell.place)
    if cell.teks in ("-", TIDAK_ADA, "—"):
        return teks(TIDAK_ADA, align=Align.CENTER)
    return Cell(_lines(cell.teks), align=align)


def _lines(text: str) -> Inlines:
    """A text with the line breaks that stand in its cell."""
    return joined((Text(line),) for line in filter(None, map(str.strip, text.split("\n"))))


def _end_cell(quantity: Quantity | None) -> Cell:
    """A cell of a computed row; nothing stands where nothing was computed."""
    return Cell(()) if quantity is None else sel(quantity, bold=True)
