"""Folders of this computer, to choose one from: a browser does not tell a page where files are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from lkjip_docgen.records import Record

_MOST = 400  # folders that are shown of one


class Folder(Record):
    """A folder to go into; it may hold a project."""

    path: str
    name: str
    project: bool = False


class Listing(Record):
    """What stands in a folder: the way to it, the folders below, and why it cannot be read."""

    path: str
    way: tuple[Folder, ...]
    below: tuple[Folder, ...]
    problem: str = ""


def listing(typed: str) -> Listing:
    """The folders in the one that was typed; in the user's own where there is none of that name."""
    folder = _existing(typed)
    try:
        below = tuple(_below(folder))
    except OSError:
        return Listing(str(folder), _way(folder), (), "Folder ini tidak dapat dibaca.")
    return Listing(str(folder), _way(folder), below)


def home() -> Path:
    """The user's folder of documents, else the own folder."""
    own = Path.home()
    for name in ("Documents", "Dokumen"):
        if (own / name).is_dir():
            return own / name
    return own


def _existing(typed: str) -> Path:
    folder = Path(typed).expanduser() if typed.strip() else home()
    while folder.is_absolute() and not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    return folder if folder.is_absolute() else home()


def _way(folder: Path) -> tuple[Folder, ...]:
    steps = [*reversed(folder.parents), folder]
    return tuple(Folder(str(step), step.name or str(step)) for step in steps)


def _below(folder: Path) -> Iterator[Folder]:
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries if not entry.name.startswith(".") and _is(entry)]
    for name in sorted(names, key=str.casefold)[:_MOST]:
        path = folder / name
        yield Folder(str(path), name, (path / "laporan.yaml").is_file())


def _is(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
