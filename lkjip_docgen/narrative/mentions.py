"""Every table and figure is mentioned in the text, and stands after its first mention.

A text that names none of its tables would leave them to be found by chance.  What a chapter
does not mention is named at the end of the paragraph before it, "... dari tahun 2022
(Tabel 3.4 dan Gambar 3.2).", or by a sentence of its own where no paragraph stands before it.
A table or figure that stands before the text of its own section that mentions it moves behind
that text.  All this follows from the tree alone, so that Word, PDF and refresh agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, TypeGuard

from lkjip_docgen.document import (
    Block,
    Blocks,
    Equation,
    Figure,
    Heading,
    Inline,
    Inlines,
    Link,
    Marker,
    Paragraph,
    ParagraphRole,
    Part,
    Reference,
    ReferenceKind,
    Table,
    Text,
    each_block,
    own_inlines,
)
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import replace

Captioned = Table | Figure

_RUNNING: Final = (ParagraphRole.BODY, ParagraphRole.LEAD)
_MOST_NAMED: Final = 3  # of one kind in a row; of more, the first and the last are named
_UNTIL: Final = " sampai dengan "
_SHOWN = lazy_pattern(r"\b(?:disajikan|dimuat|digambarkan) (?:pada|dalam) $")
"""Words that say of labels only where they are, so that more of them say nothing else."""


def with_mentions(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts with each table and figure behind a text of its chapter that mentions it."""
    for part in parts:
        placed = tuple(_behind_their_mentions(part.blocks))
        yield replace(part, blocks=tuple(_mentioning(placed)))


def unmentioned(blocks: Blocks) -> Iterator[Captioned]:
    """The tables and figures of a chapter that no text before them mentions, in their order.

    A document inside the report (an agreement) and the pages of other documents need none.
    """
    mentions = _Mentions(blocks)
    named: set[str] = set()
    for section in _sections(blocks):
        for block in section:
            if _is_captioned(block) and block.id not in named and not _is_document(section):
                yield block
            named |= mentions.of(block)


def _is_captioned(block: Block) -> TypeGuard[Captioned]:
    """Whether a block is a table or figure with a number that a text can name."""
    if type(block) is Figure:
        return bool(block.caption) and block.sheet is None
    return type(block) is Table and bool(block.caption)


def _sections(blocks: Blocks) -> Iterator[list[Block]]:
    """The blocks from one heading to the next."""
    section: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and section:
            yield section
            section = []
        section.append(block)
    yield section


def _is_document(section: Sequence[Block]) -> bool:
    return any(isinstance(b, Paragraph) and b.role is ParagraphRole.TITLE for b in section)


class _Mentions:
    """What the text of a chapter names: tables and figures one by one, or from one to another."""

    def __init__(self, blocks: Blocks) -> None:
        captioned = [block for block in blocks if _is_captioned(block)]
        self._order = {
            kind: [block.id for block in captioned if isinstance(block, kind)]
            for kind in (Table, Figure)
        }

    def of(self, block: Block) -> set[str]:
        """The ids of the tables and figures that a block of text names."""
        if isinstance(block, Table | Figure | Heading) or _continues(block):
            return set()
        found: set[str] = set()
        for inner in each_block((block,)):
            for inlines in own_inlines(inner):
                found.update(self._named(inlines))
        return found

    def _named(self, inlines: Inlines) -> Iterator[str]:
        if Reference not in map(type, inlines):  # as nearly everywhere
            return
        yield from (one.target for one in inlines if _is_label(one))
        for first, between, last in zip(inlines, inlines[1:], inlines[2:], strict=False):
            if _is_label(first) and _is_label(last) and between == Text(_UNTIL):
                yield from self._from_to(first.target, last.target)

    def _from_to(self, first: str, last: str) -> Iterator[str]:
        for ids in self._order.values():
            if first in ids and last in ids:
                yield from ids[ids.index(first) : ids.index(last) + 1]


def _continues(block: Block) -> bool:
    """Whether a block stands above the next part of a table that it names."""
    return isinstance(block, Paragraph) and block.role is ParagraphRole.CONTINUED


def _is_label(inline: Inline) -> TypeGuard[Reference]:
    return isinstance(inline, Reference) and inline.kind is ReferenceKind.LABEL


# --- where they stand --------------------------------------------------------------------


def _behind_their_mentions(blocks: Blocks) -> Iterator[Block]:
    """The blocks, a table or figure moved behind the first text of its section that names it."""
    mentions = _Mentions(blocks)
    named: set[str] = set()
    for section in _sections(blocks):
        later = [mentions.of(block) for block in section]
        waiting: dict[str, Captioned] = {}
        for number, block in enumerate(section):
            if _is_captioned(block) and _comes(block.id, later[number:], named):
                waiting[block.id] = block
                continue
            named |= later[number]
            yield block
            if not _leads(block):
                yield from [waiting.pop(one) for one in list(waiting) if one in named]
        yield from waiting.values()


