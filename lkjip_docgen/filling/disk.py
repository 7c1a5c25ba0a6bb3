"""The files of a project on the disk: read whole, replaced whole, never over another's change."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from lkjip_docgen.filling import problems
from lkjip_docgen.project_files import own_file
from lkjip_docgen.replacing import replace_by, sweep, unused_name
from lkjip_docgen.source import read_bytes


class ChangedMeanwhileError(Exception):
    """Somebody wrote the file between reading and writing it."""


class Disk:
    """The folder of a project."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def sweep(self) -> None:
        """Take away what a program that was killed in the middle of writing left behind."""
        sweep(self.root)

    def path(self, name: str) -> Path:
        """Where a file of the project is, or would be."""
        return self.root / name

    def read(self, name: str) -> bytes | None:
        """What a file holds; None where there is none.

        Raises `LkjipError` for a link, a pipe or a folder in its place, and for
        a file that may not be read or is larger than data are.
        """
        file = own_file(self.root, name)
        return None if file is None else read_bytes(file)

    def write(self, name: str, content: bytes, before: bytes | None) -> None:
        """Put something else in the place of a file that holds `before`; None: there is none.

        All of it is on the disk when this returns, or nothing has changed.
        Raises `LkjipError` where it cannot be written, and
        `ChangedMeanwhileError` where the file holds something else by now.
        """
        if before is not None:
            self._mind(name, before)
        target = self.path(name)
        if not self.root.is_dir():
            raise problems.not_written(target, FileNotFoundError())
        for owner in _owners(target):
            if owner.exists():
                raise problems.in_use(target, owner)
        if before is not None and not os.access(target, os.W_OK):
            raise problems.not_written(target, PermissionError(errno.EACCES, "read only"))

        def finish(aside: Path) -> None:
            with aside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            self._mind(name, before)

        try:
            replace_by(target, unused_name(target), finish)
        except OSError as error:
            raise problems.not_written(target, error) from None

    def remove(self, name: str, before: bytes) -> None:
        """Take a file away that holds `before`; raises as `write`."""
        self._mind(name, before)
        try:
            self.path(name).unlink()
        except OSError as error:
            raise problems.not_written(self.path(name), error) from None

    def _mind(self, name: str, before: bytes | None) -> None:
        """Raise `ChangedMeanwhileError` where a file holds something else."""
        if self.read(name) != before:
            raise ChangedMeanwhileError(name)

    def stamp(self, name: str) -> tuple[int, ...]:
        """What changes when a file is written; () where there is none."""
        try:
            found = self.path(name).lstat()
        except OSError:
            return ()
        return (
            *(found.st_mtime_ns, found.st_ctime_ns),
            *(found.st_size, found.st_ino, found.st_mode),
        )


def _owners(target: Path) -> Iterator[Path]:
    """The small files that LibreOffice and Office leave beside a document they have open."""
    for name in (f"~${target.name[2:]}", f"~${target.name}", f".~lock.{target.name}#"):
        yield target.with_name(name)
