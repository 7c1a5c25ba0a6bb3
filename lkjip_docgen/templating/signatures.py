"""Signature blocks from the officials that the office names for a document."""

from __future__ import annotations

from datetime import date

from lkjip_docgen.document import Paragraph, Signatory, SignatureBlock
from lkjip_docgen.idn import format_date, group_nip
from lkjip_docgen.model import Pejabat, Penandatangan
from lkjip_docgen.templating.inlines import marker

# The superior stands left, as on the official form (PermenPANRB 53/2014).
_UNDATED = "." * 24
_ORDER = ("pihak_kedua", "pihak_pertama", "kepala")
_CAPACITY = {"pihak_kedua": ("Pihak Kedua,",), "pihak_pertama": ("Pihak Pertama,",), "kepala": ()}


def signature_block(pejabat: Pejabat | None) -> SignatureBlock | Paragraph:
    """Place, date and the space to sign; a marker when nobody has been named."""
    if pejabat is None:
        return Paragraph((marker("pejabat penanda tangan"),))
    people = sorted(pejabat.penandatangan, key=lambda person: _ORDER.index(person.peran))
    return SignatureBlock(
        place_date=f"{pejabat.tempat}, {_day(pejabat.tanggal)}",
        signatories=tuple(_signatory(person, alone=len(people) == 1) for person in people),
    )


def _day(day: date | None) -> str:
    """The date of signing; room to write it while it is not known."""
    return _UNDATED if day is None else format_date(day)


def _signatory(person: Penandatangan, *, alone: bool) -> Signatory:
    """Parties are named as such only where there are two of them."""
    capacity = () if alone else _CAPACITY[person.peran]
    title = person.jabatan if capacity else f"{person.jabatan},"
    return Signatory((*capacity, title), person.nama, group_nip(person.nip) if person.nip else "")
