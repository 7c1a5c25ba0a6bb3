"""Codes of the findings about many offices at once (`lkjip batch`, `lkjip rollup`)."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.findings.registry import code

TANPA_KANTOR: Final = code("LK810", "Folder tidak memuat folder proyek satu pun.")
TANPA_DATA: Final = code("LK811", "Folder di antara folder kantor tidak memuat berkas data.")
TAUTAN_FOLDER: Final = code("LK812", "Tautan ke folder lain tidak diikuti.")
FOLDER_TERTUTUP: Final = code("LK813", "Folder tidak dapat dibuka.")
NAMA_FOLDER_SAMA: Final = code(
    "LK814", "Dua folder kantor menghasilkan berkas di tempat yang sama."
)
NAMA_KANTOR_SAMA: Final = code("LK815", "Dua folder memuat laporan kantor dan tahun yang sama.")
PROSES_BERAKHIR: Final = code("LK816", "Proses yang membuat laporan suatu kantor berakhir.")
TERLALU_LAMA: Final = code("LK817", "Laporan suatu kantor tidak selesai dalam batas waktu.")
GALAT_KANTOR: Final = code("LK818", "Program gagal pada laporan suatu kantor.")
PUSTAKA_KLASTER: Final = code("LK819", "Pustaka untuk bekerja dengan banyak komputer belum ada.")
PENJADWAL: Final = code("LK830", "Penjadwal pada alamat yang disebut tidak menjawab.")
PENJADWAL_HILANG: Final = code("LK831", "Penjadwal berhenti sebelum semua kantor selesai.")
TANPA_PEKERJA: Final = code("LK832", "Penjadwal belum mempunyai pekerja.")
VERSI_BERBEDA: Final = code("LK833", "Program pada pekerja berbeda dari program di sini.")
PEKERJA_KURANG: Final = code("LK834", "Pekerja tidak mempunyai LibreOffice atau huruf laporan.")
FOLDER_TAK_TERLIHAT: Final = code("LK835", "Pekerja tidak melihat folder kantor.")
SERTIFIKAT: Final = code("LK836", "Sertifikat untuk sambungan aman tidak dapat dipakai.")
NAMA_FOLDER_KHUSUS: Final = code(
    "LK837", "Nama folder kantor tidak dapat dipakai di semua komputer."
)
SEDANG_DIKERJAKAN: Final = code("LK838", "Perintah batch lain sedang bekerja di tempat yang sama.")
