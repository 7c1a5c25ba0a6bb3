"""Whether style sheets and addresses of a page or drawing lead out of it."""

from __future__ import annotations

import re
from collections.abc import Callable

_DATA = re.compile(
    r"data:(?:image/(?:png|jpeg|jpg|gif|webp|svg\+xml)|font/\w+|application/font-\w+)[;,]"
)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\r\n\f]?|(\r\n|.))", re.DOTALL)
_URL = re.compile(r"url\(\s*([\"']?)(.*?)\s*(?:\1\s*\)|\Z)", re.DOTALL)
# What loads without `url(`, or runs: the last three in old browsers.
_LOADS = re.compile(
    r"@import|\b(?:image-set|image|src|cross-fade)\(|expression\(|-moz-binding|behavior\s*:"
)


def is_inline(address: str) -> bool:
    """Whether an address is a place in the page itself, or holds its own picture or font."""
    return address.startswith("#") or _DATA.match(address.lower()) is not None


def foreign_css(css: str, inline: Callable[[str], bool] = is_inline) -> str:
    """The first piece of a style sheet that loads from elsewhere or runs; "" when none does.

    `inline` says which addresses hold themselves what they name.
    """
    plain = _COMMENT.sub(" ", _ESCAPE.sub(_unescaped, css)).lower()
    for _, address in _URL.findall(plain):
        if not inline(address):
            return f"url({address})"
    found = _LOADS.search(_URL.sub("", plain))
    return found[0] if found else ""


def _unescaped(escape: re.Match[str]) -> str:
    number, character = escape.groups()
    if number is None:
        return str(character)
    code = int(number, 16)
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "�"
