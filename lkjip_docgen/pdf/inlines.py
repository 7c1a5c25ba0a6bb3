"""Inlines of the document tree as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_docgen.document import (
    Break,
    Footnote,
    Inline,
    Inlines,
    Inset,
    Link,
    Marker,
    Reference,
    ReferenceKind,
    Rise,
    Text,
    Value,
    ink_on,
)
from lkjip_docgen.idn import format_date
from lkjip_docgen.pdf.insets import inset
from lkjip_docgen.pdf.markers import marker
from lkjip_docgen.pdf.markup import attribute, element, text
from lkjip_docgen.pdf.page import Page
from lkjip_docgen.quantity import Quantity

_RISES = {Rise.NONE: "", Rise.SUB: "sub", Rise.SUPER: "sup"}
_WEB = ("http://", "https://", "mailto:")


def inlines(content: Inlines, page: Page) -> str:
    """The markup of a sequence of inlines."""
    pieces = [_inline(node, page) for node in content]
    return "".join(pieces if page.live else _with_loose_spaces(pieces))


def _with_loose_spaces(pieces: Sequence[str]) -> Iterator[str]:
    """The pieces, a space before an element in an element of its own.

    Where a line has room for the words before it and not for the space behind them, WeasyPrint
    (70.0) would end the line after its first word.
    """
    for piece, following in zip(pieces, (*pieces[1:], ""), strict=False):
        if piece.endswith(" ") and following.startswith("<") and following != "<br>":
            yield f"{piece[:-1]}<span> </span>"
        else:
            yield piece


def page_number(front: bool) -> str:
    """The class of a link that prints the page number of its target."""
    return "hal-romawi" if front else "hal"


def _inline(node: Inline, page: Page) -> str:  # noqa: PLR0911 (a line a kind)
    match node:
        case Text():
            return _grounded(_face(_raised(node), node.bold, node.italic), node.ground)
        case Value():
            return _face(_value(node, page), node.bold, node.italic)
        case Marker():
            return marker(node)
        case Break():
            return "<br>"
        case Link():
            return _link(node)
        case Reference():
            return _reference(node, page)
        case Footnote():
            return f'<span class="catatan">{inlines(node.content, page)}</span>'
        case Inset():
            return inset(node, page)


def _grounded(content: str, ground: str) -> str:
    """The markup on a ground of colour, in ink that can be read there."""
    if not ground:
        return content
    return element("span", content, style=f"background-color:#{ground};color:#{ink_on(ground)}")


def _raised(node: Text) -> str:
    tag = _RISES[node.rise]
    return f"<{tag}>{text(node.text)}</{tag}>" if tag else text(node.text)


def _face(content: str, bold: bool, italic: bool) -> str:
    if italic:
        content = f"<i>{content}</i>"
    return f"<b>{content}</b>" if bold else content


def _value(node: Value, page: Page) -> str:
    words = text(" ".join(node.text.split()))
    if not page.live:
        return words
    number = _plain(node.quantity.value)
    told = "" if page.parted else f' title="{attribute(_origin(node.quantity))}"'
    path = attribute(node.quantity.path)
    return f'<data value="{attribute(number)}" data-jalur="{path}"{told}>{words}</data>'


def _plain(value: Decimal | None) -> str:
    """A number as programs read it, the same for all that are equal; "" for none."""
    return "" if value is None else f"{value.normalize() + 0:f}"


def _origin(quantity: Quantity) -> str:
    """Where a number comes from, in words for the person who reads it on screen."""
    origin = quantity.label
    if quantity.formula:
        origin += f" = {quantity.formula}"
    if quantity.place is not None:
        where = quantity.place.file.replace("\\", "/").rsplit("/", 1)[-1]
        origin += f" ({where}, baris {quantity.place.line})"
    if quantity.as_of is not None:
        origin += f"; data per {format_date(quantity.as_of)}"
    return origin


def _link(node: Link) -> str:
    if not node.url.lower().startswith(_WEB):
        return text(node.text)
    return f'<a class="tautan" href="{attribute(node.url)}">{text(node.text)}</a>'


def _reference(node: Reference, page: Page) -> str:
    if node.kind is ReferenceKind.PAGE:
        css = page_number(node.target in page.front)
        words = text(page.numbering.references.get(node.target, ""))
        screen = element("span", words, "layar")
        return element("a", screen, css, href=f"#{node.target}")
    label = page.numbering.label(node.target)
    css = "lekat" if label == page.numbering.reference(node.target) else ""  # "Tabel L.8", "BAB I"
    words = text(page.numbering.reference(node.target))
    return element("a", words, css, href=f"#{node.target}")
