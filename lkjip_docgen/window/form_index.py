"""What a page names by its id, found in the forms of its section: nothing else can be changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import window as codes
from lkjip_docgen.forms import FormField, FormGroup, FormItem, FormRow, FormSection
from lkjip_docgen.source import Path_

T = TypeVar("T")
Entry = FormItem | FormRow
"""An item of a list, with forms of its own or as a row."""


class FormIndex:
    """The parts of a section by their ids."""

    def __init__(self, section: FormSection) -> None:
        self.section = section
        self._groups = {group.id: group for group in _groups(section.groups)}
        self._fields = {each.id: each for each in _fields(self._groups.values())}
        self._entries = {entry.id: entry for entry in _entries(self._groups.values())}
        self._within = dict(_within(section.groups, ""))
        lists = [group for group in self._groups.values() if group.kind != "form"]
        self._lists = {group.id: group for group in lists}

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all fields, groups and items."""
        return frozenset((*self._groups, *self._fields, *self._entries))

    def part(self, id: str) -> FormField | FormGroup | None:
        """A field or a group; None for an item of a list."""
        return self._fields.get(id) or self._groups.get(id)

    def label(self, id: str) -> str:
        """What people call a part; "" where it has no name of its own."""
        if id in self._fields:
            return self._fields[id].label
        if id in self._entries:
            return self._entries[id].title
        return self._groups[id].title if id in self._groups else ""

    def item(self, id: str) -> str:
        """What the item or row is called that a part stands in, the innermost; "" for none."""
        title = self._within.get(id, "")
        return "" if title == self.label(id) else title

    def field(self, id: str) -> FormField:
        """A field; `LkjipError` where there is none of that id (any more)."""
        return _there(self._fields.get(id))

    def list(self, id: str) -> FormGroup:
        """A list, as items or as a grid."""
        return _there(self._lists.get(id))

    def entry(self, id: str) -> Entry:
        """An item of a list or a row of a grid of the data."""
        found = self._entries.get(id)
        if found is None:
            raise gone()
        return found

    def path(self, id: str) -> Path_:
        """Where a field or a group stands in the data."""
        found = self.part(id)
        if found is None:
            raise gone()
        return found.path


def arrangement(sections: Iterable[FormSection]) -> list[tuple[str, ...]]:
    """The parts of all sections with their names, and the rows of table files with their heads.

    Two that are equal have every part in the same place.
    """
    groups = [group for section in sections for group in _groups(section.groups)]
    fields = ((field.id, field.label) for field in _fields(groups))
    entries = ((entry.id, entry.title) for entry in _entries(groups))
    rows = ((group.id, *row.texts[:1]) for group in groups if group.file for row in group.rows)
    return [*((group.id,) for group in groups), *fields, *entries, *rows]


def _there(found: T | None) -> T:
    if found is None:
        raise gone()
    return found


def gone() -> LkjipError:
    """What to raise for something that is not on the page any more."""
    return problem(
        codes.SUDAH_LAIN,
        "Isian ini sudah dipindah atau dihapus di tempat lain.",
        suggestion="Halaman ini sudah diperbarui; ulangi pada tempatnya yang baru.",
    )


def _groups(groups: Sequence[FormGroup]) -> Iterator[FormGroup]:
    for group in groups:
        yield group
        for item in group.items:
            yield from _groups(item.groups)


def _within(groups: Sequence[FormGroup], title: str) -> Iterator[tuple[str, str]]:
    """The id of every part with the title of the item or row around it."""
    for group in groups:
        yield group.id, title
        yield from ((field.id, title) for field in group.fields)
        for item in group.items:
            yield from _within(item.groups, item.title)
            yield item.id, title
        for row in group.rows:
            yield row.id, title
            yield from ((field.id, row.title) for field in row.fields)


def _fields(groups: Iterable[FormGroup]) -> Iterator[FormField]:
    for group in groups:
        yield from group.fields
        for row in group.rows:
            yield from row.fields


def _entries(groups: Iterable[FormGroup]) -> Iterator[Entry]:
    for group in groups:
        yield from group.items
        if not group.file:
            yield from group.rows
