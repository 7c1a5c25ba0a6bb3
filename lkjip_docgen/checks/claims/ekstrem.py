"""Claims of the highest and the lowest: month, element, component, kind of spending, year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lkjip_docgen.checks.claims.antartahun import OF_YEARS, best_of_years
from lkjip_docgen.checks.claims.claim_subjects import ClaimSubject, claim_subjects
from lkjip_docgen.checks.claims.klaim import ADVICE
from lkjip_docgen.checks.claims.klausa import reach
from lkjip_docgen.checks.claims.peringkat import Ranking, Row, named_rows, rankings_of
from lkjip_docgen.checks.claims.ujung import fitting, numbers_told, own_span
from lkjip_docgen.checks.logic.patterns import Ucapan, sentences_of
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity
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
    "terburuk",
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


@rule("LK480", Severity.WARNING, "Tertinggi atau terendah bertentangan dengan angka")
def highest_and_lowest(subject: Subject) -> Iterator[Problem]:
    """The month, element, component, kind of spending or year that is called highest or lowest."""
    now = str(subject.laporan.dokumen.tahun)
    for text in texts_holding(subject, *_STEMS):
        if text.official:
            continue
        rankings = rankings_of(subject, text)
        for sentence in sentences_of(subject, text):
            best = best_of_years(subject, text, sentence)
            found = (
                _contradicted(sentence.besar, rankings, now) if rankings and best is None else None
            )
            if found is not None:
                start, message, where = found
                others = (where,)
                yield problem(subject, text, sentence.mulai + start, message, ADVICE, others=others)
            yield from _of_years(subject, text, sentence) if best is None else best


def _contradicted(
    sentence: str, rankings: Sequence[Ranking], now: str
) -> tuple[int, str, Path_] | None:
    """Where a sentence names another thing than the highest, what is true, and where it stands."""
    for match in _EXTREME.finditer(sentence):
        begin, end = own_span(reach(sentence, match.end()), match, _EXTREME)
        clause = _own_words(sentence[begin:end], match.start() - begin, rankings)
        if _OF_OTHERS.search(clause):
            continue
        among_years = _tells_of_other_years(sentence, clause, match, now)
        for ranking in rankings:
            if among_years and not ranking.tahun:
                continue
            named = named_rows(clause, ranking.baris)
            others = (other for other in rankings if other is not ranking and not other.tahun)
            if any(named_rows(clause, other.baris) for other in others):
                continue  # "unsur waktu paling rendah pada bulan Juli": of one thing's months
            if ranking.wajib and not ranking.wajib.search(clause):
                continue
            if ranking.tahun and not _is_of_years(sentence, clause, match):
                continue
            if len(named) != 1 or (not ranking.cacah and _COUNTING.search(match.group())):
                continue
            right = _right_ends(sentence, clause, ranking, named[0], str(match.lastgroup))
            if right is not None:
                return match.start(), _told(match, named[0], ranking, *right), ranking.bagian
    return None


def _tells_of_other_years(sentence: str, clause: str, match: re.Match[str], now: str) -> bool:
    """Whether an extreme is one among years, or of an earlier one: of no ranking of this year."""
    others = "20" in clause and set(_YEAR.findall(clause)) - {now}
    return bool(others) or OF_YEARS.match(sentence.lower(), match.start()) is not None


_YEAR = lazy_pattern(r"\b20\d\d\b")


def _own_words(clause: str, at: int, rankings: Sequence[Ranking]) -> str:
    """The words behind the last semicolon before an extreme, where they name what is meant."""
    behind = clause[clause.rfind(";", 0, at) + 1 :]
    if len(behind) < len(clause) and any(named_rows(behind, one.baris) for one in rankings):
        return behind
    return clause


_OVER_YEARS = lazy_pattern(
    r"\b(?:tahun\s+terakhir|kurun|sepanjang\s+20\d\d|selama\s+(?:\w+\s+){0,2}tahun|sejak\s+(?:tahun\s+)?20"
    r"|(?:dua|tiga|empat|lima|enam|\d)\s+tahun)\b",
    re.IGNORECASE,
)
_GOOD = lazy_pattern(r"baik|kuat|lemah", re.IGNORECASE)


def _is_of_years(sentence: str, clause: str, match: re.Match[str]) -> bool:
    """Whether an extreme is one among years: the sentence says so, or a number stands beside it."""
    if _GOOD.search(match.group()):
        return False
    return bool(numbers_told(clause)) or _OVER_YEARS.search(sentence) is not None


_COUNTING = lazy_pattern(r"banyak|sedikit", re.IGNORECASE)
_COUNTED = lazy_pattern(r"\b(?:responden|pengisi|jawaban|orang)\b", re.IGNORECASE)


def _right_ends(
    sentence: str, clause: str, ranking: Ranking, named: Row, key: str
) -> tuple[int, list[Row]] | None:
    """The series by which a claim is wrong and what is at its end; None where it may be right.

    A number beside the name tells which series is meant; where people are counted in the same
    sentence, nothing else does.
    """
    numbers = numbers_told(clause)
    if not numbers and not ranking.cacah and _COUNTED.search(sentence):
        return None
    meant = ranking.meant(clause)
    deciding = [(named.nilai[n].nilai, ranking.end(n, key)) for n in meant]
    chosen = [meant[k] for k in fitting(numbers, deciding)]
    if not chosen and len(meant) == 1 and not ranking.tahun:
        chosen = meant  # a wrong number beside the wrong name
    ends = [(n, ranking.at_end(n, key)) for n in chosen]
    if not ends or any(
        not rows or named in rows or named.nilai[n].nilai is None for n, rows in ends
    ):
        return None
    return ends[0]


def _told(
    match: re.Match[str], named: Row, ranking: Ranking, series: int, ends: Sequence[Row]
) -> str:
    shown = in_a_row([row.nama for row in ends[:3]])
    return (
        f"“{named.nama}” disebut {match.group()} ({named.nilai[series].tertulis}), sedangkan "
        f"menurut data {shown} ({ends[0].nilai[series].tertulis})."
    )


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
