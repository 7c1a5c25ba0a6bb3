"""Whether signatures made later cover what somebody signed before."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from lkjip_docgen.sign.changes import Block
from lkjip_docgen.sign.ink import Box, ink_of, overlap

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_ANCHOR = 24  # signs under a reserved place: its anchor, a line of dots
_SLACK = 2.0  # points
_MOST_OF_PAGE = 1 / 6  # a reserved place is no larger


def covered(signed: bytes, blocks: Sequence[Block], added: set[str]) -> str:
    """Why the blocks hide what the signed file shows; empty where they do not.

    `added` are fields that the signed file had not reserved.
    """
    from pypdf import PdfReader

    if not blocks:
        return ""
    reader = PdfReader(io.BytesIO(signed))
    for block in blocks:
        number, page = _page(reader, block)
        if page is None:
            return f"tanda tangan {block.field} berada pada halaman yang tidak dikenal"
        if _covers(page, block, reserved=block.field not in added):
            return f"tanda tangan {block.field} menutupi isi halaman {number}"
    return ""


def _page(reader: PdfReader, block: Block) -> tuple[int, PageObject | None]:
    """The page on which a block stands: the one that lists its field, else that it names."""
    named: tuple[int, PageObject | None] = (0, None)
    for number, page in enumerate(reader.pages, start=1):
        if block.widget in _annotations(page):
            return number, page
        if page.indirect_reference is not None and page.indirect_reference.idnum == block.page:
            named = (number, page)
    return named


def _annotations(page: PageObject) -> list[int]:
    listed: Any = page.get("/Annots")
    if listed is None:
        return []
    return [getattr(item, "idnum", -1) for item in listed.get_object()]


def _covers(page: PageObject, block: Block, *, reserved: bool) -> bool:
    things = [ink for ink in ink_of(page) if overlap(ink.box, block.rect, _SLACK)]
    signs = sum(ink.signs for ink in things)
    pictures = any(ink.picture for ink in things)
    if any(overlap(box, block.rect, _SLACK) for box in _others(page, block)):
        return True
    if not reserved:
        return bool(signs or pictures)
    return signs > _ANCHOR or _share(block.rect, page) > _MOST_OF_PAGE


def _others(page: PageObject, block: Block) -> Iterator[Box]:
    """The other places and notes of a page; signatures made before may not be hidden."""
    listed: Any = page.get("/Annots")
    for item in listed.get_object() if listed is not None else ():
        annotation = item.get_object()
        if getattr(item, "idnum", -1) != block.widget and annotation.get("/Subtype") != "/Link":
            x1, y1, x2, y2 = (float(side) for side in annotation["/Rect"])
            yield min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _share(rect: Box, page: PageObject) -> float:
    """How much of the page a place takes."""
    box = page.mediabox
    return (rect[2] - rect[0]) * (rect[3] - rect[1]) / max(1.0, float(box.width * box.height))
