"""Inlines of the document tree as runs."""

from __future__ import annotations

from functools import cache

from lkjip_docgen.document import (
    TEXT_CM,
    Break,
    Footnote,
    Inline,
    Inlines,
    Inset,
    Link,
    Marker,
    Reference,
    ReferenceKind,
    Rise,
    Text,
    Value,
    ink_on,
)
from lkjip_docgen.docx import (
    JOINED,
    field,
    number_bookmark,
    page_bookmark,
    paragraph,
    run,
    styles,
)
from lkjip_docgen.records import Record
from lkjip_docgen.word.book import Book
from lkjip_docgen.word.insets import inset
from lkjip_docgen.word.markers import marker

_RISES = {
    Rise.NONE: "",
    Rise.SUB: '<w:vertAlign w:val="subscript"/>',
    Rise.SUPER: '<w:vertAlign w:val="superscript"/>',
}


class RunLook(Record):
    """How runs look beside what each says of itself; `ink` is their colour, "" that of the style.

    `limit` is the width in centimetres that small pictures have.
    """

    bold: bool = False
    ink: str = ""
    limit: float = TEXT_CM


_PLAIN = RunLook()


@cache
def face(bold: bool, italic: bool, rise: Rise, ink: str = "", ground: str = "") -> str:
    """The properties of a run; "" where it is as its style has it."""
    marks = "<w:b/>" * bold + "<w:i/>" * italic
    color = f'<w:color w:val="{ink}"/>' if ink else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>' if ground else ""
    written = f"{marks}{color}{shade}{_RISES[rise]}"
    return f"<w:rPr>{written}</w:rPr>" if written else ""


def inlines(content: Inlines, book: Book, look: RunLook = _PLAIN) -> str:
    """The runs of a sequence of inlines."""
    return "".join([_inline(node, book, look) for node in content])


def _inline(node: Inline, book: Book, look: RunLook) -> str:  # noqa: PLR0911 (a line a kind)
    match node:
        case Text():
            return _text(node, look)
        case Value():
            bold = node.bold or look.bold
            marks = face(bold, node.italic, Rise.NONE)
            return book.values.control(node, marks, face(bold, node.italic, Rise.NONE, look.ink))
        case Marker():
            return marker(node)
        case Break():
            return "<w:r><w:br/></w:r>"
        case Link():
            return _link(node, book)
        case Reference():
            return _reference(node, book, look)
        case Footnote():
            return _footnote(node, book)
        case Inset():
            return inset(node, book, look.limit)


def _text(node: Text, look: RunLook) -> str:
    if not node.text:
        return ""
    ink = ink_on(node.ground) if node.ground else look.ink
    return run(node.text, face(node.bold or look.bold, node.italic, node.rise, ink, node.ground))


def _link(node: Link, book: Book) -> str:
    words = run(node.text, f'<w:rPr><w:rStyle w:val="{styles.LINK}"/></w:rPr>')
    return f'<w:hyperlink r:id="{book.link(node.url)}" w:history="1">{words}</w:hyperlink>'


def _reference(node: Reference, book: Book, look: RunLook) -> str:
    own = face(look.bold, False, Rise.NONE, look.ink)
    if node.kind is ReferenceKind.PAGE:
        bookmark = page_bookmark(node.target)
        return field(f"PAGEREF {bookmark} \\h", run(book.page(bookmark), own))
    label = book.numbering.label(node.target)
    reference = book.numbering.reference(node.target)
    if label[-1:].isdigit():  # a caption
        word, number = reference.rsplit(" ", 1)
        counted = field(f"REF {number_bookmark(node.target)} \\h", run(number, own))
        return run(word + JOINED, own) + counted
    words = run(reference, own)
    bookmark = page_bookmark(node.target)
    if not label:  # an unnumbered heading is named by its own words
        return field(f"REF {bookmark} \\h", words)
    if label == reference:  # BAB I
        return field(f"REF {bookmark} \\r \\h", words)
    # "BAB I.A": no Word field prints it so.
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{words}</w:hyperlink>'


def _footnote(node: Footnote, book: Book) -> str:
    number = book.first_note + len(book.notes)
    mark = f'<w:rPr><w:rStyle w:val="{styles.FOOTNOTE_MARK}"/></w:rPr>'
    book.notes.append("")  # keeps the number while the content is written
    with book.writing(book.footnotes):
        text = inlines(node.content, book)
    sign = f"<w:r>{mark}<w:footnoteRef/></w:r>{run(' ')}"
    book.notes[number - book.first_note] = (
        f'<w:footnote w:id="{number}">{paragraph(styles.FOOTNOTE, sign + text)}</w:footnote>'
    )
    return f'<w:r>{mark}<w:footnoteReference w:id="{number}"/></w:r>'
