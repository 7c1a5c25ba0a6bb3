"""The user's own cache folder: for what is costly to make and safe to lose.

Nothing of it lies in a project folder.  A project is sent from office to
office, and what it brings along as "already made" may be anything.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

_NAME = "lkjip-docgen"
_PROJECTS = "proyek"
_ORIGIN = "asal.txt"
_ADDRESS = "://"  # what the name of a place elsewhere has, and no path
_LONG = 90 * 24 * 3600  # seconds without use, after which what was made for an address is forgotten
_OTHERS = 0o022  # rights of other people to write
_LOOKED_AT = (
    100  # other projects at a time: of a ministry's thousand, all would be looked at by each
)


def user_cache(*names: str) -> Path | None:
    """A folder of the user's cache, made if need be; None where none can be made.

    `LKJIP_CACHE` names another place.  A relative one would be another with
    every current folder and does not count.  Nothing that comes from a project
    folder is ever run from here: only this user writes to it, and a folder to
    which others may write is not used.  Where they could until now, what they
    may have written is removed first.
    """
    home = _home()
    if home is None:
        return None
    folder = home
    for name in (_NAME, *names):
        folder = folder / name
        if not _is_private(folder):
            return None
    return folder


def project_cache(root: Path, name: str) -> Path:
    """Where what was made for the project folder `root` is kept; for this run only if need be."""
    folder = os.path.realpath(root)
    place = _copies.get(folder, folder)
    key = hashlib.sha256(os.path.normcase(place).encode("utf-8", "surrogateescape")).hexdigest()
    known = user_cache(_PROJECTS, key[:32])
    if known is None:
        return _passing() / key[:32] / name
    _mark(known, place)
    return user_cache(_PROJECTS, key[:32], name) or _passing() / key[:32] / name


@contextmanager
def standing_for(copy: Path, address: str) -> Iterator[None]:
    """For so long, what is made for the folder `copy` is kept for the address that it came from."""
    folder = os.path.realpath(copy)
    _copies[folder] = address
    try:
        yield
    finally:
        del _copies[folder]


_copies: dict[str, str] = {}


def _home() -> Path | None:
    named = os.environ.get("LKJIP_CACHE")
    if named is not None:
        return _absolute(Path(named))
    for variable in ("LOCALAPPDATA", "XDG_CACHE_HOME"):
        if (found := _absolute(Path(os.environ.get(variable, "")))) is not None:
            return found
    try:
        return _absolute(Path.home() / ".cache")
    except RuntimeError:  # a user without a home
        return None


def _absolute(path: Path) -> Path | None:
    return path if path.is_absolute() else None


def _is_private(folder: Path) -> bool:
    """Make the folder; whether it can be written by this user and by nobody else."""
    try:
        found = _state(folder)
        if hasattr(os, "geteuid"):
            if found.st_uid != os.geteuid():
                return False
            if found.st_mode & _OTHERS:  # made by an earlier version, with a lenient umask
                folder.chmod(0o700)
                _drop_foreign(folder)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def _drop_foreign(folder: Path) -> None:
    """Remove the files that others put there, or could write, while the folder was open to them.

    Folders in it are looked at when they are used.
    """
    for entry in list(os.scandir(folder)):
        found = entry.stat(follow_symlinks=False)
        is_ours = found.st_uid == os.geteuid() and not found.st_mode & _OTHERS
        if not (is_ours or stat.S_ISDIR(found.st_mode)):
            Path(entry.path).unlink(missing_ok=True)


def _state(folder: Path) -> os.stat_result:
    """What the system knows of the folder, which is made if need be."""
    with suppress(FileNotFoundError):  # nearly always it is there, as every entry asks
        found = folder.stat()
        if stat.S_ISDIR(found.st_mode):
            return found
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder.stat()


def _mark(folder: Path, place: str) -> None:
    """Say whose results these are; when they are the first, forget projects that are gone."""
    origin = folder / _ORIGIN
    if origin.exists():
        if _ADDRESS in place:
            with suppress(OSError):
                os.utime(origin)  # it was used
        return
    try:
        origin.write_text(place, encoding="utf-8", errors="surrogateescape")
        for other in _some(list(folder.parent.iterdir())):
            if other != folder and _is_gone(other / _ORIGIN):
                shutil.rmtree(other, ignore_errors=True)
    except OSError:
        return  # it costs room, nothing else


def _some(folders: list[Path]) -> list[Path]:
    """All of a few folders, other ones each time of many."""
    if len(folders) <= _LOOKED_AT:
        return folders
    import random

    return random.sample(folders, _LOOKED_AT)


def _is_gone(origin: Path) -> bool:
    try:
        place = origin.read_text(encoding="utf-8", errors="surrogateescape")
        unused = time.time() - origin.stat().st_mtime
    except OSError:
        return False
    if _ADDRESS in place:  # nobody asks there whether it still is
        return unused > _LONG
    return not Path(place).is_dir()


@cache
def _passing() -> Path:
    """A folder of this run, where the user has no cache."""
    import tempfile

    folder = tempfile.mkdtemp(prefix="lkjip-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)
