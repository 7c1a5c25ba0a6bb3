"""What the values of two states of the data differ in, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lkjip_docgen.editing import is_empty, match, same
from lkjip_docgen.filling.in_words import EMPTY, place_in_words, value_in_words
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_, at, dotted

GONE = "(dihapus)"


class ChangedValue(Record):
    """A value that is another one now: its data path, what people call its place, both values.

    `old` says "(kosong)" where nothing stood, `new` "(dihapus)" of an item that went.
    """

    path: str
    title: str
    old: str
    new: str


def changed_values(before: Mapping[str, object], now: Mapping[str, object]) -> list[ChangedValue]:
    """The values that differ, in the order of the data; of an item that came or went, the whole."""
    return [_told(before, now, *each) for each in _changed(before, now, (), ())]


_Places = tuple[Path_ | None, Path_ | None]
"""Where something stood, and where it stands: None where it is no more, or was not yet."""


def _changed(old: object, new: object, was: Path_, there: Path_) -> Iterator[_Places]:
    if same(old, new) or (is_empty(old) and is_empty(new)):
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in dict.fromkeys((*new, *old)):
            yield from _changed(old.get(key), new.get(key), (*was, key), (*there, key))
    elif _has_items(old) and _has_items(new):
        yield from _changed_items(old, new, was, there)
    else:
        yield was, there


def _has_items(value: object) -> bool:
    """Whether a value is a list of sections, whose items are told one by one."""
    return isinstance(value, list) and any(isinstance(item, Mapping) for item in value)


def _changed_items(old: object, new: object, was: Path_, there: Path_) -> Iterator[_Places]:
    assert isinstance(old, list)
    assert isinstance(new, list)
    stood = match(old, new)
    for number, item in enumerate(new):
        if number in stood:
            place = stood[number]
            yield from _changed(old[place], item, (*was, place), (*there, number))
        else:
            yield None, (*there, number)
    yield from (((*was, place), None) for place in range(len(old)) if place not in stood.values())


def _told(
    before: Mapping[str, object],
    now: Mapping[str, object],
    was: Path_ | None,
    there: Path_ | None,
) -> ChangedValue:
    if there is None:
        assert was is not None
        old = value_in_words(at(before, was))
        return ChangedValue(dotted(was), place_in_words(before, was), old, GONE)
    old = EMPTY if was is None else value_in_words(at(before, was))
    new = value_in_words(at(now, there))
    return ChangedValue(dotted(there), place_in_words(now, there), old, new)
