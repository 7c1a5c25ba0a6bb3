"""Sentences with blocks in them: a long text of the office inside a paragraph of a template."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from lkjip_docgen.document import (
    Block,
    Blocks,
    Break,
    Inline,
    Inlines,
    Items,
    Paragraph,
    ParagraphRole,
    Text,
)
from lkjip_docgen.findings.codes.report import MISPLACED
from lkjip_docgen.narrative.sentinels import Embedded, OfficeText
from lkjip_docgen.records import replace
from lkjip_docgen.templating import TemplateMistakeError, merged, styled

Pieces = Sequence[Inline | Embedded]


def paragraph(pieces: Pieces, role: ParagraphRole = ParagraphRole.BODY) -> Blocks:
    """The blocks of one paragraph of a template.

    Blocks that stand alone stay as they are.  A long text inside a sentence
    joins it: its first paragraph continues the words before, its last one
    the words after.
    """
    inside = [piece for piece in pieces if type(piece) is Embedded]
    if inside and all(map(_blank, _inlines(pieces))):
        return tuple(chain.from_iterable(_given_role(piece.blocks, role) for piece in inside))
    flow = _Flow(role)
    for piece in pieces:
        flow.add(piece)
    return flow.end()


class _Flow:
    """Paragraphs and other blocks, made of words and blocks as they come."""

    def __init__(self, role: ParagraphRole) -> None:
        self._role = role
        self._done: list[Block] = []
        self._words: list[Inline] = []  # of the paragraph that is being made

    def add(self, piece: Inline | Embedded) -> None:
        """Add words, or blocks: a paragraph that is the first of them continues the words."""
        if not isinstance(piece, Embedded):
            self._words.append(piece)
            return
        for number, block in enumerate(_texts(piece)):
            if number:
                self._end_paragraph()
            self._add_block(block)

    def _add_block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._words += block.content
        else:
            self._end_paragraph()
            self._done.append(block)

    def end(self) -> Blocks:
        """All that was made."""
        self._end_paragraph()
        return tuple(self._done)

    def _end_paragraph(self) -> None:
        if content := merged(self._words):
            self._done.append(Paragraph(content, self._role))
        self._words.clear()


def line(pieces: Pieces) -> Inlines:
    """Inlines alone, for a heading or emphasis: paragraphs inside are parted by breaks."""
    found: list[Inline] = []
    for piece in pieces:
        if not isinstance(piece, Embedded):
            found.append(piece)
            continue
        for number, block in enumerate(_texts(piece)):
            if not isinstance(block, Paragraph):
                raise _misplaced(piece)
            found += [Break()] if number else []
            found += block.content
    return merged(found)


def emphasized(pieces: Pieces, *, bold: bool, italic: bool) -> list[Inline | Embedded]:
    """The pieces in bold or italics, the paragraphs of long texts too."""
    found: list[Inline | Embedded] = []
    for piece in pieces:
        if isinstance(piece, Embedded):
            blocks = type(piece.blocks)(
                replace(b, content=styled(b.content, bold=bold, italic=italic))
                if isinstance(b, Paragraph)
                else b
                for b in piece.blocks
            )
            found.append(Embedded(blocks, piece.place))
        else:
            found += styled((piece,), bold=bold, italic=italic)
    return found


def _texts(embedded: Embedded) -> Blocks:
    is_ours = isinstance(embedded.blocks, OfficeText)
    if not is_ours and not all(isinstance(b, Paragraph | Items) for b in embedded.blocks):
        raise _misplaced(embedded)
    return embedded.blocks


def _misplaced(embedded: Embedded) -> TemplateMistakeError:
    kinds = ", ".join(sorted({type(block).__name__ for block in embedded.blocks}))
    return TemplateMistakeError(
        MISPLACED,
        f"Tabel, gambar, atau bagian lain ({kinds}) berada di tengah kalimat.",
        "Letakkan pada baris tersendiri, dengan baris kosong di atas dan di bawahnya.",
        place=embedded.place,
    )


def _given_role(blocks: Blocks, role: ParagraphRole) -> Blocks:
    if role is ParagraphRole.BODY:
        return blocks
    return tuple(replace(b, role=role) if isinstance(b, Paragraph) else b for b in blocks)


def _inlines(pieces: Pieces) -> list[Inline]:
    return [piece for piece in pieces if not isinstance(piece, Embedded)]


def _blank(piece: Inline | Embedded) -> bool:
    return isinstance(piece, Text) and not piece.text.strip()
