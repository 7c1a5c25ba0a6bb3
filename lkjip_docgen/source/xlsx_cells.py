"""What a cell of a workbook says: its value as the sheet shows it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from lkjip_docgen.idn import MONTHS_SHORT
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source.letters import clean, unquoted

_DECIMALS: Final = Decimal("1e-10")  # that are kept of a computed number
_UNSHOWN = lazy_pattern(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')  # of a number format: texts, colours
_RUPIAH = lazy_pattern(r'"[^"]*Rp[^"]*"|\[\$Rp|(?<![A-Za-z])Rp(?![a-z])')
_ESCAPED = lazy_pattern(r"_x(00[01][0-9A-Fa-f]|007[Ff])_")
_MADE: Final[tuple[tuple[type, str], ...]] = (
    (bool, "benar atau salah"),
    (datetime, "tanggal"),
    (date, "tanggal"),
    (time, "jam"),
    (timedelta, "lama waktu"),
)


class Percentage(Decimal):
    """A number that its cell shows with a percent sign: 98.21 where it shows 98,21%."""

    __slots__ = ()


def value_of(value: object, form: str, *, computed: bool = False) -> object:
    """The value of a cell by its number format: text, `Decimal`, bool, date, time or None.

    A percentage is the number in front of the sign.  A `computed` number,
    the result of a formula, has ten decimals at most.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    percent = is_percent(form)
    number = _decimal(value, counted=computed or percent)
    if not number.is_finite():
        return number
    if percent:
        return Percentage(_settled(number * 100, computed=computed))
    return _settled(number, computed=computed)


def _decimal(value: float, *, counted: bool) -> Decimal:
    """A number that a file holds; of a counted one the digits that Excel itself counts on."""
    if isinstance(value, int):
        return Decimal(value)
    return Decimal(f"{value:.15g}" if counted else repr(value))


def _settled(number: Decimal, *, computed: bool) -> Decimal:
    """A number without the decimals that only computing has brought."""
    if not computed or number == number.to_integral_value():
        return number
    return number.quantize(_DECIMALS).normalize()


def stored(number: Decimal | None, form: str) -> int | float | None:
    """What to put into a cell so that it shows `number` by its number format."""
    if number is None:
        return None
    kept = number / 100 if is_percent(form) else number
    return int(kept) if kept == kept.to_integral_value() else float(kept)


def is_percent(form: str) -> bool:
    """Whether a number format multiplies by a hundred and shows a percent sign."""
    return "%" in _UNSHOWN.sub("", form)


def is_rupiah(form: str) -> bool:
    """Whether a number format shows Rp: typed into it, or as the currency of Indonesia."""
    return bool(_RUPIAH.search(form))


def made_of(value: object) -> str:
    """What a spreadsheet has made of what was typed: "tanggal", "jam"; empty for numbers, texts."""
    return next((name for kind, name in _MADE if isinstance(value, kind)), "")


def shown(value: object, form: str = "") -> str:
    """The text of a value: numbers with a decimal comma, dates without a year that is not shown."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    value = value_of(value, form)
    if isinstance(value, Decimal):
        return f"{_digits(value)}{'%' if isinstance(value, Percentage) else ''}"
    if isinstance(value, datetime | date):
        return _day(value, form)
    if isinstance(value, str):
        return unquoted(clean(unescaped(value)).strip()).strip()
    return str(value)


def unescaped(text: str) -> str:
    """A text with control characters instead of Excel's `_x000B_`, and plain line breaks."""
    if "_x0" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _digits(number: Decimal) -> str:
    if not number.is_finite():
        return str(number)
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",")


def _day(value: date, form: str) -> str:
    """A date; "23 Jan" where the year that a spreadsheet has thought of is not shown."""
    letters = _UNSHOWN.sub("", form).lower()
    if letters and letters != "general" and not set("ye") & set(letters):
        return f"{value.day} {MONTHS_SHORT[value.month - 1]}"
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(" ")
    return f"{value:%Y-%m-%d}"
