"""Codes of the findings about composing a report from templates, and writing it."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.findings.registry import code

SYNTAX: Final = code("LK300", "Penulisan templat keliru atau bukan UTF-8.")
UNKNOWN_NAME: Final = code("LK301", "Nama pada templat tidak dikenal.")
UNKNOWN_FILTER: Final = code("LK302", "Penyaring atau uji tidak dikenal.")
UNKNOWN_BUILDER: Final = code("LK303", "Pembuat tabel, grafik, atau rumus tidak dikenal.")
MISPLACED: Final = code("LK304", "Tabel atau gambar berada di tengah kalimat.")
UNKNOWN_CLASS: Final = code("LK305", "Kelas gaya tidak dikenal.")
UNDEFINED_NOTE: Final = code("LK306", "Catatan kaki tidak mempunyai isi.")
NOT_PRINTABLE: Final = code("LK307", "Nilai tidak dapat dicetak di tempat itu.")
FAILED: Final = code("LK308", "Isi templat tidak dapat dihitung.")
NO_TEMPLATE: Final = code("LK309", "Berkas templat tidak ditemukan.")
ARRANGEMENT: Final = code("LK310", "Susunan laporan (`susunan.toml`) keliru.")
FORBIDDEN: Final = code("LK311", "Templat memakai hal yang tidak diizinkan.")
TOO_MUCH: Final = code("LK312", "Templat melampaui batas langkah, ukuran, waktu, atau memori.")
OUR_FAULT: Final = code(
    "LK313",
    "Templat bawaan program tidak dapat menyusun laporan dari data itu: kekurangan program, "
    "bukan kesalahan Anda.",
)
TWO_OF_ONE_ID: Final = code("LK320", "Pengenal judul, tabel, atau gambar dipakai dua kali.")
UNKNOWN_ID: Final = code("LK321", "Rujukan menunjuk pengenal yang tidak ada.")
WITHOUT_NUMBER: Final = code("LK322", "Rujukan menunjuk tabel atau gambar tanpa nomor.")
WORD_TEMPLATE: Final = code("LK401", "Templat Word tidak dapat dipakai.")
NO_CHART_WRITER: Final = code(
    "LK409", "XlsxWriter belum terpasang, sehingga grafik Word tidak dapat dibuat."
)
FORMULA: Final = code("LK410", "Rumus tidak dapat dibaca.")
PICTURE_NOT_PREPARED: Final = code("LK411", "Gambar tidak dapat dibaca ketika laporan disusun.")
REACHES_OUT: Final = code("LK724", "Halaman HTML memuat skrip, atau mengambil sesuatu dari luar.")
NO_WEASYPRINT: Final = code("LK801", "WeasyPrint belum terpasang, sehingga PDF tidak dapat dibuat.")
NO_PANGO: Final = code("LK802", "Pustaka Pango tidak ditemukan, sehingga PDF tidak dapat dibuat.")
HTML_TEMPLATE: Final = code("LK803", "Templat HTML tidak dapat dipakai.")
NO_SLOT: Final = code("LK804", "Templat HTML tidak memberi tempat bagi suatu bagian.")
FOREIGN_FILE: Final = code("LK805", "Templat HTML meminta berkas di luar laporan.")
MISSING_GLYPHS: Final = code("LK806", "Huruf yang terpasang tidak memuat suatu karakter.")
