"""Cross references of the office's texts, tied to what the report holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkjip_docgen.document import (
    Block,
    Inline,
    Part,
    Reference,
    Text,
    each_inline,
    referable,
    with_references,
)
from lkjip_docgen.office_text import target_among
from lkjip_docgen.records import replace


def resolved(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts with each reference of the office tied to a heading, table or figure.

    One that leads nowhere, or to what has no number, is the words that were written:
    a draft can be made, and the checks tell of it.
    """
    found = tuple(parts)
    if not any(map(_is_of_the_office, each_inline(_blocks(found)))):
        return found
    ids = frozenset(referable(_blocks(found)))

    def tied(reference: Reference) -> Inline:
        if not reference.words:
            return reference
        target = target_among(reference.target, ids)
        if target is None:
            return Text(reference.words)
        return Reference(target, reference.kind)

    return tuple(replace(part, blocks=with_references(part.blocks, tied)) for part in found)


def _blocks(parts: Iterable[Part]) -> Iterator[Block]:
    return (block for part in parts for block in part.blocks)


def _is_of_the_office(inline: Inline) -> bool:
    return isinstance(inline, Reference) and bool(inline.words)
