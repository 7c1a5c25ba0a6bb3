"""What a block, row or cell of a text is known by."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from lkjip_docgen.docx.blocks import cells, rows, style, words
from lkjip_docgen.docx.flow import OBJECT, Flow, visible
from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.xml import NAMESPACES, Element, w
from lkjip_docgen.refresh.alignment import Item

_NAME = re.compile(r"_Toc\d{12}")  # those of Word itself have nine digits
_LIST_PAGE = re.compile(r"\t[\divxlc]*$")
_ENTRY = re.compile(r"PAGEREF\s+(\S+)")
_DOC_NAME = f"{{{NAMESPACES['wp']}}}docPr"
_MATH_TEXT = f"{{{NAMESPACES['m']}}}t"
_EMBEDDED = re.compile(rb'r:embed="[^"]*"|<wp:docPr id="\d+"')
_ELSEWHERE = (w("footnoteReference"), w("endnoteReference"), w("sectPr"))
_DRAWING = w("drawing")
_SHIFTING = re.compile(rb'<w:(?:bookmarkStart|bookmarkEnd|numId)\b[^>]*?w:(?:id|val)="\d+"')
_COUNTER = re.compile(r"no(?:mor)?\.?", re.IGNORECASE)
_BRACKETS = re.compile(r"[()\s]")
_LETTERS = re.compile(r"[^\W\d_]")


class Knower:
    """Tells what blocks are known by; what is written alike in two texts is looked at once."""

    def __init__(self) -> None:
        self._known: dict[bytes, Item] = {}
        self._styles: dict[bytes, str] = {}
        self._prints: dict[Element, bytes | None] = {}

    def same(self, one: Element, other: Element) -> bool:
        """Whether two blocks were written alike, to the letter, when `items` met them."""
        written = self._prints.get(one)
        return written is not None and written == self._prints.get(other)

    def meet(self, blocks: Sequence[Element], side: Package) -> None:
        """Look how blocks, or rows, of a file are written."""
        for block in blocks:
            self._prints[block] = fingerprint(block, side)

    def style(self, block: Element) -> str:
        """The identifier of the style of a block."""
        written = self._prints.get(block)
        if written is None:
            return style(block)
        if written not in self._styles:
            self._styles[written] = style(block)
        return self._styles[written]

    def items(self, blocks: Sequence[Element], side: Package) -> list[Item]:
        """What each block of a text of a file is known by.

        A table has the name of the caption above it, and what says where a
        table or picture comes from that of its caption: neither carries one
        of its own.
        """
        self.meet(blocks, side)
        found: list[Item] = []
        caption = ""
        for block in blocks:
            known = self._item(block)
            if not known.names and caption and self._belongs_to_caption(block):
                part = "tabel" if known.kind == "tbl" else "sumber"
                known = Item(known.kind, known.text, (f"{part}:{caption}",))
            elif known.kind == "p":
                caption = next((name for name in known.names if _NAME.fullmatch(name)), "")
            found.append(known)
        return found

    def _item(self, block: Element) -> Item:
        written = self._prints[block]
        if written is None:
            return item(block)
        if written not in self._known:
            self._known[written] = item(block)
        return self._known[written]

    def _belongs_to_caption(self, block: Element) -> bool:
        return block.tag == w("tbl") or self.style(block).startswith("Sumber")


def item(element: Element) -> Item:
    """What a block, row or cell is known by, taken alone."""
    kind = element.tag.rsplit("}", 1)[-1]
    if kind != "p":
        return Item(kind, words(element))
    text = described(element)
    if _LIST_PAGE.search(text):  # a line of a list of contents: its page is not its name
        return Item("daftar", _LIST_PAGE.sub("", text), _entry_names(element))
    return Item(kind, text, (*_bookmarks(element), *_pictures(element)))


def row_items(table: Element) -> list[Item]:
    """What each row of a table is known by: the words of its cells, not its number.

    A row of figures alone (a year and its values) is known by its first cell
    that does not merely count the rows.
    """
    found = rows(table)
    counted = bool(found) and _counts(found[0])
    return [Item("tr", words(row), (_row_name(row, counted),)) for row in found]


def _counts(head: Element) -> bool:
    first = cells(head)[:1]
    return bool(first) and _COUNTER.fullmatch(words(first[0]).strip()) is not None


def _row_name(row: Element, counted: bool) -> str:
    texts = [" ".join(words(cell).split()) for cell in cells(row)]
    telling = [text for text in texts if _LETTERS.search(text)]
    if telling:
        return f"baris:{'|'.join(telling)}"
    rest = [text for text in texts[int(counted) :] if text]
    return f"baris:{rest[0]}" if rest else "baris:"


def fingerprint(block: Element, side: Package) -> bytes | None:
    """A block as it is written, but for numbers that shift when others come and go.

    None for one with notes, or with the end of a section, whose content stands elsewhere.
    """
    found = list(block.iter(_DRAWING, *_ELSEWHERE))
    if any(element.tag != _DRAWING for element in found):
        return None
    written: bytes = etree.tostring(block)
    if b"bookmark" in written or b"numId" in written:
        written = _SHIFTING.sub(b"", written)
    if found:
        pictures = [side.picture(drawing) for drawing in found]
        written = _EMBEDDED.sub(b"", written) + "".join(pictures).encode()
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


def _bookmarks(paragraph: Element) -> tuple[str, ...]:
    names = (str(mark.get(w("name"), "")) for mark in paragraph.iter(w("bookmarkStart")))
    return tuple(name for name in names if _NAME.fullmatch(name))


def _pictures(paragraph: Element) -> tuple[str, ...]:
    return tuple(f"gambar:{mark.get('name')}" for mark in paragraph.iter(_DOC_NAME))


def _entry_names(paragraph: Element) -> tuple[str, ...]:
    instruction = "".join(code.text or "" for code in paragraph.iter(w("instrText")))
    match = _ENTRY.search(instruction)
    return (f"daftar:{match[1]}",) if match else ()
