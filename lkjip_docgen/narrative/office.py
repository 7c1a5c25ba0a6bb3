"""The long texts of the office as blocks: paragraphs, lists, tables, pictures, footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Final

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
    Reference,
    Rise,
    Row,
    RowRole,
    Table,
    Text,
    plain_text,
)
from lkjip_docgen.idn import NotANumberError, read_thousands
from lkjip_docgen.markdown_tree import Node
from lkjip_docgen.narrative import flow
from lkjip_docgen.narrative.markdown import Converter, introducing
from lkjip_docgen.narrative.sentinels import Embedded, OfficeText, Store, without_sentinels
from lkjip_docgen.office_text import (
    FOREIGN,
    KODE_AT_END,
    OWN,
    TITLE,
    Beside,
    Said,
    arranged,
    file_of,
    id_of,
    kode_in,
    kodes_of,
    parse,
    pieces_of,
    shown_alone,
    target_of,
    title_of,
)
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.pictures import size_of
from lkjip_docgen.records import replace
from lkjip_docgen.templating import (
    TEXT,
    known,
    merged,
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
_BREAK = lazy_pattern(r"<br\s*/?>", re.IGNORECASE)
_RISES = {"sub": Rise.SUB, "sup": Rise.SUPER}
_ALIGNS = {
    "text-align:left": Align.LEFT,
    "text-align:center": Align.CENTER,
    "text-align:right": Align.RIGHT,
}
_AROUND = lazy_pattern(r"\(?[-−–+]?\s*(?:Rp\.?)?\s*(?P<digits>[\d.,]*\d)\s*%?\)?", re.ASCII)
"""What may stand around the digits of a cell: Rp12.500.000, 97,57%, (250)."""
_NOTHING = frozenset({"", "-", "–", "—"})
_SUM = lazy_pattern(r"(?:jumlah|total)\b(?!\s+\w+\s+\w)", re.IGNORECASE)
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


_ALONE: Final = Beside()
"""What stands by a table that has neither title nor source."""


class _Office(Converter):
    """Walks the syntax tree of a text of the office."""

    def _blocks(self, parent: Node) -> Blocks:
        nodes = parent.children
        found = arranged(nodes)
        blocks: list[Block] = []
        for number, node in enumerate(nodes):
            if number in found.beside:
                blocks += self._with_words(node, found.beside[number])
            elif number not in found.used:
                blocks += self._block(node)
        return tuple(introducing(blocks))

    def _with_words(self, node: Node, beside: Beside) -> Blocks:
        """A table, or pictures that have a title, with what is written beside it."""
        if node.type == "table":
            return (self._table(node, beside),)
        *others, last = self._block(node)
        if beside.source and isinstance(last, Figure):
            last = replace(last, source=self._line_of(beside.source))
        return (*others, last)

    def _block(self, node: Node) -> Blocks:
        if node.type == "paragraph":
            pieces = pieces_of(node)
            if images := shown_alone(pieces):
                return tuple(map(_figure, images, kodes_of(pieces)))
        return super()._block(node)

    def _piece(self, node: Node) -> list[Inline | Embedded]:
        if node.type in _RISES:
            return [_raised(piece, _RISES[node.type]) for piece in self._pieces(node)]
        if node.type == "s":
            return self._pieces(node)
        if node.type == "footnote_ref":  # a note inside itself would have no end
            found = self._notes.get(node.note)
            return [found] if found is not None else []
        return super()._piece(node)

    def _text(self, text: str) -> list[Inline | Embedded]:
        first, *others = _BREAK.split(text)
        found: list[Inline | Embedded] = [Text(first)]
        for line in others:
            found += [Break(), Text(line)]
        return found

    def _link(self, node: Node) -> list[Inline | Embedded]:
        if target := target_of(str(node.attrs.get("href", ""))):
            words = plain_text(flow.line(self._pieces(node)))
            return [Reference(target, words=words or target)]
        return super()._link(node)

    def _table(self, node: Node, beside: Beside = _ALONE) -> Table:
        """A table; with a title it is one of the report, else it stands in the text."""
        rows = [row for part in node.children for row in part.children]
        titled = bool(beside.title)
        filled = [tuple(map(self._cell, row.children)) for row in rows[: _end(beside)]]
        head, *body = filled
        titles = _words_of(head)
        said = list(map(_said_align, rows[0].children))
        words = slug((Text(" ".join(titles)),))[:_ID_LENGTH].rstrip("-")
        kode = kode_in(beside.title)
        return Table(
            id=f"{OWN}{id_of(kode)}" if kode else f"{OWN}tabel-{words}",
            caption=self._caption(beside.title),
            columns=_columns(filled, _fitting(said, body) if titled else _plain(said)),
            head=(Row(head),) if titles else (),
            rows=tuple(_rows(body) if titled else map(Row, body)),
            source=self._line_of(beside.source) if titled else (),
            compact=len(said) > _MANY,
            summary=f"Tabel dengan kolom {', '.join(titles)}." if titles else "",
        )

    def _caption(self, title: Said) -> Inlines:
        """The words of a title, without what says that it is one, and without its kode."""
        words = self._line_of(title)
        start = TITLE.match(plain_text(words))
        return _without_kode(_from(words, start.end() if start else 0))

    def _line_of(self, lines: Said) -> Inlines:
        """Lines as one."""
        pieces: list[Inline | Embedded] = []
        for line in lines:
            pieces += [Text(" "), *(piece for node in line for piece in self._piece(node))]
        return flow.line(pieces)

    def _cell(self, node: Node) -> Cell:
        return Cell(flow.line(self._pieces(node)), bold=node.type == "th")


def _words_of(cells: Iterable[Cell]) -> list[str]:
    """What stands in the cells that are not empty."""
    return [words for cell in cells if (words := plain_text(cell.content).strip())]


def _end(beside: Beside) -> int | None:
    """Where the rows end that are rows; lines right below a table look like further ones."""
    return -beside.rows if beside.title and beside.rows else None


def _from(inlines: Inlines, start: int) -> Inlines:
    """Words from a letter on."""
    found: list[Inline] = []
    for inline in inlines:
        length = len(plain_text((inline,)))
        if start < length and isinstance(inline, Text):
            found.append(replace(inline, text=inline.text[start:]))
        elif start <= 0:
            found.append(inline)
        start = max(0, start - length)
    return tuple(found)


def _without_kode(inlines: Inlines) -> Inlines:
    """Words without the kode at their end."""
    *before, last = inlines or (Text(""),)
    if isinstance(last, Text):
        last = replace(last, text=KODE_AT_END.sub("", last.text))
    return merged([*before, last])


def _said_align(cell: Node) -> Align | None:
    """How a column is to stand by the line under the titles; None where that says nothing."""
    return _ALIGNS.get(str(cell.attrs.get("style", "")))


def _plain(said: list[Align | None]) -> list[Align]:
    return [align or Align.LEFT for align in said]


def _fitting(said: list[Align | None], body: Sequence[tuple[Cell, ...]]) -> list[Align]:
    """How columns stand: as they say, else numbers to the right; the first names its row."""
    return [
        align or (Align.RIGHT if number and _is_of_numbers(number, body) else Align.LEFT)
        for number, align in enumerate(said)
    ]


def _is_of_numbers(column: int, body: Sequence[tuple[Cell, ...]]) -> bool:
    """Whether all that a column holds are numbers, one at least."""
    words = [plain_text(row[column].content).strip() for row in body if column < len(row)]
    filled = [word for word in words if word not in _NOTHING]
    return bool(filled) and all(map(_is_number, filled))


def _is_number(words: str) -> bool:
    """Whether a cell holds a number, with its sign, its unit of money or its percent sign."""
    found = _AROUND.fullmatch(words)
    if found is None:
        return False
    try:
        read_thousands(found["digits"], or_point=True)
    except NotANumberError:
        return False
    return True


def _rows(body: Iterable[tuple[Cell, ...]]) -> Iterator[Row]:
    """The rows of a table of the report; one that adds up stands out."""
    for cells in body:
        adds_up = _SUM.match(plain_text(cells[0].content)) if cells else None
        yield Row(cells, RowRole.TOTAL if adds_up else RowRole.BODY)


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


def _figure(image: Node, kode: str) -> Figure:
    """A picture as wide as its pixels allow; what keeps it from the page stands in its place."""
    name = file_of(image)
    alt = image.content.strip() or Path(name).stem
    title = title_of(image)
    own = id_of(kode) if title else ""
    figure = Figure(
        id=f"{OWN}{own or f'gambar-{slug((Text(Path(name).stem or alt),))}'}",
        caption=(Text(title),) if title else (),
        alt=alt,
        width_cm=0.0,
        missing=f"BELUM DIISI: berkas gambar {name}",
    )
    path = _located(name)
    width = None if path is None else printed_width(path)
    if width is None:
        return figure
    return replace(figure, picture=path, width_cm=width, missing="")


def printed_width(path: Path) -> float | None:
    """How wide the pixels of a picture allow it to be, in centimetres; None for no picture."""
    size = size_of(path)
    return None if size is None else size[0] / _DPI * _CM_PER_INCH


def _located(name: str) -> Path | None:
    """The file of a picture, where it is known and one of the project."""
    find = _find.get()
    return None if find is None or FOREIGN.match(name) else find(name)
