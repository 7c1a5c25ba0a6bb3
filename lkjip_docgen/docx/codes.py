"""Codes of the findings about a Word file that cannot be read or replaced."""

from __future__ import annotations

from typing import Final

BUKAN_LAPORAN: Final = "LK750"
DOCX_RUSAK: Final = "LK751"
DOCX_BERSANDI: Final = "LK752"
VERSI_LAIN: Final = "LK753"
SUDAH_DISUNTING: Final = "LK755"

MEANINGS: dict[str, str] = {
    BUKAN_LAPORAN: "Berkas bukan laporan Word buatan program ini.",
    DOCX_RUSAK: "Berkas Word rusak.",
    DOCX_BERSANDI: "Berkas Word bersandi atau berformat lama.",
    VERSI_LAIN: "Laporan dibuat dengan versi program yang lain.",
    SUDAH_DISUNTING: "Laporan sudah disunting dan tidak ditimpa.",
}
