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
    sides = _sides(node.signatories)
    look = "baris sendiri" if len(node.signatories) == 1 else "baris"
    rows = [_row(map(_capacity, sides), look), _row(map(_name, sides), look)]
    if node.place_date:
        rows.insert(0, _at_the_right(element("p", text(node.place_date)), len(sides), look))
    return element("div", "".join(rows), "ttd", id=node.id)


def _sides(people: tuple[Signatory, ...]) -> tuple[Signatory | None, ...]:
    """Who stands where from left to right; nobody at the left of one alone."""
    return people if len(people) > 1 else (None, *people)


def _row(cells: Iterable[str], look: str) -> str:
    return element("div", "".join(element("div", cell) for cell in cells), look)


def _at_the_right(cell: str, columns: int, look: str) -> str:
    empty = [""] * (columns - 1)
    return _row([*empty, cell], look)


def _capacity(person: Signatory | None) -> str:
    if person is None:
        return ""
    return "".join(element("p", text(words)) for words in person.capacity)


def _name(person: Signatory | None) -> str:
    """The room to sign, and the name below it."""
    if person is None:
        return ""
    return _place(person) + element("p", text(person.nama), "nama") + _nip(person)


def _nip(person: Signatory) -> str:
    return element("p", f"NIP {text(person.nip)}") if person.nip else ""


def _place(person: Signatory) -> str:
    """The place kept for an electronic signature, marked by its anchor."""
    if not person.anchor:
        return ""
    return element("a", text(person.anchor), "tempat", href=address(person))
