"""Quarters that a text tells, held against own tables of quarters and those of indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from lkjip_docgen.checks.claims.deret_tabel import (
    NUMBERS,
    Deret,
    Triwulanan,
    indicator_quarters,
    own_quarters,
    quarters_in,
    quarters_meant,
)
from lkjip_docgen.checks.claims.klaim import ADVICE
from lkjip_docgen.checks.claims.klausa import CHANGE, Clause, Number, numbers_in
from lkjip_docgen.checks.claims.serapan_triwulan import absorbed_in_quarters
from lkjip_docgen.checks.logic.patterns import ORDINALS, sentences_of
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_decimal, in_a_row
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record

_ROMAN: Final = ("I", "II", "III", "IV")
_HALVES: Final = ("I", "II")
_CUT = lazy_pattern(
    r"[;:()]|,(?!\d)|\b(?:dan|sedangkan|sementara|lalu|kemudian|serta|menjadi|tetapi|namun|padahal)\b"
)
_END = lazy_pattern(
    r"\b(?:karena|sebab|akibat|sehingga|meskipun|walaupun|agar|untuk|setelah|sejak)\b"
)
_BEGIN: Final = 10
"""Letters of a sentence in which a conjunction begins it."""
_HALF = lazy_pattern(r"\bsemester\s+(?P<n>ii?|1|2|pertama|kedua)\b")
_OTHER = lazy_pattern(
    r"\b(?:lalu|sebelum\w*|rencana\w*|jadwal\w*|akan|depan|provinsi|nasional|rata-rata|selisih\w*|masing-masing"
    r"|tahun\s+berikutnya|ditargetkan|diharapkan|antara)\b"
)
_YEAR = lazy_pattern(r"\b(?:19|20)\d\d\b")
_BY = lazy_pattern(
    r"\b(?:naik|turun|meningkat|menurun|bertambah|berkurang|kenaikan|penurunan|selisih|lebih|kurang)"
    r"(?:\s+(?:sebanyak|sebesar|hanya|sekitar))?\s+$"
)
_MORE = lazy_pattern(r"\S+\s+(?:[a-z]+\s+)?(?:lebih|kurang|di\s+atas|di\s+bawah|selisih\w*)\b")
_MOST = lazy_pattern(
    r"\b(?:(?P<atas>tertinggi|terbesar|terbanyak|puncak\w*|paling\s+(?:tinggi|banyak|besar))"
    r"|(?P<bawah>terendah|terkecil|tersedikit|paling\s+(?:rendah|sedikit|kecil)))\b"
    r"(?:\s+(?P<ke>kedua|ketiga|keempat))?"
)
_MOVED = lazy_pattern(
    r"\b(?:(?P<naik>naik|meningkat|bertambah|melonjak|lebih\s+(?:banyak|tinggi|besar))"
    r"|(?P<turun>turun|menurun|berkurang|merosot|lebih\s+(?:sedikit|rendah|kecil)))\b"
)
_EACH = lazy_pattern(r"\b(?:setiap|tiap)\s+triwulan\b|\bdari\s+triwulan\s+ke\s+triwulan\b")
_UNTIL = lazy_pattern(r"\b(?:sampai|hingga|s\.d\.)\s+(?:dengan\s+)?$")
_EACH_OTHER = lazy_pattern(r"\b(?:setiap|tiap)\b")
_AGAINST = lazy_pattern(r"\b(?:dari|daripada|dibanding\w*(?:\s+dengan)?|terhadap)\s+(?:pada\s+)?$")


_SEVERAL = lazy_pattern(
    r"\b(?:triwulan|tw)\s+(?:iv|i{1,3}|[1-4])\s*(?:,\s*(?:dan\s+)?|dan\s+|serta\s+|/\s*|&\s*)(?:iv|i{1,3}|[1-4])"
    r"(?=\s*[,/&:;.]|\s+[^\W\d]|\s*$)(?!,\d)",
)
"""Several quarters of one word: "triwulan I, II, dan III", whose numbers follow in a row."""
_TOKEN = lazy_pattern(r"\S+(?:\s{2,})?")
"""A number with the blanks that it has where it is told in words."""


class _Wrong(Record):
    """Where in a sentence something wrong begins and ends, of what, and what is true."""

    mulai: int
    akhir: int
    deret: Deret
    benar: str


@rule("LK583", Severity.WARNING, "Triwulan yang disebut tidak sesuai dengan datanya")
def quarters_told(subject: Subject) -> Iterator[Problem]:
    """ "Pada triwulan II berlayar 13 kali" where the table of the office has 14."""
    yield from absorbed_in_quarters(subject)
    if not (own_quarters(subject) or indicator_quarters(subject)):
        return
    now = str(subject.laporan.dokumen.tahun)
    for text in texts_holding(subject, "triwulan", "tw", "semester"):
        if text.official or text.field.startswith(("perjanjian", "rencana", "evaluasi")):
            continue
        for sentence in sentences_of(subject, text):
            words = sentence.isi
            each = _EACH.search(words) is not None
            if not (each or quarters_in(words) or _HALF.search(words)) or _OTHER.search(words):
                continue
            if not each and _EACH_OTHER.search(words):
                continue
            if set(_YEAR.findall(words)) - {now}:
                continue
            for table in quarters_meant(subject, text, sentence):
                for wrong in _all_wrong(words, table):
                    said = " ".join(sentence.asli[wrong.mulai : wrong.akhir].split()).rstrip(".,")
                    message = (
                        f"“{said}” tidak sesuai dengan datanya; {wrong.deret.nama}: {wrong.benar}."
                    )
                    start = sentence.mulai + wrong.mulai
                    yield problem(subject, text, start, message, ADVICE, (wrong.deret.sumber,))


def _all_wrong(words: str, table: Triwulanan) -> Iterator[_Wrong]:
    """The numbers of quarters, else the end or the direction that a sentence tells wrongly."""
    end = _END.search(words, _BEGIN)
    told = words[: end.start()] if end else words
    numbers = list(_wrong_numbers(told, table))
    if not numbers and _EACH.search(told):
        yield from _wrong_steadily(told, table)
        return
    yield from numbers or (*_wrong_ends(told, table), *_wrong_moves(told, table))


# --- numbers ---------------------------------------------------------------------------------


def _wrong_numbers(words: str, table: Triwulanan) -> Iterator[_Wrong]:
    """Each number beside one quarter that is none of it, its thing and quarter told before."""
    series: list[Deret] = []
    quarter: re.Match[str] | None = None
    if _SEVERAL.search(words):
        return
    for part in _parts(words):
        here = roots(part.isi)
        series = (table.meant(here) if here & _names(table) or not series else series) or series
        named = quarters_in(part.isi) or list(_HALF.finditer(part.isi))
        if len(named) > 1:
            return
        quarter = named[0] if named else quarter
        numbers = list(numbers_in(part))
        if quarter is None or len(series) != 1 or len(numbers) != 1 or here - table.kosa:
            continue
        number = numbers[0]
        before = part.isi[: number.mulai - part.mulai]
        behind = part.isi[number.mulai - part.mulai :]
        if (
            _BY.search(before)
            or _MORE.match(behind)
            or number.jenis == "poin"
            or not _is_counted(number, table)
        ):
            continue
        right = _possible(series[0], quarter)
        if right and not any(number.is_(value) for value in right):
            token = _TOKEN.match(words, number.mulai)
            end = token.end() if token else number.mulai
            yield _Wrong(number.mulai, end, series[0], _shown(series[0], quarter))


def _names(table: Triwulanan) -> frozenset[str]:
    return frozenset[str]().union(*(one.kata for one in table.deret))


def _is_counted(number: Number, table: Triwulanan) -> bool:
    """Whether a number is of the kind that the table has: no rupiah, and of a rate no count."""
    if not table.tarif:
        return number.jenis not in ("rupiah", "persen")
    return number.jenis in ("persen", "desimal")


def _parts(words: str) -> Iterator[Clause]:
    begin = 0
    for cut in (*_CUT.finditer(words), None):
        end = cut.start() if cut else len(words)
        if words[begin:end].strip():
            yield Clause(words[begin:end], begin)
        begin = cut.end() if cut else end


def _possible(series: Deret, named: re.Match[str]) -> list[Decimal]:
    if "tw" not in named.groupdict():
        return series.half(_half(named))
    number = NUMBERS[named["tw"]]
    known = series.nilai[0][number]
    return series.possible(number) if known is not None else []


def _half(named: re.Match[str]) -> int:
    return 0 if named["n"] in ("i", "1", "pertama") else 1


def _shown(series: Deret, named: re.Match[str]) -> str:
    if "tw" not in named.groupdict():
        sums = series.half(_half(named))
        return f"{_plain(sums[0])} pada semester {_ROMAN[_half(named)]}"
    number = NUMBERS[named["tw"]]
    return f"{_plain(series.nilai[0][number])} pada triwulan {_ROMAN[number]}"


def _plain(value: Decimal | None) -> str:
    if value is None:
        return "-"
    places = max(0, -int(value.as_tuple().exponent))
    return format_decimal(value, places)


# --- ends and directions ---------------------------------------------------------------------


def _one_series(words: str, table: Triwulanan) -> Deret | None:
    """The one thing that words speak of, and of nothing else."""
    said = roots(words)
    found = table.meant(said)
    return found[0] if len(found) == 1 and not said - table.kosa else None


def _wrong_ends(words: str, table: Triwulanan) -> Iterator[_Wrong]:
    match, named = _MOST.search(words), quarters_in(words)
    series = _one_series(words, table) if match and len(named) == 1 else None
    if match is None or series is None:
        return
    known = [(value, q) for q, value in enumerate(series.nilai[0]) if value is not None]
    if len(known) < len(_ROMAN):
        return
    order = [value for value, _ in sorted(known, reverse=match["atas"] is not None)]
    rank = ORDINALS[match["ke"]] - 1 if match["ke"] else 0
    told = series.nilai[0][NUMBERS[named[0]["tw"]]]
    if told != order[rank]:
        right = [_ROMAN[q] for value, q in known if value == order[rank]]
        shown = f"triwulan {in_a_row(right)} ({_plain(order[rank])})"
        yield _Wrong(match.start(), match.end(), series, shown)


def _wrong_moves(words: str, table: Triwulanan) -> Iterator[_Wrong]:
    """A quarter, or a half of the year, that is said to have more or less than another one."""
    match, named = _MOVED.search(words), quarters_in(words) or list(_HALF.finditer(words))
    if match is None or len(named) != len(_HALVES):
        return
    series = _one_series(words, table)
    base = [q for q in named if _AGAINST.search(words[: q.start()])]
    if series is None or len(base) != 1 or CHANGE.search(words, match.end()):
        return
    other = next(q for q in named if q is not base[0])
    first, then = (_held(series, q) for q in (base[0], other))
    if first is None or then is None:
        return
    if (then <= first) if match["naik"] else (then >= first):
        shown = in_a_row([_shown(series, q) for q in sorted(named, key=_order)])
        yield _Wrong(match.start(), match.end(), series, shown)


def _held(series: Deret, named: re.Match[str]) -> Decimal | None:
    """What a thing has in a quarter, or in a half of the year where it is counted by quarters."""
    if "tw" in named.groupdict():
        return series.nilai[0][NUMBERS[named["tw"]]]
    counted = series.kata and None not in series.nilai[0]
    return series.half(_half(named))[0] if counted else None


def _order(named: re.Match[str]) -> int:
    return NUMBERS[named["tw"]] if "tw" in named.groupdict() else _half(named)


def _wrong_steadily(words: str, table: Triwulanan) -> Iterator[_Wrong]:
    """A thing that is said to rise or fall in every quarter, and did not."""
    match, series = _MOVED.search(words), _one_series(words, table)
    if match is None or series is None or None in series.nilai[0]:
        return
    named = quarters_in(words)
    until = [NUMBERS[q["tw"]] for q in named if _UNTIL.search(words[: q.start()])]
    if len(until) < len(named):
        return
    last = min(until, default=len(_ROMAN) - 1)
    values = [value for value in series.nilai[0][: last + 1] if value is not None]
    steps = pairwise(values)
    if not all(b > a if match["naik"] else b < a for a, b in steps):
        shown = in_a_row([_plain(value) for value in values])
        yield _Wrong(match.start(), match.end(), series, shown)
