"""What the operation of a quantity is made of: the inputs that it needs, names and ranges over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from lkjip_docgen.operation import (
    Absolute,
    Choose,
    Chosen,
    Compared,
    Condition,
    Constant,
    CountEntries,
    CountKnown,
    CountTrue,
    Every,
    Greatest,
    Highest,
    Infix,
    Input,
    IsKnown,
    Least,
    Lowest,
    Pick,
    Some,
    Span,
    Sum,
    SumOfApplicable,
    SumOfKnown,
    SumOfProducts,
    Term,
    WhereKnown,
)
from lkjip_docgen.quantity import Quantity


def operation_of(quantity: Quantity) -> Term:
    """The operation of a computed quantity; raises `ValueError` for one that is not computed."""
    if quantity.operasi is None:
        raise ValueError(f"{quantity.path} is not computed")
    return quantity.operasi


def needs(part: Term | Condition, count: int) -> set[int]:
    """The positions of the inputs, of `count`, without which there is no result."""
    match part:
        case Input(position=position):
            return {position}
        case Sum(span=span) | Highest(span=span) | Lowest(span=span):
            return set(span.positions(count))
        case WhereKnown():
            return set(range(count))
        case _:
            return set(chain.from_iterable(needs(inner, count) for inner in _within(part)))


def _within(part: Term | Condition) -> Iterable[Term | Condition]:
    """The parts of a part that all are computed."""
    match part:
        case Infix(left=left, right=right) | Compared(left=left, right=right):
            return (left, right)
        case Least(terms=terms) | Greatest(terms=terms):
            return terms
        case Absolute(term=inner) | Chosen(term=inner) | Pick(number=inner):
            return (inner,)
        case Choose(condition=condition, then=then, otherwise=otherwise):
            return (condition, then, otherwise)
        case Every(conditions=conditions) | Some(conditions=conditions):
            return conditions
        case _:
            return ()


def _parts(part: Term | Condition) -> Iterable[Term | Condition]:
    """All parts of a part, also those that are computed only where they can be."""
    match part:
        case WhereKnown(term=inner):
            return (inner,)
        case CountTrue(conditions=conditions):
            return conditions
        case _:
            return _within(part)


def spans_of(part: Term | Condition) -> Iterator[Span]:
    """The stretches of inputs that an operation names: those should stand below one another."""
    match part:
        case Sum(span=span) | SumOfApplicable(span=span) | CountEntries(span=span):
            yield span
        case Highest(span=span) | Lowest(span=span):
            yield span
        case SumOfKnown(span=span, beside=beside) | CountKnown(span=span, beside=beside):
            yield from (span, beside or span)
        case SumOfProducts(one=one, other=other):
            yield from (one, other)
        case _:
            for inner in _parts(part):
                yield from spans_of(inner)


def inputs_alone(quantity: Quantity) -> Iterator[str]:
    """The paths of the inputs that a formula mentions by themselves, not within a stretch."""
    for position in _mentioned(operation_of(quantity)):
        yield quantity.inputs[position].path


def is_of_chosen(quantity: Quantity) -> bool:
    """Whether it is about what stood out when it was computed, and would stay with it."""
    return isinstance(operation_of(quantity), Chosen)


def _mentioned(part: Term | Condition) -> Iterator[int]:
    match part:
        case Input(position=position) | IsKnown(position=position):
            yield position
        case _:
            for inner in _parts(part):
                yield from _mentioned(inner)


def divides(part: Term | Condition) -> bool:
    """Whether it divides by a term that may be 0, which leaves no result."""
    by_term = isinstance(part, Infix) and part.sign == "/" and not isinstance(part.right, Constant)
    return by_term or any(map(divides, _parts(part)))
