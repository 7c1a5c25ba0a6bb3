"""Which number of one report is which of another, though rows were put in between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lkjip_docgen.comparison.snapshot import Number

_POSITION = re.compile(r"(?<!\d)\d{1,2}(?!\d)")  # in a list; a year has four digits
_ALIAS = 64  # characters of a label that a Word file keeps


def pairs(old: Mapping[str, Number], new: Mapping[str, Number]) -> dict[str, str]:
    """The old path of each new one that has one.

    Paths count the rows of lists, so that a row put in shifts those below it.
    Numbers of the same path and label are the same; next those whose paths
    differ in positions alone and whose label occurs once; then those of the
    same path, whatever they are called now.
    """
    found = {path: path for path in new if path in old and _name(old[path]) == _name(new[path])}
    taken = set(found.values())
    candidates = _once(number for path, number in old.items() if path not in taken)
    wanted = _once(number for path, number in new.items() if path not in found)
    for shape, path in wanted.items():
        if shape in candidates:
            found[path] = candidates[shape]
    taken = set(found.values())
    found |= {path: path for path in new if path in old and path not in found and path not in taken}
    return found


def _once(numbers: Iterable[Number]) -> dict[tuple[str, str], str]:
    """The path of each number by its shape and label, where only one has them."""
    found: dict[tuple[str, str], list[str]] = {}
    for number in numbers:
        shape = _POSITION.sub("#", number.path), _name(number)
        found.setdefault(shape, []).append(number.path)
    return {shape: paths[0] for shape, paths in found.items() if len(paths) == 1}


def _name(number: Number) -> str:
    return " ".join(number.label[:_ALIAS].split())
