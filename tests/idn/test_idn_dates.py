"""Indonesian months and dates."""

from datetime import date

import pytest

from lkjip_docgen.idn.dates import (
    format_date,
    format_month_range,
    format_range,
    month_name,
    month_short,
    parse_month,
    read_month,
)


def test_writes_a_date_without_a_leading_zero():
    assert format_date(date(2024, 1, 3)) == "3 Januari 2024"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2023, 10, 16), date(2023, 10, 27), "16 s.d. 27 Oktober 2023"),
        (date(2023, 1, 2), date(2023, 12, 31), "2 Januari s.d. 31 Desember 2023"),
        (date(2023, 12, 5), date(2024, 1, 3), "5 Desember 2023 s.d. 3 Januari 2024"),
        (date(2023, 8, 17), date(2023, 8, 17), "17 Agustus 2023"),
    ],
)
def test_writes_a_span_without_repeating_what_both_ends_share(start, end, text):
    assert format_range(start, end) == text


def test_refuses_a_span_that_runs_backwards():
    with pytest.raises(ValueError, match="rentang terbalik"):
        format_range(date(2024, 1, 2), date(2024, 1, 1))


def test_writes_a_span_of_months():
    assert format_month_range(2023, 1, 12) == "Januari s.d. Desember 2023"
    assert format_month_range(2023, 5, 5) == "Mei 2023"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Jan", 1),
        ("Januari", 1),
        ("FEB", 2),
        ("Pebruari", 2),
        ("mei", 5),
        ("Agt", 8),
        ("Agu", 8),
        ("Agustus", 8),
        ("Sept", 9),
        ("Sep.", 9),
        (" Nopember ", 11),
        ("Des", 12),
        ("08", 8),
        (8, 8),
    ],
)
def test_reads_months_as_offices_write_them(text, number):
    assert parse_month(text) == number


def test_every_month_reads_back_from_its_long_and_short_name():
    for number in range(1, 13):
        assert parse_month(month_name(number)) == number
        assert parse_month(month_short(number)) == number


@pytest.mark.parametrize("text", ["May", "", "13", "0", 13, "Januar", "-1"])
def test_refuses_what_is_no_month(text):
    with pytest.raises(ValueError, match="bukan"):
        parse_month(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Jan-23", (1, 2023)),
        ("Januari 2023", (1, 2023)),
        ("Agt'23", (8, 2023)),
        ("01/2023", (1, 2023)),
        ("2023-05-01", (5, 2023)),
        ("1 Mei 2023", (5, 2023)),
        ("23-Jan", (1, None)),  # what spreadsheets make of "Jan-23"
        ("Dec", (12, None)),
        ("Sept.", (9, None)),
        ("7", (7, None)),
    ],
)
def test_reads_headings_of_months_with_their_year(text, meant):
    assert read_month(text) == meant


@pytest.mark.parametrize("text", ["", "13/2023", "Triwulan I", "17,5", "Jan 2023 sementara"])
def test_refuses_headings_that_are_no_month(text):
    with pytest.raises(ValueError, match="bukan"):
        read_month(text)
