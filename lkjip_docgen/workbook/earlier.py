"""Workbooks made before a field was known: what they lack was nowhere filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lkjip_docgen.model import DECLARED
from lkjip_docgen.records import Record
from lkjip_docgen.source import select
from lkjip_docgen.workbook.sheet_parts import Block, Form, Sheet, Table


class Exported(Record):
    """The data that a workbook was made from; None where every part of it has to be there."""

    data: Mapping[str, object] | None

    def may_lack_sheet(self, sheet: Sheet) -> bool:
        """Whether nothing is lost with a sheet."""
        return all(self.may_lack_block(block) for block in sheet.blocks)

    def may_lack_block(self, block: Block) -> bool:
        """Whether nothing is lost with a block; of units and months that is not known."""
        patterns = list(_patterns(block))
        return bool(patterns) and not any(self._holds(pattern) for _, pattern in patterns)

    def may_lack(self, block: Block, label: str) -> bool:
        """Whether nothing is lost with the row or column of that heading."""
        return any(
            heading == label and not self._holds(pattern) for heading, pattern in _patterns(block)
        )

    def _holds(self, pattern: str) -> bool:
        """Whether anything stands at a data path."""
        if self.data is None:
            return True
        return any(value not in (None, "", [], {}) for _, value in select(self.data, pattern))


WHOLE = Exported(None)
"""Of a workbook that has to have every part."""


def _patterns(block: Block) -> Iterator[tuple[str, str]]:
    """The heading of every field of a form or table, with its data path.

    What is declared not to apply stands in its own places of the data, not below one path.
    """
    if isinstance(block, Form):
        for field in block.fields:
            yield field.label, ".".join((*block.path, *field.names))
    elif isinstance(block, Table) and block.levels[0].path != (DECLARED,):
        yield from _of_table(block)


def _of_table(table: Table) -> Iterator[tuple[str, str]]:
    above: tuple[str, ...] = ()
    for level in table.levels:
        *way, last = level.path
        above = (*above, *way, f"{last}[]")
        for field in (*level.keys, *level.fields):
            yield field.label, ".".join((*above, *field.names))
