"""Lengths, areas and weights that a sentence tells, against what an indicator measures.

"421 km jalan yang sudah mantap" of 412: two digits exchanged, or one mistyped, in a clause that
names what the numerator or the denominator is, and says more beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Final

from lkjip_docgen.checks.claims.klausa import CHANGE, clause_around
from lkjip_docgen.checks.claims.pokok import Roots
from lkjip_docgen.checks.data.gaps import slipped
from lkjip_docgen.checks.logic.patterns import AMOUNT, YEAR, Ucapan, amount, counted
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import Text, remembered
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.measures import HasilIndikator
from lkjip_docgen.measures.ways import way_of
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record

_ADVICE: Final = "Samakan angkanya dengan yang dipakai menghitung indikatornya."
_UNITS: Final = {
    "km": ("km", "kilometer"),
    "m": ("m", "meter"),
    "ha": ("ha", "hektare", "hektar"),
    "m2": ("m2", "m²", "meter persegi"),
    "km2": ("km2", "km²", "kilometer persegi"),
    "m3": ("m3", "m³", "meter kubik"),
    "ton": ("ton",),
    "kg": ("kg", "kilogram"),
    "liter": ("liter", "l"),
    "kwh": ("kwh",),
}
"""What a unit is called, the longer names behind its sign."""
_MEASURED: Final = roots("panjang luas volume berat jumlah total bobot")
_ELSEWHERE: Final = (
    "indikator.pembanding.",
    "indikator.riwayat.",
    "penghargaan.",
    "kantor.sejarah",
)
_ANOTHER_TIME = lazy_pattern(
    r"\b(?:sebelum\w*|lalu|semula|target\w*|rencana\w*|akan|depan|sejak|terakhir|periode|renstra"
    r"|provinsi|nasional|triwulan|semester|sisa\w*|belum|tidak|lain|lainnya)\b"
)
_YEARS = lazy_pattern(rf"\b{YEAR}\b")
_FIGURES: Final = 3
"""From so many figures on one slip is no chance."""


class _Measure(Record):
    """What was measured: how much, in which unit, and the words that name it."""

    nilai: Quantity
    satuan: str
    kata: Roots


def measures_told(subject: Subject) -> Iterator[Problem]:
    """The lengths and other measures that are a slip of the pen away from a known one."""
    known = _measures(subject)
    for text, sentence in counted(subject) if known else ():
        if text.field.startswith(_ELSEWHERE):
            continue
        for match in _pattern().finditer(sentence.isi):
            found = _wrong(subject, known, sentence, match)
            if found is not None:
                yield _told(subject, text, sentence, match, found)


@remembered
def _measures(subject: Subject) -> tuple[_Measure, ...]:
    """What the indicators measure in units of length, area, weight or volume."""
    return tuple(one for row in subject.hasil.indikator for one in _of_indicator(row))


def _of_indicator(row: HasilIndikator) -> Iterator[_Measure]:
    model, result = row.model, row.realisasi
    if model.pengukuran is None or not result.ada:
        return
    counted_things = way_of(model.pengukuran).counted()
    for name, quantity in zip(counted_things, result.inputs, strict=False):
        unit = _unit_of(name.rpartition("(")[2].rstrip(") "))
        if unit and quantity.ada and "(" in name:
            yield _Measure(quantity, unit, _names(name.rpartition("(")[0]))
    unit = _unit_of(model.satuan or "")
    if unit:
        yield _Measure(result, unit, _names(model.nama))


def _names(words: str) -> Roots:
    return roots(words) - _MEASURED


@cache
def _signs() -> dict[str, str]:
    return {name: unit for unit, names in _UNITS.items() for name in names}


def _unit_of(words: str) -> str:
    return _signs().get(" ".join(words.lower().split()), "")


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_signs(), key=len, reverse=True)
    written = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return lazy_pattern(rf"(?P<n>{AMOUNT})\s*(?P<satuan>{written})(?![\w²³/])")


def _wrong(
    subject: Subject, known: tuple[_Measure, ...], sentence: Ucapan, match: re.Match[str]
) -> Quantity | None:
    """The measure that a number means and is a slip away from; None where it is known, or free."""
    told, unit = amount(match["n"]), _unit_of(match["satuan"])
    clause = clause_around(sentence.isi, match.start())
    if told is None or told.jenis or CHANGE.search(clause) or _ANOTHER_TIME.search(clause):
        return None
    if set(_YEARS.findall(sentence.isi)) - {str(subject.laporan.dokumen.tahun)}:
        return None
    words = roots(clause)
    alike = [one for one in known if one.satuan == unit]
    if any(one.nilai.nilai == told.nilai for one in alike):
        return None
    named = [one for one in alike if one.kata and one.kata <= words]
    meant = [one for one in named if _is_slip(told.nilai, one.nilai.nilai)]
    return meant[0].nilai if len(meant) == 1 else None


def _is_slip(told: Decimal, meant: Decimal) -> bool:
    """Whether a number is a slip from a known one; fewer with one other digit may be a part."""
    one, other = str(int(told)), str(int(meant))
    if min(len(one), len(other)) < _FIGURES or not slipped(told, meant):
        return False
    return told > meant or sorted(one) == sorted(other)


def _told(
    subject: Subject, text: Text, sentence: Ucapan, match: re.Match[str], known: Quantity
) -> Problem:
    words = sentence.kutip(match)
    message = f"“{words}” berbeda dengan {known.label}: {besaran(known)}."
    return problem(subject, text, sentence.mulai + match.start(), message, _ADVICE, (known,))
