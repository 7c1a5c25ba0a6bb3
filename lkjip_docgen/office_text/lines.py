"""Lines that were meant to stay lines: where the next word would still have fitted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

_NARROW: Final = 60  # characters: nobody breaks a paragraph into narrower lines by hand
_WIDE: Final = 120  # nor into wider ones: there the window breaks them, and Enter means a new line
_RAGGED: Final = 0.8  # of the widest line: as early as people break a line of a paragraph
JOINED: Final = "Baris `{}` disambung dengan baris di bawahnya menjadi satu alinea."
APART: Final = (
    "Bila memang baris tersendiri: beri baris kosong di bawahnya (alinea), mulai setiap baris "
    "dengan - (daftar), atau akhiri baris dengan \\ (alamat). Bila satu alinea, sambung barisnya."
)
ONE_LINE: Final = "Isian ini tercetak dalam satu baris: pisahkan bagiannya dengan koma."
UNFOLDED: Final = "Tulis `|` sesudah nama isiannya (bukan `>` atau tanda kutip). "


def ended_early(lines: Sequence[str]) -> str | None:
    """The first line of a paragraph that somebody ended on purpose; None for a wrapped one.

    Whoever wraps a paragraph by hand breaks a line where the next word does
    not fit any more; an address, or a list without marks, is broken before.
    """
    widest = max(map(len, lines), default=0)
    room = 0.0 if widest > _WIDE else max(widest, _NARROW) * _RAGGED
    for line, below in pairwise(lines):
        if _stays(line) or (widest > _NARROW and below[:1].islower()):
            continue  # a sentence that goes on, in a paragraph that somebody has edited
        word = below.split(maxsplit=1)[0] if below.strip() else ""
        if room == 0 or len(line) + 1 + len(word) <= room:
            return line
    return None


def _stays(line: str) -> bool:
    """Whether the line is kept apart: by a sign at its end, or as a picture of its own."""
    return line.endswith(("\\", "  ")) or (line.startswith("![") and line.endswith(")"))
