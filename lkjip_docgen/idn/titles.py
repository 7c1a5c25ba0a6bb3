"""Capitals of titles, by the rules of EYD V."""

from __future__ import annotations

import re

from lkjip_docgen.patterns import lazy_pattern

# Words of a title that begin small unless they stand first (EYD V, "Huruf kapital").
_SMALL = frozenset(
    (
        *("dan", "atau", "serta", "dengan", "di", "ke", "dari", "pada", "kepada", "daripada"),
        *("dalam", "untuk", "guna", "bagi", "oleh", "yang", "menurut", "terhadap", "tentang"),
        *("atas", "antara", "antar", "per", "sampai", "hingga", "sebagai", "karena", "agar"),
        *("sejak", "selama", "secara", "tanpa", "bila", "jika", "dkk", "dll"),
    )
)
_WORD = lazy_pattern(r"\([^)]*\)|[^\s–/(]+")


def title_case(title: str) -> str:
    """A title whose words begin with a capital, small words (dan, di, menurut) apart.

    A word that has a capital already stays as it is ("e-Monev", "IKM"), and so
    does one that holds a figure or a full stop ("s.d.", "2023"), and what stands
    in brackets.
    """
    first = re.search(r"[^\W\d_]", title)
    begin = first.start() if first else 0
    return _WORD.sub(lambda word: _titled(word[0], word.start() <= begin), title)


def _titled(word: str, first: bool) -> str:
    bare = word.strip(",;:)\"”“‘’'")
    if _is_settled(word, bare):
        return word
    if bare in _SMALL and not first:
        return word
    parts = word.split("-")
    return "-".join(_capital(part, rest=i > 0) for i, part in enumerate(parts))


def _is_settled(word: str, bare: str) -> bool:
    """Whether a word stays as it is typed, whatever it means."""
    if not bare or word.startswith("(") or word != word.lower():
        return True
    return any(letter.isdigit() or letter == "." for letter in bare)


def _capital(part: str, *, rest: bool) -> str:
    """A word, or a part of a repeated one, with its first letter a capital."""
    if rest and part in _SMALL:
        return part
    for place, letter in enumerate(part):
        if letter.isalpha():
            return part[:place] + letter.upper() + part[place + 1 :]
    return part
