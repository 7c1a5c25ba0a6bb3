"""What a window and the command line that it runs beside it agree on."""

from __future__ import annotations

from typing import Final

SHOWN: Final = "LKJIP_KEMAJUAN"
"""The variable that is "1" for a command that no terminal shows: it says all a line each time."""

DOING: Final = "\x1e"
"""Begins a line that says what is being done."""

FOUND: Final = "\x1d"
"""Begins a line that holds a finding."""

PASSWORD_VARIABLE: Final = "LKJIP_P12_PASSWORD"
"""The variable with the password of a certificate, which no argument shows."""
