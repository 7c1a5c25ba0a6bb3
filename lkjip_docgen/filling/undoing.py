"""A change taken back, or done again, in files that others may have changed since."""

from __future__ import annotations

from pathlib import Path

from lkjip_docgen.filling.data_merge import merged
from lkjip_docgen.filling.data_text import data_text
from lkjip_docgen.filling.files import Change, Files
from lkjip_docgen.filling.steps import Step
from lkjip_docgen.filling.table_merge import merged_table
from lkjip_docgen.filling.text_merge import carried_over
from lkjip_docgen.source import is_workbook


def changes_of(step: Step, file: Path, files: Files) -> dict[str, Change] | None:
    """What to write for a step; None where others changed the same place since.

    A file that is as the step left it becomes what it was, byte for byte.
    """
    changes: dict[str, Change] = {}
    for name, (was, becomes) in step.changes.items():
        now = files.content(name)
        if now == was:
            changes[name] = (now, becomes)
            continue
        if now is None or was is None or becomes is None:
            return None
        if name == file.name:
            told = _data(file, was, becomes, now)
        else:
            told = _table(file.parent / name, was, becomes, now)
        if told is None:
            return None
        changes[name] = (now, told)
    return changes


def _data(file: Path, was: bytes, becomes: bytes, now: bytes) -> bytes | None:
    """The data file as others have it now, with the change from `was` to `becomes`."""
    base, mine, theirs = (data_text(file, raw) for raw in (was, becomes, now))
    if None in (base.read, mine.read, theirs.read):
        return None
    both = merged(file, base, mine, theirs)
    return None if both.conflicts else both.now.raw


def _table(path: Path, was: bytes, becomes: bytes, now: bytes) -> bytes | None:
    """A table as others have it now, with the change, where its cells or lines still stand."""
    if is_workbook(path):
        both = merged_table(path, path.name, was, becomes, now)
        return None if both.conflicts else both.raw
    told = carried_over(*(raw.decode("latin-1") for raw in (was, becomes, now)))
    return None if told is None else told.encode("latin-1")
