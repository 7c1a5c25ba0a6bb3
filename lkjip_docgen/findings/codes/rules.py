"""Codes of rules that others than the rule itself speak of; each means what its rule says."""

from __future__ import annotations

from typing import Final

TIDAK_DILAPORKAN: Final = "LK201"
PENANDA_TERTINGGAL: Final = "LK400"
FOTO_INOVASI: Final = "LK454"
LAMBANG_ATAU_SAMPUL: Final = "LK456"
PIAGAM: Final = "LK457"
TARGET_ATAU_REALISASI: Final = "LK501"
TAHUN_SEBELUMNYA: Final = "LK502"
REALISASI_ANGGARAN: Final = "LK510"
PERJANJIAN_BERIKUTNYA: Final = "LK517"
BATAS_DATA: Final = "LK518"
BELUM_DINYATAKAN: Final = "LK519"
