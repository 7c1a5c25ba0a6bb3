"""Codes of the findings about pictures."""

from __future__ import annotations

from typing import Final

UNREADABLE: Final = "LK040"
TOO_LARGE: Final = "LK041"
NEEDS_HEIC: Final = "LK047"
MISSING: Final = "LK048"
NOT_PREPARED: Final = "LK411"
