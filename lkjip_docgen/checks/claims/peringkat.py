"""Things of one kind of which one is the highest: months, elements, spending, programs, years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from lkjip_docgen.checks.claims.claim_subjects import ClaimSubject, claim_subjects
from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.checks.texts.report_texts import Text, remembered
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.idn import format_rupiah
from lkjip_docgen.measures import HasilIndikator, HasilNilai, HasilPos
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_MANY = 60
"""Lines of the budget that are ranked; a longer list is no matter of a sentence."""


class Value(Record):
    """A value as it is compared and as it is printed; None where it is not known."""

    nilai: Decimal | None
    tertulis: str = ""


class Row(Record):
    """Something that may be the highest: its name, the words that mean it, its values."""

    nama: str
    pola: re.Pattern[str]
    nilai: tuple[Value, ...]  # one of each series


class Ranking(Record):
    """Things of one kind, of which one is the highest, and where their values stand.

    `deret` are the words by which each of their series is meant; one that has none is meant by
    no other word.  Only of a ranking of `cacah` something is "the most".  Years are `tahun`: a
    year beside an extreme may as well say when something else was the highest.
    """

    baris: tuple[Row, ...]
    deret: tuple[re.Pattern[str] | None, ...]
    bagian: Path_
    cacah: bool = False
    tahun: bool = False
    wajib: re.Pattern[str] | None = None  # without which a clause ranks something else

    def end(self, series: int, key: str) -> Decimal | None:
        """The highest or the lowest value of a series."""
        values = (row.nilai[series].nilai for row in self.baris)
        known = [value for value in values if value is not None]
        return (max if key == "atas" else min)(known, default=None)

    def at_end(self, series: int, key: str) -> list[Row]:
        """All that share the highest or the lowest value."""
        end = self.end(series, key)
        return [row for row in self.baris if end is not None and row.nilai[series].nilai == end]

    def meant(self, words: str) -> list[int]:
        """The series that words mean; all of them where no word tells."""
        told = [n for n, pola in enumerate(self.deret) if pola and pola.search(words)]
        return told or list(range(len(self.deret)))


def rankings_of(subject: Subject, text: Text) -> Sequence[Ranking]:
    """What the texts of a part of the data may rank."""
    match text.path:
        case ("indikator", int(number), *_):
            found = _of_indicator(subject.hasil.indikator[number], number)
        case ("anggaran", *_):
            found = [_of_spending(subject), *_of_lines(subject)]
        case ("ikpa", *_):
            found = _of_score(subject.hasil.ikpa, "ikpa")
        case ("smart", *_):
            found = _of_score(subject.hasil.nka, "smart")
        case _:
            found = []
    if text.path[0] != "indikator" and "capaian" in text.lowered:
        found += _of_indicators(subject)
    about = _subject_at(subject, text.path)
    return found if about is None else [*found, *_of_years(about)]


def _of_indicator(row: HasilIndikator, number: int) -> list[Ranking]:
    """The months of a survey and its elements; of a weighted one each group's elements."""
    survey = row.survei
    if survey is None:
        return list(_of_weighted(row, number))
    at: Path_ = ("indikator", number, "pengukuran", "tabel")
    months = tuple(
        Row(month.nama, re.compile(rf"\b{month.nama}\b"), (_value(month.nilai),))
        for month in survey.bulan
    )
    elements = tuple(
        Row(part.nama, _pattern(part.nama), (_value(part.nilai),)) for part in survey.unsur
    )
    return [Ranking(months, (None,), at), Ranking(elements, (None,), at)]


def _of_weighted(row: HasilIndikator, number: int) -> Iterator[Ranking]:
    """The elements with weights, by value; of several groups with one name of each, none."""
    groups = row.berbobot.kelompok if row.berbobot is not None else ()
    names = [part.nama.lower() for group in groups for part in group.unsur]
    if len(set(names)) < len(names):
        return  # which group is meant no name tells
    for n, group in enumerate(groups):
        rows = tuple(
            Row(part.nama, _pattern(part.nama), (_value(part.nilai),)) for part in group.unsur
        )
        at: Path_ = ("indikator", number, "pengukuran", "kelompok", n, "unsur")
        if len(rows) > 1:
            yield Ranking(rows, (None,), at)


_ACHIEVED = lazy_pattern(r"\bcapaian\w*\b", re.I)


