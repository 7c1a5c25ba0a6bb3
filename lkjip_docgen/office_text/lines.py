"""Lines that were meant to stay lines: where the next word would still have fitted."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from lkjip_docgen.patterns import lazy_pattern

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


_LEADS_ON: Final = lazy_pattern(
    r"\b(?:yang|dan|atau|serta|di|ke|dari|pada|kepada|oleh|untuk|dengan|dalam|sebagai|menjadi"
    r"|tentang|terhadap|bersama|antara|melalui|adalah|ialah|sebanyak|sebesar|tidak|belum|telah)$"
)
"""A word that nobody ends a line with on purpose."""
_CARRIES_ON: Final = lazy_pattern(
    r"(?:dan|atau|serta|maupun|yang|oleh|tetapi|sedangkan|sehingga|karena)\b"
)
"""A word with which no line begins that was meant to stand by itself."""
_PICTURE: Final = lazy_pattern(r"!\[.*\)(?:\{#[^\s{}]*\})?")
_MANY = 4  # lines of a paragraph that tell how wide it was wrapped
_SENTENCE_ENDS: Final = (".", "!", "?")
_WORDS: Final = 4  # of a sentence, at least; an address has fewer on a line
_NAMES: Final = 3  # lines: two that begin with a capital may well be a paragraph


def ended_early(lines: Sequence[str]) -> str | None:
    """The first line of a paragraph that somebody ended on purpose; None for a wrapped one.

    Whoever wraps a paragraph by hand breaks a line where the next word does
    not fit any more; an address, or a list without marks, is broken before.
    """
    if _are_names(lines):
        return lines[0]
    widest = _widest(lines)
    room = math.inf if widest > _WIDE else max(widest, _NARROW) * _RAGGED
    for line, below in pairwise(lines):
        had_room = len(line) < room and len(line) + 1 + len(_first_word(below)) <= room
        if had_room and _may_be_ended(line, below, widest) and not _was_added(line, lines):
            return line
    return None


def _widest(lines: Sequence[str]) -> int:
    """How wide lines are; one among many to which somebody has added words does not count.

    Nor do those of a window where other lines of the paragraph are broken by hand.
    """
    by_hand = any(below[:1].islower() for below in lines[1:])
    lengths = sorted(len(line) for line in lines if len(line) <= _WIDE or not by_hand)
    return lengths[-2] if len(lengths) >= _MANY else max(lengths, default=0)


def _may_be_ended(line: str, below: str, widest: int) -> bool:
    """Whether a line may have been ended on purpose, where lines are up to so wide.

    A sentence goes on in a paragraph that somebody has edited.
    """
    goes_on = (widest > _NARROW and below[:1].islower()) or _CARRIES_ON.match(below)
    if line.endswith(",") and len(line) > _NARROW:  # an enumeration; addresses are narrow
        return False
    return not goes_on and not _stays(line) and _LEADS_ON.search(line) is None


def _was_added(line: str, lines: Sequence[str]) -> bool:
    """Whether a line ends a sentence that somebody has put into a paragraph wrapped by hand."""
    number = lines.index(line)
    if number and line[:1].islower() and line.endswith(_SENTENCE_ENDS):
        return True
    begins = line[:1].isupper() and (number == 0 or lines[number - 1].endswith(_SENTENCE_ENDS))
    whole = begins and _is_sentence(line)
    below = lines[number + 1 :]
    before_one = len(below) == 1 and _NARROW < len(below[0]) <= _WIDE and _is_sentence(below[0])
    return whole and (before_one or any(one[:1].islower() for one in below[1:]))


def _is_sentence(line: str) -> bool:
    """Whether a line is a sentence, or ends with one: an item of a list or an address is none."""
    return line.endswith(_SENTENCE_ENDS) and len(line.split()) >= _WORDS


def _are_names(lines: Sequence[str]) -> bool:
    """Whether short lines are names or the like, one a line: no sentence wraps so.

    The title of a regulation does, but in wider lines.
    """
    if (
        len(lines) < _NAMES
        or max(map(len, lines)) > _NARROW
        or lines[-1].rstrip()[-1:] in tuple(".!?:;")
    ):
        return False
    return all(line[:1].isupper() and not _stays(line) for line in lines) and not any(
        map(_LEADS_ON.search, lines)
    )


def _first_word(line: str) -> str:
    return line.split(maxsplit=1)[0] if line.strip() else ""


def _stays(line: str) -> bool:
    """Whether the line is kept apart: by a sign at its end, or as a picture of its own."""
    return line.endswith(("\\", "  ")) or _PICTURE.fullmatch(line) is not None
