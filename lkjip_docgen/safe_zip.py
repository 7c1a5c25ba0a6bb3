"""Zip files that other people made: unpacked within limits, whatever they say of themselves."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from itertools import filterfalse
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

_METHODS = (ZIP_STORED, ZIP_DEFLATED)  # all that office programs write


class DamagedZipError(Exception):
    """No zip file, a damaged or encrypted one, or one packed in an unusual way."""


class OversizedZipError(Exception):
    """A zip file with more, or more in it, than was allowed."""


def unpack(source: Path | BinaryIO, *, parts: int, size: int) -> dict[str, bytes]:
    """The files in a zip file by their names.

    Two files of one name are damage: programs differ in which they take.  At
    most so many `parts`, of `size` bytes together.  A part that holds more than
    it says is cut there, which its checksum or its content then show.
    Raises `DamagedZipError` and `OversizedZipError`.
    """
    try:
        with ZipFile(source) as archive:
            return _unpacked(archive, parts, size)
    except (BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise DamagedZipError(str(error)) from None
    except zlib.error as error:
        raise DamagedZipError(str(error)) from None


def _unpacked(archive: ZipFile, parts: int, size: int) -> dict[str, bytes]:
    entries = list(filterfalse(ZipInfo.is_dir, archive.infolist()))
    if len(entries) > parts or sum(info.file_size for info in entries) > size:
        raise OversizedZipError
    _refuse_unusual(entries)
    return {info.filename: _content(archive, info) for info in entries}


def _refuse_unusual(entries: Sequence[ZipInfo]) -> None:
    """Raise `BadZipFile` for what no office program writes."""
    if any(info.compress_type not in _METHODS for info in entries):
        raise BadZipFile("packed in an unusual way")
    if len({info.filename for info in entries}) < len(entries):
        raise BadZipFile("two files of one name")


def _content(archive: ZipFile, info: ZipInfo) -> bytes:
    """The content, not read in one go: that would unpack all there is before it counts."""
    with archive.open(info) as stream:
        return stream.read(info.file_size) if info.file_size else b""
