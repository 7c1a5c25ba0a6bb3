"""Going through a tree: every block, every inline, and the words of inlines.

Nodes are told by their very type: `isinstance` asks the metaclass of records each time that it is
another one, and a report has thousands of nodes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from lkjip_docgen.document.chart import Chart
from lkjip_docgen.document.tree import (
    Block,
    Break,
    Callout,
    Figure,
    Footnote,
    Heading,
    Inline,
    Inlines,
    Inset,
    Items,
    Link,
    Marker,
    Paragraph,
    Report,
    Table,
    Text,
    Value,
)


def each_block(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block in document order, those inside lists and callouts too."""
    for block in blocks:
        yield block
        if type(block) is Items:
            for item in block.items:
                yield from each_block(item)
        elif type(block) is Callout:
            yield from each_block(block.content)


def own_inlines(block: Block) -> Iterator[Inlines]:
    """The runs of inlines that stand in a block itself, in reading order."""
    if type(block) is Paragraph or type(block) is Heading:
        yield block.content
    elif type(block) is Figure:
        yield from (block.caption, block.source)
    elif type(block) is Table:
        yield block.caption
        for row in (*block.head, *block.rows):
            yield from (cell.content for cell in row.cells)
        yield block.source


def each_inline(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Every inline in document order, those inside footnotes too.

    A small picture that is missing is followed by the marker that stands for it.
    """
    for block in each_block(blocks):
        yield from _inlines_in(block)


def _inlines_in(block: Block) -> Iterator[Inline]:
    """Every inline of a block itself, those inside footnotes too."""
    for inlines in own_inlines(block):
        yield from inlines if _is_plain(inlines) else _unfold(inlines)


_PLAIN = frozenset((Text, Value))


def _is_plain(inlines: Inlines) -> bool:
    """Whether nothing but words and numbers stands there, as nearly everywhere."""
    return _PLAIN.issuperset(map(type, inlines))


def _unfold(inlines: Inlines) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        if isinstance(inline, Footnote):
            yield from _unfold(inline.content)
        elif isinstance(inline, Inset) and inline.missing:
            yield Marker(inline.missing)


def plain_text(inlines: Iterable[Inline]) -> str:
    """The words alone: what a title or an identifier is made of.

    A break reads as a space; references and footnotes have no words here.
    """
    return "".join(map(_words, inlines))


def _words(inline: Inline) -> str:
    if type(inline) is Text or type(inline) is Value:  # as nearly all are
        return inline.text
    if isinstance(inline, Marker | Link):
        return inline.text
    return " " if isinstance(inline, Break) else ""


def split_at_breaks(content: Inlines) -> list[Inlines]:
    """The stretches between line breaks, empty ones left out."""
    groups = groupby(content, lambda node: isinstance(node, Break))
    return [tuple(nodes) for is_break, nodes in groups if not is_break]


def charts_of(report: Report) -> tuple[Chart, ...]:
    """The charts of the report in document order, each once."""
    charts: dict[str, Chart] = {}
    for part in report.parts:
        for block in each_block(part.blocks):
            for chart in _charts_in(block):
                charts.setdefault(chart.id, chart)
    return tuple(charts.values())


def small_charts_of(report: Report) -> frozenset[str]:
    """The ids of the charts that stand in the line of text."""
    return frozenset(
        chart.id
        for part in report.parts
        for block in each_block(part.blocks)
        for chart in _small_charts_in(block)
    )


def _charts_in(block: Block) -> Iterator[Chart]:
    """The chart of a figure, and the small ones in the line of text."""
    if isinstance(block, Figure) and block.chart is not None:
        yield block.chart
    yield from _small_charts_in(block)


def _small_charts_in(block: Block) -> Iterator[Chart]:
    for inline in _inlines_in(block):
        if isinstance(inline, Inset) and inline.chart is not None:
            yield inline.chart


def markers_of(report: Report) -> tuple[Marker, ...]:
    """All that the office still has to supply; a missing picture counts as one."""
    return tuple(marker for _, marker in placed_markers(report))


def placed_markers(report: Report) -> Iterator[tuple[str, Marker]]:
    """Every marker with the title of its table or figure, else of its section."""
    for part in report.parts:
        section = ""
        for block in each_block(part.blocks):
            if isinstance(block, Heading):
                section = plain_text(block.content)
            title = _title(block) or section
            for marker in markers_in(block):
                yield title, marker


def _title(block: Block) -> str:
    """What stands above or below a table or figure; "" for any other block."""
    return plain_text(block.caption) if isinstance(block, Table | Figure) else ""


def markers_in(block: Block) -> Iterator[Marker]:
    """What a block itself is still missing, its picture last."""
    for inlines in own_inlines(block):
        if not _is_plain(inlines):
            yield from (inline for inline in _unfold(inlines) if isinstance(inline, Marker))
    if isinstance(block, Figure):
        missing = (block.missing, *(photo.missing for photo in block.photos))
        yield from map(Marker, filter(None, missing))
