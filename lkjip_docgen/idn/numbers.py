"""Numbers and rupiah in Indonesian notation: dot for thousands, comma for decimals."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from lkjip_docgen.quantity import round_half_up

MINUS: Final = "\N{MINUS SIGN}"
"""The sign before a printed number below zero: as wide as "+", and no line ends behind it."""

_INDONESIAN: Final = str.maketrans(",.", ".,")
_SCALES = (
    (Decimal(10) ** 12, "triliun"),
    (Decimal(10) ** 9, "miliar"),
    (Decimal(10) ** 6, "juta"),
)


def format_decimal(value: Decimal | int, places: int = 0) -> str:
    """Write `value` with `places` decimals, rounded half-up: 1234.565 -> "1.234,57".

    A number below zero has a minus sign (U+2212), as in print: -3.5 -> "−4".
    """
    rounded = round_half_up(Decimal(value), places)
    text = f"{abs(rounded):,.{places}f}".translate(_INDONESIAN)
    return f"{MINUS}{text}" if rounded < 0 else text


def format_rupiah(value: Decimal | int, places: int = 0) -> str:
    """Write an amount as EYD asks, no dot and no space after Rp: "Rp9.092.592.000"."""
    text = format_decimal(value, places)
    return f"{MINUS}Rp{text[1:]}" if text.startswith(MINUS) else f"Rp{text}"


def format_percent(value: Decimal | int, places: int = 2) -> str:
    """Write a percentage without a space before its sign: "97,57%"."""
    return f"{format_decimal(value, places)}%"


def format_rupiah_short(value: Decimal | int, places: int = 2) -> str:
    """Write a large amount in juta, miliar or triliun: "Rp9,09 miliar", "Rp816,52 juta".

    The scale is chosen after rounding, so that "Rp1.000,00 juta" never
    appears; below one million the amount is written in full.
    """
    number = Decimal(value)
    for size, name in reversed(_SCALES):
        scaled = round_half_up(number / size, places)
        if abs(scaled) < 1:
            break
        if abs(scaled) < 1000 or size == _SCALES[0][0]:
            return f"{format_rupiah(scaled, places)} {name}"
    return format_rupiah(number)
