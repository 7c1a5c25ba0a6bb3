"""What is still to be answered, by section, each with the way to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_docgen.forms import FormField, FormGroup, FormSection, State
from lkjip_docgen.records import Record


class Gap(Record):
    """A field or a group without an answer, with the names of what it stands in."""

    id: str
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        """What people call it."""
        return self.names[-1] if self.names else ""

    @property
    def around(self) -> tuple[str, ...]:
        """The names of what it stands in, from the outside in."""
        return self.names[:-1]


def gaps(section: FormSection) -> list[Gap]:
    """What a section asks for and has no answer yet, from top to bottom."""
    return list(_in_groups(section.groups, ()))


def by_place(found: Sequence[Gap], title: str = "") -> list[tuple[tuple[str, ...], list[Gap]]]:
    """Gaps by what they stand in, each place once, in the order of the first.

    What is called as the section (`title`) or as the gap itself is not said once more.
    """
    places: dict[tuple[str, ...], list[Gap]] = {}
    for gap in found:
        around = tuple(name for name in gap.around if name not in (title, gap.name))
        places.setdefault(around, []).append(gap)
    return list(places.items())


def is_waiting(groups: Sequence[FormGroup]) -> bool:
    """Whether anything in some groups is still to be answered."""
    return any(True for _ in _in_groups(groups, ()))


def _in_groups(groups: Sequence[FormGroup], names: tuple[str, ...]) -> Iterator[Gap]:
    for group in groups:
        inside = (*names, group.title) if group.title else names
        if is_gap_in(group):
            yield Gap(group.id, inside)
        yield from (Gap(each.id, (*inside, each.label)) for each in group.fields if is_gap_in(each))
        for item in group.items:
            yield from _in_groups(item.groups, (*inside, item.title))
        for row in group.rows:
            told = (*inside, row.title)
            yield from (Gap(each.id, (*told, each.label)) for each in row.fields if is_gap_in(each))


def is_gap_in(part: FormField | FormGroup) -> bool:
    """Whether a field or group is asked for and has no answer."""
    return part.asked and part.state is State.EMPTY
