"""The files beside the data that a report is made of, watched for changes by others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PureWindowsPath
from typing import Final

from lkjip_docgen.filling.disk import Disk
from lkjip_docgen.pictures import SUFFIXES
from lkjip_docgen.source import file_and_sheet

_STYLE: Final = "gaya.toml"
_TABLES: Final = frozenset({".csv", ".tsv", ".txt", ".xlsx"})
_ENDINGS: Final = frozenset({*_TABLES, ".xlsm", ".xls", ".pdf", *SUFFIXES})
_LONGEST: Final = 200  # characters of a name


class Watched:
    """Tables, pictures and documents that the data name, and the project's own look."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self._names: frozenset[str] = frozenset()
        self._raw: bytes | None = None
        self._stamps: dict[str, tuple[int, ...]] = {}

    def changed(self, raw: bytes, data: Mapping[str, object]) -> list[str]:
        """The files that are others since this was asked last; `raw` is what `data` were read from.

        A file that was not named before has not changed.
        """
        self._take(raw, data)
        stamps = {name: self._disk.stamp(name) for name in self._names}
        found = [n for n, stamp in stamps.items() if self._stamps.get(n, stamp) != stamp]
        self._stamps = stamps
        return sorted(found)

    def tables(self, raw: bytes, data: Mapping[str, object]) -> list[str]:
        """The tables among them that are there."""
        self._take(raw, data)
        return sorted(
            name
            for name in self._names
            if PureWindowsPath(name).suffix.lower() in _TABLES and self._disk.stamp(name)
        )

    def _take(self, raw: bytes, data: Mapping[str, object]) -> None:
        """Know the files that the data name."""
        if raw != self._raw:
            self._names, self._raw = frozenset({_STYLE, *_named(data)}), raw


def _named(value: object) -> Iterator[str]:
    """Every text that could be the name of a file in the project."""
    if isinstance(value, Mapping):
        for item in value.values():
            yield from _named(item)
    elif isinstance(value, list):
        for item in value:
            yield from _named(item)
    elif isinstance(value, str) and len(value) <= _LONGEST:
        name, _ = file_and_sheet(value)
        path = PureWindowsPath(name)
        if path.suffix.lower() in _ENDINGS and not path.anchor and ".." not in path.parts:
            yield path.as_posix()
