"""Codes of the findings about reports to compare."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.findings.registry import code

BUKAN_LAPORAN: Final = code("LK740", "Dokumen Word tidak dibuat dengan program ini.")
PDF_TIDAK_TERBACA: Final = code("LK741", "Berkas tidak ada, bukan PDF, atau rusak.")
PDF_BERSANDI: Final = code("LK742", "PDF bersandi.")
PDF_TANPA_ISI: Final = code("LK743", "PDF tidak memuat catatan isi laporan.")
ISI_TIDAK_TERBACA: Final = code(
    "LK744", "Catatan isi laporan di dalam PDF rusak atau dari versi lain."
)
JENIS_BERKAS: Final = code("LK745", "Jenis berkas tidak dapat dibandingkan.")
