"""Text as HTML: escaping, and elements with their attributes."""

from __future__ import annotations

import re
from html import escape as _escape

# Control characters that HTML forbids in any form, and halves of surrogate pairs.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def text(words: str) -> str:
    """Words as the content of an element; markup in them is text."""
    return _escape(_ILLEGAL.sub("", words), quote=False)


def attribute(words: str) -> str:
    """Words as the value of an attribute in double quotes, on one line."""
    return _escape(" ".join(_ILLEGAL.sub("", words).split()))


def element(tag: str, content: str, css: str = "", **attributes: str) -> str:
    """An element around finished markup; `css` is its class.  Empty attributes are left out."""
    named = {"class": css, **attributes}
    head = "".join(f' {name}="{attribute(value)}"' for name, value in named.items() if value)
    return f"<{tag}{head}>{content}</{tag}>"
