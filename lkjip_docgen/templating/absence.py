"""What a text says where a value is missing: a marker, or why it does not apply.

Every marker of the report asks here whether the office has declared the value
not to apply (`Bagian.tak_berlaku`), as the completeness checks do.
"""

from __future__ import annotations

from lkjip_docgen.document import Absence, Inlines, Marker, Text
from lkjip_docgen.model import Bagian
from lkjip_docgen.quantity import Quantity, Status
from lkjip_docgen.templating.basics import text_of
from lkjip_docgen.templating.inlines import marker, to_inlines


def belum(apa: str, bagian: Bagian | Quantity | None = None, nama: str = "") -> Marker | Inlines:
    """The marker of something that the office still has to supply.

    With the quantity, or the section and the name of the value: where that is
    declared not to apply, or is a list of which the office has said that it
    is empty, the sentence that says so instead.
    """
    what = str(text_of(apa))
    if reason := _reason(bagian, nama):
        return to_inlines(sentence(what, reason))
    if isinstance(bagian, Bagian) and bagian.nihil(str(text_of(nama))):
        return to_inlines(f"Tidak ada {what}.")
    return marker(what, _absent(bagian, nama))


def _absent(bagian: Bagian | Quantity | None, nama: str) -> Absence | Quantity | None:
    """What is missing, where the template says so."""
    if bagian is None or isinstance(bagian, Quantity):
        return bagian
    return Absence(bagian, str(text_of(nama)))


def bagian_dari(
    awal: str, realisasi: Quantity, persen: Quantity, nama: str, seluruhnya: Quantity
) -> Inlines:
    """The sentence on a part of a whole: "Belanja adalah Rp9 atau 90,00% dari pagu Rp10."

    Without a percentage it is said why there is none; where only a figure is
    missing, its marker says so.  `nama` is the word for the whole.
    """
    start, whole = str(text_of(awal)), str(text_of(nama))
    if realisasi.alasan or (not (realisasi.ada or persen.ada) and persen.alasan):
        return to_inlines(f"{start} tidak berlaku: {continued(realisasi.alasan or persen.alasan)}.")
    first = (Text(f"{start} adalah "), *to_inlines(realisasi))
    if seluruhnya.alasan:
        return (*first, Text(f". {sentence(whole, seluruhnya.alasan)}"))
    share = (Text(" atau "), *to_inlines(persen)) if persen.ada else ()
    incomparable = not persen.ada and persen.status is not Status.KOSONG
    end = "; persentasenya tidak dihitung." if incomparable else "."
    return (*first, *share, Text(f" dari {whole} "), *to_inlines(seluruhnya), Text(end))


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
