"""Numbers as Indonesians write them, read back: "9.092.592.000", "3,25", "Rp1.234,50".

Dots part thousands and a comma begins the decimals.  "1.816" is one thousand
eight hundred sixteen to one reader and 1,816 to another; whoever asks says how
it is to be taken.  Every room reads such numbers here.
"""

from __future__ import annotations

import re
from decimal import Decimal

from lkjip_docgen.idn.numbers import MINUS
from lkjip_docgen.patterns import lazy_pattern

_GROUPED = r"[1-9]\d{0,2}(?:\.\d{3})+"
_NUMBER = lazy_pattern(rf"[-−]?(?:{_GROUPED}|\d+)(?:,\d+)?", re.ASCII)
_ONE_GROUP = lazy_pattern(r"[-−]?[1-9]\d{0,2}\.\d{3}", re.ASCII)
_POINT = lazy_pattern(r"[-−]?\d+\.\d+", re.ASCII)
_TOKEN = lazy_pattern(r"\d(?:[\d.,]*\d)?", re.ASCII)
_SEPARATORS = lazy_pattern(r"[.,]")
_CENTS = lazy_pattern(r",\d{1,2}$", re.ASCII)
_SCALE = lazy_pattern(
    r"\b(?:ribu|juta|mil[iy]ar|tril[iy]un)\b|\d\s*(?:rb|jt|m|t)\b", re.IGNORECASE | re.ASCII
)
_MINUS = lazy_pattern(r"(?:^|\s|Rp\.?)\s*[-−–]\s*(?:Rp\.?\s*)?$")


class NotANumberError(ValueError):
    """A text that is no number."""


class AmbiguousNumberError(ValueError):
    """Digits with one dot that parts thousands to one reader and begins decimals to another."""


def could_part_thousands(text: str) -> bool:
    """Whether the only dot of a number stands before three digits: "1.816", but not "0.125"."""
    return "." in text and _ONE_GROUP.fullmatch(text) is not None


def has_decimal_point(text: str) -> bool:
    """Whether a text is digits with one dot among them: "3.91", "1.816"."""
    return _POINT.fullmatch(text) is not None


def read_number(text: str, *, or_point: bool = False) -> Decimal:
    """The number that is written; `or_point`: with a decimal point as well ("3.91").

    Raises `AmbiguousNumberError` for "1.816", `NotANumberError` for any other
    text that says no number.
    """
    if could_part_thousands(text) or (not or_point and _is_zero_point(text)):
        raise AmbiguousNumberError(text)
    return read_thousands(text, or_point=or_point)


def read_thousands(text: str, *, or_point: bool = False) -> Decimal:
    """The same where "1.816" can only be one thousand eight hundred sixteen."""
    if _NUMBER.fullmatch(text):
        return _decimal(text.replace(".", "").replace(",", "."))
    if or_point and has_decimal_point(text):
        return _decimal(text)
    raise NotANumberError(text)


def _decimal(text: str) -> Decimal:
    """Digits with a point for their decimals, behind a hyphen or a minus sign."""
    return Decimal(text.replace(MINUS, "-"))


def amount_in(digits: str) -> Decimal:
    """The whole rupiah of an amount, whatever parts its thousands: "9.092.592.000", "1,500,00"."""
    return Decimal(_SEPARATORS.sub("", _CENTS.sub("", digits)))


def tokens_in(text: str) -> list[str]:
    """The runs of digits in a text, each with its separators."""
    return _TOKEN.findall(text)


def is_rounded_in_words(text: str) -> bool:
    """Whether a number is written with a word for its scale: "Rp9,09 miliar"."""
    return _SCALE.search(text) is not None


def number_in(text: str) -> Decimal | None:
    """The one number of a printed text: `Rp1.234,50`, `97,57 %`, `39 orang`.

    None for anything else, for one that is rounded in words (`Rp9,09 miliar`),
    for a decimal point (`3.91`) and for an amount in brackets.
    """
    found = list(_TOKEN.finditer(text))
    if len(found) != 1 or is_rounded_in_words(text):
        return None
    before, token = text[: found[0].start()], found[0][0]
    if "(" in before:
        return None
    try:
        value = read_thousands(token)
    except NotANumberError:
        return None
    return -value if value and _MINUS.search(before) else value


def written_decimals(text: str) -> int:
    """How many digits follow the decimal sign, be it comma or point."""
    return len(text.replace(",", ".").partition(".")[2])


def _is_zero_point(text: str) -> bool:
    """A zero before three digits: no thousands, and no decimals where a comma begins them."""
    return re.fullmatch(r"[-−]?0\d{0,2}\.\d{3}", text, re.ASCII) is not None
