"""Sheets for the pages of PDF appendices: a tree becomes a tree with a page for each.

So the layout itself counts them: page numbers, contents and bookmarks are
right without a second pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_docgen.appendices.read import Appendix
from lkjip_docgen.document import Block, Blocks, Figure, Heading, PageBreak, Report
from lkjip_docgen.records import replace
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
    pending: tuple[Block, ...] = ()  # sheets of the divider on this page
    for block in blocks:
        if isinstance(block, Heading | PageBreak):
            yield from pending
            if not (pending and isinstance(block, PageBreak)):
                yield block
            pending = _sheets_after(block, wanted)
        else:
            yield block
    yield from pending


def _sheets_after(block: Heading | PageBreak, wanted: dict[str, Appendix]) -> tuple[Block, ...]:
    """The sheets of the appendix that a heading divides from the rest."""
    if isinstance(block, Heading) and block.id in wanted:
        return tuple(_sheets(wanted[block.id]))
    return ()


def _sheets(appendix: Appendix) -> Iterator[Block]:
    for page, sheet in enumerate(appendix.sheets, start=1):
        yield Figure(
            id=f"{appendix.divider}-halaman-{page}",
            caption=(),
            alt=appendix.alt(page),
            picture=SHEET,
            sheet=sheet,
        )
