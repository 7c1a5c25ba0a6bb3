"""Columns get the width that their words need, so that rows take few lines."""

from __future__ import annotations

import pytest

from lkjip_docgen.document import Cell, Row, Text
from lkjip_docgen.narrative.tables.perjanjian import _columns
from lkjip_docgen.narrative.tables.program import code_width

SHORT, LONG = "Indeks", "Persentase permohonan yang diselesaikan tepat waktu di seluruh loket " * 3
PAGE_CM = 16.0


def agreed(objective: str, *indicators: str) -> list[Row]:
    """The rows of one objective beside its indicators."""
    title = (Cell((Text("1"),), rowspan=len(indicators)), Cell((Text(objective),)))
    cells = [(Cell((Text(one),)), Cell((Text("90,00%"),))) for one in indicators]
    return [Row((*title, *cells[0])), *map(Row, cells[1:])]


@pytest.mark.parametrize(
    ("rows", "wider"),
    [
        (agreed(LONG, SHORT), "objective"),
        (agreed(SHORT, LONG), "indicator"),
        (agreed(SHORT, SHORT), "neither"),
        (agreed(LONG, LONG, LONG, LONG), "indicator"),  # the objective stands beside all three
    ],
)
def test_the_longer_words_of_an_agreement_get_the_wider_column(rows: list[Row], wider: str) -> None:
    number, objective, indicator, target = (column.weight for column in _columns(rows))
    found = "neither"
    if objective != pytest.approx(indicator):
        found = "objective" if objective > indicator else "indicator"
    assert found == wider
    assert number + objective + indicator + target == pytest.approx(PAGE_CM)


def test_a_column_of_codes_is_as_wide_as_its_longest_code_in_its_type() -> None:
    codes = ["1.02", "1.02.01.2.01.0001"]
    assert code_width(["1"], small=True) == code_width(["1"], small=False)  # the least
    assert code_width(codes[:1], small=True) < code_width(codes, small=True)
    assert code_width(codes, small=True) < code_width(codes, small=False)
    assert code_width(["1" * 99], small=True) < PAGE_CM / 4


def test_a_code_with_capitals_has_the_room_that_they_take() -> None:
    """In bold type a W is as wide as two digits: 076.01.WA was broken before its last letter."""
    assert code_width(["076.01.WA"], small=False) > code_width(["076.01.01"], small=False)
    assert code_width(["076.01.WA"], small=False) >= 2.05
