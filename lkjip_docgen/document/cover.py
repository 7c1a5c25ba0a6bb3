"""How large the name of the office stands on the cover, whatever writes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

from lkjip_docgen.records import Record

FULL_SIZE = 14.0  # points of a name that is short enough
_ROOM = 60.0  # points from the rule under the year to the picture
_NARROW, _WIDE = 298.0, 439.0  # points of a line: between wide margins, and of all the text
_STEPS = ((14.0, _NARROW), (12.0, _WIDE), (10.5, _WIDE), (9.0, _WIDE), (8.0, _WIDE), (7.0, _WIDE))
_LINE = 1.321  # of the size
_CAPITAL = 0.74  # of the size: how wide a bold capital is at most, on average
_INSTITUTION = (453.0, 8.7, 17.3)  # points of a line, of a letter, and from line to line
_TITLE = (2, 34.0)  # lines of a title that have their own room; points of each further one


class NameSize(Record):
    """The size of the name in points, and whether its lines go over the whole width."""

    points: float
    wide: bool

    @property
    def share(self) -> float:
        """The size as a share of the full one."""
        return self.points / FULL_SIZE


def name_size(name: str, institutions: Sequence[str] = (), title_lines: int = 2) -> NameSize:
    """The largest size at which a name ends above the picture.

    The names of the institutions over the office and the title of the report
    stand above it and may take lines of its room.
    """
    width, letter, line = _INSTITUTION
    more = sum(_lines(institution, letter, width) - 1 for institution in institutions)
    lines, title_line = _TITLE
    room = _ROOM - more * line - max(0, title_lines - lines) * title_line
    for points, width in _STEPS:
        if _lines(name, points * _CAPITAL, width) * points * _LINE <= room:
            break
    return NameSize(points, width == _WIDE)


def _lines(text: str, letter: float, width: float) -> int:
    """Lines that the words of a text take, letters of `letter` points each."""
    lines, used = 1, 0.0
    for word in text.split():
        length = (len(word) + 1) * letter
        if used and used + length - letter > width:
            lines, used = lines + 1, 0.0
        used += length
        lines += max(0, ceil(length / width) - 1)  # a word of more than a line is broken
    return lines


def names_of(context: Mapping[str, object]) -> tuple[str, tuple[str, ...], int]:
    """The office's name, those of the institutions over it, and the lines of the report's title.

    A ministry or the government of a region is its own office and stands there once.
    """
    office, over = _name(context.get("kantor")), context.get("instansi")
    names = (_name(_part(over, kind)) for kind in ("kementerian", "eselon_satu"))
    institutions = tuple(name for name in names if name and name != office)
    return office, institutions, _title_lines(context)


def _title_lines(context: Mapping[str, object]) -> int:
    lines = _part(_part(context.get("istilah"), "laporan"), "baris")
    return len(lines) if isinstance(lines, tuple) else _TITLE[0]


def _name(thing: object) -> str:
    found = thing if isinstance(thing, str) else _part(thing, "nama")
    return found if isinstance(found, str) else ""


def _part(thing: object, name: str) -> object:
    return thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name, None)
