"""How a number follows from its inputs, as data: what computes it also writes its Excel formula.

A `Term` knows its inputs by their position, so that one constant serves every quantity that is
computed alike: `PERCENT = Input(0) / Input(1) * 100`.  Whoever prints a formula elsewhere (the
working paper) walks the same terms.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeVar

from lkjip_docgen.records import Record
from lkjip_docgen.rounding import round_half_up


class Status(StrEnum):
    """Whether there is a value, and if not, why not.

    Missing is not zero, and 0/0 is neither 0% nor 100% (docs/decisions/0001).
    """

    ADA = "ada"
    KOSONG = "belum diisi"
    BELUM_DILAKSANAKAN = "belum dilaksanakan"
    TIDAK_SEBANDING = "tidak dapat diperbandingkan"
    TIDAK_BERLAKU = "tidak berlaku"


T = TypeVar("T")

Values = Sequence[Decimal | Status]
"""The inputs of a quantity: each its value, or why it has none."""


class MissingError(Exception):
    """There is no result.  `status` says why; None: an input that is needed has no value."""

    def __init__(self, status: Status | None = None) -> None:
        super().__init__(status)
        self.status = status


class Term(Record):
    """A part of a computation."""

    def _of(self, values: Values) -> Decimal:
        """The value, exactly; raises `MissingError` where there is none."""
        raise NotImplementedError

    def __add__(self, other: Term | int) -> Infix:
        return Infix("+", self, term(other))

    def __sub__(self, other: Term | int) -> Infix:
        return Infix("-", self, term(other))

    def __rsub__(self, other: int) -> Infix:
        return Infix("-", term(other), self)

    def __mul__(self, other: Term | int) -> Infix:
        return Infix("*", self, term(other))

    def __truediv__(self, other: Term | int) -> Infix:
        return Infix("/", self, term(other))

    def __lt__(self, other: Term | int) -> Compared:
        return Compared("<", self, term(other))

    def __le__(self, other: Term | int) -> Compared:
        return Compared("<=", self, term(other))

    def __gt__(self, other: Term | int) -> Compared:
        return Compared(">", self, term(other))

    def __ge__(self, other: Term | int) -> Compared:
        return Compared(">=", self, term(other))

    def equals(self, other: Term | int) -> Compared:
        """Whether both have one value."""
        return Compared("=", self, term(other))


class Condition(Record):
    """What is asked before one thing or another is computed."""

    def _holds(self, values: Values) -> bool:
        """Whether it is so; raises `MissingError` where a value that is compared is missing."""
        raise NotImplementedError


def result_of(operation: Term, values: Values) -> Decimal:
    """What an operation gives, exactly; raises `MissingError` where it gives nothing."""
    return operation._of(values)


def in_a_row(conditions: Sequence[Condition]) -> CountTrue:
    """How many conditions hold in a row up to the last of them."""
    return CountTrue(tuple(Every(tuple(conditions[n:])) for n in range(len(conditions))))


def is_so(condition: Condition, values: Values) -> bool:
    """Whether a condition holds; where a value is missing that it needs, it does not."""
    try:
        return condition._holds(values)
    except MissingError:
        return False


def term(value: Term | Decimal | int) -> Term:
    """A number of the rule itself as a term."""
    return value if isinstance(value, Term) else Constant(Decimal(value))


class Span(Record):
    """Which inputs, by position: from `first` on, up to `last` (without it), every `step`-th."""

    first: int = 0
    last: int | None = None
    step: int = 1

    def positions(self, count: int) -> range:
        """The positions among so many inputs."""
        return range(count)[self.first : self.last : self.step]

    def of_items(self, items: Sequence[T]) -> list[T]:
        """What stands there."""
        return list(items[self.first : self.last : self.step])


ALL: Final = Span()


# --- numbers -----------------------------------------------------------------------------


class Input(Term):
    """One of the inputs; without its value there is no result."""

    position: int

    def _of(self, values: Values) -> Decimal:
        return _known(values[self.position])


class Constant(Term):
    """A number of the rule: 100, or 20 percent of efficiency."""

    value: Decimal

    def _of(self, values: Values) -> Decimal:
        return self.value


class Absent(Term):
    """No result, and why; without a status as the inputs say it.

    It stands for all of a result: a branch of `Choose`, never a part of a sum.
    """

    status: Status | None = None

    def _of(self, values: Values) -> Decimal:
        raise MissingError(self.status)


_SIGNS: Final[dict[str, Callable[[Decimal, Decimal], Decimal]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}


class Infix(Term):
    """Two terms and the sign between them."""

    sign: str
    left: Term
    right: Term

    def _of(self, values: Values) -> Decimal:
        return _SIGNS[self.sign](self.left._of(values), self.right._of(values))


class Sum(Term):
    """The sum of inputs, all of which are needed; with `places` of each as it is printed."""

    span: Span = ALL
    places: int | None = None

    def _of(self, values: Values) -> Decimal:
        return sum((self._printed(value) for value in self.span.of_items(values)), Decimal(0))

    def _printed(self, value: Decimal | Status) -> Decimal:
        known = _known(value)
        return known if self.places is None else round_half_up(known, self.places)


class SumOfApplicable(Term):
    """The sum of inputs of which those do not count that do not apply; the others are needed."""

    span: Span = ALL

    def _of(self, values: Values) -> Decimal:
        applicable = [v for v in self.span.of_items(values) if v is not Status.TIDAK_BERLAKU]
        if not applicable:
            raise MissingError
        return sum(map(_known, applicable), Decimal(0))


class SumOfKnown(Term):
    """The sum of the inputs that have a value, and whose fellow (`beside`) has one too."""

    span: Span = ALL
    beside: Span | None = None

    def _of(self, values: Values) -> Decimal:
        pairs = _known_pairs(values, self.span, self.beside or self.span)
        return sum((one for one, _ in pairs), Decimal(0))


class SumOfProducts(Term):
    """The sum of the products of pairs of inputs; a pair that lacks a value does not count."""

    one: Span
    other: Span

    def _of(self, values: Values) -> Decimal:
        pairs = _known_pairs(values, self.one, self.other)
        return sum((one * other for one, other in pairs), Decimal(0))


class CountKnown(Term):
    """How many inputs have a value, and a fellow (`beside`) that has one too."""

    span: Span = ALL
    beside: Span | None = None

    def _of(self, values: Values) -> Decimal:
        return Decimal(len(_known_pairs(values, self.span, self.beside or self.span)))


class CountEntries(Term):
    """How many inputs there are, with a value or without."""

    span: Span = ALL

    def _of(self, values: Values) -> Decimal:
        return Decimal(len(self.span.of_items(values)))


class CountTrue(Term):
    """How many of these are so; where a value is missing, it is not so."""

    conditions: tuple[Condition, ...]

    def _of(self, values: Values) -> Decimal:
        return Decimal(sum(is_so(condition, values) for condition in self.conditions))


class Tally(Term):
    """How many entries of a list of the data are the one that is wanted; "" is any.

    `path` is where the list stands.  Its entries are words and no quantities, so they stand here.
    """

    path: str
    entries: tuple[str, ...]
    wanted: str = ""

    def _of(self, values: Values) -> Decimal:
        counted = [entry for entry in self.entries if self.wanted in ("", entry)]
        return Decimal(len(counted))


class Least(Term):
    """The smallest of some terms."""

    terms: tuple[Term, ...]

    def _of(self, values: Values) -> Decimal:
        return min(item._of(values) for item in self.terms)


class Greatest(Term):
    """The largest of some terms."""

    terms: tuple[Term, ...]

    def _of(self, values: Values) -> Decimal:
        return max(item._of(values) for item in self.terms)


class Highest(Term):
    """The largest of inputs, all of which are needed."""

    span: Span = ALL

    def _of(self, values: Values) -> Decimal:
        return max(map(_known, self.span.of_items(values)))


class Lowest(Term):
    """The smallest of inputs, all of which are needed."""

    span: Span = ALL

    def _of(self, values: Values) -> Decimal:
        return min(map(_known, self.span.of_items(values)))


class Absolute(Term):
    """A number without its sign."""

    term: Term

    def _of(self, values: Values) -> Decimal:
        return abs(self.term._of(values))


class Pick(Term):
    """The one of a list of numbers of the data that a term counts to, from 1.

    `path` is where the list stands, as of `Tally`.
    """

    path: str
    entries: tuple[Decimal, ...]
    number: Term

    def _of(self, values: Values) -> Decimal:
        return self.entries[int(self.number._of(values)) - 1]


class Choose(Term):
    """One term or another."""

    condition: Condition
    then: Term
    otherwise: Term

    def _of(self, values: Values) -> Decimal:
        chosen = self.then if self.condition._holds(values) else self.otherwise
        return chosen._of(values)


class WhereKnown(Term):
    """A term that needs every input, also those that it does not compute with."""

    term: Term

    def _of(self, values: Values) -> Decimal:
        if any(isinstance(value, Status) for value in values):
            raise MissingError
        return self.term._of(values)


class Chosen(Term):
    """A term over inputs that stood out as it was computed; other values may choose others."""

    term: Term

    def _of(self, values: Values) -> Decimal:
        return self.term._of(values)


# --- conditions --------------------------------------------------------------------------

_COMPARED: Final[dict[str, Callable[[Decimal, Decimal], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}


class Compared(Condition):
    """Two terms held against each other."""

    sign: str
    left: Term
    right: Term

    def _holds(self, values: Values) -> bool:
        return _COMPARED[self.sign](self.left._of(values), self.right._of(values))


class IsKnown(Condition):
    """Whether an input has a value."""

    position: int

    def _holds(self, values: Values) -> bool:
        return isinstance(values[self.position], Decimal)


class Every(Condition):
    """Whether all of these are so."""

    conditions: tuple[Condition, ...]

    def _holds(self, values: Values) -> bool:
        return all(condition._holds(values) for condition in self.conditions)


class Some(Condition):
    """Whether one of these is so."""

    conditions: tuple[Condition, ...]

    def _holds(self, values: Values) -> bool:
        return any(condition._holds(values) for condition in self.conditions)


def _known(value: Decimal | Status) -> Decimal:
    if isinstance(value, Status):
        raise MissingError
    return value


def _known_pairs(values: Values, one: Span, other: Span) -> list[tuple[Decimal, Decimal]]:
    return [
        (left, right)
        for left, right in zip(one.of_items(values), other.of_items(values), strict=True)
        if not isinstance(left, Status) and not isinstance(right, Status)
    ]
