"""What the four colours of printing look like: a small profile, made here.

An ICC profile of an input device with a table of the sixteen full overprints
(the model of Neugebauer) behind a curve for the growth of dots.  It is meant
for appendices whose program did not say what its colours mean; the values are
those that office programs commonly show for such colours.
Source: ISO 15076-1 (ICC.1:2010), 7.2, 8.3.2 and 10.11.
"""

from __future__ import annotations

import struct
from functools import cache
from itertools import product
from typing import Final

_WHITE: Final = (100, 0, 0)
_BLACK: Final = (12, 2, 0)
_INKS: Final = {  # cyan, magenta, yellow: lightness, red-green, yellow-blue
    (0, 0, 0): _WHITE,
    (1, 0, 0): (66, -20, -43),
    (0, 1, 0): (51, 79, -3),
    (0, 0, 1): (94, -6, 95),
    (0, 1, 1): (50, 74, 52),
    (1, 0, 1): (59, -60, 28),
    (1, 1, 0): (26, 30, -54),
    (1, 1, 1): (22, 0, -2),
}
_GROWTH: Final = 0.15  # of a dot of a half, as coated paper has it
_ILLUMINANT: Final = (0.9642, 1.0, 0.8249)  # D50
_ONE: Final = 0x10000
_IDENTITY: Final = (_ONE, 0, 0, 0, _ONE, 0, 0, 0, _ONE)


@cache
def cmyk_profile() -> bytes:
    """The profile; the same bytes every time."""
    tags = {
        b"desc": _description("CMYK perkantoran"),
        b"cprt": b"text\0\0\0\0Domain publik\0",
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", *_fixed(_ILLUMINANT)),
        b"A2B0": _table(),
    }
    start = 128 + 4 + 12 * len(tags)
    directory, data = struct.pack(">I", len(tags)), b""
    for name, content in tags.items():
        directory += name + struct.pack(">II", start + len(data), len(content))
        data += content + bytes(-len(content) % 4)
    body = directory + data
    return _header(128 + len(body)) + body


def _header(size: int) -> bytes:
    moment = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    head = struct.pack(">I4sI4s4s4s", size, b"\0" * 4, 0x02400000, b"scnr", b"CMYK", b"Lab ")
    head += moment + b"acsp" + bytes(28) + struct.pack(">3i", *_fixed(_ILLUMINANT))
    return head.ljust(128, b"\0")


def _fixed(values: tuple[float, ...]) -> list[int]:
    return [round(value * _ONE) for value in values]


def _description(text: str) -> bytes:
    raw = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(raw)) + raw + bytes(4 + 4 + 2 + 1 + 67)


def _table() -> bytes:
    """From ink to appearance: curves, the corners of the cube of inks, straight lines."""
    head = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + struct.pack(">9i", *_IDENTITY)
    curve = bytes(round(_grown(value / 255) * 255) for value in range(256))
    corners = b"".join(_encoded(_seen(*inks)) for inks in product((0, 1), repeat=4))
    return head + curve * 4 + corners + bytes(range(256)) * 3


def _grown(dot: float) -> float:
    return dot + 4 * _GROWTH * dot * (1 - dot)


def _seen(c: int, m: int, y: int, k: int) -> tuple[int, int, int]:
    """What an overprint looks like; black takes the colour away from all others."""
    inks = _INKS[c, m, y]
    if not k:
        return inks
    shade = inks[0] / 100
    return round(_BLACK[0] * shade), round(_BLACK[1] * shade), round(inks[2] * 0.05)


def _encoded(seen: tuple[int, int, int]) -> bytes:
    return bytes((round(seen[0] * 2.55), seen[1] + 128, seen[2] + 128))
