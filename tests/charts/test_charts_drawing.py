"""What stands in a drawn chart, read back from its SVG."""

from __future__ import annotations

from decimal import Decimal
from math import hypot

import pytest
from chart_examples import (
    ABSORPTION,
    ACHIEVEMENT,
    EMONEV,
    EMPLOYEES,
    HISTORY,
    MONTHS,
    NKA,
    ORGANISATION,
    PNBP,
    REPORT,
    SKM_ELEMENTS,
    SKM_MONTHLY,
    SPENDING,
    VARIABLES,
    row,
)
from draws import draws
from hard_charts import ALL, HARD, LONG
from hypothesis import given, settings
from hypothesis import strategies as st
from svg_reading import Area, Dot, picture

from lkjip_docgen.charts import axis_labels, present
from lkjip_docgen.document.chart import Chart, ChartKind, NumberFormat, Series, TreeNode
from lkjip_docgen.idn.numbers import format_percent
from lkjip_docgen.native_charts.number_codes import value_code
from lkjip_docgen.records import replace
from lkjip_docgen.style import load_style

pytestmark = pytest.mark.made_anew

STYLE = load_style()
COLORS = STYLE.warna
BY_ID = {chart.id: chart for chart in ALL}


def names(charts: tuple[Chart, ...]) -> list[str]:
    return [chart.id for chart in charts]


@pytest.mark.parametrize("chart", ALL, ids=names(ALL))
def test_no_text_leaves_the_paper_or_covers_another(chart: Chart) -> None:
    drawn = picture(chart, STYLE)
    assert drawn.words
    outside = [w.text for w in drawn.words if not drawn.paper.holds(w.area)]
    assert outside == []
    covered = [
        (a.text, b.text)
        for i, a in enumerate(drawn.words)
        for b in drawn.words[i + 1 :]
        if a.area.meets(b.area)
    ]
    assert covered == []


@pytest.mark.parametrize("chart", ALL, ids=names(ALL))
def test_no_text_is_smaller_than_seven_points(chart: Chart) -> None:
    assert min(word.size for word in picture(chart, STYLE).words) >= 7


@pytest.mark.parametrize("chart", REPORT, ids=names(REPORT))
def test_every_name_and_note_of_a_report_chart_is_there_in_full(chart: Chart) -> None:
    prose = picture(chart, STYLE).prose
    expected = [*chart.categories, *chart.groups, *chart.notes]
    if len(chart.series) > 1:
        expected += [series.nama for series in chart.series]
    if chart.reference:
        expected.append(chart.reference.nama)
    missing = [name for name in expected if any(w not in prose.split() for w in name.split())]
    assert missing == []


@pytest.mark.parametrize(
    ("chart", "printed"),
    [
        (HISTORY, "3,15 3,20 3,25 3,91 3,89 3,98"),
        (ABSORPTION, "84,48% 99,43% 97,57%"),
        (SKM_MONTHLY, "17,49 17,13 17,50"),
        (SKM_ELEMENTS, "17,36 17,39 17,40 17,44 17,41"),
        (EMPLOYEES, "1 4 8 26"),
        (NKA, "75,09 100,00 70,38 98,73 91,91"),
        (EMONEV, "2,05% 15,37% 46,67% 69,09% 98,21% 19,03% 99,96%"),
        (PNBP, "2,81 2,00 3,74 3,73 5,29 5,26 miliar"),
        (SPENDING, "2,06 2,01 0,55 0,52 4,48 4,46"),
        (ACHIEVEMENT, "122,46% 121,73% 126,52%"),
        (BY_ID["negatif"], "−12,50 4,20 0,00 8,75 −0,40"),
        (BY_ID["rupiah-besar"], "112,35 902,35 1.000"),
        (BY_ID["rupiah-kecil"], "Rp150.000 Rp75.000 Rp990.000"),
    ],
    ids=lambda value: value.id if isinstance(value, Chart) else "",
)
def test_values_are_printed_as_indonesians_write_them(chart: Chart, printed: str) -> None:
    words = picture(chart, STYLE).prose.split()
    assert [value for value in printed.split() if value not in words] == []


def test_a_long_line_is_labelled_at_its_ends_its_extremes_and_where_it_is_asked() -> None:
    texts = picture(EMONEV, STYLE).texts
    labels = [text for text in texts if text.endswith("%") and "," in text]
    assert sorted(labels) == sorted(
        [
            "2,05%",
            "15,37%",
            "46,67%",
            "69,09%",
            "98,21%",
            "19,03%",
            "22,71%",
            "43,63%",
            "74,66%",
            "99,96%",
        ]
    )
    plain = replace(EMONEV, labelled=())
    labels = [t for t in picture(plain, STYLE).texts if t.endswith("%") and "," in t]
    assert sorted(labels) == sorted(["2,05%", "98,21%", "19,03%", "99,96%"])


