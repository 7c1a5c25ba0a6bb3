"""The places to sign in the PDF of a Word report: links of the layout, grown to their room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lkjip_docgen.document import Signatory
from lkjip_docgen.sign import NEW_SIZE, address
from lkjip_docgen.word_pdf.places import Place

if TYPE_CHECKING:
    from pikepdf import Object, Pdf


def mark_places(document: Pdf, places: Sequence[Place]) -> tuple[str, ...]:
    """Make each place what `sign.places.make_fields` looks for; the anchors that were found."""
    wanted = {place.anchor: place for place in places}
    found: list[str] = []
    for page in document.pages:
        for link in page.obj.get("/Annots", ()):
            place = wanted.get(str(link.get("/Contents", "")).strip())
            if place is not None and place.anchor not in found:
                _mark(link, place, page.mediabox)
                found.append(place.anchor)
    return tuple(found)


def _mark(link: Object, place: Place, page: Object) -> None:
    """Make a link lead to who signs at a place, and as large as a signature on its page."""
    import pikepdf

    if "/Dest" in link:
        del link["/Dest"]
    person = Signatory((), place.name, "", anchor=place.anchor)
    link.A = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(address(person)))
    link.Rect = _room(link.Rect, page)


def _room(anchor: Object, page: Object) -> list[float]:
    """A block of the usual size around the middle of the anchor, within the page."""
    x1, y1, x2, y2 = (float(side) for side in anchor)
    width, height = NEW_SIZE
    left = _within((x1 + x2 - width) / 2, float(page[0]), float(page[2]) - width)
    bottom = _within((y1 + y2 - height) / 2, float(page[1]), float(page[3]) - height)
    return [left, bottom, left + width, bottom + height]


def _within(value: float, least: float, most: float) -> float:
    return max(least, min(value, most))
