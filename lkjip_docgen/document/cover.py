"""How large the name of the office stands on the cover, whatever writes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lkjip_docgen.records import Record

FULL_SIZE = 14.0  # points of a name that is short enough
TEXT_WIDTH = 453.0  # points of a line of the cover
_ROOM = 56.0  # points from the rule under the year to the line of result above the picture
_SIZES = (14.0, 12.0, 10.5, 9.0, 8.0, 7.0)
_LINE = 1.321  # of the size
_SURE = 1.03  # a face that is a little wider than Arial breaks its lines in the same places
_INSTITUTION = (453.0, 0.757, 17.3)  # points of a line, em of a letter, points from line to line
_INSTITUTION_SIZE = 11.5
_TITLE = (2, 34.0)  # lines of a title that have their own room; points of each further one
_ROUNDING = 1e-6  # em
_OTHER = 0.778  # em of a letter that is not in the list
_WIDTHS = {  # em of a bold capital of Arial, and of faces with its measures
    **dict.fromkeys("ABCDHKNRU", 0.722),
    **dict.fromkeys("EPSVXY", 0.667),
    **dict.fromkeys("FLTZ", 0.611),
    **dict.fromkeys("GOQ", 0.778),
    **dict.fromkeys("I .,", 0.278),
    **dict.fromkeys("J0123456789", 0.556),
    **dict.fromkeys("-()", 0.333),
    "M": 0.833,
    "W": 0.944,
    "/": 0.278,
}


class NameSize(Record):
    """The size of the name in points, how many lines it takes, and how wide the longest is.

    `width` is given in points, with a little to spare: lines of that width are about as long.
    """

    points: float
    lines: int
    width: float

    @property
    def share(self) -> float:
        """The size as a share of the full one."""
        return self.points / FULL_SIZE


def name_size(name: str, institutions: Sequence[str] = (), title_lines: int = 2) -> NameSize:
    """The largest size at which a name ends above the picture, in lines of about one length.

    The names of the institutions over the office and the title of the report
    stand above it and may take lines of its room.
    """
    words = [_ems(word) for word in name.upper().split()]
    room = _ROOM - _taken(institutions) - max(0, title_lines - _TITLE[0]) * _TITLE[1]
    for points in _SIZES:
        lines = len(_wrapped(words, TEXT_WIDTH / _SURE / points))
        if lines * points * _LINE <= room:
            break
    return NameSize(points, lines, _balanced(words, lines, points))


def _taken(institutions: Sequence[str]) -> float:
    """Points of the room that the institutions take with names of more than a line."""
    width, letter, height = _INSTITUTION
    ems = width / _INSTITUTION_SIZE
    more = (
        len(_wrapped([len(word) * letter for word in name.split()], ems)) - 1
        for name in institutions
    )
    return sum(max(0, lines) for lines in more) * height


def _ems(word: str) -> float:
    return sum(_WIDTHS.get(letter, _OTHER) for letter in word)


def _wrapped(words: Sequence[float], width: float) -> list[float]:
    """How long the lines are into which words are broken, all in em."""
    lines = [0.0]
    for word in words:
        if lines[-1] and lines[-1] + _WIDTHS[" "] + word > width + _ROUNDING:
            lines.append(0.0)
        lines[-1] += word + (_WIDTHS[" "] if lines[-1] else 0.0)
        while lines[-1] > width + _ROUNDING:  # a word of more than a line is broken
            lines.append(lines[-1] - width)
            lines[-2] = width
    return lines


def _balanced(words: Sequence[float], lines: int, points: float) -> float:
    """The least width in points at which words take no more lines than these."""
    stretches = (
        sum(words[i : i + n]) + (n - 1) * _WIDTHS[" "]
        for i in range(len(words))
        for n in range(1, len(words) - i + 1)
    )
    full = TEXT_WIDTH / _SURE / points
    fitting = (w for w in sorted(stretches) if w <= full and len(_wrapped(words, w)) <= lines)
    return min(TEXT_WIDTH, next(fitting, full) * points * _SURE)


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
