"""Words of foreign files made safe to show: a name in a certificate can hold anything.

A control character could clear the terminal or forge a line of a report; it is shown
by its number instead.
"""

from __future__ import annotations

import unicodedata

_LONGEST = 200  # characters of one name
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def plain(text: str) -> str:
    """The text on one line, without anything that a terminal would obey.

    Control and formatting characters (right-to-left marks too) become `\\x1b`
    or `\\u202e`; what is longer than a name should be is cut.
    """
    shown = "".join(_shown(sign) for sign in text[:_LONGEST])
    return f"{shown}…" if len(text) > _LONGEST else shown


def _shown(sign: str) -> str:
    if unicodedata.category(sign) not in _HIDDEN:
        return sign
    number = ord(sign)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
