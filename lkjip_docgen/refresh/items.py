"""What a block, row or cell of a text is known by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from lkjip_docgen.docx import (
    NAMESPACES,
    OBJECT,
    Element,
    Flow,
    Package,
    cells,
    chart_digest,
    rows,
    style,
    tag_of_control,
    visible,
    w,
    words,
)
from lkjip_docgen.refresh.alignment import Item

_NAME = re.compile(r"_Toc\d{12}")  # those of Word itself have nine digits
_LIST_PAGE = re.compile(r"\t[\divxlc]*$")
_ENTRY = re.compile(r"PAGEREF\s+(\S+)")
_DOC_NAME = f"{{{NAMESPACES['wp']}}}docPr"
_MATH_TEXT = f"{{{NAMESPACES['m']}}}t"
_EMBEDDED = re.compile(r'r:embed="[^"]*"|<wp:docPr id="\d+"|<c:chart [^>]*>')
_ELSEWHERE = (w("footnoteReference"), w("endnoteReference"), w("sectPr"))
_DRAWING = w("drawing")
_BOOKMARK, _BOOKMARK_NAME = w("bookmarkStart"), w("name")
_SHIFTING = re.compile(r'<w:(?:bookmarkStart|bookmarkEnd|numId)\b[^>]*?w:(?:id|val)="\d+"')
_COUNTER = re.compile(r"no(?:mor)?\.?", re.IGNORECASE)
_BRACKETS = re.compile(r"[()\s]")
_LETTERS = re.compile(r"[^\W\d_]")


class Knower:
    """Tells what blocks are known by; what the program has written alike is looked at once."""

    def __init__(self) -> None:
        self._known: dict[str, Item] = {}
        self._styles: dict[str, str] = {}
        self._prints: dict[Element, str | None] = {}

    def same(self, one: Element, other: Element) -> bool:
        """Whether two blocks were written alike, to the letter, when `meet` met them."""
        written = self._prints.get(one)
        return written is not None and written == self._prints.get(other)

    def meet(self, parent: Element, blocks: Sequence[Element], package: Package) -> None:
        """Look how the blocks of a text, or the rows of a table, are written in a file.

        Worth its while for files of this program alone: others write everything anew.
        """
        apart = _set_apart(parent, blocks)
        for block in blocks:
            self._prints[block] = fingerprint(block, apart.get(block, ()), package)

    def style(self, block: Element) -> str:
        """The identifier of the style of a block."""
        written = self._prints.get(block)
        if written is None:
            return style(block)
        if written not in self._styles:
            self._styles[written] = style(block)
        return self._styles[written]

    def items(self, blocks: Sequence[Element]) -> list[Item]:
        """What each block of a text is known by.

        A table has the name of the caption above it, and what says where a
        table or picture comes from that of its caption: neither carries one
        of its own.
        """
        found: list[Item] = []
        caption = ""
        for block in blocks:
            known = self._item(block)
            if caption and self._belongs_to_caption(block, known):
                known = _called_by(caption, known)
            elif known.kind == "p":
                caption = next(filter(_NAME.fullmatch, known.names), "")
            found.append(known)
        return found

    def _item(self, block: Element) -> Item:
        written = self._prints.get(block)
        if written is None:
            return item(block)
        if written not in self._known:
            self._known[written] = item(block)
        return self._known[written]

    def _belongs_to_caption(self, block: Element, known: Item) -> bool:
        """Whether a block without names of its own is one that stands under a caption."""
        if known.names:
            return False
        return block.tag == w("tbl") or self.style(block).startswith("Sumber")


def _called_by(caption: str, known: Item) -> Item:
    """A table, or what says where it comes from, with the name of the caption above."""
    part = "tabel" if known.kind == "tbl" else "sumber"
    return Item(known.kind, known.text, (f"{part}:{caption}",))


def item(element: Element) -> Item:
    """What a block, row or cell is known by, taken alone."""
    kind = element.tag.rsplit("}", 1)[-1]
    if kind != "p":
        return Item(kind, words(element))
    text = described(element)
    if _LIST_PAGE.search(text):  # a line of a list of contents: its page is not its name
        return Item("daftar", _LIST_PAGE.sub("", text), _entry_names(element))
    return Item(kind, text, _names(element))


def row_items(table: Element) -> list[Item]:
    """What each row of a table is known by: the words of its cells, not its number.

    A row of figures alone (a year and its values) is known by its first cell
    that does not merely count the rows.  Before its words a row is known by the
    quantities that stand in no other row: the first row of a group says the
    group's name too, and another may become the first.
    """
    lines = rows(table)
    found = [[words(cell) for cell in cells(row)] for row in lines]
    counted = bool(found) and _counts(found[0])
    return [
        Item("tr", "\t".join(row), (_row_name(row, counted), *_quantities(line)))
        for line, row in zip(lines, found, strict=True)
    ]


def _quantities(row: Element) -> Iterator[str]:
    """Names of a row after the quantities that it shows."""
    for tag in dict.fromkeys(map(tag_of_control, row.iter(w("sdt")))):
        if tag:
            yield f"jumlah:{tag}"


def _counts(head: Sequence[str]) -> bool:
    return bool(head) and _COUNTER.fullmatch(head[0].strip()) is not None


def _row_name(row: Sequence[str], counted: bool) -> str:
    texts = [" ".join(words.split()) for words in row]
    telling = "|".join(filter(_LETTERS.search, texts))
    first = next(filter(None, texts[int(counted) :]), "")
    return f"baris:{telling or first}"


def _set_apart(parent: Element, blocks: Sequence[Element]) -> dict[Element, list[Element]]:
    """The drawings, and what leads elsewhere, of each block that has any."""
    own = set(blocks)
    found: dict[Element, list[Element]] = {}
    for element in parent.iter(_DRAWING, *_ELSEWHERE):
        block = next((above for above in element.iterancestors() if above in own), None)
        if block is not None:
            found.setdefault(block, []).append(element)
    return found


def fingerprint(block: Element, apart: Sequence[Element], package: Package) -> str | None:
    """A block as it is written, but for numbers that shift when others come and go.

    `apart` are its drawings, and what leads elsewhere.  None for a block with notes, or with the
    end of a section, whose content stands elsewhere.
    """
    if any(element.tag != _DRAWING for element in apart):
        return None
    written = _SHIFTING.sub("", etree.tostring(block, encoding="unicode"))
    if apart:
        pictures = [package.picture(one) or chart_digest(package, one) for one in apart]
        written = _EMBEDDED.sub("", written) + "".join(pictures)
    return written


def described(paragraph: Element) -> str:
    """The visible text of a paragraph, its pictures by name and its formulas by their words."""
    text = visible(paragraph)
    if OBJECT not in text:
        return text
    flow = Flow(paragraph)
    parts = list(flow.text)
    for position, element in flow.objects():
        parts[position] = OBJECT + _description(element)
    return "".join(parts)


def _description(element: Element) -> str:
    label = next(element.iter(_DOC_NAME), None)
    if label is not None:
        return str(label.get("name", ""))
    return formula_words(element)


def formula_words(formula: Element) -> str:
    """What a formula says: without its brackets, which LibreOffice makes marks of their own."""
    text = "".join(text.text or "" for text in formula.iter(_MATH_TEXT))
    return _BRACKETS.sub("", text)


def _names(paragraph: Element) -> tuple[str, ...]:
    """The names of its own that it carries: of bookmarks first, then of pictures."""
    bookmarks: list[str] = []
    pictures: list[str] = []
    for mark in paragraph.iter(_BOOKMARK, _DOC_NAME):
        if mark.tag == _DOC_NAME:
            pictures.append(f"gambar:{mark.get('name')}")
        elif _NAME.fullmatch(name := mark.get(_BOOKMARK_NAME, "")):
            bookmarks.append(name)
    return (*bookmarks, *pictures)


def _entry_names(paragraph: Element) -> tuple[str, ...]:
    instruction = "".join(code.text or "" for code in paragraph.iter(w("instrText")))
    match = _ENTRY.search(instruction)
    return (f"daftar:{match[1]}",) if match else ()
