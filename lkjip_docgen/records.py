"""Plain data as classes that are made in no time, which the start of every command pays for.

A dataclass compiles up to six functions when its module is loaded; two hundred of them were a
sixth of `lkjip check`.  A record compiles nothing, and is used alike: fields with defaults,
equal by value, `replace`, patterns of `match`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, dataclass_transform

from msgspec import Struct, field, json
from msgspec.structs import asdict
from msgspec.structs import astuple as values

if TYPE_CHECKING:
    from dataclasses import replace  # checked by the fields of the class
else:
    from msgspec.structs import replace

__all__ = [
    "MutableRecord",
    "Record",
    "asdict",
    "field",
    "field_names",
    "of_json",
    "replace",
    "to_json",
    "values",
]

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Record(Struct, frozen=True):
    """Data that never change; they have a hash where all their fields have one."""


class MutableRecord(Struct):
    """Data that change; equal by value, and without a hash."""


def field_names(record: Record | type[Record]) -> tuple[str, ...]:
    """The names of the fields, in their order."""
    return record.__struct_fields__


def to_json(value: object) -> bytes:
    """Records, and what holds them, as JSON; raises `ValueError` for a text that is none."""
    return json.encode(value)


def of_json(content: bytes, kind: type[T]) -> T:
    """What `to_json` wrote of a value of this type; raises `ValueError` where it says another."""
    return json.decode(content, type=kind)
