"""Headings, paragraphs and captions."""

from __future__ import annotations

from lkjip_docgen.document import Heading, Inlines, Paragraph, ParagraphRole, plain_text
from lkjip_docgen.docx import label_bookmark, number_bookmark, page_bookmark, paragraph, run, styles
from lkjip_docgen.word.book import Book, Entry, Room
from lkjip_docgen.word.inlines import inlines

KEEP_NEXT = "<w:keepNext/>"
_UNNUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
_UNINDENTED = '<w:ind w:left="0" w:firstLine="0"/>'
_AT_THE_TOP = '<w:spacing w:before="0"/>'  # of a page that a heading begins
_BELOW_SIGNATURES = '<w:spacing w:before="960"/>'  # another document ended there
_ROLES = {
    ParagraphRole.BODY: styles.BODY,
    ParagraphRole.LEAD: styles.BODY,
    ParagraphRole.CENTER: styles.CENTER,
    ParagraphRole.LABEL: styles.LABEL,
    ParagraphRole.CONTINUED: styles.CAPTION,
    ParagraphRole.SOURCE: styles.SOURCE,
    ParagraphRole.PLAIN: styles.PLAIN,
    ParagraphRole.TITLE: styles.DOCUMENT_TITLE,
    ParagraphRole.OPENER: styles.OPENER,
    ParagraphRole.OPENER_CONTENTS: styles.OPENER_CONTENTS,
}
_FLOWING = {ParagraphRole.BODY, ParagraphRole.LEAD, ParagraphRole.PLAIN}


def heading(node: Heading, book: Book) -> str:
    """A heading; Word numbers it, the bookmark leads the contents to it."""
    level = min(node.level, len(styles.HEADINGS))
    bookmark = page_bookmark(node.id)
    label = book.numbering.label(node.id) if node.numbered else ""
    book.entries.append(Entry("", level, label, plain_text(node.content), bookmark))
    content = book.bookmarks.around(bookmark, inlines(node.content, book))
    properties = book.take_break()
    if level == 1:
        if not node.numbered:
            return paragraph(styles.PART_TITLE, content, properties)
        below = "<w:r><w:br/></w:r>" if book.title_below else ""
        return paragraph(styles.HEADINGS[0], below + content, properties)
    number, indent = ("", "") if node.numbered else (_UNNUMBERED, _UNINDENTED)
    above = _space_above(book, begins_page=bool(properties))
    return paragraph(styles.HEADINGS[level - 1], content, properties + number + above + indent)


def _space_above(book: Book, *, begins_page: bool) -> str:
    """The space above a heading where it is another than that of its style."""
    if begins_page or book.on_top:
        return _AT_THE_TOP
    return _BELOW_SIGNATURES if book.below_signatures else ""


def text(node: Paragraph, book: Book, room: Room, *, held: bool = False) -> str:
    """A paragraph in the style of its role and of where it stands.

    `held` keeps its last lines on the page of what follows.
    """
    keep = KEEP_NEXT if held or node.role is ParagraphRole.LEAD else ""
    properties = keep + book.take_break()
    return paragraph(_style(node.role, room), inlines(node.content, book), properties)


def _style(role: ParagraphRole, room: Room) -> str:
    """The style of a role; what flows as running text takes that of where it stands."""
    if role not in _FLOWING:
        return _ROLES[role]
    if room.callout:
        return styles.CALLOUT
    if room.depth:
        return styles.LIST_CONTINUE[min(room.depth, 2) - 1]
    return _ROLES[role]


def caption(target: str, words: Inlines, style: str, book: Book, *, keep: bool = False) -> str:
    """A numbered caption: its label for cross references, the whole for the lists."""
    label = book.numbering.label(target)
    bookmark = page_bookmark(target)
    kind = label.split(" ", 1)[0]
    book.entries.append(Entry(kind, 1, label, plain_text(words), bookmark))
    word, counted = book.captions.runs(label)
    number = book.bookmarks.around(number_bookmark(target), counted)
    named = book.bookmarks.around(label_bookmark(target), f"{word}{number}")
    content = book.bookmarks.around(bookmark, f"{named}{run(' ')}{inlines(words, book)}")
    return paragraph(style, content, (KEEP_NEXT if keep else "") + book.take_break())


def source(words: Inlines, book: Book, style: str = styles.SOURCE) -> str:
    """The line below a table or figure that says where the data come from."""
    return paragraph(style, inlines(words, book))
