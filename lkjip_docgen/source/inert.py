"""Texts in tables that Excel opens: never a formula, whatever they begin with.

Excel and LibreOffice run a cell of a CSV file that begins with one of a few
signs (`=HYPERLINK(...)`).  Behind an apostrophe it is a text; the reader of
tables takes that apostrophe off again.
"""

from __future__ import annotations

import re
from typing import Final

from lkjip_docgen.patterns import lazy_pattern

_SIGNS: Final = "=+-@\t\r\n＝＋－＠"
_HARMLESS = lazy_pattern(r"[-+]?\d[\d.,]*%?|[-+]", re.ASCII)


def inert(text: str) -> str:
    """The text as it may stand in a CSV file; numbers stay numbers."""
    if text[:1] and text[0] in _SIGNS and not _HARMLESS.fullmatch(text):
        return f"'{text}"
    return text


def meant(text: str) -> str:
    """The text that a cell of a CSV file stands for."""
    return text[1:] if text.startswith("'") and text[1:2] and text[1] in _SIGNS else text
