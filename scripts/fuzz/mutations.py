"""Changes of a valid file: flips, cuts, insertions, splices, and such as know its structure."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from random import Random

_NUMBER = re.compile(rb"\d+(?:\.\d+)?")
_EXTREMES = (
    b"0", b"-1", b"1", b"255", b"65536", b"1048577", b"2147483648", b"99999999999999999999",
    b"1e308", b"inf", b"nan", b"0.0000001", b"9" * 400,
)  # fmt: skip
_PIECES = (
    b"", b"\0", b"\xff\xfe", b"\x1b[2J", b"\r", b"\t", b'"', b"'", b"[" * 300, b"{" * 60, b"<" * 9,
    b"&lol;", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b'=HYPERLINK("http://a.example")', b"!!python/x ",
    b"*a ", b"&a ", b"../../x", b"<<:", b"\xe2\x80\xae", b"\xed\xa0\x80", b"obj", b"endstream",
    b"/Kids [1 0 R]", b"/Parent 3 0 R", b"{{ 1 }}", b"{% for x in [1] %}", b"A1:XFD1048576",
)  # fmt: skip


def mutate(data: bytes, random: Random, others: list[bytes]) -> bytes:
    """The file with one to four changes; the parts of a zip file are changed inside it."""
    if data.startswith(b"PK") and random.random() < 0.85:
        return _zip(data, random)
    if data.startswith(b"\x89PNG") and random.random() < 0.6:
        return _png(data, random)
    for _ in range(random.choice((1, 1, 2, 4))):
        data = random.choice(_CHANGES)(data, random, others)
    return data


def _flip(data: bytes, random: Random, others: list[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 3, 16))):
        if changed:
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(data: bytes, random: Random, others: list[bytes]) -> bytes:
    start = random.randrange(len(data) + 1)
    return data[:start] if random.random() < 0.3 else data[:start] + data[start + _length(random) :]


def _insert(data: bytes, random: Random, others: list[bytes]) -> bytes:
    start = random.randrange(len(data) + 1)
    return data[:start] + random.choice(_PIECES) + data[start:]


def _repeat(data: bytes, random: Random, others: list[bytes]) -> bytes:
    start = random.randrange(len(data) + 1)
    piece = data[start : start + _length(random)]
    return data[:start] + piece * random.choice((2, 3, 50, 1000)) + data[start:]


def _splice(data: bytes, random: Random, others: list[bytes]) -> bytes:
    other = random.choice(others)
    return data[: random.randrange(len(data) + 1)] + other[random.randrange(len(other) + 1) :]


def _swap(data: bytes, random: Random, others: list[bytes]) -> bytes:
    lines = data.split(b"\n")
    one, two = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


def _number(data: bytes, random: Random, others: list[bytes]) -> bytes:
    found = list(_NUMBER.finditer(data[:400_000]))
    if not found:
        return data
    match = random.choice(found)
    return data[: match.start()] + random.choice(_EXTREMES) + data[match.end() :]


_CHANGES = (_flip, _cut, _insert, _repeat, _splice, _swap, _number, _number)


def _length(random: Random) -> int:
    return random.choice((1, 2, 8, 40, 300, 5000))


def _zip(data: bytes, random: Random) -> bytes:
    """One part changed, gone, doubled or exchanged, in a container that is sound."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = random.choice(sorted(parts))
    way = random.random()
    if way < 0.08:
        del parts[name]
    elif way < 0.14:
        parts[name] = parts[random.choice(sorted(parts))]
    else:
        parts[name] = mutate(parts[name], random, list(parts.values()))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def _png(data: bytes, random: Random) -> bytes:
    """One chunk changed, with a checksum that fits."""
    chunks = _chunks(data)
    index = random.randrange(len(chunks))
    kind, content = chunks[index]
    chunks[index] = (kind, _flip(content, random, []) if content else content + b"\0")
    body = b"".join(
        struct.pack(">I", len(c)) + k + c + struct.pack(">I", zlib.crc32(k + c)) for k, c in chunks
    )
    return data[:8] + body


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    found, start = [], 8
    while start + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, start)
        found.append((data[start + 4 : start + 8], data[start + 8 : start + 8 + length]))
        start += 12 + length
    return found
