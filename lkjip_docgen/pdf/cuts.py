"""Where a page is parted into fragments, each of which can be renewed by itself.

A mark stands before each fragment.  It is made of code points that are no characters
(U+FDD6 ...), which are taken out of every word of the data, so that only the writer sets one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, TypeGuard

from lkjip_docgen.document import Block, Heading
from lkjip_docgen.records import Record, replace

_DEEPEST: Final = 3
"""Headings down to this level begin a fragment of their own."""

_OPEN, _CLOSE, _WITHIN = "\ufdd6", "\ufdd7", "\ufdd8"
_MARK: Final = re.compile(f"{_OPEN}({_WITHIN}?)([^{_CLOSE}]*){_CLOSE}")
_RESERVED: Final = dict.fromkeys(map(ord, _OPEN + _CLOSE + _WITHIN))

OF_TEMPLATE: Final = "halaman."
"""What the id of a stretch of the template begins with; no id of a heading has a full stop."""

COVER: Final = f"{OF_TEMPLATE}sampul"
WHOLE: Final = f"{OF_TEMPLATE}semua"

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*?(/?)>")
_ID: Final = re.compile(r'\bid="([^"]+)"')
_WITHOUT_END: Final = frozenset(("br", "col", "hr", "img", "wbr"))
_SECTION: Final = "</section>"
_OPENING: Final = re.compile(r"\A<section[^>]*>")


class Fragment(Record):
    """A stretch of a page under its id: that of its heading, or one that no heading has.

    One that is `within` stands in one section with the fragment before it, where the page is
    not parted.
    """

    id: str
    html: str
    within: bool = False


def begins(node: Block) -> TypeGuard[Heading]:
    """Whether a block begins a fragment: the title of a chapter, or of a part of one."""
    return isinstance(node, Heading) and node.level <= _DEEPEST


def mark(name: str = "") -> str:
    """The mark before a fragment; without a name before words of the template."""
    return f"{_OPEN}{name}{_CLOSE}"


def within(name: str) -> str:
    """The mark before a fragment whose blocks stand in one section with those before them."""
    return f"{_OPEN}{_WITHIN}{name}{_CLOSE}"


def unmarked(words: str) -> str:
    """A text of a template without the code points of marks."""
    return words.translate(_RESERVED)


def fragments(body: str) -> tuple[Fragment, ...]:
    """The fragments of a page with marks, in their order.

    Where the template puts parts of the report inside elements of its own, the page is one
    fragment.
    """
    found = _parted(body)
    if all(_is_whole(part.html) for part in found if part.id.startswith(OF_TEMPLATE)):
        return tuple(found)
    return (Fragment(WHOLE, joined(found)),)


def joined(parts: Iterable[Fragment]) -> str:
    """The page again: what two fragments have in one section stands in one."""
    out: list[str] = []
    for part in parts:
        if part.within:
            out[-1] = out[-1].removesuffix(_SECTION)
            out.append(_OPENING.sub("", part.html, count=1))
        else:
            out.append(part.html)
    return "".join(out)


def _parted(body: str) -> list[Fragment]:
    """What stands between the marks; where a template has only blanks, they end what precedes."""
    first, *rest = _MARK.split(body)
    found = [Fragment(COVER, first)]
    for inside, name, html in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        if name or html.strip():
            name = name or _name(html, len(found))
            found.append(Fragment(name, html, bool(inside)))
        else:
            found[-1] = replace(found[-1], html=found[-1].html + html)
    return found


def _name(html: str, place: int) -> str:
    """What a stretch of the template is called: after the first id in it."""
    named = _ID.search(html)
    return f"{OF_TEMPLATE}{named[1] if named else place}"


def _is_whole(html: str) -> bool:
    """Whether every element that begins in a stretch ends in it, and the other way round."""
    open_: list[str] = []
    for end, tag, alone in _TAG.findall(html):
        if alone or tag.lower() in _WITHOUT_END:
            continue
        if not end:
            open_.append(tag)
        elif not open_ or open_.pop() != tag:
            return False
    return not open_