def _comes(name: str, later: Sequence[set[str]], named: set[str]) -> bool:
    """Whether a block is named by what follows, and by nothing before."""
    return name not in named and any(name in found for found in later)


def _leads(block: Block) -> bool:
    """Whether a block stays with the next one."""
    return isinstance(block, Paragraph) and block.role is ParagraphRole.LEAD


# --- mentions where there are none -------------------------------------------------------


def _mentioning(blocks: Blocks) -> Iterator[Block]:
    """The blocks with a mention of each table and figure that had none."""
    missing = {block.id for block in unmentioned(blocks)}
    section: list[Block] = []
    group: list[Captioned] = []
    for block, following in pairwise((*blocks, None)):
        if block is None:
            continue
        if _is_captioned(block) and block.id in missing:
            group.append(block)
        section.append(block)
        if group and (following is None or not _goes_on(following)):
            _mention(section, group)
            group = []
    yield from section


def _goes_on(block: Block) -> bool:
    """Whether a block belongs to the same row of tables, figures and formulas."""
    return isinstance(block, Equation) or _is_captioned(block)


def _mention(blocks: list[Block], group: Sequence[Captioned]) -> None:
    """Name a group of tables and figures in the paragraph before them, or in one of its own."""
    start = next(number for number, block in enumerate(blocks) if block is group[0])
    while _goes_on(blocks[start - 1]) and start > 0:
        start -= 1
    host = blocks[start - 1] if start > 0 else None
    if isinstance(host, Paragraph) and (content := _with_brackets(host, group)) is not None:
        blocks[start - 1] = replace(host, content=content)
    else:
        blocks.insert(start, Paragraph(_sentence(group)))


def _with_brackets(paragraph: Paragraph, group: Sequence[Captioned]) -> Inlines | None:
    """The text of a paragraph with a mention before its last mark; None where it has no place.

    A text that ends with a mention goes on with it: "... disajikan pada Tabel 3.4 dan Gambar 3.2."
    """
    *before, last = paragraph.content or (Text(""),)
    if paragraph.role not in _RUNNING or not isinstance(last, Text):
        return None
    words = last.text.rstrip()
    if not words.endswith((".", ":")):
        return None
    if len(words) == 1:
        return _continued(before, last, group)
    if words[:-1].endswith((")", "”", "…")):
        return None
    opening = replace(last, text=f"{words[:-1]} (")
    return (*before, opening, *_listed(group), replace(last, text=f"){words[-1]}"))


def _continued(before: list[Inline], mark: Text, group: Sequence[Captioned]) -> Inlines | None:
    """A text that ends with labels or a number, with more labels behind them."""
    rest = list(before)
    labels: list[Inlines] = []
    while rest and _is_label(rest[-1]):
        labels.insert(0, (rest.pop(),))
        if len(rest) > 1 and _is_joint(rest[-1]) and _is_label(rest[-2]):
            rest.pop()
    if labels:
        shown = isinstance(rest[-1], Text) and _SHOWN.search(rest[-1].text) if rest else None
        return (*rest, *_enumerated([*labels, *_items(group)]), mark) if shown else None
    if not before or isinstance(before[-1], Marker | Link):
        return None
    return (*before, replace(mark, text=" ("), *_listed(group), replace(mark, text=f"){mark.text}"))


def _is_joint(inline: Inline) -> bool:
    """Whether an inline stands between the labels of an enumeration."""
    return inline in _JOINTS


def _sentence(group: Sequence[Captioned]) -> Inlines:
    return (Text(f"{_what(group)} disajikan pada "), *_listed(group), Text("."))


def _what(group: Sequence[Captioned]) -> str:
    """What a group shows, as the subject of a sentence."""
    if any(isinstance(block, Table) for block in group):
        return "Rinciannya"
    return "Gambarannya" if any(_has_chart(block) for block in group) else "Dokumentasinya"


def _has_chart(block: Captioned) -> bool:
    return isinstance(block, Figure) and block.chart is not None


def _listed(group: Sequence[Captioned]) -> Inlines:
    """The labels of a group in a row: "Tabel 3.1, Tabel 3.2, dan Gambar 3.1"."""
    return _enumerated(list(_items(group)))


def _items(group: Sequence[Captioned]) -> Iterator[Inlines]:
    """The labels of a group one by one; of many in a row the first and the last."""
    for _, alike in groupby(group, key=type):
        ids = [block.id for block in alike]
        if len(ids) > _MOST_NAMED:
            yield (Reference(ids[0]), Text(_UNTIL), Reference(ids[-1]))
        else:
            yield from ((Reference(one),) for one in ids)


_PAIR, _NEXT, _LAST = (Text(" dan "), Text(", "), Text(", dan "))
_JOINTS: Final = (_PAIR, _NEXT, _LAST)


def _enumerated(items: Sequence[Inlines]) -> Inlines:
    last = len(items) - 1
    found: list[Inline] = []
    for number, item in enumerate(items):
        if number == last > 0:
            found.append(_LAST if last > 1 else _PAIR)
        elif number:
            found.append(_NEXT)
        found += item
    return tuple(found)
