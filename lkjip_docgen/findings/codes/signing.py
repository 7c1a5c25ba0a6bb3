"""Codes of the findings about electronic signatures."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.findings.registry import code

KUNCI_TIDAK_DIDUKUNG: Final = code(
    "LK616", "Jenis kunci sertifikat tidak dapat dipakai untuk menandatangani PDF."
)
BUKAN_UNTUK_TANDA_TANGAN: Final = code("LK617", "Sertifikat bukan untuk menandatangani.")
KUNCI_LEMAH: Final = code("LK618", "Kunci sertifikat lemah.")
MASIH_DRAF: Final = code("LK619", "PDF masih draf.")
TEMPAT_TAMBAHAN: Final = code(
    "LK620", "Tempat baru tidak dapat ditambahkan pada PDF yang sudah ditandatangani."
)
DAFTAR_PENCABUTAN: Final = code("LK621", "Daftar pencabutan sertifikat tidak dapat dibaca.")
BUKAN_PEJABATNYA: Final = code(
    "LK622", "Pemilik sertifikat bukan pejabat yang namanya ada pada tempat itu."
)
DIBUAT_SENDIRI: Final = code("LK623", "Sertifikat dibuat sendiri, tanpa penerbit yang menjamin.")
BUKAN_PDF: Final = code("LK700", "Berkas tidak ada, bukan PDF, rusak, atau bersandi.")
SANDI_KELIRU: Final = code("LK701", "Kata sandi sertifikat keliru.")
SANDI_TIDAK_ADA: Final = code("LK702", "Kata sandi sertifikat tidak diberikan.")
SERTIFIKAT_TIDAK_TERBACA: Final = code(
    "LK703", "Berkas sertifikat tidak dapat dibaca atau tidak memuat kunci."
)
SERTIFIKAT_TIDAK_BERLAKU: Final = code("LK704", "Sertifikat sudah atau belum berlaku.")
TEMPAT_TIDAK_ADA: Final = code("LK705", "Tempat tanda tangan yang dimaksud tidak ada.")
TEMPAT_RANCU: Final = code("LK706", "Ada beberapa tempat tanda tangan; pilih salah satunya.")
SUDAH_DITANDATANGANI: Final = code("LK707", "PDF sudah ditandatangani dan tidak boleh diganti.")
TIDAK_BOLEH_DITANDATANGANI: Final = code("LK708", "PDF melarang tanda tangan lagi.")
PENANDA_WAKTU: Final = code("LK709", "Server penanda waktu tidak menjawab dengan benar.")
NAMA_BERBEDA: Final = code("LK710", "Nama yang dicantumkan berbeda dari nama pada sertifikat.")
TANPA_TANDA_TANGAN: Final = code("LK711", "PDF tidak memuat tanda tangan elektronik.")
TANDA_TANGAN_RUSAK: Final = code("LK712", "Tanda tangan elektronik tidak sah.")
PUSTAKA_TIDAK_ADA: Final = code("LK713", "Pustaka tanda tangan belum terpasang.")
DATA_VALIDASI: Final = code("LK714", "Data validasi jangka panjang tidak dapat dihimpun.")
