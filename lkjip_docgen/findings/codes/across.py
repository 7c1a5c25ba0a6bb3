"""Codes of the findings across offices (`lkjip check --all`), the most rewarding first."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.findings.registry import code

KANTOR_GANDA: Final = code("LK850", "Dua folder memuat data kantor yang sama.")
PERIODE_LAIN: Final = code("LK851", "Tahun atau periode berbeda dengan kantor lain.")
ANGKA_DISALIN: Final = code("LK852", "Angka sama dengan angka kantor lain.")
NASKAH_DISALIN: Final = code("LK853", "Naskah memuat hal kantor lain.")
SKALA_LAIN: Final = code("LK854", "Skala indikator berbeda dengan kantor lain.")
SATUAN_LAIN: Final = code("LK855", "Satuan indikator berbeda dengan kantor lain.")
ARAH_LAIN: Final = code("LK856", "Arah indikator berbeda dengan kantor lain.")
TARGET_LAIN: Final = code("LK857", "Target berbeda dengan target bersama kantor lain.")
ATURAN_LAIN: Final = code("LK858", "Aturan pengukuran berbeda dengan kantor lain.")
NAMA_LAIN: Final = code("LK859", "Nama indikator berbeda dengan kantor lain.")
IDENTITAS_SAMA: Final = code("LK860", "Identitas atau nomor surat sama dengan kantor lain.")
GAMBAR_SAMA: Final = code("LK861", "Gambar sama dengan gambar kantor lain.")
MENYIMPANG: Final = code("LK862", "Angka jauh dari angka kantor lain.")

ACROSS: Final = frozenset(
    (
        *(KANTOR_GANDA, PERIODE_LAIN, ANGKA_DISALIN, NASKAH_DISALIN, SKALA_LAIN, SATUAN_LAIN),
        *(ARAH_LAIN, TARGET_LAIN, ATURAN_LAIN, NAMA_LAIN, IDENTITAS_SAMA, GAMBAR_SAMA),
        MENYIMPANG,
    )
)
"""All of them: what the check of one office alone cannot know."""
