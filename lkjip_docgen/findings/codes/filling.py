"""Codes of the findings about a project that is being filled in."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.findings.registry import code

ISIAN_HILANG: Final = code("LK084", "Isian yang hendak diubah tidak ada di berkas data.")
TIDAK_TERTULIS: Final = code("LK085", "Isian tidak dapat ditulis ke berkas tanpa berubah.")
TABEL_EXCEL: Final = code("LK086", "Tabel ini hanya dapat diubah di Excel.")
DIUBAH_BERSAMA: Final = code("LK087", "Isian diubah di dua tempat pada saat yang sama.")
TIDAK_TERURUNGKAN: Final = code("LK088", "Perubahan tidak dapat diurungkan atau diulangi.")
BERKAS_BERUBAH: Final = code("LK089", "Berkas data sedang tidak dapat diisi.")
