"""Whether a PNG file is whole: Pillow shows a truncated one with its lower part black.

Source: Portable Network Graphics Specification (ISO/IEC 15948), 5 and 7.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by the kind of colours
_PIECE: Final = 1 << 20  # bytes that are unpacked at once
_LARGEST: Final = 1 << 26  # bytes of a chunk


def verify_png(path: Path) -> None:
    """Raise `ValueError` unless every checksum fits and every line of the picture is there."""
    with path.open("rb") as file:
        if file.read(len(_SIGNATURE)) != _SIGNATURE:
            raise ValueError("no PNG")
        chunks = _chunks(file)
        kind, head = next(chunks, (b"", b""))
        if kind != b"IHDR" or len(head) != 13:
            raise ValueError("no head")
        width, height, bits, colours, _, _, interlaced = struct.unpack(">IIBBBBB", head)
        line = 1 + (width * bits * _CHANNELS.get(colours, 1) + 7) // 8
        wanted = 1 if interlaced else line * height
        if _unpacked(chunks, wanted) < wanted:
            raise ValueError("lines are missing")


def _chunks(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """The chunks up to the end mark, their checksums looked at; `ValueError` without an end."""
    while True:
        start = file.read(8)
        if len(start) < 8:
            raise ValueError("no end")
        length, kind = struct.unpack(">I4s", start)
        yield kind, _content(file, length, kind)
        if kind == b"IEND":
            return


def _content(file: BinaryIO, length: int, kind: bytes) -> bytes:
    """The content of a chunk whose checksum fits; else `ValueError`."""
    if length > _LARGEST:
        raise ValueError("a chunk is too long")
    content, check = file.read(length), file.read(4)
    if len(check) < 4 or zlib.crc32(kind + content) != int.from_bytes(check, "big"):
        raise ValueError("a checksum does not fit")
    return content


def _unpacked(chunks: Iterator[tuple[bytes, bytes]], wanted: int) -> int:
    """How many bytes the lines of the first picture have, counted as far as wanted."""
    unpacker, size = zlib.decompressobj(), 0
    for kind, content in chunks:
        if kind == b"IDAT":
            size += _size(content, unpacker, wanted - size)
    return size


def _size(raw: bytes, unpacker: zlib._Decompress, wanted: int) -> int:
    """How many bytes a piece of packed data holds, counted as far as wanted."""
    size = 0
    while raw and size < wanted and not unpacker.eof:
        try:
            size += len(unpacker.decompress(raw, _PIECE))
        except zlib.error as error:
            raise ValueError("packed data are damaged") from error
        raw = unpacker.unconsumed_tail
    return size
