"""Places held in the text for values, so that data never meet the Markdown parser.

A value leaves Jinja as a few characters that no text contains: U+FDD0, the
number of the value, U+FDD1.  Both are Unicode noncharacters, reserved for the
inside of programs; Markdown takes them for letters.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from lkjip_docgen.document import Block, Blocks, Inlines, plain_text
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_SENTINEL = lazy_pattern(f"{_OPEN}([0-9]+){_CLOSE}")
_STRAY = str.maketrans("", "", _OPEN + _CLOSE)


class OfficeText(tuple[Block, ...]):
    """The blocks of a long text of the office, which a sentence of a template may lead into."""

    __slots__ = ()


class Embedded(Record):
    """Blocks that a template put in, and where."""

    blocks: Blocks
    place: Place | None = None


class Store:
    """The values of one rendering, by the number in their sentinel."""

    def __init__(self) -> None:
        self._values: list[Inlines | Embedded] = []

    def hold(self, value: Inlines | Embedded) -> Markup:
        """Keep a value; the characters that stand for it."""
        self._values.append(value)
        return Markup(f"{_OPEN}{len(self._values) - 1}{_CLOSE}")

    def split(self, text: str) -> Iterator[str | Inlines | Embedded]:
        """The parts of a text: its own words and the values held in it."""
        for index, part in enumerate(_SENTINEL.split(text)):
            if index % 2:
                yield self._values[int(part)]
            elif part:
                yield part

    def words(self, text: str) -> str:
        """A text with its values put in as plain words (for an address, a title, an id)."""
        return "".join(
            part
            if isinstance(part, str)
            else ""
            if isinstance(part, Embedded)
            else plain_text(part)
            for part in self.split(text)
        )


def without_sentinels(text: str) -> str:
    """A text from outside, free of the characters that are reserved for sentinels."""
    return text.translate(_STRAY)
