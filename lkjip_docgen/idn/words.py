"""Numbers in Indonesian words (terbilang)."""

from __future__ import annotations

from enum import StrEnum

from lkjip_docgen.idn.numbers import format_decimal

LIMIT = 10**15

_ONES = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"))


def terbilang(number: int) -> str:
    """Write a whole number in words: 1_001_000 -> "satu juta seribu".

    Raises `ValueError` beyond one thousand trillion (10^15) either way.
    """
    if abs(number) > LIMIT:
        raise ValueError(f"terlalu besar untuk ditulis dengan huruf: {number}")
    if number < 0:
        return f"minus {terbilang(-number)}"
    return _in_words(number)


def _in_words(number: int) -> str:
    for size, name in _SCALES:
        if number >= size:
            count, rest = divmod(number, size)
            head = "seribu" if (count, size) == (1, 1000) else f"{_in_words(count)} {name}"
            return f"{head} {_in_words(rest)}" if rest else head
    return _below_thousand(number)


class Bilangan(StrEnum):
    """How the numbers of a running text are written."""

    KATA = "kata"  # in words or in figures, as EYD asks
    ANGKA_DAN_KATA = "angka dan kata"  # as in deeds: "3 (tiga)"


def number_in_text(number: int, *beside: int, how: Bilangan = Bilangan.KATA) -> str:
    """Write a whole number in a sentence: 3 -> "tiga", 20 -> "dua puluh", 25 -> "25".

    EYD writes in words what one or two words say, else figures; numbers that the sentence
    compares (`beside`) are written alike, so that one of them in figures brings all to figures.
    """
    if how is Bilangan.ANGKA_DAN_KATA:
        return f"{format_decimal(number)} ({terbilang(number)})"
    short = all(_is_short(one) for one in (number, *beside))
    return terbilang(number) if short else format_decimal(number)


def _is_short(number: int) -> bool:
    """Whether a number needs two words at most."""
    return len(terbilang(number).split()) <= 2


def _below_thousand(number: int) -> str:
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        head = "seratus" if hundreds == 1 else f"{_ONES[hundreds]} ratus"
        return f"{head} {_below_thousand(rest)}" if rest else head
    return _below_hundred(number)


def _below_hundred(number: int) -> str:
    if number < 12:
        return _ONES[number]
    if number < 20:
        return f"{_ONES[number - 10]} belas"
    tens, rest = divmod(number, 10)
    head = f"{_ONES[tens]} puluh"
    return f"{head} {_ONES[rest]}" if rest else head


def unit_after_number(unit: str) -> str:
    """A unit as it is written after a number: "Kejadian" -> "kejadian" (as in "4 kejadian").

    Agreements write it as a heading; what is no plain word ("SOP", "Ton/Ha") stays as it is.
    """
    words = unit.split(" ")
    return " ".join(w.lower() if w.isalpha() and w.istitle() else w for w in words)
