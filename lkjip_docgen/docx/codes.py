"""Codes of the findings about a Word file that cannot be read or replaced."""

from __future__ import annotations

from typing import Final

BIDANG_TERLARANG: Final = "LK716"
ISI_DARI_LUAR: Final = "LK717"
TAUTAN_TERLARANG: Final = "LK718"
MAKRO: Final = "LK719"
OBJEK_TERTANAM: Final = "LK720"
PENGATURAN_TERLARANG: Final = "LK721"
BAGIAN_ASING: Final = "LK722"
GAMBAR_ASING: Final = "LK723"
BUKAN_LAPORAN: Final = "LK750"
DOCX_RUSAK: Final = "LK751"
DOCX_BERSANDI: Final = "LK752"
VERSI_LAIN: Final = "LK753"
SUDAH_DISUNTING: Final = "LK755"

MEANINGS: dict[str, str] = {
    BIDANG_TERLARANG: "Bidang (field) Word mengambil isi dari luar atau menjalankan program.",
    ISI_DARI_LUAR: "Isi dokumen Word diambil dari luar berkas.",
    TAUTAN_TERLARANG: "Tautan dalam dokumen Word bukan alamat web atau surel.",
    MAKRO: "Dokumen Word memuat makro atau program tambahan.",
    OBJEK_TERTANAM: "Dokumen Word memuat objek, kontrol, atau dokumen lain di dalamnya.",
    PENGATURAN_TERLARANG: "Pengaturan dokumen Word mengambil sesuatu dari luar berkas.",
    BAGIAN_ASING: "Dokumen Word memuat bagian yang tidak dikenal.",
    GAMBAR_ASING: "Gambar dalam dokumen Word bukan gambar yang aman.",
    BUKAN_LAPORAN: "Berkas bukan laporan Word buatan program ini.",
    DOCX_RUSAK: "Berkas Word rusak.",
    DOCX_BERSANDI: "Berkas Word bersandi atau berformat lama.",
    VERSI_LAIN: "Laporan dibuat dengan versi program yang lain.",
    SUDAH_DISUNTING: "Laporan sudah disunting dan tidak ditimpa.",
}
