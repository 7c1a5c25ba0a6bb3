"""Charts in rows, measured in what was drawn: targets with results, dots, bars that are cut."""

from __future__ import annotations

from decimal import Decimal

import pytest
from chart_examples import ACHIEVEMENT, CARD, VARIABLES, row
from hard_charts import HARD
from svg_reading import Picture, picture

from lkjip_docgen.document.chart import SHORT, Chart, ChartKind, ReferenceLine, Series, Span
from lkjip_docgen.records import replace
from lkjip_docgen.style import load_style

STYLE = load_style()
COLORS = STYLE.warna
EXAMPLES = {chart.id: chart for chart in HARD}


def _texts_of_row(drawn: Picture, name: str) -> list[str]:
    """The texts that stand at the height of a row's name, from left to right."""
    own = next(word for word in drawn.words if word.text == name)
    middle = (own.area.top + own.area.bottom) / 2
    same = [w for w in drawn.words if abs((w.area.top + w.area.bottom) / 2 - middle) < 2]
    return [word.text for word in sorted(same, key=lambda word: word.area.left)]


def test_a_result_stands_where_its_value_is() -> None:
    drawn = picture(CARD, STYLE)
    seven, five_of_2024 = (dot.x for dot in drawn.dots(COLORS.kurang))
    (five_of_2023,) = (dot.x for dot in drawn.dots(COLORS.utama))
    assert five_of_2023 == pytest.approx(five_of_2024, abs=0.01)
    ticks = {w.text: w.area for w in drawn.words if w.area.top > drawn.paper.bottom - 14}
    four, six, eight = ((ticks[text].left + ticks[text].right) / 2 for text in ("4", "6", "8"))
    assert five_of_2023 == pytest.approx((four + six) / 2, abs=0.3)
    assert seven == pytest.approx((six + eight) / 2, abs=0.3)


def test_values_stand_outside_of_their_marks_in_the_order_of_the_marks() -> None:
    drawn = picture(CARD, STYLE)
    assert _texts_of_row(drawn, "2022") == ["2022", "6", "7", "83,33%"]
    low = picture(EXAMPLES["target-berujung-dua"], STYLE)
    assert _texts_of_row(low, "2023") == ["2023", "5,25", "6,50–8,50", "80,77%"]
    assert _texts_of_row(low, "2021") == ["2021", "6,50–8,50", "7,10", "100,00%"]


def test_a_target_that_is_met_exactly_is_written_once() -> None:
    assert _texts_of_row(picture(CARD, STYLE), "2023") == ["2023", "5", "100,00%"]


def test_the_target_of_a_later_year_and_the_result_of_others_stand_alone() -> None:
    drawn = picture(CARD, STYLE)
    assert _texts_of_row(drawn, "Target 2025") == ["Target 2025", "3"]
    assert "belum ada data" not in " ".join(drawn.texts)


def test_a_missing_result_is_told_beside_its_target() -> None:
    chart = Chart(
        "kurang",
        ChartKind.DUMBBELL,
        "",
        ("2021", "2022", "2023"),
        (
            row("Target", "3", "4", "5"),
            Series(
                "Realisasi", (Decimal(3), None, Decimal(6)), ("", "realisasi belum ada data", "")
            ),
        ),
    )
    told = _texts_of_row(picture(chart, STYLE), "2022")
    assert told == ["2022", "4,00", "realisasi belum ada data"]


def test_what_falls_short_has_a_shape_of_its_own_and_an_entry_in_the_legend() -> None:
    assert "Belum mencapai target" in picture(CARD, STYLE).texts
    met = replace(CARD, tones=("",) * len(CARD.categories))
    assert "Belum mencapai target" not in picture(met, STYLE).texts


def test_dots_have_their_values_in_a_column_at_the_right() -> None:
    drawn = picture(VARIABLES, STYLE)
    values = [w for w in drawn.words if w.text in {"98,10", "98,04", "97,84", "98,17"}]
    assert len(values) >= 4
    rights = {round(word.area.right, 0) for word in values}
    assert max(rights) - min(rights) <= 1


def test_a_range_reaches_from_its_lowest_to_its_highest_value() -> None:
    chart = replace(EXAMPLES["titik-dengan-rentang"], reference=None)
    drawn = picture(chart, STYLE)
    bars = drawn.filled(COLORS.garis)
    assert len(bars) == 2
    informasi, respon = sorted(bars, key=lambda area: area.top)
    assert respon.width / informasi.width == pytest.approx(0.70 / 0.44, rel=0.02)
    assert respon.right == pytest.approx(informasi.right, abs=0.5)


def test_a_mean_is_no_target_and_has_another_colour() -> None:
    chart = EXAMPLES["titik-dengan-rentang"]
    assert picture(chart, STYLE).strokes(COLORS.kurang) == []
    target = replace(chart, reference=ReferenceLine(Decimal("17.40"), "Target"))
    assert len(picture(target, STYLE).strokes(COLORS.kurang)) == 1


def test_of_several_series_the_last_is_written_and_its_dots_are_full() -> None:
    drawn = picture(EXAMPLES["titik-beberapa-tahun"], STYLE)
    assert "98,73" in drawn.texts
    assert "99,78" not in drawn.texts
    assert "belum ada data" in drawn.texts  # the last series lacks one


def test_a_bar_longer_than_the_chart_allows_is_cut_and_keeps_its_value() -> None:
    long = replace(
        ACHIEVEMENT, series=(row("Capaian", "122.46", "406.00", "75.00"),), clip=Decimal(150),
        tones=("", "", SHORT),
    )  # fmt: skip
    drawn = picture(long, STYLE)
    point, usual, cut = sorted(bar.width for bar in drawn.filled(COLORS.seri[0]))
    assert point < usual / 10
    assert cut / usual == pytest.approx(150 / 122.46, rel=0.01)
    assert "406,00%" in drawn.texts
    assert len(drawn.filled(COLORS.kurang)) == 1
    assert "400%" not in drawn.texts  # the axis ends where the bars are cut
    assert _texts_of_row(drawn, "Indeks Kepuasan Internal di Wilayah")[-1] == "75,00%"


@pytest.mark.parametrize("value", ["97.65", "98.81", "99.20", "90.84", "86.00"])
def test_a_target_line_is_interrupted_around_the_value_of_a_bar(value: str) -> None:
    chart = replace(
        ACHIEVEMENT, series=(row("Capaian", "111.63", value, "135.42"),), tones=("", "", ""),
        reference=ReferenceLine(Decimal(100), "Target"),
    )  # fmt: skip
    drawn = picture(chart, STYLE)
    (line,) = (stroke.area for stroke in drawn.strokes(COLORS.kurang))
    (word,) = (w.area for w in drawn.words if w.text.startswith(value.replace(".", ",")))
    (white,) = (a for a in drawn.filled("FFFFFF") if a.height < 20 and a.holds(word, 0))
    assert white.top <= word.top - 2
    assert white.bottom >= word.bottom + 2
    assert white.left <= line.left - 0.6
    assert white.right >= line.right + 0.6
    bar = next(b for b in drawn.filled(COLORS.seri[0]) if b.top < word.bottom < b.bottom + 2)
    assert bar.right <= white.left  # the end of the bar stays whole


def test_rows_refuse_spans_that_do_not_match_them() -> None:
    with pytest.raises(ValueError, match="spans has 1 entries for 5 categories"):
        picture(replace(CARD, spans=(Span(Decimal(1), Decimal(2)),)), STYLE)
