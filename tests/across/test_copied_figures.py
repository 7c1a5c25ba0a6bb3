"""Copied rows of figures, found by a slower and plainer way too; chance alone finds none."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from statistics import median

import pytest

from lkjip_docgen.across import Sheet
from lkjip_docgen.across.copied_figures import copied
from lkjip_docgen.across.far_from_peers import far_offices
from lkjip_docgen.across.sheet import Fact, Figure, Series, Spot
from lkjip_docgen.place import Place
from lkjip_docgen.records import replace

MONTHS = [f"{month:02}" for month in range(1, 13)]


def row(office: str, values: list[str], kind: str = "tabel") -> Series:
    spot = Spot(Place(f"{office}/laporan.yaml", 7, 3), "indikator[0].pengukuran.tabel")
    by_month = dict(zip(MONTHS, map(Decimal, values), strict=False))
    return Series(kind, spot.path, "tabel", by_month, (spot,) * len(by_month))


def office(name: str, *rows: Series) -> Sheet:
    fact = Fact(name, name, Spot(Place(f"{name}/laporan.yaml")))
    now = Fact("2025", "2025", fact.spot)
    return Sheet(name, fact, name, now, now, "unit", series=rows)


def drawn(draw: random.Random) -> list[str]:
    return [f"{draw.uniform(3.2, 3.9):.2f}" for _ in MONTHS]


def pairs(sheets: list[Sheet]) -> set[tuple[str, str]]:
    """The offices of each finding, the one that has it first."""
    return {(told.office, told.others[0][0]) for told in copied(sheets)}


def plainly(sheets: list[Sheet]) -> Iterator[tuple[str, str]]:
    """The pairs of offices of which three quarters of the months agree."""
    for one, other in combinations(sheets, 2):
        first, second = one.series[0].values, other.series[0].values
        if sum(first[month] == second[month] for month in MONTHS) >= 9:
            yield other.folder, one.folder


@pytest.mark.parametrize("seed", range(6))
def test_whole_and_partial_copies_are_found_as_by_counting_the_months(seed: int) -> None:
    draw = random.Random(seed)
    rows = [drawn(draw) for _ in range(40)]
    for copy, origin in ((31, 3), (32, 5), (33, 8)):
        rows[copy] = list(rows[origin])
    rows[32][4], rows[33][0], rows[33][11] = "3.11", "3.12", "3.13"
    sheets = [office(f"k{n:02}", row(f"k{n:02}", values)) for n, values in enumerate(rows)]
    assert pairs(sheets) == set(plainly(sheets))
    assert pairs(sheets) == {("k31", "k03"), ("k32", "k05"), ("k33", "k08")}


@pytest.mark.parametrize("count", [2, 5, 20, 120])
@pytest.mark.parametrize("span", [10, 70])
def test_figures_of_narrow_ranges_agree_by_chance_and_are_no_copies(count: int, span: int) -> None:
    """As in surveys, where a month has nearly the same value everywhere: ten values, or seventy."""
    draw = random.Random(count + span)
    sheets = []
    for number in range(count):
        name = f"k{number:03}"
        rows = [
            row(name, [f"3.{20 + draw.randrange(span):02}" for _ in MONTHS], kind)
            for kind in ("unsur a", "unsur b", "unsur c", "nilai")
        ]
        sheets.append(office(name, *rows))
    assert pairs(sheets) == set()


def test_a_figure_of_most_offices_is_a_common_one() -> None:
    draw = random.Random(1)
    rows = [drawn(draw) for _ in range(8)]
    for values in rows[:6]:
        values[3], values[7] = "3.61", "3.47"
    sheets = [office(f"k{n}", row(f"k{n}", values)) for n, values in enumerate(rows)]
    assert pairs(sheets) == set()


def of_all(sheets: list[Sheet]) -> list[set[str]]:
    """The offices of each finding."""
    return [set(told.offices) for told in copied(sheets)]


@pytest.mark.parametrize("count", [3, 5, 8, 40, 90])
@pytest.mark.parametrize("share", [0.3, 0.6, 1.0])
def test_all_offices_that_have_one_row_are_told_at_once(count: int, share: float) -> None:
    """However many they are, and though some of them typed a month or two over."""
    draw = random.Random(count + share)
    rows = [drawn(draw) for _ in range(count)]
    having = draw.sample(range(count), max(2, round(count * share)))
    for number in having[1:]:
        rows[number] = list(rows[having[0]])
    for number in having[::4]:
        rows[number][draw.randrange(12)] = "3.10"
    sheets = [office(f"k{n:02}", row(f"k{n:02}", values)) for n, values in enumerate(rows)]
    assert of_all(sheets) == [{f"k{number:02}" for number in having}]


def test_two_rows_handed_round_in_one_kind_are_two_causes() -> None:
    draw = random.Random(3)
    first, second = drawn(draw), drawn(draw)
    rows = [first] * 5 + [second] * 4
    sheets = [office(f"k{n}", row(f"k{n}", values)) for n, values in enumerate(rows)]
    assert of_all(sheets) == [{f"k{n}" for n in range(5)}, {f"k{n}" for n in range(5, 9)}]


def test_what_grows_by_a_twelfth_each_month_is_nobodys() -> None:
    progress = [f"{100 / 12 * month:.2f}" for month in range(1, 13)]
    later = ["0", *progress[:11]]
    sheets = [office(f"k{n}", row(f"k{n}", progress)) for n in range(6)]
    late = [office(f"l{n}", row(f"l{n}", later)) for n in range(2)]
    assert of_all(sheets) == []
    assert of_all(sheets[:2]) == []
    assert of_all([*sheets[:2], *late]) == []


@pytest.mark.parametrize("places", [1, 2, 5])
def test_a_row_that_was_copied_into_other_months_is_told_with_how_far(places: int) -> None:
    draw = random.Random(places)
    rows = [drawn(draw) for _ in range(12)]
    rows[7] = [*rows[7][:places], *rows[2][: 12 - places]]
    sheets = [office(f"k{n:02}", row(f"k{n:02}", values)) for n, values in enumerate(rows)]
    [told] = copied(sheets)
    assert told.offices == {"k02", "k07"}
    assert told.message.startswith(f"{12 - places} angka")


@pytest.mark.parametrize("count", [3, 6, 20, 80])
def test_small_rows_agree_by_chance_and_prove_nothing_together(count: int) -> None:
    """Three years of five indicators in a range of sixty values, and counts of three digits."""
    draw = random.Random(count)
    sheets = []
    for number in range(count):
        name = f"k{number:02}"
        years = [
            row(name, [f"3.{draw.randrange(40, 100)}" for _ in range(3)], "y") for _ in "abcde"
        ]
        counts = [row(name, [str(draw.randrange(100, 999)) for _ in "ab"], "c") for _ in "abc"]
        sheets.append(office(name, *years, *counts))
    assert of_all(sheets) == []


def test_three_round_numbers_are_no_evidence_and_three_exact_ones_are() -> None:
    def two(values: list[str]) -> list[Sheet]:
        return [office(name, row(name, values, "anggaran")) for name in ("a", "b")]

    assert pairs(two(["5000000000", "2000000000", "900000000"])) == set()
    assert pairs(two(["5028193746", "2000000000", "900000000"])) == {("b", "a")}
    assert pairs(two(["3.4", "3.5", "3.6"])) == set()


def test_far_figures_are_those_that_a_plain_rule_calls_far() -> None:
    """The farthest of a kind, beyond six deviations (36% at least) and a quarter of the median."""
    draw = random.Random(4)
    for _ in range(60):
        shares = [draw.uniform(88, 99) for _ in range(draw.randint(4, 12))]
        if draw.random() < 0.5:
            shares[0] = draw.choice((9.6, 42.0, 96.0, 180.0, 960.0))
        told = far_offices([with_share(f"k{n:02}", share) for n, share in enumerate(shares)])
        assert {one.office for one in told} == set(far_plainly(shares))


def with_share(name: str, share: float) -> Sheet:
    spot = Spot(Place(f"{name}/laporan.yaml"))
    value = Decimal(str(round(share, 2)))
    figure = Figure("serapan", "Serapan", value, f"{value}%", bounded=True, spot=spot)
    return replace(office(name), figures=(figure,))


def far_plainly(shares: list[float]) -> Iterator[str]:
    for number, share in enumerate(shares):
        others = shares[:number] + shares[number + 1 :]
        middle = median(others)
        spread = 1.4826 * median(abs(other - middle) for other in others)
        beyond = max(min(others) - share, share - max(others))
        if (
            len(others) >= 5
            and beyond > 0.25 * middle
            and abs(share - middle) > 6 * max(spread, 0.06 * middle)
        ):
            yield f"k{number:02}"
