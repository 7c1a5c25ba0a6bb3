"""Spelling, abbreviations, rupiah, numbers, dates and punctuation in the office's texts."""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator
from functools import cache
from itertools import islice
from operator import eq

from lkjip_docgen.checks.language.frasa_ganda import doubled_phrases
from lkjip_docgen.checks.language.pisah_sambung import Written, looks, wrongly_written
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.own_words import own_words
from lkjip_docgen.checks.texts.report_texts import Text, before, remembered, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import (
    own_words_with,
    texts_holding,
    texts_that_may_double,
    texts_with,
)
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import MONTHS, amount_in, format_rupiah, parse_month
from lkjip_docgen.patterns import DIGITS, lazy_pattern
from lkjip_docgen.records import replace
from lkjip_docgen.rules import daftar_kata

_KINDS = ("salah_ketik", "tidak_baku", "pisah_sambung", "singkatan")
_WORD = lazy_pattern(r"[^\W\d_]+(?:[-/][^\W\d_]+)*")
_TWO_WORDS = lazy_pattern(rf"{_WORD.pattern}\s+{_WORD.pattern}")
_QUOTED = lazy_pattern(r"“[^”]*”|\"[^\"]*\"|\*[^*\n]+\*")
_RUPIAH = lazy_pattern(
    r"(?P<sign>\bRp\.?|\bIDR)(?P<gap>\s*)(?P<digits>\d[\d.,]*\d|\d)(?P<dash>,-|,--|\.-)?"
)
_GOOD_RUPIAH = lazy_pattern(r"\d{1,3}(?:\.\d{3})*(?:,\d{1,2})?|\d{1,3}(?:\.\d{3})*,\d+")
_COMMA_THOUSANDS = lazy_pattern(r"(?<![\w.,])\d{1,3}(?:,\d{3}){2,}(?![\w,])")
_DECIMAL_POINT = lazy_pattern(
    r"(?<![\w.,/:-])(?P<whole>\d+)\.(?P<part>\d{1,2}|\d{4,})(?=\s*%|\s+persen\b)"
    r"|(?<![\w.,/:-])(?!0\d+\.)(?P<whole2>\d{1,4})\.(?P<part2>\d{1,2})"
    r"(?![\w%/:-]|[.,]\w|\s*(?:%|WI[BT]|persen|–\s*\d\d\.\d\d))"
)
_CURRENCY_BEFORE = lazy_pattern(r"(?:Rp\.?|IDR)\s*$")
_NOT_DECIMAL = lazy_pattern(
    r"(?:\b(?:pukul|jam|butir|bab|subbab|pasal|ayat|nomor|no\.?|angka|huruf|tabel|gambar|grafik|diagram|bagan|versi"
    r"|lampiran|s\.d\.|hingga)\s*|[-–]\s*)$",
    re.IGNORECASE,
)
_HALF_STOPPED = lazy_pattern(r"(?<![\w.])(?:s\.d|a\.n|u\.b|d\.a)(?![\w.])")
_HOURS = lazy_pattern(
    r"\b(?:pukul|jam)\s+(?:[\d.,:–-]|dan|atau|serta|sampai|dengan|hingga|s\.d\.|WI[BT]|WITA|\s)+$",
    re.IGNORECASE,
)
_HOUR = lazy_pattern(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_JOINED_DIGITS = lazy_pattern(r"\d[/-]\d", holds=DIGITS)
_SPACED_PERCENT = lazy_pattern(r"\d[\d.,]*\s+%")
_ENGLISH_MONTHS = {
    "january": 1,
    "february": 2,
    "march": 3,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "october": 10,
    "december": 12,
}
_MONTH_NAMES = "|".join((*MONTHS, *_ENGLISH_MONTHS))
_MONTHS = tuple(name.lower() for name in (*MONTHS, *_ENGLISH_MONTHS))
_DATE = lazy_pattern(
    rf"(?<![\d.,/])(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH_NAMES})\b(?:\s+(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_NUMERIC_DATE = lazy_pattern(
    r"(?<![\w/.-])(?:\d{1,2}[/-]\d{1,2}[/-](?:19|20)\d\d|(?:19|20)\d\d-\d{2}-\d{2})(?![\w/-])"
)
_DOUBLED = lazy_pattern(r"\b([^\W\d_]{2,})\s+\1\b", re.IGNORECASE)
_MAY_DOUBLE = frozenset({"kupu", "ani", "alun", "cumi"})
_SEPARATOR = lazy_pattern(r"\d[.,]\d", holds=DIGITS)


@rule("LK420", Severity.WARNING, "Salah ketik")
def typing_errors(subject: Subject) -> Iterator[Problem]:
    """Misspellings that are wrong even inside an official title."""
    for text, match, instead in _listed(subject, "salah_ketik"):
        yield _misspelt(subject, text, match, instead, "salah ketik")


@rule("LK412", Severity.WARNING, "Kata tidak baku")
def nonstandard_words(subject: Subject) -> Iterator[Problem]:
    """Words that KBBI does not hold as standard; official names and quotations keep theirs."""
    told = set()
    for kind in ("tidak_baku", "pisah_sambung"):
        for text, match, instead in _listed(subject, kind):
            if not _keeps_its_words(text, match):
                written = _with_prefix(text.prose, match, instead)
                told.add((text.path, written.start))
                yield _nonstandard(subject, text, written)
    for text, (start, found, instead) in _wrongly_written(subject):
        if (text.path, start) in told:
            continue
        if not text.official or instead.lower() in _words_in_use(subject):
            yield _nonstandard(subject, text, Written(start, found, instead))


def _nonstandard(subject: Subject, text: Text, written: Written) -> Problem:
    message = f"“{' '.join(written.found.split())}” tidak baku."
    return problem(subject, text, written.start, message, f"Tulis “{written.instead}”.")


_DI = lazy_pattern(r"(?<![\w-])di\s+$", holds="di")
_REACH = 30  # characters behind a word that tell whether it is a verb


def _with_prefix(prose: str, match: re.Match[str], instead: str) -> Written:
    """A word of the list with what it stands with: "di analisa" is "dianalisis" at once.

    Where the word put right would be found again, joined with the prefix before it.
    """
    start, end = match.span()
    prefix = _DI.search(before(prose, start))
    if prefix is not None and (joined := _joined(match.group(), instead, prose[end:])):
        start, instead = start - len(prefix.group()), joined
    return Written(start, prose[start:end], instead)


def _joined(word: str, instead: str, after: str) -> str:
    """A word behind "di" as one with it; "" where "di" is a word of its own."""
    listed = _lexicon()[0].get(f"di{word.lower()}")
    if listed is not None:
        return listed[0]
    written = wrongly_written(f"di {instead}{after[:_REACH]}")
    return next((one.instead for one in written if one.start == 0), "")


def _wrongly_written(subject: Subject) -> Iterator[tuple[Text, Written]]:
    """What is together and should be apart, or the other way round, in the office's own words."""
    for look, words in looks():
        for own in own_words_with(subject, words) if words else own_words(subject):
            for written in look(own.words):
                if not _is_a_level(subject, written):
                    yield own.text, written


def _is_a_level(subject: Subject, written: Written) -> bool:
    """Whether words are a level of the budget as the office's regulation writes it.

    The nomenclature of regional governments has "sub kegiatan".
    """
    levels = subject.laporan.kosakata.tingkat_anggaran
    found = " ".join(written.found.lower().split()).removesuffix("nya")
    return found in {level.kecil for level in levels}


@remembered
def _words_in_use(subject: Subject) -> frozenset[str]:
    """Every word of the report: an official title is held to what is written elsewhere."""
    return frozenset(word for text in texts(subject) for word in _WORD.findall(text.lowered))


def _keeps_its_words(text: Text, match: re.Match[str]) -> bool:
    """Whether a word is not the office's own: official, quoted or part of a name."""
    return text.official or _is_quoted(text, match) or _is_in_name(text.prose, match)


@rule("LK413", Severity.WARNING, "Singkatan tidak lazim")
def abbreviations(subject: Subject) -> Iterator[Problem]:
    """Abbreviations such as "s/d" that EYD writes otherwise; "PD" is an abbreviation of its own."""
    for text, match, instead in _listed(subject, "singkatan"):
        stopped = text.prose.startswith(".", match.end()) and instead.startswith(
            f"{match.group()}."
        )
        if match.group().isupper() or stopped:
            continue
        wrong = _misspelt(subject, text, match, instead, "bukan singkatan yang tepat")
        alone = text.prose.strip(" .") == match.group()
        yield replace(wrong, suggestion=_NOTHING_SAID) if alone else wrong
    for text in texts(subject):
        if text.holds("s.d", "a.n", "u.b", "d.a"):
            for match in _HALF_STOPPED.finditer(text.prose):
                instead = f"{match.group()}."
                yield _misspelt(subject, text, match, instead, "kekurangan titik")


_NOTHING_SAID = "Hapus butir ini, atau sebutkan apa yang dimaksud."
"""The advice on an item of a list that holds an abbreviation alone: "dll."."""

_Hit = tuple[Text, "re.Match[str]", str, str]


def _listed(subject: Subject, kind: str) -> Iterator[tuple[Text, re.Match[str], str]]:
    """Where the texts hold a word or pair of words of a table, and what to write instead."""
    for text, match, instead, found in _hits(subject):
        if found == kind:
            yield text, match, instead


@remembered
def _hits(subject: Subject) -> tuple[_Hit, ...]:
    """All listed words at once: most texts hold none, and are left after a look at their words."""
    words, pairs = _lexicon()
    return tuple(hit for text in texts_with(subject, (*words, *pairs)) for hit in _hits_in(text))


def _hits_in(text: Text) -> Iterator[_Hit]:
    words, pairs = _lexicon()
    firsts = _firsts()
    previous: re.Match[str] | None = None
    first = ""
    for match in _WORD.finditer(text.prose):
        word = match.group().lower()
        if word in words:
            yield (text, match, *words[word])
        elif previous and first in firsts:
            pair, between = f"{first} {word}", text.prose[previous.end() : match.start()]
            is_pair = pair in pairs and between.isspace()
            both = _TWO_WORDS.match(text.prose, previous.start()) if is_pair else None
            if both is not None:
                yield (text, both, *pairs[pair])
        previous, first = match, word


def _may_double(subject: Subject) -> Iterator[Text]:
    """The texts with the same word twice in a row, whatever stands between."""
    for text in texts_that_may_double(subject):
        row = _WORD.findall(text.lowered)
        if len(set(row)) < len(row) and any(map(eq, row, islice(row, 1, None))):
            yield text


_Lexicon = dict[str, tuple[str, str]]
"""What to write instead of a word or pair of words, and the table that it stands in."""


@cache
def _firsts() -> frozenset[str]:
    """The first words of the pairs."""
    _, pairs = _lexicon()
    return frozenset(pair.split(" ", 1)[0] for pair in pairs)


@cache
def _lexicon() -> tuple[_Lexicon, _Lexicon]:
    """Single words and pairs of words."""
    words: _Lexicon = {}
    pairs: _Lexicon = {}
    for kind in _KINDS:
        for word, instead in daftar_kata(kind).items():
            (pairs if " " in word else words)[word] = (instead, kind)
    return words, pairs


def _misspelt(
    subject: Subject, text: Text, match: re.Match[str], instead: str, what: str
) -> Problem:
    word = " ".join(match.group().split())
    if word[0].isupper():
        instead = f"{instead[0].upper()}{instead[1:]}"
    advice = f"Tulis {' atau '.join(f'“{one}”' for one in instead.split(' atau '))}."
    return problem(subject, text, match.start(), f"“{word}” {what}.", advice)


def _is_quoted(text: Text, match: re.Match[str]) -> bool:
    number = bisect_right(_quotations(text), (match.start(), 0)) - 1
    return number >= 0 and match.start() < _quotations(text)[number][1]


@remembered
def _quotations(text: Text) -> list[tuple[int, int]]:
    """Where quotations and foreign words begin and end, in order."""
    return [match.span() for match in _QUOTED.finditer(text.prose)]


def _is_in_name(prose: str, match: re.Match[str]) -> bool:
    """Whether a capitalised word follows a capitalised word: part of a proper name."""
    if not match.group()[0].isupper():
        return False
    previous = re.search(r"(\w+)\s+$", before(prose, match.start()))
    return previous is not None and previous[1][0].isupper()


@rule("LK414", Severity.WARNING, "Penulisan rupiah")
def rupiah_amounts(subject: Subject) -> Iterator[Problem]:
    """Amounts that are not written as "Rp9.092.592.000"."""
    for text, match in _amounts(subject):
        if not _is_good_amount(match):
            message = f"“{match.group()}” bukan penulisan rupiah yang baku."
            yield problem(subject, text, match.start(), message, _proper_amount(match["digits"]))


def _amounts(subject: Subject) -> Iterator[tuple[Text, re.Match[str]]]:
    """Where the texts name amounts of rupiah; a quick look comes before the slow one."""
    for text in texts(subject):
        if "Rp" in text.prose or "IDR" in text.prose:
            yield from ((text, match) for match in _RUPIAH.finditer(text.prose))


def _is_good_amount(match: re.Match[str]) -> bool:
    return (
        match["sign"] == "Rp"
        and not match["gap"]
        and not match["dash"]
        and _GOOD_RUPIAH.fullmatch(match["digits"]) is not None
    )


def _proper_amount(digits: str) -> str:
    whole = re.fullmatch(r"(\d{1,3}(?:[.,]\d{3})*|\d+)(?:,\d{2})?", digits)
    if whole is None:
        return "Periksa angkanya, lalu tulis dengan titik ribuan, misalnya Rp9.092.592.000."
    return f"Tulis {format_rupiah(amount_in(whole[1]))}."


@rule("LK415", Severity.WARNING, "Pemisah ribuan atau desimal keliru")
def separators(subject: Subject) -> Iterator[Problem]:
    """Decimal points and thousands commas: Indonesian writes them the other way round."""
    for text in texts(subject):
        if _SEPARATOR.search(text.prose) is not None:
            for match, instead in _wrong_separators(text.prose):
                message = f"“{match.group()}” memakai pemisah bilangan yang keliru."
                yield problem(subject, text, match.start(), message, f"Tulis {instead}.")


def _wrong_separators(prose: str) -> Iterator[tuple[re.Match[str], str]]:
    """Numbers in the English notation, and how they are written."""
    for match in _COMMA_THOUSANDS.finditer(prose):
        if not _CURRENCY_BEFORE.search(before(prose, match.start())):
            yield match, match.group().replace(",", ".")
    for match in _DECIMAL_POINT.finditer(prose):
        front = before(prose, match.start())
        is_hour = _HOUR.fullmatch(match.group()) and _HOURS.search(front)
        if not is_hour and not _NOT_DECIMAL.search(front):
            yield match, match.group().replace(".", ",")


@rule("LK416", Severity.WARNING, "Spasi sebelum tanda persen")
def spaced_percents(subject: Subject) -> Iterator[Problem]:
    """A space between a number and its percent sign."""
    for text in texts(subject):
        if "%" not in text.prose:
            continue
        for match in _SPACED_PERCENT.finditer(text.prose):
            message = "Tanda persen dipisahkan dari angkanya."
            instead = "Tulis tanpa spasi, misalnya 97,57%."
            yield problem(subject, text, match.start(), message, instead)


@rule("LK417", Severity.WARNING, "Penulisan tanggal")
def dates(subject: Subject) -> Iterator[Problem]:
    """Dates that are not written as "3 Januari 2024", or that no calendar has."""
    for text, match, advice in _wrong_dates(subject):
        message = f"“{match.group()}” bukan penulisan tanggal yang baku."
        yield problem(subject, text, match.start(), message, advice)


def _wrong_dates(subject: Subject) -> Iterator[tuple[Text, re.Match[str], str]]:
    """Dates to be written otherwise, and how; a quick look comes before the slow one."""
    for text in texts_holding(subject, *_MONTHS):
        for match in _DATE.finditer(text.prose):
            if (advice := _date_advice(match)) is not None:
                yield text, match, advice
    for text in texts(subject):
        if _JOINED_DIGITS.search(text.prose) is not None:
            for match in _NUMERIC_DATE.finditer(text.prose):
                yield text, match, "Tulis nama bulannya, misalnya 3 Januari 2024."


def _date_advice(match: re.Match[str]) -> str | None:
    """What to write instead of a date; None when it is well written."""
    written, year = match["month"], match["year"]
    month = _ENGLISH_MONTHS.get(written.lower()) or parse_month(written)
    day, name = int(match["day"]), MONTHS[month - 1]
    if not _is_in_calendar(day, month, year):
        return "Periksa tanggalnya: tidak ada dalam kalender."
    if match["day"].startswith("0") or written != name:
        return f"Tulis {' '.join(filter(None, (str(day), name, year)))}."
    return None


def _is_in_calendar(day: int, month: int, year: str | None) -> bool:
    """Whether there is such a day, in a leap year where no year is written."""
    return 1 <= day <= monthrange(int(year or 2000), month)[1]


@rule("LK418", Severity.WARNING, "Kata tertulis dua kali")
def doubled_words(subject: Subject) -> Iterator[Problem]:
    """The same word twice in a row."""
    for text in _may_double(subject):
        for match in _DOUBLED.finditer(text.prose):
            if match[1].lower() not in _MAY_DOUBLE:
                message = f"Kata “{match[1]}” tertulis dua kali."
                advice = "Hapus salah satu, atau beri tanda hubung bila kata ulang."
                yield problem(subject, text, match.start(), message, advice)
    yield from doubled_phrases(subject)
