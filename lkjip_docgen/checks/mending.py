"""What would be found if one wrong figure were mended: the proof that a finding follows from it.

The figure of a finding is changed in the data to what it must have been: the value that the rule
names, a power of ten of the figure, the value at the only other end.  With the first one of these
that takes the finding away all is measured anew, and other rules are asked whether theirs is gone
too.  A year or a day is changed where the rule names another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Final

from lkjip_docgen.checks.rule import Made, Other, Problem, Rule, Subject
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.measures import measure
from lkjip_docgen.model import Bagian, Laporan
from lkjip_docgen.place import Number, Place, Predikat
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import replace
from lkjip_docgen.source import Path_

_POWERS: Final = tuple(Decimal(10) ** n for n in (-1, 1, -2, 2, -3, 3))
_PART: Final = 100
"""Of a gap that is wider by so much than what is left, the mended figure was the cause."""

_Spot = tuple[Path_, Place | None]

_MOST_VALUES: Final = 8
"""So many values are tried in the place of one figure."""

_MOST_MEASURED: Final = 24
"""So often all is measured anew in one check; what comes after that stays unproved."""


class Mending:
    """Tries findings out: each figure is mended once, however many findings ask."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._left = _MOST_MEASURED
        self._mended: dict[int, Subject | None] = {}
        self._left_over: dict[tuple[int, str], Mapping[_Spot, Decimal | None]] = {}

    def is_known(self, cause: Made) -> bool:
        """Whether it is known what the figure of a finding must have been."""
        return self._with(cause) is not None

    def takes_away(self, cause: Made, other: Made) -> bool:
        """Whether another finding is gone where the figure of the first one is mended."""
        mended = self._with(cause)
        return mended is not None and not self._is_left(id(cause), mended, other)

    def _is_left(self, cause: int, mended: Subject, other: Made) -> bool:
        key = (cause, other.rule.code)
        if key not in self._left_over:
            found = other.rule.check(mended)
            self._left_over[key] = {(each.path, each.place): each.gap for each in found}
        left, spot = self._left_over[key], (other.problem.path, other.problem.place)
        return spot in left and not _is_next_to_nothing(left[spot], other.problem.gap)

    def _with(self, cause: Made) -> Subject | None:
        """The data with the figure of a finding mended; None where nobody knows how."""
        if id(cause) not in self._mended:
            self._mended[id(cause)] = self._found(cause)
        return self._mended[id(cause)]

    def _found(self, cause: Made) -> Subject | None:
        for laporan in islice(self._tries(cause.problem), _MOST_VALUES):
            if not self._left:
                return None
            self._left -= 1
            mended = self._measured(laporan)
            if mended is not None and not _says(cause.rule, mended, cause.problem):
                return mended
        return None

    def _tries(self, problem: Problem) -> Iterator[Laporan]:
        """The data with one value after the other in the place of the wrong one."""
        whole, figure = self._subject.laporan, self._figure(problem)
        if figure is not None and figure.place is not None:
            for value in self._values(problem, figure):
                yield with_number(whole, Number(value, figure.place))
        elif isinstance(value_at(whole, problem.path), int | date):
            for meant in problem.meant:
                yield with_value(whole, problem.path, meant)

    def _measured(self, laporan: Laporan) -> Subject | None:
        try:
            hasil = measure(laporan)
        except LkjipError:
            return None
        project = replace(self._subject.project, laporan=laporan)
        return Subject(project, laporan, hasil, self._subject.composed)

    def _figure(self, problem: Problem) -> Number | None:
        """The figure that a finding points at; None for words, sections and predicates."""
        place = problem.place or self._subject.project.places.values.get(problem.path)
        found = None if place is None else next(_numbers_at(self._subject.laporan, place), None)
        return None if isinstance(found, Predikat) else found

    def _values(self, problem: Problem, figure: Decimal) -> Iterator[Decimal]:
        tried = {figure}
        for value in self._guesses(problem, figure):
            if value not in tried:
                tried.add(value)
                yield value

    def _guesses(self, problem: Problem, figure: Decimal) -> Iterator[Decimal]:
        yield from (value for value in problem.meant if isinstance(value, Decimal))
        yield from (figure * power for power in _POWERS)
        if len(problem.others) == 1:
            yield from self._value_of(problem.others[0])

    def _value_of(self, other: Other) -> Iterator[Decimal]:
        if isinstance(other, Decimal):
            yield other
        elif isinstance(other, Quantity):
            yield from filter(None, [other.value])
        else:
            place = self._subject.place(other) if isinstance(other, tuple) else other
            if place is not None:
                yield from _numbers_at(self._subject.laporan, place)


def _is_next_to_nothing(left: Decimal | None, before: Decimal | None) -> bool:
    """Whether hardly anything is left of a gap: what is left has another cause."""
    return left is not None and before is not None and left * _PART < before


def _says(rule: Rule, subject: Subject, problem: Problem) -> bool:
    return any((p.path, p.place) == (problem.path, problem.place) for p in rule.check(subject))


def value_at(node: object, path: Path_) -> object:
    """What stands at a path of sections."""
    for step in path:
        node = getattr(node, str(step), None)
    return node


def with_value(laporan: Laporan, path: Path_, value: object) -> Laporan:
    """The data with another value at a path of sections: `("dokumen", "tahun")`."""
    *sections, name = map(str, path)
    for end in range(len(sections), -1, -1):
        section = value_at(laporan, tuple(sections[:end]))
        if not isinstance(section, Bagian):
            return laporan
        value = section.model_copy(update={name: value})
        name = sections[end - 1] if end else ""
    return value if isinstance(value, Laporan) else laporan


def with_number(laporan: Laporan, number: Number) -> Laporan:
    """The data with another figure where one was written: at the place of `number`."""
    changed = _with(laporan, number)
    return changed if isinstance(changed, Laporan) else laporan


def _with(node: object, number: Number) -> object:
    """A part of the data with the figure changed; itself where the figure is none of it."""
    if isinstance(node, Number):
        return number if node.place == number.place else node
    changed = {key: new for key, old in _below(node) if (new := _with(old, number)) is not old}
    if not changed:
        return node
    if isinstance(node, Bagian):
        return node.model_copy(update={str(key): value for key, value in changed.items()})
    if isinstance(node, Mapping):
        return {**node, **changed}
    if isinstance(node, tuple):
        return tuple(changed.get(n, item) for n, item in enumerate(node))
    return node


def _numbers_at(node: object, place: Place) -> Iterator[Number]:
    if isinstance(node, Number) and node.place == place:
        yield node
    for _, below in _below(node):
        yield from _numbers_at(below, place)


def _below(node: object) -> Iterable[tuple[object, object]]:
    if isinstance(node, Bagian):
        return [(name, getattr(node, name)) for name in type(node).model_fields]
    if isinstance(node, Mapping):
        return node.items()
    return enumerate(node) if isinstance(node, tuple) else ()
