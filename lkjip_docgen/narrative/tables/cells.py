"""Cells and rows: the one way in which a number, a text or a gap enters a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from string import ascii_lowercase

from lkjip_docgen.document import (
    Absence,
    Align,
    Block,
    Blocks,
    Break,
    Cell,
    CellLine,
    Column,
    Figure,
    Inlines,
    Items,
    ListKind,
    Paragraph,
    Row,
    RowRole,
    Table,
    Text,
    Value,
)
from lkjip_docgen.idn import MONTHS, format_date, print_quantity, title_case, with_unit
from lkjip_docgen.model import Bagian
from lkjip_docgen.narrative.office import data_blocks
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.quantity import Quantity, Status
from lkjip_docgen.records import replace
from lkjip_docgen.templating import marker

TIDAK_ADA = "–"  # does not apply here; a missing figure is a marker instead
RENTANG = "–"  # from one number to another
TANDA = "*"  # sets a cell apart in every reader, as bold type does not


def nilai(quantity: Quantity, *, satuan: bool = False) -> Inlines:
    """A quantity as inlines: its value, a marker, or in italics why there is none.

    `satuan` adds the unit word of a count ("12 laporan") where unlike units
    stand in one column.  The marker is short: head and row say what is missing.
    """
    if quantity.status is Status.KOSONG:
        return (marker(of=quantity),)
    if quantity.status is Status.TIDAK_BERLAKU:
        return (Text(TIDAK_ADA),)
    printed = print_quantity(quantity)
    if not quantity.ada:
        return (Text(printed, italic=True),)
    word = with_unit(quantity)[len(printed) :] if satuan else ""
    value = Value(quantity, printed)
    return (value, Text(word)) if word else (value,)


def sel(
    quantity: Quantity | None,
    *,
    satuan: bool = False,
    bold: bool = False,
    align: Align | None = None,
) -> Cell:
    """The cell of a quantity; None means that no figure belongs here."""
    if quantity is None:
        return Cell((Text(TIDAK_ADA),), align=Align.CENTER)
    content = nilai(quantity, satuan=satuan)
    place = align if quantity.ada else Align.CENTER
    return Cell(content, align=place, bold=bold, note=quantity.alasan)


def sel_target(target: Quantity, sampai: Quantity | None, *, satuan: bool = True) -> Cell:
    """The cell of a target, or of a range of them ("95,00–105,00%"); with its unit by default."""
    if sampai is None or not (target.ada and sampai.ada):
        return sel(target, satuan=satuan)
    dash = Text(RENTANG)
    return Cell((*nilai(target), dash, *nilai(sampai, satuan=satuan)))


def teks(
    text: str | None,
    *,
    bold: bool = False,
    colspan: int = 1,
    rowspan: int = 1,
    align: Align | None = None,
    of: Absence | Place | None = None,
) -> Cell:
    """A cell of words, printed as typed; None is something the office still has to supply.

    `of` is where the office would write it.
    """
    content: Inlines = (marker(of=of),) if text is None else (Text(text),)
    return Cell(content, colspan=colspan, rowspan=rowspan, align=align, bold=bold)


def bertanda(cell: Cell) -> Cell:
    """The cell with the mark that a note below the table explains."""
    return replace(cell, content=(*cell.content, Text(TANDA)))


def butir(
    texts: Sequence[str], bagian: Bagian, kunci: str, kind: ListKind = ListKind.BULLET
) -> Cell:
    """A cell that lists `texts`; a single one stands without a bullet, none is a marker.

    `bagian` and `kunci` are where the office would write them, or declare why there can be none.
    """
    if not texts:
        return uraian(None, bagian, kunci)
    if len(texts) == 1:
        return teks(texts[0])
    return Cell(joined((Text(text),) for text in texts), items=kind)


def _not_applicable(alasan: str) -> Cell:
    return Cell((Text(TIDAK_ADA),), align=Align.CENTER, note=alasan)


def uraian(text: str | None, bagian: Bagian | None = None, kunci: str = "") -> Cell:
    """A cell with a long text of the office; a text that is one list becomes the cell's items.

    `bagian` and `kunci` are where the office would write it, or declare why there can be none.
    """
    if text is None:
        why = bagian.tak_berlaku(kunci) if bagian else ""
        return _not_applicable(why) if why else teks(None, of=Absence(bagian, kunci))
    blocks = data_blocks(text)
    if len(blocks) == 1 and isinstance(blocks[0], Items):
        lines = chain.from_iterable(map(_lines, blocks[0].items))
        return Cell(joined(lines), items=blocks[0].kind)
    return Cell(joined(_lines(blocks)))


def joined(lines: Iterable[Inlines]) -> Inlines:
    """Lines of a cell, one below the other."""
    parted: Iterable[Inlines] = ((Break(), *line) for line in lines)
    return tuple(chain.from_iterable(parted))[1:]


Baris = tuple[CellLine, Inlines]
"""A line of a card: what it is, and what it says."""


def kartu(*baris: Baris, latar: str = "muda", colspan: int = 1, rowspan: int = 1) -> Cell:
    """A card: lines one below the other, those without content left out, on a ground of colour."""
    shown = [(kind, content) for kind, content in baris if content]
    return Cell(
        joined(content for _, content in shown),
        colspan=colspan,
        rowspan=rowspan,
        ground=latar,
        lines=tuple(kind for kind, _ in shown),
    )


def _lines(blocks: Blocks) -> list[Inlines]:
    """Paragraphs and list items as lines; each item keeps its mark."""
    return list(chain.from_iterable(map(_lines_of, blocks)))


def _lines_of(block: Block) -> Iterable[Inlines]:
    match block:
        case Paragraph():
            return (block.content,)
        case Items():
            return _item_lines(block)
        case Table():  # no table stands in a cell: its rows are lines
            rows = map(_row_line, (*block.head, *block.rows))
            return filter(None, (block.caption, *rows, block.source))
        case Figure():
            return filter(None, (block.caption, (Text(f"[{block.alt}]"),), block.source))
    return ()


def _item_lines(items: Items) -> Iterator[Inlines]:
    for number, item in enumerate(items.items, start=items.start):
        mark = "• " if items.kind is ListKind.BULLET else f"{number}. "
        first, *rest = _lines(item)
        yield (Text(mark), *first)
        yield from rest


def _row_line(row: Row) -> Inlines:
    """The cells of a row one after the other."""
    parted = ((Text(" | "), *cell.content) for cell in row.cells)
    return tuple(chain.from_iterable(parted))[1:]


def nomor(number: int, *, rowspan: int = 1) -> Cell:
    """The cell of a row number."""
    return teks(str(number), rowspan=rowspan, align=Align.CENTER)


def huruf(position: int) -> str:
    """The letter of the item at a position from 0: a. to z., then aa., ab. ..."""
    turn, rest = divmod(position, len(ascii_lowercase))
    return (ascii_lowercase[turn - 1] if turn else "") + ascii_lowercase[rest] + "."


def kepala(*titles: str) -> Row:
    """A head row with one title a column."""
    return Row(tuple(teks(title, bold=True, align=Align.CENTER) for title in titles))


def kepala_nomor(count: int) -> Row:
    """The row (1) (2) (3) ... that official forms print under their head."""
    return Row(tuple(teks(f"({n})", align=Align.CENTER) for n in range(1, count + 1)))


def kepala_tahun(
    first: Sequence[str], years: Sequence[int], figures: Sequence[str]
) -> tuple[Row, Row]:
    """Two head rows: the years across, under each its figures, `first` columns before them."""
    lead = (teks(title, bold=True, rowspan=2, align=Align.CENTER) for title in first)
    merged = (
        teks(str(year), bold=True, colspan=len(figures), align=Align.CENTER) for year in years
    )
    return Row((*lead, *merged)), kepala(*(title for _ in years for title in figures))


def kolom(*shapes: tuple[float, Align]) -> tuple[Column, ...]:
    """Columns from pairs of weight and alignment."""
    return tuple(Column(weight, align) for weight, align in shapes)


def judul_kelompok(name: str, width: int) -> Row:
    """A row that names the rows under it."""
    return Row((teks(name, bold=True, colspan=width, align=Align.LEFT),), RowRole.GROUP)


def baris_jumlah(name: str, width: int, cells: Iterable[Cell]) -> Row:
    """A total row whose name spans the first `width` columns."""
    return Row((teks(name, bold=True, colspan=width), *cells), RowRole.TOTAL)


def keterangan(caption: str) -> Inlines:
    """A caption, which has the capitals of a title whatever words of the office stand in it."""
    return (Text(title_case(caption)),)


def sumber(asal: str, quantities: Iterable[Quantity] = ()) -> Inlines:
    """The source line, with the latest as-of date of the figures unless it names a day itself."""
    dated = bertanggal(asal, quantities)
    return (Text(f"Sumber: {dated[0].upper()}{dated[1:]}."),)


def bertanggal(asal: str, quantities: Iterable[Quantity]) -> str:
    """A source with the latest as-of date of its figures, unless it names a day itself.

    Where several sources are named each has its own day: that of one says nothing of others.
    """
    dates = [quantity.as_of for quantity in quantities if quantity.as_of is not None]
    return f"{asal}{_until(asal, max(dates))}" if dates and not _DAY.search(asal) else asal


_DAY = lazy_pattern(rf"\d (?:{'|'.join(MONTHS)}) \d{{4}}")


def _until(asal: str, day: date) -> str:
    """Until when the figures of a source were gathered; no bracket follows another one."""
    until = f"data per {format_date(day)}"
    return f", {until}" if asal.endswith(")") else f" ({until})"
