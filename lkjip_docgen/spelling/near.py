"""Words that differ from another by one slip of the hand."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import IntEnum
from typing import Final

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ALIKE: Final = frozenset(
    frozenset(pair) for pair in ("ie", "uo", "fp", "fv", "pb", "sz", "kq", "dt", "gk", "jy", "sc")
)
"""Letters that are taken for one another by ear: "resiko", "nopember", "ijasah"."""


class Edit(IntEnum):
    """How two words differ: the smaller, the more often a hand slips so."""

    MOVED = 0  # a letter more or less, or two neighbours exchanged
    BESIDE = 1  # a letter that lies or sounds near the one that was meant
    OTHER = 2  # any other letter


def one_edit(word: str) -> frozenset[str]:
    """All words one slip away that begin with the same letter: hands seldom slip at the first."""
    return frozenset(_edits(word)) - {word}


def _edits(word: str) -> Iterator[str]:
    yield word[1::-1] + word[2:]
    for at in range(1, len(word) + 1):
        before, after = word[:at], word[at:]
        yield from (before + letter + after for letter in _LETTERS)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in _LETTERS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def near_words(word: str, among: Collection[str]) -> list[str]:
    """Those of some words that are one slip away, in alphabetical order."""
    return sorted(edited for edited in one_edit(word) if edited in among)


def edit_between(word: str, other: str) -> Edit:
    """How two words differ that are one slip apart."""
    if len(word) != len(other):
        return Edit.MOVED
    different = [(a, b) for a, b in zip(word, other, strict=True) if a != b]
    if len(different) == 2:
        return Edit.MOVED
    return Edit.BESIDE if _are_near(*different[0]) else Edit.OTHER


def _are_near(letter: str, other: str) -> bool:
    """Whether two letters sound alike or lie side by side on a keyboard."""
    if frozenset((letter, other)) in _ALIKE:
        return True
    places = [(y, row.index(x)) for x in (letter, other) for y, row in enumerate(_ROWS) if x in row]
    (row, column), (other_row, other_column) = places
    return abs(row - other_row) <= 1 and abs(column - other_column) <= 1
