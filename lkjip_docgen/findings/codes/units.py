"""Codes of the findings about units whose data a report brings together."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.findings.registry import code

POLA_UNIT: Final = code("LK820", "Folder unit tidak dapat dipakai, atau tidak satu pun ditemukan.")
UNIT_TANPA_DATA: Final = code("LK821", "Unit belum menyampaikan data.")
UNIT_BERGALAT: Final = code("LK822", "Data unit masih mengandung kesalahan.")
UNIT_TERLAMBAT: Final = code("LK823", "Data unit bukan data periode yang dilaporkan.")
UNIT_DUA_KALI: Final = code("LK825", "Dua folder unit menyebut kantor yang sama.")
UNIT_BELUM_LENGKAP: Final = code("LK826", "Data unit belum mencakup semua unit di bawahnya.")
UNIT_TIDAK_DIKENAL: Final = code("LK824", "Unit yang dikecualikan tidak ada.")
