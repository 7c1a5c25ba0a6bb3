"""A chart of Word says what the chart says: in its own copy of the numbers and in its workbook."""

from __future__ import annotations

import sys
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from native_examples import NATIVE, TARGET, YEARS, bars, columns, lines, numbers, panels
from openpyxl import load_workbook

from lkjip_docgen.document import SHORT, Chart, ChartKind, NumberFormat, Series, Span, TreeNode
from lkjip_docgen.docx import data_of_chart, parse_xml
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.native_charts import chart_book, height_cm, native_chart
from lkjip_docgen.native_charts.number_codes import axis_code, value_code, whole_code
from lkjip_docgen.native_charts.suitable import is_native
from lkjip_docgen.records import replace
from lkjip_docgen.style import load_style

STYLE = load_style()
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

with_each = pytest.mark.parametrize("chart", NATIVE.values(), ids=NATIVE)


def drawn(chart: Chart) -> etree._Element:
    return parse_xml(native_chart(chart, STYLE).xml)


def attribute(root: etree._Element, path: str) -> str:
    found = root.find(path)
    assert found is not None, path
    return str(found.get("val", ""))


def values_in_workbook(data: bytes, columns: int, first: int) -> list[list[object]]:
    """The numbers below each name of a series, read by another program."""
    sheet = load_workbook(BytesIO(data))["Data"]
    rows = list(sheet.iter_rows(values_only=True))
    return [[row[n] for row in rows] for n in range(first, first + columns)]


# --- which charts --------------------------------------------------------------------


@with_each
def test_columns_bars_lines_and_panels_are_drawn_by_word(chart: Chart) -> None:
    assert is_native(chart)


@pytest.mark.parametrize(
    "chart",
    [
        Chart("bagan", ChartKind.TREE, "Bagan.", tree=TreeNode("Kepala")),
        replace(columns(), kind=ChartKind.DUMBBELL),
        replace(bars(), kind=ChartKind.DOTS),
        bars(reference=TARGET),  # a line across lying bars
        bars(clip=Decimal(10)),
        bars(groups=("A", "B")),
        columns(spans=(Span(Decimal(3), Decimal(4)), None, None)),
        columns(focus=1),
        lines(hollow=(True,) + (False,) * 11),  # which LibreOffice would draw full
        columns(series=(Series("Target", (None, None, None)),)),  # nothing to draw
        columns(  # a reason beside values of the same year has no place
            series=(
                Series("Target", numbers("1", None, "3"), ("", "tidak ditetapkan", "")),
                Series("Realisasi", numbers("1", "2", "3")),
            )
        ),
        panels(groups=()),
        panels(series=(Series("Pagu", numbers("9000000000", "1", "2", "3")),)),  # digits lost
        panels(format=NumberFormat.DECIMAL),  # each panel has a scale of its own
        lines(100),
    ],
)
def test_all_that_word_would_draw_otherwise_stays_a_picture(chart: Chart) -> None:
    assert not is_native(chart)


def test_columns_whose_names_have_no_room_lie() -> None:
    long = tuple(f"Pengembangankompetensiberkelanjutan {n}" for n in range(12))
    values = Series("Nilai", numbers(*map(str, range(12))))
    chart = columns(categories=long, series=(values,), notes=())
    assert attribute(drawn(chart), f".//{C}barDir") == "bar"
    assert attribute(drawn(columns()), f".//{C}barDir") == "col"
    assert height_cm(chart) > chart.height_cm == height_cm(columns())


# --- what it says ----------------------------------------------------------------------


@with_each
def test_its_own_copy_and_its_workbook_say_the_same_numbers(chart: Chart) -> None:
    native = native_chart(chart, STYLE)
    said = data_of_chart(parse_xml(native.xml))
    first = 2 if chart.groups else 1
    written = values_in_workbook(native.workbook, len(chart.series), first)
    for series, copy, column in zip(chart.series, said.series, written, strict=True):
        assert copy.name == series.nama == column[0]
        assert [Decimal(value) for value in copy.values] == list(series.nilai)
        assert [Decimal(str(value)) for value in column[1:]] == list(series.nilai)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.decimals(min_value=-(10**12), max_value=10**12, places=2), min_size=1, max_size=9)
)
def test_any_numbers_stand_in_it_as_they_are(values: list[Decimal]) -> None:
    names = tuple(str(n) for n in range(len(values)))
    chart = lines(series=(Series("Nilai", tuple(values)),), categories=names)
    (series,) = data_of_chart(drawn(chart)).series
    for written, value in zip(series.values, values, strict=True):
        assert float(written) == pytest.approx(float(value), rel=1e-11)


