"""Which functions a template may call: those that were offered to it, and no method of anything."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import FunctionType
from typing import Final, TypeVar

F = TypeVar("F", bound=Callable[..., object])

_COST: Final = "template_cost"


def offer(function: F, cost: int = 10) -> F:
    """Let templates call a function of ours; `cost` are the steps that a call takes."""
    setattr(function, _COST, cost)
    return function


def cost_of(function: object) -> int | None:
    """The steps that a call of a function takes; None for what was not offered."""
    if type(function) not in (FunctionType, partial):
        return None
    cost = getattr(function, _COST, None)
    return cost if type(cost) is int else None
