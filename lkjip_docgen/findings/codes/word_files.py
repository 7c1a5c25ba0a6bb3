"""Codes of the findings about a Word file that cannot be read or replaced."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.findings.registry import code

BIDANG_TERLARANG: Final = code(
    "LK716", "Bidang (field) Word mengambil isi dari luar atau menjalankan program."
)
ISI_DARI_LUAR: Final = code("LK717", "Isi dokumen Word diambil dari luar berkas.")
TAUTAN_TERLARANG: Final = code("LK718", "Tautan dalam dokumen Word bukan alamat web atau surel.")
MAKRO: Final = code("LK719", "Dokumen Word memuat makro atau program tambahan.")
OBJEK_TERTANAM: Final = code(
    "LK720", "Dokumen Word memuat objek, kontrol, atau dokumen lain di dalamnya."
)
PENGATURAN_TERLARANG: Final = code(
    "LK721", "Pengaturan dokumen Word mengambil sesuatu dari luar berkas."
)
BAGIAN_ASING: Final = code("LK722", "Dokumen Word memuat bagian yang tidak dikenal.")
GAMBAR_ASING: Final = code("LK723", "Gambar dalam dokumen Word bukan gambar yang aman.")
BUKAN_LAPORAN: Final = code("LK750", "Berkas bukan laporan Word buatan program ini.")
DOCX_RUSAK: Final = code("LK751", "Berkas Word rusak.")
DOCX_BERSANDI: Final = code("LK752", "Berkas Word bersandi atau berformat lama.")
VERSI_LAIN: Final = code("LK753", "Laporan dibuat dengan versi program yang lain.")
SUDAH_DISUNTING: Final = code("LK755", "Laporan sudah disunting dan tidak ditimpa.")
