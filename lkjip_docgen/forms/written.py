"""Values of the data as an Indonesian writes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from lkjip_docgen.editing import as_number
from lkjip_docgen.forms.form_parts import State
from lkjip_docgen.idn import MINUS, format_date, format_decimal
from lkjip_docgen.model import DECLARED, Kind, is_unfilled, reason_of
from lkjip_docgen.records import Record
from lkjip_docgen.workbook import NO_DOTS_BELOW, items_of
from lkjip_docgen.workbook import listed as in_bullets

YES, NO = "ya", "tidak"

_COUNTED = (Kind.RUPIAH, Kind.CACAH)


class Value(Record):
    """What stands at a path: its text, and whether it is an answer."""

    text: str
    state: State
    reason: str = ""


def value_of(value: object, kind: Kind) -> Value:
    """The text and the state of a value of the data."""
    if reason := reason_of(value):
        return Value("", State.ABSENT, reason)
    if isinstance(value, list) and not value:
        return Value("", State.NONE)
    text = written(value, kind)
    filled = bool(text) and not is_unfilled(text)
    return Value(text if filled else "", State.FILLED if filled else State.EMPTY)


def is_marker(value: object) -> bool:
    """Whether nothing but a marker of a new data file stands somewhere: a report prints it."""
    return isinstance(value, str) and is_unfilled(value)


def state_of(value: object) -> State:
    """The state of a section or list as a whole; a section of empty keys is empty."""
    if reason_of(value):
        return State.ABSENT
    if isinstance(value, list):
        return State.FILLED if value else State.NONE
    if isinstance(value, Mapping):
        return State.FILLED if any(map(_says_something, value.values())) else State.EMPTY
    return State.EMPTY if value is None or value == "" else State.FILLED


def _says_something(value: object) -> bool:
    if isinstance(value, Mapping):
        return DECLARED in value or any(map(_says_something, value.values()))
    if isinstance(value, str):
        return bool(value.strip()) and not is_unfilled(value)
    return value is not None


def written(value: object, kind: Kind) -> str:
    """A value as it is typed into a field of its kind; a value of another kind as it stands."""
    if value is None or isinstance(value, Mapping):
        return ""
    if isinstance(value, list):
        return listed([_item(item) for item in value if item is not None])
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return format_date(value)
    number = as_number(value) if kind.numeric or kind is Kind.ANGKA_TERCETAK else None
    return str(value).strip() if number is None else number_text(number, kind)


def number_text(number: Decimal, kind: Kind) -> str:
    """A number with dots and comma, so that it cannot be read in two ways.

    1816 in a field that may have decimals is written without a dot: "1.816" could be 1,816.
    """
    exponent = number.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    text = format_decimal(number, places).replace(MINUS, "-")
    if kind is Kind.TAHUN:
        return text.replace(".", "")
    dots_mislead = places == 0 and abs(number) < NO_DOTS_BELOW and kind not in _COUNTED
    return text.replace(".", "") if dots_mislead else text


def _item(value: object) -> str:
    """An item of a list of single values."""
    return written(value, Kind.TEKS if isinstance(value, str) else Kind.ANGKA)


def listed(items: list[str]) -> str:
    """Several texts, one a line; each behind a bullet where that would not be read again so."""
    plain = "\n".join(items)
    return plain if items_of(plain) == items else in_bullets(items) or ""
