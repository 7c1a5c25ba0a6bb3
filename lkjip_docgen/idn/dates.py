"""Indonesian month names and dates."""

from __future__ import annotations

import re
from datetime import date

from lkjip_docgen.patterns import lazy_pattern

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
MONTHS_SHORT = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Mei",
    "Jun",
    "Jul",
    "Agt",
    "Sep",
    "Okt",
    "Nov",
    "Des",
)

_OTHER_SPELLINGS = {
    "pebruari": 2,
    "agu": 8,
    "ags": 8,
    "agust": 8,
    "sept": 9,
    "nop": 11,
    "nopember": 11,
}
_NUMBERS = (
    {name.lower(): number for number, name in enumerate(MONTHS, 1)}
    | {name.lower(): number for number, name in enumerate(MONTHS_SHORT, 1)}
    | _OTHER_SPELLINGS
)
_ENGLISH = {
    "january": 1,
    "february": 2,
    "march": 3,
    "may": 5,
    "june": 6,
    "july": 7,
    "aug": 8,
    "august": 8,
    "oct": 10,
    "october": 10,
    "dec": 12,
    "december": 12,
}
_YEAR_FIRST = lazy_pattern(r"(\d{4})-(\d{1,2})(?:-\d{1,2})?", re.ASCII)
_YEAR_LAST = lazy_pattern(r"(\d{1,2})[/-](\d{4})", re.ASCII)
_WORD = lazy_pattern(
    r"(?:\d{1,2}[\s./-]+)?(?P<name>[A-Za-z]+)\.?(?:[\s./'’-]*(?P<year>\d{4}|\d{2}))?", re.ASCII
)
_DAY_LAST = lazy_pattern(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DAY_FIRST = lazy_pattern(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})", re.ASCII)
_DAY_IN_WORDS = lazy_pattern(r"(\d{1,2})[\s-]+([A-Za-z]{3,10}\.?)[\s-]+(\d{4})", re.ASCII)
_LONGEST = 40  # characters of a heading that may be a month
_CENTURY = 2000  # of a year of two digits


def month_name(number: int) -> str:
    """The full name of month 1 to 12; raises `ValueError` for any other number."""
    return MONTHS[_checked(number) - 1]


def month_short(number: int) -> str:
    """The short name of month 1 to 12: "Agt"; raises `ValueError` for any other number."""
    return MONTHS_SHORT[_checked(number) - 1]


def parse_month(text: str | int) -> int:
    """The number of a month written as a name, a short name or a number.

    Understands the spellings that occur in data files ("Januari", "JAN",
    "Sept.", "Agu", "8", "08").  Raises `ValueError` for anything else.
    """
    if isinstance(text, int):
        return _checked(text)
    word = text.strip().rstrip(".").lower()
    if word.isascii() and word.isdigit():
        return _checked(int(word))
    if word not in _NUMBERS:
        raise ValueError(f"bukan nama bulan: {text!r}")
    return _NUMBERS[word]


def read_month(text: str) -> tuple[int, int | None]:
    """The month that a heading means, and the year where it says one.

    Besides what `parse_month` understands: "Januari 2023", "Jan-23",
    "01/2023", "2023-01-01", English names ("May", "Aug"), and "23-Jan", which
    is what spreadsheets make of "Jan-23" and says no year.  Raises
    `ValueError` for anything else.
    """
    word = text.strip()
    if len(word) > _LONGEST:
        raise ValueError("bukan nama bulan: terlalu panjang")
    if found := _YEAR_FIRST.fullmatch(word):
        return _checked(int(found[2])), int(found[1])
    if found := _YEAR_LAST.fullmatch(word):
        return _checked(int(found[1])), int(found[2])
    if found := _WORD.fullmatch(word):
        return _named_month(found["name"].lower(), found["year"])
    return parse_month(word), None


def read_date(text: str) -> date:
    """The day that is written: "8 Januari 2025", "8/1/2025", "08-01-2025", "2025-01-08".

    The day stands before the month, as in Indonesia.  Raises `ValueError` for anything else, and
    for days that no calendar has; a year has four digits.
    """
    words = text.strip()
    if found := _DAY_LAST.fullmatch(words):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(words):
        return date(int(found[3]), int(found[2]), int(found[1]))
    if found := _DAY_IN_WORDS.fullmatch(words):
        return date(int(found[3]), read_month(found[2])[0], int(found[1]))
    raise ValueError(f"bukan tanggal: {text!r}")


def _named_month(name: str, year: str | None) -> tuple[int, int | None]:
    number = _ENGLISH.get(name) or parse_month(name)
    return number, None if year is None else _full_year(int(year))


def _full_year(year: int) -> int:
    return year if year >= 100 else _CENTURY + year


def format_date(day: date) -> str:
    """Write a date without a leading zero: "3 Januari 2024"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def format_range(start: date, end: date) -> str:
    """Write a span of days, leaving out what repeats: "16 s.d. 27 Oktober 2023".

    Raises `ValueError` when `end` comes before `start`.
    """
    if end < start:
        raise ValueError(f"rentang terbalik: {start} s.d. {end}")
    if start == end:
        return format_date(end)
    first = str(start.day)
    if (start.year, start.month) != (end.year, end.month):
        first += f" {MONTHS[start.month - 1]}"
    if start.year != end.year:
        first += f" {start.year}"
    return f"{first} s.d. {format_date(end)}"


def format_month_range(year: int, first: int, last: int) -> str:
    """Write a span of months of one year: "Januari s.d. Desember 2023"."""
    if first == last:
        return f"{month_name(first)} {year}"
    return f"{month_name(first)} s.d. {month_name(last)} {year}"


def _checked(number: int) -> int:
    if not 1 <= number <= 12:
        raise ValueError(f"bukan nomor bulan: {number}")
    return number
