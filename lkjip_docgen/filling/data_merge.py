"""The data file of others with what was filled in here: nothing of either goes in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lkjip_docgen.editing import pruned, rewrite, same
from lkjip_docgen.filling.comparing import differences, path_now
from lkjip_docgen.filling.data_text import DataText, data_text
from lkjip_docgen.filling.keeping import loses, with_nones
from lkjip_docgen.filling.outside import Conflict, conflict_at, list_around
from lkjip_docgen.filling.text_merge import carried_over
from lkjip_docgen.filling.values import as_meant
from lkjip_docgen.model import key_order
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_, at
from lkjip_docgen.workbook import Merger


class Merged(Record):
    """The data file with both sides' changes, and what both changed."""

    now: DataText
    conflicts: tuple[Conflict, ...] = ()


class _Open(Record):
    """A place that both changed: ours, and what stands there now."""

    path: Path_
    mine: object
    theirs: object


class _Values(Record):
    """The data of others with what was filled in here, and what both changed."""

    data: dict[str, object]
    open: tuple[_Open, ...]


def merged(file: Path, base: DataText, mine: DataText, theirs: DataText) -> Merged:
    """The file of others with what was changed here since `base`.

    The lines that were changed here are changed in theirs, comments and order with
    them; where that does not go, the values are.  Where both changed a place,
    theirs stands; so does all of a section where the file could not say both, or
    where it is not certain which item is which, and ours is told.
    """
    values = _values(base.data, mine.data, theirs.data)
    by_lines = _by_lines(file, base, mine, theirs)
    if by_lines is not None and _says(by_lines, values, base, mine, theirs):
        return Merged(by_lines)
    text = rewrite(theirs.text, theirs.data, values.data, key_order())
    now = data_text(file, theirs.encoded(text))
    if now.read is None or now.new_problems(theirs) or not as_meant(now.data, values.data):
        told = _all_told(base.data, mine.data, theirs.data)
        return Merged(theirs, tuple(_conflicts(file, theirs, told)))
    return Merged(now, tuple(_conflicts(file, now, values.open)))


def _says(
    by_lines: DataText, values: _Values, base: DataText, mine: DataText, theirs: DataText
) -> bool:
    """Whether the text that was made by lines says what both sides mean.

    Lines know better than values which of two like items is which: where the values
    could not be brought together, lines may be.
    """
    if as_meant(by_lines.data, values.data):
        return not values.open
    only_sections = all(len(each.path) <= 1 for each in values.open)
    return only_sections and not _loses(base.data, mine.data, theirs.data, by_lines.data)


def _loses(
    base: Mapping[str, object],
    mine: Mapping[str, object],
    theirs: Mapping[str, object],
    now: Mapping[str, object],
) -> bool:
    keys = dict.fromkeys((*base, *mine, *theirs, *now))
    return any(
        loses(key, base.get(key), mine.get(key), theirs.get(key), now.get(key)) for key in keys
    )


def _by_lines(file: Path, base: DataText, mine: DataText, theirs: DataText) -> DataText | None:
    """The text of others with the lines that were changed here; None where that does not go."""
    text = carried_over(base.text, mine.text, theirs.text)
    now = None if text is None else data_text(file, theirs.encoded(text))
    return None if now is None or now.read is None or now.new_problems(theirs) else now


# --- values ------------------------------------------------------------------------------


def _values(
    base: Mapping[str, object], mine: Mapping[str, object], theirs: Mapping[str, object]
) -> _Values:
    data: dict[str, object] = {}
    told: list[_Open] = []
    own, found = pruned(dict(mine)) or {}, pruned(dict(theirs)) or {}
    for key in dict.fromkeys((*found, *own)):
        value, open_here = _value(key, base.get(key), own.get(key), found.get(key))
        told += open_here
        if value is not None:
            data[key] = value
    return _Values(with_nones(base, mine, data), tuple(told))


def _value(key: str, base: object, mine: object, theirs: object) -> tuple[object, list[_Open]]:
    """One section with both sides' changes; as others have it where something would be lost."""
    merger = Merger()
    value = merger.value(base, theirs, mine, (key,), (key,))
    found = [_Open(each.path, each.workbook, each.data) for each in merger.conflicts]
    told = [(each.path, side) for each in found for side in (each.mine, each.theirs)]
    if same(theirs, base) or same(mine, base):
        return value, found
    if not loses(key, base, mine, theirs, value, told):
        return value, found
    return theirs, list(_all_told({key: base}, {key: mine}, {key: theirs}))


def _all_told(
    base: Mapping[str, object], mine: Mapping[str, object], theirs: Mapping[str, object]
) -> Iterator[_Open]:
    """All that was changed here and does not stand in the file of others."""
    for path, own in differences(base, mine):
        there = path_now(base, theirs, path)
        if there is None:  # the item around it is gone: the whole list it was in
            there = list_around(path)
            own = at(mine, there)
        if not same(at(theirs, there), own):
            yield _Open(there, own, at(theirs, there))


def _conflicts(file: Path, now: DataText, told: Iterable[_Open]) -> Iterator[Conflict]:
    for each in told:
        yield conflict_at(now, file, each.path, each.mine, each.theirs)
