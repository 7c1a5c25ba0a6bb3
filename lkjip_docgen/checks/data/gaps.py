"""Which figure explains that a sum is not what it should be.

A sum that is off says nothing of its parts; the slips of people do.  A figure explains a gap
where what it should have been, to close the gap, is what one slip makes of it: a digit lost or
added, thousands, two digits exchanged, one digit mistyped.  A single explanation is the wrong
figure; two or three can be looked at; of more nobody knows which is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from lkjip_docgen.place import Number
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_FURTHEST: Final = 6  # places that a comma may slip


class Figure(Record):
    """A figure that is summed: where it stands and itself."""

    path: Path_
    nilai: Number


_FEW: Final = 3  # candidates that can be named; of more nobody can be suspected


class Culprits(Record):
    """The figures that explain a gap, and how good the explanation is: the lower, the better."""

    figures: tuple[Figure, ...]
    rank: int

    @property
    def only(self) -> Figure | None:
        """The one figure that explains it; None where several do."""
        return self.figures[0] if len(self.figures) == 1 else None


def culprits(figures: Iterable[Figure], missing: Decimal) -> Culprits | None:
    """The figures that a slip made too small by `missing`; None for none, or too many.

    Slips that leave the same digits go before a digit lost or added, and these before a digit
    mistyped, which explains most.
    """
    parts = list(figures)
    known = [part for part in parts if part.nilai]
    for rank, explains in enumerate((_same_digits, _digit_lost, _one_digit)):
        found = [part for part in known if explains(part.nilai, part.nilai + missing)]
        if found:
            return Culprits(tuple(found), rank) if len(found) <= _FEW else None
    return _not_filled_in(parts, missing)


def _not_filled_in(parts: Sequence[Figure], missing: Decimal) -> Culprits | None:
    """The one figure that is zero, where something is missing."""
    zeros = [part for part in parts if not part.nilai]
    return Culprits(tuple(zeros), _LAST) if missing > 0 and len(zeros) == 1 else None


_LAST: Final = 3  # the rank of what is no slip of the pen


def culprit(parts: Iterable[Figure], missing: Decimal) -> Figure | None:
    """The one figure that a slip made too small by `missing`; None for none, or several."""
    found = culprits(parts, missing)
    return found.only if found is not None else None


def neighbours(value: Decimal) -> Iterator[Decimal]:
    """What a number may have been before two digits were exchanged, or one was mistyped."""
    exponent = min(int(value.as_tuple().exponent), 0)
    digits = str(int(value.scaleb(-exponent)))
    for n, digit in enumerate(digits):
        for other in "0123456789":
            if other != digit:
                yield Decimal(f"{digits[:n]}{other}{digits[n + 1 :]}").scaleb(exponent)
        if n + 1 < len(digits):
            swapped = f"{digits[:n]}{digits[n + 1]}{digit}{digits[n + 2 :]}"
            yield Decimal(swapped).scaleb(exponent)


def slipped(written: Decimal, meant: Decimal) -> bool:
    """Whether one slip makes the one number of the other."""
    return any(explains(written, meant) for explains in (_same_digits, _digit_lost, _one_digit))


def _same_digits(written: Decimal, meant: Decimal) -> bool:
    """Whether a number is another one with its comma moved, or two digits exchanged."""
    if meant <= 0 or written <= 0 or meant == written:
        return False
    if any(written.scaleb(n) == meant for n in range(-_FURTHEST, _FURTHEST + 1)):
        return True
    one, other = _digits(written, meant)
    return len(one) == len(other) and _neighbours_exchanged(one, other)


def _digit_lost(written: Decimal, meant: Decimal) -> bool:
    """Whether a number is another one with a digit lost or added."""
    if meant <= 0 or written <= 0:
        return False
    one, other = _digits(written, meant)
    return _one_more(one, other) or _one_more(other, one)


def _digits(one: Decimal, other: Decimal) -> tuple[str, str]:
    """The digits of two numbers, with as many behind the comma."""
    least = min(int(one.as_tuple().exponent), int(other.as_tuple().exponent), 0)
    return str(int(one.scaleb(-least))), str(int(other.scaleb(-least)))


def _neighbours_exchanged(one: Sequence[str], other: Sequence[str]) -> bool:
    unlike = [n for n, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    if len(unlike) != 2:
        return False
    first, second = unlike
    crossed = one[first] == other[second] and one[second] == other[first]
    return second == first + 1 and crossed


def _one_more(shorter: str, longer: str) -> bool:
    """Whether a number is another one without one of its digits."""
    if len(longer) != len(shorter) + 1:
        return False
    n = next((n for n, digit in enumerate(shorter) if digit != longer[n]), len(shorter))
    return shorter[n:] == longer[n + 1 :]


def _one_digit(written: Decimal, meant: Decimal) -> bool:
    """Whether two numbers differ in one digit."""
    if meant <= 0 or written <= 0:
        return False
    one, other = _digits(written, meant)
    unlike = sum(a != b for a, b in zip(one, other, strict=False))
    return len(one) == len(other) and unlike == 1
