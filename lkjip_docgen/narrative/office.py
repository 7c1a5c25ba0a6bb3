"""The long texts of the office as blocks: paragraphs, lists, tables, pictures, footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from markdown_it.tree import SyntaxTreeNode
from markupsafe import Markup

from lkjip_docgen.document import (
    Align,
    Block,
    Blocks,
    Break,
    Cell,
    Column,
    Figure,
    Heading,
    Inline,
    Inlines,
    Items,
    Paragraph,
    ParagraphRole,
    Rise,
    Row,
    Table,
    Text,
    plain_text,
)
from lkjip_docgen.narrative import flow
from lkjip_docgen.narrative.markdown import OWN, Converter
from lkjip_docgen.narrative.sentinels import Embedded, OfficeText, Store, without_sentinels
from lkjip_docgen.office_text import FOREIGN, file_of, parse, shown_alone
from lkjip_docgen.pictures import size_of
from lkjip_docgen.records import replace
from lkjip_docgen.templating import (
    TEXT,
    known,
    printable,
    slug,
    spend,
    styled,
    text_of_size,
    to_inlines,
)

Find = Callable[[str], Path | None]
"""The file of a picture of the project; None where it is not there yet."""

_LONGEST = 200_000  # characters of one text of the office; a whole report has a quarter
_DPI = 150  # below it a picture looks soft on paper: it is shown no larger
_CM_PER_INCH = 2.54
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_RISES = {"sub": Rise.SUB, "sup": Rise.SUPER}
_ALIGNS = {"text-align:center": Align.CENTER, "text-align:right": Align.RIGHT}
_NARROWEST, _WIDEST = 5, 40  # letters that the width of a column allows for
_MANY = 6  # columns: such a table is set in small type
_ID_LENGTH = 40

_find: ContextVar[Find | None] = ContextVar("find", default=None)


@contextmanager
def showing(find: Find | None) -> Iterator[None]:
    """While inside, the pictures of texts are those that `find` knows."""
    token = _find.set(find)
    try:
        yield
    finally:
        _find.reset(token)


def markdown(text: object) -> Blocks:
    """The filter of that name: a long text of the office as paragraphs, lists and tables."""
    known(text)
    if isinstance(text, str) and not isinstance(text, Markup):
        if len(text) > _LONGEST:
            text_of_size(TEXT + 1)
        spend(1 + len(text) // 20)
        return data_blocks(text)
    return (Paragraph(to_inlines(printable(text))),)


def data_blocks(text: str) -> OfficeText:
    """The blocks of a long text that the office wrote.

    Blank lines part paragraphs; a heading becomes a bold paragraph, for
    chapters are the template's matter.  What is not understood is printed in
    plain words; `office_text.mistakes` tells of it.
    """
    blocks = _Office(Store(), set()).chapter(parse(without_sentinels(text)))
    return OfficeText(_demoted(block) for block in _without_needless_mark(blocks))


def _without_needless_mark(blocks: Blocks) -> Blocks:
    """The blocks of a text; one that is a list of a single item is that item.

    It stands in a sentence or a list of the report, whose mark would stand beside it.
    """
    match blocks:
        case (Items(items=(item,)),):
            return item
    return blocks


def _demoted(block: Block) -> Block:
    if isinstance(block, Heading):
        return Paragraph(styled(block.content, bold=True), ParagraphRole.LABEL)
    if isinstance(block, Items):
        return replace(block, items=tuple(tuple(map(_demoted, item)) for item in block.items))
    return block


class _Office(Converter):
    """Walks the syntax tree of a text of the office."""

    def _block(self, node: SyntaxTreeNode) -> Blocks:
        if node.type == "table":
            return (self._table(node),)
        if node.type == "paragraph" and (images := shown_alone(_pieces_of(node))):
            return tuple(map(_figure, images))
        return super()._block(node)

    def _piece(self, node: SyntaxTreeNode) -> list[Inline | Embedded]:
        if node.type in _RISES:
            return [_raised(piece, _RISES[node.type]) for piece in self._pieces(node)]
        if node.type == "s":
            return self._pieces(node)
        if node.type == "footnote_ref":  # a note inside itself would have no end
            found = self._notes.get(int(node.meta["id"]))
            return [found] if found is not None else []
        return super()._piece(node)

    def _text(self, text: str) -> list[Inline | Embedded]:
        first, *others = _BREAK.split(text)
        found: list[Inline | Embedded] = [Text(first)]
        for line in others:
            found += [Break(), Text(line)]
        return found

    def _table(self, node: SyntaxTreeNode) -> Table:
        rows = [row for part in node.children for row in part.children]
        filled = [tuple(map(self._cell, row.children)) for row in rows]
        head, *body = filled
        titles = _words_of(head)
        aligns = list(map(_align, rows[0].children))
        return Table(
            id=f"{OWN}tabel-{slug((Text(' '.join(titles)),))[:_ID_LENGTH].rstrip('-')}",
            caption=(),
            columns=_columns(filled, aligns),
            head=(Row(head),) if titles else (),
            rows=tuple(map(Row, body)),
            compact=len(aligns) > _MANY,
            summary=f"Tabel dengan kolom {', '.join(titles)}." if titles else "",
        )

    def _cell(self, node: SyntaxTreeNode) -> Cell:
        return Cell(flow.line(self._pieces(node)), bold=node.type == "th")


def _words_of(cells: Iterable[Cell]) -> list[str]:
    """What stands in the cells that are not empty."""
    return [words for cell in cells if (words := plain_text(cell.content).strip())]


def _align(cell: SyntaxTreeNode) -> Align:
    return _ALIGNS.get(str(cell.attrs.get("style", "")), Align.LEFT)


def _pieces_of(paragraph: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    return [piece for inline in paragraph.children for piece in inline.children]


def _raised(piece: Inline | Embedded, rise: Rise) -> Inline | Embedded:
    return replace(piece, rise=rise) if isinstance(piece, Text) else piece


def _columns(rows: list[tuple[Cell, ...]], aligns: list[Align]) -> tuple[Column, ...]:
    """Columns as wide as what stands in them, within reason."""
    return tuple(
        Column(_wanted([row[n].content for row in rows if n < len(row)]), align)
        for n, align in enumerate(aligns)
    )


def _wanted(cells: list[Inlines]) -> float:
    texts = [plain_text(content) for content in cells]
    longest = max((len(text) for text in texts), default=0)
    word = max((len(word) for text in texts for word in text.split()), default=0)
    return float(max(_NARROWEST, min(word, 2 * _WIDEST), min(longest, _WIDEST)))


def _figure(image: SyntaxTreeNode) -> Figure:
    """A picture as wide as its pixels allow; what keeps it from the page stands in its place."""
    name = file_of(image)
    alt = image.content.strip() or Path(name).stem
    figure = Figure(
        id=f"{OWN}gambar-{slug((Text(Path(name).stem or alt),))}",
        caption=(),
        alt=alt,
        width_cm=0.0,
        missing=f"BELUM DIISI: berkas gambar {name}",
    )
    path = _located(name)
    size = None if path is None else size_of(path)
    if size is None:
        return figure
    return replace(figure, picture=path, width_cm=size[0] / _DPI * _CM_PER_INCH, missing="")


def _located(name: str) -> Path | None:
    """The file of a picture, where it is known and one of the project."""
    find = _find.get()
    return None if find is None or FOREIGN.match(name) else find(name)
