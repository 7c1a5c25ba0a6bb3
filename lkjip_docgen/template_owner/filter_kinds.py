"""What kind of value a filter gives, from the kind of what it is applied to."""

from __future__ import annotations

from collections.abc import Callable

from lkjip_docgen.template_owner import kinds
from lkjip_docgen.template_owner.kinds import ANYTHING, Kind

_SAME = (
    *("default", "d", "isi", "list", "reverse", "sort", "unique"),
    *("select", "reject", "selectattr", "rejectattr"),
)
_ONE = ("first", "last", "min", "max", "random")
_SOMETHING = ("groupby", "batch", "slice", "sum")


def result_of(name: str, filter_: Callable[..., object], value: Kind, found: Kind) -> Kind:
    """The kind that a filter gives for `value`; `found` is what it takes out of each item."""
    shape = _SHAPES.get(name)
    return kinds.returned(kinds.of_callable(filter_)) if shape is None else shape(value, found)


def _list_of_found(value: Kind, found: Kind) -> Kind:
    return frozenset({kinds.Many(found)})


def _unchanged(value: Kind, found: Kind) -> Kind:
    return value


def _one_item(value: Kind, found: Kind) -> Kind:
    return kinds.items(value)


def _unknown(value: Kind, found: Kind) -> Kind:
    return ANYTHING


_SHAPES: dict[str, Callable[[Kind, Kind], Kind]] = {
    "map": _list_of_found,
    **dict.fromkeys(_SAME, _unchanged),
    **dict.fromkeys(_ONE, _one_item),
    **dict.fromkeys(_SOMETHING, _unknown),
}
