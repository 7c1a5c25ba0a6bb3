"""The title and source that people write beside a table: `Tabel: Judul {#kode}`, `Sumber: BPS`.

They stand directly above or below it, on lines of their own.  A table without a
title is printed as it is, and so is what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from lkjip_docgen.markdown_tree import Node
from lkjip_docgen.office_text.pictures import (
    KODE_AT_END,
    SOURCE,
    shown_alone,
    source_below,
    title_of,
)
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import MutableRecord, field

Line = tuple[Node, ...]
"""A line of a text by its pieces: words, bold words, footnotes."""
Said = tuple[Line, ...]
"""The lines of a title or source."""

TITLE: Final = lazy_pattern(r"\s*(?:tabel|table)?\s*:\s+(?=\S)", re.IGNORECASE)
"""How the title of a table begins; before a colon alone, as some write it, stands nothing."""
_NAMED: Final = lazy_pattern(r"\s*(?:tabel|table)\s*:\s+(?=\S)", re.IGNORECASE)
_BREAKS: Final = frozenset({"softbreak", "hardbreak"})


class Beside(MutableRecord):
    """What belongs to a table or a paragraph of pictures; `rows` are lines that look like rows."""

    title: Said = ()
    source: Said = ()
    rows: int = 0


class Arranged(MutableRecord):
    """The blocks of a text side by side: what belongs to which, and which are used up by it.

    `unsure` are the titles between two tables of which only one has got one.
    """

    beside: dict[int, Beside] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    unsure: list[int] = field(default_factory=list)


def arranged(blocks: Sequence[Node]) -> Arranged:
    """Which lines are the title and source of which table, or the source of which pictures."""
    found = Arranged()
    tables = [number for number, block in enumerate(blocks) if block.type == "table"]
    for number in tables:
        _take_for_table(blocks, number, found)
    for number, block in enumerate(blocks):
        if block.type == "paragraph" and _ends_with_title(pieces_of(block)):
            source = tuple(source_below(pieces_of(block)))
            found.beside[number] = Beside(source=(source,) if source else ())
            _take_sources(blocks, number, found)
    found.unsure += _unsure(blocks, tables, found)
    return found


def _take_for_table(blocks: Sequence[Node], number: int, found: Arranged) -> None:
    """Take the title of a table, first from its own rows, then above it, then below; its source."""
    _take_rows(blocks, number, found)
    own = found.beside[number]
    if not own.title:
        _take(blocks, number - 1, number, found)
    if not own.title and not _is_nearer(blocks, number):
        _take(blocks, _below(blocks, number, found), number, found)
    if own.title:
        _take_sources(blocks, number, found)


def said(line: Iterable[Node]) -> str:
    """The words of a line."""
    return "".join(map(_words, line))


def _words(node: Node) -> str:
    return said(node.children) if node.children else node.content


def lines_of(paragraph: Node) -> list[Line]:
    """The lines of a paragraph."""
    found: list[list[Node]] = [[]]
    for inline in paragraph.children:
        for piece in inline.children:
            if piece.type in _BREAKS:
                found.append([])
            else:
                found[-1].append(piece)
    return [tuple(line) for line in found]


def kode_in(title: Said) -> str:
    """The kode at the end of a title; "" where it has none."""
    found = KODE_AT_END.search(said(title[-1])) if title else None
    return found[1] if found else ""


def stray_titles(blocks: Sequence[Node], found: Arranged) -> Iterator[Line]:
    """The lines "Tabel: ..." of paragraphs that belong to no table."""
    for number, block in enumerate(blocks):
        if block.type == "paragraph" and number not in found.used:
            yield from (line for line in lines_of(block) if _NAMED.match(said(line)))


def _take_rows(blocks: Sequence[Node], number: int, found: Arranged) -> None:
    """Begin with the lines right below a table, which Markdown reads as further rows of it."""
    rows = [row for part in blocks[number].children[1:] for row in part.children]
    own = found.beside[number] = Beside()
    start = next((n for n, row in enumerate(rows) if n and _begins(_row_line(row))), len(rows))
    tail = [_row_line(row) for row in rows[start:]]
    if tail and all(map(said, tail)):
        own.title, own.source = _parted(tail)
        own.rows = len(tail)


def _row_line(row: Node) -> Line:
    """The line that became a row: what its first cell says; nothing where others are filled."""
    first, *others = [pieces_of(cell) for cell in row.children]
    return () if any(map(said, others)) else first


def pieces_of(block: Node) -> Line:
    """The pieces of a paragraph or of a cell."""
    return tuple(piece for inline in block.children for piece in inline.children)


def _ends_with_title(pieces: Line) -> bool:
    """Whether a paragraph is pictures of which the last one has a title."""
    if not pieces or pieces[0].type != "image":
        return False
    images = shown_alone(pieces)
    return bool(images) and bool(title_of(images[-1]))


def _begins(line: Line) -> bool:
    """Whether a line begins a title or a source."""
    words = said(line)
    return bool(TITLE.match(words) or SOURCE.match(words))


def _parted(lines: Sequence[Line]) -> tuple[Said, Said]:
    """Title and source among lines of which the first begins one of them."""
    title: list[Line] = []
    source: list[Line] = []
    into = title
    for line in lines:
        words = said(line)
        if SOURCE.match(words):
            into = source
        elif TITLE.match(words):
            into = title
        into.append(line)
    return tuple(title), tuple(source)


def _take(blocks: Sequence[Node], place: int, number: int, found: Arranged) -> None:
    """Take the title for a table out of the paragraph at a place, where it holds one."""
    title, source = _said_at(blocks, place, found)
    if title:
        own = found.beside[number]
        own.title, own.source = title, own.source or source
        found.used.add(place)


def _take_sources(blocks: Sequence[Node], number: int, found: Arranged) -> None:
    """Take the source below a table or pictures; the title of the table may stand between."""
    own = found.beside[number]
    for place in (number + 1, number + 2):
        title, source = _said_at(blocks, place, found)
        if source and not title and not own.source:
            own.source = source
            found.used.add(place)
        if place not in found.used:
            return


def _below(blocks: Sequence[Node], number: int, found: Arranged) -> int:
    """Where the title below a table would stand: its source may come first."""
    title, source = _said_at(blocks, number + 1, found)
    follows = blocks[number + 3].type if number + 3 < len(blocks) else ""
    return number + 2 if source and not title and follows != "table" else number + 1


def _said_at(blocks: Sequence[Node], place: int, found: Arranged) -> tuple[Said, Said]:
    """Title and source in the paragraph at a place, if it is free and holds nothing else."""
    if not 0 <= place < len(blocks) or place in found.used or blocks[place].type != "paragraph":
        return (), ()
    lines = lines_of(blocks[place])
    return _parted(lines) if lines and _begins(lines[0]) else ((), ())


def _is_nearer(blocks: Sequence[Node], number: int) -> bool:
    """Whether the paragraph below a table stands nearer to a second one below it."""
    after = number + 2
    if after >= len(blocks) or blocks[after].type != "table":
        return False
    return _gap(blocks, number + 1) < _gap(blocks, number)


def _gap(blocks: Sequence[Node], number: int) -> int:
    """How many lines part a block from the next one."""
    one, other = blocks[number].map, blocks[number + 1].map
    return other[0] - one[1] if one is not None and other is not None else 0


def _unsure(blocks: Sequence[Node], tables: Sequence[int], found: Arranged) -> Iterator[int]:
    """The paragraphs with a title as near to one table as to another that has none."""
    for number in tables:
        between = number + 1
        if between in found.used and between + 1 in tables:
            one, other = found.beside[number], found.beside[between + 1]
            even = _gap(blocks, number) == _gap(blocks, between)
            if even and not (one.title and other.title):
                yield between
