"""The styles of a file, known by their names: each program gives identifiers of its own."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.docx import styles
from lkjip_docgen.docx.xml import Element, value, w
from lkjip_docgen.records import Record

_OURS = {
    name.casefold(): identifier
    for name, identifier in (*styles.NAMES.items(), *styles.NAMES_OF_CARDS.items())
}


class Style(Record):
    """A style of a file; two names that differ in capitals alone are one to Word."""

    element: Element

    @property
    def identifier(self) -> str:
        """What paragraphs and runs of this file call it."""
        return self.element.get(w("styleId"), "")

    @property
    def name(self) -> str:
        """Its name as people see it; "" for one without."""
        return value(self.element, "name")

    @property
    def key(self) -> str:
        """Its name without capitals."""
        return self.name.casefold()

    @property
    def ours(self) -> str:
        """The identifier that this program gives a style of that name; else its own."""
        return _OURS.get(self.key, self.identifier)

    @property
    def list_number(self) -> str:
        """The list that its paragraphs belong to; "" for none."""
        return value(self.element, "pPr/numPr/numId")


class Stylesheet:
    """The styles of one file."""

    def __init__(self, root: Element | None) -> None:
        self._styles = [] if root is None else [Style(node) for node in root.iterfind(w("style"))]

    def __iter__(self) -> Iterator[Style]:
        return iter(self._styles)

    def ours(self) -> dict[str, str]:
        """Our identifier of each style, by the identifier that it has in the file."""
        return {style.identifier: style.ours for style in self._styles}

    def identifiers(self) -> dict[str, str]:
        """The identifier of each style in the file by its name without capitals."""
        found: dict[str, str] = {}
        for style in self._styles:
            if style.name:
                found.setdefault(style.key, style.identifier)
        return found

    def identifier(self, name: str) -> str:
        """The identifier of the style of a name; "" when the file has none."""
        return self.identifiers().get(name.casefold(), "")
