"""What a section of several kinds holds that its kind does not know: left over from another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lkjip_docgen.editing import is_empty
from lkjip_docgen.model import CARA, label, told_of
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_, at

_WHICH = "jenis"


class LeftOver(Record):
    """A key that a kind of section does not know; `title` is what the other kind calls it.

    `empty` says that nothing stands there, so that nobody misses it.
    """

    path: Path_
    title: str
    empty: bool


def left_over(data: Mapping[str, object], path: Path_, value: object) -> tuple[LeftOver, ...]:
    """The keys beside `path`, where the kind of a section is chosen, that the kind `value` lacks.

    Nothing for what is no such choice, and for no choice at all.
    """
    section = at(data, path[:-1])
    way = CARA.get(str(value)) if path[-2:] == ("pengukuran", _WHICH) else None
    if way is None or not isinstance(section, Mapping):
        return ()
    return tuple(
        LeftOver((*path[:-1], key), title_of_key(key), is_empty(held))
        for key, held in section.items()
        if key not in way.model_fields
    )


def title_of_key(key: str) -> str:
    """What people call a key of a kind of measuring; of another, its words."""
    return next(_titles(key), label((key,)))


def _titles(key: str) -> Iterator[str]:
    return (told_of(way, key).label for way in CARA.values() if key in way.model_fields)
