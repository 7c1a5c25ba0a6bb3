"""Codes of the findings about the PDF of an edited Word report."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.findings.registry import code

SUNTINGAN_TIDAK_IKUT: Final = code(
    "LK770",
    "Dokumen Word di folder tujuan sudah disunting; hasil dari data tidak memuat suntingan itu.",
)
PERTENTANGAN_TERBUKA: Final = code(
    "LK771", "Dokumen Word masih memuat pertentangan yang belum diputuskan."
)
PERUBAHAN_TERLACAK: Final = code(
    "LK772", "Dokumen Word masih memuat perubahan terlacak yang belum diputuskan."
)
BELUM_DIISI: Final = code("LK773", "Dokumen Word masih memuat bagian yang belum diisi.")
ALAT_TIDAK_ADA: Final = code(
    "LK774", "Program atau pustaka untuk membuat PDF dari dokumen Word belum terpasang."
)
TATA_LETAK_GAGAL: Final = code("LK775", "LibreOffice tidak menghasilkan PDF.")
TANPA_TEMPAT: Final = code("LK776", "Tempat tanda tangan tidak ditemukan dalam dokumen Word.")
DATA_BERBEDA: Final = code(
    "LK777", "Angka dalam dokumen Word berbeda dari data, sehingga data tidak dilampirkan."
)
LAMPIRAN_TANPA_DATA: Final = code("LK778", "Lampiran PDF tidak dapat dimuat tanpa data laporan.")
TIDAK_SEPENUHNYA_TERBACA: Final = code(
    "LK779", "PDF belum dapat dibaca sepenuhnya oleh pembaca layar."
)
DAFTAR_ISI_TERTINGGAL: Final = code("LK780", "Judul tidak tercantum dalam daftar isi.")
KOMENTAR: Final = code("LK781", "Komentar dalam dokumen Word tidak ikut ke PDF.")
