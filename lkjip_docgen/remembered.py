"""The last result of a function, for those that are asked about the same thing again and again."""

from __future__ import annotations

from collections.abc import Callable
from operator import is_
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
V = TypeVar("V")


def remembered(function: Callable[P, V]) -> Callable[P, V]:
    """Keep the last result of a function, for as long as it is asked about the same objects."""
    last: list[tuple[tuple[object, ...], V]] = []

    def ask(*args: P.args, **kwargs: P.kwargs) -> V:
        for known, value in last:
            if all(map(is_, known, args)):
                return value
        value = function(*args, **kwargs)
        last[:] = [(args, value)]
        return value

    return ask
