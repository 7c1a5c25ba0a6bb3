"""What is taken for a slip of the pen or a copy, and what is not: by the figures beside it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_docgen.checks.data.gaps import Figure, culprit, culprits, neighbours, slipped
from lkjip_docgen.checks.data.magnitudes import Others, slip, told, usual
from lkjip_docgen.checks.data.repeats import compared, free_digits
from lkjip_docgen.place import Number


def numbers(*texts: str) -> list[Decimal]:
    return [Decimal(text) for text in texts]


@pytest.mark.parametrize(
    ("value", "others", "places"),
    [
        ("0.39", ["3.12", "3.91", "3.81"], -1),  # a comma
        ("325", ["3.15", "3.20", "3.30"], 2),  # no comma
        ("0.8913", ["88", "90", "91.49"], -2),  # a fraction
        ("2813057", ["3743321000", "5294197000"], -3),  # thousands
        ("110", ["2", "4", "5", "8"], 0),  # a series that varies fourfold
        ("5", ["7", "6", "4"], 0),
        ("500", ["105", "100", "95"], 0),  # five times, and no step of ten
        ("39", ["3.9"], 0),  # one other number shows nothing
        ("3.9", ["3.9", "3.9"], 0),
        ("-3", ["3", "3"], 0),
    ],
)
def test_a_number_has_slipped_if_its_gap_is_wider_than_the_series(
    value: str, others: list[str], places: int
) -> None:
    assert slip(Decimal(value), numbers(*others)) == places


def test_a_crowd_that_does_not_end_among_the_others_has_not_slipped() -> None:
    months = numbers("31", "32", "30", "34")
    assert slip(Decimal(340), months, tight=True) == 1
    assert slip(Decimal(197), months, tight=True) == 0


def test_a_single_odd_figure_does_not_say_what_is_usual() -> None:
    assert usual(numbers(*"123456789")) == numbers(*"2345678")
    assert Others(numbers(*"1234567899")).without(Decimal(9)) == numbers("2", "8")
    assert Others(numbers("5")).without(Decimal(5)) == []


def test_a_slip_is_told_by_its_factor() -> None:
    assert [told(1), told(-3)] == ["10 kali lebih besar", "1.000 kali lebih kecil"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("2148", "2184"), ("379839500", "3798395000"), ("1.08", "10.8"), ("11", "12"), ("260", "26")],
)
def test_one_slip_makes_the_one_number_of_the_other(written: str, meant: str) -> None:
    assert slipped(Decimal(written), Decimal(meant))
    assert slipped(Decimal(meant), Decimal(written))


def test_numbers_that_differ_in_two_places_are_no_slip() -> None:
    assert not slipped(Decimal(2257), Decimal(2399))
    assert not slipped(Decimal(5), Decimal(-5))


def figures(*values: int) -> list[Figure]:
    return [Figure((n,), Number(value)) for n, value in enumerate(values)]


def test_the_figure_that_explains_a_gap_is_named_where_it_is_the_only_one() -> None:
    found = culprit(figures(1, 4, 8, 62), Decimal(-36))
    assert found is not None
    assert found.path == (3,)


def test_of_several_that_explain_it_none_is_named_and_of_few_all_are_suspected() -> None:
    several = figures(20, 10, 10)
    assert culprit(several, Decimal(10)) is None
    found = culprits(several, Decimal(10))
    assert found is not None
    assert [figure.path for figure in found.figures] == [(0,), (1,), (2,)]
    assert culprits(figures(11, 12, 13, 14), Decimal(1)) is None


def test_exchanged_digits_go_before_a_mistyped_one() -> None:
    found = culprits(figures(62, 91), Decimal(-36))
    assert found is not None
    assert (found.rank, [figure.path for figure in found.figures]) == (0, [(0,)])


def test_neighbours_of_a_number_are_one_slip_away() -> None:
    near = set(neighbours(Decimal("89.14")))
    assert {Decimal("98.14"), Decimal("89.41"), Decimal("39.14")} <= near
    assert Decimal("98.41") not in near


def test_digits_beyond_the_first_and_zeros_at_the_end_say_that_numbers_agree() -> None:
    assert [free_digits(Decimal(text)) for text in ("500", "4.56", "1999969258", "0")] == [
        *(0, 2, 9),
        0,
    ]


def test_figures_at_a_limit_are_not_compared() -> None:
    one = {"a": Number(100), "b": Number("75.09"), "c": Number("14.83"), "d": None}
    other = {"a": Number(100), "b": Number("75.09"), "c": Number("14.31"), "d": Number(5)}
    found = compared(one, other)
    assert (found.alike, found.unlike, found.digits) == (("b",), 1, 3)
    assert not found.whole
