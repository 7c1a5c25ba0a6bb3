"""Signature blocks: place, date, capacity, room to sign, name and NIP."""

from __future__ import annotations

from collections.abc import Iterable

from lkjip_docgen.document import Signatory, SignatureBlock
from lkjip_docgen.pdf.markup import element, text
from lkjip_docgen.sign import address


def signature_block(node: SignatureBlock) -> str:
    """One signatory stands at the right; of two the first stands left.

    The block stays on one page.
    """
    people = node.signatories
    sides: tuple[Signatory | None, ...] = people if len(people) > 1 else (None, *people)
    rows = [_row(map(_capacity, sides)), _row(map(_name, sides))]
    if node.place_date:
        date = element("p", text(node.place_date))
        rows.insert(0, _row([*[""] * (len(sides) - 1), date]))
    return element("div", "".join(rows), "ttd", id=node.id)


def _row(cells: Iterable[str]) -> str:
    return element("div", "".join(element("div", cell) for cell in cells), "baris")


def _capacity(person: Signatory | None) -> str:
    return "".join(element("p", text(words)) for words in person.capacity) if person else ""


def _name(person: Signatory | None) -> str:
    if person is None:
        return ""
    name = element("p", text(person.nama), "nama")
    return _place(person) + name + (element("p", f"NIP {text(person.nip)}") if person.nip else "")


def _place(person: Signatory) -> str:
    """The place kept for an electronic signature, marked by its anchor."""
    if not person.anchor:
        return ""
    return element("a", text(person.anchor), "tempat", href=address(person))
