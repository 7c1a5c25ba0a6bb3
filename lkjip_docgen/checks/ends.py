"""The other ends of a problem: values that the data or a computed number brought in."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_docgen.checks.rule import Other, Problem, Subject
from lkjip_docgen.checks.wording import tempat
from lkjip_docgen.findings import End
from lkjip_docgen.place import Place
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.source import Path_, dotted

Origin = Place | Path_
"""Where a value stands that a problem depends on: its place, or a section of the data."""

_FEW = 3
"""So many figures behind a computed number are named each; of more, the first in each file."""


class Ends:
    """Finds the other ends of problems, and what those depend on; it remembers what it has seen."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._written: dict[int, tuple[Place, ...]] = {}

    def of(self, problem: Problem, place: Place | None) -> tuple[End, ...]:
        """Where the other values stand, each place once, and not the problem's own `place`."""
        found: dict[Place | str, End] = {}
        for other in problem.others:
            for end in self._ends_of(other):
                if end.place is None or end.place != place:
                    found.setdefault(end.place or end.path, end)
        return tuple(found.values())

    def _ends_of(self, other: Other) -> Iterator[End]:
        if isinstance(other, Quantity):
            written = self.written(other)
            few = len(written) <= _FEW
            yield from map(End, written if few else _first_in_each_file(written))
        elif isinstance(other, tuple):
            yield End(self._subject.place(other), dotted(other))
        elif (place := _place_of(other)) is not None:
            yield End(place)

    def origins(self, other: Other) -> tuple[Origin, ...]:
        """Where the values stand that another end, or a source, depends on."""
        if isinstance(other, Quantity):
            return self.written(other)
        if isinstance(other, tuple):
            return (other,)
        place = _place_of(other)
        return () if place is None else (place,)

    def written(self, quantity: Quantity) -> tuple[Place, ...]:
        """Where the figures stand that a number was computed from, or its own place, each once."""
        known = self._written.get(id(quantity))
        if known is None:
            known = self._written[id(quantity)] = tuple(dict.fromkeys(_places_behind(quantity)))
        return known


def _place_of(other: Place | Decimal) -> Place | None:
    return other if isinstance(other, Place) else tempat(other)


def _first_in_each_file(written: tuple[Place, ...]) -> list[Place]:
    first: dict[str, Place] = {}
    for place in written:
        first.setdefault(place.file, place)
    return list(first.values())


def _places_behind(quantity: Quantity) -> Iterator[Place]:
    """The places of a number and of its inputs, in their order."""
    todo, seen = [quantity], set[int]()
    while todo:
        one = todo.pop()
        if id(one) not in seen:
            seen.add(id(one))
            if one.place is not None:
                yield one.place
            todo += reversed(one.inputs)
