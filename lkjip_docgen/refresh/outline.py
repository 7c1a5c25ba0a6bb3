"""A text as sections within sections: what its headings make of its blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lkjip_docgen.records import MutableRecord, field
from lkjip_docgen.refresh.alignment import Item


class Section(MutableRecord):
    """A heading with all that stands below it; positions count the blocks of the text.

    The text before the first heading, and the text as a whole, have no heading.
    """

    level: int
    heading: int | None
    own: list[int] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def positions(self) -> Iterator[int]:
        """Every block of the section, its heading first."""
        if self.heading is not None:
            yield self.heading
        yield from self.own
        for section in self.sections:
            yield from section.positions()


def outline(levels: Sequence[int]) -> Section:
    """The sections of a text, from the level of each block: 0 for all but headings."""
    root = Section(0, None)
    trail = [root]
    for position, level in enumerate(levels):
        if not level:
            trail[-1].own.append(position)
            continue
        while trail[-1].level >= level:
            trail.pop()
        section = Section(level, position)
        trail[-1].sections.append(section)
        trail.append(section)
    return root


def headings(levels: Sequence[int]) -> list[tuple[int, ...]]:
    """For each block the positions of the headings that it stands under, outermost first."""
    trail: list[int] = []
    found: list[tuple[int, ...]] = []
    for position, level in enumerate(levels):
        if level:
            trail = [open_ for open_ in trail if levels[open_] < level]
            trail.append(position)
        found.append(tuple(trail))
    return found


class Outlined(NamedTuple):
    """The blocks of a text with its sections."""

    items: Sequence[Item]
    root: Section

    def title(self, section: Section) -> str:
        """The words of the heading of a section."""
        return "" if section.heading is None else " ".join(self.items[section.heading].text.split())

    def names(self, section: Section) -> tuple[str, ...]:
        """The names that the heading of a section carries."""
        return () if section.heading is None else self.items[section.heading].names
