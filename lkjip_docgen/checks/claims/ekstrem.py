"""Claims of the highest and the lowest: month, element, component, kind of spending, year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from lkjip_docgen.checks.claims.claim_subjects import ClaimSubject, claim_subjects
from lkjip_docgen.checks.claims.klaim import ADVICE
from lkjip_docgen.checks.claims.klausa import reach
from lkjip_docgen.checks.claims.ujung import fitting, numbers_told, own_span
from lkjip_docgen.checks.logic.patterns import Ucapan, sentences_of
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.measures import HasilIndikator, HasilNilai
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_EXTREME = lazy_pattern(
    r"\b(?:(?P<atas>tertinggi|terbaik|terbesar|terbanyak|paling\s+(?:tinggi|banyak|besar)|terkuat)"
    r"|(?P<bawah>terendah|terkecil|terlemah|tersedikit|paling\s+(?:rendah|sedikit|kecil)))\b",
    re.IGNORECASE,
)
_STEMS = (
    "tertinggi",
    "terbaik",
    "terbesar",
    "terkuat",
    "terbanyak",
    "tersedikit",
    "terendah",
    "terkecil",
    "terlemah",
    "paling",
)
_OF_OTHERS = lazy_pattern(
    r"\b(?:responden|jumlah|banyaknya|kehadiran|harga|suhu|curah|permohonan|kunjungan|pemohon|nasional"
    r"|provinsi|target|skala|kenaikan|penurunan|peningkatan|selisih|salah\s+satu"
    r"|termasuk|antara\s+lain|triwulan|semester|dari\s+sisi|misalnya|umpamanya|kelompoknya)\b"
    r"|\b(?<!antara\s)(?<!dari\s)(?:kedua|ketiga)\b",
    re.IGNORECASE,
)
"""What makes it the highest of something that the data do not tell, or one of several."""
_SINCE = lazy_pattern(
    r"\btertinggi\s+(?:sejak|dalam|selama)\s+(?:\w+\s+){0,3}tahun\b|\btertinggi\s+sejak\b",
    re.I,
    holds="tertinggi",
)


class _Row(Record):
    """Something that may be the highest: its name, the words that mean it, its values."""

    nama: str
    pola: re.Pattern[str]
    nilai: tuple[Quantity, ...]  # one of each series


class _Ranking(Record):
    """Things of one kind, of which one is the highest, and where their values stand.

    `deret` are the words by which each of their series is meant; one that has none is meant by
    no other word.  Of a ranking that is no `cacah` nothing is "the most".
    """

    baris: tuple[_Row, ...]
    deret: tuple[re.Pattern[str] | None, ...]
    bagian: Path_
    cacah: bool = False

    def end(self, series: int, key: str) -> Decimal | None:
        """The highest or the lowest value of a series."""
        known = [row.nilai[series].nilai for row in self.baris if row.nilai[series].ada]
        return (max if key == "atas" else min)(known, default=None)

    def at_end(self, series: int, key: str) -> list[_Row]:
        """All that share the highest or the lowest value."""
        end = self.end(series, key)
        known = [row for row in self.baris if row.nilai[series].ada]
        return [row for row in known if row.nilai[series].nilai == end]

    def meant(self, words: str) -> list[int]:
        """The series that words mean; all of them where no word tells."""
        told = [n for n, pola in enumerate(self.deret) if pola and pola.search(words)]
        return told or list(range(len(self.deret)))


@rule("LK480", Severity.WARNING, "Tertinggi atau terendah bertentangan dengan angka")
def highest_and_lowest(subject: Subject) -> Iterator[Problem]:
    """The month, element, component, kind of spending or year that is called highest or lowest."""
    for text in texts_holding(subject, *_STEMS):
        if text.official:
            continue
        rankings = _rankings_of(subject, text)
        for sentence in sentences_of(subject, text):
            found = _contradicted(sentence.besar, rankings) if rankings else None
            if found is not None:
                start, message, where = found
                others = (where,)
                yield problem(subject, text, sentence.mulai + start, message, ADVICE, others=others)
            yield from _of_years(subject, text, sentence)


def _rankings_of(subject: Subject, text: Text) -> Sequence[_Ranking]:
    """What the texts of a part of the data may rank."""
    match text.path:
        case ("indikator", int(number), *_):
            return _of_indicator(subject.hasil.indikator[number], number)
        case ("anggaran", *_):
            return [_of_spending(subject)]
        case ("ikpa", *_):
            return _of_score(subject.hasil.ikpa, "ikpa")
        case ("smart", *_):
            return _of_score(subject.hasil.nka, "smart")
    return []


def _of_indicator(row: HasilIndikator, number: int) -> list[_Ranking]:
    """The months of a survey and its elements."""
    survey = row.survei
    if survey is None:
        return []
    at: Path_ = ("indikator", number, "pengukuran", "tabel")
    months = tuple(
        _Row(month.nama, re.compile(rf"\b{month.nama}\b"), (month.nilai,)) for month in survey.bulan
    )
    elements = tuple(_Row(part.nama, _pattern(part.nama), (part.nilai,)) for part in survey.unsur)
    return [_Ranking(months, (None,), at), _Ranking(elements, (None,), at)]


def _of_spending(subject: Subject) -> _Ranking:
    """The kinds of spending of the year: what share was spent, how much, and of how much."""
    years = subject.hasil.anggaran.jenis_belanja
    kinds = years[-1].jenis if years else ()
    rows = tuple(
        _Row(row.nama, _pattern(row.nama), (row.serapan, row.realisasi, row.pagu)) for row in kinds
    )
    return _Ranking(rows, (_SHARE, _SPENT, _GIVEN), ("anggaran", "jenis_belanja"), cacah=True)


_SHARE = lazy_pattern(r"\b(?:terserap|serapan\w*|penyerapan\w*|persentase\w*|tingkat)\b|%", re.I)
_SPENT = lazy_pattern(r"\b(?:realisasi\w*|terealisasi|dibelanjakan|pengeluaran)\b|\bRp", re.I)
_GIVEN = lazy_pattern(r"\b(?:pagu\w*|alokasi\w*|dialokasikan|porsi\w*|bagian)\b|\bRp", re.I)


def _of_score(score: HasilNilai | None, key: str) -> list[_Ranking]:
    if score is None or not score.tahunan:
        return []
    rows = tuple(
        _Row(part.nama, _pattern(part.nama), (part.nilai,)) for part in score.kini.komponen
    )
    return [_Ranking(rows, (None,), (key, "tahunan"))]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<![\w-]){words}(?![\w-])", re.IGNORECASE)


def _contradicted(sentence: str, rankings: Sequence[_Ranking]) -> tuple[int, str, Path_] | None:
    """Where a sentence names another thing than the highest, what is true, and where it stands."""
    for match in _EXTREME.finditer(sentence):
        begin, end = own_span(reach(sentence, match.end()), match, _EXTREME)
        clause = sentence[begin:end]
        if _OF_OTHERS.search(clause):
            continue
        for ranking in rankings:
            named = _named(clause, ranking.baris)
            if any(_named(clause, other.baris) for other in rankings if other is not ranking):
                continue  # "unsur waktu paling rendah pada bulan Juli": of one thing's months
            if len(named) != 1 or (not ranking.cacah and _COUNTING.search(match.group())):
                continue
            right = _right_ends(sentence, clause, ranking, named[0], str(match.lastgroup))
            if right is not None:
                return match.start(), _told(match, named[0], ranking, *right), ranking.bagian
    return None


_COUNTING = lazy_pattern(r"banyak|sedikit", re.IGNORECASE)
_COUNTED = lazy_pattern(r"\b(?:responden|pengisi|jawaban|orang)\b", re.IGNORECASE)


def _right_ends(
    sentence: str, clause: str, ranking: _Ranking, named: _Row, key: str
) -> tuple[int, list[_Row]] | None:
    """The series by which a claim is wrong and what is at its end; None where it may be right.

    A number beside the name tells which series is meant; where people are counted in the same
    sentence, nothing else does.
    """
    numbers = numbers_told(clause)
    if not numbers and not ranking.cacah and _COUNTED.search(sentence):
        return None
    meant = ranking.meant(clause)
    deciding = [(_value(named.nilai[n]), ranking.end(n, key)) for n in meant]
    chosen = [meant[k] for k in fitting(numbers, deciding)]
    ends = [(n, ranking.at_end(n, key)) for n in chosen]
    if not ends or any(not rows or named in rows or not named.nilai[n].ada for n, rows in ends):
        return None
    return ends[0]


def _value(quantity: Quantity) -> Decimal | None:
    return quantity.nilai if quantity.ada else None


def _told(
    match: re.Match[str], named: _Row, ranking: _Ranking, series: int, ends: Sequence[_Row]
) -> str:
    shown = in_a_row([row.nama for row in ends[:3]])
    return (
        f"“{named.nama}” disebut {match.group()} ({besaran(named.nilai[series])}), sedangkan "
        f"menurut data {shown} ({besaran(ends[0].nilai[series])})."
    )


def _named(clause: str, rows: Sequence[_Row]) -> list[_Row]:
    """The things that a clause names, those inside longer names aside."""
    spans = [(row, found.span()) for row in rows for found in row.pola.finditer(clause)]
    outer = [
        row
        for row, (start, end) in spans
        if not any(s <= start and end <= e and (s, e) != (start, end) for _, (s, e) in spans)
    ]
    return list(dict.fromkeys(outer))


def _of_years(subject: Subject, text: Text, sentence: Ucapan) -> Iterator[Problem]:
    """ "Tertinggi dalam tiga tahun": this year's value against those of the years before."""
    match = _SINCE.search(sentence.besar)
    about = _subject_of(subject, text, sentence.besar) if match else None
    if match is None or about is None or not about.deret:
        return
    now = subject.laporan.dokumen.tahun
    years: Mapping[int, Quantity] = about.deret[0].tahun
    known = {year: value for year, value in years.items() if value.ada}
    if now not in known or len(known) < 2:
        return
    best = max(known, key=lambda year: (known[year].nilai, year == now))
    if best != now and known[best].nilai > known[now].nilai:
        yield problem(
            subject,
            text,
            sentence.mulai + match.start(),
            f"“{' '.join(match.group().split())}” bertentangan dengan {about.nama}: "
            f"{besaran(known[now])} ({now}), sedangkan {besaran(known[best])} ({best}).",
            ADVICE,
            others=(known[best],),
        )


def _subject_of(subject: Subject, text: Text, sentence: str) -> ClaimSubject | None:
    """What a sentence names, else what the part of the data is about."""
    subjects = claim_subjects(subject)
    for about in subjects:
        if about.pola.search(sentence):
            return about
    return next((a for a in subjects if a.bagian and a.bagian == text.path[: len(a.bagian)]), None)
