"""Numbers that people wrote, read back as Indonesians mean them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_docgen.idn.numbers import format_decimal
from lkjip_docgen.idn.written_numbers import (
    AmbiguousNumberError,
    NotANumberError,
    amount_in,
    number_in,
    read_number,
    read_thousands,
    written_decimals,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("9.092.592.000", "9092592000"),
        ("1.816,50", "1816.50"),
        ("3,25", "3.25"),
        ("-7", "-7"),
        ("007", "7"),
    ],
)
def test_dots_part_thousands_and_a_comma_begins_the_decimals(text: str, number: str) -> None:
    assert str(read_number(text)) == str(Decimal(number))


@pytest.mark.parametrize("text", ["1.816", "-850.000"])
@pytest.mark.parametrize("or_point", [True, False])
def test_one_dot_before_three_digits_could_be_either(text: str, or_point: bool) -> None:
    with pytest.raises(AmbiguousNumberError):
        read_number(text, or_point=or_point)


def test_where_it_can_only_part_thousands_it_does() -> None:
    assert read_thousands("1.816") == 1816


def test_a_decimal_point_is_read_where_it_may_stand() -> None:
    assert read_number("3.91", or_point=True) == Decimal("3.91")
    assert read_number("0.125", or_point=True) == Decimal("0.125")
    with pytest.raises(NotANumberError):
        read_number("3.91")
    with pytest.raises(AmbiguousNumberError):
        read_number("0.125")


@pytest.mark.parametrize("text", ["", "1,5,0", "1.81.6", "0.123.456", "1e5", "½", "٣", "Rp5", "5 "])
def test_any_other_text_is_no_number(text: str) -> None:
    with pytest.raises(NotANumberError):
        read_number(text, or_point=True)


@pytest.mark.parametrize("text", ["9.092.592.000", "9,092,592,000", "9.092.592.000,00"])
def test_an_amount_is_known_whatever_parts_its_thousands(text: str) -> None:
    assert amount_in(text) == 9_092_592_000


def test_words_around_a_number_are_passed_over_but_not_a_scale_in_words() -> None:
    assert number_in("Rp1.234,50 per orang") == Decimal("1234.50")
    assert number_in("turun \u22125,2%") == Decimal("-5.2")
    assert number_in("Rp9,09 miliar") is None
    assert number_in("3 dari 4") is None


def test_the_decimals_of_either_notation_are_counted() -> None:
    assert (written_decimals("3,250"), written_decimals("3.2"), written_decimals("3")) == (3, 1, 0)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_what_is_printed_is_read_back(value: Decimal) -> None:
    assert read_thousands(format_decimal(value, 2)) == value
