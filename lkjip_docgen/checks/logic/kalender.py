"""The calendar in prose: weekdays, days, hours, spans, quarters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lkjip_docgen.checks.logic.patterns import MONTH, ORDINALS, UNTIL, YEAR, day, flat
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text, remembered, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_date, parse_month
from lkjip_docgen.patterns import has_figure, holds_any, lazy_pattern

_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_OTHER_NAMES = {"Jum'at": "Jumat", "Jum’at": "Jumat", "Ahad": "Minggu"}
_NAMES = (*_WEEKDAYS, *_OTHER_NAMES)
_NAMED = "|".join(_NAMES)
_WEEKDAY = lazy_pattern(
    rf"\b(?P<hari>{_NAMED})\b(?:\s*,|\s*\(|\s+tanggal|\s*/)*\s*(?P<d>\d{{1,2}})\s+(?P<m>{MONTH})\s+"
    rf"(?P<y>{YEAR})\b"
)
_WEEKDAY_SPAN = lazy_pattern(
    rf"\b(?P<hari>{_NAMED})\b{UNTIL}(?P<hari2>{_NAMED})\b(?:\s*,|\s*\(|\s+tanggal)*\s*"
    rf"(?P<d>\d{{1,2}})(?:\s+(?P<m>{MONTH}))?{UNTIL}(?P<d2>\d{{1,2}})\s+(?P<m2>{MONTH})\s+"
    rf"(?P<y>{YEAR})\b"
)
_CLOCK = lazy_pattern(r"\b[Pp]ukul\s+(?P<jam>\d{1,2})[.:](?P<menit>\d{2})(?!\d|[.,]\d)")
_DAY = lazy_pattern(
    r"\btanggal\s+(?P<d>\d{1,3})(?![\w.,/-]*\d)(?=\s+(?:bulan|setiap|tiap)\b)", re.I
)


@rule("LK494", Severity.WARNING, "Hari, tanggal, atau jam tidak ada dalam kalender")
def calendar(subject: Subject) -> Iterator[Problem]:
    """Weekdays that are not those of their dates, and hours and days that no calendar has."""
    for text in _printed(subject):
        for start, message, advice in _impossible(text.prose):
            yield problem(subject, text, start, message, advice)


@remembered
def _printed(subject: Subject) -> tuple[Text, ...]:
    """The texts with a figure in them."""
    return tuple(text for text in texts(subject) if has_figure(text.prose))


def _impossible(prose: str) -> Iterator[tuple[int, str, str]]:
    """Where a day or an hour cannot be, what is wrong, and what to do."""
    for start, name, told in _dated_weekdays(prose):
        true = _WEEKDAYS[told.weekday()]
        if _OTHER_NAMES.get(name, name) != true:
            message = f"{format_date(told)} hari {true}, bukan {name}."
            yield start, message, "Periksa tanggal dan harinya pada dokumen asalnya."
    for match in _CLOCK.finditer(prose) if "ukul" in prose else ():
        hour, minute = int(match["jam"]), int(match["menit"])
        if minute > 59 or hour > 24 or (hour == 24 and minute):
            message = f"“{flat(match.group())}” bukan jam yang ada."
            yield match.start(), message, "Tulis jam 00.00–24.00."
    for match in _DAY.finditer(prose) if "anggal" in prose else ():
        if not 1 <= int(match["d"]) <= 31:
            yield match.start(), f"“{flat(match.group())}” tidak ada.", "Tulis tanggal 1–31."


def _dated_weekdays(prose: str) -> Iterator[tuple[int, str, date]]:
    """Each weekday with the date beside it, where there is such a date."""
    if not holds_any(prose, _NAMES):
        return
    for match in _WEEKDAY.finditer(prose):
        told = day(match["d"], match["m"], match["y"])
        if told is not None:
            yield match.start(), match["hari"], told
    for match in _WEEKDAY_SPAN.finditer(prose):
        begin = day(match["d"], match["m"] or match["m2"], match["y"])
        end = day(match["d2"], match["m2"], match["y"])
        if begin is not None and end is not None and begin <= end:
            yield match.start(), match["hari"], begin
            yield match.start("hari2"), match["hari2"], end


# --- spans ------------------------------------------------------------------------------

_DAYS = lazy_pattern(
    rf"(?<![\d.,/])(?P<d>\d{{1,2}})(?:\s+(?P<m>{MONTH})(?:\s+(?P<y>{YEAR}))?)?{UNTIL}"
    rf"(?P<d2>\d{{1,2}})\s+(?P<m2>{MONTH})(?:\s+(?P<y2>{YEAR}))?\b"
)
_MONTHS = lazy_pattern(
    rf"\b(?P<m>{MONTH})\s+(?P<y>{YEAR}){UNTIL}(?P<m2>{MONTH})\s+(?P<y2>{YEAR})\b"
)
_YEARS = lazy_pattern(
    rf"(?<![\d.,/-])(?P<y>{YEAR}){UNTIL}(?:dengan\s+)?(?:tahun\s+)?(?P<y2>{YEAR})(?![\d/-]|[.,]\d)"
)
_NUMBERED = lazy_pattern(r"(?:[Nn]omor|[Nn]o\.|NIP|[Tt]elepon|[Dd]ibanding\w*)\s*[\w./-]*\s*$")
_SCALE = lazy_pattern(
    "(?i)"
    r"\bskala\s+(?P<a>\d{1,3})\s+(?:sampai(?:\s+dengan)?|s\.d\.|hingga)\s+(?P<b>\d{1,3})(?![\d.,]\d)"
)
_SPAN = lazy_pattern(
    r"\d\s?[–—-]\s?\d|\ss\.d\.\s|\ss/d\s|\ssampai\s|\shingga\s|\d\s?[–—-]\s?[A-Z]",
    holds=("–", "—", "-", "s.d.", "s/d", "sampai", "hingga"),
)
_HALF_A_YEAR = 6


@rule("LK495", Severity.WARNING, "Rentang terbalik")
def spans(subject: Subject) -> Iterator[Problem]:
    """Spans of days, months and years that end before they begin."""
    for text in _printed(subject):
        for match in _backwards(text.prose):
            yield problem(
                subject,
                text,
                match.start(),
                f"“{flat(match.group())}” berakhir sebelum dimulai.",
                "Tukar kedua ujungnya, atau perbaiki yang keliru.",
            )


def _backwards(prose: str) -> Iterator[re.Match[str]]:
    """The spans of a text that end before they begin."""
    if _SPAN.search(prose) is None:
        return
    for match in _DAYS.finditer(prose):
        if _ends_early(match):
            yield match
    for match in _MONTHS.finditer(prose):
        ends = [(int(match[y]), parse_month(match[m])) for y, m in (("y", "m"), ("y2", "m2"))]
        if ends[0] > ends[1]:
            yield match
    for match in _YEARS.finditer(prose):
        numbered = _NUMBERED.search(prose[max(0, match.start() - 40) : match.start()])
        if int(match["y"]) > int(match["y2"]) and numbered is None:
            yield match
    for match in _SCALE.finditer(prose) if "kala" in prose else ():
        if int(match["a"]) >= int(match["b"]):
            yield match


def _ends_early(match: re.Match[str]) -> bool:
    """Whether a span of days is backwards; "27 Desember s.d. 3 Januari" goes into the next year."""
    year, first, last = match["y"], match["m"], parse_month(match["m2"])
    if year:
        end = (int(match["y2"] or year), last, int(match["d2"]))
        return (int(year), parse_month(first), int(match["d"])) > end
    begin = parse_month(first) if first else last
    if begin == last:
        return int(match["d"]) > int(match["d2"])
    return begin > last and last + 12 - begin > _HALF_A_YEAR


# --- quarters and their months --------------------------------------------------------------

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_QUARTER = lazy_pattern(
    "(?i)"
    rf"\b(?P<jenis>triwulan|semester|caturwulan)\s+(?:ke-?)?(?P<n>IV|I{{1,3}}|[1-4]|{'|'.join(ORDINALS)})\b"
    r"(?:\s+tahun\s+\d{4}|\s+\d{4})?\s*(?:\(|,\s*(?:yaitu|yakni)\s+)"
    rf"(?:pada\s+)?(?:bulan\s+)?(?:tanggal\s+)?(?:\d{{1,2}}\s+)?(?P<m>{MONTH})"
    rf"(?:(?:{UNTIL}|,\s+|\s+dan\s+|,\s+dan\s+)(?P<m2>{MONTH}))?"
)
_MONTHS_OF = {"triwulan": 3, "caturwulan": 4, "semester": 6}
_AT_MONTH = lazy_pattern(
    rf"\b(?:pada|sejak|selama|bulan)\s+(?:bulan\s+|awal\s+|akhir\s+)?(?P<m>{MONTH})\b"
)
_LATER = lazy_pattern(
    "(?i)"
    r"\b(?:akan|rencana\w*|direncanakan|dijadwalkan|jadwal|bergeser|digeser|ditunda|tertunda|diundur"
    r"|menunggu|sampai|hingga|paling\s+lambat|sebelum|target\w*|ditargetkan|lalu|sebelumnya|mulai"
    r"|setiap|sekali|tahunan|diperkirakan|berikutnya|baru\s+akan|menyusul|lanjut\w*|berlaku)\b"
)


@rule("LK499", Severity.WARNING, "Bulan di luar triwulan atau semesternya")
def quarters(subject: Subject) -> Iterator[Problem]:
    """ "triwulan II (Juli–September)"; a month in the note of a quarter that was over before it."""
    advice = "Periksa bulannya, atau triwulannya."
    for text in texts_holding(subject, *_MONTHS_OF, "tw "):
        for start, message in (*_no_quarters(text), *_wrong_months(text)):
            yield problem(subject, text, start, message, advice)
    for text in texts(subject):
        for start, message in _later_months(text):
            yield problem(subject, text, start, message, advice)


_BEYOND = lazy_pattern(
    r"\b(?:[Tt]riwulan|TW)\s+(?:ke-?\s?)?(?P<n>kelima|keenam|ketujuh|kedelapan|V|VI|[5-8])(?![\w.,/-]\d|\w)"
    r"|\b[Ss]emester\s+(?:ke-?\s?)?(?P<n2>ketiga|keempat|III|IV)(?!\w)"
)
"""Quarters and halves that no year has; students have more semesters than two."""
_STUDY = lazy_pattern(r"mahasiswa|siswa|kuliah|kurikulum|belajar|praktik|studi|hingga|sejak")


def _no_quarters(text: Text) -> Iterator[tuple[int, str]]:
    """ "triwulan kelima"."""
    for match in _BEYOND.finditer(text.prose):
        if match["n2"] and _STUDY.search(text.lowered):
            continue
        yield match.start(), f"“{' '.join(match.group().split())}” tidak ada dalam setahun."


def _wrong_months(text: Text) -> Iterator[tuple[int, str]]:
    """Months beside the name of a quarter or half year that they are not in."""
    for match in _QUARTER.finditer(text.prose):
        kind, written = match["jenis"].lower(), match["n"]
        number = _ROMAN.get(written.upper()) or ORDINALS.get(written.lower()) or int(written)
        length = _MONTHS_OF[kind]
        if number * length > 12:
            continue
        within = range((number - 1) * length + 1, number * length + 1)
        for name in ("m", "m2"):
            if match[name] and parse_month(match[name]) not in within:
                yield match.start(name), f"{match[name]} tidak termasuk {kind} {written}."
                break


def _later_months(text: Text) -> Iterator[tuple[int, str]]:
    """Months after the quarter whose note a text is, told as if they had been."""
    if "triwulan" not in text.path or not str(text.path[-1]).startswith("tw"):
        return
    quarter = int(str(text.path[-1])[2:] or 0)
    if not 1 <= quarter <= 4 or _LATER.search(text.prose):
        return
    for match in _AT_MONTH.finditer(text.prose):
        if parse_month(match["m"]) > quarter * 3:
            yield (
                match.start("m"),
                f"{match['m']} sesudah triwulan {'I' * quarter if quarter < 4 else 'IV'}.",
            )
