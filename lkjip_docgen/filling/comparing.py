"""Where two states of the data differ, and where a place of one stands in the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lkjip_docgen.editing import match, same
from lkjip_docgen.source import Path_


def differences(now: object, other: object, path: Path_ = ()) -> Iterator[tuple[Path_, object]]:
    """The places of `now` where another state says otherwise, with what it says."""
    if same(now, other):
        return
    if isinstance(now, Mapping) and isinstance(other, Mapping):
        for key in dict.fromkeys((*now, *other)):
            yield from differences(now.get(key), other.get(key), (*path, key))
    elif isinstance(now, list) and isinstance(other, list) and len(now) == len(other):
        for number, pair in enumerate(zip(now, other, strict=True)):
            yield from differences(*pair, (*path, number))
    else:
        yield path, other


def in_few(found: Sequence[tuple[Path_, object]], most: int) -> list[Path_]:
    """The places of differences; of more than `most` the sections that they are in."""
    places = [path for path, _ in found]
    longest = max(map(len, places), default=0)
    while len(places) > most and longest > 1:
        longest -= 1
        places = list(dict.fromkeys(path[:longest] for path in places))
    return places


def path_now(before: object, now: object, path: Path_) -> Path_ | None:
    """Where a place of an earlier state stands now; None where the item around it is gone."""
    found: list[str | int] = []
    for step in path:
        there = _item_now(before, now, step) if isinstance(step, int) else step
        if there is None:
            return None
        found.append(there)
        before, now = _below(before, step), _below(now, there)
    return tuple(found)


def _item_now(before: object, now: object, position: int) -> int | None:
    if before is now or before == now or not isinstance(before, list) or not isinstance(now, list):
        return position
    if len(before) == len(now) and _same_items(before, now, position):
        return position
    places = {old: new for new, old in match(before, now).items()}
    return places.get(position)


def _same_items(before: list[object], now: list[object], position: int) -> bool:
    """Whether an item is the same at its place, so that it need not be looked for."""
    return 0 <= position < len(before) and before[position] == now[position]


def _below(data: object, step: str | int) -> object:
    if isinstance(step, str):
        return data.get(step) if isinstance(data, Mapping) else None
    return data[step] if isinstance(data, list) and 0 <= step < len(data) else None
