"""Parts that every figure is made of: series from quantities, the figure around a chart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from lkjip_docgen.document import SHORT, Chart, Figure, Inlines, Series
from lkjip_docgen.idn import print_quantity
from lkjip_docgen.narrative.tables.cells import keterangan
from lkjip_docgen.quantity import Quantity, Status, Unit

FULL_SCORE = Decimal(100)  # where the axis of a score or of a share ends
ABOVE = "persentase di atas kolom: capaian"  # what the notes of columns are
BESIDE = "persentase di kanan: capaian"  # what the notes of rows are
MANY_YEARS = 5  # fewer single numbers are read in the table as fast as in a chart
MANY_BARS = 12  # more stand closer
LEAST_POINTS = 3  # fewer say nothing that a table does not say


def seri(name: str, quantities: Iterable[Quantity]) -> Series:
    """A series of the values; a missing figure stays a gap, for the reason that tables give."""
    known = tuple(quantities)
    reasons = tuple(_reason(quantity) for quantity in known)
    values = tuple(quantity.value for quantity in known)
    return Series(name, values, reasons if any(reasons) else ())


def _reason(quantity: Quantity) -> str:
    """Why there can be no figure; "" where there is one, or where it has not come yet."""
    if quantity.ada or quantity.status is Status.KOSONG:
        return ""
    return print_quantity(quantity)


def desimal(quantities: Iterable[Quantity]) -> int:
    """The decimals that show every figure as it is published.

    Of percentages the fewest: one that needs more of them, lest it print as
    100,00%, brings them to its own label and not to all the others.
    """
    known = [(quantity.places, quantity.unit) for quantity in quantities if quantity.ada]
    if not known:
        return 0
    units = {unit for _, unit in known}
    choose = min if units == {Unit.PERSEN} else max
    return choose(places for places, _ in known)


def nada(capaian: Quantity) -> str:
    """The tone of a capaian: that of what falls short, below the whole target."""
    return SHORT if capaian.ada and capaian.nilai < FULL_SCORE else ""


def catatan(quantities: Iterable[Quantity]) -> tuple[str, ...]:
    """Printed figures to stand above the columns; nothing where one is missing."""
    return tuple(print_quantity(quantity) if quantity.ada else "" for quantity in quantities)


def jadi_garis(*lines: Iterable[Quantity]) -> bool:
    """True when at least one of some series has points enough for a line."""
    return any(sum(quantity.ada for quantity in line) >= LEAST_POINTS for line in lines)


def berulang(points: Iterable[Iterable[Quantity]]) -> bool:
    """True when at least three years have a figure: of fewer the table says all."""
    return sum(ada_data(quantities) for quantities in points) >= LEAST_POINTS


def ada_data(quantities: Iterable[Quantity]) -> bool:
    """True when there is at least one figure to draw."""
    return any(quantity.ada for quantity in quantities)


def alt(*sentences: str) -> str:
    """Sentences as one alternative text."""
    return " ".join(sentences)


def gambar(caption: str, chart: Chart, source: Inlines = ()) -> Figure:
    """The figure of a chart; its id is that of the chart after `gambar-`."""
    return Figure(
        id=f"gambar-{chart.id}",
        caption=keterangan(caption),
        alt=chart.alt,
        chart=chart,
        width_cm=chart.width_cm,
        source=source,
    )


def tinggi_titik(groups: Sequence[str], rows: int) -> float:
    """The same for rows of dots, which stand closer, and many of them closer still."""
    return 1.4 + (0.4 if rows <= MANY_BARS else 0.35) * rows + 0.55 * len(set(groups))


def tinggi_batang(groups: Sequence[str], bars: int) -> float:
    """Height in centimetres for `bars` horizontal bars with their group titles."""
    return 1.9 + (0.5 if bars <= MANY_BARS else 0.45) * bars + 0.6 * len(set(groups))
