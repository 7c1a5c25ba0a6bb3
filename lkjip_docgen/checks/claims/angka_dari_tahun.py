"""A change from one year to another: the value told of each year against that of the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.claims.deret_tahunan import DeretTahun, series_meant, series_of
from lkjip_docgen.checks.claims.klaim import ADVICE
from lkjip_docgen.checks.claims.klausa import CLAUSE
from lkjip_docgen.checks.logic.patterns import AMOUNT, Besaran, Ucapan, amount, counted, holding
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.source import Path_

_ELSEWHERE: Final = ("indikator.pembanding.", "indikator.riwayat.", "penghargaan.", "kantor.")
_OF_YEAR: Final = r"(?:\s+(?!menjadi\b|ke\b|tahun\b|pada\b)[a-z]+){0,3}?\s+\(?(?:pada\s+)?"
_FROM_TO = lazy_pattern(
    rf"\bdari\s+(?P<a>{AMOUNT}){_OF_YEAR}tahun\s+(?P<tahun>20\d\d|lalu|sebelumnya)\)?\s+"
    rf"(?:menjadi|ke)\s+(?P<b>{AMOUNT})(?:{_OF_YEAR}tahun\s+(?P<kini>20\d\d|ini)\b)?",
    holds="dari",
)
_AMOUNT = lazy_pattern(AMOUNT)
_MOVED: Final = roots(
    "naik turun meningkat menurun bertambah berkurang membaik memburuk merosot melonjak susut"
    " kenaikan penurunan peningkatan jumlah berhasil ditekan diturunkan dinaikkan terus"
)


def years_told(subject: Subject) -> Iterator[Problem]:
    """ "Dari tujuh kejadian pada tahun 2023 menjadi lima", where 2023 had six.

    One of the two must be the value of its year, so that it is clear what is told.
    """
    for text, sentence in holding(counted(subject), "menjadi", " ke "):
        if text.official or text.field.startswith(_ELSEWHERE):
            continue
        for match in _FROM_TO.finditer(sentence.isi) if "tahun" in sentence.isi else ():
            wrong = _wrong(subject, text, sentence, match)
            if wrong is not None:
                group, year, series = wrong
                value = series.known()[year]
                words = sentence.kutip(match, group)
                message = f"“{words}” bukan {series.nama} tahun {year}: {besaran(value)}."
                start = sentence.mulai + match.start(group)
                yield problem(subject, text, start, message, ADVICE, (value,))


def _wrong(
    subject: Subject, text: Text, sentence: Ucapan, match: re.Match[str]
) -> tuple[str, int, DeretTahun] | None:
    """Which of two numbers is not that of its year, which year, and of what it is told."""
    now = subject.laporan.dokumen.tahun
    last = int(match["kini"]) if match["kini"] and match["kini"].isdigit() else now
    first = int(match["tahun"]) if match["tahun"].isdigit() else last - 1
    begin = max((end.end() for end in CLAUSE.finditer(sentence.isi, 0, match.start())), default=0)
    numbers = (("a", match["a"], first), ("b", match["b"], last))
    for one in _meant(subject, text.path, sentence.isi, sentence.isi[begin : match.end()]):
        known = one.known()
        told = [
            (group, year, _states(number, known[year]))
            for group, words, year in numbers
            if (number := amount(words.strip())) is not None and year in known
        ]
        wrong = [(group, year) for group, year, true in told if not true]
        if len(told) == len(numbers) and len(wrong) == 1:
            return (*wrong[0], one)
    return None


def _states(told: Besaran, value: Quantity) -> bool:
    """Whether a number is a value as far as it is written."""
    apart = abs(told.nilai - abs(value.nilai))
    return apart < told.ketelitian if told.ketelitian < 1 or told.berskala else apart == 0


def _meant(subject: Subject, path: Path_, sentence: str, clause: str) -> list[DeretTahun]:
    """The series that a clause on a change may mean: that of its section, or those it names."""
    words = _AMOUNT.sub(" ", clause)
    said = roots(words) - _MOVED
    home = [one for one in series_of(subject, path) if said <= one.kosa | roots(one.satuan)]
    return home or list(series_meant(subject, path, sentence, words, _MOVED))
