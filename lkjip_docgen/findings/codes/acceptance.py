"""Codes of the findings about what the office accepts."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.findings.registry import code

TIDAK_MENGENAI: Final = code("LK290", "Penerimaan tidak mengenai temuan apa pun.")
KESALAHAN: Final = code("LK291", "Kesalahan tidak dapat diterima.")
