"""Blocks of the document tree as HTML, apart where the page turns on its side."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from lkjip_docgen.document import (
    Block,
    Blocks,
    Callout,
    Equation,
    Figure,
    Heading,
    Items,
    ListKind,
    PageBreak,
    Paragraph,
    Sheet,
    SignatureBlock,
    Table,
    held_by_signatures,
)
from lkjip_docgen.pdf import cuts
from lkjip_docgen.pdf.equations import equation
from lkjip_docgen.pdf.figures import figure
from lkjip_docgen.pdf.inlines import inlines
from lkjip_docgen.pdf.markup import element, text
from lkjip_docgen.pdf.page import Page
from lkjip_docgen.pdf.paragraphs import HELD, heading, paragraph
from lkjip_docgen.pdf.signatures import signature_block
from lkjip_docgen.pdf.tables import table

_Placed = tuple[int, Block]
"""A block with its place among those of its part."""


def stretches(nodes: Blocks, page: Page) -> str:
    """Blocks in sections of one orientation each: what is wide stands apart.

    A page that is to be parted has a mark before each of its fragments (`cuts`).
    """
    out = []
    held = held_by_signatures(nodes)
    for (wide, own), group in groupby(enumerate(nodes), lambda pair: _paper(pair[1])):
        page.wide = wide
        css = page.sheet() if own is None else _SHEETS[own]
        for run, mark in _runs(list(group), page):
            out.append(mark + element("section", _written(run, held, page), css))
    page.wide = False
    return "".join(out)


def _written(run: list[_Placed], held: Collection[int], page: Page) -> str:
    """The markup of a stretch, as the page before has it where that is made of the same."""
    nodes = [node for _, node in run]
    kept = tuple(place in held for place, _ in run)

    def write() -> str:
        pairs = zip(nodes, kept, strict=True)
        return "".join([_block(node, page, held=held) for node, held in pairs])

    return write() if page.rewriting is None else page.rewriting.written(nodes, kept, write)


def _runs(group: list[_Placed], page: Page) -> Iterator[tuple[list[_Placed], str]]:
    """The blocks of one orientation as fragments of a page, each with the mark before it."""
    if not page.parted:
        yield group, ""
        return
    begin = 0
    mark = _mark(group[0][1], within=False)
    for n, (_, node) in enumerate(group):
        if n and cuts.begins(node):
            yield group[begin:n], mark
            begin, mark = n, _mark(node, within=True)
    yield group[begin:], mark


def _mark(first: Block, *, within: bool) -> str:
    """The mark before blocks that begin with this one; none where the page has set it."""
    if not cuts.begins(first):
        return ""
    return cuts.within(first.id) if within else cuts.mark(first.id)


def blocks(nodes: Iterable[Block], page: Page) -> str:
    """Blocks one after the other."""
    return "".join([_block(node, page) for node in nodes])


_SHEETS = {Sheet.UPRIGHT: "lembar", Sheet.TURNED: "lembar-rebah"}
_LISTS = {ListKind.BULLET: "", ListKind.DECIMAL: "", ListKind.ALPHA: "huruf"}


def _paper(node: Block) -> tuple[bool, Sheet | None]:
    """Whether the page lies on its side, and whether it is a figure's own."""
    if isinstance(node, Figure) and node.sheet is not None:
        return node.sheet is Sheet.TURNED, node.sheet
    return isinstance(node, Table | Figure) and node.wide, None


def _block(node: Block, page: Page, *, held: bool = False) -> str:  # noqa: PLR0911 (a line a kind)
    """One block; `held` keeps its end on the page of what follows."""
    match node:
        case Paragraph():
            return paragraph(node, page, held=held)
        case Table():
            return table(node, page, held=held)
        case Heading():
            return heading(node, page)
        case Items():
            return _items(node, page, held=held)
        case Figure():
            return figure(node, page)
        case Equation():
            return equation(node, page)
        case Callout():
            return _callout(node, page)
        case SignatureBlock():
            return signature_block(node)
        case PageBreak():
            return '<div class="ganti-halaman"></div>'


def _callout(node: Callout, page: Page) -> str:
    title = element("p", text(node.title), "judul") if node.title else ""
    return element("div", title + blocks(node.content, page), "sorotan")


def _items(node: Items, page: Page, *, held: bool = False) -> str:
    items = "".join(element("li", _item(item, page)) for item in node.items)
    css = " ".join(filter(None, (_LISTS[node.kind], HELD if held else "")))
    if node.kind is ListKind.BULLET:
        return element("ul", items, css)
    if node.start == 1:
        return element("ol", items, css)
    # A browser goes by `start`, the layout by the counter.
    counter = f"counter-reset:list-item {node.start - 1}"
    return element("ol", items, css, start=str(node.start), style=counter)


def _item(item: Blocks, page: Page) -> str:
    """The content of a list item; a paragraph that stands alone needs no element."""
    if len(item) == 1 and isinstance(item[0], Paragraph):
        return inlines(item[0].content, page)
    return blocks(item, page)
