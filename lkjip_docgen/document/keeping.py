"""What stays together on a page, whatever writes it."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_docgen.document.tree import Row
from lkjip_docgen.document.walk import plain_text

SHORT = 8  # a table of no more rows stays on one page,
MONTHLY = 15  # and so does one of twelve months with head, sum and result, a line each
_LINE = 60  # characters that surely fit a line of most cells


def stays_whole(rows: Sequence[Row]) -> bool:
    """Whether a table of these rows, heads included, is too small to be torn over two pages."""
    if len(rows) <= SHORT:
        return True
    cells = (cell for row in rows for cell in row.cells)
    return len(rows) <= MONTHLY and all(len(plain_text(c.content)) <= _LINE for c in cells)
