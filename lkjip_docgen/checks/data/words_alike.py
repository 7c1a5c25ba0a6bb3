"""How much two names have in common, word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from lkjip_docgen.patterns import lazy_pattern

_LETTERS: Final = lazy_pattern(r"[^\W_]+")
_FILLING: Final = frozenset(
    (
        *("yang", "secara", "dengan", "dan", "serta", "pada", "dalam", "di", "untuk", "bagi"),
        *("kepada", "guna", "para", "seluruh", "semua", "lebih", "terhadap", "atas", "oleh"),
    )
)
"""Words that one wording of an aim has and another has not."""


@lru_cache(maxsize=8192)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without signs and spacing."""
    return tuple(_LETTERS.findall(name.casefold()))


def sense_of(name: str) -> frozenset[str]:
    """The words of a name that carry its sense."""
    return frozenset(words_of(name)) - _FILLING


def alike(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of the longer one's words that both have, from 0 to 1."""
    longer = max(len(one), len(other))
    return (Counter(one) & Counter(other)).total() / longer if longer else 0.0


def shortens(short: str, name: str) -> bool:
    """Whether the letters of a short form stand in a name in their order: "babel" does so in
    "kepulauanbangkabelitung".  Both in lower case, without spaces.
    """
    letters = iter(name)
    return all(letter in letters for letter in short)
