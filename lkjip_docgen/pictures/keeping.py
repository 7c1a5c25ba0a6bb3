"""Prepared pictures in the user's cache: scaling and writing them is most of what a build costs.

A picture is known by the content of its file, by the width that it was prepared
for and by what prepared it, so that an entry can be old but never wrong.  One
that does not say what it said when it was written is made anew.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import __version__ as _pillow

from lkjip_docgen.cache import user_cache
from lkjip_docgen.replacing import replace_file

_VERSION: Final = 1  # of preparing: to be raised whenever the same file comes out differently
_FOLDER: Final = "gambar"
_MOST: Final = 150_000_000  # bytes of all entries
_HEAD: Final = 200  # bytes at most of the line in front of a picture


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready to be shown: its bytes, media type and size in pixels."""

    data: bytes
    media_type: str
    width: int
    height: int


def kept(content: bytes, limit: int, make: Callable[[], Picture]) -> Picture:
    """The picture that `make` prepares of some content for a width of `limit` pixels.

    The content is that of a file, or all that a drawing is made of and by.  It
    comes from the cache where it was prepared before; a cache that cannot be
    read or written costs time and nothing else.
    """
    folder = user_cache(_FOLDER)
    if folder is None:
        return make()
    file = folder / _name(content, limit)
    found = _read(file)
    if found is None:
        found = make()
        _write(file, found)
    return found


def _name(content: bytes, limit: int) -> str:
    digest = hashlib.sha256(f"{_VERSION} {_pillow} {limit}\n".encode())
    digest.update(content)
    return digest.hexdigest()


def _read(file: Path) -> Picture | None:
    """An entry of the cache; None where there is none, or another than was written."""
    with suppress(OSError, ValueError):
        head, _, data = file.read_bytes().partition(b"\n")
        mark, media_type, width, height = head[:_HEAD].decode("ascii").split(" ")
        picture = Picture(data, media_type, int(width), int(height))
        if mark == _mark(picture):
            os.utime(file)  # used just now: others are dropped first
            return picture
    return None


def _write(file: Path, picture: Picture) -> None:
    head = f"{_mark(picture)} {_described(picture)}\n".encode("ascii")
    with suppress(OSError):
        replace_file(file, lambda aside: aside.write_bytes(head + picture.data))
        for old in _unneeded(file.parent):
            old.unlink(missing_ok=True)


def _mark(picture: Picture) -> str:
    return hashlib.sha256(_described(picture).encode() + picture.data).hexdigest()


def _described(picture: Picture) -> str:
    return f"{picture.media_type} {picture.width} {picture.height}"


def _unneeded(folder: Path) -> Iterator[Path]:
    """What nobody has used for longest, beyond the room that the cache may take."""
    files = [(entry.stat(), Path(entry.path)) for entry in os.scandir(folder)]
    room = _MOST
    for state, file in sorted(files, key=lambda found: found[0].st_mtime_ns, reverse=True):
        room -= state.st_size
        if room < 0:
            yield file
