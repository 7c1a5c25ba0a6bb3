"""Which number of one report is which of another, though items came, went or were renamed."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_docgen.comparison.snapshot import Number
from lkjip_docgen.docx import tag_of
from lkjip_docgen.identity import same_quantities

_Numbers = Mapping[str, Number]


def pairs(old: _Numbers, new: _Numbers) -> dict[str, str]:
    """The old path of each new one that has one."""
    before, after = _whole(old, new), _whole(new, old)
    found = same_quantities(
        {before[path]: number.label for path, number in old.items()},
        {after[path]: number.label for path, number in new.items()},
        old_values=_values(old, before),
        new_values=_values(new, after),
    )
    own_before, own_after = _inverse(before), _inverse(after)
    return {own_after[path]: own_before[was] for path, was in found.items()}


def _inverse(paths: Mapping[str, str]) -> dict[str, str]:
    return {whole: path for path, whole in paths.items()}


def _whole(numbers: _Numbers, others: _Numbers) -> dict[str, str]:
    """The path of each number, in full where another program has kept but its tag."""
    tags = {tag_of(path): path for path in others}
    return {
        path: tags.get(path, path) if number.recovered else path for path, number in numbers.items()
    }


def _values(numbers: _Numbers, whole: Mapping[str, str]) -> dict[str, str]:
    """The exact value of each number that has one, 0 left out: many items say it."""
    return {whole[path]: f"{n.value.normalize():f}" for path, n in numbers.items() if n.value}
