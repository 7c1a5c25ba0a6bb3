"""Numbers read back from Indonesian words: "dua ribu lima ratus" -> 2500."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from lkjip_docgen.idn.words import LIMIT, terbilang
from lkjip_docgen.patterns import lazy_pattern

ONES: Final = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
FIRST_WORDS: Final = (*ONES, "sepuluh", "sebelas", "seratus")
"""With what a number below a thousand begins."""
_ONE = "|".join(ONES)
_BELOW_HUNDRED = (
    rf"(?:(?:{_ONE})\s+puluh(?:\s+(?:{_ONE}))?|(?:{_ONE})\s+belas|sebelas|sepuluh|{_ONE})"
)
BELOW_THOUSAND: Final = (
    rf"(?:(?:seratus|(?:{_ONE})\s+ratus)(?:\s+{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
)
"""A pattern for the words of a number from one to 999."""
SCALE: Final = r"(?:ribu|juta|mili?ar|milyar|triliun)"
_GAP = r"(?:[^\S\n]+\n?|\n)[^\S\n]*"  # no empty line: the next paragraph counts anew
_NEXT = rf"(?:seribu(?:{_GAP}{BELOW_THOUSAND})?|{BELOW_THOUSAND})"
IN_WORDS: Final = (
    rf"(?:seribu{_GAP}{BELOW_THOUSAND}"
    rf"|{BELOW_THOUSAND}(?:(?:{_GAP}{SCALE}{_GAP}{_NEXT})+(?:{_GAP}{SCALE}\b)?)?)"
)
"""A pattern for the words of any number, without the scale of a round one: "dua" of "dua ribu"."""
_SIZES: Final = {
    **{"": 1, "ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "milar": 10**9},
    "triliun": 10**12,
}
_GROUP = lazy_pattern(rf"(?:seribu|(?P<banyak>{BELOW_THOUSAND})(?: (?P<skala>{SCALE}))?)(?: |$)")


@lru_cache(maxsize=4096)
def read_words(words: str) -> int | None:
    """The number that words tell, in any letters and with any white space; None for none.

    The inverse of `terbilang` below 10^15: "seribu lima" is 1005, "dua ribu tiga ribu" nothing.
    """
    text = " ".join(words.lower().split())
    if text == "nol":
        return 0
    value, smallest, at = 0, LIMIT, 0
    while at < len(text):
        group = _GROUP.match(text, at)
        if group is None:
            return None
        told = group["banyak"]
        size = _SIZES[group["skala"] or ""] if told else _SIZES["ribu"]
        if size >= smallest:
            return None
        value += size * (_below_thousand()[told] if told else 1)
        smallest, at = size, group.end()
    return value or None


@cache
def _below_thousand() -> dict[str, int]:
    return {terbilang(number): number for number in range(1, 1000)}
