"""What the files of a project held when they were last read or written, and what they hold now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from time import sleep, time_ns
from typing import Final

from lkjip_docgen.filling.disk import ChangedMeanwhileError, Disk
from lkjip_docgen.findings import LkjipError

Change = tuple[bytes | None, bytes | None]
"""What a file held before and after a change; None where there was none."""

_RACY: Final = 2_000_000_000
"""Nanoseconds within which a file may be written twice under one stamp."""

_WRITING: Final = 60_000_000
"""Nanoseconds since its last write in which a file may still be written by somebody."""

_PAUSE: Final = 0.03
_PATIENCE: Final = 10


class Files:
    """Some files of a project: those that were read or written since the project was opened."""

    def __init__(self, disk: Disk) -> None:
        self.disk = disk
        self._known: dict[str, bytes | None] = {}
        self._stamps: dict[str, tuple[int, ...]] = {}

    def content(self, name: str) -> bytes | None:
        """What a file holds, as far as is known; it is read where nothing is."""
        if name not in self._known:
            self.know(name, self.disk.read(name))
        return self._known[name]

    def knows(self, name: str) -> bool:
        """Whether it was read or written."""
        return name in self._known

    def know(self, name: str, content: bytes | None) -> None:
        """Note what a file holds."""
        self._known[name] = content
        stamp = self.disk.stamp(name)
        fresh = bool(stamp) and time_ns() - stamp[0] < _RACY
        self._stamps[name] = () if fresh else stamp

    def others(self) -> Iterator[tuple[str, bytes | LkjipError | None]]:
        """The files that hold something else than is known; or why they cannot be read."""
        for name, known in list(self._known.items()):
            stamp = self.disk.stamp(name)
            if stamp and stamp == self._stamps.get(name):
                continue
            try:
                found = self._settled(name)
            except LkjipError as error:
                yield name, error
                continue
            if found == known:
                self.know(name, found)
            else:
                yield name, found

    def _settled(self, name: str) -> bytes | None:
        """What a file holds once nobody is writing it, as far as that can be told."""
        found = self.disk.read(name)
        for _ in range(_PATIENCE):
            stamp = self.disk.stamp(name)
            if found == self._known[name] or not stamp or time_ns() - stamp[0] > _WRITING:
                break
            sleep(_PAUSE)
            found = self.disk.read(name)
        return found

    def write(self, changes: Mapping[str, Change]) -> None:
        """Write all files or none; raises as `Disk.write`."""
        done: list[str] = []
        try:
            for name, (before, after) in changes.items():
                self._write(name, before, after)
                done.append(name)
        except BaseException:
            for name in reversed(done):
                before, after = changes[name]
                self._write(name, after, before)
            raise

    def _write(self, name: str, before: bytes | None, after: bytes | None) -> None:
        try:
            if after is not None:
                self.disk.write(name, after, before)
            elif before is not None:
                self.disk.remove(name, before)
        except ChangedMeanwhileError:
            self._stamps[name] = ()  # whatever its stamp says, it is another
            raise
        self.know(name, after)
