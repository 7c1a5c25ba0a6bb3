"""A folder of the user's cache for what was made of an input, or found out about it.

An entry is known by a key that holds everything it depends on, so that it can be old
but never wrong.  One that does not say what it said when it was written counts as none.
A cache that cannot be read or written costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from lkjip_docgen.cache import user_cache
from lkjip_docgen.records import Record
from lkjip_docgen.replacing import replace_file

_BLOCK: Final = 4096  # bytes that the smallest file takes on a disk


class Shelf(Record):
    """Entries under `name` in the user's cache, at most `room` bytes of them."""

    name: str
    room: int

    def get(self, key: str) -> bytes | None:
        """An entry; None where there is none, or another than was put there."""
        folder = user_cache(self.name)
        if folder is None:
            return None
        file = folder / key
        with suppress(OSError):
            if not stat.S_ISREG(file.lstat().st_mode):  # a pipe would never end
                return None
            mark, _, content = file.read_bytes().partition(b"\n")
            if mark == _mark(key, content):
                os.utime(file)  # used just now: others are dropped first
                return content
        return None

    def put(self, key: str, content: bytes) -> None:
        """Keep an entry, and drop what nobody has used for longest where the room is full."""
        folder = user_cache(self.name)
        if folder is None:
            return
        entry = _mark(key, content) + b"\n" + content
        with suppress(OSError):
            replace_file(folder / key, lambda aside: aside.write_bytes(entry))
            for old in _unneeded(folder, self.room):
                with suppress(OSError):  # a folder, which is not ours
                    old.unlink(missing_ok=True)


def _mark(key: str, content: bytes) -> bytes:
    """What an entry begins with: one that was moved to another key is none."""
    return hashlib.sha256(key.encode() + b"\n" + content).hexdigest().encode()


def _unneeded(folder: Path, room: int) -> Iterator[Path]:
    """What nobody has used for longest, beyond the room that the entries may take."""
    found = os.scandir(folder)
    files = [(entry.stat(follow_symlinks=False), Path(entry.path)) for entry in found]
    for state, file in sorted(files, key=lambda file: file[0].st_mtime_ns, reverse=True):
        room -= max(state.st_size, _BLOCK)
        if room < 0:
            yield file
