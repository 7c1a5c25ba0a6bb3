"""What belongs together, by links between two of them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


def linked(links: Iterable[tuple[Item, Item]]) -> list[list[Item]]:
    """Those that are linked, directly or by others; each group in its order, as the first came."""
    above: dict[Item, Item] = {}

    def top(item: Item) -> Item:
        above.setdefault(item, item)
        while above[item] != item:
            above[item] = item = above[above[item]]
        return item

    for one, other in links:
        first, second = top(one), top(other)
        if first != second:
            above[second] = first
    groups: dict[Item, list[Item]] = {}
    for item in above:
        groups.setdefault(top(item), []).append(item)
    return [sorted(group) for group in groups.values()]  # type: ignore[type-var]
