"""What a text says where a value is missing: a marker, or why it does not apply.

Every marker of the report asks here whether the office has declared the value
not to apply (`Bagian.tak_berlaku`), as the completeness checks do.
"""

from __future__ import annotations

from lkjip_docgen.document.tree import Inlines, Marker
from lkjip_docgen.model.base import Bagian
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.templating.basics import text_of
from lkjip_docgen.templating.inlines import marker, to_inlines


def belum(apa: str, bagian: Bagian | Quantity | None = None, nama: str = "") -> Marker | Inlines:
    """The marker of something that the office still has to supply.

    With the quantity, or the section and the name of the value: where that is
    declared not to apply, the sentence that says so instead.
    """
    what = str(text_of(apa))
    reason = _reason(bagian, nama)
    return to_inlines(sentence(what, reason)) if reason else marker(what)


def _reason(bagian: Bagian | Quantity | None, nama: str) -> str:
    if isinstance(bagian, Quantity):
        return bagian.alasan
    return "" if bagian is None else tak_berlaku(bagian, nama)


def tak_berlaku(bagian: Bagian, nama: str) -> str:
    """Why a value does not apply, as the office declared; "" where it has not."""
    return bagian.tak_berlaku(str(text_of(nama)))


def sentence(what: str, reason: str) -> str:
    """That something does not apply, and why: "Tata nilai tidak berlaku: ..."."""
    return f"{what[:1].upper()}{what[1:]} tidak berlaku: {continued(reason)}."


def continued(reason: str) -> str:
    """A reason as it follows a colon: as it was typed, for it may begin with a name."""
    return reason.strip().rstrip(".")
