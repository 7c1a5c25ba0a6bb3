"""What belongs to "the highest" in a sentence: its own words, and the number beside its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from lkjip_docgen.checks.logic.patterns import AMOUNT, Besaran, amount
from lkjip_docgen.patterns import DIGITS, lazy_pattern

_JOINT = lazy_pattern(
    r"\b(?:dan|serta|sedangkan|sementara|adapun|tetapi|namun|hingga|sampai|dibandingkan)\b|[,;]"
)
_NUMBER = lazy_pattern(AMOUNT, holds=DIGITS)
_YEAR = lazy_pattern(r"(?:19|20)\d\d")
_OF_HOW_MANY = lazy_pattern(
    r"\s+(?:jenis|unsur|bulan|tahun|kecamatan|komponen|program|kegiatan|kelompok|variabel|indikator"
    r"|triwulan|puskesmas|desa|kabupaten|wilayah|seksi|bidang|sumber)\b"
)
"""What makes a number before it one of how many there are, of which one is the highest."""


def own_span(words: str, match: re.Match[str], every: re.Pattern[str]) -> tuple[int, int]:
    """Where the words begin and end that one extreme has for itself, where a sentence has several.

    "Terbanyak di A dan tersedikit di B" is cut at the last joint between the two.
    """
    found = list(every.finditer(words))
    before = max((other.end() for other in found if other.end() <= match.start()), default=None)
    behind = min((other.start() for other in found if other.start() >= match.end()), default=None)
    begin = 0 if before is None else _last_joint(words, before, match.start())
    end = len(words) if behind is None else _last_joint(words, match.end(), behind)
    return begin, end


def _last_joint(words: str, start: int, end: int) -> int:
    """Where the last joint of a span begins; its middle is the end of the first part otherwise."""
    joints = [found.start() for found in _JOINT.finditer(words, start, end)]
    return joints[-1] if joints else end


def numbers_told(words: str) -> list[Besaran]:
    """The numbers of some words, which are no years."""
    found = (
        match.group()
        for match in _NUMBER.finditer(words)
        if not _OF_HOW_MANY.match(words, match.end())
    )
    told = (amount(number) for number in found if not _YEAR.fullmatch(number))
    return [number for number in told if number is not None]


def told_among(numbers: Iterable[Besaran], values: Iterable[Decimal | None]) -> bool:
    """Whether one of some numbers is one of some values, as far as it is written."""
    known = [value for value in values if value is not None]
    return any(abs(abs(value) - one.nilai) < one.ketelitian for one in numbers for value in known)


def fitting(numbers: list[Besaran], series: Iterable[tuple[Decimal | None, ...]]) -> Iterator[int]:
    """Which of several series a number tells of: without a number, each of them.

    Of a series are given the values that decide: those of the named thing and of the true end.
    """
    for order, values in enumerate(series):
        if not numbers or told_among(numbers, values):
            yield order
