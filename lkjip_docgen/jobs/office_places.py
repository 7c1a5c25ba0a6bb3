"""The offices below a folder of this computer, or below one that lies elsewhere."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lkjip_docgen.addresses import (
    Address,
    Entry,
    Store,
    Where,
    fetch,
    in_time,
    opened,
    opened_in_time,
)
from lkjip_docgen.source import DATA_FILE, Members, find_members, members_below


class Found(Members):
    """The offices that were found, and all folders that were looked at where they lie elsewhere."""

    folders: tuple[str, ...] = ()


def offices_below(folder: Where, *without: Where) -> Found:
    """The offices below a folder, but for those in the folders `without`; raises `LkjipError`."""
    if isinstance(folder, Path):
        found = members_below(folder, *(each for each in without if isinstance(each, Path)))
        return Found(found.all, found.findings)
    store = opened_in_time(folder)
    left_out = {store.name_of(opened(each)) for each in without if isinstance(each, Address)}
    tree = _TreeThere(store, left_out)
    found = find_members(tree)
    return Found(found.all, found.findings, tuple(tree.folders))


class _TreeThere:
    """The folders at an address, but for those that are left out."""

    def __init__(self, store: Store, without: set[str | None]) -> None:
        self._store = store
        self._without = without
        self.folders: list[str] = []

    def place(self, name: str) -> str:
        return str(self._store.address / name)

    def entries(self, name: str) -> Iterator[Entry]:
        """A name that could lead elsewhere is told by who copies the office that it stands in."""
        place = self._store.address / name
        self.folders.append(name)
        for entry in in_time(place, lambda: self._store.entries(name)):
            if entry.is_safe:
                yield entry

    def is_left_out(self, name: str) -> bool:
        return name in self._without


@contextmanager
def outline(folder: Where, found: Found) -> Iterator[Path]:
    """A folder of this computer with the data file of `folder` itself and the folders below it.

    It is `folder` where that lies on this computer.
    """
    if isinstance(folder, Path):
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="lkjip-") as made:
        here = Path(made).resolve()
        for name in found.folders:
            (here / name).mkdir(parents=True, exist_ok=True)
        if found.superior is not None:
            store = opened_in_time(folder)
            in_time(folder, lambda: fetch(store, DATA_FILE, here / DATA_FILE, _LARGEST))
        yield here


_LARGEST = 64 << 20  # bytes of a data file
