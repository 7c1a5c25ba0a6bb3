"""What others changed in the data file meanwhile, brought together with what was filled in here."""

from __future__ import annotations

from pathlib import Path
from typing import TypeGuard

from lkjip_docgen.filling.comparing import path_now
from lkjip_docgen.filling.data_text import DataText
from lkjip_docgen.filling.in_words import place_in_words, value_in_words
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record, replace
from lkjip_docgen.source import Path_, at, dotted


class Conflict(Record):
    """A place that was changed here and elsewhere to different things.

    What stands in the file is the other's (`theirs`); what was filled in here
    (`mine`) is kept until somebody decides.  Both are in words; `value` is what to
    write when ours is chosen, None to clear the place or to take the item out.
    `path` is one of `version`; of a table, of its rows as `table` has them.
    `is_typed`: ours was typed and never stood in the file, which more typing replaces.
    """

    id: str
    file: str
    path: Path_
    title: str
    mine: str
    theirs: str
    value: object = None
    their_value: object = None
    place: Place | None = None
    version: int = 0
    table: bytes = b""
    is_typed: bool = False


class Outside(Record):
    """What others changed: the files, in words, and the conflicts that came of it."""

    files: tuple[str, ...]
    words: str
    conflicts: tuple[Conflict, ...] = ()


def conflict_at(now: DataText, file: Path, path: Path_, mine: object, theirs: object) -> Conflict:
    """That a place of the data file was changed to two things."""
    return Conflict(
        id=dotted(path),
        file=file.name,
        path=path,
        title=place_in_words(now.data, path),
        mine=value_in_words(mine),
        theirs=value_in_words(theirs),
        value=mine,
        their_value=theirs,
        place=now.read.places.value(path) if now.read else None,
    )


def placed(conflict: Conflict, before: object, now: object) -> Conflict:
    """A conflict about one state of the data, as one about another.

    Where the item that it is in is no longer there it is about the list.
    """
    there = path_now(before, now, conflict.path)
    if there is not None:
        return replace(conflict, path=there)
    path = list_around(conflict.path)
    return replace(conflict, path=path, value=at(before, path), their_value=at(now, path))


def is_list_for(there: object, conflict: Conflict) -> TypeGuard[list[object]]:
    """Whether a list stands there to which ours would be added as an item."""
    return isinstance(there, list) and not isinstance(conflict.value, list | None)


def list_around(path: Path_) -> Path_:
    """The outermost list on the way to a place in an item."""
    return path[: next(number for number, step in enumerate(path) if isinstance(step, int))]
