"""One year beside another, or the best of several: what is said of it, against the values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lkjip_docgen.checks.claims.claim_subjects import claim_subjects
from lkjip_docgen.checks.claims.deret_tahunan import DeretTahun, series_meant
from lkjip_docgen.checks.claims.klaim import ADVICE, UNKNOWABLE
from lkjip_docgen.checks.claims.klausa import CLAUSE
from lkjip_docgen.checks.logic.patterns import Ucapan, sentences_of
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity

_ELSEWHERE: Final = ("indikator.pembanding.", "indikator.riwayat.", "penghargaan.", "kantor.")
_YEAR = lazy_pattern(r"\b20\d\d\b")
_BEFORE: Final = r"tahun\s+(?:anggaran\s+)?(?P<tahun>20\d\d|lalu|sebelumnya)\b"
_THAN: Final = r"\s+(?:daripada|dari|dibanding\w*(?:\s+dengan)?)"
_OF_IT: Final = r"(?:\s+(?!tahun\b|target\b)[a-z-]+){0,5}?\s+(?:pada\s+)?"
_COMPARED = lazy_pattern(
    rf"\b(?:(?P<tinggi>lebih\s+(?:tinggi|besar|banyak){_THAN}|di\s+atas|melampaui|melebihi)"
    rf"|(?P<baik>lebih\s+(?:baik|bagus){_THAN}|mengungguli)"
    rf"|(?P<rendah>lebih\s+(?:rendah|kecil|sedikit){_THAN}|di\s+bawah)"
    rf"|(?P<buruk>lebih\s+(?:buruk|jelek){_THAN}|kalah\s+dari(?:pada)?|tertinggal\s+dari(?:pada)?)"
    rf"|(?P<sama>sama\s+dengan|setara\s+dengan|menyamai)){_OF_IT}{_BEFORE}"
)
_STEMS: Final = ("lebih ", "di atas", "di bawah", "lampaui", "lebihi", "ungguli", "kalah")
_MORE_STEMS: Final = ("tinggal", "sama dengan", "setara", "nyamai")
_NO_CLAIM = lazy_pattern(
    r"\b(?:tidak|belum|bukan|tanpa|akan|agar|supaya|diharapkan|harus|dapat|perlu|apabila|mungkin"
    r"|berpotensi|ditargetkan|direncanakan|semestinya|seharusnya|bisa|untuk|demi|guna|kalau|hampir)\b"
)
_END = lazy_pattern(r"\s*(?:[.,;:)]|$|(?:karena|sehingga|berkat|meskipun|walaupun|akibat)\b)")


def years_compared(subject: Subject) -> Iterator[Problem]:
    """ "Daya serap tahun 2023 lebih baik daripada tahun 2022", where it is lower."""
    for text in texts_holding(subject, *_STEMS, *_MORE_STEMS):
        if text.official or text.field.startswith(_ELSEWHERE) or "tahun" not in text.lowered:
            continue
        for sentence in sentences_of(subject, text):
            if "tahun" in sentence.isi and not UNKNOWABLE.search(sentence.besar):
                yield from _compared_in(subject, text, sentence)


def _compared_in(subject: Subject, text: Text, sentence: Ucapan) -> Iterator[Problem]:
    for match in _COMPARED.finditer(sentence.isi):
        begin = _begin_of_clause(sentence.isi, match.start())
        before = sentence.isi[begin : match.start()]
        year = _year_told(before, subject.laporan.dokumen.tahun)
        if year is None or _NO_CLAIM.search(before) or not _END.match(sentence.isi, match.end()):
            continue
        other = int(match["tahun"]) if match["tahun"].isdigit() else year - 1
        meant = series_meant(subject, text.path, sentence.isi, sentence.isi[begin : match.end()])
        if _is_for_others(subject, meant, sentence.besar[begin : match.end()], match):
            continue
        kind = _kind(match)
        found = [
            (one.nama, years[other], years[year], _is_so(kind, one, years[year], years[other]))
            for one in meant
            if year in (years := one.known()) and other in years
        ]
        if found and not any(true for *_, true in found):
            name, last, value, _ = found[0]
            shown = f"{besaran(last)} ({other}) dan {besaran(value)} ({year})"
            message = f"“{_quoted(sentence, match)}” bertentangan dengan {name}: {shown}."
            start = sentence.mulai + match.start()
            yield problem(subject, text, start, message, ADVICE, (last, value))


def _is_for_others(
    subject: Subject, meant: Sequence[DeretTahun], clause: str, match: re.Match[str]
) -> bool:
    """Whether the rules on rises and falls hold the claim against what it is about (LK431)."""
    if not match.group().startswith(_HIGHER) or any(one.lingkup for one in meant):
        return False
    return any(one.bagian[0] == "indikator" for one in meant) or any(
        about.pola.search(clause) for about in claim_subjects(subject)
    )


_HIGHER: Final = (
    *(f"lebih {word}" for word in ("tinggi", "besar", "banyak", "rendah", "kecil", "sedikit")),
    "sama dengan",
)
_KINDS: Final = ("tinggi", "baik", "rendah", "buruk", "sama")


def _kind(match: re.Match[str]) -> str:
    return next(kind for kind in _KINDS if match[kind])


def _is_so(kind: str, series: DeretTahun, value: Quantity, other: Quantity) -> bool:
    """Whether a value lies beside another as is said; less is better of what should be little."""
    if kind == "sama":
        return value.nilai == other.nilai
    better = value.nilai < other.nilai if series.menurun else value.nilai > other.nilai
    worse = value.nilai > other.nilai if series.menurun else value.nilai < other.nilai
    told = {
        "tinggi": value.nilai > other.nilai,
        "rendah": value.nilai < other.nilai,
        "baik": better,
        "buruk": worse,
    }
    return told[kind]


def _begin_of_clause(sentence: str, position: int) -> int:
    return max((found.end() for found in CLAUSE.finditer(sentence, 0, position)), default=0)


def _year_told(words: str, now: int) -> int | None:
    """The one year that words tell, else the reported one; None where they tell several."""
    years = {int(year) for year in _YEAR.findall(words)}
    return next(iter(years), now) if len(years) < _SEVERAL else None


_SEVERAL: Final = 2


def _quoted(sentence: Ucapan, match: re.Match[str]) -> str:
    return " ".join(sentence.asli[match.start() : match.end()].split())


# --- the best of several years ---------------------------------------------------------------

_YEARS: Final = (
    r"(?:dalam|selama|sepanjang|sejak|di\s+antara|antara|pada|dibanding\w*(?:\s+dengan)?)\s+"
    r"(?:kurun\s+(?:waktu\s+)?|masa\s+|periode\s+)?(?:(?P<n>\d)\s+tahun\b|(?:tahun\s+)?(?P<dari>20\d\d)"
    r"(?:\s*(?:[-–]|sampai(?:\s+dengan)?|hingga|s\.d\.|dan)\s*(?:tahun\s+)?(?P<ke>20\d\d))?)"
)
OF_YEARS = lazy_pattern(
    r"\b(?:(?P<tinggi>tertinggi|terbesar|terbanyak|paling\s+(?:tinggi|besar|banyak))"
    r"|(?P<rendah>terendah|terkecil|tersedikit|paling\s+(?:rendah|kecil|sedikit))"
    r"|(?P<baik>terbaik|paling\s+baik)|(?P<buruk>terburuk|paling\s+buruk))\s+"
    rf"(?:yang\s+(?:pernah\s+)?(?:dicapai|diraih|diperoleh)\s+)?{_YEARS}"
)


_EXTREMES: Final = (
    *("tertinggi", "terbesar", "terbanyak", "terendah", "terkecil", "tersedikit", "terbaik"),
    *("terburuk", "paling"),
)


def _may_be_best(words: str) -> bool:
    """A quick look at whether `OF_YEARS` can find anything in words in small letters."""
    if "tahun" not in words and "20" not in words:
        return False
    return any(map(words.__contains__, _EXTREMES))


def best_of_years(subject: Subject, text: Text, sentence: Ucapan) -> Sequence[Problem] | None:
    """ "Efisiensi SMART tahun 2023 yang tertinggi dalam tiga tahun", where it is the lowest.

    None where the sentence tells nothing of the kind of a series that it names.
    """
    match = OF_YEARS.search(sentence.isi) if _may_be_best(sentence.isi) else None
    if match is None or UNKNOWABLE.search(sentence.besar):
        return None
    begin = _begin_of_clause(sentence.isi, match.start())
    before = sentence.isi[begin : match.start()]
    year = _year_told(before, subject.laporan.dokumen.tahun)
    words = before + sentence.isi[match.start() : match.end()]
    meant = series_meant(subject, text.path, sentence.isi, words)
    known = [(one, years) for one in meant if year in (years := one.known())]
    if year is None or not known:
        return None
    if _NO_CLAIM.search(before):
        return ()
    span, kind = _span(match, year), _kind(match)
    found = [(one, years, _better(kind, one, years, year, span)) for one, years in known]
    if any(better is None for *_, better in found):
        return ()
    one, years, best = found[0]
    best = best or year
    message = (
        f"“{_quoted(sentence, match)}” bertentangan dengan {one.nama}: {besaran(years[year])} "
        f"({year}), sedangkan {besaran(years[best])} ({best})."
    )
    start, others = sentence.mulai + match.start(), (years[best],)
    return (problem(subject, text, start, message, ADVICE, others),)


def _span(match: re.Match[str], year: int) -> range:
    """The years among which one is the best."""
    if match["n"]:
        return range(year - int(match["n"]) + 1, year + 1)
    first = int(match["dari"])
    return range(first, int(match["ke"] or year) + 1)


def _better(
    kind: str, series: DeretTahun, years: dict[int, Quantity], year: int, span: range
) -> int | None:
    """The year of a span that goes before one of which the best is told."""
    now = years[year]
    others = (
        other
        for other, value in years.items()
        if other in span and value.nilai != now.nilai and not _is_so(kind, series, now, value)
    )
    return next(others, None)
