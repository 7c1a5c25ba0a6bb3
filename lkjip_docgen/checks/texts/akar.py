"""The roots of words, so that "ditemukan" and "penemuan" are one: rough, and the same for all."""

from __future__ import annotations

from functools import cache
from typing import Final

from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.rules import kata_umum, kata_umum_seakar

WORD: Final = lazy_pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORTEST = 4
_ENDINGS = ("nya", "kan", "an", "i")
_NASAL = {
    "meny": "s",
    "peny": "s",
    "meng": "",
    "peng": "",
    "mem": "",
    "pem": "",
    "men": "t",
    "pen": "t",
}
_BEGINNINGS = ("ter", "ber", "di", "ke", "se", "me", "pe")
_VOWELS = frozenset("aeiou")


@cache
def root(word: str) -> str:
    """The root of a word in lower case; a short word is its own."""
    for ending in _ENDINGS:
        if ending == "i" and word.endswith("si"):
            break  # "koordinasi" is whole
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            if ending != "nya":
                break
    for beginning, letter in _NASAL.items():
        rest = word[len(beginning) :]
        if word.startswith(beginning) and len(rest) >= _SHORTEST - 1:
            return _joined(beginning, letter, rest)
    if word.startswith("per") and len(word) > _SHORTEST + 2 and word[3] not in _VOWELS:
        return word[3:]  # "persalinan" as "bersalin"; but "perawat" is of "rawat"
    for beginning in _BEGINNINGS:
        if word.startswith(beginning) and len(word) - len(beginning) >= _SHORTEST:
            return word[len(beginning) :]
    return word


def _joined(beginning: str, letter: str, rest: str) -> str:
    """What is behind a nasal beginning, with the letter that it has swallowed before a vowel."""
    if rest[0] not in _VOWELS:
        return rest
    return (letter or ("p" if beginning in ("mem", "pem") else "")) + rest


@cache
def _common() -> frozenset[str]:
    return frozenset(root(word) for word in kata_umum_seakar())


class _Telling(dict[str, str]):
    """The root of each word that was asked for; "" of one that says nothing."""

    def __missing__(self, word: str) -> str:
        says = len(word) > 1 and word not in kata_umum() and root(word) not in _common()
        return self.setdefault(word, root(word) if says else "")


_TELLING: Final = _Telling()
_NOTHING: Final = frozenset({""})


def roots(words: str) -> frozenset[str]:
    """The roots of the telling words of a text; common words say nothing and are left out."""
    return frozenset(map(_TELLING.__getitem__, rows_of_words(words.lower()))) - _NOTHING


_LETTERS_AND_HYPHENS: Final = {
    code: " " for code in range(128) if not (chr(code).isalpha() or chr(code) == "-")
}


def rows_of_words(words: str) -> list[str]:
    """All that `WORD` finds, in its order; of plain letters alone they are found at once."""
    if not words.isascii():
        return WORD.findall(words)
    row = words.translate(_LETTERS_AND_HYPHENS).split()
    if "-" not in words:
        return row
    return [word for part in row for word in ((part,) if part.isalpha() else WORD.findall(part))]
