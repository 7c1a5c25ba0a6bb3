"""Charts that Word can draw, and some that it cannot."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lkjip_docgen.document import Chart, ChartKind, NumberFormat, ReferenceLine, Series

YEARS = ("2021", "2022", "2023")


def numbers(*values: str | None) -> tuple[Decimal | None, ...]:
    return tuple(None if value is None else Decimal(value) for value in values)


def columns(**changed: Any) -> Chart:
    """Target and result in three years, each year with what is noted of it."""
    fields: dict[str, Any] = {
        "id": "kolom",
        "kind": ChartKind.COLUMNS,
        "alt": "Target dan realisasi.",
        "categories": YEARS,
        "series": (
            Series("Target", numbers("3.15", "3.20", "3.25")),
            Series("Realisasi", numbers("3.91", "3.89", "3.98")),
        ),
        "notes": ("124,13%", "121,56%", "122,46%"),
        "axis_title": "Persentase di atas kolom: capaian",
        "limit": Decimal(4),
    }
    return Chart(**(fields | changed))


def lines(count: int = 12, **changed: Any) -> Chart:
    """A survey month by month, highest in the third month and lowest in the seventh."""
    values = [Decimal("17.40") + Decimal(n) / 100 for n in range(count)]
    values[2], values[6] = Decimal("18.90"), Decimal("16.80")
    fields: dict[str, Any] = {
        "id": "garis",
        "kind": ChartKind.LINES,
        "alt": "Nilai per bulan.",
        "categories": tuple(f"B{n + 1}" for n in range(count)),
        "series": (Series("Nilai", tuple(values)),),
        "from_zero": False,
    }
    return Chart(**(fields | changed))


def bars(**changed: Any) -> Chart:
    """Values with long names."""
    fields: dict[str, Any] = {
        "id": "batang",
        "kind": ChartKind.BARS,
        "alt": "Pegawai menurut jabatan.",
        "categories": ("Pejabat struktural", "Jabatan fungsional umum dan tertentu"),
        "series": (Series("Pegawai", numbers("5", "26")),),
        "format": NumberFormat.WHOLE,
        "axis_title": "Orang",
    }
    return Chart(**(fields | changed))


def panels(**changed: Any) -> Chart:
    """Two kinds of spending in two years."""
    fields: dict[str, Any] = {
        "id": "panel",
        "kind": ChartKind.PANELS,
        "alt": "Pagu dan realisasi menurut jenis belanja.",
        "categories": ("2022", "2023", "2022", "2023"),
        "groups": ("Pegawai", "Pegawai", "Modal", "Modal"),
        "series": (
            Series("Pagu", numbers("2261000000", "2431000000", "830000000", "2184000000")),
            Series("Realisasi", numbers("2234544909", "2257292623", "821467000", "2155200462")),
        ),
        "format": NumberFormat.RUPIAH_SHORT,
    }
    return Chart(**(fields | changed))


TARGET = ReferenceLine(Decimal(100), "Target")

NATIVE = {"columns": columns(), "lines": lines(), "bars": bars(), "panels": panels()}
