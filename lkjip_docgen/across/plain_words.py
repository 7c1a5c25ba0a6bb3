"""Words as they are compared: what an office alone is called counts for nothing in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

from lkjip_docgen.identity import plain
from lkjip_docgen.patterns import lazy_pattern

MASK: Final = "kantor ini"
"""What stands for the name of an office."""

_SHORT_FORM: Final = lazy_pattern(r"\s*\([A-Z][A-Za-z.&-]{1,11}\)", holds="(")
_SMALL: Final = frozenset(
    (
        *("dan", "di", "dari", "ke", "yang", "untuk", "pada", "oleh", "dengan", "atas"),
        *("terhadap", "dalam", "atau", "serta", "sesuai"),
    )
)
_ALIKE: Final = 0.5
_MISSPELT: Final = 0.75
_LONGEST: Final = 300
"""Characters of a name whose letters are compared; a longer one is no name."""


def names_pattern(names: Iterable[str], *, as_written: bool = False) -> re.Pattern[str] | None:
    """What finds each of some names, the longest first; None without a name.

    `as_written` asks for their capital letters: there are places called Damai and Pusat.
    """
    known = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    if not known:
        return None
    either = "|".join(re.escape(name) for name in known)
    flags = re.NOFLAG if as_written else re.IGNORECASE
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", flags)


def without_names(text: str, names: re.Pattern[str] | None) -> str:
    """A text with one word for every name."""
    return text if names is None else names.sub(MASK, text)


def plain_title(name: str, names: re.Pattern[str] | None) -> str:
    """What something is called, in small letters, without its short form in brackets."""
    return plain(_SHORT_FORM.sub("", without_names(name, names)))


def institution(name: str) -> str:
    """What an institution is called, with its short words written out: Ditjen, Kanwil."""
    return " ".join(_LONG_FORMS.get(word, word) for word in plain(name).split())


_LONG_FORMS: Final = {
    "ditjen": "direktorat jenderal",
    "dirjen": "direktorat jenderal",
    "itjen": "inspektorat jenderal",
    "setjen": "sekretariat jenderal",
    "kanwil": "kantor wilayah",
    "kab": "kabupaten",
    "pemkab": "pemerintah kabupaten",
    "pemkot": "pemerintah kota",
    "pemprov": "pemerintah provinsi",
    "prov": "provinsi",
    "ri": "republik indonesia",
}


def same_thing(one: str, other: str) -> bool:
    """Whether two plain names of one kode mean one thing: half of their words are the same."""
    first, second = _words(one), _words(other)
    if len(first & second) >= _ALIKE * len(first | second):
        return True
    if max(len(one), len(other)) > _LONGEST:
        return False
    return SequenceMatcher(None, one, other).ratio() >= _MISSPELT


def misspelt(one: str, other: str) -> bool:
    """Whether one plain name is the other with a slip or two in its words, and no other words."""
    if max(len(one), len(other)) > _LONGEST:
        return False
    first, second = one.split(), other.split()
    if first == second or len(first) != len(second) or len(first) < _ENOUGH_WORDS:
        return False
    different = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    return len(different) <= _SLIPS and all(_slipped(*pair) for pair in different)


def initials(name: str) -> str:
    """The first letters of the words of a plain name, which no slip changes."""
    return "".join(word[0] for word in name.split())


_ENOUGH_WORDS: Final = 3
_SLIPS: Final = 2
_SLIP: Final = 0.8


def _slipped(one: str, other: str) -> bool:
    if any(map(str.isdigit, one + other)) or min(len(one), len(other)) <= _TOO_SHORT:
        return False
    return one[0] == other[0] and SequenceMatcher(None, one, other).ratio() >= _SLIP


_TOO_SHORT: Final = 3


def _words(name: str) -> frozenset[str]:
    return frozenset(name.split()) - _SMALL
