"""Codes of the findings about electronic signatures, each with its meaning."""

from __future__ import annotations

from typing import Final

KUNCI_TIDAK_DIDUKUNG: Final = "LK616"
BUKAN_UNTUK_TANDA_TANGAN: Final = "LK617"
KUNCI_LEMAH: Final = "LK618"
MASIH_DRAF: Final = "LK619"
TEMPAT_TAMBAHAN: Final = "LK620"
DAFTAR_PENCABUTAN: Final = "LK621"
BUKAN_PEJABATNYA: Final = "LK622"
DIBUAT_SENDIRI: Final = "LK623"
BUKAN_PDF: Final = "LK700"
SANDI_KELIRU: Final = "LK701"
SANDI_TIDAK_ADA: Final = "LK702"
SERTIFIKAT_TIDAK_TERBACA: Final = "LK703"
SERTIFIKAT_TIDAK_BERLAKU: Final = "LK704"
TEMPAT_TIDAK_ADA: Final = "LK705"
TEMPAT_RANCU: Final = "LK706"
SUDAH_DITANDATANGANI: Final = "LK707"
TIDAK_BOLEH_DITANDATANGANI: Final = "LK708"
PENANDA_WAKTU: Final = "LK709"
NAMA_BERBEDA: Final = "LK710"
TANPA_TANDA_TANGAN: Final = "LK711"
TANDA_TANGAN_RUSAK: Final = "LK712"
PUSTAKA_TIDAK_ADA: Final = "LK713"
DATA_VALIDASI: Final = "LK714"

MEANINGS: Final[dict[str, str]] = {
    KUNCI_TIDAK_DIDUKUNG: "Jenis kunci sertifikat tidak dapat dipakai untuk menandatangani PDF.",
    BUKAN_UNTUK_TANDA_TANGAN: "Sertifikat bukan untuk menandatangani.",
    KUNCI_LEMAH: "Kunci sertifikat lemah.",
    MASIH_DRAF: "PDF masih draf.",
    TEMPAT_TAMBAHAN: "Tempat baru tidak dapat ditambahkan pada PDF yang sudah ditandatangani.",
    DAFTAR_PENCABUTAN: "Daftar pencabutan sertifikat tidak dapat dibaca.",
    BUKAN_PEJABATNYA: "Pemilik sertifikat bukan pejabat yang namanya ada pada tempat itu.",
    DIBUAT_SENDIRI: "Sertifikat dibuat sendiri, tanpa penerbit yang menjamin.",
    BUKAN_PDF: "Berkas tidak ada, bukan PDF, rusak, atau bersandi.",
    SANDI_KELIRU: "Kata sandi sertifikat keliru.",
    SANDI_TIDAK_ADA: "Kata sandi sertifikat tidak diberikan.",
    SERTIFIKAT_TIDAK_TERBACA: "Berkas sertifikat tidak dapat dibaca atau tidak memuat kunci.",
    SERTIFIKAT_TIDAK_BERLAKU: "Sertifikat sudah atau belum berlaku.",
    TEMPAT_TIDAK_ADA: "Tempat tanda tangan yang dimaksud tidak ada.",
    TEMPAT_RANCU: "Ada beberapa tempat tanda tangan; pilih salah satunya.",
    SUDAH_DITANDATANGANI: "PDF sudah ditandatangani dan tidak boleh diganti.",
    TIDAK_BOLEH_DITANDATANGANI: "PDF melarang tanda tangan lagi.",
    PENANDA_WAKTU: "Server penanda waktu tidak menjawab dengan benar.",
    NAMA_BERBEDA: "Nama yang dicantumkan berbeda dari nama pada sertifikat.",
    TANPA_TANDA_TANGAN: "PDF tidak memuat tanda tangan elektronik.",
    TANDA_TANGAN_RUSAK: "Tanda tangan elektronik tidak sah.",
    PUSTAKA_TIDAK_ADA: "Pustaka tanda tangan belum terpasang.",
    DATA_VALIDASI: "Data validasi jangka panjang tidak dapat dihimpun.",
}
