"""Blocks of the document tree as WordprocessingML, split where the page turns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lkjip_docgen.document.keeping import SIGNED_LINES, held_by_signatures
from lkjip_docgen.document.tree import (
    Block,
    Blocks,
    Callout,
    Equation,
    Figure,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    SignatureBlock,
    Table,
)
from lkjip_docgen.docx import styles
from lkjip_docgen.docx.xml import paragraph, run
from lkjip_docgen.word.book import Book, Room
from lkjip_docgen.word.equations import equation
from lkjip_docgen.word.inlines import inlines
from lkjip_docgen.word.lists import ListPlace
from lkjip_docgen.word.paragraphs import KEEP_NEXT, heading, text
from lkjip_docgen.word.pictures import figure
from lkjip_docgen.word.signatures import signature_block
from lkjip_docgen.word.tables import table


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks that stand on pages of the same orientation."""

    wide: bool
    xml: str


def stretches(nodes: Blocks, book: Book, upright: Room, wide: Room) -> tuple[Stretch, ...]:
    """Write blocks, wide tables apart from the rest; neighbours of a kind are joined."""
    out: list[Stretch] = []
    held = held_by_signatures(nodes)
    for place, node in enumerate(nodes):
        is_wide = isinstance(node, Table) and node.wide
        xml = block(node, book, wide if is_wide else upright, held=place in held)
        if not xml:
            continue
        if out and out[-1].wide == is_wide:
            out[-1] = Stretch(is_wide, out[-1].xml + xml)
        else:
            out.append(Stretch(is_wide, xml))
    return tuple(out)


def block(node: Block, book: Book, room: Room, *, held: bool = False) -> str:
    """One block; `held` keeps its end on the page of what follows."""
    match node:
        case Paragraph():
            return text(node, book, room, held=held)
        case Table():
            return table(node, book, room, held=held)
        case Heading():
            return heading(node, book)
        case Items():
            return _items(node, book, room, held=held)
        case Figure():
            return figure(node, book, room)
        case Equation():
            return equation(node, book.take_break())
        case Callout():
            return _callout(node, book, room)
        case SignatureBlock():
            return signature_block(node, book, room)
        case PageBreak():
            book.request_break()
            return ""


def _blocks(nodes: Iterable[Block], book: Book, room: Room) -> str:
    return "".join([block(node, book, room) for node in nodes])


def _items(node: Items, book: Book, room: Room, *, held: bool = False) -> str:
    place = ListPlace.CALLOUT if room.callout else ListPlace.BODY
    bullet = book.lists.start(node.kind, place, room.depth, node.start)
    inner = replace(room, depth=room.depth + 1)
    out = []
    for left, item in zip(range(len(node.items), 0, -1), node.items, strict=True):
        first, rest = (item[0], item[1:]) if item else (Paragraph(()), ())
        if isinstance(first, Paragraph):
            introduces = bool(rest) and isinstance(rest[0], Items)
            keep = KEEP_NEXT if introduces or (held and left <= SIGNED_LINES) else ""
            properties = keep + book.take_break() + bullet.numbering
            out.append(paragraph(bullet.style, inlines(first.content, book), properties))
        else:
            rest = item
        out.append(_blocks(rest, book, inner))
    return "".join(out)


def _callout(node: Callout, book: Book, room: Room) -> str:
    title = ""
    if node.title:
        title = paragraph(styles.CALLOUT_TITLE, run(node.title), book.take_break())
    body = _blocks(node.content, book, replace(room, callout=True))
    return f"{title}{body}{paragraph(styles.AFTER_TABLE, '')}"
