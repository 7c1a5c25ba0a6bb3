"""Numbered lists that restart: one numbering instance a list.

The template's list styles say what a list looks like; each list of the report
gets its own `w:num` on the same definition, with its own start.
"""

from __future__ import annotations

from enum import StrEnum

from lkjip_docgen.document import ListKind
from lkjip_docgen.docx import Element, Stylesheet, styles, value, w
from lkjip_docgen.records import Record


class ListPlace(StrEnum):
    """Where a list stands, which decides its indents."""

    BODY = "body"
    CALLOUT = "callout"
    CELL = "cell"


_STYLES: dict[ListPlace, dict[ListKind, tuple[str, ...]]] = {
    ListPlace.BODY: {
        ListKind.BULLET: styles.BULLET_LIST,
        ListKind.DECIMAL: styles.NUMBER_LIST,
        ListKind.ALPHA: styles.LETTER_LIST,
    },
    ListPlace.CALLOUT: {
        ListKind.BULLET: (styles.CALLOUT_BULLET,),
        ListKind.DECIMAL: (styles.CALLOUT_NUMBER,),
        ListKind.ALPHA: (styles.CALLOUT_LETTER,),
    },
    ListPlace.CELL: {
        ListKind.BULLET: (styles.CELL_BULLET,),
        ListKind.DECIMAL: (styles.CELL_NUMBER,),
        ListKind.ALPHA: (styles.CELL_LETTER,),
    },
}
_DEEPEST = 8


class Bullet(Record):
    """What marks the items of one list: their style and paragraph property."""

    style: str
    numbering: str


class Lists:
    """The numbering instances of one document."""

    def __init__(self, numbering: Element, stylesheet: Element) -> None:
        self._styles = {style.identifier: style.list_number for style in Stylesheet(stylesheet)}
        self._definitions = {
            num.get(w("numId"), ""): value(num, "abstractNumId")
            for num in numbering.iterfind(w("num"))
        }
        self._next = 1 + max((int(n) for n in self._definitions if n.isdecimal()), default=0)
        self._new: list[str] = []

    def start(self, kind: ListKind, place: ListPlace, level: int = 0, first: int = 1) -> Bullet:
        """Begin a list; gives the style and the numbering of its items.

        The numbering is "" when the template's style of that list has none.
        """
        level = min(level, _DEEPEST)
        names = _STYLES[place][kind]
        style = names[min(level, len(names) - 1)]
        base = self._styles.get(names[0], "")
        if base not in self._definitions:
            return Bullet(style, "")
        number = base if kind is ListKind.BULLET else self._restart(base, level, first)
        numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        return Bullet(style, numbering)

    def instances(self) -> tuple[str, ...]:
        """The `w:num` elements to add to the numbering part."""
        return tuple(self._new)

    def _restart(self, base: str, level: int, first: int) -> str:
        number = self._next
        self._next += 1
        self._new.append(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{self._definitions[base]}"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{first}"/>'
            "</w:lvlOverride></w:num>"
        )
        return str(number)
