"""Where in the report each number is printed, and what the report names as its source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lkjip_docgen.document import (
    Block,
    Callout,
    Figure,
    Heading,
    Inlines,
    Items,
    Numbering,
    Paragraph,
    Reference,
    Report,
    Table,
    Value,
    each_block,
    each_inline,
    number,
    plain_text,
)
from lkjip_docgen.records import MutableRecord, field

_MOST: Final = 2
"""So many places are named; of more their number is."""
_SOURCE: Final = "Sumber: "
_SENTENCE_END: Final = re.compile(r"(?<!\bs\.d)\. ")


class Printed(MutableRecord):
    """The places of one number in their order, and the source that its first table names."""

    places: list[str] = field(default_factory=list)
    source: str = ""

    def __str__(self) -> str:
        shown = "; ".join(self.places[:_MOST])
        more = len(self.places) - _MOST
        return f"{shown}; dan {more} tempat lain" if more > 0 else shown


def printed_in(report: Report) -> Mapping[str, Printed]:
    """Every number that the report prints as one, by its path."""
    reader = _Reader(number(report))
    for part in report.parts:
        reader.read(part.blocks)
    return reader.found


class _Reader:
    def __init__(self, numbering: Numbering) -> None:
        self.found: dict[str, Printed] = {}
        self._numbering = numbering
        self._section = ""
        self._paragraphs = 0
        self._sources: dict[str, str] = {}

    def read(self, blocks: tuple[Block, ...]) -> None:
        """Take down the numbers of one part."""
        for block in each_block(blocks):
            if isinstance(block, Heading):
                self._section, self._paragraphs = self._heading(block), 0
            elif isinstance(block, Paragraph):
                self._paragraphs += 1
            if not isinstance(block, Items | Callout):  # what they hold are blocks too
                self._block(block)

    def _block(self, block: Block) -> None:
        where, source = self._where(block), self._source(block)
        for inline in each_inline((block,)):
            if isinstance(inline, Value):
                self._note(inline.quantity.path, where, source)

    def _note(self, path: str, where: str, source: str) -> None:
        printed = self.found.setdefault(path, Printed())
        if where not in printed.places:
            printed.places.append(where)
        printed.source = printed.source or source

    def _heading(self, block: Heading) -> str:
        words = plain_text(block.content)
        named = self._numbering.reference(block.id)
        return words if named == words else f"{named} {words}"

    def _where(self, block: Block) -> str:
        """A table or figure by its label, a paragraph by its section and number in it."""
        if isinstance(block, Table | Figure):
            return self._numbering.label(block.id) or f"{self._section} (tabel)"
        if isinstance(block, Paragraph):
            return f"{self._section}, alinea {self._paragraphs}"
        return self._section

    def _source(self, block: Block) -> str:
        """What the line below a table or figure names; of one like another the source of that."""
        if not isinstance(block, Table | Figure):
            return ""
        line = plain_text(block.source)
        told = _first_sentence(line.partition(_SOURCE)[2])
        for target in _references(block.source):
            told = self._sources.get(target, told)
        self._sources[block.id] = told
        return told


def _first_sentence(text: str) -> str:
    """A source without the notes behind it; "s.d." ends no sentence."""
    return _SENTENCE_END.split(text, maxsplit=1)[0].strip().rstrip(".")


def _references(line: Inlines) -> Iterator[str]:
    for inline in line:
        if isinstance(inline, Reference):
            yield inline.target
