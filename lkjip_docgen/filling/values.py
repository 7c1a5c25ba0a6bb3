"""Values as they are written, and data with another value at one place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from lkjip_docgen.editing import is_empty, same
from lkjip_docgen.source import Path_, clean


def written(value: object) -> object:
    """A value as the data file can hold it: plain data, texts without what nobody sees.

    Nothing but empty text is nothing: None.
    """
    if isinstance(value, str):
        return clean(value.replace("\r\n", "\n").replace("\r", "\n")).strip() or None
    if isinstance(value, Mapping):
        return {str(key): written(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [written(item) for item in value]
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return value.date() if isinstance(value, datetime) else value


def says_already(now: object, value: object) -> bool:
    """Whether a place says already what is to be written there."""
    return same(now, value) and (now == []) is (value == [])


def with_value(data: object, path: Path_, value: object) -> object:
    """The data with another value at a path; what is not on the way to it is the same."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = list(data) if isinstance(data, list) else []
        items[step] = with_value(items[step], rest, value)
        return items
    section = data if isinstance(data, Mapping) else {}
    return {**section, step: with_value(section.get(step), rest, value)}


def leads_on(data: object, path: Path_) -> bool:
    """Whether a path can be written to: its items are there, and nothing else is in its way."""
    for step in path:
        if isinstance(step, int):
            if not isinstance(data, list) or not 0 <= step < len(data):
                return False
            data = data[step]
        elif isinstance(data, Mapping):
            data = data.get(step)
        elif not is_empty(data):
            return False
        else:
            data = None
    return True


def as_meant(said: object, meant: object) -> bool:
    """Whether what a file says is what it shall say."""
    return said == meant or same(said, meant)
