"""Places of the report in words that a reader of its pages can follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from lkjip_docgen.docx import styles
from lkjip_docgen.docx.blocks import style, words
from lkjip_docgen.docx.flow import OBJECT
from lkjip_docgen.docx.xml import Element, w

_LONGEST = 120


class Where(NamedTuple):
    """The headings above a place, outermost first, and the table that it is in.

    `margin` is what holds it where it stands outside of the text: the head or
    foot of the pages.
    """

    headings: tuple[str, ...] = ()
    caption: str = ""
    inside: str = ""
    margin: str = ""

    def __str__(self) -> str:
        title = f"di bawah judul “{' › '.join(self.headings)}”" if self.headings else ""
        table = f"{self.caption or 'tabel'} {self.inside}".strip() if self.inside else ""
        parts = [part for part in (table, self.margin or title or "sebelum judul pertama") if part]
        return ", ".join(parts)


def margin_of(part: str) -> Where:
    """The place that a part such as `word/header1.xml` is."""
    return Where(margin="kop halaman" if "header" in part else "kaki halaman")


def places(
    blocks: Sequence[Element], where: Where, style: Callable[[Element], str] = style
) -> Iterator[Where]:
    """The place of each block of a text: below which headings, after which caption.

    `style` tells the style of a paragraph.
    """
    trail: list[tuple[int, str]] = []
    here = where
    for block in blocks:
        name = style(block) if block.tag == w("p") else ""
        level = styles.OUTLINE.get(name, 0)
        if level:
            trail = [entry for entry in trail if entry[0] < level]
            trail.append((level, " ".join(words(block).split())))
            headings = where.headings + tuple(title for _, title in trail)
            here = where._replace(headings=headings, caption="")
        elif name == styles.CAPTION:
            here = here._replace(caption=" ".join(words(block).split()[:2]))
        yield here


def row_places(count: int, where: Where) -> Iterator[Where]:
    """The place of each row of a table."""
    for number in range(1, count + 1):
        yield where._replace(inside=f"baris {number}")


def brief(block: Element) -> str:
    """The words of a block, cut where they are many."""
    text = " ".join(words(block).replace(OBJECT, "[gambar]").split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}…"
