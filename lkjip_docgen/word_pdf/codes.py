"""Codes of the findings about the PDF of an edited Word report."""

from __future__ import annotations

from typing import Final

SUNTINGAN_TIDAK_IKUT: Final = "LK770"
PERTENTANGAN_TERBUKA: Final = "LK771"
PERUBAHAN_TERLACAK: Final = "LK772"
BELUM_DIISI: Final = "LK773"
ALAT_TIDAK_ADA: Final = "LK774"
TATA_LETAK_GAGAL: Final = "LK775"
TANPA_TEMPAT: Final = "LK776"
DATA_BERBEDA: Final = "LK777"
LAMPIRAN_TANPA_DATA: Final = "LK778"
TIDAK_SEPENUHNYA_TERBACA: Final = "LK779"
DAFTAR_ISI_TERTINGGAL: Final = "LK780"
KOMENTAR: Final = "LK781"

MEANINGS: dict[str, str] = {
    SUNTINGAN_TIDAK_IKUT: "Dokumen Word di folder tujuan sudah disunting; hasil dari data tidak "
    "memuat suntingan itu.",
    PERTENTANGAN_TERBUKA: "Dokumen Word masih memuat pertentangan yang belum diputuskan.",
    PERUBAHAN_TERLACAK: "Dokumen Word masih memuat perubahan terlacak yang belum diputuskan.",
    BELUM_DIISI: "Dokumen Word masih memuat bagian yang belum diisi.",
    ALAT_TIDAK_ADA: "Program atau pustaka untuk membuat PDF dari dokumen Word belum terpasang.",
    TATA_LETAK_GAGAL: "LibreOffice tidak menghasilkan PDF.",
    TANPA_TEMPAT: "Tempat tanda tangan tidak ditemukan dalam dokumen Word.",
    DATA_BERBEDA: "Angka dalam dokumen Word berbeda dari data, sehingga data tidak dilampirkan.",
    LAMPIRAN_TANPA_DATA: "Lampiran PDF tidak dapat dimuat tanpa data laporan.",
    TIDAK_SEPENUHNYA_TERBACA: "PDF belum dapat dibaca sepenuhnya oleh pembaca layar.",
    DAFTAR_ISI_TERTINGGAL: "Judul tidak tercantum dalam daftar isi.",
    KOMENTAR: "Komentar dalam dokumen Word tidak ikut ke PDF.",
}
