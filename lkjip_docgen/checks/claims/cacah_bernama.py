"""Counts of things that a sentence names in full, in any form of their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from lkjip_docgen.checks.claims.klausa import Number
from lkjip_docgen.checks.claims.pokok import Pokok, Roots
from lkjip_docgen.checks.logic.patterns import Ucapan
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.quantity import Unit
from lkjip_docgen.records import Record
from lkjip_docgen.remembered import remembered

_FEW = 8
"""Of how many counts of one thing the sums are looked at."""


def is_named_count(number: Number, sentence: Ucapan, subjects: Sequence[Pokok]) -> bool:
    """Whether a count is that of something that the sentence names in full, or of two such."""
    if number.jenis != "cacah":
        return False
    for known in _named_counts(subjects, roots(sentence.isi)):
        sums = (
            one.nilai + other.nilai
            for one, other in combinations(known[:_FEW], 2)
            if not (one.nama < other.nama or other.nama < one.nama)
        )
        if any(number.is_(value) for value in (*(one.nilai for one in known), *sums)):
            return True
    return False


def _named_counts(subjects: Sequence[Pokok], words: Roots) -> Iterator[list[_Count]]:
    """The counts of each subject that words name in full, in any form."""
    named: dict[int, dict[int, _Count]] = defaultdict(dict)
    by_root = _counts(subjects)
    for word in words & by_root.keys():
        for count in by_root[word]:
            if count.nama <= words:
                named[count.pokok][count.urutan] = count
    for _, counts in sorted(named.items()):
        yield [counts[order] for order in sorted(counts)]


@remembered
def _counts(subjects: Sequence[Pokok]) -> dict[str, list[_Count]]:
    """The counts of all subjects, each under one root of its label; one that says nothing never."""
    by_root: dict[str, list[_Count]] = defaultdict(list)
    for pokok, about in enumerate(subjects):
        quantities = (quantity for group in about.angka.values() for quantity in group)
        for urutan, quantity in enumerate(quantities):
            if quantity.unit in _COUNTED and quantity.ada and quantity.nilai:
                name = roots(quantity.label)
                if name:
                    by_root[min(name)].append(_Count(pokok, urutan, name, quantity.nilai))
    return by_root


class _Count(Record):
    """A count by the subject that it is of, its turn there, the roots of its label, its value."""

    pokok: int
    urutan: int
    nama: Roots
    nilai: Decimal


_COUNTED = (Unit.ORANG, Unit.RESPONDEN, Unit.JUMLAH)
