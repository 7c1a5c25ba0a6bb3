"""Revenue over the years: PNBP, or of another kind such as that of a region (PAD)."""

from __future__ import annotations

from lkjip_docgen.measures.arithmetic import difference, growth, percent
from lkjip_docgen.measures.results import HasilPnbp, HasilTahunPnbp
from lkjip_docgen.measures.timing import as_of
from lkjip_docgen.model import Laporan, TahunPnbp
from lkjip_docgen.quantity import Unit, given
from lkjip_docgen.records import Record


def measure_revenue(laporan: Laporan) -> HasilPnbp | None:
    """Revenue up to the reported year; None for an office that collects none.

    A reported year without figures appears with missing ones.
    """
    if laporan.pendapatan is None:
        return None
    tahun = laporan.dokumen.tahun
    rows = {row.tahun: row for row in laporan.pendapatan.tahunan if row.tahun <= tahun}
    rows.setdefault(tahun, TahunPnbp(tahun=tahun))
    kind = _Kind(laporan, laporan.kosakata.penerimaan.pendek)
    years = {key: kind.year(rows[key]) for key in sorted(rows)}
    shown = tuple(years.values())
    if tahun - 1 not in years:
        return HasilPnbp(shown, None, None, laporan.kunci_penerimaan)
    now, before = years[tahun], years[tahun - 1]
    path, name = f"{laporan.kunci_penerimaan}.{tahun}", kind.nama
    return HasilPnbp(
        tahunan=shown,
        perubahan_capaian=difference(
            f"{path}.perubahan_capaian",
            now.capaian,
            before.capaian,
            f"Perubahan capaian {name}",
            "capaian tahun ini − capaian tahun lalu",
        ),
        pertumbuhan_realisasi=growth(
            f"{path}.pertumbuhan_realisasi",
            now.realisasi,
            before.realisasi,
            f"Pertumbuhan realisasi {name}",
        ),
        kunci=laporan.kunci_penerimaan,
    )


class _Kind(Record):
    """The revenue of an office, and what it is called."""

    laporan: Laporan
    nama: str

    def year(self, row: TahunPnbp) -> HasilTahunPnbp:
        """A year of it."""
        key, tahun, name = self.laporan.kunci_penerimaan, row.tahun, self.nama
        path, day = f"{key}.{tahun}", as_of(self.laporan, key, tahun)
        target, realisasi = (
            given(
                f"{path}.{what}",
                value,
                Unit.RUPIAH,
                f"{what.capitalize()} {name} {tahun}",
                as_of=day,
                alasan=row.tak_berlaku(what),
            )
            for what, value in (("target", row.target), ("realisasi", row.realisasi))
        )
        label, formula = f"Capaian {name} {tahun}", "realisasi ÷ target × 100%"
        capaian = percent(f"{path}.capaian", realisasi, target, label, formula)
        return HasilTahunPnbp(tahun, target, realisasi, capaian)
