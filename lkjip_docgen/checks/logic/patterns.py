"""Numbers, dates and months in running text, for the rules about the inner logic of prose."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.checks.texts.kalimat import spans
from lkjip_docgen.checks.texts.report_texts import Text, remembered, texts
from lkjip_docgen.checks.texts.word_index import Words, words_of
from lkjip_docgen.idn import (
    BELOW_THOUSAND,
    FIRST_WORDS,
    IN_WORDS,
    MONTHS,
    SCALE,
    NotANumberError,
    parse_month,
    read_thousands,
    read_words,
)
from lkjip_docgen.patterns import has_figure, lazy_pattern
from lkjip_docgen.quantity import written_places
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

DIGITS: Final = r"(?:\d{1,3}(?:\.\d{3})+|\d+)"
"""A whole number in figures, with points between thousands or none."""
COUNT: Final = r"\d(?<![\w.,/-].)(?:\d{0,2}(?:\.\d{3})+|\d*)(?![.,]?\d|[/%-]|,-)"
"""A whole number that counts something; it begins with the digit, which is quick to look for."""
AMOUNT: Final = (
    rf"(?<![\w.,/-])(?:[Rr]p\.?\s?)?{DIGITS}(?:,\d+)?(?![.,]?\d|[/-])"
    r"(?:\s*%|\s+(?:persen|ribu|juta|mili?ar|milyar|triliun)\b)?"
)
"""A number with its decimals, its scale and its unit, where it is rupiah or a percentage."""
ORDINALS: Final = {
    **{"pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5},
    **{"keenam": 6, "ketujuh": 7, "kedelapan": 8, "kesembilan": 9, "kesepuluh": 10},
}
ORDINAL: Final = "|".join(ORDINALS)
COLLECTIVE: Final = "|".join(word for word, number in ORDINALS.items() if number > 1)
"""So many as there are: "kelima rekomendasi"."""
MONTH: Final = "|".join(MONTHS)
YEAR: Final = r"(?:19|20)\d\d"
UNTIL: Final = r"(?:\s+(?:s\.d\.|s/d|sampai(?:\s+dengan)?|hingga)\s+|\s?[–—-]\s?)"
"""What stands between the begin and the end of a span."""
NO_COUNT: Final = lazy_pattern(
    r"(?:\b(?:tahun|bulan|nomor|no\.|tanggal|pukul|pasal|ayat|butir|huruf|tabel|gambar|bab|lampiran"
    r"|triwulan|semester|kelas|versi|skala|peringkat|urutan|km|kilometer|ke|per|setiap"
    r"|tiap)\s*|[–+×:/-]\s?)$"
)
"""What makes the number behind it no count of things."""
_SCALES: Final = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "milar": 9, "triliun": 12}
_AMOUNT_PARTS = lazy_pattern(
    r"(?P<rp>[Rr]p)?\.?\s?(?P<angka>[\d.]*\d(?:,\d+)?)"
    r"\s*(?P<satuan>%|persen|ribu|juta|mili?ar|milyar|triliun)?"
)
_BEFORE, _BEHIND = r"(?<![\w-])", r"\b(?!-)"
_HELD = (*FIRST_WORDS, "seribu")
_IN_FIGURES = lazy_pattern(f"{_BEFORE}{IN_WORDS}{_BEHIND}", re.IGNORECASE, holds=_HELD)
_IN_SMALL_LETTERS = lazy_pattern(f"{_BEFORE}{IN_WORDS}{_BEHIND}", holds=_HELD)
_PART = lazy_pattern(f"{_BEFORE}{BELOW_THOUSAND}{_BEHIND}", re.IGNORECASE)
_OF_MONEY = lazy_pattern(rf"\s+(?:{SCALE}\s+)?rupiah\b", re.IGNORECASE)


class Besaran(Record):
    """A number as a text states it: its value, what of, and the size of its last digit."""

    nilai: Decimal
    jenis: str  # "rupiah", "persen", or "" of a count
    ketelitian: Decimal
    berskala: bool  # whether "juta" or another scale is written with it


class Ucapan(Record):
    """A sentence with its numbers in figures, which are as long as the words they replace.

    `isi` is in lower case and `besar` is not; `asli` is the sentence as the office wrote it.
    """

    isi: str
    besar: str
    asli: str
    mulai: int

    def kutip(self, match: re.Match[str], group: str | int = 0) -> str:
        """The words of a match as they are written, on one line."""
        end = match.end(group)
        blanks = len(self.besar) - end - len(self.besar[end:].lstrip())
        rest = self.asli[end : end + blanks].rstrip()  # of the last number, told in words
        return " ".join((self.asli[match.start(group) : end] + rest).split())


def ucapan(words: str, start: int = 0) -> Ucapan:
    """Words, which begin at `start` of their text, ready to be reckoned with."""
    told = figures(words)
    return Ucapan(told.lower(), told, words, start)


def sentences(prose: str) -> Iterator[Ucapan]:
    """The sentences of a text, ready to be reckoned with."""
    in_figures = figures(prose)
    if not in_figures.isascii():  # in small letters it may have others, and more of them
        for start, end in spans(prose):
            told = in_figures[start:end]
            yield Ucapan(told.lower(), told, prose[start:end], start)
        return
    lowered = in_figures.lower()
    for start, end in spans(prose):
        told = in_figures[start:end]
        written = told if in_figures is prose else prose[start:end]
        yield Ucapan(lowered[start:end], told, written, start)


def sentences_of(subject: Subject, text: Text) -> tuple[Ucapan, ...]:
    """The sentences of a text of the report, made once for all rules."""
    known = _sentences(subject)
    if text.path not in known:
        known[text.path] = tuple(sentences(text.prose))
    return known[text.path]


@remembered
def _sentences(subject: Subject) -> dict[Path_, tuple[Ucapan, ...]]:
    return {}


def figures(words: str) -> str:
    """The same words with figures and blanks for the numbers: "dua puluh orang" -> "20 … orang".

    Of a round number the scale stays, "dua juta" -> "2 juta"; money is told by "Rp", too.
    """
    plain = words.isascii()
    pattern = _IN_SMALL_LETTERS if plain else _IN_FIGURES  # looking in any case is slow
    looked = words.lower() if plain else words
    told, begin = "", 0
    for match in pattern.finditer(looked):
        sign = "Rp" if _OF_MONEY.match(looked, match.end()) else ""
        told += words[begin : match.start()] + _in_figures(match.group(), sign)
        begin = match.end()
    return told + words[begin:] if begin else words


@lru_cache(maxsize=4096)
def _in_figures(words: str, sign: str) -> str:
    """The figures of a number in words, with as many characters."""
    number = read_words(words)
    if number is None:  # "dua ribu tiga ribu" are several
        return _PART.sub(lambda part: str(read_words(part.group())).ljust(len(part.group())), words)
    return f"{sign}{number}".ljust(len(words))


def count(figure: str) -> int:
    """The whole number that a match of `COUNT` states."""
    return int(figure.replace(".", ""))


def amount(words: str) -> Besaran | None:
    """What a match of `AMOUNT` states; None for what can be no number."""
    match = _AMOUNT_PARTS.fullmatch(words.strip())
    if match is None:
        return None
    unit = match["satuan"] or ""
    scale = _SCALES.get(unit, 0)
    kind = "rupiah" if match["rp"] else "persen" if unit in ("%", "persen") else ""
    try:
        value = read_thousands(match["angka"])
    except NotANumberError:
        return None
    places = written_places(value)
    return Besaran(value.scaleb(scale), kind, Decimal(1).scaleb(scale - places), scale > 0)


def same_kind(one: Besaran | None, other: Besaran | None) -> bool:
    """Whether two numbers can be compared: both rupiah, percentages or counts, scaled alike."""
    return bool(one and other and one.jenis == other.jenis and one.berskala == other.berskala)


Said = tuple[Text, Ucapan]
"""A text and a sentence of it."""


@remembered
def counted(subject: Subject) -> tuple[Said, ...]:
    """The sentences with a number, of the texts that the office worded."""
    return tuple(
        (text, said)
        for text in texts(subject)
        if not text.official and (has_figure(text.lowered) or text.holds(*FIRST_WORDS))
        for said in sentences_of(subject, text)
        if has_figure(said.isi)
    )


def holding(found: Sequence[Said], *stems: str) -> list[Said]:
    """The sentences that hold one of `stems`, in lower case: quicker than to ask each of them."""
    return [found[number] for number in _words(found).holding(stems)]


@remembered
def _words(found: Sequence[Said]) -> Words:
    return words_of([said.isi for _, said in found])


_COUNTED_THING = lazy_pattern(rf"{COUNT}\s+[a-z]{{3,}}")


@remembered
def counted_things(subject: Subject) -> tuple[tuple[Text, Ucapan, int], ...]:
    """Where in those sentences a whole number stands before a word of three letters or more."""
    return tuple(
        (text, said, match.start())
        for text, said in counted(subject)
        for match in _COUNTED_THING.finditer(said.isi)
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


def each(pattern: re.Pattern[str], sentence: Ucapan, *stems: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern in a sentence that holds one of `stems`, in lower case."""
    for stem in stems:
        if stem in sentence.isi:
            return pattern.finditer(sentence.isi)
    return iter(())


Wrong = tuple[int, str]
"""Where in a sentence something wrong begins, and what is wrong with it."""
Look = tuple[Callable[[Ucapan], Iterator[Wrong]], tuple[str, ...]]
"""What finds something wrong in sentences with one of the stems, in lower case."""
