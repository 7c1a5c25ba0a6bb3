"""Codes of the findings about reports to compare."""

from __future__ import annotations

from typing import Final

BUKAN_LAPORAN: Final = "LK740"
PDF_TIDAK_TERBACA: Final = "LK741"
PDF_BERSANDI: Final = "LK742"
PDF_TANPA_ISI: Final = "LK743"
ISI_TIDAK_TERBACA: Final = "LK744"
JENIS_BERKAS: Final = "LK745"

MEANINGS: Final[dict[str, str]] = {
    BUKAN_LAPORAN: "Dokumen Word tidak dibuat dengan program ini.",
    PDF_TIDAK_TERBACA: "Berkas tidak ada, bukan PDF, atau rusak.",
    PDF_BERSANDI: "PDF bersandi.",
    PDF_TANPA_ISI: "PDF tidak memuat catatan isi laporan.",
    ISI_TIDAK_TERBACA: "Catatan isi laporan di dalam PDF rusak atau dari versi lain.",
    JENIS_BERKAS: "Jenis berkas tidak dapat dibandingkan.",
}
