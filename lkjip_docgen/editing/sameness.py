"""What it means that two values of a data file say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import overload

from pydantic_core import PydanticCustomError

from lkjip_docgen.model import parse_number

_LEADING_ZERO = re.compile(r"-?0\d")
_EMPTY: tuple[object, ...] = (None, "", {}, [], ())


@overload
def pruned(value: dict[str, object]) -> dict[str, object] | None: ...
@overload
def pruned(value: object) -> object: ...
def pruned(value: object) -> object:
    """The value without anything empty in it; None when nothing is left.

    An absent key, `key:`, `key: []` and a section of empty keys all say the
    same: not filled in.
    """
    if isinstance(value, dict):
        return _pruned_section(value) or None
    if isinstance(value, list | tuple):
        return _pruned_list(value) or None
    if isinstance(value, str):
        return value.strip() or None
    return value


def _pruned_section(section: dict[str, object]) -> dict[str, object]:
    kept = ((key, pruned(value)) for key, value in section.items())
    return {key: value for key, value in kept if value is not None}


def _pruned_list(items: Iterable[object]) -> list[object]:
    return [item for item in map(pruned, items) if item is not None]


def is_empty(value: object) -> bool:
    """Whether there is nothing to tell in a value."""
    return pruned(value) in _EMPTY


def same(one: object, other: object) -> bool:
    """Whether two values mean the same to the model: 17.50 and "17,5", absent and empty."""
    return one is other or canonical(one) == canonical(other)


def unsaid(old: object, new: object) -> bool:
    """Whether an empty list, which says that there is none, makes place for nothing at all."""
    if isinstance(old, dict) and isinstance(new, dict):
        return any(unsaid(item, new[key]) for key, item in old.items() if key in new)
    return old == [] and new is None


def says_none(old: object, new: object) -> bool:
    """Whether an empty list, which says that there is none, takes the place of nothing at all."""
    if isinstance(new, dict):
        before = old if isinstance(old, dict) else {}
        return any(says_none(before.get(key), item) for key, item in new.items())
    return old is None and new == []


def canonical(value: object) -> tuple[object, ...]:
    """A hashable form, equal for values that mean the same."""
    return _canonical(pruned(value))


def _canonical(value: object) -> tuple[object, ...]:
    """The form of a value without anything empty in it."""
    if isinstance(value, dict):
        return ("bagian", *sorted((key, _canonical(item)) for key, item in value.items()))
    if isinstance(value, list):
        return ("daftar", *map(_canonical, value))
    return ("nilai", _canonical_scalar(value))


def _canonical_scalar(value: object) -> str:
    """A number in its plainest form; a text, and digits after a zero that counts, as written."""
    if value is None or isinstance(value, bool) or type(value) is date:
        return repr(value)
    text = str(value)
    number = None if _LEADING_ZERO.match(text) else as_number(value)
    return text if number is None else plain(number)


def as_number(value: object) -> Decimal | None:
    """The number that a YAML scalar or an Indonesian text stands for, if it is one."""
    try:
        return Decimal(parse_number(value))
    except PydanticCustomError:
        return None


def plain(number: Decimal) -> str:
    """A number in digits: no exponent, no zeros after the last decimal."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


@overload
def copied(value: dict[str, object]) -> dict[str, object]: ...
@overload
def copied(value: object) -> object: ...
def copied(value: object) -> object:
    """A copy whose sections and lists may be changed; the values in them are the same."""
    if isinstance(value, dict):
        return {key: copied(item) for key, item in value.items()}
    if isinstance(value, list):
        return [copied(item) for item in value]
    return value