def test_what_is_noted_of_a_category_stands_below_its_name() -> None:
    assert data_of_chart(drawn(columns())).categories[0] == "2021\n124,13%"
    title = "".join(t.text or "" for t in drawn(columns()).find(f".//{C}title").iter(f"{A}t"))
    assert title == "Persentase di bawah kolom: capaian"


def test_a_year_without_values_says_why() -> None:
    gaps = ("", "tidak dapat diperbandingkan", "")
    chart = columns(
        series=(
            Series("Target", numbers("1", None, "3"), gaps),
            Series("Realisasi", numbers("1", None, "3"), gaps),
        ),
        notes=(),
    )
    said = data_of_chart(drawn(chart))
    assert said.categories == ("2021", "2022\ntidak dapat diperbandingkan", "2023")
    assert said.series[0].values == ("1", "", "3")
    assert attribute(drawn(chart), f".//{C}dispBlanksAs") == "gap"


def test_groups_are_named_where_they_begin() -> None:
    levels = drawn(panels()).findall(f".//{C}ser[1]/{C}cat//{C}lvl")
    texts = [[point.findtext(f"{C}v") for point in level] for level in levels]
    assert texts == [["2022", "2023", "2022", "2023"], ["Pegawai", "Modal"]]


def test_a_target_is_a_line_with_its_value_in_its_name() -> None:
    root = drawn(columns(reference=TARGET, limit=None))
    line = root.find(f".//{C}lineChart/{C}ser")
    assert line is not None
    said = data_of_chart(root).series[-1]
    assert said.name == "Target 100"
    assert set(said.values) == {"100"}
    assert STYLE.warna.kurang in etree.tostring(line).decode()


def test_bars_below_their_target_have_the_colour_for_it() -> None:
    chart = bars(
        categories=("A", "B", "C"),
        series=(Series("Capaian", numbers("100", "6", "98")),),
        tones=("", SHORT, "00AA00"),
    )
    root = drawn(chart)
    points = root.findall(f".//{C}ser[1]/{C}dPt")
    colors = [point.find(f".//{A}srgbClr").get("val") for point in points]
    assert [attribute(point, f"{C}idx") for point in points] == ["1", "2"]
    assert colors == [STYLE.warna.kurang, "00AA00"]


def test_the_tones_of_columns_are_those_of_their_notes_alone() -> None:
    assert not list(drawn(columns(tones=(SHORT, SHORT, SHORT))).iter(f"{C}dPt"))


def places_of_labels(root: etree._Element, series: int) -> dict[str, str]:
    """On which side of its line the value of each point stands that has a place of its own."""
    labels = root.findall(f".//{C}ser")[series].findall(f"{C}dLbls/{C}dLbl")
    placed = [label for label in labels if label.find(f"{C}dLblPos") is not None]
    return {attribute(one, f"{C}idx"): attribute(one, f"{C}dLblPos") for one in placed}


def test_the_value_of_a_dip_stands_below_it() -> None:
    assert places_of_labels(drawn(lines()), 0) == {"6": "b"}


def test_where_lines_cross_the_upper_value_stands_above() -> None:
    chart = lines(
        categories=YEARS,
        series=(
            Series("Satu", numbers("1", "5", "6")),
            Series("Dua", numbers("2", "3", "9")),
        ),
    )
    root = drawn(chart)
    usual = [attribute(one, f"{C}dLbls/{C}dLblPos") for one in root.findall(f".//{C}ser")]
    assert usual == ["b", "t"]
    assert (places_of_labels(root, 0), places_of_labels(root, 1)) == ({"1": "t"}, {"1": "b"})


