"""Charts of the office's own, drawn from columns of its own tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from lkjip_docgen.document import (
    Chart,
    ChartKind,
    Figure,
    NumberFormat,
    ReferenceLine,
    Series,
)
from lkjip_docgen.idn import format_decimal, format_percent, format_rupiah
from lkjip_docgen.measures import HasilTabel
from lkjip_docgen.model import FormatKolom, GrafikSendiri, IsiKolom, column_named
from lkjip_docgen.narrative.figures.parts import alt, gambar, tinggi_batang
from lkjip_docgen.narrative.figures.words import MISSING, MOST_SPOKEN, Point, daftar, ringkas, semua
from lkjip_docgen.narrative.tables.cells import sumber
from lkjip_docgen.office_text import OWN_PART
from lkjip_docgen.quantity import Quantity, written_places
from lkjip_docgen.records import Record, replace

_KINDS: Final = {
    "kolom": (ChartKind.COLUMNS, "Diagram kolom"),
    "batang": (ChartKind.BARS, "Diagram batang"),
    "garis": (ChartKind.LINES, "Grafik garis"),
    "panel": (ChartKind.PANELS, "Deretan diagram kolom"),
}
_FORMATS: Final[Mapping[FormatKolom, NumberFormat]] = {
    "bilangan": NumberFormat.WHOLE,
    "persen": NumberFormat.PERCENT,
    "rupiah": NumberFormat.RUPIAH_SHORT,
}
_SAID_BY_NUMBERS: Final = frozenset({"%", "persen", "rupiah", "rp"})
"""Units that stand at each number or at the axis anyway."""
_NONE: Final = "tidak ada"
_USUAL_CM: Final = 5.2  # the height of a chart whose rows do not ask for more

Cells = Sequence[Quantity | None]
"""The cells of a column: None where the table says that there is no number."""


def own_chart(isi: GrafikSendiri, table: HasilTabel) -> Figure:
    """The chart of some columns of a table, with its numbers in words.

    Of columns that hold no number yet it is a marker.
    """
    rows = _rows(isi, table)
    kind, called = _KINDS[isi.jenis]
    chart = Chart(
        id=f"{OWN_PART}{isi.kode}",
        kind=kind,
        alt=alt(f"{called} {isi.judul}{_in_units(isi)}.", *_told(isi, rows)),
        categories=rows.categories,
        series=tuple(_series(column, cells) for column, cells in rows.drawn),
        format=_format(isi, rows.columns),
        places=max(column.desimal for column in rows.columns),
        axis_title=_unit(isi),
        reference=ReferenceLine(isi.acuan.nilai, isi.acuan.nama) if isi.acuan else None,
        height_cm=_height(isi, rows),
    )
    source = isi.sumber or table.model.sumber
    figure = gambar(isi.judul, chart, sumber(source) if source else ())
    if any(cell is not None and cell.ada for _, cells in rows.drawn for cell in cells):
        return figure
    return replace(figure, chart=None, missing=f"BELUM DIISI: angka grafik {isi.judul}")


class _Rows(Record):
    """What is drawn of a table: the names of its rows, and columns of numbers with their cells."""

    categories: tuple[str, ...]
    drawn: tuple[tuple[IsiKolom, Cells], ...]

    @property
    def columns(self) -> list[IsiKolom]:
        """The columns alone."""
        return [column for column, _ in self.drawn]


def _rows(isi: GrafikSendiri, table: HasilTabel) -> _Rows:
    """The columns that the chart names; those that the table has not were refused before."""
    content = table.model.berkas
    names = column_named(content, isi.kategori) or 0
    places = [n for name in isi.seri if (n := column_named(content, name)) is not None]
    return _Rows(
        tuple(row[names].teks or "tanpa nama" for row in content.baris),
        tuple((content.kolom[n], tuple(row[n] for row in table.baris)) for n in places),
    )


def _series(column: IsiKolom, cells: Cells) -> Series:
    """A row of values; a dash in the table says that there is none, an empty cell not yet."""
    empty = column.format == "teks"  # nobody has written a number there
    gaps = tuple(_NONE if cell is None and not empty else "" for cell in cells)
    values = tuple(None if cell is None else cell.value for cell in cells)
    return Series(column.judul, values, gaps if any(gaps) else ())


# --- numbers and units ---------------------------------------------------------------


def _format(isi: GrafikSendiri, columns: Sequence[IsiKolom]) -> NumberFormat:
    """How numbers are printed: as in the table, unless the unit says that they are percents."""
    if (isi.satuan or "").strip().casefold() in ("%", "persen"):
        return NumberFormat.PERCENT
    forms = {_FORMATS.get(column.format, NumberFormat.DECIMAL) for column in columns}
    whole = max(column.desimal for column in columns) == 0
    if len(forms) == 1 and (whole or NumberFormat.WHOLE not in forms):
        return forms.pop()
    return NumberFormat.DECIMAL


def _unit(isi: GrafikSendiri) -> str:
    """The unit as the axis names it; "" where each number says it."""
    unit = (isi.satuan or "").strip()
    return "" if unit.casefold() in _SAID_BY_NUMBERS else unit


def _in_units(isi: GrafikSendiri) -> str:
    unit = _unit(isi)
    return f" (dalam {unit})" if unit else ""


def _height(isi: GrafikSendiri, rows: _Rows) -> float:
    """Centimetres that the chart would like to have."""
    if isi.jenis == "batang":
        return tinggi_batang((), len(rows.categories) * len(rows.drawn))
    return _USUAL_CM


# --- words ---------------------------------------------------------------------------


def _told(isi: GrafikSendiri, rows: _Rows) -> Iterator[str]:
    """Every number in words; of very many the highest, the lowest and the last."""
    for column, cells in rows.drawn:
        pairs = list(zip(rows.categories, cells, strict=True))
        known: list[Point] = [(label, cell) for label, cell in pairs if cell is not None]
        if not known:
            yield f"{column.judul}: {MISSING}."
            continue
        yield _numbers(column.judul, known, in_order=isi.jenis == "garis")
        none = [label for label, cell in pairs if cell is None]
        if none:
            yield f"{column.judul} {_NONE} untuk {daftar(none)}."
    if isi.acuan is not None:
        value = _said(isi.acuan.nilai, _format(isi, rows.columns))
        yield f"Garis acuan {isi.acuan.nama}: {value}."


def _numbers(name: str, points: Sequence[Point], *, in_order: bool) -> str:
    if len(points) > MOST_SPOKEN:
        return ringkas(name, points, berurut=in_order)
    return semua(name, points)


def _said(value: Decimal, form: NumberFormat) -> str:
    """A value as the office wrote it, in the way of the chart."""
    if form is NumberFormat.RUPIAH_SHORT:
        return format_rupiah(value)
    places = written_places(value)
    if form is NumberFormat.PERCENT:
        return format_percent(value, places)
    return format_decimal(value, places)
