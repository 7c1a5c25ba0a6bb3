"""Codes of the findings about what the office accepts, and asks about a finding."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.findings.registry import code

TIDAK_MENGENAI: Final = code("LK290", "Penerimaan tidak mengenai temuan apa pun.")
KESALAHAN: Final = code("LK291", "Kesalahan tidak dapat diterima.")
KODE_TIDAK_DIKENAL: Final = code("LK292", "Kode temuan tidak dikenal.")
TANPA_FOLDER: Final = code("LK293", "Folder berkas yang sedang disunting tidak ada.")
