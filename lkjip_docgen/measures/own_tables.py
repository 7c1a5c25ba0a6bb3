"""The numbers of the office's own tables, and the sums and means of their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from lkjip_docgen.identity import keys
from lkjip_docgen.idn import plain_name
from lkjip_docgen.measures.results import HasilBarisAkhir, HasilTabel
from lkjip_docgen.model import (
    SUMMABLE,
    FormatKolom,
    GrafikSendiri,
    IsiKolom,
    IsiTabel,
    JumlahTabel,
    Laporan,
    Sel,
    TabelSendiri,
)
from lkjip_docgen.operation import Absent, Choose, CountEntries, Sum, Term
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Quantity, Unit, computed, given

_UNITS: Final[dict[FormatKolom, Unit]] = {
    "bilangan": Unit.JUMLAH,
    "desimal": Unit.NILAI,
    "persen": Unit.PERSEN,
    "rupiah": Unit.RUPIAH,
}
_DECIMALS_OF_A_MEAN = 2
_MEAN: Final = "Rata-rata"
_TOTALS: Final = ("jumlah", "rata-rata")  # what the rows of a table are never called in a path


def measure_own_tables(laporan: Laporan) -> tuple[HasilTabel, ...]:
    """Every own table: a quantity for each number, known by the names of its row and column."""
    return tuple(map(_measured, laporan.tabel_sendiri))


def measure_chart_tables(laporan: Laporan) -> tuple[HasilTabel, ...]:
    """The tables that are there for a chart alone."""
    return tuple(
        _measured(_for_chart(chart, chart.berkas))
        for chart in laporan.grafik_sendiri
        if chart.berkas is not None
    )


def kode_for_chart(chart: GrafikSendiri) -> str:
    """What the table that a chart is drawn from is called."""
    return chart.tabel or f"grafik-{chart.kode}"


def _for_chart(chart: GrafikSendiri, content: IsiTabel) -> TabelSendiri:
    """The table of a chart as one that might be printed; its numbers are known as the chart's."""
    return TabelSendiri(
        judul=chart.judul, kode=kode_for_chart(chart), berkas=content, sumber=chart.sumber
    )


def _measured(table: TabelSendiri) -> HasilTabel:
    content = table.berkas
    names = _names(table)
    columns = keys(column.nama for column in content.kolom)
    rows = tuple(
        tuple(
            _quantity(cell, column, f"tabel.{table.kode}.{row}.{key}", f"{column.judul}, {name}")
            for cell, column, key in zip(cells, content.kolom, columns, strict=True)
        )
        for cells, row, name in zip(content.baris, keys(names, taken=_TOTALS), names, strict=True)
    )
    ends = tuple(_ends(table, columns, [list(column) for column in zip(*rows, strict=True)]))
    return HasilTabel(table, rows, ends)


def _names(table: TabelSendiri) -> list[str]:
    """What each row is called: by the first column of words, else by the first column."""
    columns = table.berkas.kolom
    position = label_column(columns)
    return [row[position].teks or "tanpa nama" for row in table.berkas.baris]


def label_column(columns: Sequence[IsiKolom]) -> int:
    """The position of the column that names the rows: of words, and not one of mere numbering."""
    words = (n for n, column in enumerate(columns) if column.format == "teks")
    return next((n for n in words if columns[n].rata != "tengah"), 0)


def _quantity(cell: Sel, column: IsiKolom, path: str, label: str) -> Quantity | None:
    """The number of a cell; None for a cell of words, a day, or a dash that says "none"."""
    unit = _UNITS.get(column.format)
    if unit is None or (cell.teks and cell.nilai is None):
        return None
    value = cell.nilai if isinstance(cell.nilai, Number) else None
    return given(path, value, unit, label, places=column.desimal)


# --- the last rows -----------------------------------------------------------------------

Cells = Sequence[Quantity | None]
"""The cells of a column."""


def _ends(
    table: TabelSendiri, names: Sequence[str], columns: Sequence[Cells]
) -> Iterator[HasilBarisAkhir]:
    """The row of sums and that of means, as far as the office asks for them."""
    total = table.jumlah
    if total is None:
        return
    for wanted, end, name in (
        (partial(_is_summed, total), _summed, total.judul),
        (partial(_holds, total.rata_rata), _averaged, _MEAN),
    ):
        cells = tuple(
            end(table.kode, column, key, cells) if wanted(column) else None
            for column, key, cells in zip(table.berkas.kolom, names, columns, strict=True)
        )
        if any(cell is not None for cell in cells):
            yield HasilBarisAkhir(name, cells)


def _summed(kode: str, column: IsiKolom, key: str, cells: Cells) -> Quantity | None:
    """The sum of a column; None where it holds no numbers."""
    unit, numbers = _UNITS.get(column.format), _numbers(cells)
    if unit is None:
        return None
    return computed(
        f"tabel.{kode}.jumlah.{key}",
        _of_rows(Sum(places=column.desimal)),
        unit,
        f"Jumlah {column.judul}",
        formula="jumlah semua baris",
        inputs=numbers,
        places=column.desimal,
    )


def _averaged(kode: str, column: IsiKolom, key: str, cells: Cells) -> Quantity | None:
    """The mean, with two decimals at least: that of whole numbers is seldom one."""
    unit, numbers = _UNITS.get(column.format), _numbers(cells)
    if unit is None:
        return None
    return computed(
        f"tabel.{kode}.rata-rata.{key}",
        _of_rows(Sum(places=column.desimal) / CountEntries()),
        unit,
        f"Rata-rata {column.judul}",
        formula="jumlah semua baris ÷ banyaknya baris",
        inputs=numbers,
        places=column.desimal if unit is Unit.RUPIAH else max(column.desimal, _DECIMALS_OF_A_MEAN),
    )


def _numbers(cells: Cells) -> tuple[Quantity, ...]:
    return tuple(cell for cell in cells if cell is not None)


def _is_summed(total: JumlahTabel, column: IsiKolom) -> bool:
    """Whether a column is named; without any name all that can be summed are."""
    if total.kolom or total.rata_rata:
        return _holds(total.kolom, column)
    return column.format in SUMMABLE


def _holds(names: Sequence[str], column: IsiKolom) -> bool:
    return plain_name(column.nama) in map(plain_name, names)


def _of_rows(operasi: Term) -> Term:
    """What is computed from printed rows; nothing where there is none."""
    return Choose(CountEntries().equals(0), Absent(), operasi)
