"""What is still to be answered, by section, each with the way to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_docgen.forms import FormField, FormGroup, FormSection, State
from lkjip_docgen.records import Record


class Gap(Record):
    """A field or a group without an answer, with the names of what it stands in."""

    id: str
    names: tuple[str, ...]


def gaps(section: FormSection) -> list[Gap]:
    """What a section asks for and has no answer yet, from top to bottom."""
    return list(_in_groups(section.groups, ()))


def is_waiting(groups: Sequence[FormGroup]) -> bool:
    """Whether anything in some groups is still to be answered."""
    return any(True for _ in _in_groups(groups, ()))


def _in_groups(groups: Sequence[FormGroup], names: tuple[str, ...]) -> Iterator[Gap]:
    for group in groups:
        inside = (*names, group.title) if group.title else names
        if _waits(group):
            yield Gap(group.id, inside)
        yield from (Gap(each.id, (*inside, each.label)) for each in group.fields if _waits(each))
        for item in group.items:
            yield from _in_groups(item.groups, (*inside, item.title))
        for row in group.rows:
            told = (*inside, row.title)
            yield from (Gap(each.id, (*told, each.label)) for each in row.fields if _waits(each))


def _waits(part: FormField | FormGroup) -> bool:
    return part.asked and part.state is State.EMPTY
