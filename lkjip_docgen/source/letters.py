"""Characters that copying leaves in a text unseen, and characters that nothing can print."""

from __future__ import annotations

import re
from typing import Final

from lkjip_docgen.patterns import lazy_pattern

_SPACES: Final = dict.fromkeys(
    (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000),
    " ",
)
_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u2060\ufeff"))
_ZERO_WIDTH_JOINER: Final = "\u200d"
# Outside of emoji.  Compiled when there is one: so large a set of characters takes its time.
_JOINER: Final = r"(?<![\u2190-\U0010ffff])\u200d|\u200d(?![\u2190-\U0010ffff])"
# Windows and Excel put them around dates, paths and numbers that are copied; in a text that has
# no letters written from the right they mean nothing.
_MARKS: Final = lazy_pattern("[\u200e\u200f\u202a\u202c]")
_FROM_THE_RIGHT: Final = lazy_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u202b\u202d\u202e]")
_CLEANING: Final = {**_SPACES, **_UNSEEN}
# What neither XML nor a page takes: control characters, halves of a pair,
# code points that are no characters, and signs that turn the direction of a line.
_UNPRINTABLE: Final = lazy_pattern(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    r"\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_QUOTES: Final = {"“": "”", "„": "”", "‘": "’", "«": "»", "”": "”", "’": "’"}


def clean(text: str) -> str:
    """The text with plain spaces for every kind of space and without marks that nobody sees.

    Non-breaking spaces, zero-width characters and soft hyphens come along when
    a text is copied from Word or a browser, marks of direction from Excel.  The joiner inside an
    emoji stays.
    """
    if text.isascii():
        return text
    cleaned = text.translate(_CLEANING)
    if _MARKS.search(cleaned) and not _FROM_THE_RIGHT.search(cleaned):
        cleaned = _MARKS.sub("", cleaned)
    return re.sub(_JOINER, "", cleaned) if _ZERO_WIDTH_JOINER in cleaned else cleaned


def unprintable(text: str) -> str | None:
    """The first character of a text that cannot be printed, as `U+000B`; None without one."""
    found = None if text.isprintable() else _UNPRINTABLE.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def unquoted(text: str) -> str:
    """A text without the curly quotation marks that stand around the whole of it.

    Word turns straight quotation marks into curly ones, which YAML takes for
    letters.
    """
    closing = _QUOTES.get(text[:1])
    if closing is None or len(text) < 2 or not text.endswith(closing):
        return text
    inner = text[1:-1]
    return text if closing in inner or text[0] in inner else inner
