"""Tables of spending and revenue: by program, by year, by type; revenue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lkjip_docgen.document import (
    Align,
    Blocks,
    Cell,
    Column,
    Inlines,
    Row,
    RowRole,
    Table,
    Text,
    Value,
)
from lkjip_docgen.idn import format_decimal, plain_name
from lkjip_docgen.measures import HasilPos, HasilTahunBelanja
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.narrative.tables.cells import (
    baris_jumlah,
    kepala,
    kepala_tahun,
    keterangan,
    kolom,
    nomor,
    sel,
    sumber,
    teks,
)
from lkjip_docgen.narrative.tables.labels import (
    anggaran_tahunan,
    asal_anggaran,
    asal_penerimaan,
    rentang,
)
from lkjip_docgen.narrative.tables.program import program_table
from lkjip_docgen.quantity import Quantity, Unit
from lkjip_docgen.records import Record
from lkjip_docgen.templating import Konteks

C, L, R = Align.CENTER, Align.LEFT, Align.RIGHT
YEARS_ACROSS = 3  # what fits across a page
_USUAL = (3.4, 1.8)  # centimetres of an amount and of a share
_NARROW = (2.6, 1.4)  # beside codes and indented names, in small type
_DIGITS = 11
"""So many digits of an amount fit a narrow column; a usual one holds one more."""
_BESIDE = 10
"""So many digits fit where three years stand beside each other: Rp9,9 miliar, and no more."""
_MORE = (0.6, 0.3)  # for every digit beyond, in the usual and in small type


def _figures(pos: HasilPos) -> tuple[Quantity, ...]:
    return (pos.pagu, pos.realisasi, pos.serapan)


@tabel("realisasi-program")
def realisasi_program(konteks: Konteks) -> Table:
    """Ceiling and spending of every part of the budget; the total counts programs only."""
    budget = konteks.hasil.anggaran
    when = konteks.laporan.periode.sampai
    parts = program_table(konteks, budget.akhir, _figures)
    total = baris_jumlah("Jumlah", parts.span, map(sel, _figures(budget.akhir.total)))
    return Table(
        id="tabel-realisasi-program",
        caption=keterangan(f"Realisasi Anggaran menurut {parts.title} {when}"),
        columns=kolom(*parts.columns, *_figure_columns(budget.akhir.total, small=parts.deep)),
        head=(Row((*parts.head, *kepala("Pagu", "Realisasi", "%").cells)),),
        rows=(*parts.rows, total),
        source=sumber(asal_anggaran(konteks.laporan), _figures(budget.akhir.total)),
        compact=parts.deep,
        summary=f"Pagu, realisasi, dan persentase penyerapan tiap {parts.levels}.",
    )


def _figure_columns(total: HasilPos, *, small: bool) -> tuple[tuple[float, Align], ...]:
    """The columns of ceiling, spending and share, wide enough for the longest amount: the sum."""
    amount, share = _NARROW if small else _USUAL
    holds, more = (_DIGITS, _MORE[1]) if small else (_DIGITS + 1, _MORE[0])
    width = amount + more * max(0, _digits(total) - holds)
    return ((width, R), (width, R), (share, R))


def _digits(pos: HasilPos) -> int:
    """How many digits the longer of ceiling and spending has."""
    amounts = (quantity for quantity in (pos.pagu, pos.realisasi) if quantity.ada)
    return max((abs(quantity.nilai).adjusted() + 1 for quantity in amounts), default=0)


@tabel("realisasi-tahunan")
def realisasi_tahunan(konteks: Konteks) -> Table:
    """Ceiling, spending and absorption of each year."""
    years = anggaran_tahunan(konteks.laporan, konteks.hasil)
    rows = tuple(Row((teks(str(year)), *map(sel, _figures(pos)))) for year, pos in years)
    return Table(
        id="tabel-realisasi-tahunan",
        caption=keterangan(f"Pagu dan Realisasi Anggaran {rentang(y for y, _ in years)}"),
        columns=kolom((2, C), (4.5, R), (4.5, R), (3, R)),
        head=(kepala("Tahun", "Pagu", "Realisasi", "%"),),
        rows=rows,
        source=sumber(asal_anggaran(konteks.laporan), _figures(years[-1][1])),
        summary="Pagu, realisasi, dan persentase penyerapan anggaran tiap tahun.",
    )


@tabel("jenis-belanja")
def jenis_belanja(konteks: Konteks) -> Table | Blocks:
    """Spending by type, the last years side by side, or below each other where amounts are long."""
    years = konteks.hasil.anggaran.jenis_belanja[-YEARS_ACROSS:]
    if not years:
        return ()
    numbers = [year.tahun for year in years]
    beside = max(_digits(year.total) for year in years) <= _BESIDE
    body = _types_beside(years) if beside else _types_below(years)
    return Table(
        id="tabel-jenis-belanja",
        caption=keterangan(
            f"Pagu dan Realisasi menurut Jenis Belanja {rentang(numbers)} (dalam rupiah)"
        ),
        columns=body.columns,
        head=body.head,
        rows=body.rows,
        source=sumber(asal_anggaran(konteks.laporan), _figures(years[-1].total))
        + _other_names(konteks, years),
        compact=body.compact,
        summary="Pagu, realisasi, dan persentase tiap jenis belanja dan jumlahnya tiap tahun.",
    )


def _other_names(konteks: Konteks, years: Sequence[HasilTahunBelanja]) -> Inlines:
    """Under which name a kind stands in the budget of an earlier year, where it is another."""
    typed = {row.tahun: row.belanja for row in konteks.laporan.anggaran.jenis_belanja}
    notes = [
        f" Pada tahun {year.tahun}, {pos.nama} bernama {row.jenis}."
        for year in years
        for pos, row in zip(year.jenis, typed[year.tahun], strict=True)
        if plain_name(pos.nama) != plain_name(row.jenis)
    ]
    return tuple(map(Text, notes))


class _Body(Record):
    """What of a table differs between two ways to set the same figures."""

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    compact: bool


def _types_beside(years: Sequence[HasilTahunBelanja]) -> _Body:
    """A row for each type, with the figures of every year."""
    rows = [Row((teks(name), *_type_cells(years, name))) for name in _types(years)]
    totals = [_amount(quantity) for year in years for quantity in _figures(year.total)]
    return _Body(
        columns=kolom((1.36, L), *((1.84, R), (1.84, R), (1.2, R)) * len(years)),
        head=kepala_tahun(
            ("Jenis Belanja",), [year.tahun for year in years], ("Pagu", "Realisasi", "%")
        ),
        rows=(*rows, baris_jumlah("Jumlah", 1, totals)),
        compact=True,
    )


def _types_below(years: Sequence[HasilTahunBelanja]) -> _Body:
    """A row for each year of a type: so long amounts fit the lines of an upright page."""
    rows: list[Row] = []
    for name in _types(years):
        rows += _years_of(name, years, [_of_type(year, name) for year in years])
    rows += _years_of("Jumlah", years, [year.total for year in years], RowRole.TOTAL)
    return _Body(
        columns=kolom((4.6, L), (1.6, C), (3.8, R), (3.8, R), (1.9, R)),
        head=(kepala("Jenis Belanja", "Tahun", "Pagu", "Realisasi", "%"),),
        rows=tuple(rows),
        compact=False,
    )


def _years_of(
    name: str,
    years: Sequence[HasilTahunBelanja],
    figures: Sequence[HasilPos | None],
    role: RowRole = RowRole.BODY,
) -> Iterator[Row]:
    """The rows of one type of spending, or of all of them; its name stands beside them."""
    for number, (year, pos) in enumerate(zip(years, figures, strict=True)):
        title = (teks(name, rowspan=len(years), bold=role is RowRole.TOTAL),)
        amounts = map(_amount, _figures(pos) if pos else (None, None, None))
        yield Row((*(title if number == 0 else ()), teks(str(year.tahun)), *amounts), role)


def _types(years: Iterable[HasilTahunBelanja]) -> Iterable[str]:
    """The types of spending in the order in which they are first named."""
    return dict.fromkeys(pos.nama for year in years for pos in year.jenis)


def _type_cells(years: Iterable[HasilTahunBelanja], name: str) -> Iterator[Cell]:
    """The figures of a type of spending in each year."""
    for year in years:
        pos = _of_type(year, name)
        yield from map(_amount, _figures(pos) if pos else (None, None, None))


def _of_type(year: HasilTahunBelanja, name: str) -> HasilPos | None:
    return next((pos for pos in year.jenis if pos.nama == name), None)


def _amount(quantity: Quantity | None) -> Cell:
    """An amount without "Rp", which the caption says for the whole table."""
    if quantity is None or not quantity.ada or quantity.unit is not Unit.RUPIAH:
        return sel(quantity)
    return Cell((Value(quantity, format_decimal(quantity.nilai, quantity.places)),))


@tabel("penerimaan")
def penerimaan(konteks: Konteks) -> Table | Blocks:
    """Revenue of each year against its target."""
    revenue = konteks.hasil.penerimaan
    if revenue is None:
        return ()
    rows = tuple(
        Row((nomor(n), teks(str(y.tahun)), sel(y.target), sel(y.realisasi), sel(y.capaian)))
        for n, y in enumerate(revenue.tahunan, start=1)
    )
    years = rentang(y.tahun for y in revenue.tahunan)
    name = konteks.laporan.kosakata.penerimaan
    return Table(
        id=f"tabel-{revenue.kunci}",
        caption=keterangan(f"Target dan Realisasi {name.judul} {years}"),
        columns=kolom((1, C), (2, C), (4.3, R), (4.3, R), (3, R)),
        head=(kepala("No.", "Tahun", "Target", "Realisasi", "Capaian"),),
        rows=rows,
        source=sumber(asal_penerimaan(konteks.laporan), (revenue.kini.realisasi,)),
        summary=f"Target, realisasi, dan capaian {name.kecil} tiap tahun.",
    )


@tabel("pnbp")
def pnbp(konteks: Konteks) -> Table | Blocks:
    """The same, as templates of offices that collect PNBP know it."""
    return penerimaan(konteks)
