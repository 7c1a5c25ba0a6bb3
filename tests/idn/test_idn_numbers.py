"""Numbers and rupiah as EYD V writes them."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_docgen.idn.numbers import (
    format_decimal,
    format_percent,
    format_rupiah,
    format_rupiah_short,
)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("0", 0, "0"),
        ("1234.565", 2, "1.234,57"),
        ("6247.61", 2, "6.247,61"),
        ("-0.004", 2, "0,00"),
        ("-1.86", 2, "−1,86"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "−3"),
        ("999.995", 2, "1.000,00"),
    ],
)
def test_writes_dots_for_thousands_and_a_comma_for_decimals(value, places, text):
    assert format_decimal(Decimal(value), places) == text


def test_writes_rupiah_without_dot_or_space_after_rp():
    assert format_rupiah(9_092_592_000) == "Rp9.092.592.000"
    assert format_rupiah(-816_521_000) == "−Rp816.521.000"
    assert format_rupiah(Decimal("1500.5"), 2) == "Rp1.500,50"


def test_writes_a_percentage_without_a_space():
    assert format_percent(Decimal("97.57")) == "97,57%"
    assert format_percent(100, 0) == "100%"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (9_092_592_000, "Rp9,09 miliar"),
        (816_521_000, "Rp816,52 juta"),
        (-816_521_000, "−Rp816,52 juta"),
        (1_200_000_000_000, "Rp1,20 triliun"),
        (1_234_000_000_000_000, "Rp1.234,00 triliun"),
        (999_999_999, "Rp1,00 miliar"),
        (999_994_999, "Rp999,99 juta"),
        (750_000, "Rp750.000"),
        (0, "Rp0"),
    ],
)
def test_shortens_large_amounts(value, text):
    assert format_rupiah_short(value) == text


@given(
    st.decimals(min_value=-(10**15), max_value=10**15, places=4),
    st.integers(min_value=0, max_value=4),
)
def test_what_is_printed_reads_back_as_the_rounded_value(value, places):
    written = format_decimal(value, places).replace(".", "").replace(",", ".")
    assert Decimal(written.replace("−", "-")) == value.quantize(
        Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP
    )


@given(st.integers(min_value=0, max_value=10**15))
def test_groups_have_three_digits(value):
    first, *rest = format_decimal(value).split(".")
    assert 1 <= len(first) <= 3
    assert all(len(group) == 3 for group in rest)
