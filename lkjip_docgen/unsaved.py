"""Text that an editor has not saved yet: it is read in the place of the file that it is of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TEXTS: dict[Path, bytes] = {}


@contextmanager
def standing_for(file: Path, text: bytes) -> Iterator[None]:
    """While this lasts, `file` reads as `text`; nothing is written."""
    name = file.absolute()
    _TEXTS[name] = text
    try:
        yield
    finally:
        del _TEXTS[name]


def unsaved(file: Path) -> bytes | None:
    """The text that stands for a file; None where the file itself is meant."""
    return _TEXTS.get(file.absolute()) if _TEXTS else None