def silent_points(chart: Chart) -> set[int]:
    """The points of a line whose values are not printed."""
    labels = drawn(chart).iter(f"{C}dLbl")
    return {int(attribute(one, f"{C}idx")) for one in labels if one.find(f"{C}delete") is not None}


def test_long_lines_say_their_first_last_highest_and_lowest_values() -> None:
    assert silent_points(lines()) == set(range(12)) - {0, 2, 6, 11}
    assert silent_points(lines(labelled=(4,))) == set(range(12)) - {0, 2, 4, 6, 11}
    short = lines(categories=YEARS, series=(Series("Nilai", numbers("1", "3", "2")),))
    assert silent_points(short) == set()


def test_the_axis_ends_at_the_limit_and_columns_begin_at_zero() -> None:
    scaling = drawn(columns()).find(f".//{C}valAx/{C}scaling")
    assert scaling is not None
    assert (float(attribute(scaling, f"{C}min")), float(attribute(scaling, f"{C}max"))) == (0, 4)


# --- how numbers are printed -------------------------------------------------------------


@pytest.mark.parametrize(
    ("chart", "values", "axis", "cells"),
    [
        (columns(), "[$-421]#,##0.00", "[$-421]#,##0", "[$-421]#,##0.00"),
        (bars(), "[$-421]#,##0", "[$-421]#,##0", "[$-421]#,##0"),
        (
            columns(format=NumberFormat.PERCENT),
            '[$-421]#,##0.00"%"',
            '[$-421]#,##0"%"',
            '[$-421]#,##0.00"%"',
        ),
        (panels(), "[$-421]#,##0.00,,,", "[$-421]#,##0.0,,,", "[$-421]#,##0"),
    ],
)
def test_codes_follow_the_format_of_the_chart(
    chart: Chart, values: str, axis: str, cells: str
) -> None:
    assert (value_code(chart), axis_code(chart), whole_code(chart)) == (values, axis, cells)


def test_a_negative_number_has_the_sign_that_the_text_has() -> None:
    chart = lines(series=(Series("Perubahan", numbers("-1.5", "2")),), categories=("A", "B"))
    assert value_code(chart) == '[$-421]#,##0.00;[$-421]"−"#,##0.00'


# --- how it is written ---------------------------------------------------------------------


@with_each
def test_the_same_chart_gives_the_same_bytes(chart: Chart) -> None:
    assert native_chart(chart, STYLE) == native_chart(chart, STYLE)
    assert chart_book(chart, STYLE) == chart_book(chart, STYLE)


@with_each
def test_nothing_is_left_for_programs_to_assume(chart: Chart) -> None:
    root = drawn(chart)
    assert attribute(root, f"{C}roundedCorners") == "0"
    for axis in root.iter(f"{C}catAx", f"{C}valAx"):
        assert attribute(axis, f"{C}delete") == "0"
    for labels in root.iter(f"{C}dLbls"):
        shown = [child for child in labels if child.tag.startswith(f"{C}show")]
        assert [c.get("val") for c in shown] == ["0", "1", "0", "0", "0", "0"]
    for series in root.iterfind(f".//{C}lineChart/{C}ser"):
        assert attribute(series, f"{C}smooth") == "0"
    outside = root.find(f"{C}externalData")
    assert outside is not None
    assert attribute(outside, f"{C}autoUpdate") == "0"


def test_the_workbook_inside_holds_no_chart_and_that_of_lkjip_charts_does() -> None:
    chart = columns()
    inside = ZipFile(BytesIO(native_chart(chart, STYLE).workbook)).namelist()
    alone = ZipFile(BytesIO(chart_book(chart, STYLE))).namelist()
    assert "xl/charts/chart1.xml" in alone
    assert "xl/charts/chart1.xml" not in inside


def test_a_missing_library_is_named_with_both_ways_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(LkjipError) as caught:
        native_chart(columns(), STYLE)
    (finding,) = caught.value.findings
    assert finding.code == "LK409"
    assert "lkjip-docgen[grafik]" in finding.suggestion
    assert 'grafik = "gambar"' in finding.suggestion
