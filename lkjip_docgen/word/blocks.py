"""Blocks of the document tree as WordprocessingML, split where the page turns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lkjip_docgen.document import (
    SIGNED_LINES,
    Block,
    Blocks,
    Callout,
    Equation,
    Figure,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Sheet,
    SignatureBlock,
    Table,
    held_by_signatures,
)
from lkjip_docgen.docx import paragraph, run, styles
from lkjip_docgen.records import Record, replace
from lkjip_docgen.word.book import Book, Room
from lkjip_docgen.word.equations import equation
from lkjip_docgen.word.inlines import inlines
from lkjip_docgen.word.lists import ListPlace
from lkjip_docgen.word.paragraphs import KEEP_NEXT, heading, text
from lkjip_docgen.word.pictures import figure
from lkjip_docgen.word.signatures import signature_block
from lkjip_docgen.word.tables import table


class Stretch(Record):
    """Blocks that stand on pages of the same orientation; `opening` is their first heading.

    It is one of level 1, with which a chapter or a part of its rank begins.
    """

    wide: bool
    xml: str
    opening: Heading | None = None


def stretches(nodes: Blocks, book: Book, upright: Room, wide: Room) -> tuple[Stretch, ...]:
    """Write blocks, what is wide apart from the rest, and chapters apart from each other.

    Neighbours of a kind are joined.
    """
    groups: list[list[Stretch]] = []
    for stretch in _written(nodes, book, {False: upright, True: wide}):
        if groups and stretch.opening is None and groups[-1][0].wide == stretch.wide:
            groups[-1].append(stretch)
        else:
            groups.append([stretch])
    return tuple(replace(group[0], xml="".join(one.xml for one in group)) for group in groups)


def _written(nodes: Blocks, book: Book, rooms: Mapping[bool, Room]) -> Iterator[Stretch]:
    """Each block that prints something; `rooms` are those of upright and of wide pages."""
    held = held_by_signatures(nodes)
    before = False
    for place, node in enumerate(nodes):
        is_wide = _is_wide(node)
        book.on_top, before = is_wide != before, is_wide
        above = nodes[place - 1] if place else None
        book.below_signatures = isinstance(above, SignatureBlock)
        book.below_words = isinstance(above, Paragraph)
        xml = block(node, book, rooms[is_wide], held=place in held)
        if xml:
            opening = node if isinstance(node, Heading) and node.level == 1 else None
            yield Stretch(is_wide, xml, opening)


def _is_wide(node: Block) -> bool:
    """Whether a block needs a page that lies on its side."""
    if isinstance(node, Figure) and node.sheet is not None:
        return node.sheet is Sheet.TURNED
    return isinstance(node, Table | Figure) and node.wide


def block(node: Block, book: Book, room: Room, *, held: bool = False) -> str:  # noqa: PLR0911 (a line a kind)
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
        first, below = _beside_bullet(item)
        if first is not None:
            keep = _keep(below, held and left <= SIGNED_LINES)
            properties = keep + book.take_break() + bullet.numbering
            out.append(paragraph(bullet.style, inlines(first.content, book), properties))
        out.append(_blocks(below, book, inner))
    return "".join(out)


def _beside_bullet(item: Blocks) -> tuple[Paragraph | None, Blocks]:
    """The paragraph of an item that gets the bullet, and what stands below it.

    An item without anything gets its bullet too, one of other blocks alone does not.
    """
    if not item:
        return Paragraph(()), ()
    if isinstance(item[0], Paragraph):
        return item[0], item[1:]
    return None, item


def _keep(below: Blocks, held: bool) -> str:
    """Keeps a paragraph with what is below it where it introduces a list, or is `held`."""
    introduces = bool(below) and isinstance(below[0], Items)
    return KEEP_NEXT if held or introduces else ""


def _callout(node: Callout, book: Book, room: Room) -> str:
    title = ""
    if node.title:
        title = paragraph(styles.CALLOUT_TITLE, run(node.title), book.take_break())
    body = _blocks(node.content, book, replace(room, callout=True))
    return f"{title}{body}{paragraph(styles.AFTER_TABLE, '')}"
