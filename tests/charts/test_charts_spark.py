"""Sparklines: small enough for a cell, and what is written in them can be read."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from chart_examples import MONTHS, row, words
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from svg_reading import picture

from lkjip_docgen.charts import draw
from lkjip_docgen.document.chart import Chart, ChartKind, NumberFormat, Series, Span
from lkjip_docgen.idn import format_percent
from lkjip_docgen.pdf.sketch import read as sketch
from lkjip_docgen.records import replace
from lkjip_docgen.style import load_style

STYLE = load_style()
YEARS = Chart(
    "tren-ikm", ChartKind.SPARK, "IKM", ("2021", "2022", "2023"),
    (row("IKM", "3.91", "3.89", "3.98"),), width_cm=4.4, height_cm=1.7, ground="muda",
)  # fmt: skip
A_YEAR = replace(
    YEARS,
    categories=MONTHS,
    series=(row("SKM", *words("17.5 17.4 17.6 17.3 17.2 17.5 17.1 17.4 17.3 17.5 17.4 17.4")),),
)


def test_of_few_years_each_has_its_number_and_the_ends_their_names() -> None:
    said = sorted(picture(YEARS, STYLE).texts)
    assert said == ["2021", "2023", "3,89", "3,91", "3,98"]


def test_of_many_only_the_ends_and_the_extremes_are_written() -> None:
    said = set(picture(A_YEAR, STYLE).texts)
    assert {"Jan", "Des", "17,10", "17,40"} <= said
    assert said <= {"Jan", "Des", "17,10", "17,40", "17,60", "17,50"}


def test_the_last_dot_has_the_colour_of_what_missed_its_target() -> None:
    missed = replace(YEARS, tones=("", "", "kurang"))
    assert STYLE.warna.kurang.lower() in draw(missed, STYLE, "svg").decode().lower()
    assert STYLE.warna.kurang.lower() not in draw(YEARS, STYLE, "svg").decode().lower()


def test_on_a_common_scale_a_small_step_is_a_small_step() -> None:
    """The same values rise less where others of the row lie further apart."""
    shared = replace(YEARS, scale=Span(Decimal("3.0"), Decimal("4.0")))
    alone, common = draw(YEARS, STYLE, "svg"), draw(shared, STYLE, "svg")
    assert alone != common
    assert sorted(picture(shared, STYLE).texts) == sorted(picture(YEARS, STYLE).texts)


def test_a_line_that_begins_late_and_goes_up_crosses_no_number() -> None:
    def place(first: str, last: str) -> tuple[float, float]:
        late = replace(YEARS, series=(Series("Nilai", (None, Decimal(first), Decimal(last))),))
        [word] = [word for word in picture(late, STYLE).words if word.text == first[:2] + ",13"]
        return word.area.left, word.area.right

    rising, falling = place("89.13", "91.49"), place("89.13", "87.49")
    middle = sum(falling) / 2  # where the dot is
    assert rising[1] < middle + 6
    assert rising[0] < falling[0]


@pytest.mark.parametrize(
    "values", ["93.41 95.02 95.85", "62.47 74.18 81.76", "10.00 90.00 20.00", "9.99 1.01 1.00"]
)
def test_a_number_stands_clear_of_the_line_that_goes_up_beside_it(values: str) -> None:
    numbers = tuple(map(Decimal, values.split()))
    chart = replace(YEARS, series=(Series("Nilai", numbers),), format=NumberFormat.PERCENT)
    drawn = picture(replace(chart, width_cm=4.0, height_cm=1.5), STYLE)
    dots = sorted(drawn.marks, key=lambda dot: dot.x)
    areas = {word.text: word.area for word in drawn.words}
    for n, number in enumerate(numbers):
        area = areas.get(format_percent(number, 2))
        beside = [m for m in (n - 1, n + 1) if 0 <= m < len(numbers) and numbers[m] > number]
        if area is None or len(beside) > 1:  # the line comes down to it from both sides
            continue
        for m in beside:
            end = area.right if m > n else area.left
            way = min((end - dots[n].x) / (dots[m].x - dots[n].x), 1)
            line = dots[n].y + way * (dots[m].y - dots[n].y)  # down the paper
            assert area.bottom < line - 1


@pytest.mark.parametrize("ground", ["muda", "C8E6C9", ""])
def test_its_paper_is_that_of_the_cell(ground: str) -> None:
    png = Image.open(io.BytesIO(draw(replace(YEARS, ground=ground), STYLE, "png"))).convert("RGB")
    wanted = STYLE.warna.of(ground) or "FFFFFF"
    corner = png.getpixel((1, png.height // 2))
    assert corner == tuple(int(wanted[at : at + 2], 16) for at in (0, 2, 4))


VALUES = st.one_of(st.none(), st.decimals(-9999, 9999, places=2))


@given(st.lists(VALUES, min_size=1, max_size=14).filter(any))
def test_no_number_leaves_the_paper_or_covers_another(values: list[Decimal | None]) -> None:
    years = tuple(str(2010 + n) for n in range(len(values)))
    chart = replace(YEARS, categories=years, series=(Series("Nilai", tuple(values)),))
    drawn = picture(chart, STYLE)
    assert all(drawn.paper.holds(word.area) for word in drawn.words)
    assert not [
        (one.text, other.text)
        for i, one in enumerate(drawn.words)
        for other in drawn.words[i + 1 :]
        if one.area.meets(other.area)
    ]


def test_it_goes_into_a_pdf_as_our_own_drawings_do() -> None:
    assert sketch(draw(YEARS, STYLE, "svg")) is not None