@remembered
def _of_indicators(subject: Subject) -> list[Ranking]:
    """All indicators by how far they reached their targets."""
    rows = [
        Row(
            row.model.singkatan or row.model.nama,
            re.compile("|".join(_called(row))),
            (_value(row.capaian),),
        )
        for row in subject.hasil.indikator
    ]
    if not 1 < len(rows) <= _MANY:
        return []
    return [Ranking(tuple(rows), (None,), ("indikator",), wajib=_ACHIEVED)]


def _called(row: HasilIndikator) -> Iterator[str]:
    """The patterns of the names of an indicator."""
    name = r"\s+".join(map(re.escape, row.model.nama.split()))
    yield rf"(?<![\w-])(?i:{name})(?![\w-])"
    if row.model.singkatan:
        yield rf"(?<![\w-]){re.escape(row.model.singkatan)}(?![\w-])"


_SHARE = lazy_pattern(r"\b(?:terserap|serapan\w*|penyerapan\w*|persentase\w*|tingkat)\b|%", re.I)
_SPENT = lazy_pattern(r"\b(?:realisasi\w*|terealisasi|dibelanjakan|pengeluaran)\b", re.I)
_GIVEN = lazy_pattern(r"\b(?:pagu\w*|alokasi\w*|dialokasikan|porsi\w*|bagian)\b", re.I)
_LEFT = lazy_pattern(r"\b(?:sisa\w*|tersisa|menyisakan|belum\s+terserap|tidak\s+terserap)\b", re.I)
_OF_MONEY = (_SHARE, _SPENT, _GIVEN, _LEFT)


def _of_spending(subject: Subject) -> Ranking:
    """The kinds of spending of the year: what share was spent, how much, of how much, the rest."""
    years = subject.hasil.anggaran.jenis_belanja
    kinds = years[-1].jenis if years else ()
    return Ranking(_lines(kinds), _OF_MONEY, ("anggaran", "jenis_belanja"), cacah=True)


def _of_lines(subject: Subject) -> Iterator[Ranking]:
    """The programs of the last version, and the activities of all of them."""
    programs = subject.hasil.anggaran.akhir.program
    activities = [activity for program in programs for activity in program.kegiatan]
    for lines in ([program.pos for program in programs], activities):
        if 1 < len(lines) <= _MANY:
            yield Ranking(_lines(lines), _OF_MONEY, ("anggaran", "versi"), cacah=True)


def _lines(lines: Sequence[HasilPos]) -> tuple[Row, ...]:
    return tuple(
        Row(
            row.nama,
            _pattern(row.nama),
            (_value(row.serapan), _value(row.realisasi), _value(row.pagu), _rest(row)),
        )
        for row in lines
    )


def _rest(line: HasilPos) -> Value:
    if not (line.pagu.ada and line.realisasi.ada):
        return Value(None)
    left = line.pagu.nilai - line.realisasi.nilai
    return Value(left, format_rupiah(left))


def _of_score(score: HasilNilai | None, key: str) -> list[Ranking]:
    if score is None or not score.tahunan:
        return []
    rows = tuple(
        Row(part.nama, _pattern(part.nama), (_value(part.nilai),)) for part in score.kini.komponen
    )
    return [Ranking(rows, (None,), (key, "tahunan"))]


def _of_years(about: ClaimSubject) -> Iterator[Ranking]:
    """The years of what a section is about, by each series that it has."""
    series = [one for one in about.deret if one.nama != "target"]
    years = sorted({year for one in series for year in one.tahun})
    if len(years) > 1:
        rows = tuple(
            Row(
                str(year),
                re.compile(rf"\b[Tt]ahun\s+{year}\b"),
                tuple(_value(one.tahun.get(year)) for one in series),
            )
            for year in years
        )
        words = tuple(one.words for one in series)
        yield Ranking(rows, words, about.bagian, cacah=True, tahun=True)


def _subject_at(subject: Subject, path: Path_) -> ClaimSubject | None:
    """What the part of the data is about in which a text stands."""
    subjects = claim_subjects(subject)
    return next((a for a in subjects if a.bagian and a.bagian == path[: len(a.bagian)]), None)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<![\w-]){words}(?![\w-])", re.IGNORECASE)


def _value(quantity: Quantity | None) -> Value:
    if quantity is None or not quantity.ada:
        return Value(None)
    return Value(quantity.nilai, besaran(quantity))


def named_rows(clause: str, rows: Sequence[Row]) -> list[Row]:
    """The things that a clause names, those inside longer names aside."""
    spans = [(row, found.span()) for row in rows for found in row.pola.finditer(clause)]
    outer = [
        row
        for row, (start, end) in spans
        if not any(s <= start and end <= e and (s, e) != (start, end) for _, (s, e) in spans)
    ]
    return list(dict.fromkeys(outer))
