"""Which item of a changed list is which item of the old one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from lkjip_docgen.editing.values import canonical

_NAMES = (
    "kode",
    "dokumen",
    "tahun",
    "versi",
    "tingkat",
    "peran",
    "bulan",
    "lingkup",
    "nama",
    "jenis",
    "judul",
    "tujuan",
    "unit",
    "besaran",
)
"""The keys by which people tell the items of a list apart."""

Pair = tuple[int | None, int | None]
"""Positions of an item in the old and in the new list; None where it is not."""

_Changed = Callable[[int, int, int, int], list[Pair]]
"""Pairs the old items `a` to `b` with the new items `c` to `d`, none of which are equal."""


def align(old: Sequence[Any], new: Sequence[Any]) -> list[Pair]:
    """Pairs in the order of the new list; removed items keep their place among them.

    Items that say the same are the same; then those of the same name; what is
    left between them is paired in order where there are as many of each.
    """
    return _blocks(
        [canonical(item) for item in old],
        [canonical(item) for item in new],
        lambda a, b, c, d: _named(old, new, a, b, c, d),
    )


def _named(old: Sequence[Any], new: Sequence[Any], a: int, b: int, c: int, d: int) -> list[Pair]:
    if b - a == d - c == 1:
        return [(a, c)]
    names = [_name(item) for item in old[a:b]], [_name(item) for item in new[c:d]]
    pairs = _blocks(*names, _in_order)
    return [(None if o is None else o + a, None if n is None else n + c) for o, n in pairs]


def _in_order(a: int, b: int, c: int, d: int) -> list[Pair]:
    if b - a == d - c:
        return list(zip(range(a, b), range(c, d), strict=True))
    return [(o, None) for o in range(a, b)] + [(None, n) for n in range(c, d)]


def _blocks(old: Sequence[Any], new: Sequence[Any], changed: _Changed) -> list[Pair]:
    pairs: list[Pair] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pairs += zip(range(a, b), range(c, d), strict=True)
        else:
            pairs += changed(a, b, c, d)
    return pairs


def _name(item: Any) -> Any:
    """What an item is called, so that a changed one is recognised."""
    if not isinstance(item, Mapping):
        return canonical(item)
    return tuple((key, canonical(item[key])) for key in _NAMES if item.get(key) is not None)
