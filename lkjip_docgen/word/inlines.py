"""Inlines of the document tree as runs."""

from __future__ import annotations

from lkjip_docgen.document import (
    Break,
    Footnote,
    Inline,
    Inlines,
    Link,
    Marker,
    Reference,
    ReferenceKind,
    Rise,
    Text,
    Value,
    ink_on,
)
from lkjip_docgen.docx import field, label_bookmark, page_bookmark, paragraph, run, styles
from lkjip_docgen.word.book import Book

_RISES = {
    Rise.NONE: "",
    Rise.SUB: '<w:vertAlign w:val="subscript"/>',
    Rise.SUPER: '<w:vertAlign w:val="superscript"/>',
}
_FACES = {
    (bold, italic, rise): f"<w:rPr>{'<w:b/>' * bold}{'<w:i/>' * italic}{mark}</w:rPr>"
    for bold in (False, True)
    for italic in (False, True)
    for rise, mark in _RISES.items()
}
_FACES[False, False, Rise.NONE] = ""


def inlines(content: Inlines, book: Book, *, bold: bool = False) -> str:
    """The runs of a sequence of inlines."""
    return "".join([_inline(node, book, bold) for node in content])


def marker_text(node: Marker) -> str:
    """The text of a marker in its brackets."""
    return node.text if node.text.startswith("[") else f"[{node.text}]"


def marker(node: Marker) -> str:
    """A marker as a run that cannot be overlooked."""
    return run(marker_text(node), f'<w:rPr><w:rStyle w:val="{styles.MARKER}"/></w:rPr>')


def _inline(node: Inline, book: Book, bold: bool) -> str:  # noqa: PLR0911 (a line a kind)
    match node:
        case Text():
            return _text(node, bold)
        case Value():
            return book.values.control(node, _FACES[node.bold or bold, node.italic, Rise.NONE])
        case Marker():
            return marker(node)
        case Break():
            return "<w:r><w:br/></w:r>"
        case Link():
            return _link(node, book)
        case Reference():
            return _reference(node, book, bold)
        case Footnote():
            return _footnote(node, book)


def _text(node: Text, bold: bool) -> str:
    if not node.text:
        return ""
    face = _FACES[node.bold or bold, node.italic, node.rise]
    return run(node.text, _on_ground(face, node.ground) if node.ground else face)


def _on_ground(face: str, ground: str) -> str:
    """The run properties of a face on a ground of colour, in ink that can be read there."""
    marks = face.removeprefix("<w:rPr>").removesuffix("</w:rPr>")
    rise = next((mark for mark in _RISES.values() if mark and mark in marks), "")
    color = f'<w:color w:val="{ink_on(ground)}"/>'
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'
    return f"<w:rPr>{marks.removesuffix(rise)}{color}{shade}{rise}</w:rPr>"


def _link(node: Link, book: Book) -> str:
    words = run(node.text, f'<w:rPr><w:rStyle w:val="{styles.LINK}"/></w:rPr>')
    return f'<w:hyperlink r:id="{book.link(node.url)}" w:history="1">{words}</w:hyperlink>'


def _reference(node: Reference, book: Book, bold: bool) -> str:
    face = _FACES[bold, False, Rise.NONE]
    if node.kind is ReferenceKind.PAGE:
        bookmark = page_bookmark(node.target)
        return field(f"PAGEREF {bookmark} \\h", run(book.page(bookmark), face))
    words = run(book.numbering.reference(node.target), face)
    label = book.numbering.label(node.target)
    if label[-1:].isdigit():  # a caption
        return field(f"REF {label_bookmark(node.target)} \\h", words)
    bookmark = page_bookmark(node.target)
    if not label:  # an unnumbered heading is named by its own words
        return field(f"REF {bookmark} \\h", words)
    if label == book.numbering.reference(node.target):  # BAB I
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
