"""Codes of the findings about an edited report."""

from __future__ import annotations

from typing import Final

KANTOR_LAIN: Final = "LK754"
ANGKA_HITUNGAN: Final = "LK758"
TIDAK_TERBACA: Final = "LK759"
JALUR_TIDAK_DIKENAL: Final = "LK760"
ASAL_LAIN: Final = "LK761"
TIDAK_TERTULIS: Final = "LK765"

MEANINGS: dict[str, str] = {
    KANTOR_LAIN: "Data untuk kantor atau tahun yang lain.",
    ANGKA_HITUNGAN: "Angka hasil hitungan tidak dapat ditulis ke berkas data.",
    TIDAK_TERBACA: "Angka dalam laporan tidak terbaca.",
    ASAL_LAIN: "Laporan tidak dibuat dari yang disebut pada --base.",
    JALUR_TIDAK_DIKENAL: "Nama pertentangan pada --take tidak dikenal.",
    TIDAK_TERTULIS: "Angka dari laporan tidak dapat ditulis ke berkas data.",
}
