"""The sentences of an office that hold something of its own: a number, a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from hashlib import blake2b
from typing import Final

from lkjip_docgen.across.plain_words import without_names
from lkjip_docgen.across.sheet import Passage, Spot
from lkjip_docgen.checks import Subject, kalimat, place_of, texts
from lkjip_docgen.identity import plain
from lkjip_docgen.idn import MONTHS, NotANumberError, read_thousands
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import dotted

_SHORTEST: Final = 40
"""Characters of a sentence that is worth comparing."""
_LONGEST: Final = 600
_PLACED: Final = 400
"""Sentences of a report that are told at their own place: to find one, its text is read up to it.

Those after them are told at the beginning of their texts.
"""
_ELSEWHERE: Final = frozenset({"indikator.pembanding.unit", "kantor.sejarah_bidang"})
"""Texts that speak of others, or of all offices of the ministry."""
_OWN: Final = lazy_pattern(r"\d|(?<=[a-z,;] )[A-Z]")
_DIGIT: Final = lazy_pattern(r"\d[\d.,]*")
_DIGITS: Final = 3
"""Digits of a number that two offices do not have alike by chance, zeros at its end aside."""
_NUMBER: Final = lazy_pattern(r"(?:(?<![\w.,/-])|(?<=\bRp))\d[\d.,]*\d(?![\w/-])")
_RUPIAH: Final = lazy_pattern(r"\bRp\.?\s?\Z")
_CITED: Final = lazy_pattern(
    r"(?i)(?:nomor|no\.|pasal|ayat|angka|huruf|bab|pukul|iso|sni|akun|kode|telepon|telp\.?|sms"
    r"|whatsapp|wa|pos|panggilan|mak)\s*$|\d[ -]$"
)
"""What stands before a number that is a name: of a regulation, a standard, a telephone."""
_GOES_ON: Final = lazy_pattern(r"[ -]\d")
_MONTH: Final = lazy_pattern(rf"\s*(?:{'|'.join(MONTHS)})\b")
_YEARS: Final = range(1900, 2101)


def passages_of(subject: Subject, names: re.Pattern[str] | None) -> Iterator[Passage]:
    """The sentences with a number or a name, of all texts that the office has worded itself."""
    placed = 0
    for text in texts(subject):
        if text.official or text.field in _ELSEWHERE or len(text.value) < _SHORTEST:
            continue
        for sentence in kalimat(text.value):
            words = " ".join(sentence.isi.split())
            if _SHORTEST <= len(words) <= _LONGEST and _OWN.search(words):
                is_placed = placed < _PLACED
                place = (
                    place_of(subject, text, sentence.mulai)
                    if is_placed
                    else subject.place(text.path)
                )
                placed += is_placed
                spot = Spot(place, dotted(text.path))
                yield Passage(words, spot, _keys(words, names), tuple(_numbers(words)))


def _keys(words: str, names: re.Pattern[str] | None) -> tuple[int, ...]:
    """A sentence as it stands, without its numbers, and without what the office is called."""
    forms = (words, _DIGIT.sub("0", words), without_names(words, names))
    return tuple({_number_of(plain(form)) for form in forms})


def _number_of(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big")


def _numbers(words: str) -> Iterator[tuple[str, str]]:
    """Numbers that tell something of an office, as written and as value; no years, no citations."""
    for found in _NUMBER.finditer(words):
        before = words[max(0, found.start() - 12) : found.start()]
        if _CITED.search(before) or _GOES_ON.match(words, found.end()):
            continue
        if _MONTH.match(words, found.end()):
            continue
        shown = found.group()
        try:
            value = read_thousands(shown, or_point=True)
        except NotANumberError:
            continue
        if _tells(value):
            money = "Rp" if _RUPIAH.search(before) else ""
            yield f"{money}{shown}", format(value.normalize(), "f")


def _tells(value: Decimal) -> bool:
    """Whether a number has digits enough, and is no year."""
    if value in _YEARS:
        return False
    return len(value.normalize().as_tuple().digits) >= _DIGITS
