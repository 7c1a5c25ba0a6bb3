"""Claims that something rose or fell month after month, or quarter after quarter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from lkjip_docgen.checks.claims.claim_subjects import claim_subjects
from lkjip_docgen.checks.claims.klaim import ADVICE, MEASURE, WISH
from lkjip_docgen.checks.claims.klausa import clause_around
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.kalimat import kalimat
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_with
from lkjip_docgen.checks.wording import angka
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import ROMAWI
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Predikat
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_UP = r"naik|meningkat|bertambah|membaik|menanjak"
_DOWN = r"turun|menurun|berkurang|memburuk|merosot"
_EACH = r"(?:(?:pada\s+)?(?:setiap|tiap)\s+{0}|dari\s+{0}\s+ke\s+{0}|{0}\s+demi\s+{0})"
_STEADY = lazy_pattern(
    rf"\b(?:(?P<atas>{_UP})|(?P<bawah>{_DOWN}))\s+(?:\w+\s+){{0,2}}?"
    rf"(?:(?P<bulan>{_EACH.format('bulan')})|(?P<triwulan>{_EACH.format('triwulan')}))\b"
    rf"|\b(?:(?P<bulan2>{_EACH.format('bulan')})|(?P<triwulan2>{_EACH.format('triwulan')}))"
    rf"\s+(?:terus\s+|selalu\s+)?(?:(?P<atas2>{_UP})|(?P<bawah2>{_DOWN}))\b",
    re.IGNORECASE,
    holds=("bulan", "triwulan"),
)
_WORDS = (
    *("bulan ke bulan", "tiap bulan", "setiap bulan", "bulan demi"),
    *("triwulan ke triwulan", "tiap triwulan", "setiap triwulan", "triwulan demi"),
)
_MOVING = (
    *("naik", "ingkat", "tambah", "membaik", "menanjak"),
    *("urun", "kurang", "memburuk", "merosot"),
)
"""One of them is in each such claim."""
_VALUES = lazy_pattern(r"\b(?:nilai|indeks|skor)(?:nya)?\b|\bhasil\s+survei\b", re.IGNORECASE)
_RESULTS = lazy_pattern(r"\b(?:nilai|realisasi|capaian)(?:nya)?\b", re.IGNORECASE)
_SPENDING = lazy_pattern(
    r"\b(?:belanja|realisasi|serapan|penyerapan|pengeluaran)(?:nya)?\b", re.IGNORECASE
)
_ANSWERS = lazy_pattern(r"\b(?:responden|pengisi|jawaban)\b", re.IGNORECASE)
_FEWEST = 3


class _Series(Record):
    """What goes on from month to month: its name, where it stands, its steps by name."""

    nama: str
    bagian: Path_
    nilai: Sequence[tuple[str, Decimal]]


@rule("LK553", Severity.WARNING, "Disebut naik atau turun terus, padahal datanya tidak")
def month_after_month(subject: Subject) -> Iterator[Problem]:
    """ "Naik dari bulan ke bulan" of a survey whose table goes up and down, or year after year."""
    yield from _year_after_year(subject)
    for text in texts_with(subject, _WORDS):
        if text.official or not text.holds(*_MOVING):
            continue
        for sentence in kalimat(text.prose):
            if not any(map(sentence.isi.lower().__contains__, _MOVING)):
                continue
            for match in _STEADY.finditer(sentence.isi):
                if WISH.search(sentence.isi[max(0, match.start() - 60) : match.start()]):
                    continue
                clause = clause_around(sentence.isi, match.start())
                series = _meant(subject, text, clause, match)
                step = _against(series, match) if series is not None else None
                if series is not None and step is not None:
                    yield _told(subject, text, sentence.mulai, match, series, step)


_SINCE = lazy_pattern(
    r"\b(?:terus|selalu|konsisten|senantiasa)\s+"
    r"(?:(?P<atas>naik|meningkat|bertambah)|(?P<bawah>turun|menurun|berkurang|merosot))"
    r"(?:\s+(?:setiap|tiap)\s+tahun)?\s+sejak\s+(?:tahun\s+)?(?P<y>20\d\d)\b",
    re.IGNORECASE,
    holds="sejak",
)
"""Moves up and down; what gets better or worse may do either."""
_OPENING = roots("berkat itu dengan demikian begitu karena hasilnya oleh sehingga tersebut")
_TELLING = 2
"""Words of its name by which an indicator is known in its own section."""


def _year_after_year(subject: Subject) -> Iterator[Problem]:
    """ "Kepuasan internal terus naik sejak tahun 2022", whose values fell in a year since.

    What calls the indicator in full, or its value, is left to the rule on trends.
    """
    known = {about.bagian: about for about in claim_subjects(subject)}
    for text in texts_with(subject, ("sejak",)):
        about = known.get(text.path[:2])
        if text.official or about is None or not about.deret or not text.holds(*_MOVING):
            continue
        name = roots(subject.laporan.indikator[int(str(text.path[1]))].nama)
        for sentence in kalimat(text.prose):
            match = _SINCE.search(sentence.isi)
            words = clause_around(sentence.isi, match.start()) if match is not None else ""
            if match is None or about.pola.search(words) or MEASURE.search(words):
                continue
            own = roots(sentence.isi[: match.start()]) - _OPENING
            if WISH.search(sentence.isi[: match.start()]) or not own <= name or len(own) < _TELLING:
                continue
            values = [
                (str(year), value.nilai)
                for year, value in sorted(about.deret[0].tahun.items())
                if value.ada and year >= int(match["y"])
            ]
            series = _Series("realisasi", text.path[:2], values)
            step = _against(series, match) if str(match["y"]) in dict(values) else None
            if step is not None:
                yield _told(subject, text, sentence.mulai, match, series, step)


def _meant(subject: Subject, text: Text, clause: str, match: re.Match[str]) -> _Series | None:
    """The series of a section that a clause names; None where it names another thing."""
    by_month = bool(match["bulan"] or match["bulan2"])
    match text.path:
        case ("indikator", int(number), *_) if by_month:
            return _of_months(subject, number, clause)
        case ("indikator", int(number), *_) if _names(subject, number, clause, _RESULTS):
            said = subject.laporan.indikator[number].triwulan
            path: Path_ = ("indikator", number, "triwulan", "realisasi")
            return _of_quarters(said.realisasi.urut, path) if said is not None else None
        case ("anggaran", *_) if not by_month and _SPENDING.search(clause):
            spent = subject.laporan.anggaran.triwulan
            path = ("anggaran", "triwulan", "realisasi")
            return _of_quarters(spent.realisasi.urut, path) if spent is not None else None
    return None


def _names(subject: Subject, number: int, clause: str, results: re.Pattern[str]) -> bool:
    """Whether a clause names an indicator or its result."""
    row, lowered = subject.laporan.indikator[number], clause.lower()
    own = (row.singkatan, row.nama)
    return results.search(clause) is not None or any(
        name.lower() in lowered for name in own if name
    )


def _of_months(subject: Subject, number: int, clause: str) -> _Series | None:
    """The months of a survey: of an element, its respondents or its value, as a clause names it."""
    survey = subject.hasil.indikator[number].survei
    if survey is None:
        return None
    path: Path_ = ("indikator", number, "pengukuran", "tabel")
    lowered = clause.lower()
    months = [month.nama for month in survey.bulan]
    for element in survey.unsur:
        if element.nama.lower() in lowered:
            return _Series(f"Nilai {element.nama}", path, _known(months, element.bulan))
    if _ANSWERS.search(clause):
        return _Series("Responden", path, _known(months, [m.responden for m in survey.bulan]))
    if not _names(subject, number, clause, _VALUES):
        return None
    return _Series("Nilai", path, _known(months, [month.nilai for month in survey.bulan]))


def _known(names: Sequence[str], values: Sequence[Quantity]) -> list[tuple[str, Decimal]]:
    return [(name, q.nilai) for name, q in zip(names, values, strict=False) if q.ada]


def _of_quarters(values: Sequence[Decimal | None], path: Path_) -> _Series:
    known = [
        (f"triwulan {ROMAWI[n]}", value)
        for n, value in enumerate(values)
        if value is not None and not isinstance(value, Predikat)
    ]
    return _Series("Realisasi", path, known)


def _against(series: _Series, match: re.Match[str]) -> tuple[tuple[str, Decimal], ...] | None:
    """The first two values that go the other way than is said; the ends where none ever moves."""
    upward = any(name.startswith("atas") and word for name, word in match.groupdict().items())
    if len(series.nilai) < _FEWEST:
        return None
    for before, after in pairwise(series.nilai):
        rise = after[1] - before[1]
        if rise and (rise > 0) != upward:
            return before, after
    first, last = series.nilai[0], series.nilai[-1]
    return (first, last) if first[1] == last[1] else None


def _told(
    subject: Subject,
    text: Text,
    start: int,
    match: re.Match[str],
    series: _Series,
    step: tuple[tuple[str, Decimal], ...],
) -> Problem:
    (before, first), (after, last) = step
    message = (
        f"“{' '.join(match.group().split())}” bertentangan dengan datanya: {series.nama} {before} "
        f"{angka(first)}, {after} {angka(last)}."
    )
    others = (series.bagian,)
    return problem(subject, text, start + match.start(), message, ADVICE, others=others)
