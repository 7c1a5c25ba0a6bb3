"""A rise in rupiah and in percent, held against the years between which it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from lkjip_docgen.checks.claims.claim_subjects import claim_subjects
from lkjip_docgen.checks.logic.patterns import AMOUNT, Besaran, amount, counted, holding
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.report_texts import remembered
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.idn import format_decimal
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity, Unit
from lkjip_docgen.records import Record

_BY = lazy_pattern(
    r"\b(?:naik|turun|meningkat|menurun|bertambah|berkurang|tumbuh|kenaikan|peningkatan|penurunan)\s+"
    rf"(?:sebesar\s+|sebanyak\s+|hanya\s+|sekitar\s+)?(?P<uang>(?=rp){AMOUNT})"
    r"(?:\s*(?:\(|,?\s*(?:atau|setara\s+dengan|setara|yaitu|yakni)\s+)"
    r"(?:sebesar\s+|sekitar\s+)?(?P<persen>\d{1,3}(?:,\d+)?)\s*(?:%|persen)"
    r"(?!\s*\)?\s*(?:dari|terhadap|pagu|target|anggaran)\b))?"
)
_AGAINST = lazy_pattern(
    r"\b(?:dibanding\w*|daripada|terhadap|dari|sejak)\s+(?:dengan\s+)?(?:realisasi\s+|capaian\s+)?"
    r"(?:pada\s+)?(?:tahun\s+)?(?P<tahun>20\d\d)\b"
)
_YEAR = lazy_pattern(r"\b20\d\d\b")
_ADVICE = "Hitung ulang kenaikannya terhadap tahun yang disebutkan."


class _Pair(Record):
    """Two years of a series of money, and its figures in them."""

    awal: int
    akhir: int
    lalu: Quantity
    kini: Quantity

    @property
    def selisih(self) -> Decimal:
        """By how much they differ."""
        return abs(self.kini.nilai - self.lalu.nilai)

    @property
    def persen(self) -> Decimal:
        """The same as a percentage of the earlier year."""
        return self.selisih * 100 / self.lalu.nilai


def rises_by_years(subject: Subject) -> Iterator[Problem]:
    """ "Naik Rp1.530.304.795 atau 29,10%" where the percentage is that of the later year.

    Only of a rise that is the difference of two years of a series to the rupiah.
    """
    pairs = _pairs(subject)
    for text, sentence in holding(counted(subject), "rp") if pairs else ():
        if text.official:
            continue
        for match in _BY.finditer(sentence.isi):
            money = amount(match["uang"].strip())
            meant = [pair for pair in pairs if money is not None and _is(money, pair.selisih)]
            wrong = _wrong(sentence.isi, match, meant) if meant else None
            if wrong is not None:
                group, message = wrong
                start = sentence.mulai + match.start(group)
                others = (meant[0].lalu, meant[0].kini)
                message = f"“{sentence.kutip(match, group)}” {message}"
                yield problem(subject, text, start, message, _ADVICE, others)


def _wrong(sentence: str, match: re.Match[str], meant: Sequence[_Pair]) -> tuple[str, str] | None:
    """Which part of a rise is that of no year that is named, and what is true."""
    pair = meant[0]
    shown = f"{besaran(pair.lalu)} ({pair.awal}) dan {besaran(pair.kini)} ({pair.akhir})"
    base = _base_of(sentence)
    if base is not None and not any(base in (one.awal, one.akhir) for one in meant):
        return "uang", f"bukan selisih terhadap tahun {base}, melainkan antara {shown}."
    told = amount(f"{match['persen']}%") if match["persen"] else None
    if told is None or any(_is(told, one.persen) for one in meant):
        return None
    return "persen", f"seharusnya {format_decimal(pair.persen, 2)}, yaitu antara {shown}."


def _base_of(sentence: str) -> int | None:
    """The one year against which a sentence compares; None where it names several."""
    told = {int(match["tahun"]) for match in _AGAINST.finditer(sentence)}
    return next(iter(told)) if len(told) == 1 and len(set(_YEAR.findall(sentence))) < 3 else None


def _is(told: Besaran, value: Decimal) -> bool:
    """Whether a number states a value, as far as it is written."""
    is_rounded = told.berskala or told.jenis == "persen"
    return abs(value - told.nilai) < told.ketelitian if is_rounded else told.nilai == value


@remembered
def _pairs(subject: Subject) -> tuple[_Pair, ...]:
    """Any two years of the series of money, with their figures."""
    return tuple(
        _Pair(first, last, before, after)
        for about in claim_subjects(subject)
        for series in about.deret
        for (first, before), (last, after) in combinations(sorted(series.tahun.items()), 2)
        if before.unit is Unit.RUPIAH and before.ada and after.ada and before.nilai
    )