def test_a_short_line_has_all_its_values() -> None:
    short = replace(
        EMONEV,
        categories=MONTHS[:6],
        labelled=(),
        series=tuple(replace(s, nilai=s.nilai[:6]) for s in EMONEV.series),
    )
    labels = [t for t in picture(short, STYLE).texts if t.endswith("%") and "," in t]
    assert len(labels) == 12


def test_the_axis_of_money_says_its_unit_and_panels_share_it_when_they_can() -> None:
    assert "Dalam miliar rupiah" in picture(PNBP, STYLE).texts
    assert "Dalam miliar rupiah; semua panel berskala sama" in picture(SPENDING, STYLE).texts
    mixed = picture(BY_ID["panel-satuan"], STYLE).prose
    assert "Belanja A (ribu rupiah)" in mixed
    assert "Belanja F (miliar rupiah)" in mixed


def test_there_is_no_title_in_the_picture() -> None:
    assert HISTORY.alt not in picture(HISTORY, STYLE).prose


def test_a_legend_appears_only_for_several_series() -> None:
    assert "Serapan" not in picture(ABSORPTION, STYLE).texts
    assert {"Target", "Realisasi"} <= set(picture(HISTORY, STYLE).texts)


def test_an_axis_that_does_not_begin_at_zero_says_so() -> None:
    note = "sumbu tidak dimulai dari nol"
    for chart in (SKM_MONTHLY, SKM_ELEMENTS, VARIABLES):
        assert note in picture(chart, STYLE).prose.lower()
        assert note not in picture(replace(chart, from_zero=True), STYLE).prose.lower()


def test_the_height_of_a_column_is_in_proportion_to_its_value() -> None:
    columns = picture(HISTORY, STYLE).filled(COLORS.seri[1])
    heights = [c.height for c in columns]
    values = [float(v) for v in HISTORY.series[1].nilai if v is not None]
    assert [h / heights[0] for h in heights] == pytest.approx([v / values[0] for v in values])


def test_the_length_of_a_bar_is_in_proportion_to_its_value() -> None:
    bars = sorted(picture(ACHIEVEMENT, STYLE).filled(COLORS.seri[0]), key=lambda a: a.top)
    values = [122.46, 121.73, 126.52]
    lengths = [b.width / bars[0].width for b in bars]
    assert lengths == pytest.approx([v / values[0] for v in values], rel=1e-4)


def test_negative_columns_hang_below_the_zero_line() -> None:
    columns = picture(BY_ID["negatif"], STYLE).filled(COLORS.seri[0])
    zero = columns[0].top
    assert columns[0].bottom > zero
    assert columns[1].bottom == pytest.approx(zero)
    assert columns[1].top < zero


def test_panels_of_money_share_one_scale_and_one_floor() -> None:
    columns = picture(SPENDING, STYLE).filled(COLORS.seri[0])
    values = [float(v) for v in SPENDING.series[0].nilai if v is not None]
    per_rupiah = columns[0].height / values[0]
    assert [c.height for c in columns] == pytest.approx([v * per_rupiah for v in values], rel=1e-3)
    assert len({round(c.bottom, 2) for c in columns}) == 1


def test_panels_share_their_scale_though_their_units_differ() -> None:
    few = replace(
        SPENDING,
        categories=("2023", "2023"),
        groups=("Belanja Barang", "Belanja Modal"),
        series=(row("Pagu", "4190000000", "35000000"),),
    )
    drawn = picture(few, STYLE)
    assert {"Belanja Barang (miliar rupiah)", "Belanja Modal (juta rupiah)"} <= set(drawn.texts)
    large, small = (c.height for c in drawn.filled(COLORS.seri[0]))
    assert large / small == pytest.approx(4190 / 35, rel=1e-2)


def test_panels_of_indices_which_need_not_be_alike_have_a_scale_each() -> None:
    drawn = picture(BY_ID["panel-indikator"], STYLE)
    heights = [c.height for c in drawn.filled(COLORS.seri[0])]
    assert max(heights) < 1.5 * min(heights)
    assert "berskala sama" not in drawn.prose


def test_what_stands_on_an_axis_not_from_zero_is_a_dot_and_never_a_bar() -> None:
    drawn = picture(SKM_ELEMENTS, STYLE)
    dots = drawn.dots(COLORS.seri[0])
    assert len(dots) == 8
    assert drawn.filled(COLORS.seri[0]) == []
    values = [float(v) for v in SKM_ELEMENTS.series[0].nilai if v is not None]
    centers = sorted(dot.x for dot in dots)
    steps = [(c - centers[0]) / (centers[-1] - centers[0]) for c in centers]
    spread = max(values) - min(values)
    assert steps == pytest.approx([(v - min(values)) / spread for v in sorted(values)], abs=1e-3)
    assert (
        "Sumbu tidak dimulai dari nol (17,36–17,44)"
        in picture(replace(SKM_ELEMENTS, axis_title=""), STYLE).texts
    )


