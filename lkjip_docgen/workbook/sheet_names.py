"""What the sheets of a workbook are called: as they are now, or as an earlier version did.

A sheet has the name that the window gives the same part of the data.  Workbooks that are with
people keep the names, and the places of the blocks, that they were made with.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from lkjip_docgen.records import replace
from lkjip_docgen.workbook.sheet_parts import Block, Sheet

ATTACHED: Final = "Lampiran"
_MOVED: Final = {ATTACHED: "Penutup"}
"""Where a block stood before, which now stands with others."""


def as_named(sheets: Sequence[Sheet], names: Collection[str]) -> tuple[Sheet, ...]:
    """The sheets as a workbook has them whose sheets have these names."""
    homes: dict[str, list[Block]] = {}
    first: dict[str, Sheet] = {}
    for sheet in sheets:
        for block in sheet.blocks:
            home = _home(sheet, block, names)
            homes.setdefault(home, []).append(block)
            first.setdefault(home, sheet)
    return tuple(
        replace(first[name], name=name, blocks=tuple(blocks)) for name, blocks in homes.items()
    )


def _home(sheet: Sheet, block: Block, names: Collection[str]) -> str:
    """The sheet on which a block stands there."""
    earlier = _MOVED.get(block.title, sheet.earlier)
    return earlier if sheet.name not in names and earlier in names else sheet.name
