"""Whether signatures made later cover what somebody signed before."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lkjip_docgen.sign.changes import Block
from lkjip_docgen.sign.document import PdfValue
from lkjip_docgen.sign.ink import Box, Ink, ink_of, overlap

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_ANCHOR = 24  # signs under a reserved place: its anchor, a line of dots
_SLACK = 2.0  # points
_BESIDE = -2.0  # points that a new place keeps from words, which it would else continue
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
        found = _pages(reader, block)
        if not found:
            return f"tanda tangan {block.field} berada pada halaman yang tidak dikenal"
        for number, page in found.items():
            if _covers(page, block, reserved=block.field not in added):
                return f"tanda tangan {block.field} menutupi isi halaman {number}"
    return ""


def _pages(reader: PdfReader, block: Block) -> dict[int, PageObject]:
    """The pages on which a block stands: those that list its field, and that it names."""
    found = {}
    for number, page in enumerate(reader.pages, start=1):
        named = page.indirect_reference is not None and page.indirect_reference.idnum == block.page
        if named or block.widget in _annotations(page):
            found[number] = page
    return found


def _annotations(page: PageObject) -> list[int]:
    listed: PdfValue = page.get("/Annots")
    if listed is None:
        return []
    return [getattr(item, "idnum", -1) for item in listed.get_object()]


def _covers(page: PageObject, block: Block, *, reserved: bool) -> bool:
    if any(overlap(box, block.rect, _SLACK) for box in _others(page, block)):
        return True
    if reserved:
        return _covers_more_than_its_ground(page, block)
    return any(overlap(thing.box, block.rect, _distance(thing)) for thing in ink_of(page))


def _covers_more_than_its_ground(page: PageObject, block: Block) -> bool:
    """Whether a block in its reserved place lies on more than its anchor and its ground."""
    things = [thing for thing in ink_of(page) if overlap(thing.box, block.rect, _SLACK)]
    signs = sum(thing.signs for thing in things)
    drawn = any(not thing.signs and not _holds(thing.box, block.rect) for thing in things)
    return signs > _ANCHOR or drawn or _share(block.rect, page) > _MOST_OF_PAGE


def _distance(thing: Ink) -> float:
    """Words may not be touched; a line that is drawn may be."""
    return _BESIDE if thing.signs else _SLACK


def _holds(one: Box, other: Box) -> bool:
    """Whether a rectangle lies in another one: that is its ground."""
    left, bottom = one[0] <= other[0] + _SLACK, one[1] <= other[1] + _SLACK
    return left and bottom and one[2] >= other[2] - _SLACK and one[3] >= other[3] - _SLACK


def _others(page: PageObject, block: Block) -> Iterator[Box]:
    """The other places and notes of a page; signatures made before may not be hidden."""
    listed: PdfValue = page.get("/Annots")
    for item in listed.get_object() if listed is not None else ():
        annotation = item.get_object()
        if getattr(item, "idnum", -1) != block.widget and annotation.get("/Subtype") != "/Link":
            x1, y1, x2, y2 = (float(side) for side in annotation["/Rect"])
            yield min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _share(rect: Box, page: PageObject) -> float:
    """How much of the page a place takes."""
    box = page.mediabox
    return (rect[2] - rect[0]) * (rect[3] - rect[1]) / max(1.0, float(box.width * box.height))
