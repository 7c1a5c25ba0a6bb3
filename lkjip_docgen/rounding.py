"""With how many decimals a result is published, and how it is rounded to them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from lkjip_docgen.records import Record


def round_half_up(value: Decimal, places: int) -> Decimal:
    """Round as published figures are rounded: half away from zero."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


class Rounding(Record):
    """With how many decimals a result is published, where it depends on the result."""

    least: int = 2

    def _places(self, value: Decimal | None) -> int:
        """The decimals of a result, or of one that is missing."""
        raise NotImplementedError


def places_of(rounding: Rounding, value: Decimal | None) -> int:
    """The decimals with which a result is published, or one that is missing would be."""
    return rounding._places(value)


HUNDRED: Final = Decimal(100)
MOST_PLACES: Final = 20
"""A quotient has 28 digits; the numbers of the data have 15."""


class Telling(Rounding):
    """`least` decimals, or more where fewer would print as 100 what is not 100.

    99.998 needs three: as 100,00% it would say that a target is met that is not.  `unsigned`
    looks at the number without its sign: what fell by nearly all of it has not fallen by all.
    """

    unsigned: bool = False

    def _places(self, value: Decimal | None) -> int:
        if value is None:
            return self.least
        looked_at = abs(value) if self.unsigned else value
        places = self.least
        while looked_at != HUNDRED and places < MOST_PLACES:
            if round_half_up(looked_at, places) != HUNDRED:
                break
            places += 1
        return places


class Showing(Rounding):
    """`least` decimals, or more where a change would print as none."""

    def _places(self, value: Decimal | None) -> int:
        places = self.least
        while value and not round_half_up(value, places):
            places += 1
        return places


class OfBroken(Rounding):
    """None for a whole number, `least` for any other."""

    def _places(self, value: Decimal | None) -> int:
        return 0 if value is None or value == value.to_integral_value() else self.least


class Exact(Rounding):
    """Every decimal there is; `least` is how many are printed beside others of its kind."""

    def _places(self, value: Decimal | None) -> int:
        return self.least
