"""Prepared pictures in the user's cache: scaling and writing them is most of what a build costs.

A picture is known by the content of its file, by the width that it was prepared
for and by what prepared it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from PIL import __version__ as _pillow

from lkjip_docgen.records import Record
from lkjip_docgen.shelf import Shelf

_VERSION: Final = 2  # of preparing: to be raised whenever the same file comes out differently
_FOLDER: Final = "gambar"
_MOST: Final = 150_000_000  # bytes of all entries


class Picture(Record):
    """A picture ready to be shown: its bytes, media type and size in pixels."""

    data: bytes
    media_type: str
    width: int
    height: int


def kept(content: bytes, limit: int, make: Callable[[], Picture]) -> Picture:
    """The picture that `make` prepares of some content for a width of `limit` pixels.

    The content is that of a file, or all that a drawing is made of and by.  It
    comes from the cache where it was prepared before.
    """
    shelf, key = Shelf(_FOLDER, _MOST), _key(content, limit)
    found = _unpacked(shelf.get(key), content)
    if found is None:
        found = make()
        shelf.put(key, _packed(found, content))
    return found


def _key(content: bytes, limit: int) -> str:
    digest = hashlib.sha256(f"{_VERSION} {_pillow} {limit}\n".encode())
    digest.update(content)
    return digest.hexdigest()


def _packed(picture: Picture, content: bytes) -> bytes:
    """A picture as an entry; one that stays as its file is says so by having no data."""
    head = f"{picture.media_type} {picture.width} {picture.height}\n".encode("ascii")
    return head if picture.data == content else head + picture.data


def _unpacked(entry: bytes | None, content: bytes) -> Picture | None:
    if entry is None:
        return None
    with suppress(ValueError):
        head, _, data = entry.partition(b"\n")
        media_type, width, height = head.decode("ascii").split(" ")
        return Picture(data or content, media_type, int(width), int(height))
    return None
