"""The other ends of a problem: values that the data or a computed number brought in."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_docgen.checks.rule import Other, Problem, Subject
from lkjip_docgen.checks.wording import tempat
from lkjip_docgen.findings import End
from lkjip_docgen.place import Place
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.source import dotted

_FEW = 3
"""So many figures behind a computed number are named each; of more, the first in each file."""


def ends(subject: Subject, problem: Problem, place: Place | None) -> tuple[End, ...]:
    """Where the other values stand, each place once, and not the problem's own `place`."""
    found: dict[Place | str, End] = {}
    for other in problem.others:
        for end in _ends_of(subject, other):
            if end.place is None or end.place != place:
                found.setdefault(end.place or end.path, end)
    return tuple(found.values())


def _ends_of(subject: Subject, other: Other) -> Iterator[End]:
    if isinstance(other, Place):
        yield End(other)
    elif isinstance(other, Decimal):
        if (place := tempat(other)) is not None:
            yield End(place)
    elif isinstance(other, Quantity):
        written = [End(place) for place in written_places(other)]
        yield from written if len(written) <= _FEW else _first_in_each_file(written)
    else:
        yield End(subject.place(other), dotted(other))


def _first_in_each_file(written: list[End]) -> Iterator[End]:
    seen: set[str] = set()
    for end in written:
        if end.place is not None and end.place.file not in seen:
            seen.add(end.place.file)
            yield end


def written_places(quantity: Quantity) -> list[Place]:
    """Where the figures stand that a number was computed from, or its own place, each once."""
    found: dict[Place, None] = {}
    todo, seen = [quantity], set[int]()
    while todo:
        one = todo.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if one.place is not None:
            found[one.place] = None
        todo += reversed(one.inputs)
    return list(found)
