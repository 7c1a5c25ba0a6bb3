"""Headings, paragraphs and captions."""

from __future__ import annotations

from lkjip_docgen.document import Heading, Inlines, Paragraph, ParagraphRole, plain_text
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.pdf.inlines import inlines
from lkjip_docgen.pdf.markup import attribute, element
from lkjip_docgen.pdf.page import Page

DEEPEST = 4
_YEARS = lazy_pattern(r"\d{4}–\d{4}")  # no line of a caption ends within a span of years
HELD = "tahan"  # the class of a block that stays with what follows
_ROLES = {
    ParagraphRole.BODY: "",
    ParagraphRole.LEAD: "pengantar",
    ParagraphRole.CENTER: "tengah",
    ParagraphRole.LABEL: "label",
    ParagraphRole.CONTINUED: "label lanjutan",
    ParagraphRole.SOURCE: "sumber",
    ParagraphRole.PLAIN: "rapat",
    ParagraphRole.TITLE: "judul-dokumen",
    ParagraphRole.OPENER: "pembuka",
    ParagraphRole.OPENER_CONTENTS: "pembuka isi-bab",
}


def heading(node: Heading, page: Page) -> str:
    """A heading with its label; `data-judul` is its line in the bookmarks."""
    level = min(node.level, DEEPEST)
    label = page.numbering.label(node.id) if node.numbered else ""
    words = inlines(node.content, page)
    bookmark = attribute(f"{label} {plain_text(node.content)}")
    if label:
        number = element("span", label, "nomor")
        words = f"{number} {words}"
    css = _css(level, label)
    return f'<h{level} id="{attribute(node.id)}"{css} data-judul="{bookmark}">{words}</h{level}>'


def _css(level: int, label: str) -> str:
    """The class of a heading: that of a chapter, and of one without a number."""
    if not label:
        return ' class="tanpa-nomor"'
    return ' class="bab"' if level == 1 else ""


def paragraph(node: Paragraph, page: Page, *, held: bool = False) -> str:
    """A paragraph in the class of its role; `held` keeps its last lines with what follows."""
    css = " ".join(filter(None, (_ROLES[node.role], HELD if held else "")))
    return element("p", inlines(node.content, page), css)


def caption(target: str, words: Inlines, page: Page) -> str:
    """The words of a numbered caption: "Tabel 3.2 Target dan Realisasi"."""
    label = element("span", page.numbering.label(target), "nomor")
    written = inlines(words, page)
    if not page.live:
        written = _YEARS.sub(r'<span class="lekat">\g<0></span>', written)
    return f"{label} {written}"


def source(words: Inlines, page: Page) -> str:
    """The line below a table or figure that says where the data come from."""
    return element("p", inlines(words, page), "sumber") if words else ""
