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
    return Series(kind, spot.path, "tabel", by_month, spot)


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
    same = drawn(random.Random(1))
    sheets = [office(f"k{n}", row(f"k{n}", same)) for n in range(6)]
    assert pairs(sheets) == set()
    assert len(pairs(sheets[:3])) == 2


def test_three_round_numbers_are_no_evidence_and_three_exact_ones_are() -> None:
    def two(values: list[str]) -> list[Sheet]:
        return [office(name, row(name, values, "anggaran")) for name in ("a", "b")]

    assert pairs(two(["5000000000", "2000000000", "900000000"])) == set()
    assert pairs(two(["5028193746", "2000000000", "900000000"])) == {("b", "a")}
    assert pairs(two(["3.4", "3.5", "3.6"])) == set()


def test_far_figures_are_those_that_a_plain_rule_calls_far() -> None:
    """The farthest of a kind, where it is beyond six deviations and a quarter of the median."""
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
        if len(others) >= 5 and beyond > 0.25 * middle and abs(share - middle) > 6 * spread:
            yield f"k{number:02}"
