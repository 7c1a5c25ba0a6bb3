"""Numbers that people corrected in Word, and where in the data they were written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from lkjip_docgen.docx import Origin
from lkjip_docgen.idn import number_in
from lkjip_docgen.place import Place
from lkjip_docgen.quantity import Quantity, round_half_up, written_places
from lkjip_docgen.records import Record
from lkjip_docgen.refresh.printed import Printed, printed_numbers
from lkjip_docgen.refresh.typed_number import Reading, read_predicate, read_typed

__all__ = ["Correction", "Spot", "corrections"]


class Spot(Record):
    """What people typed at one place: under which heading, and what it says."""

    heading: str
    new: str
    reading: Reading
    tracked: bool


class Correction(Record):
    """A number that people typed over, at one place of the file or at several.

    `quantity` is that of the data now, None when the data no longer have it.
    `unchanged` counts the places that still print the old number, and
    `renewed` says that the data have another number now than was printed.
    """

    path: str
    old: str
    quantity: Quantity | None
    spots: tuple[Spot, ...]
    unchanged: int
    renewed: bool

    @property
    def heading(self) -> str:
        """The heading above the first place."""
        return self.spots[0].heading

    @property
    def new(self) -> str:
        """What was typed at the first place."""
        return self.spots[0].new

    @property
    def value(self) -> Decimal | None:
        """What people typed; None when it cannot be read or is not the same everywhere."""
        values = {spot.reading.value for spot in self.spots}
        return next(iter(values)) if len(values) == 1 else None

    @property
    def tracked(self) -> bool:
        """Whether the number is a tracked change that nobody has decided."""
        return any(spot.tracked for spot in self.spots)

    @property
    def label(self) -> str:
        """The number in words."""
        return self.path if self.quantity is None else self.quantity.label

    @property
    def place(self) -> Place | None:
        """Where the office wrote the number; None for a computed one."""
        return None if self.quantity is None else self.quantity.place


def corrections(
    edited: dict[str, bytes], origin: Origin, quantities: Mapping[str, Quantity], path: Path
) -> list[Correction]:
    """The numbers that people changed, each quantity once, in document order.

    A number typed in another form (3,9 for 3,90) and one that the data say
    already are no corrections.
    """
    groups: dict[object, list[Printed]] = {}
    for number in printed_numbers(edited, origin, path):
        groups.setdefault(_key(number, quantities), []).append(number)
    found = (_correction(group, quantities) for group in groups.values())
    return [correction for correction in found if correction is not None]


def _key(number: Printed, quantities: Mapping[str, Quantity]) -> object:
    """What makes numbers one: their place in the data, else their path."""
    quantity = quantities.get(number.path)
    return number.path if quantity is None or quantity.place is None else quantity.place


def _correction(group: Sequence[Printed], quantities: Mapping[str, Quantity]) -> Correction | None:
    corrected = list(_corrected(group, quantities))
    if not corrected:
        return None
    first = corrected[0][0]
    quantity = quantities.get(first.path)
    return Correction(
        first.path,
        first.old,
        quantity,
        _distinct(spot for _, spot in corrected),
        sum(not number.typed for number in group),
        quantity is not None and quantity.ada and _differs(first, quantity.nilai),
    )


def _corrected(
    group: Iterable[Printed], quantities: Mapping[str, Quantity]
) -> Iterator[tuple[Printed, Spot]]:
    """The numbers that people typed over, each with what they typed."""
    for number in group:
        spot = _spot(number, quantities.get(number.path)) if number.typed else None
        if spot is not None:
            yield number, spot


def _spot(number: Printed, quantity: Quantity | None) -> Spot | None:
    """What was typed; None when it is the number as printed or as the data have it now."""
    reading = _reading(number, quantity)
    before = None if quantity is not None and quantity.urutan else number_in(number.old)
    if reading.value is not None:
        if reading.value in (before, number.exact):
            return None
        if _hides_minus(number, before):
            reading = Reading(-reading.value)
    if _is_said(reading.value, quantity):
        return None
    return Spot(number.heading, number.new, reading, number.tracked)


def _reading(number: Printed, quantity: Quantity | None) -> Reading:
    """What was typed, in the unit of the quantity where the data have it."""
    if quantity is None:
        return Reading(number_in(number.new))
    if quantity.urutan:
        return read_predicate(number.new, quantity.urutan)
    return read_typed(number.new, number.old, quantity.unit)


def _is_said(value: Decimal | None, quantity: Quantity | None) -> bool:
    """Whether the data say a number already."""
    return quantity is not None and quantity.ada and value == quantity.value


def _hides_minus(number: Printed, before: Decimal | None) -> bool:
    """Whether the printed number leaves its sign to the words ("turun 0,15")."""
    return number.exact is not None and before is not None and number.exact < 0 <= before


def _differs(number: Printed, value: Decimal) -> bool:
    """Whether the data have another number now than the report was made from."""
    if number.exact is not None:
        return number.exact != value
    before = number_in(number.old)
    if before is None:
        return False
    return abs(before) != abs(round_half_up(value, written_places(before)))


def _distinct(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """The places whose typed numbers are not the same, the first place of each."""
    found: dict[object, Spot] = {}
    for spot in spots:
        value = spot.reading.value
        found.setdefault(spot.new if value is None else value, spot)
    return tuple(found.values())
