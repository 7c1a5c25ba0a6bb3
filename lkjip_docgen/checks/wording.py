"""Words and numbers for the messages of rules."""

from __future__ import annotations

from decimal import Decimal

from lkjip_docgen.idn import format_decimal, with_unit
from lkjip_docgen.place import Number, Place, Predikat
from lkjip_docgen.quantity import Quantity, written_places


def angka(value: Decimal) -> str:
    """A number in Indonesian notation with the decimals it was written with, or a predicate."""
    if isinstance(value, Predikat):
        return value.kata
    return format_decimal(value, written_places(value))


def rentang(start: Decimal, end: Decimal | None) -> str:
    """A number, or with an end the range from the one to the other."""
    return angka(start) if end is None else f"{angka(start)} sampai dengan {angka(end)}"


def besaran(quantity: Quantity) -> str:
    """A quantity with its unit; only for one that has a value."""
    return with_unit(quantity)


def tempat(value: Decimal | None) -> Place | None:
    """Where a number was written, for values that came from a table file."""
    return value.place if isinstance(value, Number) else None


def baris(place: Place | None) -> str:
    """The line of a place behind what stands there: " (baris 12)"; "" where none is known."""
    return f" (baris {place.line})" if place is not None and place.line else ""
