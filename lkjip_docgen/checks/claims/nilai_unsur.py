"""Values that a text tells of an element of a survey, or of a month of it, against its table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lkjip_docgen.checks.claims.klaim import ADVICE
from lkjip_docgen.checks.claims.klaim_angka import wrong_numbers
from lkjip_docgen.checks.logic.patterns import MONTH, Ucapan, counted, flat
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text, remembered
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import MONTHS, read_thousands
from lkjip_docgen.measures import HasilIndikator, HasilSurvei
from lkjip_docgen.measures.ways import result_by
from lkjip_docgen.model import SurveiBulanan
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record

_BETWEEN = (
    r"(?:[\s,]+(?:(?:merosot|jatuh|anjlok|melorot|melonjak)\s+(?:sampai|hingga|ke)|yang|memperoleh|mendapat|mendapatkan|meraih|bernilai|nilai|nilainya|sebesar|mencapai|hanya"
    r"|adalah|ialah|yaitu|yakni|dengan|skor|rata-rata|setahun|pada|di|bulan|tahun|ini|menjadi|tercatat"
    rf"|sudah|baru|masih|{MONTH.lower()}))*[\s(]+"
)
_VALUE = (
    rf"{_BETWEEN}(?P<n>\d{{1,3}},\d{{1,2}})"
    r"(?![\d,]|\s*(?:%|persen|poin|skala|jam|menit|hari|orang|kali))"
)
_MONTH = lazy_pattern(rf"\b(?:{MONTH.lower()})\b")
_OF_OTHERS = lazy_pattern(
    r"\b(?:20\d\d|lalu|sebelum\w*|semula|dari|target\w*|nasional|provinsi|kantor\s+wilayah|kanwil|bobot"
    r"|naik|turun|meningkat|menurun|selisih\w*|lebih|kurang|di\s+atas|di\s+bawah|rentang|antara|skala"
    r"|triwulan|semester|konversi|kecuali|hampir|sekitar)\b"
)
"""What makes a number one of another time, of others, a bound or a change."""
_SHORT = 3


class _Told(Record):
    """An element or the monthly value: its name, what may be told of it, and of each month."""

    nama: str
    pola: re.Pattern[str]
    nilai: tuple[Quantity, ...]
    bulan: tuple[Quantity, ...]


@rule("LK573", Severity.WARNING, "Nilai unsur atau bulan survei berbeda dengan tabelnya")
def values_of_elements(subject: Subject) -> Iterator[Problem]:
    """ "Unsur Penempatan memperoleh nilai 3,03", where the table has 3,30."""
    return iter(wrong_values(subject))


@remembered
def wrong_values(subject: Subject) -> tuple[Problem, ...]:
    """The same at once, for rules that look at the other numbers."""
    return tuple(_wrong_values(subject))


def _wrong_values(subject: Subject) -> Iterator[Problem]:
    told = {(other.path, other.place) for other in wrong_numbers(subject)}
    for text, sentence in counted(subject):
        match text.path:
            case ("indikator", int(number), *_) if "," in sentence.isi and not text.official:
                for found in _in_sentence(subject, text, sentence, number):
                    if (found.path, found.place) not in told:
                        yield found


def _in_sentence(subject: Subject, text: Text, sentence: Ucapan, number: int) -> Iterator[Problem]:
    if _OF_OTHERS.search(sentence.isi):
        return
    for one in _elements(subject)[number]:
        for match in one.pola.finditer(sentence.isi):
            allowed = _allowed(one, sentence.isi[match.start() :], match)
            said = read_thousands(match["n"], or_point=True)
            if not allowed or any(_states(match["n"], said, value.nilai) for value in allowed):
                continue
            words = sentence.kutip(match, "n")
            message = f"“{words}” berbeda dengan {allowed[0].label}: {besaran(allowed[0])}."
            start = sentence.mulai + match.start("n")
            yield problem(subject, text, start, message, ADVICE, allowed[:1])


def _allowed(one: _Told, words: str, match: re.Match[str]) -> tuple[Quantity, ...]:
    """The values that may be told: of the month that stands between, else of any."""
    named = _MONTH.findall(match.group())
    if len(named) == 1 and one.bulan:
        names = [month.lower() for month in MONTHS]
        at = names.index(named[0])
        value = one.bulan[at] if at < len(one.bulan) else None
        return (value,) if value is not None and value.ada else ()
    return () if named or _MONTH.search(words) else one.nilai


def _states(written: str, said: Decimal, value: Decimal) -> bool:
    """Whether a number states a value to its last digit."""
    places = len(written.partition(",")[2])
    return abs(said - value) * 2 <= Decimal(1).scaleb(-places)


@remembered
def _elements(subject: Subject) -> tuple[tuple[_Told, ...], ...]:
    """The elements of each indicator's survey, and the value of its months."""
    return tuple(tuple(_of_indicator(row)) for row in subject.hasil.indikator)


def _of_indicator(row: HasilIndikator) -> Iterator[_Told]:
    if row.berbobot is not None and len(row.berbobot.kelompok) == 1:
        for part in row.berbobot.kelompok[0].unsur:
            yield from _told(part.nama, (part.nilai,), ())
    if row.survei is None:
        return
    for element in row.survei.unsur:
        yield from _told(element.nama, (element.nilai, *element.bulan), element.bulan)
    months = tuple(month.nilai for month in row.survei.bulan)
    way, _ = result_by(row, SurveiBulanan, HasilSurvei)
    yield from _told(way.nama_nilai, (), months)


def _told(name: str, values: tuple[Quantity, ...], months: tuple[Quantity, ...]) -> Iterator[_Told]:
    known = tuple(value for value in values if value.ada)
    words = flat(name.lower())
    if len(words) > _SHORT and (known or any(month.ada for month in months)):
        lead = r"\bunsur\s+" if " " not in words and values else r"\b"
        pattern = re.compile(rf"{lead}{re.escape(words)}\b{_VALUE}")
        yield _Told(name, pattern, known, months)