def test_columns_begin_at_zero_whatever_the_chart_asks() -> None:
    asked = replace(HISTORY, from_zero=False)
    assert picture(asked, STYLE) == picture(HISTORY, STYLE)


@pytest.mark.parametrize(
    "chart", [SKM_MONTHLY, SKM_ELEMENTS], ids=names((SKM_MONTHLY, SKM_ELEMENTS))
)
def test_an_axis_ends_where_the_scale_does(chart: Chart) -> None:
    full = replace(
        chart,
        limit=Decimal("17.5"),
        reference=None,
        series=(row("Nilai", *("17.50" for _ in chart.categories)),),
    )
    numbers = [word.replace(",", ".") for word in picture(full, STYLE).texts if "," in word]
    assert max(float(number) for number in numbers if "(" not in number) == 17.5


def test_a_gap_gives_the_reason_that_the_table_gives() -> None:
    why = ("", "tidak dapat diperbandingkan", "")
    series = replace(row("Realisasi", "3.1", None, "3.3"), gaps=why)
    lines = replace(HISTORY, kind=ChartKind.LINES)
    bars = replace(HISTORY, kind=ChartKind.BARS)
    for chart in (HISTORY, lines, bars):
        prose = picture(replace(chart, series=(series,), notes=()), STYLE).prose
        assert "tidak dapat diperbandingkan" in prose
        assert "belum ada data" not in prose


def numbers() -> st.SearchStrategy[list[Decimal]]:
    return st.lists(st.integers(0, 99).map(Decimal), min_size=12, max_size=12)


@settings(max_examples=draws(20))
@given(numbers(), numbers())
def test_a_label_stands_at_its_own_point_and_never_beyond_that_of_another_series(
    ones: list[Decimal], others: list[Decimal]
) -> None:
    # The decimals tell whose value it is: 41,0701 is that of July in the first series.
    rows = [
        [v + Decimal(100 * (c + 1) + s + 1) / 10000 for c, v in enumerate(values)]
        for s, values in enumerate((ones, others))
    ]
    series = tuple(Series(f"Seri {s}", tuple(values)) for s, values in enumerate(rows))
    drawn = picture(replace(EMONEV, series=series, places=4), STYLE)
    places = [drawn.dots(COLORS.seri[s]) for s in range(2)]
    for s, values in enumerate(rows):
        for c, value in enumerate(values):
            own, other = places[s][c], places[1 - s][c]
            for word in (w for w in drawn.words if w.text == format_percent(value, 4)):
                away = [distance(word.area, dot) for dot in (*places[0], *places[1])]
                assert distance(word.area, own) == pytest.approx(min(away), abs=0.5)
                low, high = word.area.bottom, word.area.top
                assert high >= other.y - 0.5 if own.y > other.y else low <= other.y + 0.5


def distance(area: Area, dot: Dot) -> float:
    across = max(area.left - dot.x, 0, dot.x - area.right)
    along = max(area.top - dot.y, 0, dot.y - area.bottom)
    return float(hypot(across, along))


def test_a_missing_value_leaves_a_gap_and_a_mark() -> None:
    drawn = picture(BY_ID["sebagian-kosong"], STYLE)
    assert len(drawn.filled(COLORS.seri[0])) == 2
    assert len(drawn.filled(COLORS.seri[1])) == 2
    assert drawn.prose.count("belum ada data") == 3  # one for 2021, where both are missing


def test_a_line_is_broken_where_a_value_is_missing() -> None:
    whole = picture(EMONEV, STYLE).strokes(COLORS.seri[0])
    broken = picture(BY_ID["garis-kosong"], STYLE).strokes(COLORS.seri[0])
    assert len([s for s in whole if s.points > 2]) == 1
    assert sorted(s.points for s in broken if s.points > 2) == [3, 5]


def test_a_chart_without_any_value_says_so_instead_of_drawing_zeros() -> None:
    drawn = picture(BY_ID["semua-kosong"], STYLE)
    assert drawn.texts == ["Belum ada data"]
    empty = Chart("kosong", ChartKind.LINES, "", format=NumberFormat.WHOLE)
    assert picture(empty, STYLE).texts == ["Belum ada data"]


def test_the_target_is_a_dashed_line_at_its_value() -> None:
    drawn = picture(BY_ID["target-kolom"], STYLE)
    (line,) = [s.area for s in drawn.strokes(COLORS.kurang) if s.dashed]
    columns = drawn.filled(COLORS.seri[0])
    values = [float(v) for v in BY_ID["target-kolom"].series[0].nilai if v is not None]
    per_person = columns[0].height / values[0]
    assert columns[0].bottom - line.top == pytest.approx(30 * per_person, abs=0.05)


