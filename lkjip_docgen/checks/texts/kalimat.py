"""Sentences of a text and the numbers in them, as Indonesian offices write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from lkjip_docgen.idn import NotANumberError, amount_in, read_thousands
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity, Unit, round_half_up, written_places
from lkjip_docgen.records import Record

# The sign comes first: the quickest way to look for one.
_END = lazy_pattern(
    r"[.!?;\n](?:(?<=[.!?;])(?<!\bs\.d.)(?<!\bNo.)(?<!\ba\.n.)\s+(?=[A-Z“*(])|(?<=\n)\s*\n)"
)
_LONGEST = 1000
_KNOWN = 32_768
"""Texts whose sentences are remembered: more than a data file of the greatest length has."""
_NUMBER = lazy_pattern(
    r"(?<![\w.,/-])(?P<rp>Rp\.?\s*)?(?P<digits>\d[\d.,]*\d|\d)"
    r"\s*(?P<unit>%|persen\b|poin\s+persentase\b|triliun\b|miliar\b|milyar\b|juta\b)?(?![\w/-])"
)
_PERCENT = lazy_pattern("%|persen")
_SHORT_DECIMAL = lazy_pattern(r"\d+\.\d{1,2}")
_SCALES = {"triliun": 12, "miliar": 9, "milyar": 9, "juta": 6}
_YEAR = lazy_pattern(r"(?<![\d.,/-])(20\d\d)(?![\d.,]\d|[/-])")
_PERCENT_UNITS = (Unit.PERSEN, Unit.POIN_PERSENTASE)
_INDEX_UNITS = (Unit.INDEKS, Unit.NILAI, Unit.POIN)


class Kalimat(Record):
    """A sentence and where it begins in its text."""

    isi: str
    mulai: int

    @property
    def tahun(self) -> tuple[int, ...]:
        """The years that it names, each once, in order."""
        return tuple(dict.fromkeys(int(year) for year in _YEAR.findall(self.isi)))


class Bilangan(Record):
    """A number in a sentence: rupiah, a percentage, or an index with decimals.

    `ketelitian` is the size of its last printed digit: 0.01 for "97,57%".
    """

    tertulis: str
    nilai: Decimal
    ketelitian: Decimal
    jenis: str  # rupiah | persen | indeks
    mulai: int

    def sejenis(self, quantity: Quantity) -> bool:
        """Whether a quantity is of the kind that this number can state."""
        if self.jenis == "rupiah":
            return quantity.unit is Unit.RUPIAH
        return quantity.unit in (_PERCENT_UNITS if self.jenis == "persen" else _INDEX_UNITS)

    def menyatakan(self, quantity: Quantity) -> bool:
        """Whether this is the quantity's value as far as it is printed here."""
        if not quantity.ada or not self.sejenis(quantity):
            return False
        difference = abs(abs(quantity.nilai) - self.nilai)
        return difference < self.ketelitian and (
            difference * 2 <= self.ketelitian
            or round_half_up(abs(quantity.nilai), quantity.places) == self.nilai
        )


def kalimat(text: str) -> Iterator[Kalimat]:
    """The sentences of a text."""
    return (Kalimat(text[start:end], start) for start, end in spans(text))


@lru_cache(maxsize=_KNOWN)
def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence of a text begins and ends; a dozen rules ask about each text."""
    found: list[tuple[int, int]] = []
    begin = 0
    for end in _END.finditer(text):
        found += _pieces(text, begin, end.start() + 1)
        begin = end.end()
    return (*found, *_pieces(text, begin, len(text)))


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence whole, or in pieces where it runs on for pages without a full stop."""
    found = []
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        middle = cut if cut > 0 else start + _LONGEST
        found.append((start, middle))
        start = middle
    if start < end:
        found.append((start, end))
    return found


def bilangan(text: str) -> Iterator[Bilangan]:
    """Amounts of rupiah, percentages, and numbers with decimals; other counts are left out."""
    for match in _NUMBER.finditer(text):
        kind = _kind(match)
        if kind is None:
            continue
        parsed = _parse(match["digits"], kind, _SCALES.get(match["unit"], 0))
        if parsed is not None:
            yield Bilangan(match.group().strip(), *parsed, kind, match.start())


def _kind(match: re.Match[str]) -> str | None:
    """What a number states; None for a count."""
    if match["rp"]:
        return "rupiah"
    if _PERCENT.search(match["unit"] or ""):
        return "persen"
    return "indeks" if _has_decimals(match["digits"]) else None


def _has_decimals(digits: str) -> bool:
    return "," in digits or _SHORT_DECIMAL.fullmatch(digits) is not None


def _parse(digits: str, kind: str, scale: int) -> tuple[Decimal, Decimal] | None:
    """Value and size of the last digit; None for what can be no number."""
    if kind == "rupiah" and not scale:
        return amount_in(digits), Decimal(1)
    try:
        value = read_thousands(digits, or_point=True)
    except NotANumberError:
        return None
    return value.scaleb(scale), Decimal(1).scaleb(scale - written_places(value))
