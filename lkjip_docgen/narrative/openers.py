"""What stands below the title of a chapter: what it is about, and what it holds.

The words are those of a text that `susunan.toml` names before the chapter's first one; its
paragraphs have the class `.pembuka`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_docgen.document import (
    Block,
    Blocks,
    Heading,
    Inline,
    Paragraph,
    ParagraphRole,
    Reference,
    ReferenceKind,
    Text,
    heading_label,
)

_BETWEEN = Text("  ·  ")
_JOINED = "\u00a0"  # no line ends here
_FEWEST = 2  # parts of a chapter that are worth a list


def opened(blocks: Blocks) -> Blocks:
    """The blocks of a chapter with what opens it below its title, where it stood before it."""
    opening = tuple(_opening(blocks))
    rest = blocks[len(opening) :]
    if not opening or not _begins_chapter(rest):
        return blocks
    return (rest[0], *opening, *rest[1:])


def with_contents(blocks: Blocks) -> Blocks:
    """The blocks of a chapter with a list of its parts behind what opens it, if anything does."""
    opening = tuple(_opening(blocks[1:]))
    if not opening or not _begins_chapter(blocks):
        return blocks
    rest = blocks[1 + len(opening) :]
    return (blocks[0], *opening, *_contents(rest), *rest)


def _opening(blocks: Blocks) -> Iterator[Block]:
    """The paragraphs at the beginning that open a chapter."""
    for block in blocks:
        if not (isinstance(block, Paragraph) and block.role is ParagraphRole.OPENER):
            return
        yield block


def _begins_chapter(blocks: Blocks) -> bool:
    return bool(blocks) and isinstance(blocks[0], Heading) and blocks[0].level == 1


def _contents(blocks: Blocks) -> Iterator[Paragraph]:
    """One line of the parts of a chapter, each with its page; none where there is one alone."""
    parts = [b for b in blocks if isinstance(b, Heading) and b.level == _PART]
    if len(parts) >= _FEWEST:
        yield Paragraph(tuple(_entries(parts)), ParagraphRole.OPENER_CONTENTS)


_PART = 2  # level of the headings that are listed


def _entries(parts: Sequence[Heading]) -> Iterator[Inline]:
    number = 0
    for part in parts:
        if part is not parts[0]:
            yield _BETWEEN
        if part.numbered:
            number += 1
            yield Text(f"{heading_label(_PART, number)}{_JOINED}")
        yield from part.content
        yield Text(f"{_JOINED}(")
        yield Reference(part.id, ReferenceKind.PAGE)
        yield Text(")")
