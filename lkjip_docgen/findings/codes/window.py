"""Codes of the findings about the window in the browser (`lkjip open`)."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.findings.registry import code

PUSTAKA_JENDELA: Final = code("LK790", "Pustaka jendela peramban belum terpasang.")
PINTU_DIPAKAI: Final = code("LK791", "Jendela peramban tidak dapat dibuka.")
JAWABAN: Final = code("LK792", "Jawaban pada halaman tidak dapat dipakai.")
KIRIMAN: Final = code("LK793", "Kiriman halaman tidak terbaca.")
SUDAH_LAIN: Final = code("LK794", "Isian sudah dipindah atau dihapus di tempat lain.")
SEDANG_BEKERJA: Final = code("LK795", "Pekerjaan lain pada laporan ini masih berjalan.")
GALAT_PROGRAM: Final = code("LK796", "Program tidak dapat mengerjakan permintaan halaman.")
