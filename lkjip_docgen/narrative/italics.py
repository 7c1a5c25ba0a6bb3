"""Foreign words of running text in italics, as EYD asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkjip_docgen.document import (
    Block,
    Callout,
    Inline,
    Items,
    Paragraph,
    Part,
    Text,
)
from lkjip_docgen.records import replace
from lkjip_docgen.rules import kata_asing


def with_italics(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts with the foreign words of their paragraphs and lists in italics."""
    for part in parts:
        yield replace(part, blocks=tuple(map(_block, part.blocks)))


def _block(block: Block) -> Block:
    match block:
        case Paragraph() if any(map(_is_foreign, block.content)):
            return replace(block, content=tuple(one for i in block.content for one in _inline(i)))
        case Items():
            return replace(block, items=tuple(tuple(map(_block, item)) for item in block.items))
        case Callout():
            return replace(block, content=tuple(map(_block, block.content)))
    return block


def _is_foreign(inline: Inline) -> bool:
    """Whether a foreign word stands in a text that is not in italics already."""
    return (
        isinstance(inline, Text)
        and not inline.italic
        and kata_asing().search(inline.text) is not None
    )


def _inline(inline: Inline) -> Iterator[Inline]:
    """An inline, a text taken apart where a foreign word stands in it."""
    if not isinstance(inline, Text) or inline.italic:
        yield inline
        return
    end = 0
    for word in kata_asing().finditer(inline.text):
        yield from _stretch(inline, end, word.start())
        yield replace(inline, text=word[0], italic=True)
        end = word.end()
    yield from _stretch(inline, end, len(inline.text)) if end else (inline,)


def _stretch(text: Text, start: int, end: int) -> Iterator[Text]:
    if start < end:
        yield replace(text, text=text.text[start:end])
