"""Bombs that cost nothing to make: hundreds of megabytes, packed as one piece many times."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

MEGABYTE = 1 << 20


def deflated(piece: bytes, times: int) -> bytes:
    """A raw deflate stream that inflates to a piece many times over.

    After a full flush the packer remembers nothing, so the same piece packs to the same bytes.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    return packed * times + b"\x03\x00"


def zlib_stream(piece: bytes, times: int) -> bytes:
    """The same as a zlib stream, as PNG and PDF hold one; with a true checksum at its end."""
    check = 1
    for _ in range(times):
        check = zlib.adler32(piece, check)
    return b"\x78\x9c" + deflated(piece, times) + struct.pack(">I", check)


def zipped(
    entries: Mapping[str, bytes], name: str, megabytes: int, *, claims: int | None = None
) -> bytes:
    """A zip file with one more entry: zeros of that size, or zeros that claim to be fewer bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for other, content in entries.items():
            archive.writestr(other, content)
        archive.writestr(zipfile.ZipInfo(name), deflated(bytes(MEGABYTE), megabytes))
        info = archive.getinfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.file_size = megabytes * MEGABYTE if claims is None else claims
        info.CRC = _check_of_zeros(info.file_size)
    raw = target.getbuffer()  # the entry's own head was written when it still was a stored one
    struct.pack_into("<H", raw, info.header_offset + 8, zipfile.ZIP_DEFLATED)
    struct.pack_into("<L", raw, info.header_offset + 14, info.CRC)
    struct.pack_into("<L", raw, info.header_offset + 22, info.file_size)
    return target.getvalue()


def _check_of_zeros(size: int) -> int:
    check = 0
    for _ in range(size // MEGABYTE):
        check = zlib.crc32(bytes(MEGABYTE), check)
    return zlib.crc32(bytes(size % MEGABYTE), check)
