"""What others changed in the data file meanwhile, brought together with what was filled in here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from lkjip_docgen.editing import pruned, rewrite
from lkjip_docgen.filling.comparing import differences
from lkjip_docgen.filling.data_text import DataText, data_text
from lkjip_docgen.filling.in_words import place_in_words, value_in_words
from lkjip_docgen.filling.text_merge import carried_over
from lkjip_docgen.filling.values import as_meant
from lkjip_docgen.model import key_order
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_, at, dotted
from lkjip_docgen.workbook import Merger

_Line = TypeVar("_Line")


class Conflict(Record):
    """A place that was changed here and elsewhere to different things.

    What stands in the file is the other's (`theirs`); what was filled in here
    (`mine`) is kept until somebody decides.  Both are in words; `value` is what to
    write when ours is chosen, None to clear the place or to take the item out.
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


class Outside(Record):
    """What others changed: the files, in words, and the conflicts that came of it."""

    files: tuple[str, ...]
    words: str
    conflicts: tuple[Conflict, ...] = ()


class Merged(Record):
    """The data file with both sides' changes, and what both changed."""

    now: DataText
    conflicts: tuple[Conflict, ...] = ()


def base_of(earlier: Sequence[Counter[_Line]], found: Counter[_Line]) -> int:
    """Which of the earlier states of a file what was found there was made from, by their lines.

    It is the one that it differs from in the fewest lines; of several the earliest,
    for then more is taken for a change of two.
    """
    distances = [((one - found) + (found - one)).total() for one in earlier]
    return distances.index(min(distances))


def lines_of(raw: bytes) -> Counter[bytes]:
    """The lines of a file, however often each is in it."""
    return Counter(raw.splitlines())


def merged(file: Path, base: DataText, mine: DataText, theirs: DataText) -> Merged:
    """The file of others with what was changed here since `base`.

    The lines that were changed here are changed in theirs, comments and order with
    them; where that does not go, the values are.  Where both changed a place,
    theirs stands; so does all of theirs where the file could not say both.
    """
    merger = Merger()
    data = merger.data(base.data, _filled(theirs), _filled(mine))
    if not merger.conflicts:
        now = _by_lines(file, base, mine, theirs)
        if now is not None and as_meant(now.data, data):
            return Merged(now)
    text = rewrite(theirs.text, theirs.data, data, key_order())
    now = data_text(file, theirs.encoded(text))
    if now.read is None or now.new_problems(theirs) or not as_meant(now.data, data):
        lost = differences(theirs.data, mine.data)
        told = (conflict_at(theirs, file, path, own, at(theirs.data, path)) for path, own in lost)
        return Merged(theirs, tuple(told))
    conflicts = tuple(
        conflict_at(now, file, found.path, found.workbook, found.data) for found in merger.conflicts
    )
    return Merged(now, conflicts)


def _by_lines(file: Path, base: DataText, mine: DataText, theirs: DataText) -> DataText | None:
    """The text of others with the lines that were changed here; None where that does not go."""
    text = carried_over(base.text, mine.text, theirs.text)
    now = None if text is None else data_text(file, theirs.encoded(text))
    return None if now is None or now.read is None or now.new_problems(theirs) else now


def _filled(text: DataText) -> dict[str, object]:
    return pruned(text.data) or {}


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
