"""What surrounds the marks of a chart: how much room it takes, and what is shortened."""

from __future__ import annotations

import pytest
from chart_examples import ABSORPTION, row

from lkjip_docgen.charts.appearance import Look, house_look
from lkjip_docgen.charts.canvas import block_height
from lkjip_docgen.charts.frame import (
    GAP,
    group_height,
    head_height,
    lay_names,
    legend_rows,
    names_fit,
)
from lkjip_docgen.document.chart import Chart
from lkjip_docgen.records import replace
from lkjip_docgen.style import load_style

WIDE = 400.0


@pytest.fixture(scope="module")
def look() -> Look:
    return house_look(load_style())


def chart(*names: str) -> Chart:
    """A chart with a series of each name."""
    return replace(ABSORPTION, series=tuple(row(name, "1", "2") for name in names))


def named(rows: list[list[tuple[int, str, float]]]) -> list[list[tuple[int, str]]]:
    return [[(index, name) for index, name, _ in entries] for entries in rows]


def test_a_single_series_needs_no_legend(look: Look) -> None:
    assert legend_rows(chart("Pagu"), look, WIDE) == []


def test_the_legend_has_every_series_in_order_and_breaks_where_the_paper_ends(look: Look) -> None:
    three = chart("Pagu", "Realisasi", "Sisa pagu")
    assert named(legend_rows(three, look, WIDE)) == [
        [(0, "Pagu"), (1, "Realisasi"), (2, "Sisa pagu")]
    ]
    assert named(legend_rows(three, look, 130)) == [
        [(0, "Pagu"), (1, "Realisasi")],
        [(2, "Sisa pagu")],
    ]
    assert named(legend_rows(three, look, 5)) == [
        [(0, "Pagu")],
        [(1, "Realisasi")],
        [(2, "Sisa pagu")],
    ]


def test_an_entry_is_as_wide_as_its_key_and_name(look: Look) -> None:
    (short, long), *_ = legend_rows(chart("Pagu", "Pagu menurut DIPA"), look, WIDE)
    more = look.width("Pagu menurut DIPA", look.small) - look.width("Pagu", look.small)
    assert long[2] - short[2] == pytest.approx(more)
    assert short[2] > look.width("Pagu", look.small) + 16  # the key


def test_each_row_of_the_legend_and_a_heading_make_the_head_higher(look: Look) -> None:
    bare = head_height(look, chart("Pagu"), "", WIDE)
    legend = head_height(look, chart("Pagu", "Realisasi"), "", WIDE)
    broken = head_height(look, chart("Pagu", "Realisasi"), "", 70)
    text = head_height(look, chart("Pagu"), "dalam miliar rupiah", WIDE)
    assert legend - bare == pytest.approx(broken - legend)
    assert legend - bare > look.small
    assert text - bare == pytest.approx(GAP + block_height(1, look.small))


def test_groups_take_room_for_the_highest_of_their_names_and_a_gap_on_both_sides(
    look: Look,
) -> None:
    short = group_height(look, ("SKM", "SKM", "SPAK"), 100)
    assert short == pytest.approx(block_height(1, look.small) + 2 * GAP)
    assert group_height(look, (), 100) == 0

    long = "Survei Kepuasan Masyarakat pada Loket"
    lines = len(look.wrap(long, look.small, 60, bold=True))
    assert lines > 1
    assert group_height(look, (long, "SPAK"), 60) == pytest.approx(
        block_height(lines, look.small) + 2 * GAP
    )
    assert group_height(look, (long,) * 4 + ("SPAK",), 60) == short  # four slots are wide enough


def test_names_stand_level_where_they_fit_and_are_turned_where_they_do_not(look: Look) -> None:
    level = lay_names(("Jan", "Feb"), look, 40)
    assert (level.lines, level.size, level.turned, level.every) == (
        (("Jan",), ("Feb",)),
        look.base,
        False,
        1,
    )
    turned = lay_names(("Persyaratan", "Penyelesaian"), look, 20)
    assert (turned.turned, turned.size, turned.every) == (True, look.least, 1)
    assert turned.height(look) == pytest.approx(look.width("Penyelesaian", look.least))


def test_of_names_that_stand_too_close_some_are_left_out(look: Look) -> None:
    crowded = lay_names(("Persyaratan",) * 30, look, 3)
    assert crowded.every == 3  # a line of 8.4 points in slots of 3
    assert not names_fit(("Persyaratan",) * 30, look, 3)
    assert names_fit(("Persyaratan",) * 3, look, 80)


def test_a_turned_name_that_is_too_long_ends_in_an_ellipsis(look: Look) -> None:
    name = "Penyelesaianpengaduanmasyarakatpenggunalayanan"
    ((line,),) = lay_names((name,), look, 20).lines
    assert line.endswith("…")
    assert name.startswith(line[:-1])
    assert look.width(line, look.least) <= 84 < look.width(name[: len(line)] + "…", look.least)
    assert not names_fit((name,), look, 20)
