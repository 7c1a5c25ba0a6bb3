"""Numbers of data that the model has not seen yet."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

from lkjip_docgen.model import parse_number
from lkjip_docgen.place import Number


def number_of(value: object) -> Number | None:
    """The number that a value is, also where it is written as a text; None for anything else."""
    try:
        return parse_number(value)
    except PydanticCustomError:
        return None
