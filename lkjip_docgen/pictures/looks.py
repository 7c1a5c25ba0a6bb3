"""Which picture files are sound, and how large they are shown: looked at once, known again.

A file is known by its content and by what looked at it.  HEIC is looked at each time, for
whether it can be shown depends on what is installed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import __version__ as _pillow

from lkjip_docgen.pictures.opening import MAX_PIXELS, is_heic, opened, upright
from lkjip_docgen.shelf import Shelf

_VERSION: Final = 1  # of looking: to be raised whenever the same file is judged differently
_SHELF: Final = Shelf("gambar-utuh", 8_000_000)  # 2000 pictures

Size = tuple[int, int]
State = tuple[int, int]
"""Time of change and size of a file: what tells it from its later self."""


def remembered_look(path: Path) -> Size | None:
    """The size of a file that was found sound, now or earlier; None of any other."""
    path = path.absolute()  # by which it may have been looked at already
    with suppress(LookupError):
        return _found(path, _state(path))
    return None


@lru_cache(maxsize=256)  # reading asks for a picture, and then each rule and text about it
def _found(path: Path, state: State) -> Size:
    """The size that is on the shelf for a file; raises `LookupError` where none is."""
    found = None if is_heic(path) else _SHELF.get(_key(path, state))
    if found is None:
        raise LookupError(path)
    width, height = found.split(b" ")
    return int(width), int(height)


def look(path: Path) -> Size:
    """Decode a picture, remember that it is sound, and return its size as shown, in pixels.

    Raises what Pillow's readers raise for broken files, and what `opened` raises.
    """
    path = path.absolute()
    state = _state(path)
    size = _decoded(path, state)
    if not is_heic(path) and _state(path) == state:  # nobody has saved it meanwhile
        _SHELF.put(_key(path, state), f"{size[0]} {size[1]}".encode("ascii"))
    return size


@lru_cache(maxsize=256)
def _key(path: Path, state: State) -> str:
    """What a file is remembered by; `state` tells it from its later self."""
    with path.open("rb") as file:
        content = hashlib.file_digest(file, "sha256").hexdigest()
    judged_by = f"{_VERSION} {_pillow} {MAX_PIXELS} {content}"
    return hashlib.sha256(judged_by.encode()).hexdigest()


def _state(path: Path) -> State:
    found = path.stat()
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=256)  # a project is read more than once
def _decoded(path: Path, state: State) -> Size:
    """Decode as the report will, but for the size: what is truncated is found now.

    JPEG decodes at an eighth of its size; nothing above the limit is decoded
    at all, nor anything but the first picture of several.
    """
    from lkjip_docgen.pictures.png import verify_png

    with _strict(), opened(path) as image:
        width, height = image.size  # before the decoder makes it smaller
        if image.format == "PNG":
            verify_png(path)
        image.draft(None, (width // 8, height // 8))
        image.load()
        return upright(image, width, height)


@contextmanager
def _strict() -> Iterator[None]:
    """Have truncated pictures refused, whatever another library has set for the process."""
    from PIL import ImageFile

    tolerant = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = tolerant
