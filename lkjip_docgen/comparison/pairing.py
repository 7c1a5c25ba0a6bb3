"""Which number of one report is which of another, though items came, went or were renamed."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_docgen.comparison.snapshot import Number
from lkjip_docgen.identity import same_quantities


def pairs(old: Mapping[str, Number], new: Mapping[str, Number]) -> dict[str, str]:
    """The old path of each new one that has one."""
    return same_quantities(
        {path: number.label for path, number in old.items()},
        {path: number.label for path, number in new.items()},
        old_values=_values(old),
        new_values=_values(new),
    )


def _values(numbers: Mapping[str, Number]) -> dict[str, str]:
    """The exact value of each number that has one, 0 left out: many items say it."""
    return {path: f"{n.value.normalize():f}" for path, n in numbers.items() if n.value}
