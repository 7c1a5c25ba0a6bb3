"""Sheets for the pages of PDF appendices: a tree becomes a tree with a page for each.

So the layout itself counts them: page numbers, contents and bookmarks are
right without a second pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lkjip_docgen.appendices.read import Appendix
from lkjip_docgen.document import Block, Blocks, Figure, Heading, PageBreak, Report
from lkjip_docgen.records import replace
from lkjip_docgen.resources import ASSETS

SHEET = ASSETS / "lembar.png"


def reserve_sheets(report: Report, appendices: Sequence[Appendix]) -> Report:
    """The report with an empty sheet for each page, after the divider of its appendix."""
    wanted = {appendix.divider: tuple(_sheets(appendix)) for appendix in appendices}
    return after_dividers(report, wanted, end_pages=True)


def after_dividers(report: Report, wanted: Mapping[str, Blocks], *, end_pages: bool) -> Report:
    """The report with these blocks at the end of what each divider, known by its id, begins.

    Where they `end_pages` themselves, a new page that was wanted after them is theirs.
    """
    if not wanted:
        return report
    parts = tuple(
        replace(part, blocks=tuple(_with_pages(part.blocks, wanted, end_pages)))
        for part in report.parts
    )
    return replace(report, parts=parts)


def _with_pages(blocks: Blocks, wanted: Mapping[str, Blocks], end_pages: bool) -> Iterator[Block]:
    """The blocks; pages go to the end of the page that a divider begins."""
    pending: Blocks = ()  # pages of the divider on this page
    for block in blocks:
        if isinstance(block, Heading | PageBreak):
            yield from pending
            if not (pending and end_pages and isinstance(block, PageBreak)):
                yield block
            pending = wanted.get(block.id, ()) if isinstance(block, Heading) else ()
        else:
            yield block
    yield from pending


def _sheets(appendix: Appendix) -> Iterator[Block]:
    for page, sheet in enumerate(appendix.sheets, start=1):
        yield Figure(
            id=f"{appendix.divider}-halaman-{page}",
            caption=(),
            alt=appendix.alt(page),
            picture=SHEET,
            sheet=sheet,
        )
