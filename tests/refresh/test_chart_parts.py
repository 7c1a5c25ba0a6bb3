"""Series, axes and texts of one chart whose look people have changed."""

from __future__ import annotations

import re
from decimal import Decimal

from lxml import etree

from lkjip_docgen.document import Chart, ChartKind, Series
from lkjip_docgen.docx import Element, data_of_chart, parse_xml, q
from lkjip_docgen.native_charts import native_chart
from lkjip_docgen.refresh.chart_parts import merged_chart
from lkjip_docgen.style import load_style

STYLE = load_style()


def chart(**series: tuple[int, ...]) -> Element:
    count = len(next(iter(series.values())))
    kind = ChartKind.LINES if count > 3 else ChartKind.COLUMNS
    data = Chart(
        id="contoh",
        kind=kind,
        alt="Contoh.",
        categories=tuple(str(2021 + n) for n in range(count)),
        series=tuple(Series(name, tuple(map(Decimal, row))) for name, row in series.items()),
        axis_title="Orang" if "Orang" in series else "",
    )
    return parse_xml(native_chart(data, STYLE).xml)


def painted(root: Element, *changes: tuple[str, str]) -> Element:
    """The chart after people have changed it."""
    text = etree.tostring(root).decode()
    for old, new in changes:
        assert re.search(old, text)
        text = re.sub(old, new, text)
    return parse_xml(text)


def said(root: Element) -> dict[str, tuple[str, ...]]:
    return {series.name: series.values for series in data_of_chart(root).series}


def values(root: Element, path: str) -> list[str]:
    return [str(found.get("val")) for found in root.findall(path)]


GREEN = ("B8892B", "00AA00")


def test_a_chart_that_nobody_changed_is_the_new_one() -> None:
    old, new = chart(A=(1, 2), B=(3, 4)), chart(A=(1, 2), B=(3, 9))
    saved = painted(old, ("<c:plotVisOnly", '<c:extLst><c:ext uri="x"/></c:extLst><c:plotVisOnly'))
    for mine in (old, saved):
        assert etree.tostring(merged_chart(old, mine, new)) == etree.tostring(new)


def test_series_come_and_go_and_the_others_keep_their_look() -> None:
    old, new = chart(A=(1, 2), B=(3, 4)), chart(B=(3, 5), C=(6, 7))
    merged = merged_chart(old, painted(old, GREEN), new)
    assert said(merged) == {"B": ("3", "5"), "C": ("6", "7")}
    assert "00AA00" in etree.tostring(merged).decode()
    numbers = values(merged, f".//{q('c', 'ser')}/{q('c', 'idx')}")
    assert len(set(numbers)) == 2


def test_a_series_of_another_name_keeps_its_look() -> None:
    old, new = chart(A=(1, 2), Lama=(3, 4)), chart(A=(1, 2), Baru=(3, 4))
    merged = merged_chart(old, painted(old, GREEN), new)
    assert said(merged) == {"A": ("1", "2"), "Baru": ("3", "4")}
    assert "00AA00" in etree.tostring(merged).decode()


def test_more_years_come_in() -> None:
    old, new = chart(A=(1, 2)), chart(A=(1, 2, 3))
    merged = merged_chart(old, painted(old, ('gapWidth val="[0-9]+"', 'gapWidth val="7"')), new)
    assert data_of_chart(merged).categories == ("2021", "2022", "2023")
    assert values(merged, f".//{q('c', 'gapWidth')}") == ["7"]


def test_the_axis_follows_unless_people_set_its_end() -> None:
    old, new = chart(A=(1, 4), B=(2, 3)), chart(A=(1, 4000), B=(2, 3))
    end = f".//{q('c', 'valAx')}/{q('c', 'scaling')}/{q('c', 'max')}"
    merged = merged_chart(old, painted(old, GREEN), new)
    assert values(merged, end) == values(new, end)
    own = painted(old, GREEN, ('<c:max val="[^"]*"/>', '<c:max val="8"/>'))
    assert values(merged_chart(old, own, new), end) == ["8"]


def test_a_kind_that_people_chose_stays() -> None:
    old, new = chart(A=(1, 2), B=(3, 4)), chart(A=(5, 2), B=(3, 4))
    mine = painted(old, ('barDir val="col"', 'barDir val="bar"'))
    merged = merged_chart(old, mine, new)
    assert values(merged, f".//{q('c', 'barDir')}") == ["bar"]
    assert said(merged)["A"] == ("5", "2")


def test_other_points_of_a_line_say_their_values() -> None:
    old = chart(A=(1, 2, 9, 4, 5, 6, 0, 8, 7))
    new = chart(A=(1, 2, 3, 4, 5, 9, 6, 0, 7))
    mine = painted(old, ("1F3864", "00AA00"))
    silent = f".//{q('c', 'dLbl')}/{q('c', 'idx')}"
    merged = merged_chart(old, mine, new)
    assert values(merged, silent) == values(new, silent) != values(old, silent)


def test_the_heading_comes_and_goes_with_the_data() -> None:
    plain, headed = chart(A=(1, 2)), chart(Orang=(1, 2))
    words = q("a", "t")
    blue = ("1F3864", "00AA00")
    merged = merged_chart(plain, painted(plain, blue), headed)
    assert [t.text for t in merged.iter(words)] == ["Orang"]
    assert values(merged, f".//{q('c', 'autoTitleDeleted')}") == ["0"]
    merged = merged_chart(headed, painted(headed, blue), plain)
    assert not list(merged.iter(words))
    own = painted(headed, blue, (">Orang<", ">Pegawai<"))
    assert [t.text for t in merged_chart(headed, own, plain).iter(words)] == ["Pegawai"]
