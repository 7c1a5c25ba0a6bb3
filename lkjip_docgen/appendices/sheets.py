"""Sheets for the pages of PDF appendices: a tree becomes a tree with a page for each.

So the layout itself counts them: page numbers, contents and bookmarks are
right without a second pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lkjip_docgen.appendices.read import Appendix
from lkjip_docgen.document.tree import Block, Blocks, Figure, Heading, PageBreak, Report
from lkjip_docgen.resources import ASSETS

SHEET = ASSETS / "lembar.png"


def reserve_sheets(report: Report, appendices: Sequence[Appendix]) -> Report:
    """The report with an empty sheet for each page, after the divider of its appendix."""
    if not appendices:
        return report
    wanted = {appendix.divider: appendix for appendix in appendices}
    parts = tuple(
        replace(part, blocks=tuple(_with_sheets(part.blocks, wanted))) for part in report.parts
    )
    return replace(report, parts=parts)


def _with_sheets(blocks: Blocks, wanted: dict[str, Appendix]) -> Iterator[Block]:
    """The blocks; sheets go to the end of the page that a divider begins, and end pages too."""
    pending: Appendix | None = None
    for block in blocks:
        if pending is not None and isinstance(block, Heading | PageBreak):
            yield from _sheets(pending)
            pending = None
            if isinstance(block, PageBreak):
                continue
        yield block
        if isinstance(block, Heading) and block.id in wanted:
            pending = wanted[block.id]
    if pending is not None:
        yield from _sheets(pending)


def _sheets(appendix: Appendix) -> Iterator[Block]:
    for page, sheet in enumerate(appendix.sheets, start=1):
        yield Figure(
            id=f"{appendix.divider}-halaman-{page}",
            caption=(),
            alt=appendix.alt(page),
            picture=SHEET,
            sheet=sheet,
        )
