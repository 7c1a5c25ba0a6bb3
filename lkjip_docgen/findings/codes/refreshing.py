"""Codes of the findings about an edited report."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.findings.registry import code

KANTOR_LAIN: Final = code("LK754", "Data untuk kantor atau tahun yang lain.")
ANGKA_HITUNGAN: Final = code("LK758", "Angka hasil hitungan tidak dapat ditulis ke berkas data.")
TIDAK_TERBACA: Final = code("LK759", "Angka dalam laporan tidak terbaca.")
JALUR_TIDAK_DIKENAL: Final = code("LK760", "Nama pertentangan pada --take tidak dikenal.")
ASAL_LAIN: Final = code("LK761", "Laporan tidak dibuat dari yang disebut pada --base.")
TIDAK_TERTULIS: Final = code("LK765", "Angka dari laporan tidak dapat ditulis ke berkas data.")
