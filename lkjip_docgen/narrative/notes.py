"""What stands below a table about values in it that do not apply."""

from __future__ import annotations

from lkjip_docgen.document import Block, Blocks, Inlines, Table, Text
from lkjip_docgen.narrative.tables.cells import TIDAK_ADA
from lkjip_docgen.records import replace
from lkjip_docgen.templating import continued


def with_notes(made: Block | Blocks) -> Block | Blocks:
    """What a builder made, each table with the reasons of its cells below it."""
    if isinstance(made, tuple):
        return tuple(_noted(block) for block in made)
    return _noted(made)


def _noted(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    notes = [cell.note for row in (*block.head, *block.rows) for cell in row.cells if cell.note]
    if not notes:
        return block
    return replace(block, source=block.source + _note(list(dict.fromkeys(notes)), block.source))


def _note(reasons: list[str], before: Inlines) -> Inlines:
    """The sentence with every reason once."""
    told = "; ".join(map(continued, reasons))
    return (Text(f"{' ' if before else ''}Tanda “{TIDAK_ADA}” berarti tidak berlaku: {told}."),)
