"""A paragraph of a Word file, with what is asked of it again and again."""

from __future__ import annotations

from lkjip_docgen.docx.body import section_of, style
from lkjip_docgen.docx.fields import bookmarks
from lkjip_docgen.docx.flow import visible
from lkjip_docgen.docx.xml import Element, child, value, w
from lkjip_docgen.records import Record


class Paragraph(Record):
    """A `w:p`."""

    element: Element

    @property
    def style(self) -> str:
        """The identifier of its style in the file; "" for the default one."""
        return style(self.element)

    @property
    def text(self) -> str:
        """Its words as they are seen (see `flow`)."""
        return visible(self.element)

    @property
    def texts(self) -> list[Element]:
        """Every `w:t` of its own, seen or not; those of text boxes in it are not."""
        found = self.element.iter(w("t"))
        return [text for text in found if next(text.iterancestors(w("p"))) is self.element]

    @property
    def raw(self) -> str:
        """The words of its `texts`."""
        return "".join(text.text or "" for text in self.texts)

    @property
    def properties(self) -> Element | None:
        """Its `w:pPr`."""
        return child(self.element, "pPr")

    @property
    def section(self) -> Element | None:
        """The properties of the section that ends with it."""
        return section_of(self.element)

    @property
    def list_number(self) -> str:
        """The list that it names itself: "0" takes it out of that of its style, "" is none."""
        return value(self.element, "pPr/numPr/numId")

    @property
    def bookmarks(self) -> list[str]:
        """The names of the bookmarks that begin in it."""
        return bookmarks(self.element)
