"""Codes of the findings about an edited report."""

from __future__ import annotations

from typing import Final

BUKAN_LAPORAN: Final = "LK750"
DOCX_RUSAK: Final = "LK751"
DOCX_BERSANDI: Final = "LK752"
VERSI_LAIN: Final = "LK753"
KANTOR_LAIN: Final = "LK754"
SUDAH_DISUNTING: Final = "LK755"
ANGKA_HITUNGAN: Final = "LK758"
TIDAK_TERBACA: Final = "LK759"
JALUR_TIDAK_DIKENAL: Final = "LK760"

MEANINGS: dict[str, str] = {
    BUKAN_LAPORAN: "Berkas bukan laporan Word buatan program ini.",
    DOCX_RUSAK: "Berkas Word rusak.",
    DOCX_BERSANDI: "Berkas Word bersandi atau berformat lama.",
    VERSI_LAIN: "Laporan dibuat dengan versi program yang lain.",
    KANTOR_LAIN: "Data untuk kantor atau tahun yang lain.",
    SUDAH_DISUNTING: "Laporan sudah disunting dan tidak ditimpa.",
    ANGKA_HITUNGAN: "Angka hasil hitungan tidak dapat ditulis ke berkas data.",
    TIDAK_TERBACA: "Angka dalam laporan tidak terbaca.",
    JALUR_TIDAK_DIKENAL: "Jalur pada --take tidak dikenal.",
}
