"""What differs between two snapshots: numbers, texts, and parts that came or went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from lkjip_docgen.comparison.changed_texts import Change, TextChange, text_changes
from lkjip_docgen.comparison.numbers_in_word import exact
from lkjip_docgen.comparison.pairing import pairs
from lkjip_docgen.comparison.snapshot import Number, Part, Snapshot
from lkjip_docgen.records import Record, replace


class NumberChange(Record):
    """A number that differs; `old` is None for an added one, `new` for a removed one."""

    change: Change
    old: Number | None
    new: Number | None

    @property
    def number(self) -> Number:
        """The number as it is now, or as it was where it is no longer."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def difference(self) -> Decimal | None:
        """New less old, exact; None where one of them has no value."""
        if self.old is None or self.new is None:
            return None
        if self.old.value is None or self.new.value is None or self.old.unit != self.new.unit:
            return None
        return self.new.value - self.old.value


class PartChange(Record):
    """A heading, table or figure that came (`ADDED`) or went (`REMOVED`)."""

    change: Change
    part: Part


class Differences(Record):
    """All that differs; `remarks` warns that the two are of unlike offices or years."""

    old: Snapshot
    new: Snapshot
    remarks: tuple[str, ...]
    numbers: tuple[NumberChange, ...]
    texts: tuple[TextChange, ...]
    parts: tuple[PartChange, ...]

    def __bool__(self) -> bool:
        return bool(self.remarks or self.numbers or self.texts or self.parts)


def compare(old: Snapshot, new: Snapshot) -> Differences:
    """Compare two reports.

    A text counts as different when words differ, not when only its numbers
    do: those are listed by themselves.  Numbers that a report does not print
    are compared only where both sides know them.
    """
    texts = text_changes(old.texts, new.texts)
    parts = list(_parts(old, new, texts))
    named = {(change.change, change.part.key) for change in parts}
    rest = (change for change in texts if (change.change, change.words.key) not in named)
    return Differences(
        old, new, tuple(_remarks(old, new)), tuple(_numbers(old, new)), tuple(rest), tuple(parts)
    )


def _remarks(old: Snapshot, new: Snapshot) -> Iterator[str]:
    if old.office != new.office:
        yield f"Kantor kedua laporan berbeda: {_or_none(old.office)} dan {_or_none(new.office)}."
    if old.subject != new.subject:
        yield f"Perihal kedua laporan berbeda: {_or_none(old.subject)} dan {_or_none(new.subject)}."


def _or_none(text: str) -> str:
    return f"“{text}”" if text else "tidak disebutkan"


def _numbers(old: Snapshot, new: Snapshot) -> Iterator[NumberChange]:
    """Changed and added numbers in the order of the new report, then the removed ones."""
    complete = old.complete and new.complete
    for was, now in _paths(old, new):
        change = _number_change(_counted(old, was, complete), _counted(new, now, complete))
        if change is not None:
            yield change


def _paths(old: Snapshot, new: Snapshot) -> Iterator[tuple[str | None, str | None]]:
    """The old and the new path of each number; None where a side does not have it."""
    before = pairs(old.numbers, new.numbers)
    for path in new.numbers:
        yield before.get(path), path
    known = set(before.values())
    yield from ((path, None) for path in old.numbers if path not in known)


def _counted(side: Snapshot, path: str | None, complete: bool) -> Number | None:
    """The number at a path, where it counts: a printed one, or any where both sides know all."""
    number = None if path is None else side.numbers[path]
    return number if number is not None and (complete or number.texts) else None


def _number_change(was: Number | None, now: Number | None) -> NumberChange | None:
    if was is not None and now is not None:
        was, now = _settled(was, now), _settled(now, was)
        return NumberChange(Change.CHANGED, was, now) if _differ(was, now) else None
    if now is not None:
        return NumberChange(Change.ADDED, None, now)
    return None if was is None else NumberChange(Change.REMOVED, was, None)


def _settled(number: Number, other: Number) -> Number:
    """A recovered number completed by what the other side knows of it.

    Where it prints nothing that the other does not print, it has its value.
    """
    if not number.recovered:
        return number
    known = replace(number, unit=other.unit, label=other.label, computed=other.computed)
    odd = [text for text in number.texts if text not in other.texts]
    if not odd:
        return replace(known, value=other.value, decimals=other.decimals)
    return replace(known, value=_read(odd[0], other), texts=(odd[0], *number.texts))


def _read(text: str, other: Number) -> Decimal | None:
    """The value of a printed number, with the sign that the other side prints it without."""
    value = exact(text)
    return -value if value is not None and _hides_minus(other) else value


def _hides_minus(number: Number) -> bool:
    """Whether a fall is printed without its sign ("turun 0,15")."""
    return (number.value or 0) < 0 and not any(
        text.lstrip().startswith(("-", "\N{MINUS SIGN}")) for text in number.texts
    )


def _differ(old: Number, new: Number) -> bool:
    if old.value is None and new.value is None:
        return _said_otherwise(old, new)
    return old.value != new.value or old.unit != new.unit


def _said_otherwise(old: Number, new: Number) -> bool:
    """Whether two predicates, or reasons for there being no value, are other words."""
    if old.texts and new.texts:
        return old.texts != new.texts
    return bool(old.word and new.word) and old.word != new.word


def _parts(old: Snapshot, new: Snapshot, texts: list[TextChange]) -> Iterator[PartChange]:
    """Parts of which the other side knows neither key nor title, and that were not renamed."""
    renamed = set(_renamed(texts)) - {""}
    yield from _alone(Change.ADDED, new.parts, old.parts, renamed)
    yield from _alone(Change.REMOVED, old.parts, new.parts, renamed)


def _renamed(texts: Iterable[TextChange]) -> Iterator[str]:
    """The keys of parts whose titles differ, as before and as they are now."""
    for change in texts:
        if change.change in (Change.CHANGED, Change.MOVED):
            yield from (words.key for words in (change.old, change.new) if words is not None)


def _alone(
    change: Change, parts: Iterable[Part], others: Sequence[Part], renamed: set[str]
) -> Iterator[PartChange]:
    known = renamed | {part.key for part in others}
    titles = set(map(_title, others))
    for part in parts:
        if part.key not in known and _title(part) not in titles:
            yield PartChange(change, part)


def _title(part: Part) -> tuple[str, str]:
    return part.kind, part.title.casefold()
