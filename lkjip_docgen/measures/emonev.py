"""Monthly progress reported to e-Monev Bappenas."""

from __future__ import annotations

from datetime import date

from lkjip_docgen.idn import month_name, month_short
from lkjip_docgen.measures.results import HasilEmonev
from lkjip_docgen.measures.timing import as_of
from lkjip_docgen.model import BulanEmonev, Laporan
from lkjip_docgen.quantity import Quantity, Unit, given


def measure_emonev(laporan: Laporan) -> HasilEmonev | None:
    """The cumulative percentages, January to December as far as the table goes."""
    if laporan.emonev is None:
        return None
    day = as_of(laporan, "emonev")
    rows = sorted(laporan.emonev.tabel, key=lambda row: row.bulan)
    why = laporan.emonev.sebab_bulan_kosong
    return HasilEmonev(tuple(_month(row, day, why) for row in rows))


def _month(row: BulanEmonev, day: date | None, why: str) -> tuple[str, Quantity, Quantity]:
    """A month; `why` says of every gap that there is no such figure."""
    name, path = month_name(row.bulan), f"emonev.{month_short(row.bulan).lower()}"
    spending = given(
        f"{path}.anggaran",
        row.anggaran,
        Unit.PERSEN,
        f"Realisasi anggaran kumulatif s.d. {name}",
        as_of=day,
        alasan=why,
    )
    execution = given(
        f"{path}.pelaksanaan",
        row.pelaksanaan,
        Unit.PERSEN,
        f"Pelaksanaan kegiatan kumulatif s.d. {name}",
        as_of=day,
        alasan=why,
    )
    return name, spending, execution