def test_the_name_of_the_target_says_its_value_once() -> None:
    assert "Target 100%" in picture(ACHIEVEMENT, STYLE).texts
    assert picture(BY_ID["target-kolom"], STYLE).prose.count("Jumlah responden minimal 30") == 1
    assert "Nilai tertinggi skala 17,50" in picture(SKM_MONTHLY, STYLE).prose


def test_columns_with_long_names_become_bars() -> None:
    bars = picture(BY_ID["nama-panjang"], STYLE).filled(COLORS.seri[0])
    assert len({round(b.left, 2) for b in bars}) == 1
    assert picture(BY_ID["nama-panjang"], STYLE).prose.count(LONG.split()[-1]) == 9


def test_a_chart_with_more_bars_is_drawn_taller() -> None:
    few, many = picture(SKM_ELEMENTS, STYLE).paper, picture(VARIABLES, STYLE).paper
    assert many.height > few.height
    assert many.width == pytest.approx(15.5 / 2.54 * 72, abs=0.01)


def test_special_characters_come_out_as_typed() -> None:
    texts = picture(BY_ID["tanda-khusus"], STYLE).texts
    assert {"P&K <utama> $x_1$", "50% \\alpha ^2", "A & B", "<C>"} <= set(texts)


TREES = tuple(chart for chart in (ORGANISATION, *HARD) if chart.kind is ChartKind.TREE)


def _nodes(node: TreeNode) -> list[TreeNode]:
    return [node, *(n for child in node.anak for n in _nodes(child))]


@pytest.mark.parametrize("chart", TREES, ids=names(TREES))
def test_an_organisation_chart_has_a_box_for_every_unit_with_its_text_inside(chart: Chart) -> None:
    drawn = picture(chart, STYLE)
    assert chart.tree is not None
    boxes = [s.area for s in drawn.shapes if s.fill != "none" and s.area.height < 200 and s.stroke]
    assert len(boxes) == len(_nodes(chart.tree))
    assert not any(a.meets(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    homeless = [w.text for w in drawn.words if not any(b.holds(w.area, 0) for b in boxes)]
    assert homeless == []


def test_a_row_that_does_not_match_the_categories_is_refused() -> None:
    wrong = replace(HISTORY, series=(row("Target", "1"),))
    with pytest.raises(ValueError, match="riwayat-ikm: series Target has 1 entries for 3"):
        picture(wrong, STYLE)
    with pytest.raises(ValueError, match="notes"):
        picture(replace(HISTORY, notes=("a",)), STYLE)


def test_a_value_near_the_target_line_stays_readable() -> None:
    near = replace(BY_ID["target-kolom"], series=(row("R", *["29"] * 11, "45"),))
    drawn = picture(near, STYLE)
    masks = drawn.filled("ffffff")
    labels = [w for w in drawn.words if w.text == "29"]
    assert len(labels) == 11
    assert all(any(m.holds(w.area, 0.5) for m in masks) for w in labels)


def test_many_points_keep_only_the_values_that_say_something() -> None:
    labelled = [t for t in picture(BY_ID["empat-puluh-titik"], STYLE).texts if t.endswith("%")]
    ticks = [t for t in labelled if "," not in t]
    assert 2 <= len(labelled) - len(ticks) <= 8


def test_zero_is_on_the_axis_unless_told_otherwise() -> None:
    flat = Chart("datar", ChartKind.COLUMNS, "", ("a", "b"), (row("N", "98.1", "98.2"),))
    heights = [c.height for c in picture(flat, STYLE).filled(COLORS.seri[0])]
    assert heights[0] / heights[1] == pytest.approx(float(Decimal("98.1") / Decimal("98.2")), 1e-3)


# --- amounts that round alike ------------------------------------------------------------


@pytest.mark.parametrize(
    ("amounts", "printed"),
    [
        (("32006500000", "31697111772"), ["32,0", "31,7"]),
        (("19200000000", "18450312400"), ["19", "18"]),
        (("32006500000", "32006500000"), ["32", "32"]),  # the same amount looks the same
        (("32006500000", "32006400000"), ["32,01", "32,01"]),  # no longer labels without end
    ],
)
def test_amounts_have_decimals_where_different_ones_would_look_alike(
    amounts: tuple[str, str], printed: list[str]
) -> None:
    chart = replace(PNBP, series=(row("Target", *amounts),), categories=("I", "II"), notes=())
    chart = replace(chart, places=0)
    labels = axis_labels(chart, present(chart))
    assert [labels.short(value) for value in present(chart)] == printed
    assert value_code(chart).endswith(f"#,##0{'.' * (labels.places > 0)}{'0' * labels.places},,,")
