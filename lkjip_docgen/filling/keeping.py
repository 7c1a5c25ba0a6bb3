"""Whether a merge kept what both sides filled in, told by another way than the merge itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from lkjip_docgen.editing import canonical, is_empty
from lkjip_docgen.filling.comparing import path_now
from lkjip_docgen.filling.values import with_value
from lkjip_docgen.source import Path_, at

Leaves: TypeAlias = "Counter[tuple[str, object]]"
"""Each value with the key that it stands under, wherever that is, however often."""


def loses(
    key: str,
    base: object,
    mine: object,
    theirs: object,
    now: object,
    told: Iterable[tuple[Path_, object]] = (),
) -> bool:
    """Whether a value that one of two sides has is neither in `now` nor among what is `told`.

    All are what stands under a key.  What a side took away since `base` may be gone; what
    only one wrote, or neither touched, may not.
    """
    then, ours, others, kept = (Counter(_leaves(side, key)) for side in (base, mine, theirs, now))
    for path, value in told:
        kept += Counter(_leaves(value, _key_in(path)))
    for leaf in {*then, *ours, *others}:
        gone = max(then[leaf] - ours[leaf], 0) + max(then[leaf] - others[leaf], 0)
        come = max(ours[leaf] - then[leaf], others[leaf] - then[leaf], 0)
        if kept[leaf] < then[leaf] - gone + come:
            return True
    return False


def _key_in(path: Path_) -> str:
    """The key that a value at a path stands under."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _leaves(value: object, key: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        for name, item in value.items():
            yield from _leaves(item, str(name))
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item, key)
    elif not is_empty(value):
        yield key, canonical(value)


def with_nones(base: object, mine: object, data: dict[str, object]) -> dict[str, object]:
    """The data with the lists of which was said here that there is nothing to list."""
    known = set(_nones(base))
    for path in _nones(mine):
        there = path_now(mine, data, path)
        if path not in known and there is not None and is_empty(at(data, there)):
            found = with_value(data, there, [])
            assert isinstance(found, dict)
            data = found
    return data


def _nones(value: object, path: Path_ = ()) -> Iterator[Path_]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _nones(item, (*path, str(key)))
    elif value == []:
        yield path
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _nones(item, (*path, number))
