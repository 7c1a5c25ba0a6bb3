"""Capaian: a result against its target, by the formula that the indicator is measured with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from lkjip_docgen.measures.arithmetic import PERCENT, all_known
from lkjip_docgen.model import Indikator
from lkjip_docgen.operation import (
    Absent,
    Absolute,
    Choose,
    Condition,
    Every,
    Greatest,
    Input,
    IsKnown,
    Least,
    Some,
    Term,
    WhereKnown,
    term,
)
from lkjip_docgen.quantity import Quantity, Status, Unit, computed
from lkjip_docgen.records import Record
from lkjip_docgen.rounding import Telling


class Goal(Record):
    """What is to be reached: a value, or the range from `target` to `sampai`."""

    target: Quantity
    sampai: Quantity | None = None

    @property
    def bounds(self) -> tuple[Quantity, ...]:
        """The value, or both ends of the range."""
        return (self.target,) if self.sampai is None else (self.target, self.sampai)

    def nearest(self, result: Decimal) -> Decimal:
        """The value of the goal that lies nearest to a result: the result itself within a range.

        Only for a goal whose bounds are known.
        """
        ends = [bound.nilai for bound in self.bounds]
        return min(max(result, ends[0]), ends[-1])


_RESULT, _TARGET, _UPPER = Input(0), Input(1), Input(2)
_NEAREST = Least((Greatest((_RESULT, _TARGET)), _UPPER))
"""The value of a range that lies nearest to a result."""
FROM_NEAREST: Final[Term] = _RESULT - _NEAREST
"""How far a result lies from a range, both ends of which follow it."""
_NONE: Final = Absent(Status.TIDAK_SEBANDING)


class _Formula(Record):
    """A formula of capaian: as it is written in the lineage of a number, and how it computes.

    `percent` is what part of a target a result is.
    """

    written: str
    percent: Callable[[Term], Term]


def _part(target: Term) -> Term:
    """Realisasi over target; nothing of a target that is no positive number."""
    return Choose(target > 0, _RESULT / target * 100, _NONE)


def _saved(target: Term) -> Term:
    """2 less realisasi over target: what stays below the target exceeds 1."""
    return Choose(target > 0, (2 - _RESULT / target) * 100, _NONE)


def _inverse(target: Term) -> Term:
    """Target over realisasi; of a result of 0, which is the best there is, it tells nothing."""
    return Choose(Every((_RESULT > 0, target >= 0)), target / _RESULT * 100, _NONE)


def _held(target: Term) -> Term:
    """1 less the deviation, as a part of the value or bound that the result deviates from."""
    share = 1 - Absolute(_RESULT - target) / Absolute(target)
    return Choose(target.equals(0), _NONE, share * 100)


_FORMULAS = {
    "r/t": _Formula("realisasi ÷ target × 100%", _part),
    "2-r/t": _Formula("(2 × target − realisasi) ÷ target × 100%", _saved),
    "t/r": _Formula("target ÷ realisasi × 100%", _inverse),
    "simpangan": _Formula("(1 − |realisasi − target| ÷ target) × 100%", _held),
}


def _of_value(rumus: str) -> Term:
    """The capaian of a single target."""
    if rumus == "r/t":
        return Choose(_TARGET < 0, _NONE, PERCENT)
    return _FORMULAS[rumus].percent(_TARGET)


def _of_range(rumus: str) -> Term:
    """The capaian of a range: all of it within, without by the end that is nearest."""
    inside = Every((_RESULT >= _TARGET, _RESULT <= _UPPER))
    return Choose(inside, term(100), _FORMULAS[rumus].percent(_NEAREST))


_OPERATIONS: Final = {
    (rumus, ranged): of(rumus)
    for rumus in _FORMULAS
    for ranged, of in ((False, _of_value), (True, _of_range))
}
"""Each formula, for a single target and for a range."""


def achievement(
    path: str, realisasi: Quantity, goal: Goal, indikator: Indikator, label: str
) -> Quantity:
    """Capaian: the result against the goal in percent, by the formula of the indicator.

    Where more is better, 0 of 0 is "tidak dihitung".  Otherwise a target of 0,
    or for target over realisasi a result of 0, gives no percentage at all, not
    even where it is a success; nor does a target below 0, of which a better
    result is a smaller part.  Within a range all of it is reached; without, the formula takes
    the end that is nearest.
    """
    rumus = indikator.rumus_capaian
    return computed(
        path,
        _OPERATIONS[rumus, goal.sampai is not None],
        Unit.PERSEN,
        label,
        formula=_FORMULAS[rumus].written,
        inputs=(realisasi, *goal.bounds),
        places=Telling(),
    )


def without_percentage(path: str, realisasi: Quantity, goal: Goal, label: str) -> Quantity:
    """The capaian of predicates, which no percentage tells: only their order compares them."""
    inputs = (realisasi, *goal.bounds)
    return computed(
        path,
        WhereKnown(_NONE),
        Unit.PERSEN,
        label,
        formula="menurut urutan predikat",
        inputs=inputs,
    )


class Verdict(Record):
    """`against_target` as conditions on inputs: where result, target and upper end stand."""

    polaritas: str
    result: int
    target: int
    upper: int | None = None

    def is_met(self) -> Condition:
        """Whether the target is met or exceeded."""
        result, lower, upper = self._terms()
        if self.polaritas == "minimum":
            return result <= upper
        if self.polaritas == "stabil":
            return Every((result >= lower, result <= upper))
        return Every((result >= lower, self.is_known()))

    def is_missed(self) -> Condition:
        """Whether the result is worse than the target."""
        result, lower, upper = self._terms()
        if self.polaritas == "minimum":
            return result > upper
        if self.polaritas == "stabil":
            return Some((result < lower, result > upper))
        return result < lower

    def is_known(self) -> Condition:
        """Whether it can be told; not of 0 of 0 where more is better, which is nothing."""
        if self.polaritas in ("minimum", "stabil") or self.upper is not None:
            return Every((IsKnown(self.result), IsKnown(self.target)))
        return Absolute(Input(self.result)) + Absolute(Input(self.target)) > 0

    def _terms(self) -> tuple[Term, Term, Term]:
        """The result, and both ends of the target."""
        upper = self.target if self.upper is None else self.upper
        return Input(self.result), Input(self.target), Input(upper)


def verdicts(
    rows: Sequence[tuple[Quantity, Goal]], polaritas: Sequence[str]
) -> tuple[tuple[Verdict, ...], tuple[Quantity, ...]]:
    """The verdict on each result against its goal, and the inputs that all of them speak of."""
    inputs: list[Quantity] = [result for result, _ in rows]
    found = []
    for position, ((_, goal), direction) in enumerate(zip(rows, polaritas, strict=True)):
        target, upper = len(inputs), None if goal.sampai is None else len(inputs) + 1
        found.append(Verdict(direction, position, target, upper))
        inputs += goal.bounds
    return tuple(found), tuple(inputs)


def against_target(realisasi: Quantity, goal: Goal, indikator: Indikator) -> int | None:
    """1 where the result is better than its target, 0 where it is met, -1 where it is worse.

    Known for a target of 0 too, which has no percentage: no escape of none
    allowed is a target met.  None where a number is missing, and for 0 of 0
    where more is better, for then nothing was to be done and nothing was.
    Of a value or range to be held nothing is better: it is met or not.  A range is met within.
    """
    if not (realisasi.ada and all_known(goal.bounds)):
        return None
    target = goal.nearest(realisasi.nilai)
    if indikator.polaritas == "stabil":
        return 0 if realisasi.nilai == target else -1
    more = (realisasi.nilai > target) - (realisasi.nilai < target)
    if indikator.polaritas == "minimum":
        return -more
    return more if target or more or goal.sampai else None
