"""Places of the report in words that a reader of its pages can follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lkjip_docgen.docx import OBJECT, Element, style, styles, w, words

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
        around = self.margin or _below(self.headings) or "sebelum judul pertama"
        if not self.inside:
            return around
        table = f"{self.caption or 'tabel'} {self.inside}".strip()
        return f"{table}, {around}"


def _below(headings: Sequence[str]) -> str:
    return f"di bawah judul “{' › '.join(headings)}”" if headings else ""


def margin_of(part: str) -> Where:
    """The place that a part such as `word/header1.xml` is."""
    return Where(margin="kop halaman" if "header" in part else "kaki halaman")


def places(
    blocks: Sequence[Element], where: Where, style: Callable[[Element], str] = style
) -> Iterator[Where]:
    """The place of each block of a text: below which headings, after which caption.

    `style` tells the style of a paragraph.
    """
    trail: dict[int, str] = {}
    here = where
    for block in blocks:
        name = style(block) if block.tag == w("p") else ""
        level = styles.OUTLINE.get(name, 0)
        if level:
            trail = _above(level, trail) | {level: " ".join(words(block).split())}
            headings = (*where.headings, *trail.values())
            here = where._replace(headings=headings, caption="")
        elif name == styles.CAPTION:
            here = here._replace(caption=" ".join(words(block).split()[:2]))
        yield here


def _above(level: int, trail: Mapping[int, str]) -> dict[int, str]:
    """The headings of a trail that a heading of some level stands under."""
    return {known: title for known, title in trail.items() if known < level}


def row_places(count: int, where: Where) -> Iterator[Where]:
    """The place of each row of a table."""
    for number in range(1, count + 1):
        yield where._replace(inside=f"baris {number}")


def brief(block: Element) -> str:
    """The words of a block, cut where they are many."""
    text = " ".join(words(block).replace(OBJECT, "[gambar]").split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}…"
