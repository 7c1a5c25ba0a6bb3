"""Codes of the findings about folders that lie elsewhere, at an address."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.findings.registry import code

PUSTAKA_ALAMAT: Final = code("LK840", "Paket untuk membuka alamat itu belum terpasang.")
JENIS_ALAMAT: Final = code("LK841", "Alamat tidak dapat dipakai untuk perintah ini.")
ALAMAT_TIDAK_ADA: Final = code("LK842", "Pada alamat itu tidak ada folder atau berkas.")
ALAMAT_DITOLAK: Final = code("LK843", "Penyimpanan tidak mengizinkan alamat itu dibuka.")
ALAMAT_DIAM: Final = code("LK844", "Penyimpanan pada alamat itu tidak menjawab.")
ISI_ALAMAT: Final = code("LK845", "Isi alamat tidak dapat disalin dengan aman ke komputer ini.")
