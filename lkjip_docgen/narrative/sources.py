"""The source of figures is said once in a chapter; what has the same one refers to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lkjip_docgen.document import (
    Block,
    Figure,
    Inlines,
    Part,
    Reference,
    Table,
    Text,
    plain_text,
)
from lkjip_docgen.records import replace

_SHORT: Final = 50
"""Letters of a source line that is no longer than what would refer to another one."""


def with_sources_said_once(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts, each long source that comes again replaced by the label of the first.

    "Sumber: sama dengan Tabel 3.2." What the line says besides stays where it is.
    """
    for part in parts:
        first: dict[str, str] = {}
        yield replace(part, blocks=tuple(_once(block, first) for block in part.blocks))


def _without_notes(line: Inlines) -> tuple[Inlines, Inlines]:
    """The source itself, and the sentences behind it: a reader needs those beside the table."""
    for count in range(1, len(line)):
        here, there = plain_text(line[:count]), plain_text(line[count:])
        if here.endswith(".") and there.startswith(" "):
            return line[:count], line[count:]
    return line, ()


def _once(block: Block, first: dict[str, str]) -> Block:
    if not isinstance(block, Table | Figure):
        return block
    named, notes = _without_notes(block.source)
    source = plain_text(named)
    if len(source) <= _SHORT:
        return block
    if source in first:
        same = (Text("Sumber: sama dengan "), Reference(first[source]), Text("."))
        return replace(block, source=(*same, *notes))
    if labelled := _labelled(block):
        first[source] = labelled
    return block


def _labelled(block: Table | Figure) -> str:
    """The id of what has the label of a block: itself, or the first part of a table in parts."""
    if block.caption:
        return block.id
    whole, hyphens, part = block.id.rpartition("--")
    return whole if hyphens and part.isdigit() else ""
