"""Revenue over the years: PNBP of a ministry's unit, PAD of a region's."""

from __future__ import annotations

from datetime import date

from lkjip_docgen.measures.arithmetic import difference, growth, percent
from lkjip_docgen.measures.results import HasilPnbp, HasilTahunPnbp
from lkjip_docgen.measures.timing import as_of
from lkjip_docgen.model import Laporan, TahunPnbp
from lkjip_docgen.quantity import Unit, given


def measure_revenue(laporan: Laporan) -> HasilPnbp | None:
    """Revenue up to the reported year; None for an office that collects none.

    A reported year without figures appears with missing ones.
    """
    if laporan.pnbp is None:
        return None
    tahun = laporan.dokumen.tahun
    rows = {row.tahun: row for row in laporan.pnbp.tahunan if row.tahun <= tahun}
    rows.setdefault(tahun, TahunPnbp(tahun=tahun))
    name = laporan.kosakata.penerimaan.pendek
    years = {key: _year(rows[key], name, as_of(laporan, "pnbp", key)) for key in sorted(rows)}
    shown = tuple(years.values())
    if tahun - 1 not in years:
        return HasilPnbp(shown, None, None)
    now, before = years[tahun], years[tahun - 1]
    return HasilPnbp(
        tahunan=shown,
        perubahan_capaian=difference(
            f"pnbp.{tahun}.perubahan_capaian",
            now.capaian,
            before.capaian,
            f"Perubahan capaian {name}",
            "capaian tahun ini − capaian tahun lalu",
        ),
        pertumbuhan_realisasi=growth(
            f"pnbp.{tahun}.pertumbuhan_realisasi",
            now.realisasi,
            before.realisasi,
            f"Pertumbuhan realisasi {name}",
        ),
    )


def _year(row: TahunPnbp, revenue: str, day: date | None) -> HasilTahunPnbp:
    path, tahun = f"pnbp.{row.tahun}", row.tahun
    target, realisasi = (
        given(
            f"{path}.{name}",
            value,
            Unit.RUPIAH,
            f"{name.capitalize()} {revenue} {tahun}",
            as_of=day,
            alasan=row.tak_berlaku(name),
        )
        for name, value in (("target", row.target), ("realisasi", row.realisasi))
    )
    label, formula = f"Capaian {revenue} {tahun}", "realisasi ÷ target × 100%"
    capaian = percent(f"{path}.capaian", realisasi, target, label, formula)
    return HasilTahunPnbp(tahun, target, realisasi, capaian)
