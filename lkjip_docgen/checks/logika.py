"""Numbers, dates and months in running text, for the rules about the inner logic of prose."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final

from lkjip_docgen.checks.kalimat import Kalimat, kalimat
from lkjip_docgen.checks.report_texts import Text, remembered, texts
from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.idn import MONTHS, NotANumberError, parse_month, read_thousands, terbilang
from lkjip_docgen.quantity import written_places
from lkjip_docgen.records import Record

_ONE = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
_BELOW_HUNDRED = (
    rf"(?:(?:{_ONE})\s+puluh(?:\s+(?:{_ONE}))?|(?:{_ONE})\s+belas|sebelas|sepuluh|{_ONE})"
)
WORDS: Final = rf"(?:(?:seratus|(?:{_ONE})\s+ratus)(?:\s+{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
"""A whole number below a thousand in words; what it matches is looked up."""
DIGITS: Final = r"(?:\d{1,3}(?:\.\d{3})+|\d+)"
"""A whole number in figures, with points between thousands or none."""
COUNT: Final = rf"(?<![\w.,/-])(?:{DIGITS}(?![.,]?\d|[/%-]|,-)|{WORDS}\b(?!-))"
"""A whole number that counts something."""
AMOUNT: Final = (
    rf"(?<![\w.,/-])(?:Rp\.?\s?)?(?:{DIGITS}(?:,\d+)?(?![.,]?\d|[/-])|{WORDS}\b(?!-))"
    r"(?:\s*%|\s+(?:persen|ribu|juta|mili?ar|milyar|triliun)\b)?"
)
"""A number with its decimals, its scale and its unit, where it is rupiah or a percentage."""
ORDINALS: Final = {
    **{"pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5},
    **{"keenam": 6, "ketujuh": 7, "kedelapan": 8, "kesembilan": 9, "kesepuluh": 10},
}
ORDINAL: Final = "|".join(ORDINALS)
MONTH: Final = "|".join(MONTHS)
UNTIL: Final = r"(?:\s+(?:s\.d\.|s/d|sampai(?:\s+dengan)?|hingga)\s+|\s?[–—-]\s?)"
"""What stands between the begin and the end of a span."""
_SCALES: Final = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "milar": 9, "triliun": 12}
_AMOUNT_PARTS = re.compile(
    r"(?P<rp>Rp)?\.?\s?(?P<angka>[\d.]*\d(?:,\d+)?)?(?P<kata>[a-z][a-z\s]*?)?"
    r"\s*(?P<satuan>%|persen|ribu|juta|mili?ar|milyar|triliun)?",
    re.IGNORECASE,
)
_ANYTHING_COUNTED = re.compile(
    rf"\d|\b(?:{_ONE}|sepuluh|sebelas|se(?:ratus|ribu))\b", re.IGNORECASE
)


class Besaran(Record):
    """A number as a text states it: its value, what of, and the size of its last digit."""

    nilai: Decimal
    jenis: str  # "rupiah", "persen", or "" of a count
    ketelitian: Decimal
    berskala: bool  # whether "juta" or another scale is written with it


def count(words: str) -> int:
    """The whole number that is written in figures or in words; raises `KeyError` for others."""
    plain = " ".join(words.lower().split())
    digits = plain.replace(".", "")
    return int(digits) if digits.isdecimal() else _in_words()[plain]


@cache
def _in_words() -> dict[str, int]:
    return {terbilang(number): number for number in range(1, 1000)}


def amount(words: str) -> Besaran | None:
    """What a match of `AMOUNT` states; None for what can be no number."""
    match = _AMOUNT_PARTS.fullmatch(words.strip())
    if match is None or not (match["angka"] or match["kata"]):
        return None
    unit = (match["satuan"] or "").lower()
    scale = _SCALES.get(unit, 0)
    kind = "rupiah" if match["rp"] else "persen" if unit in ("%", "persen") else ""
    try:
        value = read_thousands(match["angka"]) if match["angka"] else Decimal(count(match["kata"]))
    except (NotANumberError, KeyError):
        return None
    places = written_places(value)
    return Besaran(value.scaleb(scale), kind, Decimal(1).scaleb(scale - places), scale > 0)


def same_kind(one: Besaran | None, other: Besaran | None) -> bool:
    """Whether two numbers can be compared: both rupiah, percentages or counts, scaled alike."""
    return bool(one and other and one.jenis == other.jenis and one.berskala == other.berskala)


@remembered
def counted(subject: Subject) -> tuple[tuple[Text, Kalimat], ...]:
    """The sentences with a number in figures or words, of the texts that the office worded."""
    return tuple(
        (text, sentence)
        for text in texts(subject)
        if not text.official and _ANYTHING_COUNTED.search(text.prose)
        for sentence in kalimat(text.prose)
        if _ANYTHING_COUNTED.search(sentence.isi)
    )


def flat(words: str) -> str:
    """Words on one line, for a message."""
    return " ".join(words.split())


def day(number: str, month: str, year: str | int) -> date | None:
    """A day of the calendar; None where there is no such day."""
    try:
        return date(int(year), parse_month(month), int(number))
    except ValueError:
        return None


def last_day(year: int, month: int = 12) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def each(pattern: re.Pattern[str], sentence: Kalimat, *stems: str) -> Iterator[re.Match[str]]:
    """The matches of a slow pattern in a sentence that holds one of `stems`, in lower case."""
    lowered = sentence.isi.lower()
    if any(stem in lowered for stem in stems):
        yield from pattern.finditer(sentence.isi)


Wrong = tuple[int, str]
"""Where in a sentence something wrong begins, and what is wrong with it."""
