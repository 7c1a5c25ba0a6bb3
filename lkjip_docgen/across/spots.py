"""Where the values of a project stand, as findings across offices tell it."""

from __future__ import annotations

from decimal import Decimal

from lkjip_docgen.across.sheet import Spot
from lkjip_docgen.place import Number, Place
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.source import Path_, Project, dotted


def spot_at(project: Project, path: Path_) -> Spot:
    """Where the value at a data path stands, else the section around it."""
    return Spot(project.places.value(path), dotted(path))


def spot_of(project: Project, path: Path_, value: Decimal | None) -> Spot:
    """Where a number was written that may come from a table or from another part of the data."""
    place = value.place if isinstance(value, Number) else None
    return Spot(place or project.places.value(path), dotted(path))


def spot_behind(project: Project, path: Path_, quantity: Quantity) -> Spot:
    """Where a quantity, or the first figure that it is computed from, was written."""
    return Spot(_written(quantity) or project.places.value(path), dotted(path))


def _written(quantity: Quantity) -> Place | None:
    waiting = [quantity]
    while waiting:
        one = waiting.pop()
        if one.place is not None:
            return one.place
        waiting += reversed(one.inputs)
    return None
