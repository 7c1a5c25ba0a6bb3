"""Which indicators of different offices are the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from lkjip_docgen.across.plain_words import initials, misspelt, same_thing
from lkjip_docgen.across.sheet import Indicator, Sheet
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record

_POSITION: Final = lazy_pattern(r"[a-z]{1,4}-?\d+(?:[-.]\d+)*[a-z]?")
"""A kode that tells only where an indicator stands: ik1, iku-2."""
_MOST_NAMES: Final = 80
"""Names of one kode that are held against each other; more are no names of one thing."""


class OfOffice(Record):
    """An indicator with the office that has it, and what offices of that rank are called."""

    office: str
    indicator: Indicator
    jenis: str = ""

    @property
    def nama(self) -> str:
        """Its name as it is compared."""
        return self.indicator.fields["nama"].key


class _Kind:
    """One name under one kode, in all the offices that have it so."""

    def __init__(self, found: Sequence[OfOffice]) -> None:
        first = found[0].indicator
        self.found = list(found)
        self.kode = first.kode
        self.nama = found[0].nama
        self.offices = {one.office for one in found}
        self.what = {
            (one.indicator.sasaran, one.indicator.cara, one.indicator.fields["satuan"].key)
            for one in found
            if one.indicator.sasaran
        }

    @property
    def marks(self) -> tuple[str, ...]:
        """One of these at least it has in common with whatever means the same."""
        return (f"kode {self.kode}", f"nama {self.nama}", f"huruf {initials(self.nama)}")

    def is_same(self, other: _Kind) -> bool:
        """Whether both mean one indicator; an office that has both tells them apart."""
        if self.offices & other.offices:
            return False
        if self.nama == other.nama:
            return True
        if self.kode != other.kode or _POSITION.fullmatch(self.kode):
            return misspelt(self.nama, other.nama)
        return same_thing(self.nama, other.nama) or bool(self.what & other.what)


def same_indicators(sheets: Iterable[Sheet]) -> Iterator[tuple[OfOffice, ...]]:
    """The indicators that two offices or more have, each in the order of the offices."""
    groups: list[list[_Kind]] = []
    near: dict[str, list[list[_Kind]]] = {}  # by what two names of one thing have in common
    for kind in _kinds(sheets):
        candidates = (group for mark in kind.marks for group in near.get(mark, ()))
        group = next((group for group in candidates if _belongs(kind, group)), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(kind)
        for mark in kind.marks:
            if all(group is not other for other in near.setdefault(mark, [])):
                near[mark].append(group)
    for group in groups:
        found = [one for kind in group for one in kind.found]
        if len(found) > 1:
            yield tuple(sorted(found, key=lambda one: one.office))


def _belongs(kind: _Kind, group: Sequence[_Kind]) -> bool:
    """Whether a name means what one of a group means, and no office has it beside the group."""
    if any(kind.offices & other.offices for other in group):
        return False
    return any(kind.is_same(other) for other in group[:_MOST_NAMES])


def _kinds(sheets: Iterable[Sheet]) -> list[_Kind]:
    """Names by their kodes, the most frequent first."""
    found: dict[tuple[str, str], list[OfOffice]] = {}
    for sheet in sheets:
        seen: set[tuple[str, str]] = set()
        for indicator in sheet.indicators:
            one = OfOffice(sheet.folder, indicator, sheet.jenis)
            key = (indicator.kode, one.nama)
            if key not in seen:
                seen.add(key)
                found.setdefault(key, []).append(one)
    return sorted(map(_Kind, found.values()), key=lambda kind: -len(kind.found))
