"""Writing a file under another name, then moving it to its place: all of it or nothing."""

from __future__ import annotations

import os
import secrets
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from lkjip_docgen.patterns import lazy_pattern

_STEM = 80  # characters of the name that a temporary file repeats
_OLD = 600  # seconds after which a temporary file is of a program that was killed
_TEMPORARY = lazy_pattern(r"\..*\.[0-9a-f]{16}\.sementara(?:\.[^.]*)?")

Writer = Callable[[Path], object]
"""Writes a file to the path it is given; what it gives back does not matter."""


def replace_file(target: Path, write: Writer) -> None:
    """Let `write` make the file under another name, then move it to `target`.

    This replaces whatever is there, a link itself and not what it leads to:
    it is for the program's own folders.  Raises `OSError`.
    """
    replace_by(target, unused_name(target), write)


def replace_by(target: Path, aside: Path, write: Writer) -> None:
    """As `replace_file`, under a name that is known; permissions of an earlier file stay."""
    target.parent.mkdir(parents=True, exist_ok=True)
    mode = create(aside)
    try:
        write(aside)
        aside.chmod(_mode_of(target, mode))
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


def unused_name(target: Path) -> Path:
    """A name that nobody can guess, so that nobody can put a link there beforehand."""
    name = f".{target.stem[:_STEM]}.{secrets.token_hex(8)}.sementara{target.suffix}"
    return target.with_name(name)


def sweep(folder: Path) -> None:
    """Take away what writers that were killed have left in a folder; nothing else, nothing new.

    What cannot be taken away stays.
    """
    with suppress(OSError):
        for entry in list(os.scandir(folder)):
            if _TEMPORARY.fullmatch(entry.name) and _is_left_over(entry):
                Path(entry.path).unlink(missing_ok=True)


def _is_left_over(entry: os.DirEntry[str]) -> bool:
    is_file = entry.is_file(follow_symlinks=False)
    return is_file and time.time() - entry.stat(follow_symlinks=False).st_mtime > _OLD


def create(aside: Path) -> int:
    """Make the file, which must not be there yet; the permissions that a new file gets."""
    handle = os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    try:
        return stat.S_IMODE(os.fstat(handle).st_mode)
    finally:
        os.close(handle)


def _mode_of(target: Path, otherwise: int) -> int:
    try:
        found = target.lstat()
    except OSError:
        return otherwise
    return stat.S_IMODE(found.st_mode) if stat.S_ISREG(found.st_mode) else otherwise
