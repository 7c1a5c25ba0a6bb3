"""Capaian: a result against its target, by the formula that the indicator is measured with."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from lkjip_docgen.measures.arithmetic import HUNDRED, all_known, percent, telling_places
from lkjip_docgen.model import Indikator
from lkjip_docgen.quantity import Quantity, Status, Unit, computed
from lkjip_docgen.records import Record


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

    def holds(self, result: Decimal) -> bool:
        """Whether the goal is a range and a result lies in it, which is all of it."""
        return self.sampai is not None and self.nearest(result) == result


_Share = Callable[[Decimal, Goal], Decimal | None]
"""The part of the goal that a result is, 1 being all of it; None where there is none to tell."""


class _Formula(Record):
    """A formula of capaian: as it is written in the lineage of a number, and how it computes."""

    written: str
    share: _Share


def _part(result: Decimal, goal: Goal) -> Decimal | None:
    """Realisasi over target; nothing of a target that is no positive number."""
    target = goal.nearest(result)
    return result / target if target > 0 else None


def _saved(result: Decimal, goal: Goal) -> Decimal | None:
    """2 less realisasi over target: what stays below the target exceeds 1."""
    part = _part(result, goal)
    return None if part is None else 2 - part


def _inverse(result: Decimal, goal: Goal) -> Decimal | None:
    """Target over realisasi; of a result of 0, which is the best there is, it tells nothing."""
    target = goal.nearest(result)
    return target / result if result > 0 and target >= 0 else None


def _held(result: Decimal, goal: Goal) -> Decimal | None:
    """1 less the deviation, as a part of the value or bound that the result deviates from."""
    wanted = goal.nearest(result)
    return 1 - abs(result - wanted) / abs(wanted) if wanted else None


_FORMULAS = {
    "r/t": _Formula("realisasi ÷ target × 100%", _part),
    "2-r/t": _Formula("(2 × target − realisasi) ÷ target × 100%", _saved),
    "t/r": _Formula("target ÷ realisasi × 100%", _inverse),
    "simpangan": _Formula("(1 − |realisasi − target| ÷ target) × 100%", _held),
}


def _share(result: Decimal, goal: Goal, formula: _Formula) -> Decimal | None:
    return Decimal(1) if goal.holds(result) else formula.share(result, goal)


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
    formula = _FORMULAS[indikator.rumus_capaian]
    known = realisasi.ada and all_known(goal.bounds)
    plain = indikator.rumus_capaian == "r/t" and goal.sampai is None
    if plain and not (known and goal.target.nilai < 0):
        return percent(path, realisasi, goal.target, label, formula.written)
    share = _share(realisasi.nilai, goal, formula) if known else None
    value = None if share is None else share * HUNDRED
    return computed(
        path,
        value,
        Unit.PERSEN,
        label,
        formula=formula.written,
        inputs=(realisasi, *goal.bounds),
        places=telling_places(value),
        status=Status.TIDAK_SEBANDING if known and value is None else None,
    )


def without_percentage(path: str, realisasi: Quantity, goal: Goal, label: str) -> Quantity:
    """The capaian of predicates, which no percentage tells: only their order compares them."""
    known = realisasi.ada and all_known(goal.bounds)
    return computed(
        path,
        None,
        Unit.PERSEN,
        label,
        formula="menurut urutan predikat",
        inputs=(realisasi, *goal.bounds),
        status=Status.TIDAK_SEBANDING if known else None,
    )


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
