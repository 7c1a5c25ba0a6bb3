"""What a number may be that the rule on known things has no value of: a part, a mean, another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import Final

from lkjip_docgen.checks.claims.klausa import NUMBER, Clause, Number
from lkjip_docgen.checks.claims.pokok import Pokok
from lkjip_docgen.checks.logic.patterns import COUNT, Ucapan, amount, count
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.patterns import lazy_pattern

LEFT: Final = lazy_pattern(
    r"\b(?:belum|tidak|tanpa|sisa\w*|tersisa|lainnya|selebihnya|luar|bukan|masih|tinggal)\b"
)
BY_ONE: Final = lazy_pattern(
    r"\b(?:1|setiap|tiap)\s+[a-z]+\s+(?:saja\s+)?(?:sudah\s+|akan\s+|dapat\s+)?"
    r"(?:mengubah|menggeser|menaikkan|menurunkan|menambah|mengurangi)\b"
)
"""What one more of the things counted brings about, which follows from their number."""
AGAINST: Final = lazy_pattern(
    r"\b(?:dibanding\w*|daripada|dari|terhadap)\s+(?:dengan\s+)?(?:pada\s+)?tahun\s+"
    r"(?P<tahun>20\d\d|lalu|sebelumnya)\b"
)
_OF_A_WHOLE = lazy_pattern(r"\S+(?:\s+[a-z]+){0,4}\s+(?:dari|skala)\s+(?:rp\.?\s?)?\d")
"""A number that is part of the one behind it, or stands on its scale."""
_ON_AVERAGE = lazy_pattern(
    r"\b(?:rata-rata|rerata|sebulan|setahun|sehari|setiap|tiap|per)\b",
    holds=("rata", "rerata", "se", "tiap", "per"),
)


_OF_EACH = lazy_pattern(r"\b(?:setiap|tiap|masing-masing)\b")
"""What makes a number one of every step, which is no value of the whole."""


def may_be_another(
    number: Number,
    clause: Clause,
    sentence: Ucapan,
    subjects: Sequence[Pokok],
    home: Sequence[Pokok],
) -> bool:
    """Whether a number may be what this rule does not know: of a part, a mean, or another thing.

    A decimal number, a percentage or an amount is taken for the value of another thing that has
    it, where the sentence or its section says something of that thing.
    """
    if number.jenis == "cacah":
        return _counts_another(number, clause, sentence, home)
    if number.jenis == "poin":
        between_years = AGAINST.search(clause.isi) is not None
        return not between_years and BY_ONE.search(clause.isi) is None
    if _OF_EACH.search(clause.isi) or _OF_A_WHOLE.match(sentence.isi, number.mulai):
        return True
    if number.jenis == "rupiah" and _is_left_of_another(clause, sentence):
        return True
    if number.jenis == "persen" and any(map(number.is_, _shares(sentence))):
        return True
    words = roots(sentence.isi)
    return any(
        number.is_(quantity.nilai)
        for about in subjects
        for key, group in about.angka.items()
        if (not key and (about in home or not words.isdisjoint(about.kosa)))
        or not key.isdisjoint(words)
        for quantity in group
        if quantity.ada
    )


def _is_left_of_another(clause: Clause, sentence: Ucapan) -> bool:
    """Whether an amount is left of something that the clause does not name: no budget before it."""
    return (
        LEFT.search(clause.isi) is not None
        and not clause.kata()
        and _OF_BUDGET.search(sentence.isi[: clause.mulai + len(clause.isi)]) is None
    )


_OF_BUDGET = lazy_pattern(r"\b(?:pagu|anggaran|dipa|dpa|belanja)\b")
_PER_SO_MANY = lazy_pattern(r"\bper\s+1\.?0{2,3}(?:\.000)*\b")
"""The unit of a rate: "115 per 100.000 kelahiran hidup"."""
_OF_STEPS = lazy_pattern(
    rf"{COUNT}\s+(?:dari\s+{COUNT}\s+)?(?:per(?:tiga|empat|lima|enam|delapan|sepuluh)(?:nya)?\b|tahun\b|bulan\b"
    r"|triwulan\b|semester\b)"
)
"""Fractions in words ("dua pertiga"), and so many of the steps of a series."""


def _counts_another(
    number: Number, clause: Clause, sentence: Ucapan, home: Sequence[Pokok]
) -> bool:
    """Whether a count is of steps, of what is listed behind it, of times, or a mean."""
    if _OF_STEPS.match(sentence.isi, number.mulai) or _HEADS_A_LIST.match(
        sentence.isi, number.mulai
    ):
        return True
    if _is_of_times(number, sentence, home) or _is_part_of_sum(number, sentence, home):
        return True
    return _ON_AVERAGE.search(_PER_SO_MANY.sub(" ", clause.isi)) is not None


_HEADS_A_LIST = lazy_pattern(
    rf"{COUNT}\s+(?:lainnya|sisanya|(?:di\s+antaranya\s+)?(?:yang|belum|tidak)(?:\s+[a-z]+){{1,4}}?)"
    r"\s*(?:,\s*(?:yaitu|yakni|ialah|antara\s+lain|termasuk)|:|(?<=\s)(?:ialah|adalah|yaitu|yakni))"
)
"""So many of what was told before, which are then named: "empat yang belum ialah"."""
_MADE_OF = lazy_pattern(
    r"\b(?:terdiri\s+(?:atas|dari)|terbagi\s+(?:atas|menjadi)|meliputi|mencakup)\b[^.;:(]*"
)
_COUNTED = lazy_pattern(rf"{COUNT}(?=\s+[a-z])")


def _is_part_of_sum(number: Number, sentence: Ucapan, home: Sequence[Pokok]) -> bool:
    """Whether a count is one of the parts of a whole, which together are a count of the section."""
    for made in _MADE_OF.finditer(sentence.isi):
        if made.start() < number.mulai < made.end():
            together = sum(count(match.group()) for match in _COUNTED.finditer(made.group()))
            return any(
                quantity.nilai == together
                for about in home
                for group in about.angka.values()
                for quantity in group
                if quantity.ada
            )
    return False


_TIMES = lazy_pattern(rf"{COUNT}\s+kali\b", holds="kali")
_HELD = lazy_pattern(r"\b(?:survei|kuesioner)\b")


def _is_of_times(number: Number, sentence: Ucapan, home: Sequence[Pokok]) -> bool:
    """Whether a count tells how many times a survey was held, which is no count of people."""
    return (
        any(about.is_indicator for about in home)
        and _TIMES.match(sentence.isi, number.mulai) is not None
        and _HELD.search(sentence.isi) is not None
    )


def _shares(sentence: Ucapan) -> Iterator[Decimal]:
    """What percentage any number of a sentence is of any other one."""
    told = [amount(match["n"]) for match in NUMBER.finditer(sentence.isi)]
    values = [found.nilai for found in told if found is not None and found.nilai][:_FEW]
    for part, whole in permutations(values, 2):
        yield part * 100 / whole


_FEW = 8
"""Of how many numbers of a sentence the shares are looked at."""
