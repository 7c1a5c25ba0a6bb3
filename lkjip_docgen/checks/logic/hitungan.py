"""Arithmetic inside a sentence: sums, differences, changes, and numbers that cannot be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from itertools import chain

from lkjip_docgen.checks.logic.patterns import (
    AMOUNT,
    COUNT,
    ORDINAL,
    ORDINALS,
    Besaran,
    Look,
    Ucapan,
    Wrong,
    amount,
    count,
    counted,
    each,
    figures,
    flat,
    holding,
    same_kind,
)
from lkjip_docgen.checks.logic.shares import (
    ABOUT,
    ADVICE,
    PARTS,
    among_more,
    among_share,
    left,
    over_all,
)
from lkjip_docgen.checks.logic.wholes import more_than_the_staff, wholes_of_indicators
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_decimal
from lkjip_docgen.patterns import lazy_pattern

_TWO_NUMBERS = lazy_pattern(r"\d\D+\d")


@rule("LK490", Severity.WARNING, "Hitungan dalam kalimat tidak cocok")
def reckonings(subject: Subject) -> Iterator[Problem]:
    """Parts that exceed their whole, sums, differences and shares that do not follow."""
    found = chain(_looked_at(subject), _among(subject), _concluded(subject))
    for text, sentence, (start, message) in found:
        yield problem(subject, text, sentence.mulai + start, message, ADVICE)
    yield from left(subject)
    yield from wholes_of_indicators(subject)
    yield from more_than_the_staff(subject)
    for text in texts_holding(subject, *ORDINALS):
        if not text.official:
            for start, message in _beyond_the_last(text):
                yield problem(subject, text, start, message, ADVICE)


def _looked_at(subject: Subject) -> Iterator[tuple[Text, Ucapan, Wrong]]:
    """The wrong reckonings inside of sentences."""
    for look, stems in (*PARTS, *_SUMS):
        for text, sentence in holding(counted(subject), *stems):
            if _TWO_NUMBERS.search(sentence.isi):
                yield from ((text, sentence, wrong) for wrong in look(sentence))
    for text, sentence in holding(counted(subject), "seluruh", "semua"):
        yield from ((text, sentence, wrong) for wrong in over_all(sentence))


def _among(subject: Subject) -> Iterator[tuple[Text, Ucapan, Wrong]]:
    """Parts that exceed what the same sentence, or the one before it, has counted.

    Their shares are held against all that the text has counted until then.
    """
    found = counted(subject)
    for text, sentence in holding(found, "di antaranya"):
        before = [one for other, one in found if other is text and one.mulai < sentence.mulai]
        wrong = (*among_more(sentence, before[-1] if before else None),)
        yield from ((text, sentence, one) for one in (*wrong, *among_share(sentence, before)))


# --- sums and differences -------------------------------------------------------------

_EQUAL = (
    r"\s*(?:adalah|ialah|menjadi|sama\s+dengan|=|berjumlah|bersisa|tersisa|tinggal|hasilnya)\s+"
)
_OPERATION = lazy_pattern(
    rf"(?P<a>{AMOUNT})(?:\s+[a-z]+){{0,2}}\s*(?P<cara>dikurangi|ditambah|dikali(?:kan)?|dikurang|[+−×])"
    rf"\s*(?:dengan\s+)?(?P<b>{AMOUNT})(?:\s+[a-z]+){{0,2}}?{_EQUAL}(?P<c>{AMOUNT})"
)
_OPERATIONS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    **{"dikurangi": lambda a, b: a - b, "dikurang": lambda a, b: a - b, "−": lambda a, b: a - b},
    **{"ditambah": lambda a, b: a + b, "+": lambda a, b: a + b},
    **{"dikali": lambda a, b: a * b, "dikalikan": lambda a, b: a * b, "×": lambda a, b: a * b},
}
_SIGNS = ("dikurang", "ditambah", "dikali", "+", "−", "×")


def _operation(sentence: Ucapan) -> Iterator[Wrong]:
    """ "64 dikurangi 41 adalah 32"."""
    for match in _OPERATION.finditer(sentence.isi):
        a, b, c = (amount(match[name]) for name in "abc")
        if a is None or b is None or c is None or a.berskala != b.berskala:
            continue
        true = _OPERATIONS[match["cara"]](a.nilai, b.nilai)
        if abs(true - c.nilai) >= max(a.ketelitian, b.ketelitian, c.ketelitian):
            yield match.start(), f"“{sentence.kutip(match)}”: seharusnya {_shown(true, a)}."


def _shown(value: Decimal, like: Besaran) -> str:
    """A reckoned value with as many decimals as the number it was reckoned from."""
    return format_decimal(value, max(0, -int(like.ketelitian.adjusted())))


_DIFFERENCE = lazy_pattern(
    rf"\bselisih\s+(?:antara\s+)?(?P<a>{AMOUNT})(?:\s+[a-z]+)?\s+(?:dan|dengan)\s+(?P<b>{AMOUNT})"
    rf"(?:\s+[a-z]+)?,?\s+(?:(?:adalah|ialah|yaitu|yakni|sebesar|sebanyak)\s+){{1,2}}(?P<c>{AMOUNT})"
)


def _difference(sentence: Ucapan) -> Iterator[Wrong]:
    """ "selisih antara 64 dan 41 adalah 32"."""
    for match in _DIFFERENCE.finditer(sentence.isi):
        a, b, c = (amount(match[name]) for name in "abc")
        if a is None or b is None or c is None or a.berskala != b.berskala:
            continue
        true = abs(a.nilai - b.nilai)
        if abs(true - c.nilai) >= max(a.ketelitian, b.ketelitian, c.ketelitian):
            yield match.start("c"), f"“{sentence.kutip(match)}”: seharusnya {_shown(true, a)}."


_BY = (
    r"(?:naik|turun|meningkat|menurun|bertambah|berkurang|kenaikan|penurunan|peningkatan|pengurangan"
    r"|penambahan|ditambah|dikurangi|merosot|melonjak)"
)
_CHANGED_BY = lazy_pattern(
    rf"\b{_BY}\s+(?:(?:sebesar|sebanyak|sejumlah|tepat)\s+)?(?P<c>{AMOUNT})"
    r"(?P<satuan>(?:\s+(?!(?:dari|kali)\b)[a-z]+){0,2}),?\s+"
    rf"(?:yaitu\s+|yakni\s+)?dari\s+(?P<a>{AMOUNT})(?:\s+[a-z]+){{0,3}}\s+menjadi\s+(?P<b>{AMOUNT})"
)
_BECAME = lazy_pattern(
    rf"\bdari\s+(?P<a>{AMOUNT})(?:\s+[a-z]+){{0,3}}\s+menjadi\s+(?P<b>{AMOUNT})"
    rf"(?:\s+(?!(?:sehingga|maka|karena|dan|yang)\b)[a-z]+){{0,3}},?\s+"
    rf"(?:atau\s+|yaitu\s+|sehingga\s+)?{_BY}\s+(?:(?:sebesar|sebanyak|sejumlah|tepat)\s+)?"
    rf"(?P<c>{AMOUNT})(?P<satuan>(?:\s+(?!dari\b)[a-z]+){{0,2}})(?!,?\s+dari\s+\d)"
)


def _changed_by(sentence: Ucapan, pattern: re.Pattern[str]) -> Iterator[Wrong]:
    """ "naik 6,38 poin, dari 85,13 menjadi 91,51": the change against its ends."""
    for match in pattern.finditer(sentence.isi):
        a, b, c = (amount(match[name]) for name in "abc")
        if a is None or b is None or c is None or a.berskala != b.berskala or not a.nilai:
            continue
        possible = _possible_changes(a, b, c, match["satuan"])
        if possible and all(abs(one - c.nilai) >= _tolerance(a, b, c) for one in possible):
            true = _shown(possible[0], a if c.jenis != "persen" else c)
            yield match.start("c"), f"“{sentence.kutip(match)}”: selisihnya {true}."


def _possible_changes(a: Besaran, b: Besaran, c: Besaran, unit: str) -> list[Decimal]:
    """The change between two numbers, and in percent of the first where a percentage is told."""
    difference = abs(b.nilai - a.nilai)
    relative = difference / a.nilai * 100
    if c.jenis != "persen":
        return [difference] if c.jenis == a.jenis or "poin" in unit or not c.jenis else []
    return [difference, relative] if "persen" in (a.jenis, b.jenis) else [relative, difference]


def _tolerance(a: Besaran, b: Besaran, c: Besaran) -> Decimal:
    """How far a change may be off: the last digits of rounded numbers."""
    return c.ketelitian if c.jenis == "persen" else max(a.ketelitian, b.ketelitian, c.ketelitian)


_FROM_TO = lazy_pattern(
    rf"\bdari\s+(?:rata-rata\s+|sekitar\s+)?(?P<a>{AMOUNT})\s+(?P<satuan>[a-z]+)\s+(?:[a-z]+\s+){{0,3}}?"
    rf"menjadi\s+(?:rata-rata\s+|hanya\s+)?(?P<b>{AMOUNT})\s+(?P=satuan)\b",
    holds="menjadi",
)
_CONCLUDED = lazy_pattern(
    r"^\W*(?:dengan\s+(?:demikian|begitu)|jadi|artinya|berarti|itu\s+berarti)\b,?\s+[^.;:\d]{0,80}?"
    rf"\b{_BY}\s+(?:(?:sebesar|sebanyak|sejumlah|tepat)\s+)?(?P<c>{AMOUNT})\s+(?P<satuan>[a-z]+)\b"
)
_CONCLUSIONS = ("demikian", "begitu", "jadi", "arti")


def _concluded(subject: Subject) -> Iterator[tuple[Text, Ucapan, Wrong]]:
    """ "Turun dari 5 jam menjadi 2 jam. Dengan demikian waktunya berkurang 4 jam."."""
    found = counted(subject)
    for before, (text, sentence) in zip((None, *found), found, strict=False):
        if before is None or before[0] is not text or "menjadi" not in before[1].isi:
            continue
        match = next(each(_CONCLUDED, sentence, *_CONCLUSIONS), None)
        moves = list(_FROM_TO.finditer(before[1].isi)) if match is not None else []
        if match is None or len(moves) != 1 or moves[0]["satuan"] != match["satuan"]:
            continue
        a, b, c = amount(moves[0]["a"]), amount(moves[0]["b"]), amount(match["c"])
        if a is None or b is None or c is None or not same_kind(a, c) or a.berskala != b.berskala:
            continue
        true = abs(a.nilai - b.nilai)
        if abs(true - c.nilai) >= _tolerance(a, b, c):
            shown = f"“{sentence.kutip(match)}”: selisihnya {_shown(true, a)} {match['satuan']}."
            yield text, sentence, (match.start("c"), shown)


_TIMES = lazy_pattern(
    rf"\b(?P<kali>\d{{1,2}})\s+kali\s+lipat\b[^.;:\d]{{0,30}}?\bdari\s+(?P<a>{AMOUNT})"
    rf"(?:\s+[a-z]+){{0,3}}\s+menjadi\s+(?P<b>{AMOUNT})"
)


def _times(sentence: Ucapan) -> Iterator[Wrong]:
    """ "naik dua kali lipat, dari 12 menjadi 36"."""
    for match in _TIMES.finditer(sentence.isi):
        a, b = amount(match["a"]), amount(match["b"])
        about = ABOUT.search(sentence.isi[: match.start()][-30:])
        if a is None or b is None or not same_kind(a, b) or not a.nilai or about:
            continue
        ratio = b.nilai / a.nilai
        if abs(ratio - count(match["kali"])) > Decimal("0.3"):
            shown = format_decimal(ratio, 1)
            yield match.start(), f"“{sentence.kutip(match)}”: perbandingannya {shown} kali."


# --- numbers that cannot be ----------------------------------------------------------------

_TIME = lazy_pattern(
    r"(?<![\w.,/-])\d{1,3}\s+(?P<besar>jam|menit|tahun)\s+(?P<n>\d{1,3})\s+(?P<kecil>menit|detik|bulan)\b"
)
_FITS = {("jam", "menit"): 60, ("menit", "detik"): 60, ("tahun", "bulan"): 12}


def _time(sentence: Ucapan) -> Iterator[Wrong]:
    """ "1 jam 75 menit"."""
    for match in _TIME.finditer(sentence.isi):
        most = _FITS.get((match["besar"], match["kecil"]))
        if most is not None and int(match["n"]) >= most:
            words = f"{most} {match['kecil']} sudah satu {match['besar']}"
            yield match.start(), f"“{sentence.kutip(match)}”: {words}."


_NTH = lazy_pattern(
    r"\b(?P<benda>misi|tahap|tahapan|langkah|butir|pilar|agenda|prioritas|prinsip|aspek|fase|gelombang)\s+"
    rf"(?P<ke>(?:{ORDINAL})(?:(?:,|,?\s+dan)\s+(?:{ORDINAL}))*)\b"
)
"""Things that are numbered in one row; indicators and objectives are counted part by part."""
_NTH_WORD = lazy_pattern(rf"\b(?:{ORDINAL})\b")


def _beyond_the_last(text: Text) -> Iterator[Wrong]:
    """ "lima misi … misi kedua dan ketujuh": an ordinal beyond the count of its noun."""
    rows = list(_NTH.finditer(text.lowered))
    counts = _counts_by_noun(text) if rows else {}
    for match in rows:
        noun = match["benda"]
        found = counts.get(noun, [])
        earlier = [number for start, number in found if start < match.start()]
        most = earlier[-1] if earlier else max((number for _, number in found), default=0)
        told = max(ORDINALS[word] for word in _NTH_WORD.findall(match["ke"]))
        if 0 < most < told:
            words = flat(text.prose[match.start() : match.end()])
            yield match.start(), f"“{words}”, padahal teks itu menyebut {most} {noun}."


_COUNTED = lazy_pattern(
    rf"(?P<n>{COUNT})\s+(?P<benda>[a-z]{{4,}})\b(?!\s+(?:yang\s+)?(?:lain|berikut|terakhir|pertama))"
)


def _counts_by_noun(text: Text) -> dict[str, list[tuple[int, int]]]:
    """Where a text counts each noun, and how many it tells of."""
    found: dict[str, list[tuple[int, int]]] = {}
    for match in _COUNTED.finditer(figures(text.lowered)):
        found.setdefault(match["benda"], []).append((match.start(), count(match["n"])))
    return found


_SUMS: tuple[Look, ...] = (
    *((_operation, _SIGNS), (_difference, ("selisih",)), (_time, ("menit", "detik", "bulan"))),
    (partial(_changed_by, pattern=_CHANGED_BY), ("menjadi",)),
    *((partial(_changed_by, pattern=_BECAME), ("menjadi",)), (_times, ("kali lipat",))),
)
